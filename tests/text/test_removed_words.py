"""Texts in which a data set replaced words by signs."""

import pytest

import reliability

PROSE = "The board voted on Tuesday for two ferries, Ann Roe said. " * 15


@pytest.mark.parametrize(
    ("between", "noted"),
    [("@ @ @ @ @ @ @ ", True), ("@@@@@@@@@@ ", True), ("Write to a@b.example or @roe. ", False)],
)
def test_holes_are_noted(between, noted):
    assert ("words_removed" in reliability.score(PROSE + between + PROSE).notes) == noted
