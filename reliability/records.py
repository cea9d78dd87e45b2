"""The frozen values that travel between the rooms; see `docs/architecture.md` for the road they take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import inf, isnan, nan
from typing import Any, Literal, NamedTuple, TypeVar, overload

from reliability.plain import named, plain

Part = Literal["title", "text"]
Status = Literal["scored", "declined", "failed"]
SourceKind = Literal["person", "organisation", "document", "unnamed"]
AttributionType = Literal["statement", "belief", "stance"]
Interval = tuple[float, float]
Direction = Literal[-1, 0, 1]
Target = Literal["reliability", "bias"]
TARGETS: tuple[Target, ...] = ("reliability", "bias")

NOTES: Mapping[str, str] = {
    "too_short": "declined: fewer than 100 words of prose",
    "not_english": "declined: under 80 % of the words are in English",
    "too_long": "declined: more than 2,000,000 characters",
    "not_prose": "declined: lists or tables instead of sentences",
    "not_an_article": "declined: a page about the site (consent, sign-in, error, terms) or a "
    "subscription offer",
    "duplicate": "ignored: the same text appears earlier in the same source",
    "repeated": "much of the text repeats its own sentences or phrases; repetitions count once",
    "hidden_text": "the web page contains hidden text, which is ignored",
    "disguised_words": "words contain invisible characters or look-alike letters (read as they look), "
    "or spaces, accents or figures between letters (not undone)",
    "tokenised": "spaces separate words from punctuation and endings such as n't; the text is read as if "
    "printed",
    "damaged_quotation_marks": "quotation marks were lost; measures that leave out quotations are empty",
    "words_removed": "words were replaced by signs (@ @ @ @ @), as in NELA-GT and the NOW corpus; quotations "
    "and attributions there are lost",
    "no_case": "all capitals or all lower case; measures that need names or sentences are empty",
    "no_punctuation": "the text has no full stops; measures that need sentences or quotations are empty",
    "many_anonymous": "statements by unnamed people are as frequent as in 1 of 200 articles",
    "agency_copy": "a news agency wrote the text (column `agency`); it is not the outlet's own writing",
    "date_unclear": "the date is ambiguous or invalid and is left empty",
    "markup": "the text contained HTML, which was removed",
    "structured_text": "the text comes from the structured data of the page, which holds more than the "
    "page shows",
    "no_source": "no source is given: the article is treated as a separate source",
    "encoding_guessed": "neither UTF-8 nor UTF-16: read as Windows-1252",
    "summary_only": "the feed holds only a summary of the article",
    "lines_joined": "read from a PDF: lines were joined to paragraphs, and hyphens at line ends removed",
    "transcript": "a transcript: the words after speakers' labels count as quotations",
    "id_repeated": "another article has the same id: this one is identified by its location in the file",
    "unreadable": "failed: the input could not be read",
    "no_text": "failed: the record has no text",
    "genre_differs": "compare with caution: the mix of genres differs from that of the other sources",
    "length_differs": "compare with caution: its articles are half or twice as long as those of the others",
    "period_differs": "compare with caution: most of its articles are from another period",
    "agency_differs": "compare with caution: its share of agency copy differs from that of the others",
    "other_genres": "not compared: too few articles in the genres that the other sources share",
    "model_mismatch": "not scored: the model was fitted with measures other than those installed",
}
"""Meanings of the codes in `note`."""


class Span(NamedTuple):
    """A half-open stretch of code points, `text[start:end]`."""

    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        return named(self)


class Sentence(NamedTuple):
    """A sentence: its code points `start:end` and its words `first:last` (both half-open)."""

    start: int
    end: int
    first: int
    last: int


class Link(NamedTuple):
    """A link in an article: the code points `start:end` of its words, its address and registered domain.

    `domain` is empty for an address within the site that is not known to belong to a domain.
    """

    start: int
    end: int
    url: str
    domain: str = ""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a web page says about its article, in the terms of schema.org.

    `label` is `opinion`, `analysis`, `sponsored`, `satire`, `review` or empty; `policies` are the
    properties of schema.org for which the page links a policy of its publisher, such as
    `correctionsPolicy`.
    """

    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    correction: bool = False
    label: str = ""
    policies: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """Where a count comes from: code points `start:end` of the article's title or text."""

    measure: str
    part: Part
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        return named(self)


