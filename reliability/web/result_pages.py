"""Pages that answer the forms, made in a worker process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from reliability import sources
from reliability import stories as grouping
from reliability.extractors import measures
from reliability.records import Article, ArticleScore, Failure, SourceProfile
from reliability.reports import page, provenance, source_page, story_page, typical_articles
from reliability.reports.columns import article_columns, source_columns
from reliability.reports.differences import described_pairs
from reliability.reports.explanation import explanation
from reliability.reports.rows import article_row, source_row
from reliability.reports.shared_stories import SharedStories
from reliability.reports.source_speakers import SourceSpeakers
from reliability.scoring import Model
from reliability.scoring.model import usual
from reliability.stories import Story, paired_differences, without_shared
from reliability.web import answers, downloads, uploads
from reliability.web.form_articles import NOTHING_TO_CHECK, fetched_articles, form_articles
from reliability.web.problems import invalid
from reliability.web.request_batch import Batch
from reliability.web.tasks import Answer, Task
from reliability.web.templating import framed

HTML = "text/html; charset=utf-8"
_MOST_STORY_PAGES = 20
"""Pages of stories that are offered; each holds the texts of its versions once more."""


def check(task: Task, batch: Batch) -> Answer:
    """Return the page of one article, or the comparison of several."""
    form = uploads.parse(task.body, task.content_type)
    if not form.texts and not form.files:
        raise invalid(NOTHING_TO_CHECK)
    return _answer(form_articles(form, batch), batch)


def fetched(task: Task, batch: Batch) -> Answer:
    """Return the page of the article at an address; the body is the fetched page."""
    return _answer(fetched_articles(task.body, task.fields["url"]), batch)


class OfferedStory(NamedTuple):
    """A story and the file of its page."""

    story: Story
    file: downloads.Download | None


KINDS = {"check": check, "fetched": fetched}
"""Functions that answer a form, by the task's kind."""


def _answer(items: Iterator[Article | Failure], batch: Batch) -> Answer:
    scores: list[ArticleScore] = []
    failures: list[Failure] = []
    for item in batch.scores(items):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            scores.append(item)
    if not scores:
        problems = "; ".join(map(str, failures[:3]))
        raise invalid(problems or NOTHING_TO_CHECK, code=failures[0].code if failures else "")
    alone = len(scores) + len(failures) == 1
    html = _article(scores[0], batch.model) if alone else _comparison(scores, failures, batch.model)
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


def _comparison(scores: Sequence[ArticleScore], failures: Sequence[Failure], model: Model) -> str:
    profiles = sources.compare(scores, model)
    stories = grouping.stories(scores).stories
    report = source_page.sources_page(_compared(scores, profiles, stories, model))
    offered = [OfferedStory(story, _story_file(story, index)) for index, story in enumerate(stories)]
    files = [downloads.page("report.html", report), *_tables(scores, profiles)]
    return framed(report, files=files, failures=failures, stories=offered)


def _compared(
    scores: Sequence[ArticleScore], profiles: Sequence[SourceProfile], stories: Sequence[Story], model: Model
) -> source_page.Comparison:
    names = [profile.source for profile in profiles]
    speakers = SourceSpeakers()
    speakers.count(scores)
    return source_page.Comparison(
        profiles,
        _about(model, len(scores)),
        _examples(scores, names),
        pairs=described_pairs(profiles, sources.pairs),
        speakers={name: speakers.of(name) for name in names},
        shared=_shared_stories(stories, names),
    )


def _tables(
    scores: Sequence[ArticleScore], profiles: Sequence[SourceProfile]
) -> Iterator[downloads.Download]:
    rows = {"sources": [*map(source_row, profiles)], "articles": [*map(article_row, scores)]}
    of_sources, of_articles = source_columns(measures()), article_columns(measures())
    yield downloads.csv("sources.csv", rows["sources"], of_sources, "CSV of sources")
    yield from downloads.xlsx("sources.xlsx", rows["sources"], of_sources, "XLSX of sources")
    yield downloads.csv("articles.csv", rows["articles"], of_articles, "CSV of articles")
    yield downloads.json("report.json", answers.dumped(rows))


def _story_file(story: Story, index: int) -> downloads.Download | None:
    """Return the page of a story with its versions side by side; None beyond the first ones."""
    if index >= _MOST_STORY_PAGES:
        return None
    return downloads.page(f"story-{index + 1}.html", story_page.story_page(story, index=""))


def _shared_stories(stories: Sequence[Story], names: Sequence[str]) -> SharedStories | None:
    """Return the sources' differences on the stories they share, if there are any."""
    if not stories:
        return None
    return SharedStories(paired_differences(stories), without_shared(stories, names))


def _examples(
    scores: Sequence[ArticleScore], names: Sequence[str]
) -> dict[str, list[tuple[str, ArticleScore]]]:
    """Return some articles of each source, each with the reason why it is shown."""
    seen: dict[str, list[typical_articles.Seen]] = {}
    in_order = list(typical_articles.watched(scores, seen))
    chosen: dict[str, list[tuple[str, ArticleScore]]] = {}
    for example in typical_articles.choose(list(dict.fromkeys(names)), seen):
        chosen.setdefault(example.source, []).append((example.why, in_order[example.article.place]))
    return chosen


def _about(model: Model, articles: int) -> dict[str, str]:
    return {**provenance.software(model), **provenance.run(datetime.now(UTC), articles)}
