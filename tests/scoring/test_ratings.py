import pytest

from reliability.errors import TrainingError
from reliability.scoring import Rating, ratings


@pytest.mark.parametrize(
    ("content", "rating"),
    [
        ("source,reliability,bias\na.example,80,25\n", Rating(80.0, 25.0)),
        ("domain,pc1,afm_bias\na.example,0.8,0.75\n", Rating(80.0, 25.0)),
        ("\ufeffoutlet,reliability\na.example,80\n", Rating(80.0)),
        ("source,reliability,pc1,bias\na.example,80,0.1,\n", Rating(80.0)),
    ],
)
def test_scales_are_understood(tmp_path, content, rating):
    path = tmp_path / "ratings.csv"
    path.write_text(content, encoding="utf-8")
    assert ratings.read(path)["a.example"] == pytest.approx(rating, nan_ok=True)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no rows"),
        ("name,score\na,1\n", "name, score"),
        ("source,reliability\na,good\n", "row 1: reliability 'good' is not a number"),
        ("source,pc1\na,80\n", "outside its scale"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, content, reason):
    path = tmp_path / "ratings.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TrainingError, match=reason):
        ratings.read(path)
