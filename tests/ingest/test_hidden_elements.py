"""What a page does not show is not measured, and told; the article is our own."""

import time

import pytest

from reliability.ingest.hidden_elements import drop_hidden
from reliability.ingest.html_tree import parse_page
from reliability.ingest.page_extraction import extract

SHOWN = "".join(
    f"<p>The council of the harbour town voted on plan {number} on Tuesday, said Maria Lopez, after a debate "
    "about the costs of the bridge that lasted until the evening.</p>\n"
    for number in range(6)
)
SECRET = (
    "According to the audit office, the secret ledger was read by 12 officials in March; the ministry said "
    "that none of its 40 pages had been changed."
)
HIDDEN = [
    *(
        f'<p style="{style}">{SECRET}</p>'
        for style in (
            "display: none", "DISPLAY:NONE !important", "visibility:hidden", "font-size:0", "font-size: 0px;",
            "font-size:.0em", "font-size:1px", "opacity:0", "opacity: 0.0;", "color:transparent",
            "color:#fff;background:#FFFFFF", "color:white", "color: rgba(1, 2, 3, 0)",
            "color:red;background:red",
            "position:absolute;left:-9999px", "text-indent:-9999px", "height:0;overflow:hidden",
            "overflow:hidden;color:#111;max-height:0px", "position:absolute;clip:rect(0,0,0,0)",
            "clip-path: inset(50%)",
        )
    ),
    f"<p hidden>{SECRET}</p>", f"<div hidden><p>{SECRET}</p></div>", f"<template><p>{SECRET}</p></template>",
    f'<p class="sr-only">{SECRET}</p>', f'<p><font size="0">{SECRET}</font></p>',
    f'<p><font color="#ffffff">{SECRET}</font></p>', f"<!-- <p>{SECRET}</p> -->",
    f"<style>h1{{color:red}} p.x, #y {{ display:none }}</style><p class='a x'>{SECRET}</p>",
    f"<style>@media print{{.z{{color:red}}}} .x{{display:none}}</style><p class=x>{SECRET}</p>",
    f"<p>RecentKeys by all who read it. <span style='display:none'>{SECRET}</span></p>",
]  # fmt: skip


def page(inside):
    body = f"<body><article>{SHOWN}{inside}{SHOWN}</article></body>"
    return f"<html><head><title>A vote</title></head>{body}</html>"


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_is_not_shown_is_left_out(hidden):
    article = extract(page(hidden))
    assert "secret" not in article.text
    assert article.text.count("harbour") == 12
    assert article.notes == (() if "<!--" in hidden else ("hidden_text",))


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="color:white;background:#000">SECRET</p>',
        '<div style="background-color: navy"><p style="color:#fff">SECRET</p></div>',
        '<p style="opacity:0.9;font-size:0.9em;margin-left:-10px">SECRET</p>',
        '<p style="height:0">SECRET</p>',
        "<style>@media print { .x { display:none } }</style><p class=x>SECRET</p>",
        "<style>.menu .x { display:none }</style><p class=x>SECRET</p>",
    ],
)
def test_what_is_shown_stays(shown):
    article = extract(page(shown.replace("SECRET", SECRET)))
    assert "secret" in article.text
    assert article.notes == ()


def test_a_page_that_hides_all_until_a_script_has_run_keeps_its_text():
    html = f'<html><body><div style="opacity:0"><article>{SHOWN}</article></div></body></html>'
    assert extract(html).text.count("harbour") == 6


def test_hidden_microdata_still_dates_the_page():
    dated = '<time hidden itemprop="datePublished" datetime="2026-01-05">January 5, 2026</time>'
    assert extract(page("").replace("<article>", f"<article>{dated}")).published == "2026-01-05"


def test_hidden_menus_and_boxes_are_not_noted():
    menu = '<div style="display:none"><ul><li>Home</li><li>Sport and weather</li></ul></div>'
    assert extract(page("").replace("<article>", f"{menu}<article>")).notes == ()


@pytest.mark.parametrize(
    "many",
    [
        "<b hidden>x</b>",
        "<p hidden>x",
        "<p>x</p><i style='color:white'>x</i>",
        "<style>.a{opacity:0}</style>",
    ],
)
def test_time_grows_with_the_page(many):
    def once(times):
        markup = parse_page(f"<html><body><div>{many * times}</div></body></html>")
        begun = time.process_time()
        drop_hidden(markup)
        return time.process_time() - begun

    def seconds(times):
        return min(once(times) for _ in range(3))

    once(100)
    assert seconds(8000) < 12 * max(seconds(2000), 0.02)
