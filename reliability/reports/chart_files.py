"""Charts of sources as files: SVG for pages and print, PNG for everything else."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from pathlib import Path

from reliability.records import SourceProfile
from reliability.reports import charts, table_file

DRAWN = {"ranking": charts.ranking, "map": charts.map, "families": charts.families}
BY_PERIOD = {"timeline": charts.timeline}


def write(profiles: Sequence[SourceProfile], folder: Path) -> list[Path]:
    """Every chart in both forms into `folder`; none where no source was scored.

    `ranking`, `map` and `families`; of sources by period `timeline`.
    """
    if all(isnan(profile.reliability) for profile in profiles):
        return []
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    by = any(profile.period for profile in profiles)
    for name, draw in (BY_PERIOD if by else DRAWN).items():
        chart = draw(profiles)
        drawn = {".svg": charts.svg(chart, name).encode(), ".png": charts.png(chart)}
        for ending, content in drawn.items():
            written.append(folder / f"{name}{ending}")
            with table_file.whole(written[-1]) as unfinished:
                unfinished.write_bytes(content)
    return written
