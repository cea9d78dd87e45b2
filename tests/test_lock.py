"""The lock file names every dependency with a version that the project allows, and a hash for each file of it."""

# ruff: noqa: E501

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
WANTED = [*PROJECT["project"]["dependencies"], *EXTRAS["parquet"], *EXTRAS["warc"], *EXTRAS["zstd"], *EXTRAS["web"], *EXTRAS["xlsx"],
          *PROJECT["dependency-groups"]["test"]]  # fmt: skip
ENTRIES = re.findall(
    r"^([\w.-]+)==(\S+)([^\n]*?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", LOCK, re.MULTILINE
)


def same(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_line_is_a_pinned_dependency_or_its_hash():
    rest = LOCK
    for name, version, marker, hashes in ENTRIES:
        rest = rest.replace(f"{name}=={version}{marker} \\\n{hashes}", "", 1)
    assert not rest.strip()
    assert "://" not in LOCK


@pytest.mark.parametrize("requirement", WANTED)
def test_each_dependency_is_locked_to_a_version_that_is_allowed(requirement):
    requirements = pytest.importorskip("packaging.requirements")
    wanted = requirements.Requirement(requirement)
    versions = [version for name, version, _, _ in ENTRIES if same(name) == same(wanted.name)]
    assert versions
    assert all(wanted.specifier.contains(version) for version in versions)
