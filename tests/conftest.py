from dataclasses import replace

import pytest

from reliability.records import Article, ArticleProfile
from reliability.scoring.model import Band, Level, Model, Part, Term, curve


@pytest.fixture
def prose():
    """Original prose with something for most measures to find."""
    return (
        "Officials said on Tuesday that the bridge may be closed. “We simply do not know,” Maria Lopez, "
        "the mayor, told reporters. According to a report by the Transport Institute, 40 percent of "
        "crossings were unsafe.\n\n"
        "Some people believe the so-called repair was a shameful disaster! I think we must never forget it. "
        "Is that really the best that Berlin can do? It is considered to be the worst in 20 years.\n"
    )


@pytest.fixture
def model():
    """An invented model of two measures."""
    bands = (Band(1, 40.0, 30.0), Band(5, 25.0, 20.0), Band(20, 15.0, 12.0))

    def term(measure, reliability, bias):
        return Term(measure, {"reliability": curve(reliability), "bias": curve(bias)})

    return Model(
        name="invented",
        terms=(
            term("calm_words", [(0, -30), (10, 0), (40, 60)], [(0, 20), (10, 0), (40, -40)]),
            term("loud_words", [(0, 6), (5, -24)], [(0, -7.5), (5, 30)]),
        ),
        parts={"reliability": Part(60.0, 3.0, bands), "bias": Part(40.0, 4.0, bands)},
        levels={"calm": Level("calm_words", (0.0, 0.0, 5.0, 10.0, 20.0))},
        requires={"packages": {}, "word lists": {}},
        about={"seed": 0},
    )


@pytest.fixture
def profile():
    """Makes profiles of 500 words with the given values."""

    def make(calm=10.0, loud=1.0, source="here", words=500, notes=(), **values):
        article = Article(text="", source=source, domain=f"{source}.example")
        return ArticleProfile(article, words, notes, {"calm_words": calm, "loud_words": loud, **values})

    return make


@pytest.fixture
def steep(model):
    """The same model with points that push scores beyond 0 and 100."""

    def stretched(term):
        curves = {target: c._replace(y=tuple(20 * y for y in c.y)) for target, c in term.curves.items()}
        return term._replace(curves=curves)

    return replace(model, terms=tuple(stretched(term) for term in model.terms))


@pytest.fixture
def story():
    """An article of some 170 words, long enough to be scored, with something for most measures to find."""
    return (
        "Officials said on Tuesday that the old bridge may be closed before the winter. “We simply do "
        "not know,” Maria Lopez, the mayor, told reporters. According to a report by the Transport "
        "Institute, 40 percent of crossings were unsafe last year.\n\n"
        "Some people believe the repair was a shameful disaster! The council, which met for six hours "
        "in the town hall, will vote on the plan in March. It is the third plan in two years, and the "
        "costs have grown with each of them.\n\n"
        "Residents of the northern bank have crossed by ferry since the spring. The boat leaves every "
        "twenty minutes and carries sixty passengers, but no cars. Shops near the landing report that "
        "they have lost half of their customers, and two of them have shut for good.\n\n"
        "An engineer who examined the pillars for the city wrote that the steel has rusted from "
        "within. He expects the work to take eighteen months and to cost at least nine million, which "
        "the city does not have. The government in the capital has not yet answered a letter that "
        "asks for help.\n"
    )
