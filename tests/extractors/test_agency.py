import pytest

from reliability.extractors import agency
from reliability.records import Article
from reliability.text import read

BODY = "The council said on Monday that the Keld bridge would close for two weeks.\n\nBuses will run instead."


def label(text, **given):
    findings = agency.extract(read(Article(text=text, **given)))
    assert findings.values["agency_copy"] == float("agency" in findings.labels)
    return findings.labels.get("agency", "")


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("KELD (AP) — ", "AP"),
        ("KELD, Marvane (AP) - ", "AP"),
        ("VELM/KELD (Reuters) - ", "Reuters"),
        ("(Reuters) - ", "Reuters"),
        ("Keld (dpa) – ", "dpa"),
        ("Keld, May 5 (IANS): ", "IANS"),
        ("KELD, May 5 (Xinhua) -- ", "Xinhua"),
        ("KELD, May 5. /TASS/. ", "TASS"),
        ("By TOM HALE\n\nKELD (AP) — ", "AP"),
        ("Bridge to close Updated 5 May. KELD (AFP) - ", "AFP"),
    ],
)
def test_datelines(dateline, expected):
    assert label(dateline + BODY) == expected


@pytest.mark.parametrize(
    "head",
    ["By Tom Hale, Associated Press", "By The Associated Press", "Tom Hale\nThe Associated Press", "By AP",
     "Associated Press writer", "By TOM HALE Associated Press"],
)  # fmt: skip
def test_bylines(head):
    assert label(f"{head}\n\n{BODY}") == "AP"


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("© 2026 AFP", "AFP"),
        ("Copyright 2026 The Associated Press. All rights reserved.", "AP"),
        ("(c) Associated Press", "AP"),
        ("(Source: Reuters)", "Reuters"),
        ("(Reporting by Tom Hale; Editing by Ida Brandt)", "Reuters"),
        ("Associated Press writers Tom Hale and Ida Brandt contributed to this report.", "AP"),
        ("This story was reported by The Associated Press.", "AP"),
        ("PTI TH IB", "PTI"),
        ("(AFP)", "AFP"),
        ("--IANS", "IANS"),
    ],
)
def test_credits(foot, expected):
    assert label(f"{BODY}\n\n{foot}") == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nThe Associated Press contributed to this report.",
        f"{BODY}\n\nContributing: The Associated Press",
        f"{BODY}\n\nThis report contains material from the Associated Press.",
        f"{BODY} She told the Associated Press.",
        f"{BODY}\n\nPhoto by Tom Hale/AFP via Getty Images.",
        f"{BODY}\n\n© 2026 Tom Hale/AP Images",
        f"{BODY}\n\nTom Hale | Reuters",
        f"The Keld bridge. (AP Photo/Tom Hale)\n\n{BODY}",
        f"The bridge in the evening (AP)\n\n{BODY}",
        f"Image copyright Reuters Image caption The bridge\n\n{BODY}",
        f"REUTERS/Tom Hale\n\n{BODY}",
        f"By Tom Hale, Courier staff\n\n{BODY}",
        f"{BODY} The Parent Association (PA) objects.",
        "", "(", "©",
    ],
)  # fmt: skip
def test_contributions_pictures_and_mentions_are_not_copy(text):
    assert label(text) == ""


def test_on_its_own_site_an_agency_writes_itself():
    assert label(f"KELD (Reuters) - {BODY}", source="reuters.com") == ""
    assert label(f"KELD (Reuters) - {BODY}", source="The Courier", domain="courier.example") == "Reuters"
    assert label(f"KELD (AP) - {BODY}", source="Associated Press") == ""


def test_the_place_is_shown():
    text = f"Bridge to close\n\nKELD, Marvane (AP) — {BODY}"
    (found,) = agency.extract(read(Article(text=text))).evidence
    assert text[found.start : found.end] == "KELD, Marvane (AP)"
