"""Ratings that name outlets instead of domains."""

from types import SimpleNamespace

import pytest

from reliability.errors import InputError
from reliability.evaluation import given_ratings


def test_names_join_whatever_their_case_and_article(tmp_path):
    (tmp_path / "r.csv").write_text("Source,Reliability\nVelm Gazette,45.2\nosk.example,30\n")
    ratings = given_ratings.read(tmp_path / "r.csv")
    gazette = SimpleNamespace(source="The velm-gazette.", domain="")
    herald = SimpleNamespace(source="Osk Herald", domain="osk.example")
    assert ratings.find(gazette) == {"Reliability": 45.2}
    assert ratings.find(herald) == {"Reliability": 30}
    assert ratings.find(SimpleNamespace(source="Other", domain="")) == {}


def test_words_are_refused_with_the_reason(tmp_path):
    (tmp_path / "r.csv").write_text("domain,factual\nvelm.example,HIGH\n")
    with pytest.raises(InputError, match="Ratings in words"):
        given_ratings.read(tmp_path / "r.csv")
