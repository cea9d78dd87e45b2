"""Entries of all word lists in one pass: the same as those each list finds on its own."""

import pytest

from reliability.extractors._listed import _LISTS, listed
from reliability.lexicons import load
from reliability.records import Article
from reliability.text import read

BODY = read(
    Article(
        text="Critics say the disgraceful regime may never recover, and who cares? I think it is a so-called "
        "victory; there is no evidence of fraud. “It is always an outrageous lie,” he said. Let's be clear: "
        "some people would surely plan to leave if the far left bullies whine without any doubt.",
        title="A headline",
    )
).body


@pytest.mark.parametrize("name", _LISTS)
def test_finds_what_the_list_finds(name):
    hits = listed(name, BODY)
    assert hits
    assert hits == load(name).find(BODY)
