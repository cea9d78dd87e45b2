"""Everything that was measured in an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reliability.records.articles import Article
from reliability.records.attributions import Attribution, AttributionType, Speaker
from reliability.records.display import notebook_html
from reliability.records.measurements import Evidence
from reliability.records.plain_record import PlainRecord
from reliability.records.spans import Span


@dataclass(frozen=True, slots=True)
class ArticleProfile(PlainRecord):
    """Everything that was measured in an article.

    Parameters
    ----------
    article : Article
        The article.
    words : int
        Words of prose, without boilerplate and headline.
    notes : tuple of str
        Codes of `NOTES`.
    values : mapping
        Value by measure; NaN if it is undefined.
    evidence : sequence of Evidence
        The passages that were counted.
    attributions : sequence of Attribution
        Statements, beliefs and stances.
    speakers : sequence of Speaker
        Who makes statements, in the order of their first one.
    boilerplate, quotations : tuple of Span
        Parts of the text that are not part of the article, and quotations.
    genre : str
        `report`, `opinion`, `live_blog`, `press_release`, `aggregation`, or empty if it is unclear.
    agency : str
        The news agency that wrote the text, or empty.

    Examples
    --------
    >>> import reliability
    >>> profile = reliability.score("The bridge may stay closed, Ann Lopez said.").profile
    >>> [speaker.name for speaker in profile.speakers]
    ['Ann Lopez']
    """

    article: Article
    words: int
    notes: tuple[str, ...]
    values: Mapping[str, float]
    evidence: Sequence[Evidence] = ()
    attributions: Sequence[Attribution] = ()
    speakers: Sequence[Speaker] = ()
    boilerplate: tuple[Span, ...] = ()
    quotations: tuple[Span, ...] = ()
    genre: str = ""
    agency: str = ""

    @property
    def statements(self) -> tuple[Attribution, ...]:
        """Return what sources communicate."""
        return self._of_type("statement")

    @property
    def beliefs(self) -> tuple[Attribution, ...]:
        """Return what sources think, expect, hope or fear."""
        return self._of_type("belief")

    @property
    def stances(self) -> tuple[Attribution, ...]:
        """Return what sources want, support or intend."""
        return self._of_type("stance")

    def _of_type(self, type_: AttributionType) -> tuple[Attribution, ...]:
        return tuple(attribution for attribution in self.attributions if attribution.type == type_)

    def _repr_html_(self) -> str:
        return notebook_html(self)