DIMENSIONS = ("sourcing", "hedging", "sentiment", "loaded_wording")
"""Dimensions of writing, which are measured without ratings."""
MEASURED = ("style", *DIMENSIONS)
"""Numbers that say how something is written, as percentiles with sampling intervals."""
RANKED = (*MEASURED, "reliability")
"""Numbers by which sources are ranked."""


class Estimate(NamedTuple):
    """A value, its standard error, and the degrees of freedom with which the error is known."""

    value: float
    error: float
    freedom: float = inf

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        return named(self)


class Rank(NamedTuple):
    """Best and worst rank that a source may have (1: highest), and the letters of its group.

    Sources that share a letter cannot be told apart.
    """

    low: int
    high: int
    group: str

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        return named(self)


class Change(NamedTuple):
    """How a source's articles from a period on differ from those before, in points, with a 90 % interval.

    Both reach to the next flagged change. `flagged`: the probability of a change exceeds .95, counting all
    periods of the source.
    """

    difference: float
    low: float
    high: float
    flagged: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        return named(self)


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it came in.

    `text` is never altered: every offset anywhere is a code point in it. `published` is ISO 8601 or empty.
    `notes` are codes of what was noticed while reading; `fields` the record's other columns. `quotations` are
    spans that markup shows as quoted; `links` and `metadata` are `None` where the input cannot hold any.
    """

    text: str
    id: str = ""
    source: str = ""
    domain: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    quotations: tuple[Span, ...] = ()
    links: tuple[Link, ...] | None = None
    metadata: PageMetadata | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or one record of it, that cannot be read; the rest goes on.

    `path` is the file as shown to people, `code` one of `NOTES`; `str` gives one line.
    """

    id: str
    source: str
    path: str
    problem: str
    advice: str
    code: str = "unreadable"

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}. {self.advice}"

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of running text made ready to be measured: the body's prose, or the headline.

    `plain` is `text` code point for code point, lower-cased and in plain typography. `words[i]` is the
    normalised word at `text[starts[i]:ends[i]]`: in small letters, except that the names of persons keep
    their capital (May, Hope), so that no list of words finds them. `quoted[i]` is 1 inside a quotation;
    `positions` maps a word to its indices. Boilerplate and headline have no words here. `memo` keeps what the
    text layer found out about the passage when it was first asked, such as its names.
    """

    part: Part
    text: str
    plain: str
    words: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    quoted: bytes
    positions: Mapping[str, Sequence[int]]
    sentences: tuple[Sentence, ...]
    writer_words: int
    memo: dict[str, object] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into its parts, made once; no opinions. Spans are code points of `article.text`.

    `title` is the headline: the record's title (part `title`), else the first line where it is one (part
    `text`), else empty. `boilerplate` is what belongs to the page and not to the article; `repeats`, a part
    of it, what the article has said before, word for word; `notes` are codes of damage to the text.
    """

    article: Article
    title: Passage
    body: Passage
    paragraphs: tuple[Span, ...]
    quotations: tuple[Span, ...]
    boilerplate: tuple[Span, ...]
    repeats: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """Describe a number, once for every place that shows it.

    Parameters
    ----------
    family : str
        The family of measures that it belongs to, for example `hedging`.
    what : str
        What is measured, with the unit, for example `hedges_per_1000_words`.
    unit, meaning : str
        The unit in words, and one sentence that says what is counted.
    direction : str
        What a higher value means.
    reference : str
        The source of the method.
    expected : {-1, 0, 1}
        +1 where theory says higher means more reliable writing, -1 less, 0 no direction; models impose it.

    Examples
    --------
    >>> Measure("hedging", "hedges_per_1000_words", "per 1,000 words", "hedges", "more", "Hyland").name
    'hedging_hedges_per_1000_words'
    """

    family: str
    what: str
    unit: str
    meaning: str
    direction: str
    reference: str
    expected: Direction = 0

    @property
    def name(self) -> str:
        """The name of its column, in evidence and in the API: `family_what`."""
        return _name(self.family, self.what)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


