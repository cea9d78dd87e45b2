import math

import pytest

from reliability.extractors import genre
from reliability.records import Article
from reliability.text import read

REPORT = (
    "The council said on Monday that the Keld bridge would close for two weeks. Mayor Ida Brandt told "
    "reporters that engineers had found cracks, and a spokesman added that buses would run instead. "
    "The ministry said repairs would cost 4 million crowns, according to a report published on Sunday. "
)
ARGUMENT = (
    "We are not told why, and we are not asked. I do not believe a word of it, and my neighbours do "
    "not either. Why should our town pay? It is not fair, it is not wise, and we should not accept it. "
    "What are they afraid of? "
)


def found(text, **given):
    findings = genre.extract(read(Article(text=text, **given)))
    (named,) = [name for name, value in findings.values.items() if value] or [""]
    assert findings.labels["genre"] == named.removeprefix("genre_")
    return findings.labels["genre"]


def evidence(text, **given):
    article = Article(text=text, **given)
    found = genre.extract(read(article)).evidence
    return [(article.title if e.part == "title" else text)[e.start : e.end] for e in found]


def test_others_speak_in_a_report_and_the_writer_in_an_opinion():
    assert found(REPORT * 3) == "report"
    assert found(ARGUMENT * 3) == "opinion"


def test_what_people_say_in_quotations_is_not_an_opinion_of_the_writers():
    assert found(REPORT * 3 + f"“{ARGUMENT}”, she said.") == "report"


def test_neither_one_nor_the_other_is_unsure():
    text = "The bridge stands on eleven piers. It carries two lanes and a path. Trains use another. "
    assert found(text * 4) == ""


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://courier.example/opinion/2026/no-bridge", "opinion"),
        ("https://opinion.courier.example/no-bridge", "opinion"),
        ("https://courier.example/news/keld-bridge-live-updates", "live_blog"),
        ("https://courier.example/live/keld", "live_blog"),
        ("https://www.prnewswire.com/news/keld.html", "press_release"),
        ("https://courier.example/news/opinion", "report"),
        ("https://courier.example/local/keld?from=/opinion/", "report"),
    ],
)
def test_the_address_decides(url, expected):
    assert found(REPORT * 3, url=url) == expected


@pytest.mark.parametrize("title", ["Opinion: Close it", "Close the bridge | Op-Ed", "EDITORIAL — Enough"])
def test_a_label_on_the_headline_decides(title):
    assert found(REPORT * 3, title=title) == "opinion"
    assert evidence(REPORT * 3, title=title)[0].lower().strip() in {"opinion", "op-ed", "editorial"}


@pytest.mark.parametrize(
    "title", ["Public opinion: bridge divides", "Letter bomb: two held", "Keld: a letter"]
)
def test_other_headlines_do_not(title):
    assert found(REPORT * 3, title=title) == "report"


def test_a_label_line_or_a_line_on_the_author_shows_opinion():
    assert found(f"OPINION\n\n{REPORT * 3}") == "opinion"
    about = "Tom Hale is a columnist for the Courier."
    assert evidence(f"{REPORT * 3}\n\n{about}") == ["is a columnist"]


def test_entries_with_times_make_a_live_blog():
    entries = "".join(f"\n\n{hour}:{hour}5 a.m.\n{REPORT}" for hour in range(2, 6))
    assert found(f"Here is what happened.{entries}") == "live_blog"
    assert evidence(f"Here is what happened.{entries}")[0] == "2:25 a.m."
    assert found(f"{REPORT}\n\n10:30 GMT\n\n{REPORT}") == "report"


def test_lengths_of_videos_are_not_times_of_day():
    bare = "Here is what happened.\n\n{}\nThe bridge closed.\n\n{}\nBuses ran.\n\n{}\nIt opened."
    assert found(bare.format("14:35", "13:20", "09:05")) == "live_blog"
    assert found(bare.format("00:52", "00:52", "01:34")) != "live_blog"


def test_press_releases_say_so():
    assert found(f"FOR IMMEDIATE RELEASE\n\n{REPORT * 3}") == "press_release"
    assert found(f"KELD, May 5, 2026 /PRNewswire/ -- {REPORT * 3}") == "press_release"
    assert found(f"{REPORT * 3}\n\nMedia contact: press@keld.example") == "press_release"


def test_excerpts_with_a_way_to_the_original_are_aggregation():
    excerpt = f"From the Courier:\n\n“{REPORT * 3}”\n\nRead the rest at the Courier."
    assert found(excerpt) == "aggregation"
    assert found(f"{REPORT * 3}\n\nRead the full report here.") == "report"


def test_without_words_nothing_is_defined():
    values = genre.extract(read(Article(text=" "))).values.values()
    assert all(map(math.isnan, values))
