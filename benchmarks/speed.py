"""Compare the time from text to score with plain use of VADER and textstat.

Usage: python benchmarks/speed.py DATA [--articles N] [--rounds N] [--json FILE]

The baseline is VADER on every sentence and ten textstat functions on the text. Both take turns on the same
articles of DATA/outlets, a few articles at a time; the ratio is the median over the rounds. The benchmark
fails if the ratio exceeds the one recorded in `speed.json` by more than 25 %; `--record` writes a new one.
TARGET is the aim.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import statistics
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from reliability import scoring, text
from reliability.extractors import extractors
from reliability.lexicons.syllables import write_nltk_corpus
from reliability.pipeline import profile
from reliability.pipeline import score as walk
from reliability.records import Article

TARGET = 0.25
TOLERANCE = 1.25
TURN = 10
LEAST = 150  # articles: fewer would stay in the baseline's cache between rounds
RECORD = Path(__file__).with_name("speed.json")
TEXTSTAT = (
    "flesch_reading_ease", "flesch_kincaid_grade", "smog_index", "coleman_liau_index",
    "automated_readability_index", "dale_chall_readability_score", "difficult_words",
    "linsear_write_formula", "gunning_fog", "lix",
)  # fmt: skip
WORDS = 900  # per article, for the figures per article


def main() -> int:
    """Measure, print and judge. Return exit status 1 if scoring has become too slow."""
    options = _options()
    articles = _articles(options.data, options.articles)
    figures = measure(articles, options.rounds)
    _print(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if options.record:
        RECORD.write_text(json.dumps({"ratio": round(figures["ratio"], 3)}) + "\n", encoding="utf-8")
    return _judge(figures["ratio"])


def measure(articles: Sequence[Article], rounds: int) -> dict[str, Any]:
    """Return every figure of the table. Times are CPU seconds of this process."""
    model = scoring.load("default")
    for article in articles[:20]:
        walk(article, model)
    memory_at_rest = _memory()
    documents = [text.read(article) for article in articles]
    words = sum(len(document.body.words) for document in documents)
    del documents
    baseline = _baseline()
    sentences = [_sentences(article) for article in articles]
    gc.collect()
    gc.freeze()  # else the collector walks the baseline's dictionaries again and again, on both sides' time
    ours, theirs = [], []
    for _ in range(rounds):
        mine, plain = _round(articles, sentences, lambda article: walk(article, model), baseline)
        ours.append(mine)
        theirs.append(plain)
    seconds = statistics.median(ours)
    return {
        "articles": len(articles),
        "words": words,
        "ratio": statistics.median(mine / plain for mine, plain in zip(ours, theirs, strict=True)),
        "ms_per_900_words": 1000 * seconds / words * WORDS,
        "baseline_ms_per_900_words": 1000 * statistics.median(theirs) / words * WORDS,
        "articles_per_second": len(articles) / seconds,
        "memory_mb": memory_at_rest,
        "steps_ms_per_900_words": {
            step: 1000 * seconds / words * WORDS for step, seconds in _steps(articles, model).items()
        },
        "bytes_per_score": _bytes_per_score(articles, model),
        "scored": sum(walk(article, model).status == "scored" for article in articles),
    }


def _round(
    articles: Sequence[Article],
    sentences: Sequence[Sequence[str]],
    ours: Callable[[Article], object],
    baseline: Callable[[Article, Sequence[str]], object],
) -> tuple[float, float]:
    mine = plain = 0.0
    for first in range(0, len(articles), TURN):
        start = process_time()
        for article in articles[first : first + TURN]:
            ours(article)
        middle = process_time()
        for index in range(first, min(first + TURN, len(articles))):
            baseline(articles[index], sentences[index])
        mine, plain = mine + middle - start, plain + process_time() - middle
    return mine, plain


def _steps(articles: Sequence[Article], model: scoring.Model) -> dict[str, float]:
    """Return the seconds of each step over all articles, the better of two runs."""
    seconds: dict[str, float] = {}

    def clocked(step: str, work: Callable[[], list[Any]]) -> list[Any]:
        start = process_time()
        result = work()
        taken = process_time() - start
        seconds[step] = min(seconds.get(step, taken), taken)
        return result

    for _ in range(2):
        documents = clocked("text", lambda: [text.read(article) for article in articles])
        for family in extractors():
            clocked(family.family, partial(_each, family.extract, documents))
        profiles = [profile(article) for article in articles]
        clocked("scoring", partial(_each, partial(scoring.score, model=model), profiles))
    return seconds


def _each(function: Callable[[Any], Any], arguments: Sequence[Any]) -> list[Any]:
    return [function(argument) for argument in arguments]


def _baseline() -> Callable[[Article, Sequence[str]], object]:
    folder = tempfile.mkdtemp(prefix="nltk-")
    write_nltk_corpus(Path(folder))
    import nltk

    nltk.data.path.insert(0, folder)
    import textstat
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    vader = SentimentIntensityAnalyzer()
    functions = [getattr(textstat, name) for name in TEXTSTAT]
    functions[0]("The dictionary is read once, before the clock runs.")

    def plain(article: Article, sentences: Sequence[str]) -> object:
        return [vader.polarity_scores(one) for one in sentences], [call(article.text) for call in functions]

    return plain


def _sentences(article: Article) -> list[str]:
    body = text.read(article).body
    return [article.text[sentence.start : sentence.end] for sentence in body.sentences]


def _articles(data: Path, number: int) -> list[Article]:
    import pyarrow.parquet as pq

    table = pq.read_table(data / "outlets" / "articles.parquet", columns=["domain", "title", "text"])
    rows = range(0, table.num_rows, max(table.num_rows // number, 1))[:number]
    return [
        Article(text=row["text"], title=row["title"] or "", source=row["domain"])
        for row in table.take(list(rows)).to_pylist()
    ]


def _memory() -> float:
    """Return the peak resident memory of this process in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _bytes_per_score(articles: Sequence[Article], model: scoring.Model) -> float:
    """Return the memory of a kept score without its text, before its evidence is asked for."""
    tracemalloc.start()
    kept = [walk(article, model) for article in articles]
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / len(kept)


