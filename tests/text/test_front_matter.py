import pytest

from reliability.text.boilerplate.front_matter import fields, front_matter


@pytest.mark.parametrize(
    "block",
    [
        "---\ntitle: A\n---\n",
        "--- \r\ntitle: A\r\ndate: 2026-01-05\r\n\r\ntags:\r\n  - a\r\n- b\r\n# c\r\n---\r\n",
        "---\ntitle: A\n---",
    ],
)
def test_the_block_is_found(block):
    rest = "" if block.endswith("-") else "Some prose.\n---\n"
    assert front_matter(block + rest) == (0, len(block))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Prose.\n---\na: b\n---\n",
        "---\nSome prose follows a rule.\n---\n",
        "---\na: b\n",
        "---\n" * 5,
        "---\n" + "a: b\n" * 20_000,
    ],
)
def test_other_text_is_not_a_block(text):
    assert front_matter(text) == (0, 0)


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ('+++\ntitle = "Vote"\ndate = 2026-01-05\n[extra]\na = 1\n+++\n', "Vote"),
        (
            "---\ntitle: >-\n  Board votes\n  for ferries\nsource: velm.example\n---\n",
            "Board votes for ferries",
        ),
        ("---\ntitle: |\n  Vote\n...\n", "Vote\n"),
        ('---\n"title": "Vote"\n---\n', "Vote"),
        ("---\r\ntitle: 'Board''s vote' # so\r\n---\r\n", "Board's vote"),
        ("\n---\ntitle: Vote\nimage caption: Boat\n---\n", "Vote"),
        ("---\ntitle: Vote: yes\nsource: velm.example\n---\n", "Vote: yes"),
        ('{\n "title": "Vote"\n}\n', "Vote"),
    ],
)
def test_fields_in_each_notation(block, title):
    assert front_matter(block + "\nProse.") == (0, len(block))
    assert fields(block + "\nProse.")["title"] == title


@pytest.mark.parametrize(
    "text",
    [
        "---\nHe said one thing: no.\n---\nProse.",
        "+++\nnot toml\n+++\nProse.",
        '{"title": "Vote"} stands in the text.',
        '{"title": "Vote", "text": "All of it."}',
        "---\na: &x [1]\nb c d: *x\n---\nProse.",
        "---\ntitle: Vote\n+++\nProse.",
    ],
)
def test_what_resembles_a_block(text):
    assert front_matter(text) == (0, 0)
