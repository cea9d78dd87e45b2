"""Articles that people paste, upload or have fetched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reliability import ingest
from reliability.ingest.files_in_memory import NamedBytes, read_bytes
from reliability.records import Article, Failure
from reliability.web import uploads
from reliability.web.problems import invalid
from reliability.web.request_batch import Batch

NOTHING_TO_CHECK = "There is no text to check. Paste a text, or choose a file."


def form_articles(form: uploads.SubmittedForm, batch: Batch) -> Iterator[Article | Failure]:
    """Yield the texts that were pasted, then the articles of files; progress is reported before each."""
    number = 0
    for index in range(len(form.texts.get("text", ()))):
        if text := form.text("text", index):
            number += 1
            batch.begin(number)
            yield _pasted_article(text, form, index, number)
    files = uploads.below_their_folder([*uploads.unpacked(form.files, batch.expanded)])
    typed = {"title": form.text("title"), "source": form.text("source")} if len(files) == 1 else {}
    for file in files:
        for item in read_bytes(file):
            number += 1
            batch.begin(number)
            yield _with_typed_fields(item, typed) if isinstance(item, Article) else item
    if not number:
        raise invalid(NOTHING_TO_CHECK)


def _pasted_article(text: str, form: uploads.SubmittedForm, index: int, number: int) -> Article | Failure:
    """Return the article of a text box, which may hold the HTML of a page."""
    record = {
        "html" if text.startswith("<") else "text": text,
        "id": f"text {number}",
        "title": form.text("title", index),
        "source": form.text("source", index),
    }
    (item,) = ingest.records([{name: value for name, value in record.items() if value}])
    return item


def _with_typed_fields(article: Article, typed: Mapping[str, str]) -> Article:
    """Return the article of a file with the title and source that were typed, if any."""
    fields = {name: value for name, value in typed.items() if value}
    if not fields:
        return article
    notes = tuple(note for note in article.notes if note != "no_source" or "source" not in fields)
    return replace(article, notes=notes, **fields)  # type: ignore[arg-type]


def fetched_articles(page: bytes, url: str) -> Iterator[Article | Failure]:
    """Yield the article of a page that was fetched from `url`."""
    for item in read_bytes(NamedBytes("page.html", page)):
        yield item if isinstance(item, Failure) else _with_url(item, url)


def _with_url(article: Article, url: str) -> Article:
    record = {"text": article.text, "title": article.title, "url": url, "published": article.published}
    (named_after_site,) = ingest.articles([record])
    return named_after_site
