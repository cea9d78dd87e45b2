"""Shell completion, as the shells ask for it, and the other way to start."""

import subprocess
import sys

import pytest


@pytest.fixture(autouse=True)
def shell_is_named(monkeypatch):
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("reliability sc", {"score"}),
        ("reliability score --text", {"--text", "--text-column"}),
        ("reliability score --source-from f", {"folder", "file"}),
        ("reliability compare --format ", {"table", "csv", "jsonl"}),
    ],
)
def test_commands_options_and_choices_are_completed(run, monkeypatch, typed, offered):
    monkeypatch.setenv("_RELIABILITY_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(typed.count(" ")))
    status, out, _ = run()
    assert status == 0
    assert set(out.split()) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_shown(run, shell):
    status, out, _ = run("--show-completion", shell)
    assert status == 0
    assert "_RELIABILITY_COMPLETE" in out
    assert "--install-completion" in run("--help")[1]


def test_python_m_is_the_same_command(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "reliability", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("reliability ")