def _print(figures: dict[str, Any]) -> None:
    steps = figures["steps_ms_per_900_words"]
    whole = sum(steps.values())
    rows = [
        f"ratio to the baseline      {figures['ratio']:.3f}   (target {TARGET})",
        f"this package               {figures['ms_per_900_words']:.2f} ms for {WORDS} words",
        f"VADER and textstat         {figures['baseline_ms_per_900_words']:.2f} ms for {WORDS} words",
        f"articles a second          {figures['articles_per_second']:.0f}",
        f"articles                   {figures['articles']} with {figures['words']} words",
        f"scored                     {figures['scored']}",
        f"memory a score             {figures['bytes_per_score'] / 1000:.0f} kB before evidence",
        f"peak memory                {figures['memory_mb']:.0f} MB, articles included",
        "",
        *(
            f"  {step:<24} {ms:6.3f} ms {100 * ms / whole:5.1f} %"
            for step, ms in sorted(steps.items(), key=lambda item: -item[1])
        ),
    ]
    sys.stdout.write("\n".join(rows) + "\n")


def _judge(ratio: float) -> int:
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))["ratio"]
    if ratio > TOLERANCE * recorded:
        sys.stderr.write(f"Slower than before: the ratio is {ratio:.3f}, and {recorded} was recorded.\n")
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the labelled data")
    parser.add_argument("--articles", type=int, default=LEAST)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--record", action="store_true", help="remember the ratio as the one to keep")
    options = parser.parse_args()
    if options.articles < LEAST:
        parser.error(f"--articles: at least {LEAST}, since textstat remembers its last 128 texts")
    return options


if __name__ == "__main__":
    sys.exit(main())
