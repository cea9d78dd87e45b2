"""Messages of `compare` about sources that differ in what they publish."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reliability.sources import Difference, Key, Mix, SourceSummary, differences, join_genres, shared_genres

_NAMED = 3
"""Sources named in a line; every one has its note."""
_ADVICE = {
    "genre": "--like-with-like compares on the genres that they share.",
    "agency": "--without-agency leaves agency copy out.",
    "length": "Scores of short articles are less certain and closer to the baseline.",
    "period": "Compare articles from the same period, or use --by month.",
}


def lines(summaries: Collection[SourceSummary], *, like_with_like: bool) -> Iterator[str]:
    """Yield a line for each kind of difference, and one on what was compared like with like."""
    listed = differences(summaries)
    mix = shared_genres(summaries) if like_with_like else None
    if mix:
        listed = [
            difference for difference in listed if Key(difference.source, difference.period) in mix.keys
        ]
    for kind, advice in _ADVICE.items():
        of_kind = [difference for difference in listed if difference.kind == kind]
        if of_kind and not (kind == "genre" and mix):
            yield f"Sources differ in {kind}: {_named(of_kind)}. {advice}"
    if mix:
        yield _compared(summaries, mix)


def _named(differences: Sequence[Difference]) -> str:
    phrases = [
        f"{_name(difference.source, difference.period)} ({difference.phrase})"
        for difference in differences[:_NAMED]
    ]
    return "; ".join(phrases) + _more(len(differences))


def _compared(summaries: Collection[SourceSummary], mix: Mix) -> str:
    """Which genres were compared, in what shares, and who was left out."""
    if not mix.shares:
        return "Like with like: no source has enough articles of a known genre, so none was compared."
    genres = ", ".join(
        f"{genre.replace('_', ' ')} {100 * share:.0f} %" for genre, share in mix.shares.items()
    )
    out = [_name(key.source, key.period) for key in sorted(join_genres(summaries)) if key not in mix.keys]
    left = f" Left out, because they have too few: {'; '.join(out[:_NAMED])}{_more(len(out))}." if out else ""
    return f"Like with like: compared on the same mix of genres for each source ({genres}).{left}"


def _name(source: str, period: str) -> str:
    return f"{source} in {period}" if period else source


def _more(count: int) -> str:
    return f"; and {count - _NAMED:,} more" if count > _NAMED else ""
