"""The frozen values that packages pass to each other; see `docs/architecture.md` for the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import inf, isnan, nan
from typing import Any, Literal, NamedTuple, TypeVar, overload

from reliability.plain import named, plain, whole

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
    "near_duplicate": "nearly the same text appears earlier in the same source (column `duplicate_of`); the "
    "article counts unless you give --drop-duplicates",
    "repeated": "much of the text repeats its own sentences or phrases; repetitions count once",
    "hidden_text": "the page or document contains hidden text, which is ignored",
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
    "no_shared_story": "not compared: shares no story with another source",
    "model_mismatch": "not scored: the model was fitted with measures other than those installed",
}
"""Meanings of the codes in `note`."""


class Span(NamedTuple):
    """A part of a text: the code points `text[start:end]`.

    Attributes
    ----------
    start, end : int
        The first code point, and the one after the last.

    Examples
    --------
    >>> start, end = Span(4, 9)
    >>> "The mayor said so."[start:end]
    'mayor'
    """

    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
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


class _Record:
    """What records have in common."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        found: dict[str, Any] = plain(self)
        return found


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
    """A passage that a measure counted.

    Attributes
    ----------
    measure : str
        The name of the measure.
    part : {"title", "text"}
        The part of the article that the positions refer to.
    start, end : int
        The code points `start:end` of that part.

    Examples
    --------
    >>> passage = Evidence("hedging_hedges_per_1000_words", "text", 11, 14)
    >>> "The bridge may stay closed."[passage.start : passage.end]
    'may'
    """

    measure: str
    part: Part
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        return named(self)


DIMENSIONS = ("sourcing", "hedging", "sentiment", "loaded_wording")
"""Dimensions of writing, which are measured without ratings."""
MEASURED = ("style", *DIMENSIONS)
"""Measured numbers: percentiles with sampling intervals."""
RANKED = (*MEASURED, "reliability")
"""Numbers by which sources are ranked."""


class Estimate(NamedTuple):
    """A value, its standard error, and the degrees of freedom with which the error is known."""

    value: float
    error: float
    freedom: float = inf

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        return named(self)


class Rank(NamedTuple):
    """The best and the worst rank that a source may have, and the letters of its group.

    Rank 1 is the highest value. Sources that share a letter cannot be told apart.
    """

    low: int
    high: int
    group: str

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        return named(self)


class Change(NamedTuple):
    """How the articles of a source from a period on differ from the earlier ones, in points.

    `low` and `high` are a 90 % interval. Both groups of articles extend to the next flagged change. `flagged`
    means that the probability of a change exceeds .95, counting all periods of the source.
    """

    difference: float
    low: float
    high: float
    flagged: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        return named(self)


@dataclass(frozen=True, slots=True)
class Article(_Record):
    """A news article as it was read.

    Parameters
    ----------
    text : str
        The text, which is never altered: every offset anywhere is a code point in it.
    id, source, domain, title, url : str
        Empty if they are not known.
    published : str
        Date or time in ISO 8601, or empty.
    notes : tuple of str
        Codes of what was noticed while reading; `NOTES` has their meanings.
    fields : mapping
        The other columns of the record.
    quotations : tuple of Span
        Spans that the markup of the page shows as quoted.
    links : tuple of Link, or None
        Links in the text; None if the input cannot contain any.
    metadata : PageMetadata or None
        What the page says about the article; None if the input cannot contain it.
    duplicate_of : str
        The id of an earlier article with the same or nearly the same text, or empty.

    Examples
    --------
    >>> article = Article("The bridge may stay closed, the mayor said.", source="a.example")
    >>> article.to_dict()["source"]
    'a.example'
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
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True)
class Failure(_Record):
    """An input, or one record of it, that cannot be read. The others are processed.

    Parameters
    ----------
    id, source : str
        As in `Article`.
    path : str
        The file, as shown to people.
    problem, advice : str
        What happened, and what to do.
    code : str
        A code of `NOTES`.

    Examples
    --------
    >>> advice = "Recognise their text first."
    >>> print(Failure("a.pdf", "", "news/a.pdf", "its pages have no text layer", advice))
    news/a.pdf: its pages have no text layer. Recognise their text first.
    """

    id: str
    source: str
    path: str
    problem: str
    advice: str
    code: str = "unreadable"

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}. {self.advice}"


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text, ready to be measured: the prose of the body, or the headline.

    `plain` is `text` code point for code point, lower-cased and in plain typography. `words[i]` is the
    normalised word at `text[starts[i]:ends[i]]`: lower-cased, except that the names of persons keep their
    capital (May, Hope), so that word lists do not match them. `quoted[i]` is 1 inside a quotation;
    `positions` maps a word to its indices. Boilerplate and headline have no words here. `memo` caches
    results of the text layer, such as the names in the passage.
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
    """An article divided into its parts. Spans are code points of `article.text`.

    `title` is the headline: the record's title (part `title`), else the first line if it is a headline (part
    `text`), else empty. `boilerplate` is what belongs to the page and not to the article; `repeats`, a part
    of it, repeats earlier text of the article word for word; `notes` are codes of damage to the text.
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
class Measure(_Record):
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


