import math

import numpy as np
import pytest

from reliability.scoring import references
from reliability.scoring.examples import Examples
from reliability.scoring.references import Reference, percentile

MAIN = references.main_measures()["hedging"]


def examples(values, outlet):
    outlet = np.array(outlet)
    return Examples(
        measures=(MAIN,),
        outlets=tuple(f"o{n}" for n in range(outlet.max() + 1)),
        values=np.array(values, float)[:, None],
        outlet=outlet,
        collection=np.full(len(outlet), ""),
        ratings=np.full((outlet.max() + 1, 2), 50.0),
        order=np.arange(len(outlet)),
        digest="",
    )


@pytest.mark.parametrize(("value", "rank"), [(-1, 0), (0, 12.5), (2.5, 37.5), (10, 75), (20, 100), (99, 100)])
def test_a_value_takes_its_percentile_and_ties_the_mid_rank(value, rank):
    assert percentile((0.0, 0.0, 5.0, 10.0, 20.0), value) == pytest.approx(rank)


def test_nothing_known_has_no_percentile():
    reference = Reference("m", (0.0, 1.0), (0.0, 1.0))
    assert math.isnan(reference.article(math.nan))
    assert math.isnan(reference.outlet(math.nan))


def test_an_outlet_of_many_articles_counts_once():
    """Ninety articles of one outlet at 1, ten of another at 9: each outlet is half of the reference."""
    reference = references.fit(examples([1] * 90 + [9] * 10, [0] * 90 + [1] * 10), None, 5)["hedging"]
    assert reference.measure == MAIN
    assert len(reference.articles) == len(reference.outlets) == 101
    assert reference.article(5) == pytest.approx(50, abs=2)
    assert reference.article(1) == pytest.approx(25, abs=2)
    assert reference.article(9) == pytest.approx(75, abs=2)


def test_outlets_with_few_articles_are_not_reference_outlets():
    reference = references.fit(examples([1] * 5 + [3] * 5 + [100], [0] * 5 + [1] * 5 + [2]), None, 5)[
        "hedging"
    ]
    assert max(reference.outlets) == 3
    assert max(reference.articles) > 3


def test_style_is_referred_to_where_its_points_are_given():
    fitted = references.fit(examples([1] * 10, [0] * 5 + [1] * 5), np.arange(10.0), 5)
    assert fitted["style"].measure == "style"
    assert fitted["style"].outlet(7) == pytest.approx(87.5)
    assert fitted["style"].outlet(4.5) == pytest.approx(50)


def test_a_measure_without_values_has_no_reference():
    assert references.fit(examples([math.nan] * 10, [0] * 10), None, 5) == {}