@cache  # one string for all articles
def _name(family: str, what: str) -> str:
    return f"{family}_{what}"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something that the article gives to a source.

    Parameters
    ----------
    type : {"statement", "belief", "stance"}
        Communicated; thought; or wanted, felt or intended.
    cue, source, content : tuple of Span
        The words that say it is attributed (said), to whom, and what; `source` and `content` may be empty.
    kind : {"person", "organisation", "document", "unnamed"}
        The kind of source; `person` only where the article gives the name.
    direct : bool
        Whether words of the content are in quotation marks.
    speaker : int or None
        The `id` of the speaker in `ArticleProfile.speakers`; None where nobody is given or makes a statement.
    """

    type: AttributionType
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: SourceKind
    direct: bool = False
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A quoted source of an article: everybody who makes a statement in it, once.

    `quoted_words` are the words of the statements that are in quotation marks.
    """

    id: int
    name: str
    kind: SourceKind
    statements: int
    quoted_words: int

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


@dataclass(frozen=True, slots=True)
class Findings:
    """What one extractor found in one document: values by measure (NaN: undefined there) and where.

    `labels` are what it found that is no number, by the name of the field of `ArticleProfile`.
    """

    values: Mapping[str, float]
    evidence: Sequence[Evidence] = ()
    attributions: Sequence[Attribution] = ()
    speakers: Sequence[Speaker] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleProfile:
    """All findings of one article; the only input of a scorer.

    `words` counts prose without boilerplate and headline; `notes` are codes of `NOTES`. `genre` is `report`,
    `opinion`, `live_blog`, `press_release`, `aggregation`, or empty where it is unsure; `agency` the news
    agency that wrote the text, or empty. `speakers` are those who make statements, in order of their first.
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
        """What sources communicate."""
        return self._of("statement")

    @property
    def beliefs(self) -> tuple[Attribution, ...]:
        """What sources think, expect, hope or fear."""
        return self._of("belief")

    @property
    def stances(self) -> tuple[Attribution, ...]:
        """What sources want, support or intend."""
        return self._of("stance")

    def _of(self, kind: AttributionType) -> tuple[Attribution, ...]:
        return tuple(one for one in self.attributions if one.type == kind)

    def _repr_html_(self) -> str:
        return _html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """A scored article: how it is written, and what people would be expected to say of it.

    `style`, `sourcing`, `hedging`, `sentiment` and `loaded_wording` are percentiles (0-100) among reference
    articles, with 90 % intervals that show sampling only: a short text is less certain. `style` is the
    percentile of `style_points`, whose weights were learned from ratings of outlets and are held fixed; the
    dimensions use no ratings. Higher means more of it, for sentiment more positive.

    `one_sided` is the probability (0-100) that readers call the article one-sided. `reliability` and `bias`
    are expert ratings to be expected of an outlet that writes like this, 0-100, with 90 % prediction
    intervals; `baseline + sum(contributions.values()) == reliability`, likewise for bias and
    `one_sided`. Higher bias: more one-sided and charged. All numbers are NaN unless `status == "scored"`.
    """

    profile: ArticleProfile
    status: Status
    notes: tuple[str, ...]
    model: str
    version: str
    style: float = nan
    style_interval: Interval = (nan, nan)
    sourcing: float = nan
    sourcing_interval: Interval = (nan, nan)
    hedging: float = nan
    hedging_interval: Interval = (nan, nan)
    sentiment: float = nan
    sentiment_interval: Interval = (nan, nan)
    loaded_wording: float = nan
    loaded_wording_interval: Interval = (nan, nan)
    one_sided: float = nan
    reliability: float = nan
    reliability_interval: Interval = (nan, nan)
    bias: float = nan
    bias_interval: Interval = (nan, nan)
    baseline: float = nan
    contributions: Mapping[str, float] = field(default_factory=dict)
    bias_baseline: float = nan
    bias_contributions: Mapping[str, float] = field(default_factory=dict)
    one_sided_baseline: float = nan
    one_sided_contributions: Mapping[str, float] = field(default_factory=dict)
    style_points: float = nan

    def __repr__(self) -> str:
        """In a line; the fields have the rest."""
        who = f"{self.profile.article.id!r} of {self.profile.article.source!r}"
        return f"<ArticleScore {who}: {_told(self) if self.status == 'scored' else self.status}>"

    def _repr_html_(self) -> str:
        return _html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """A source, from summaries of its articles; units and directions as in `ArticleScore`.

    `values` are means over the scored articles, `levels` say where each family's lead measure stands among
    the reference outlets (0-100; more of it, not better or worse). `style` and the
    dimensions are percentiles of the means over its articles among reference outlets; their 90 % intervals
    show how much its articles vary, and `estimates` are these means with their standard errors, in the
    measures' units. `effective` is how many articles of equal weight the scored ones are worth: all of them,
    unless genres were weighted. `ranks` has a `Rank` for `style`, each dimension and `reliability` among the
    sources compared, of the same `period`; 1 is the highest value. `changes` compares a dated period
    with the source's earlier ones.
    """

    source: str
    domain: str
    articles: int
    scored: int
    words: int
    notes: tuple[str, ...]
    model: str
    version: str
    values: Mapping[str, float]
    levels: Mapping[str, float]
    style: float = nan
    style_interval: Interval = (nan, nan)
    sourcing: float = nan
    sourcing_interval: Interval = (nan, nan)
    hedging: float = nan
    hedging_interval: Interval = (nan, nan)
    sentiment: float = nan
    sentiment_interval: Interval = (nan, nan)
    loaded_wording: float = nan
    loaded_wording_interval: Interval = (nan, nan)
    reliability: float = nan
    reliability_interval: Interval = (nan, nan)
    bias: float = nan
    bias_interval: Interval = (nan, nan)
    baseline: float = nan
    contributions: Mapping[str, float] = field(default_factory=dict)
    bias_baseline: float = nan
    bias_contributions: Mapping[str, float] = field(default_factory=dict)
    period: str = ""
    effective: int = 0
    ranks: Mapping[str, Rank] = field(default_factory=dict)
    estimates: Mapping[str, Estimate] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)

    def __repr__(self) -> str:
        """In a line; the fields have the rest."""
        who = repr(self.source) + (f" {self.period}" if self.period else "")
        told = _told(self) if self.scored else "no score"
        return f"<SourceProfile {who}: {self.scored} of {self.articles} articles, {told}>"

    def _repr_html_(self) -> str:
        return _html(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


def _told(rated: ArticleScore | SourceProfile) -> str:
    shown = [
        f"{name} {value:.0f} ({low:.0f} to {high:.0f})"
        for name, value, (low, high) in (
            ("style", rated.style, rated.style_interval),
            ("predicted reliability", rated.reliability, rated.reliability_interval),
        )
        if not isnan(value)
    ]
    return ", ".join(shown)


T = TypeVar("T")
_HTML: dict[type, Callable[[Any], str]] = {}


def display_with(record: type, html: Callable[[Any], str]) -> None:
    """Register the function that makes the HTML by which notebooks show a kind of record."""
    _HTML[record] = html


def _html(record: object) -> str:
    return _HTML[type(record)](record)


class Deferred(Sequence[T]):
    """An immutable sequence that `make` gives when it is first read; equal to a tuple of the same items.

    An article has a thousand places of evidence, which a table of scores never looks at.
    """

    __slots__ = ("_items", "_make")

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self._make: Callable[[], Iterable[T]] | None = make
        self._items: tuple[T, ...] = ()

    def _made(self) -> tuple[T, ...]:
        make = self._make
        if make is not None:
            self._items = tuple(make())
            self._make = None  # and with it what it was made from
        return self._items

    def __len__(self) -> int:
        return len(self._made())

    def __iter__(self) -> Iterator[T]:
        return iter(self._made())

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._made()[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Deferred | tuple) and self._made() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made())

    def __repr__(self) -> str:
        return repr(self._made())

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        return tuple, (self._made(),)
