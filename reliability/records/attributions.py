"""What an article attributes to quoted sources, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reliability.records.plain_record import PlainRecord
from reliability.records.spans import Span

SourceKind = Literal["person", "organisation", "document", "unnamed"]
AttributionType = Literal["statement", "belief", "stance"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement, belief or stance that an article attributes to a quoted source.

    Parameters
    ----------
    type : {"statement", "belief", "stance"}
        Whether the content is communicated; thought; or wanted, felt or intended.
    cue, source, content : tuple of Span
        The words that attribute (said), who is named as the source, and the content. `source` and `content`
        may be empty.
    kind : {"person", "organisation", "document", "unnamed"}
        The kind of source; `person` only if the article gives the name.
    direct : bool
        Whether words of the content are in quotation marks.
    speaker : int or None
        The `id` of the speaker in `ArticleProfile.speakers`; None if there is no speaker.

    Examples
    --------
    >>> import reliability
    >>> text = "The bridge may stay closed, Ann Lopez said on Friday."
    >>> statement = reliability.score(text).profile.statements[0]
    >>> [text[start:end] for start, end in (*statement.source, *statement.cue)]
    ['Ann Lopez', 'said']
    """

    type: AttributionType
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: SourceKind
    direct: bool = False
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker(PlainRecord):
    """A person, organisation or document that makes a statement in an article.

    Parameters
    ----------
    id : int
        The number by which `Attribution.speaker` refers to it.
    name : str
        The longest name that the article uses.
    kind : {"person", "organisation", "document", "unnamed"}
        The kind of source.
    statements, quoted_words : int
        How many statements it makes, and how many of their words are in quotation marks.
    """

    id: int
    name: str
    kind: SourceKind
    statements: int
    quoted_words: int
