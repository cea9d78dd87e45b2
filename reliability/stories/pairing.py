"""Compare sources on the stories that both cover, so that they write about the same events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import isnan, nan, sqrt
from statistics import fmean, stdev
from typing import Final

from reliability.records import MEASURED, ArticleScore, Interval
from reliability.significance import LEVEL, Correction, count_significant
from reliability.stories.story import Grouped, Story

LEAST_STORIES: Final = 3
"""Fewest shared stories for an interval: the spread of two differences says almost nothing."""
UNSHARED: Final = "no_shared_story"
"""Note of a source, and of its articles, that shares no story with another source."""

_Means = Mapping[str, float]
_ByPair = Mapping[tuple[str, str], Sequence[tuple[_Means, _Means]]]


@dataclass(frozen=True, slots=True)
class PairedDifference:
    """How much higher `first` is than `second` over the stories that both cover.

    Parameters
    ----------
    first, second : str
        The two sources.
    measure : str
        `style` or one of the four dimensions.
    stories : int
        Shared stories with a value in both sources.
    difference : float
        Mean difference over these stories, in points (0-100).
    interval : tuple of float
        90 % interval of the difference (Student's t over stories); NaN below three stories.
    probability : float
        Probability that `first` is higher (0-1); NaN below three stories.
    apart : bool
        Whether they differ significantly, at 0.10 over all pairs of the measure.
    """

    first: str
    second: str
    measure: str
    stories: int
    difference: float
    interval: Interval
    probability: float
    apart: bool = False

    def turned(self) -> PairedDifference:
        """Return the same difference seen from `second`."""
        low, high = self.interval
        return replace(
            self, first=self.second, second=self.first, difference=-self.difference,
            interval=(-high, -low), probability=1 - self.probability,
        )  # fmt: skip


def paired_differences(
    stories: Sequence[Story], *, correction: Correction = "holm", against: str = ""
) -> tuple[PairedDifference, ...]:
    """Return the differences of all pairs of sources that share a story, in order of names and measures.

    Parameters
    ----------
    stories : sequence of Story
        Stories of `reliability.stories`. A source with several originals in a story counts with their mean;
        copies are left out.
    correction : str
        Correction for testing many pairs: `holm` or `benjamini-hochberg`.
    against : str
        A source; only its pairs are returned, and the correction is for these alone.

    Returns
    -------
    tuple of PairedDifference
        One for each pair and measure.

    Notes
    -----
    The interval is that of a mixed model with an effect for each story, which for two sources is the
    interval of Student's t over the differences (Pinheiro & Bates 2000, section 1.4).
    """
    shared = _shared_means(stories, against)
    return tuple(
        sorted(
            (row for measure in MEASURED for row in _with_verdicts(shared, measure, correction)),
            key=lambda row: (row.first, row.second, MEASURED.index(row.measure)),
        )
    )


def sharing(stories: Iterable[Story]) -> Mapping[str, int]:
    """Return for each source in how many stories it has a text of its own next to another source's."""
    counts: dict[str, int] = {}
    for story in stories:
        sources = _sources_with_text(story)
        for source in sources if len(sources) > 1 else ():
            counts[source] = counts.get(source, 0) + 1
    return {source: counts[source] for source in sorted(counts)}


def without_shared(stories: Sequence[Story], sources: Iterable[str]) -> tuple[str, ...]:
    """Return the sources that share no story with another one; a copy of its text is not shared."""
    return tuple(sorted(set(sources) - sharing(stories).keys()))


def comparable(grouped: Grouped) -> Iterator[ArticleScore]:
    """Return the scores of shared stories, and as declined those of sources that share none.

    Copies, and a source's articles outside shared stories, are left out.
    """
    shared = sharing(grouped.stories)
    others = list(grouped.alone)
    for story in grouped.stories:
        sources = _sources_with_text(story)
        for version in story.versions:
            if len(sources) > 1 and not version.copy_of:
                yield version.score
            else:
                others.append(version.score)
    for score in others:
        if score.profile.article.source not in shared and score.status != "failed":
            yield replace(score, status="declined", notes=(*score.notes, UNSHARED))


def _sources_with_text(story: Story) -> set[str]:
    """Return the sources with a text of their own."""
    return {version.score.profile.article.source for version in story.originals}


def _shared_means(stories: Sequence[Story], against: str) -> _ByPair:
    """Return the means of both sources for each story that a pair shares."""
    shared: dict[tuple[str, str], list[tuple[_Means, _Means]]] = {}
    for story in stories:
        means = _means_by_source(story)
        for first, second in combinations(sorted(means), 2):
            if against in ("", first, second):
                shared.setdefault((first, second), []).append((means[first], means[second]))
    return shared


def _means_by_source(story: Story) -> Mapping[str, _Means]:
    scores: dict[str, list[ArticleScore]] = {}
    for version in story.originals:
        if version.score.status == "scored":
            scores.setdefault(version.score.profile.article.source, []).append(version.score)
    return {
        source: {name: _mean([getattr(score, name) for score in group]) for name in MEASURED}
        for source, group in scores.items()
    }


def _mean(values: Sequence[float]) -> float:
    defined = [value for value in values if not isnan(value)]
    return fmean(defined) if defined else nan


def _with_verdicts(shared: _ByPair, measure: str, correction: Correction) -> list[PairedDifference]:
    """Return the differences of all pairs by one measure, with the corrected verdict."""
    differences = [_paired(pair, measure, means) for pair, means in shared.items()]
    tested = sorted((row for row in differences if not isnan(row.probability)), key=_p_value)
    significant = count_significant([_p_value(row) for row in tested], len(tested), correction)
    apart = {(row.first, row.second) for row in tested[:significant]}
    return [replace(row, apart=(row.first, row.second) in apart) for row in differences]


def _p_value(difference: PairedDifference) -> float:
    return 2 * min(difference.probability, 1 - difference.probability)


def _paired(pair: tuple[str, str], measure: str, means: Sequence[tuple[_Means, _Means]]) -> PairedDifference:
    all_differences = [first[measure] - second[measure] for first, second in means]
    differences = [value for value in all_differences if not isnan(value)]
    mean = fmean(differences) if differences else nan
    if len(differences) < LEAST_STORIES:
        return PairedDifference(*pair, measure, len(differences), mean, (nan, nan), nan)
    return PairedDifference(*pair, measure, len(differences), mean, *interval(differences))


def interval(differences: Sequence[float]) -> tuple[Interval, float]:
    """Return the 90 % interval of the mean difference, and the probability that it is above 0."""
    from scipy.special import stdtr, stdtrit

    mean, error = fmean(differences), stdev(differences) / sqrt(len(differences))
    reach = float(stdtrit(len(differences) - 1, 1 - LEVEL / 2)) * error
    if not error:
        return (mean, mean), float(mean > 0) + 0.5 * (mean == 0)
    return (mean - reach, mean + reach), float(stdtr(len(differences) - 1, mean / error))
