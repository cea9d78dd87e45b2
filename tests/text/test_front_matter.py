import pytest

from reliability.text.boilerplate.front_matter import front_matter


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
def test_what_is_no_block(text):
    assert front_matter(text) == (0, 0)
