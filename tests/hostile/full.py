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
    given = arguments.parse_args()
    cases = runpy.run_path(str(HERE / "cases.py"))["CASES"]
    lines = ["| case | size | what happens | s | peak MiB |", "| --- | ---: | --- | ---: | ---: |"]
    broken = 0
    for case in cases:
        if given.names and not any(name in case.id for name in given.names):
            continue
        found = alone(case)
        good = found["what"].startswith(case.expect) and within(found)
        broken += not good
        lines.append(
            f"| {case.name} `{case.ending}` | {found['bytes']:,} B | {found['what']} | {found['seconds']:.1f} | "
            f"{found['mebibytes']:,.0f} |"
        )
        print(lines[-1], "" if good else "  <-- NOT AS PROMISED", flush=True)
    if given.output:
        given.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.exit(bool(broken))


def within(found: dict[str, float]) -> bool:
    """Whether the case kept to its time and memory."""
    return found["seconds"] <= SECONDS and found["mebibytes"] <= MEBIBYTES


def alone(case) -> dict[str, object]:
    """The case in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"case{case.ending}"
        case.write(path, case.full)
        done = subprocess.run(
            [sys.executable, __file__.replace("full.py", "one.py"), str(path)],
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
