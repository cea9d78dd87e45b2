"""What a person sees on a terminal of 80 columns: lines broken between words, and no bar left behind."""

import json
import os
import re
import struct
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")
WIDTH = 80
_BAR = re.compile(r"articles, [\d,]+ a second")


@pytest.fixture
def terminal(tmp_path):
    """Run a command on a terminal, and give all it wrote there."""

    def run(*arguments):
        master, end = pty.openpty()
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, WIDTH, 0, 0))
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": str(WIDTH), "NO_COLOR": "1"}
        command = [sys.executable, "-m", "reliability", *map(str, arguments)]
        with subprocess.Popen(
            command, stdout=end, stderr=end, stdin=subprocess.DEVNULL, env=environment, cwd=tmp_path
        ) as process:
            os.close(end)
            written = b""
            while chunk := _chunk(master):
                written += chunk
        os.close(master)
        return process.returncode, written.decode("utf-8")

    return run


def _chunk(master):
    try:
        return os.read(master, 65536)
    except OSError:  # the other end is closed
        return b""


def screen(written):
    """The lines that stay, on a terminal that knows what rich uses: back to the start, up, erase a line."""
    lines, row, column = [""], 0, 0
    for part in re.findall(r"\x1b\[\??[\d;]*[A-Za-z]|\r|\n|[^\x1b\r\n]+", written):
        if part == "\r":
            column = 0
        elif part == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif part.endswith("A") and part.startswith("\x1b"):
            row -= int(part[2:-1] or 1)
        elif part == "\x1b[2K":
            lines[row] = ""
        elif not part.startswith("\x1b"):
            lines[row] = lines[row][:column].ljust(column) + part + lines[row][column + len(part) :]
            column += len(part)
    return [line.rstrip() for line in lines]


@pytest.fixture
def articles(tmp_path, story):
    path = tmp_path / "articles.jsonl"
    records = [json.dumps({"id": str(n), "source": "a.example", "text": story + str(n)}) for n in range(30)]
    path.write_text("\n".join(["{", *records]))
    return path


def test_the_bar_is_gone_before_the_table(terminal, articles, tiny):
    status, written = terminal("score", articles, "--model", tiny)
    shown = screen(written)
    assert status == 3
    assert _BAR.search(written)
    assert not any(_BAR.search(line) for line in shown)
    header = next(n for n, line in enumerate(shown) if line.startswith("article "))
    assert shown[header].split()[:2] == ["article", "source"]
    assert max(map(len, shown)) <= WIDTH


def test_rows_on_the_terminal_are_not_disturbed_by_a_bar(terminal, articles, tiny):
    _, written = terminal("score", articles, "--model", tiny, "--format", "csv", "--columns", "article,words")
    assert not _BAR.search(written)
    assert "article,words\r\n" in written


def test_messages_break_between_words(terminal, articles, tiny, tmp_path, story):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "alone.txt").write_text(story)
    (tmp_path / "news" / "picture.svgz").write_text("")
    (tmp_path / "news" / "a-rather-long-name-of-a-file-that-does-not-hold-what-it-says.json").write_text("{")
    status, written = terminal("score", "news", "--model", tiny, "-o", "news/out.csv")
    shown = screen(written)
    assert status == 3
    words = " ".join(" ".join(shown).split())
    for message in (
        "news/out.csv lies inside the input news: it is written, not read.",
        "Put the files of each source in a folder of its own, give records a `source` or `url`, or use",
    ):
        assert message in words
    assert max(map(len, shown)) <= WIDTH
    assert not any(_BAR.search(line) for line in shown)
