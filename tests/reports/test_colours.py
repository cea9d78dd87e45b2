"""Colours: told apart by colour-blind readers, legible on both papers, and never the only sign."""

import re

import pytest

from reliability.reports import page
from reliability.reports.charts import palette

STYLE = re.findall(
    r"<style>(.*?)</style>", page.render("sources.html", headline="", sections=(), about={}), flags=re.DOTALL
)[0]
SIGHT = {  # Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                   (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
                     (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
                   (0.004733, 0.691367, 0.303900)),
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}  # fmt: skip


def linear(colour):
    digits = colour.lstrip("#")
    whole = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour):
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour, sight):
    seen = [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in SIGHT[sight]]
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(a * max(0, b) for a, b in zip(row, seen, strict=True)) for row in matrix]
    white = (0.9505, 1.0, 1.089)
    f = [c ** (1 / 3) if (c := part / of) > 0.008856 else 7.787 * c + 16 / 116
         for part, of in zip(xyz, white, strict=True)]  # fmt: skip
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def apart(one, other, sight):
    return sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5


def scheme(name):
    blocks = re.findall(r":root\{(.*?)\}", STYLE, flags=re.DOTALL)
    return dict(re.findall(r"--(\w+):(#\w+)", blocks[{"light": 0, "dark": 1, "print": 2}[name]]))


SCHEMES = ("light", "dark", "print")


@pytest.mark.parametrize("sight", SIGHT)
def test_up_and_down_are_told_apart(sight):
    pairs = [(palette.BLUE, palette.ORANGE), *((scheme(s)["up"], scheme(s)["down"]) for s in SCHEMES)]
    for one, other in pairs:
        assert apart(one, other, sight) > 30


@pytest.mark.parametrize("name", SCHEMES)
def test_text_and_signs_have_contrast(name):
    colours = scheme(name)
    for wash in ("paper", "hedging", "sourcing", "loaded", "tone", "belief"):
        assert contrast(colours["ink"], colours[wash]) >= 7
    assert contrast(colours["soft"], colours["paper"]) >= 4.5
    for sign in ("up", "down", "said"):
        assert contrast(colours[sign], colours["paper"]) >= 3


@pytest.mark.parametrize("paper", ["#ffffff", scheme("dark")["paper"]])
def test_the_charts_grey_is_seen_on_both_papers(paper):
    assert contrast(palette.GREY, paper) >= 3
