"""Word lists by path: what is refused, and how it is said."""

import pytest

from reliability.errors import LexiconError
from reliability.lexicons import load, use, user_lists
from reliability.lexicons.lexicon import _read_shipped, parse

HEADER = "# title: t\n# source: s\n# licence: l\n# version: 1\n"


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """As in a process that has measured nothing."""
    monkeypatch.setattr(user_lists, "_paths", {})
    monkeypatch.setattr(user_lists, "_read", set())
    load.cache_clear()
    yield
    load.cache_clear()


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("mine.tsv", HEADER + "Word\n", r"mine\.tsv:5: 'Word' is empty, padded or not lower case"),
        ("mine.tsv", HEADER + "a word\nsome  word\n", r":6: 'some  word' has two spaces"),
        ("mine.tsv", HEADER + "it’s\n", r":5: .*curly apostrophe"),
        ("mine.tsv", HEADER + "word\t\tmuch\n", r":5: weight 'much' is not a number"),
        ("mine.tsv", HEADER + "word\t\tnan\n", r":5: weight 'nan' is not a number"),
        ("mine.tsv", HEADER, "holds no word"),
        ("mine.tsv", "word\n", "header without title, source, licence, version"),
        ("mine.tsv", (HEADER + "grün\n").encode("latin-1"), "is not UTF-8"),
        ("My list.tsv", HEADER + "word\n", "lower-case letters"),
        ("mine.csv", HEADER + "word\n", "end in .tsv"),
        ("weasels.tsv", HEADER + "some\tpeople\nsome say\tsaying\n", r":6: no category 'saying'.*'people'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, name, content, problem):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(LexiconError, match=problem):
        use(path)


def test_a_list_that_is_not_there(tmp_path):
    with pytest.raises(LexiconError, match=r"mine\.tsv cannot be read: No such file"):
        use(tmp_path / "mine.tsv")


def test_one_of_our_name_takes_our_place_and_others_are_added(tmp_path):
    for name in ("weasels", "mine"):
        (tmp_path / f"{name}.tsv").write_text(f"\ufeff{HEADER}some people\tpeople\n", encoding="utf-8")
    use(tmp_path / "weasels.tsv", tmp_path / "mine.tsv")
    assert user_lists.added() == ("mine",)
    assert load("weasels").entries.keys() == {"some"}
    assert load("weasels").fingerprint != _read_shipped("weasels").fingerprint
    use(tmp_path / "weasels.tsv")  # once more changes nothing


def test_where_one_is_wrong_none_is_in_use(tmp_path):
    (tmp_path / "mine.tsv").write_text(f"{HEADER}some\n", encoding="utf-8")
    (tmp_path / "wrong.tsv").write_text(HEADER, encoding="utf-8")
    with pytest.raises(LexiconError, match="holds no word"):
        use(tmp_path / "mine.tsv", tmp_path / "wrong.tsv")
    assert user_lists.added() == ()


def test_two_of_one_name_are_reported(tmp_path):
    paths = [tmp_path / "mine.tsv", tmp_path / "more" / "mine.tsv"]
    paths[1].parent.mkdir()
    for path in paths:
        path.write_text(f"{HEADER}some\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="has the same name"):
        use(*paths)


def test_a_list_in_use_is_not_replaced(tmp_path):
    load("weasels")
    (tmp_path / "weasels.tsv").write_text(f"{HEADER}some people\tpeople\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="before you measure anything"):
        use(tmp_path / "weasels.tsv")


def test_our_lists_pass_what_is_asked_of_others():
    for name in user_lists.shipped():
        assert parse(name, "\n".join([HEADER, "word"])).entries
        assert load(name).entries
