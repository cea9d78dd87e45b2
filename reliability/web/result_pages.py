"""Pages that answer the forms, made in a worker process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from reliability import ingest, sources
from reliability import stories as grouping
from reliability._version import __version__
from reliability.extractors import measures
from reliability.ingest.files_in_memory import NamedBytes, read_bytes
from reliability.records import Article, ArticleScore, Failure
from reliability.reports import page, source_page, story_page, typical_articles
from reliability.reports.columns import article_columns, source_columns
from reliability.reports.differences import described_pairs
from reliability.reports.explanation import explanation
from reliability.reports.rows import article_row, source_row
from reliability.reports.same_stories import SharedStories
from reliability.reports.source_speakers import SourceSpeakers
from reliability.scoring import Model
from reliability.scoring.model import usual
from reliability.stories import Story, paired_differences, without_shared
from reliability.web import answers, downloads, uploads
from reliability.web.batch import Batch
from reliability.web.problems import invalid
from reliability.web.tasks import Answer, Task
from reliability.web.templating import framed

HTML = "text/html; charset=utf-8"
_MOST_STORY_PAGES = 20
"""Pages of stories that are offered; each holds the texts of its versions once more."""
_NOTHING = "There is no text to check. Paste a text, or choose a file."


def check(task: Task, batch: Batch) -> Answer:
    """The page of one article; of several, the comparison."""
    form = uploads.parse(task.body, task.content_type)
    if not form.texts and not form.files:
        raise invalid(_NOTHING)
    return _answer(_read(form, batch), batch)


def fetched(task: Task, batch: Batch) -> Answer:
    """Return the page of the article at an address; the body is the fetched page."""
    file = NamedBytes("page.html", task.body)
    return _answer((_at(item, task.fields["url"]) for item in read_bytes(file)), batch)


def _at(item: Article | Failure, url: str) -> Article | Failure:
    if isinstance(item, Failure):
        return item
    (found,) = ingest.articles(
        [{"text": item.text, "title": item.title, "url": url, "published": item.published}]
    )
    return found


class OfferedStory(NamedTuple):
    """A story and the file of its page."""

    story: Story
    file: downloads.Download | None


KINDS = {"check": check, "fetched": fetched}
"""Functions that answer a form, by the task's kind."""


def _read(form: uploads.Form, batch: Batch) -> Iterator[Article | Failure]:
    """The texts that were pasted, then the files, each begun before it is read."""
    number = 0
    for place in range(len(form.texts.get("text", ()))):
        if text := form.text("text", place):
            number += 1
            batch.begin(number)
            yield _pasted(text, form, place, number)
    files = uploads.below_their_folder([*uploads.unpacked(form.files, batch.expanded)])
    named = {"title": form.text("title"), "source": form.text("source")} if len(files) == 1 else {}
    for file in files:
        for item in read_bytes(file):
            number += 1
            batch.begin(number)
            yield _named(item, named) if isinstance(item, Article) else item
    if not number:
        raise invalid(_NOTHING)


def _pasted(text: str, form: uploads.Form, place: int, number: int) -> Article | Failure:
    """A text from the box, which may be the source of a web page."""
    record = {
        "html" if text.startswith("<") else "text": text,
        "id": f"text {number}",
        "title": form.text("title", place),
        "source": form.text("source", place),
    }
    (item,) = ingest.records([{name: value for name, value in record.items() if value}])
    return item


def _named(article: Article, fields: Mapping[str, str]) -> Article:
    """The article of a file with the title and source that were typed."""
    if not any(fields.values()):
        return article
    typed = {name: value for name, value in fields.items() if value}
    notes = tuple(note for note in article.notes if note != "no_source" or "source" not in typed)
    return replace(article, notes=notes, **typed)  # type: ignore[arg-type]