@cache  # one string for all articles
def _name(family: str, what: str) -> str:
    return f"{family}_{what}"


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
class Speaker(_Record):
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


@dataclass(frozen=True, slots=True)
class Findings:
    """The results of one extractor for one document.

    Parameters
    ----------
    values : mapping
        Value by measure; NaN if it is undefined.
    evidence : sequence of Evidence
        The passages that were counted.
    attributions, speakers : sequence
        Statements, beliefs and stances, and who makes the statements.
    labels : mapping
        Results that are not numbers, by the name of the field of `ArticleProfile`.
    """

    values: Mapping[str, float]
    evidence: Sequence[Evidence] = ()
    attributions: Sequence[Attribution] = ()
    speakers: Sequence[Speaker] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleProfile(_Record):
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
        return self._of("statement")

    @property
    def beliefs(self) -> tuple[Attribution, ...]:
        """Return what sources think, expect, hope or fear."""
        return self._of("belief")

    @property
    def stances(self) -> tuple[Attribution, ...]:
        """Return what sources want, support or intend."""
        return self._of("stance")

    def _of(self, kind: AttributionType) -> tuple[Attribution, ...]:
        return tuple(one for one in self.attributions if one.type == kind)

    def _repr_html_(self) -> str:
        return _html(self)


@dataclass(frozen=True, slots=True)
class ArticleScore(_Record):
    """A scored article: how it is written, and how people would probably rate it.

    All numbers are NaN unless `status` is `scored`.

    Parameters
    ----------
    profile : ArticleProfile
        The measures, with the article.
    status : {"scored", "declined", "failed"}
        Whether the article was scored; `notes` say why not.
    notes : tuple of str
        Codes of `NOTES`.
    model, version : str
        The model, and the version of this package.
    style : float
        Percentile of `style_points` among reference articles, 0 to 100. Higher means closer to the writing of
        outlets that experts rate highly. The weights were learned from ratings and are held fixed.
    sourcing, hedging, sentiment, loaded_wording : float
        Percentiles among reference articles, 0 to 100; no ratings are used. Higher means more of it, for
        sentiment a more positive tone.
    style_interval, sourcing_interval, ... : tuple of float
        90 % intervals that show sampling only: they are wider for short texts.
    one_sided : float
        Probability that readers call the article one-sided, 0 to 100.
    reliability, bias : float
        Predicted expert ratings of an outlet that writes like this, 0 to 100. Higher bias: more one-sided.
    reliability_interval, bias_interval : tuple of float
        90 % prediction intervals.
    baseline, contributions : float, mapping
        `baseline + sum(contributions.values())` is `reliability`; likewise `bias_...` and `one_sided_...`.
    style_points : float
        The sum of points whose percentile is `style`.

    Examples
    --------
    >>> import reliability
    >>> text = " ".join(f"Bridge {n} may stay closed, Ann Lopez told {n} reporters." for n in range(20))
    >>> score = reliability.score(text, source="a.example")
    >>> score.status, 0 <= score.style <= 100
    ('scored', True)
    >>> abs(score.baseline + sum(score.contributions.values()) - score.reliability) < 1e-6
    True
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
        """Return the main numbers in one line."""
        who = f"{self.profile.article.id!r} of {self.profile.article.source!r}"
        return f"<ArticleScore {who}: {_main_numbers(self) if self.status == 'scored' else self.status}>"

    def _repr_html_(self) -> str:
        return _html(self)


@dataclass(frozen=True, slots=True)
class SourceProfile(_Record):
    """A source: means over its articles, and its rank among the sources compared.

    Units and directions are those of `ArticleScore`.

    Parameters
    ----------
    source, domain : str
        The name of the source, and its registered domain or empty.
    articles, scored, words : int
        Number of articles, of scored articles, and of words in the scored ones.
    notes : tuple of str
        Codes of `NOTES`.
    model, version : str
        The model, and the version of this package.
    values : mapping
        Mean by measure over the scored articles.
    levels : mapping
        Percentile of each family's main measure among the reference outlets, 0 to 100.
    style, sourcing, hedging, sentiment, loaded_wording : float
        Percentiles among reference outlets, of the means over the articles.
    style_interval, sourcing_interval, ... : tuple of float
        90 % intervals that show how much the articles vary.
    reliability, bias : float
        Predicted expert ratings, 0 to 100, with 90 % prediction intervals.
    baseline, contributions : float, mapping
        As in `ArticleScore`.
    period : str
        The period that the articles are from, or empty.
    effective : int
        How many articles of equal weight the scored ones are worth: all of them, unless genres were
        weighted.
    ranks : mapping
        A `Rank` for `style`, each dimension and `reliability`, among the sources of the same period.
    estimates : mapping
        The means behind `style` and the dimensions with their standard errors, in the measures' units.
    changes : mapping
        How the articles from this period on differ from the earlier ones.
    ratings : mapping
        Ratings that others gave to the source, by name, if `compare` was given any. No score depends on them.

    Examples
    --------
    >>> import reliability
    >>> text = " ".join(f"Bridge {n} may stay closed, Ann Lopez told {n} reporters." for n in range(20))
    >>> scores = reliability.score_all([{"text": text, "source": "a.example"}])
    >>> profile = reliability.compare(scores)[0]
    >>> profile.source, profile.scored, profile.ranks["style"]
    ('a.example', 1, Rank(low=1, high=1, group='A'))
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
    ratings: Mapping[str, float] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Return the main numbers in one line."""
        who = repr(self.source) + (f" {self.period}" if self.period else "")
        numbers = _main_numbers(self) if self.scored else "no score"
        return f"<SourceProfile {who}: {self.scored} of {self.articles} articles, {numbers}>"

    def _repr_html_(self) -> str:
        return _html(self)


def _main_numbers(rated: ArticleScore | SourceProfile) -> str:
    shown = [
        f"{name} {whole(value)} ({whole(low)} to {whole(high)})"
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
    """Register the function that makes the HTML of a kind of record for notebooks."""
    _HTML[record] = html


def _html(record: object) -> str:
    return _HTML[type(record)](record)


class Deferred(Sequence[T]):
    """An immutable sequence that `make` returns when it is first read; equal to a tuple of the same items.

    An article has a thousand passages of evidence, which a table of scores never reads.
    """

    __slots__ = ("_items", "_make")

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self._make: Callable[[], Iterable[T]] | None = make
        self._items: tuple[T, ...] = ()

    def _made(self) -> tuple[T, ...]:
        make = self._make
        if make is not None:
            self._items = tuple(make())
            self._make = None  # frees what it was made from
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
