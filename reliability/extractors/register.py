"""Function words: the small words that show how formal, personal or narrative the writing is.

Each word counts by its form, in every class of `register.tsv` that contains it, since there is no tagger of
parts of speech; only names spelled like one (May, the US, the WHO) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from reliability.extractors._word_facts import WordFact, writer_counts
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
_COLUMNS = tuple(measure.name for measure in MEASURES)
_NUMBERS = {row[0]: number for number, row in enumerate(_CLASSES)}


def extract(document: Document) -> Findings:
    """Rates of every class over the writer's words, one pass over the distinct words."""
    body = document.body
    counts = [0] * len(MEASURES)
    for times, classes in zip(writer_counts(body), _CLASSES_OF.of_types(body), strict=True):
        for number in classes:
            counts[number] += times
    for word in _NAMES.keys() & body.positions.keys():
        names = len(_spans(word, body, written_as_names=True))
        for number in _classes_of(word):
            counts[number] -= names
    values = {name: per_1000(count, body.writer_words) for name, count in zip(_COLUMNS, counts, strict=True)}
    return Findings(values, Deferred(lambda: _places(body)))


def _places(body: Passage) -> Iterator[Evidence]:
    for word in body.positions:
        if classes := _classes_of(word):
            spans = _spans(word, body)
            for number in classes:
                yield from evidence_at(_COLUMNS[number], "text", spans)


def _spans(word: str, body: Passage, *, written_as_names: bool = False) -> list[tuple[int, int]]:
    """Where the writer uses a word as itself, or else as one of `_NAMES`."""
    starts, ends, quoted = body.starts, body.ends, body.quoted
    spans = [(starts[index], ends[index]) for index in body.positions[word] if not quoted[index]]
    names = _NAMES.get(word, ())
    return [span for span in spans if (body.text[span[0] : span[1]] in names) is written_as_names]


def _classes_of(word: str) -> tuple[int, ...]:
    """The measures that a word counts for, by their numbers."""
    return tuple([_NUMBERS[entry.category] for entry in load("register").entries.get(word, ())])


_CLASSES_OF = WordFact(_classes_of)
