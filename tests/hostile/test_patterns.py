import json
import subprocess
import sys
from pathlib import Path

BOUNDED = {
    "reliability.ingest.domains": "what is asked has at most 300 characters",
    "reliability.ingest.markup": "a tag is cut behind its last attribute, so that no run of spaces ends it",
}

LONGEST = 300
"""Seconds for all patterns, ten times what they take on a quiet machine."""


def test_no_regular_expression_is_quadratic_in_its_own_worst_cases(story):
    command = [sys.executable, str(Path(__file__).with_name("patterns.py")), story]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=LONGEST)
    found = json.loads(done.stdout)
    assert found["patterns"] > 80
    assert found["strings"] > 20_000
    assert not [slow for slow in found["slow"] if slow[0] not in BOUNDED]
