"""Compare the time from file to articles with the library that reads the format, alone.

Usage: python benchmarks/reading.py [--articles N] [--rounds N] [--json FILE]

For each format, both read the same generated files in turns; the ratio is the median over the rounds, 1 means
that this package adds nothing. It adds encoding, the layout of export files, dates, sources, notes and
bounds.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from reliability.ingest import read

SENTENCE = (
    "the council of the town voted on Monday to close its old bridge because engineers found cracks in two "
    "of the pillars and said that nobody should cross it before they are repaired next year"
)
WORDS = SENTENCE.split()
PARAGRAPHS, SENTENCES = 12, 3
OFFICE = "http://schemas.openxmlformats.org"


def main() -> int:
    """Measure every format and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=200)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--json", type=Path)
    options = arguments.parse_args()
    figures = dict(measured(options.articles, options.rounds))
    print(f"{'format':<12}{'library':<14}{'ratio':>7}{'ms per article':>16}")
    for ending, (library, ratio, milliseconds) in figures.items():
        print(f"{ending:<12}{library:<14}{ratio:>7.2f}{milliseconds:>16.2f}")
    if options.json:
        ratios = {ending: round(figure[1], 2) for ending, figure in figures.items()}
        options.json.write_text(json.dumps(ratios, indent=1) + "\n", encoding="utf-8")
    return 0


def measured(articles: int, rounds: int) -> Iterator[tuple[str, tuple[str, float, float]]]:
    """Yield each ending with its library, the ratio, and our milliseconds per article."""
    for ending, (library, write, alone) in FORMATS.items():
        with tempfile.TemporaryDirectory() as folder:
            paths = write(Path(folder), articles)
            ours, theirs = [], []
            for _ in range(rounds + 1):  # the first round warms up
                ours.append(timed(partial(_count, paths)))
                theirs.append(timed(partial(_read_alone, alone, paths)))
        ratio = statistics.median(one / other for one, other in zip(ours[1:], theirs[1:], strict=True))
        yield ending, (library, ratio, 1000 * statistics.median(ours[1:]) / articles)


def _count(paths: Sequence[Path]) -> int:
    return sum(1 for _ in read(paths))


def _read_alone(library: Callable[[Path], object], paths: Sequence[Path]) -> None:
    for path in paths:
        library(path)


def timed(work: Callable[[], object]) -> float:
    """Return processor seconds."""
    begun = process_time()
    work()
    return process_time() - begun


def paragraphs(number: int) -> list[str]:
    """The paragraphs of article `number`, each article with words of its own."""
    shifted = [*WORDS[number % len(WORDS) :], *WORDS[: number % len(WORDS)], f"plan{number}"]
    return [
        " ".join(shifted).capitalize() + "." + f" It is sentence {n}." * SENTENCES for n in range(PARAGRAPHS)
    ]


def texts(folder: Path, articles: int, ending: str, content: Callable[[int], str | bytes]) -> list[Path]:
    """One file per article."""
    paths = [folder / f"{number}{ending}" for number in range(articles)]
    for number, path in enumerate(paths):
        made = content(number)
        path.write_bytes(made if isinstance(made, bytes) else made.encode())
    return paths


def rows(articles: int) -> list[dict[str, str]]:
    """Records with a text each."""
    return [
        {"source": "Gazette", "date": "2026-01-05", "text": "\n\n".join(paragraphs(number))}
        for number in range(articles)
    ]


def table(folder: Path, articles: int) -> list[Path]:
    """A CSV file."""
    path = folder / "a.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, ("source", "date", "text"))
        writer.writeheader()
        writer.writerows(rows(articles))
    return [path]


def records(folder: Path, articles: int) -> list[Path]:
    """A file of JSON Lines."""
    path = folder / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows(articles)))
    return [path]


def feed(folder: Path, articles: int) -> list[Path]:
    """A feed with the full text of each entry."""
    entries = (
        f"<item><title>{number}</title><link>https://gazette.example/{number}</link>"
        f"<description><![CDATA[{html(number)}]]></description></item>"
        for number in range(articles)
    )
    path = folder / "a.rss"
    path.write_text(f"<rss version='2.0'><channel><title>Gazette</title>{''.join(entries)}</channel></rss>")
    return [path]


def html(number: int) -> str:
    """The paragraphs as HTML."""
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(number))


def page(number: int) -> str:
    """A web page."""
    body = f"<article><h1>Bridge</h1>{html(number)}</article>"
    return f"<html><head><title>Bridge</title></head><body>{body}</body></html>"


def rich_text(number: int) -> str:
    """A document in rich text."""
    return "{\\rtf1\\ansi " + "\\par ".join(paragraphs(number)) + "}"


def word(number: int) -> bytes:
    """A Word document."""
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs(number))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{OFFICE}/package/2006/content-types"><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
            "</Types>",
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r" '
            f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
        )
    return out.getvalue()


def with_csv(path: Path) -> object:
    """Read with the standard library."""
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def with_json(path: Path) -> object:
    """Read with the standard library."""
    with path.open() as file:
        return [json.loads(line) for line in file]


def with_trafilatura(path: Path) -> object:
    """Read with trafilatura, which also finds title and date."""
    import trafilatura

    return trafilatura.bare_extraction(path.read_text(), with_metadata=True)


def with_mammoth(path: Path) -> object:
    """Read with mammoth."""
    import mammoth

    with path.open("rb") as file:
        return mammoth.convert_to_html(file).value


def with_striprtf(path: Path) -> object:
    """Read with striprtf."""
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(path.read_text())


def with_feedparser(path: Path) -> object:
    """Read with feedparser."""
    import feedparser

    return feedparser.parse(path.read_bytes())


FORMATS: dict[str, tuple[str, Callable[[Path, int], list[Path]], Callable[[Path], object]]] = {
    ".csv": ("csv", table, with_csv),
    ".jsonl": ("json", records, with_json),
    ".html": ("trafilatura", lambda folder, count: texts(folder, count, ".html", page), with_trafilatura),
    ".docx": ("mammoth", lambda folder, count: texts(folder, count, ".docx", word), with_mammoth),
    ".rtf": ("striprtf", lambda folder, count: texts(folder, count, ".rtf", rich_text), with_striprtf),
    ".rss": ("feedparser", feed, with_feedparser),
}


if __name__ == "__main__":
    sys.exit(main())
