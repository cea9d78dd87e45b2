"""Draw the pictures of README.md and docs/ from the sample corpus: `python docs/pictures.py`.

Needs Debian's chromium. Run it after the models or the reports have changed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from reliability.cli import main as reliability

ROOT = Path(__file__).parents[1]
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb")
STYLE = """<style>
.label { display: inline-block; min-width: 1.5em; margin: 0 .35em; border-radius: 1em; background: #c2185b;
  color: #fff; font: bold 15px/1.5 sans-serif; text-align: center; vertical-align: middle }
</style></head>"""
COMPARE = ("compare", "seeds/corpus", "--report")
EXPLAIN = ("explain", "seeds/corpus/velm-blast.csv", "--id", "blast-1", "--format", "html", "-o")


class Picture(NamedTuple):
    """A page, the part of it that is drawn, and where its numbered labels are inserted.

    `labels` are pieces of the page's HTML: a label follows the first occurrence of each; if it is the tag of
    a heading, the label is at the end of the heading.
    """

    command: tuple[str, ...]
    width: int
    height: int
    labels: tuple[str, ...] = ()


PICTURES: Mapping[str, Picture] = {
    "report.png": Picture(COMPARE, 960, 750),
    "report-labels.png": Picture(
        COMPARE,
        960,
        1350,
        (
            '<p class="lead">',
            '<a href="#term-style">style</a>',
            '<p class="soft key">',
            '<h2 id="differences">',
            '<p class="soft">Pairs of sources that can be told apart',
            '<h2 id="predictions">',
        ),
    ),
    "article-labels.png": Picture(
        EXPLAIN,
        900,
        1660,
        (
            '<h2 id="written">',
            '<h2 id="predicted">',
            '<ul class="switches" aria-label="Marks in the text, to show or hide">\n<li>',
            ">sobbed</span>",
            ">staggering</span>",
            '<h2 id="speakers">',
        ),
    ),
}


def main() -> int:
    """Draw every picture."""
    browser = shutil.which("chromium")
    if not browser:
        sys.stderr.write(
            "docs/pictures.py: chromium is not installed. Install it: apt-get install chromium\n"
        )
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in PICTURES.items():
            page = Path(folder) / f"{name}.html"
            with redirect_stdout(StringIO()):
                reliability([*picture.command, str(page)])
            page.write_text(labelled(page.read_text(encoding="utf-8"), picture.labels), encoding="utf-8")
            draw(browser, page, picture, ROOT / "docs" / "pictures" / name)
    return 0


def labelled(page: str, labels: tuple[str, ...]) -> str:
    """Return `page` with a numbered label after each of `labels`; raises `ValueError` if one is missing."""
    for number, piece in enumerate(labels, 1):
        start = page.find(piece)
        if start < 0:
            raise ValueError(f"The page has no {piece!r}. Change the labels in docs/pictures.py.")
        end = page.index("</h2>", start) if piece.startswith("<h2") else start + len(piece)
        page = f'{page[:end]}<b class="label">{number}</b>{page[end:]}'
    return page.replace("</head>", STYLE, 1) if labels else page


def draw(browser: str, page: Path, picture: Picture, output: Path) -> None:
    """Write a screenshot of the top of `page`."""
    output.parent.mkdir(exist_ok=True)
    size = f"--window-size={picture.width},{picture.height}"
    command = [browser, *FLAGS, size, f"--screenshot={output}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
