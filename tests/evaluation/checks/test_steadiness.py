import math

import pytest

from reliability.evaluation.checks import cheating, steadiness
from reliability.records import Article

NUMBERS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


PARAGRAPH = (
    "The {number} council of the harbour town will vote on bridge {at} in March, said clerk {at}, who leads "
    "works office {at}. The costs of plan {at} have grown with the {number} report, and no shop owner on "
    "street {at} believes what the {number} plan says."
)


def story(paragraphs):
    told = enumerate(NUMBERS[:paragraphs])
    return "\n\n".join(PARAGRAPH.format(at=at, number=number) for at, number in told)


@pytest.fixture(scope="module")
def articles():
    return [Article(text=story(paragraphs), title="A bridge") for paragraphs in (7, 8, 10)]


@pytest.mark.parametrize(("check", "known"), [(steadiness, ([],)), (cheating, ())])
def test_each_change_has_its_figures(model, articles, check, known):
    trials = list(check.all_trials(*known))
    found = check.figures(articles, model)
    assert {figure.name.split(": ")[1] for figure in found} == {trial.name for trial in trials}
    moved = [figure for figure in found if not figure.name.startswith("noted")]
    assert all(math.isfinite(figure.value) for figure in found)
    assert all(figure.cases == 3 for figure in moved)
    assert len(found) == sum(2 * len(trial.percentiles) + bool(trial.note) for trial in trials)


def test_padding_is_noted(model, articles):
    told = {f.name: f.value for f in steadiness.figures(articles, model) if f.statistic == "share"}
    assert told["noted: a paragraph repeated five times"] == 1
    assert told["noted: 'according to officials' pasted in often"] == 1
