from dataclasses import replace

import pytest

from reliability import scoring


@pytest.fixture
def several(model, profile):
    """Makes scores of `count` articles of a source, of the given genre, length, date and measures."""

    def make(count, source="here", genre="report", published="", notes=(), **values):
        found = replace(profile(source=source, notes=notes, **values), genre=genre)
        dated = replace(found, article=replace(found.article, published=published))
        return [scoring.score(dated, model)] * count

    return make
