"""Charts of sources as files: SVG for pages and print, PNG for everything else."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from pathlib import Path

from reliability.records import SourceProfile
from reliability.reports import charts, table_file

OVERALL = {"ranking": charts.ranking, "map": charts.map, "families": charts.families}
BY_PERIOD = {"timeline": charts.timeline}


def write(profiles: Sequence[SourceProfile], folder: Path) -> list[Path]:
    """Write every chart as SVG and PNG to `folder`; none if no source was scored.

    The charts are `ranking`, `map` and `families`; for sources by period, `timeline`.
    """
    if all(isnan(profile.reliability) for profile in profiles):
        return []
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    by_period = any(profile.period for profile in profiles)
    for name, draw in (BY_PERIOD if by_period else OVERALL).items():
        chart = draw(profiles)
        contents = {".svg": charts.svg(chart, name).encode(), ".png": charts.png(chart)}
        for ending, content in contents.items():
            written.append(folder / f"{name}{ending}")
            with table_file.whole(written[-1]) as unfinished:
                unfinished.write_bytes(content)
    return written
