import gzip
import io
import json
import os
import socket
import sys
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reliability.ingest.compression as compression
from reliability.errors import InputError
from reliability.ingest import Options, articles, read
from reliability.ingest.formats import formats
from reliability.records import NOTES, Article, Failure


@pytest.fixture
def folder(tmp_path):
    for name in ("b/2.txt", "b/1.txt", "a.txt", "b.txt", ".hidden.txt", ".git/x.txt", "c.xyz", "c/d/e.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_its_paths(folder):
    items = read([folder])
    assert [(item.id, item.source) for item in items] == [
        ("a.txt", "a.txt"), ("b.txt", "b.txt"), ("b/1.txt", "b"), ("b/2.txt", "b"), ("c/d/e.md", "c"),
    ]  # fmt: skip
    assert items.skipped == {".xyz": 1}


def test_inputs_are_read_lazily_in_the_order_given(folder):
    items = read([folder / "b.txt", folder / "a.txt"])
    assert next(items).id == "b.txt"
    (folder / "a.txt").unlink()
    (late,) = items
    assert late.problem == "it vanished before it could be read"


def test_missing_inputs_are_refused_at_once(folder):
    with pytest.raises(InputError, match=r"nothing.*: no such file or folder"):
        read([folder, folder / "nothing"])


def test_a_file_with_an_unknown_ending_fails_when_named(folder):
    (failure,) = read([folder / "c.xyz"])
    assert failure.problem == "it is of an unknown format (.xyz)"
    assert "--format-in txt" in failure.advice
    (named,) = read([folder / "c.xyz"], options=Options(format_in="txt"))
    assert named.text == "Text of c.xyz."


def test_a_folder_with_nothing_to_read_says_so(tmp_path):
    (failure,) = read([tmp_path])
    assert (failure.problem, failure.id) == ("the folder holds nothing to read", tmp_path.name)


def test_excluded_files_are_passed_over(folder):
    items = read([folder], options=Options(exclude=(folder / "b" / ".." / "b.txt",)))
    assert "b.txt" not in [item.id for item in items]


def test_standard_input_is_json_lines():
    stream = io.BytesIO(b'{"text": "One."}\n{"text": "Two.", "id": "x", "source": "S"}\n')
    first, second = read(["-"], stdin=stream)
    assert (first.id, first.source, second.id, second.source) == ("stdin#1", "stdin#1", "x", "S")


def test_repeated_ids_give_way_to_the_place(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "One.", "id": "x"}\n' * 3)
    items = list(read([tmp_path]))
    assert [item.id for item in items] == ["x", "a.jsonl#2", "a.jsonl#3"]
    assert items[1].notes == ("no_source", "id_repeated")


def test_files_of_one_name_stay_apart(folder):
    (folder / "c" / "1.txt").write_text("Other.")
    first, other = read([folder / "b" / "1.txt", folder / "c" / "1.txt"])
    assert (first.id, first.source) == ("1.txt", "1.txt")
    assert other.id == other.source == (folder / "c" / "1.txt").as_posix()
    assert other.notes == ("no_source",)


@pytest.mark.parametrize("ending", [".gz", ".zst"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.json", "a.html"])
def test_compressed_files(tmp_path, ending, name, page):
    zstd = pytest.importorskip("backports.zstd") if ending == ".zst" else gzip
    record = '{"text": "One.", "source": "S"}\n'
    content = {"a.csv": "text,source\nOne.,S\n", "a.html": page, "a.txt": "One."}.get(name, record).encode()
    (tmp_path / (name + ending)).write_bytes(zstd.compress(content[:9]) + zstd.compress(content[9:]))
    (article,) = read([tmp_path])
    assert isinstance(article, Article)
    assert article.id.startswith(name + ending)


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_cut_or_damaged_streams_keep_what_came_before(tmp_path, ending):
    zstd = pytest.importorskip("backports.zstd") if ending == ".zst" else gzip
    content = zstd.compress(
        b"".join(b'{"text": "%a"}\n' % os.urandom(40) for _ in range(9000)).replace(b"\\", b"")
    )
    (tmp_path / f"a.jsonl{ending}").write_bytes(content[: len(content) // 2])
    (tmp_path / f"b.jsonl{ending}").write_bytes(b"no such stream")
    *before, last, other = read([tmp_path])
    assert len(before) > 10
    assert "cut short or damaged" in last.problem
    assert "cut short or damaged" in other.problem


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt", "a.json"])
def test_decompression_bombs_are_stopped(tmp_path, monkeypatch, name):
    monkeypatch.setattr(compression, "_HARMLESS_BYTES", 2**20)
    monkeypatch.setattr(compression, "_MOST_EXPANSION", 200)
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(b"text\n" + b"0" * 2**25))
    *_, failure = read([tmp_path], options=Options(max_bytes=2**24))
    assert isinstance(failure, Failure)
    assert "decompression bomb" in failure.problem


@pytest.mark.parametrize(
    ("name", "module", "install"),
    [
        ("a.parquet", "pyarrow", "news-reliability[parquet]"),
        ("a.warc", "warcio.archiveiterator", "news-reliability[warc]"),
        ("a.txt.zst", "backports", "news-reliability[zstd]"),
    ],
)
def test_a_missing_extra_is_named(tmp_path, monkeypatch, name, module, install):
    for missing in (module, "compression"):
        monkeypatch.setitem(sys.modules, missing, None)
    (tmp_path / name).write_bytes(b"x")
    (tmp_path / "b.txt").write_text("Text.")
    article, other = read(tmp_path)
    assert install in article.advice
    assert isinstance(other, Article)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_memory_does_not_hold_the_input(tmp_path, name):
    row, header = (b'{"text": "%s"}\n', b"") if "jsonl" in name else (b"%s\n", b"text\n")
    (tmp_path / name).write_bytes(gzip.compress(header + (row % os.urandom(5000).hex().encode()) * 3000, 1))
    tracemalloc.start()
    try:
        assert sum(len(item.text) for item in read(tmp_path)) == 30_000_000
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


def test_links_are_not_followed(folder):
    (folder / "b" / "circle").symlink_to(folder, target_is_directory=True)
    (folder / "outside.txt").symlink_to("/etc/hostname")
    (folder / "broken.txt").symlink_to(folder / "nothing")
    items = [item for item in read([folder]) if isinstance(item, Failure)]
    assert [item.id for item in items] == ["b/circle", "broken.txt", "outside.txt"]
    assert all("link" in item.problem for item in items)


def test_an_input_may_be_a_link(folder, tmp_path_factory):
    link = tmp_path_factory.mktemp("other") / "link"
    link.symlink_to(folder, target_is_directory=True)
    assert len(list(read([link]))) == 5


def test_pipes_and_devices_are_not_opened(folder, monkeypatch):
    monkeypatch.chdir(folder)
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
    items = [item for item in read([folder]) if isinstance(item, Failure)]
    assert [(item.id, item.problem) for item in items] == [
        ("pipe.txt", "it is not a regular file"), ("socket.txt", "it is not a regular file"),
    ]  # fmt: skip
    (named,) = read([folder / "pipe.txt"])
    assert named.problem == "it is not a regular file"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_unreadable_files_and_folders(folder):
    (folder / "a.txt").chmod(0)
    (folder / "c").chmod(0)
    items = [item for item in read([folder]) if isinstance(item, Failure)]
    (folder / "c").chmod(0o700)
    assert [(item.id, item.problem) for item in items] == [
        ("a.txt", "permission denied"),
        ("c", "permission denied"),
    ]


def test_names_are_shown_safely(tmp_path):
    strange = os.fsencode(tmp_path) + b"/new\nline \xff \x1b[31m.txt"
    try:
        with Path(os.fsdecode(strange)).open("wb") as file:
            file.write(b"Text.")
    except OSError:
        pytest.skip("this file system does not take such names")
    (article,) = read([tmp_path])
    assert article.id == "new\\nline \\xff \\x1b[31m.txt"


def test_no_two_formats_share_an_ending():
    assert {".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".parquet", ".jsonl.gz", ".csv.zst"} <= set(
        formats()
    )


PIECES = [
    b"text", b'"', b",", b"\n", b"{", b"}", b"[", b"]", b":", b"<p>", b"</p>", b"\xff", b"\xfe", b"\x00",
    b"---", b"<html><body>", b"word ", b"\xe2\x80\x9c", b"\xe9", b"1e999", b"\\ud800",
]  # fmt: skip
CONTENT = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join),
)


@pytest.mark.parametrize("ending", sorted(formats()))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=CONTENT)
def test_any_bytes_give_articles_and_failures(tmp_path, ending, content):
    path = tmp_path / f"any{ending}"
    path.write_bytes(content)
    check(read([path]))
    if ending.endswith(".gz"):
        path.write_bytes(gzip.compress(content))
        check(read([path]))


def check(items):
    for item in items:
        if isinstance(item, Failure):
            assert item.problem
            assert item.advice
            assert item.code in NOTES
            assert str(item).isprintable()
        else:
            assert item.text.strip() or "\x1c" <= item.text.strip(" \n") <= "\x1f"
            assert set(item.notes) <= set(NOTES)
        assert item.id
        assert item.source


def test_articles_takes_texts_records_and_articles():
    made = Article("Four.", source="www.CNN.com")
    items = list(articles(["One.", {"body": "Two.", "outlet": "S"}, {"text": "Three.", "id": "x"}, made]))
    assert [(item.id, item.source) for item in items] == [
        ("#1", "#1"),
        ("#2", "S"),
        ("x", "#3"),
        ("#4", "cnn.com"),
    ]
    assert items[3].domain == "cnn.com"


NAMES = ["text", "html", "id", "source", "url", "title", "date", "domain", "publisher", "Other"]
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_any_record_gives_an_article_or_says_why_not(record):
    with suppress(InputError):
        check(articles([record]))


def test_articles_is_lazy_and_says_what_it_cannot_read():
    items = articles(iter(["One.", {"title": "T"}]))
    assert next(items).text == "One."
    with pytest.raises(InputError, match=r"Item 2: .*no field holds the text"):
        next(items)
    with pytest.raises(InputError, match="Item 1 is of type int"):
        next(articles([5]))


@pytest.mark.parametrize(
    ("name", "value"), [("source_from", "nowhere"), ("encoding", "hex"), ("encoding", "utf-99")]
)
def test_wrong_options_are_refused(name, value):
    with pytest.raises(InputError, match=value):
        Options(**{name: value})


def test_nothing_is_fetched(tmp_path, page, monkeypatch):
    def forbidden(*_):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    (tmp_path / "a.html").write_text(page.replace("<nav>", '<img src="https://a.example/i.png"><nav>'))
    (tmp_path / "b.jsonl").write_text('{"text": "One.", "url": "https://a.example/b"}')
    assert all(isinstance(item, Article) for item in read([tmp_path]))


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_reports_how_much_of_the_inputs_is_read(tmp_path, name):
    lines = "".join(json.dumps({"text": f"Some words of article {n}. " * 200}) + "\n" for n in range(300))
    data = lines.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    (tmp_path / "b.txt").write_text("The last one.")
    items = read([tmp_path])
    size = sum(path.stat().st_size for path in tmp_path.iterdir())
    assert (items.done, items.size()) == (0, size)
    seen = [items.done for _ in items]
    assert seen == sorted(seen)
    assert 0 < seen[0] < size
    assert items.done == size
    assert read(["-"], stdin=io.BytesIO(data)).size() is None
