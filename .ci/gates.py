"""Compare the figures of `reliability evaluate` with their bounds: `gates.py GATES FIGURES`."""

import json
import sys
from pathlib import Path


def main(gates_path: str, figures_path: str) -> None:
    """Print each gate; exit 1 where a figure is missing or beyond its bound."""
    gates = json.loads(Path(gates_path).read_text(encoding="utf-8"))
    figures = {
        f"{figure['check']}: {figure['name']}, {figure['statistic']}": figure["value"]
        for figure in json.loads(Path(figures_path).read_text(encoding="utf-8"))["figures"]
    }
    bounds = [(name, bound, 1) for name, bound in gates["at_least"].items()]
    bounds += [(name, bound, -1) for name, bound in gates["at_most"].items()]
    failed = [
        name for name, bound, sign in bounds if not holds(figures, name, bound, sign, gates["tolerance"])
    ]
    if failed:
        sys.exit(f"{len(failed)} of {len(bounds)} gates failed: {'; '.join(failed)}")
    print(f"{len(bounds)} gates passed, tolerance {gates['tolerance']}")


def holds(figures: dict[str, float | None], name: str, bound: float, sign: int, tolerance: float) -> bool:
    """Whether the figure is there and on the right side of its bound (`sign` 1: at least, -1: at most)."""
    value = figures.get(name)
    kept = value is not None and sign * (value - bound) >= -tolerance
    side = "at least" if sign > 0 else "at most"
    shown = "missing" if value is None else round(value, 4)
    print(f"{'ok  ' if kept else 'FAIL'} {name}: {shown} ({side} {bound})")
    return kept


if __name__ == "__main__":
    main(*sys.argv[1:])
