"""No command opens a socket, looks up a name or starts another program: each runs where all of that fails."""

# ruff: noqa: E501
import json
import subprocess
import sys
from pathlib import Path

import pytest

import reliability

ROOT = Path(__file__).parents[1]
FORBIDDING = """
import sys

class Forbidden(BaseException):
    pass

def asks_for_ipv6():
    # urllib3, which a library imports, makes a socket when it is loaded, to learn whether the system knows IPv6
    frame = sys._getframe()
    while frame := frame.f_back:
        if frame.f_code.co_name == "_has_ipv6" and frame.f_globals["__name__"].startswith("urllib3."):
            return True
    return False

def audit(event, arguments):
    if event == "socket.__new__" and asks_for_ipv6():
        raise OSError("even this one is not to be had")
    if event in WATCHED or event.startswith(("urllib.", "http.", "ftplib.", "smtplib.", "socket.")) and event not in HARMLESS:
        raise Forbidden(f"{event} {arguments!r}")

WATCHED = {"os.system", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "webbrowser.open"}
HARMLESS = {"socket.gethostname"}
sys.addaudithook(audit)

import socket
import _socket

def refuse(*arguments, **named):
    raise Forbidden(f"socket {arguments!r}")

for name in ("create_connection", "getaddrinfo", "gethostbyname", "gethostbyaddr", "create_server", "fromfd"):
    setattr(socket, name, refuse)
"""


def forbidden(folder, *arguments):
    """Run a command where nothing may reach out; library calls from C code included, by Python's audit hooks."""
    code = FORBIDDING + "\nfrom reliability.cli import main\nsys.exit(main(sys.argv[1:]))\n"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=False, cwd=folder,
        env={"PYTHONPATH": str(Path(reliability.__file__).parents[1]), "PATH": "", "HOME": str(folder), "LANG": "C.UTF-8"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The sample corpus, ratings, and pages that name addresses."""
    made = tmp_path_factory.mktemp("offline")
    page = (
        '<html><head><base href="http://a.example/"><link rel="stylesheet" href="http://a.example/s.css">'
        '<meta http-equiv="refresh" content="0; url=http://a.example/"><script src="http://a.example/x.js"></script>'
        '</head><body><article><img src="http://a.example/i.png"><p>Officials said on Tuesday that the bridge is shut '
        "for the winter, and that no boat will cross.</p></article></body></html>"
    )
    (made / "page.html").write_text(page)
    entity = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "http://a.example/x"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    )
    (made / "entity.xhtml").write_text(entity + page.replace("shut", "shut &x; &f;"))
    return made


CORPUS = ROOT / "seeds" / "corpus"
COMMANDS = [
    ("--help",), ("measures",), ("score", CORPUS / "harbour-wire.example", "--format", "table"),
    ("score", CORPUS, "-o", "a.csv", "--evidence", "e.csv", "--dictionary", "d.csv"),
    ("compare", CORPUS, "--report", "r.html", "--charts", "charts", "--pairs", "p.csv"),
    ("boilerplate", CORPUS, "-o", "f.json"),
    ("explain", CORPUS / "harbour-wire.example" / "01-bridge-closed.txt", "--format", "html"),
]  # fmt: skip


@pytest.mark.parametrize(
    "command", COMMANDS, ids=lambda command: " ".join(Path(str(part)).name for part in command)
)
def test_a_command_works_where_the_network_is_forbidden(folder, command):
    done = forbidden(folder, *command)
    assert "Forbidden" not in done.stderr
    assert done.returncode == 0, done.stderr


def test_pages_are_read_without_what_they_point_to(folder):
    done = forbidden(folder, "score", "page.html", "entity.xhtml", "--format", "jsonl")
    assert "Forbidden" not in done.stderr
    assert [json.loads(line)["note"] for line in done.stdout.splitlines()]
    assert (
        Path("/etc/hostname").read_text().strip() not in done.stdout
        or not Path("/etc/hostname").read_text().strip()
    )


def test_commands_that_learn_and_measure_stay_offline(folder):
    (folder / "ratings.csv").write_text("source,reliability,bias\nharbour-wire.example,90,10\n")
    for command in (("train", CORPUS, "ratings.csv", "-o", "m.json"), ("evaluate", folder / "no-data")):
        done = forbidden(folder, *command)
        assert "Forbidden" not in done.stderr
        assert done.returncode in (1, 2)
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "code",
    [
        "import urllib.request; urllib.request.urlopen('http://a.example/')", "import socket; socket.socket()",
        "import asyncio; asyncio.run(asyncio.open_connection('a.example', 80))",
        "import subprocess; subprocess.run(['curl'])", "import socket; socket.getaddrinfo('a.example', 80)",
    ],
)  # fmt: skip
def test_the_test_sees_what_it_should(folder, code):
    done = subprocess.run(
        [sys.executable, "-c", FORBIDDING + code], capture_output=True, text=True, check=False, cwd=folder
    )
    assert "Forbidden" in done.stderr
    assert done.returncode == 1
