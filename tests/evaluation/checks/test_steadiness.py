import math

from reliability.evaluation.checks import steadiness
from reliability.records import Article

NUMBERS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


PARAGRAPH = (
    "The {number} council of the harbour town will vote on bridge {at} in March, said Maria Lopez, who leads "
    "works office {at}. The costs of plan {at} have grown with the {number} report, and no shop owner on "
    "street {at} believes that it is the {number} or the last."
)


def story(paragraphs):
    told = enumerate(NUMBERS[:paragraphs])
    return "\n\n".join(PARAGRAPH.format(at=at, number=number) for at, number in told)


def test_each_change_has_its_figures(model):
    articles = [Article(text=story(paragraphs), title="A bridge") for paragraphs in (7, 8, 10)]
    found = steadiness.figures(articles, model)
    assert {figure.name.split(": ")[1] for figure in found} == {t.name for t in steadiness.trials([])}
    assert all(math.isfinite(figure.value) and figure.cases == 3 for figure in found)
