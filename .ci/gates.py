"""Compare the figures of `reliability evaluate` with their floors: `gates.py GATES FIGURES`."""

import json
import math
import sys
from pathlib import Path


def main(gates_path: str, figures_path: str) -> None:
    """Print each gate; exit 1 where a figure is missing, undefined or too low."""
    gates = json.loads(Path(gates_path).read_text(encoding="utf-8"))
    figures = {
        f"{figure['check']}: {figure['name']}": figure["value"]
        for figure in json.loads(Path(figures_path).read_text(encoding="utf-8"))["figures"]
    }
    failed = [
        name for name, floor in gates["floors"].items() if not holds(figures, name, floor, gates["tolerance"])
    ]
    if failed:
        sys.exit(f"{len(failed)} of {len(gates['floors'])} gates failed: {'; '.join(failed)}")
    print(f"{len(gates['floors'])} gates passed, tolerance {gates['tolerance']}")


def holds(figures: dict[str, float | None], name: str, floor: float, tolerance: float) -> bool:
    """Whether the figure is there and high enough."""
    value = figures.get(name)
    kept = value is not None and not math.isnan(value) and value >= floor - tolerance
    print(f"{'ok  ' if kept else 'FAIL'} {name}: {value} (floor {floor})")
    return kept


if __name__ == "__main__":
    main(*sys.argv[1:])
