import pytest
from hypothesis import given
from hypothesis import strategies as st

from reliability.text.characters import plain
from reliability.text.segmentation.words import tokenise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don’t know; it’s the mayor's", "i don't know it's the mayor's"),
        ("far-right, left\u2011wing and AT&T", "far-right left-wing and at&t"),
        ("the U.S. and a U.S.-led J.K. at 9 a.m.", "the u.s. and a u.s. led j.k. at 9 a.m."),
        ("$1,234.50 (up 3.5%) on 9/11, 20th, 1990s", "1,234.50 up 3.5 on 9/11 20th 1990s"),
        ("a 7-year-old with COVID-19", "a 7-year-old with covid-19"),
        ("Nicolás Müller of Łódź", "nicolás müller of łódź"),
        ("end.Next—and so", "end next and so"),
        ("see https://example.com/a-b?c=d and www.example.com", "see and"),
        ("this &amp; that&nbsp;too", "this that too"),
        ("so\u200bcal\u00adled sham\u200bbles", "socalled shambles"),
        ("cafe\u0301 society", "café society"),
        ("a disgr\u0430ceful li\u0435", "a disgraceful lie"),
        ("ｆｕｌｌ width", "full width"),
        ("Москва stays", "москва stays"),
        ("a ra\u202edi\u2068cal li\ufe0fe", "a radical lie"),
        ("a ra\u115fdi\u3164cal li\U000e0061e", "a radical lie"),
        ("a r\u0338a\u0338dical l\u20dde", "a radical le"),
        ("a rᴀdicɑl ⅼie", "a radical lie"),
        ("a ʳᵃᵈⁱᶜᵃˡ 𝐥𝐢𝐞", "a radical lie"),
        ("a rᎪdicᎪl liҽ", "a radical liҽ"),
        ("a\u200bb U.S. 1,000 20th", "ab u.s. 1,000 20th"),
        ("İstanbul", "istanbul"),
    ],
)
def test_words_are_normalised(text, expected):
    assert list(tokenise(plain(text)).words) == expected.split()


@given(st.text())
def test_offsets_are_ordered_and_inside(text):
    flat = plain(text)
    assert len(flat) == len(text)
    words, starts, ends = tokenise(flat)
    assert len(words) == len(starts) == len(ends)
    assert all(a < b for a, b in zip(starts, ends, strict=True))
    assert all(b <= a for a, b in zip(starts[1:], ends, strict=False))
    assert not ends or ends[-1] <= len(text)


@given(st.text(alphabet="ab'\u0301\u200b\u0430.-&7 "))
def test_no_word_is_empty(text):
    assert all(tokenise(plain(text)).words)
