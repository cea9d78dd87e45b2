import os
import subprocess
import sys
from pathlib import Path

import pytest

import reliability

HEAVY = (
    "sklearn",
    "textstat",
    "trafilatura",
    "altair",
    "numpy",
    "rich",
    "jinja2",
    "pyarrow",
    "vaderSentiment",
)
ROOT = Path(reliability.__file__).parents[1]
ENVIRONMENT = os.environ | {
    "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
}


def python(*arguments, **options):
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(
        command, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False, **options
    )


def test_version(run):
    assert run("--version")[:2] == (0, f"reliability {reliability.__version__}\n")


def test_without_arguments_the_commands_are_listed(run):
    _, out, err = run()
    assert "compare" in out + err


@pytest.mark.parametrize("statement", ["import reliability", "import reliability.cli"])
def test_nothing_heavy_is_imported_at_start(statement):
    code = f"import sys; {statement}; print(*[name for name in {HEAVY} if name in sys.modules])"
    assert python("-c", code).stdout == "\n"


def test_importing_the_library_does_not_import_the_command_line():
    assert python("-c", "import sys, reliability; print('typer' in sys.modules)").stdout == "False\n"


def test_as_a_module_in_another_directory(corpus, tiny, tmp_path):
    done = python("-m", "reliability", "score", "news", "--model", tiny, cwd=tmp_path)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 8


def test_a_closed_pipe_is_not_an_error(corpus, tiny):
    command = [sys.executable, "-m", "reliability", "score", *[str(corpus)] * 40, "--model", str(tiny)]
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode == 0
    assert b"Traceback" not in err
    assert b"Broken" not in err
