"""Weather: how much a text speaks of it. An example of a family of measures from elsewhere."""

from functools import cache
from importlib.resources import files

from reliability.lexicons import Lexicon, parse
from reliability.records import Document, Findings, Measure
from reliability.text.counting import evidence, per_1000

MEASURES = (
    Measure(
        family="weather",
        what="words_per_1000_words",
        unit="per 1,000 words",
        meaning="words of weather (rain, storm), quotations included",
        direction="higher: more weather",
        reference="an example",
    ),
)


@cache
def _words() -> Lexicon:
    return parse("weather", files(__package__).joinpath("weather.tsv").read_text(encoding="utf-8"))


def extract(document: Document) -> Findings:
    """The rate of weather words with their places; NaN for a text without words."""
    body = document.body
    hits = _words().find(body, quoted=True)
    name = MEASURES[0].name
    places = evidence(name, body, ((hit.first, hit.last) for hit in hits))
    return Findings({name: per_1000(len(hits), len(body.words))}, tuple(places))
