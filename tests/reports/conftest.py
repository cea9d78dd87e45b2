"""Records to be drawn, with hostile names and texts."""

import pytest

from reliability import extractors
from reliability.records import (
    Article,
    ArticleProfile,
    ArticleScore,
    Attribution,
    Evidence,
    Measure,
    Rank,
    SourceProfile,
    Span,
)  # fmt: skip
from reliability.results import Profiles

HOSTILE = "<script>alert(1)</script>"
TEXT = "“We may close it,” Maria Lopez said. A <b>disastrous</b> \u202eplan.\nSubscribe now"
MEASURES = [Measure("hedging", "hedges_per_1000_words", "per 1,000 words", "meaning", "more", "Hyland")]
REGISTER = [measure.name for measure in extractors.measures() if measure.family == "register"][:20]


def place(word):
    return TEXT.index(word), TEXT.index(word) + len(word)


@pytest.fixture
def score():
    article = Article(TEXT, id="x", title=f"{HOSTILE} Bridge closed", source="wire.example")
    profile = ArticleProfile(
        article, 12, (), {"hedging_hedges_per_1000_words": 4.25},
        evidence=(
            Evidence("hedging_hedges_per_1000_words", "text", *place("may")),
            Evidence("loaded_wording_loaded_words_per_1000_words", "text", *place("disastrous")),
        ),
        attributions=(
            Attribution("statement", (Span(*place("said")),), (Span(*place("Maria Lopez")),), (), "person"),
        ),
        boilerplate=(Span(*place("Subscribe now")),),
        quotations=(Span(*place("“We may close it,”")),),
    )  # fmt: skip
    return ArticleScore(
        profile, "scored", (), "default", "0", style=64.0, style_interval=(50.0, 75.0), hedging=40.0,
        hedging_interval=(20.0, 60.0), reliability=70.2, reliability_interval=(50, 90), bias=20,
        bias_interval=(3, 40), baseline=62.0,
        contributions=dict.fromkeys(REGISTER, 1.0) | {"hedging_hedges_per_1000_words": -11.8},
    )  # fmt: skip


@pytest.fixture
def profiles():
    def source(name, reliability, group):
        interval = (reliability - 10, reliability + 10)
        return SourceProfile(
            name, name, 3, 3, 900, (), "default", "0", {}, {"hedging": 40.0}, style=reliability,
            style_interval=interval, hedging=40.0, hedging_interval=(30.0, 55.0), reliability=reliability,
            reliability_interval=interval, bias=100 - reliability, bias_interval=(20, 60), baseline=62.0,
            contributions={"quotation_mean_words": reliability - 62},
            ranks={name: Rank(1, 1, group) for name in ("style", "reliability")},
        )  # fmt: skip

    return Profiles([source("wire.example", 80.0, "A"), source(HOSTILE, 30.0, "B")])


@pytest.fixture
def measures():
    return MEASURES
