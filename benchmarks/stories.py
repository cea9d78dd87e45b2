"""Time and memory of grouping articles into stories, for usual and for hostile corpora.

Usage: python benchmarks/stories.py DATA [--articles N] [--corpus NAME]

Every corpus is grouped in a process of its own; scoring is not counted. Fails where a corpus takes more CPU
time or memory than `MOST_SECONDS` and `MOST_MEGABYTES`.

    news        articles of DATA/outlets with sentences dropped, others mixed in, and words changed
    identical   one text, in 300 sources
    cluster     one story: each text has two in three of its sentences in its own order, with words changed
    words       texts of one word each, repeated a hundred times
    bare        short texts without titles and dates, one in ten of them empty
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from reliability.records import Article
from reliability.stories.story_members import Brief, arrange, digest
from reliability.stories.terms import terms
from reliability.text.fingerprints import fingerprint

MOST_SECONDS = 600.0
MOST_MEGABYTES = 4_000.0
SOURCES = 300
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def main() -> int:
    """Measure, print and judge; the exit status is 1 if a corpus takes too long or too much memory."""
    options = _options()
    if options.corpus:
        _measure(options.data, options.corpus, options.articles)
        return 0
    judged = [_judged(options.data, name, options.articles) for name in CORPORA]
    return int(not all(judged))


def _judged(data: Path, name: str, articles: int) -> bool:
    command = [sys.executable, __file__, str(data), "--articles", str(articles), "--corpus", name]
    line = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    seconds, megabytes, stories, largest = map(float, line.split())
    good = seconds <= MOST_SECONDS and megabytes <= MOST_MEGABYTES
    sys.stdout.write(
        f"{name:<10} {articles:>9,} articles  {seconds:6.0f} s  {megabytes:6.0f} MB  "
        f"{stories:8,.0f} stories, the largest of {largest:,.0f} articles{'' if good else '  TOO MUCH'}\n"
    )
    sys.stdout.flush()
    return good


def _measure(data: Path, name: str, count: int) -> None:
    """Group one corpus; print CPU seconds, peak megabytes, stories, and articles of the largest."""
    articles = list(islice(CORPORA[name](_articles(data), random.Random(0)), count))  # noqa: S311
    start = process_time()
    found = arrange(
        [_brief(article) for article in articles],
        lambda number: terms(articles[number]),
        days=3,
        min_sources=2,
    )
    seconds = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    largest = max((len(story.versions) for story in found.stories), default=0)
    sys.stdout.write(f"{seconds} {peak} {len(found.stories)} {largest}\n")


def _brief(article: Article) -> Brief:
    return Brief(
        article.id, article.source, article.published, article.title, digest(article.text),
        len(article.text.split()), fingerprint(article.text),
    )  # fmt: skip


def _news(given: Sequence[Article], order: random.Random) -> Iterator[Article]:
    sentences = [_SENTENCE.split(article.text)[:60] for article in given]
    number = 0
    while True:
        place = order.randrange(len(given))
        kept = [sentence for sentence in sentences[place] if order.random() < 0.75]
        other = sentences[order.randrange(len(given))]
        for sentence in order.sample(other, min(len(other), max(1, len(kept) // 4))):
            kept.insert(order.randrange(len(kept) + 1), sentence)
        text = _changed(" ".join(kept), other, order)
        yield _article(number, text, order, given[place].title, given[place].published)
        number += 1


def _changed(text: str, other: Sequence[str], order: random.Random) -> str:
    """The text with one word in twenty from another one."""
    words = " ".join(other).split(" ")
    return " ".join(word if order.random() > 0.05 else order.choice(words) for word in text.split(" "))


def _identical(given: Sequence[Article], order: random.Random) -> Iterator[Article]:
    number = 0
    while True:
        yield _article(number, given[0].text, order, given[0].title, given[0].published)
        number += 1


def _cluster(given: Sequence[Article], order: random.Random) -> Iterator[Article]:
    original = next(article for article in given if 30 <= len(_SENTENCE.split(article.text)) <= 50)
    sentences, number = _SENTENCE.split(original.text), 0
    while True:
        chosen = order.sample(sentences, max(1, 2 * len(sentences) // 3))
        yield _article(number, _changed(" ".join(chosen), sentences, order), order, original.title)
        number += 1


def _words(_given: Sequence[Article], order: random.Random) -> Iterator[Article]:
    number = 0
    while True:
        yield _article(number, f"bridge{number % 1000} " * 100, order)
        number += 1


def _bare(given: Sequence[Article], order: random.Random) -> Iterator[Article]:
    number = 0
    while True:
        sentences = _SENTENCE.split(given[order.randrange(len(given))].text)
        yield _article(number, order.choice(sentences) if number % 10 else "", order)
        number += 1


def _article(number: int, text: str, order: random.Random, title: str = "", published: str = "") -> Article:
    source = f"outlet{order.randrange(SOURCES)}.example"
    return Article(text=text, id=str(number), source=source, title=title, published=published)


Corpus = Callable[[Sequence[Article], random.Random], Iterator[Article]]
CORPORA: Mapping[str, Corpus] = {
    "news": _news,
    "identical": _identical,
    "cluster": _cluster,
    "words": _words,
    "bare": _bare,
}


def _articles(data: Path) -> list[Article]:
    import pyarrow.parquet as pq

    table = pq.read_table(data / "outlets" / "articles.parquet", columns=["text", "title", "date"])
    rows = (row for row in table.to_pylist() if len(row["text"]) > 400)
    return [
        Article(text=row["text"], title=row["title"] or "", published=str(row["date"] or "")[:10])
        for row in rows
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the labelled data")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--corpus", choices=CORPORA, help="only this corpus, in this process")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
