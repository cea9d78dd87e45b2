"""What a type checker of somebody else sees of the installed package: `types_outside.py SCRIPT`."""

import json
import os
import subprocess
import sys
from pathlib import Path

LEAST = 0.99
"""Share of public symbols of known type; what is missing inherits from libraries without types."""


def run(*command: str, **options: object) -> subprocess.CompletedProcess[str]:
    """One of this environment's programs, with this environment's Python first."""
    here = Path(sys.executable).parent
    path = os.pathsep.join([str(here), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path}
    return subprocess.run([here / command[0], *command[1:]], env=environment, text=True, **options)


def main(script: str) -> None:
    """Check `script` with both checkers and run it; exit 1 where one complains or too little is typed."""
    run("mypy", "--strict", script, check=True)
    run("pyright", script, check=True)
    run("python", script, check=True)
    asked = ("--verifytypes", "reliability", "--ignoreexternal", "--outputjson")
    found = json.loads(run("pyright", *asked, stdout=subprocess.PIPE).stdout)["typeCompleteness"]
    share, counts = found["completenessScore"], found["exportedSymbolCounts"]
    print(f"{share:.1%} of public symbols have a known type (at least {LEAST:.0%}): {counts}")
    if share < LEAST:
        sys.exit("Too little of the public interface is typed.")


if __name__ == "__main__":
    main(sys.argv[1])