def _answer(items: Iterator[Article | Failure], batch: Batch) -> Answer:
    scores: list[ArticleScore] = []
    failures: list[Failure] = []
    for item in batch.scores(items):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            scores.append(item)
    if not scores:
        problems = "; ".join(f"{each.path}: {each.problem}. {each.advice}" for each in failures[:3])
        raise invalid(problems or _NOTHING, code=failures[0].code if failures else "")
    html = (
        _article(scores[0], batch.model)
        if len(scores) + len(failures) == 1
        else _comparison(scores, failures, batch)
    )
    return Answer(200, HTML, html.encode("utf-8", "replace"), batch.scored)


def _article(score: ArticleScore, model: Model) -> str:
    if "too_long" in score.notes:
        raise invalid(
            "The text has more than 2,000,000 characters. Give a shorter part of it.", code="too_long"
        )
    report = page.article_page(score, measures(), _about(model, 1), usual(model))
    columns = article_columns(measures())
    files = [
        downloads.page("article.html", report),
        downloads.csv("article.csv", [article_row(score)], columns),
        *downloads.xlsx("article.xlsx", [article_row(score)], columns),
        downloads.json("article.json", answers.dumped(explanation(score))),
    ]
    return framed(report, files=files, failures=(), stories=())


def _comparison(scores: Sequence[ArticleScore], failures: Sequence[Failure], batch: Batch) -> str:
    model = batch.model
    profiles = sources.compare(scores, model)
    about = _about(model, len(scores))
    chosen = _examples(scores, [profile.source for profile in profiles])
    speakers = SourceSpeakers()
    speakers.count(scores)
    stories = grouping.stories(scores).stories
    offered = [OfferedStory(story, _story_file(story, place)) for place, story in enumerate(stories)]
    report = source_page.sources_page(
        source_page.Comparison(
            profiles,
            about,
            chosen,
            pairs=described_pairs(profiles, sources.pairs),
            speakers={profile.source: speakers.of(profile.source) for profile in profiles},
            shared=_shared(stories, [profile.source for profile in profiles]),
        )
    )
    rows = {"sources": [*map(source_row, profiles)], "articles": [*map(article_row, scores)]}
    files = [
        downloads.page("report.html", report),
        downloads.csv("sources.csv", rows["sources"], source_columns(measures()), "CSV of sources"),
        *downloads.xlsx("sources.xlsx", rows["sources"], source_columns(measures()), "XLSX of sources"),
        downloads.csv("articles.csv", rows["articles"], article_columns(measures()), "CSV of articles"),
        downloads.json("report.json", answers.dumped(rows)),
    ]
    return framed(report, files=files, failures=failures, stories=offered)


def _story_file(story: Story, place: int) -> downloads.Download | None:
    """Return the page of a story with its versions side by side; None beyond the first ones."""
    if place >= _MOST_STORY_PAGES:
        return None
    return downloads.page(f"story-{place + 1}.html", story_page.story_page(story, index=""))


def _shared(stories: Sequence[Story], names: Sequence[str]) -> SharedStories | None:
    """Return the sources' differences on the stories they share, if there are any."""
    if not stories:
        return None
    return SharedStories(paired_differences(stories), without_shared(stories, names))


def _examples(
    scores: Sequence[ArticleScore], names: Sequence[str]
) -> dict[str, list[tuple[str, ArticleScore]]]:
    """Some articles of each source, with why each is shown."""
    seen: dict[str, list[typical_articles.Seen]] = {}
    kept = list(typical_articles.watched(scores, seen))
    chosen: dict[str, list[tuple[str, ArticleScore]]] = {}
    for example in typical_articles.choose(list(dict.fromkeys(names)), seen):
        chosen.setdefault(example.source, []).append((example.why, kept[example.article.place]))
    return chosen


def _about(model: Model, articles: int) -> dict[str, str]:
    return {
        "version": f"news-reliability {__version__}",
        "model": f"{model.name}, checksum {model.checksum}",
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "articles": f"{articles:,}",
    }
