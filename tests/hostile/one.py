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
    said = Counter()
    for item in ingest.read([path]):
        said[what(item, model)] += 1
    print(
        json.dumps(
            {
                "what": "; ".join(f"{text} (x{count:,})" if count > 1 else text for text, count in last(said))
                or "nothing",
                "seconds": time.process_time(),
                "mebibytes": peak(),
            }
        )
    )


def peak() -> float:
    """MiB that this process held at most (Linux); what its parent held does not count."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024


def last(said):
    """What was said, the last first; three at most."""
    return list(reversed(said.items()))[:3]


def what(item, model) -> str:
    """What became of it, in a few words."""
    if isinstance(item, Failure):
        return f"failed: {item.problem}"
    score = pipeline.score(item, model)
    notes = [note for note in score.notes if note != "no_source"]
    return f"{score.status}: {', '.join(notes)}" if notes else score.status


if __name__ == "__main__":
    main(sys.argv[1])
