"""Every hostile case at its full size: `python tests/hostile/full.py [-o TABLE.md] [NAME...]`.

Each is read, measured and scored in a process of its own. Prints what happened, seconds and peak memory, and
exits 1 where a case crashed, took longer or more than promised, or gave something else than expected.
"""
# ruff: noqa: E501, T201

from __future__ import annotations

import argparse
import json
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS, MEBIBYTES = 60, 1500
"""What no case may exceed."""
HERE = Path(__file__).parent


def main() -> None:
    """Run all cases, or those whose name holds one of the given words."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*")
    arguments.add_argument("-o", "--output", type=Path)
    chosen = arguments.parse_args()
    cases = runpy.run_path(str(HERE / "cases.py"))["CASES"]
    lines = ["| case | size | what happens | s | peak MiB |", "| --- | ---: | --- | ---: | ---: |"]
    broken = 0
    for case in cases:
        if chosen.names and not any(name in case.id for name in chosen.names):
            continue
        outcome = run_case(case)
        as_promised = outcome["what"].startswith(case.expect) and is_within_limits(outcome)
        broken += not as_promised
        lines.append(
            f"| {case.name} `{case.ending}` | {outcome['bytes']:,} B | {outcome['what']} | {outcome['seconds']:.1f} | "
            f"{outcome['mebibytes']:,.0f} |"
        )
        print(lines[-1], "" if as_promised else "  <-- NOT AS PROMISED", flush=True)
    if chosen.output:
        chosen.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.exit(bool(broken))


def is_within_limits(outcome: dict[str, float]) -> bool:
    """Whether the case kept to its time and memory."""
    return outcome["seconds"] <= SECONDS and outcome["mebibytes"] <= MEBIBYTES


def run_case(case) -> dict[str, object]:
    """The case in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"case{case.ending}"
        case.write(path, case.full)
        done = subprocess.run(
            [sys.executable, __file__.replace("full.py", "score_file.py"), str(path)],
            capture_output=True, text=True, errors="replace", timeout=900,
        )  # fmt: skip
        crashed = {
            "what": f"CRASHED ({done.returncode}): {done.stderr[-200:]!r}",
            "seconds": 0.0,
            "mebibytes": 0.0,
        }
        return (json.loads(done.stdout) if done.returncode == 0 else crashed) | {"bytes": path.stat().st_size}


if __name__ == "__main__":
    main()
