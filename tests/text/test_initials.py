import pytest

from reliability.records import Article
from reliability.text import read
from reliability.text.initials import capitals, capitals_and_digits


@pytest.mark.parametrize("more", ["", " élan Émile Жук"])
def test_a_byte_a_word(more):
    body = read(Article(text=f"the Port of Velm took 3 boats and 20th U.S. ones{more} on Monday.")).body
    assert len(capitals(body)) == len(body.words)
    found = [word for word, flag in zip(body.words, capitals(body), strict=True) if flag]
    assert found == ["port", "velm", "u.s.", *(["Émile", "Жук"] if more else []), "monday"]
    both = [word for word, flag in zip(body.words, capitals_and_digits(body), strict=True) if flag]
    assert set(both) - set(found) == {"3", "20th"}
