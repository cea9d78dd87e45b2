"""What all charts share, and that each can be drawn from few and many records with hostile names."""

from dataclasses import replace

import pytest

import reliability
from reliability.records import Rank
from reliability.reports import charts
from reliability.results import Profiles

DRAWN = [charts.ranking, charts.map, charts.families, charts.timeline]


@pytest.fixture
def many(profiles):
    """300 sources, best first."""
    return Profiles(
        replace(
            profiles[0],
            source=f"source-{rank:03}.example",
            reliability=90 - rank / 5,
            ranks={"reliability": Rank(1, 1, "A")},
        )
        for rank in range(300)
    )


@pytest.mark.parametrize("draw", DRAWN)
@pytest.mark.parametrize("width", [200, 600])
def test_a_chart_of_sources_is_a_picture_with_a_name(draw, width, profiles):
    drawn = charts.svg(draw(profiles, width), 'a "label"')
    assert drawn.startswith('<svg role="img" aria-label="a &#34;label&#34;"')
    assert "<script>" not in drawn


def drawn_rows(chart):
    (rows,) = chart.to_dict()["datasets"].values()
    return rows


@pytest.mark.parametrize("draw", [charts.families, charts.timeline])
def test_names_that_are_cut_alike_stay_apart(draw, profiles):
    long = "The Daily News of the Northern District"
    sources = [replace(profiles[0], source=f"{long} {at}", period="2026-01") for at in range(2)]
    assert len({row["source"] for row in drawn_rows(draw(sources))}) == 2


def test_periods_are_shortened_and_printable(profiles):
    (row,) = drawn_rows(charts.timeline([replace(profiles[0], period="a\x1b" + "b" * 99)]))
    assert row["period"].startswith("a b")
    assert len(row["period"]) <= 24


@pytest.mark.parametrize("draw", DRAWN)
def test_nothing_to_draw_is_drawn(draw):
    assert "<svg" in charts.svg(draw(Profiles()), "")


@pytest.mark.parametrize(("draw", "limit"), [(charts.ranking, 90_000), (charts.map, 110_000)])
def test_hundreds_of_sources_stay_small(draw, limit, many):
    assert len(charts.svg(draw(many), "")) < limit


def test_every_chart_has_a_public_name(score, profiles):
    assert reliability.charts.__all__ == ["article", "families", "map", "ranking", "timeline"]
    for name in ("families", "map", "ranking", "timeline"):
        assert hasattr(getattr(reliability.charts, name)(profiles), "to_json")
    assert charts.png(reliability.charts.article(score))[:4] == b"\x89PNG"
