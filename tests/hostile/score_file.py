"""One file read, measured and scored: prints what happened, seconds and peak memory as JSON."""
# ruff: noqa: T201

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from reliability import ingest, pipeline, scoring
from reliability.records import Failure


def main(path: str) -> None:
    """Read, measure and score the file."""
    model = scoring.load()
    outcomes = Counter()
    for item in ingest.read([path]):
        outcomes[outcome(item, model)] += 1
    print(
        json.dumps(
            {
                "what": "; ".join(
                    f"{text} (x{count:,})" if count > 1 else text for text, count in latest(outcomes)
                )
                or "nothing",
                "seconds": time.process_time(),
                "mebibytes": peak(),
            }
        )
    )


def peak() -> float:
    """MiB that this process held at most (Linux); what its parent held does not count."""
    match = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(match[1]) / 1024


def latest(outcomes):
    """The last three outcomes, the latest first."""
    return list(reversed(outcomes.items()))[:3]


def outcome(item, model) -> str:
    """The outcome in a few words."""
    if isinstance(item, Failure):
        return f"failed: {item.problem}"
    score = pipeline.score(item, model)
    notes = [note for note in score.notes if note != "no_source"]
    return f"{score.status}: {', '.join(notes)}" if notes else score.status


if __name__ == "__main__":
    main(sys.argv[1])
