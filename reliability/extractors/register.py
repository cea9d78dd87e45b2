"""Function words: the small words that show how formal, personal or narrative the writing is.

Each word counts by its form, in every class of `register.tsv` that contains it, since there is no tagger of
parts of speech; only names spelled like one (May, the US, the WHO) are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import compress

from reliability.lexicons import load
from reliability.records import Deferred, Document, Evidence, Findings, Measure, Passage
from reliability.text.counting import evidence_at, per_1000

_BIBER = "Biber (1988), Variation across Speech and Writing"
_QUIRK = "Quirk et al. (1985), A Comprehensive Grammar of the English Language"
_PENNEBAKER = "Chung & Pennebaker (2007), The psychological functions of function words"

_CLASSES = (
    ("prepositions", "prepositions, and particles of the same form (of, in, with)",
     "denser writing, more nouns", _BIBER),
    ("definite_articles", "the", "more nouns", _PENNEBAKER),
    ("indefinite_articles", "a, an", "more new things are introduced", _PENNEBAKER),
    ("to", "to, as preposition or before a verb", "more verbs of purpose and motion", _BIBER),
    ("that", "that, in any use", "more reported content and opinion", _BIBER),
    ("coordinators", "and, or, nor, plus", "more clauses joined to one another", _BIBER),
    ("contrasts", "words that mark a contrast (but, although, instead)", "more contrast", _QUIRK),
    ("conditionals", "if, unless, whether", "more conditions", _BIBER),
    ("reasons", "words that give a reason (because, so, therefore)", "more argument", _BIBER),
    ("time_links", "words that link events in time (when, after, then)", "more narrative", _QUIRK),
    ("additions", "words that add a point (also, moreover)", "more listing of points", _QUIRK),
    ("first_person_singular", "I, me, my, mine", "more personal writing", _PENNEBAKER),
    ("first_person_plural", "we, us, our", "the writer speaks for a group more often", _PENNEBAKER),
    ("second_person", "you, your", "the reader is addressed more often", _PENNEBAKER),
    ("third_person_singular", "he, she and their forms", "the text is more about individuals", _PENNEBAKER),
    ("third_person_plural", "they, them, their", "the text is more about groups", _PENNEBAKER),
    ("it", "it, its", "more impersonal writing", _BIBER),
    ("demonstratives", "this, these, those", "more references within the text", _BIBER),
    ("relatives", "who, whom, whose, which", "more clauses that describe nouns", _BIBER),
    ("question_words", "what, why, how, where", "more questions and explanations", _BIBER),
    ("indefinite_pronouns", "someone, everything, one", "more general statements", _BIBER),
    ("quantifiers", "some, many, all, every", "more quantities without a number", _QUIRK),
    ("ordinal_words", "first, second, last, next, former", "more things put in order", _QUIRK),
    ("negations", "not, no, never and n't", "more denial", _BIBER),
    ("be_present", "am, is, are and their contractions", "more present tense", _BIBER),
    ("be_past", "was, were", "more past tense", _BIBER),
    ("be_other", "be, been, being", "more passives and compound tenses", _BIBER),
    ("have_present", "have, has, having", "more perfect tense", _BIBER),
    ("have_past", "had", "more past perfect", _BIBER),
    ("do", "do, does, did", "more emphasis, questions and denial", _BIBER),
    ("will", "will, shall", "more predictions", _BIBER),
    ("would", "would", "more suppositions", _BIBER),
    ("possibility_modals", "can, could, may, might", "more is presented as possible", _BIBER),
    ("obligation_modals", "must, should, ought, need", "more of the text says what should be done", _BIBER),
    ("contractions", "don't, it's, they're", "more informal writing", _BIBER),
    ("degree_adverbs", "very, quite, almost", "more qualities are given a degree", _QUIRK),
    ("focus_adverbs", "just, even, only, still", "more insistence", _QUIRK),
    ("comparatives", "more, less, better, higher", "more comparison", _QUIRK),
    ("superlatives", "most, least, best, worst", "more extremes are named", _QUIRK),
    ("here_and_now", "here, now, today", "writing that is closer to the moment", _BIBER),
    ("talk", "words typical of talk (well, yes, actually)", "writing that is more like speech", _BIBER),
)  # fmt: skip

_NAMES = {"may": ("May", "MAY"), "us": ("US",), "who": ("WHO",), "it": ("IT",), "am": ("AM",), "or": ("OR",)}
"""Spellings of function words that are a month, a country, an organisation, a trade, an hour or a state."""


def _measure(name: str, what: str, higher: str, reference: str) -> Measure:
    meaning, unit = f"{what[0].upper()}{what[1:]}, outside quotations.", "per 1,000 words"
    return Measure("register", f"{name}_per_1000_words", unit, meaning, f"Higher means {higher}.", reference)


MEASURES = tuple(_measure(*row) for row in _CLASSES)


def extract(document: Document) -> Findings:
    """Rates of every class over the writer's words, one pass over the distinct words."""
    body = document.body
    classes, positions = _classes(), body.positions
    quoted = Counter(compress(body.words, body.quoted))
    counts = dict.fromkeys((measure.name for measure in MEASURES), 0)
    known = {word: at for word, at in positions.items() if word in classes}
    for word, at in known.items():
        times = len(_spans(word, body)) if word in _NAMES else len(at) - quoted[word]
        for name in classes[word]:
            counts[name] += times
    values = {name: per_1000(count, body.writer_words) for name, count in counts.items()}
    return Findings(values, Deferred(lambda: _places(body, known)))


def _places(body: Passage, known: Iterable[str]) -> Iterator[Evidence]:
    classes = _classes()
    for word in known:
        spans = _spans(word, body)
        for name in classes[word]:
            yield from evidence_at(name, "text", spans)


def _spans(word: str, body: Passage) -> list[tuple[int, int]]:
    starts, ends, quoted = body.starts, body.ends, body.quoted
    spans = [(starts[at], ends[at]) for at in body.positions[word] if not quoted[at]]
    names = _NAMES.get(word)
    return [span for span in spans if body.text[span[0] : span[1]] not in names] if names else spans


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    """The measures that each word counts for."""
    return {
        word: tuple(f"register_{entry.category}_per_1000_words" for entry in entries)
        for word, entries in load("register").entries.items()
    }
