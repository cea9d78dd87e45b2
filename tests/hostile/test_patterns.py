import json
import subprocess
import sys
from pathlib import Path

BOUNDED = {
    "reliability.ingest.domains": "what is asked has at most 300 characters",
    "reliability.ingest.html_tree": "a tag is cut behind its last attribute: no run of spaces ends it",
}

LONGEST = 300
"""Seconds for all patterns, ten times what they take on a quiet machine."""


def test_no_regular_expression_is_quadratic_in_its_own_worst_cases(story):
    command = [sys.executable, str(Path(__file__).with_name("patterns.py")), story]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=LONGEST)
    report = json.loads(done.stdout)
    assert report["patterns"] > 80
    assert report["strings"] > 20_000
    assert not [slow for slow in report["slow"] if slow[0] not in BOUNDED]
