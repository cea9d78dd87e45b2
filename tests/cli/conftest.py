import pytest

from reliability.scoring import save
from reliability.scoring.model import Band, Level, Model, Part, Term, curve
from reliability.scoring.references import Reference


@pytest.fixture
def tiny(tmp_path):
    """The file of a small model that was fitted on nothing."""
    hedges = {"reliability": curve([(0, -6), (40, 12)]), "bias": curve([(0, 4), (40, -8)])}
    mood = {"reliability": curve([(-1, -9), (1, 9)]), "bias": curve([(-1, 7), (1, -7)])}
    terms = (Term("hedging_hedges_per_1000_words", hedges), Term("sentiment_mean", mood))
    bands = (Band(1, 30, 25), Band(20, 15, 15))
    parts = {"reliability": Part(60.0, 1.0, bands), "bias": Part(40.0, 1.0, bands)}
    levels = {"hedging": Level("hedging_hedges_per_1000_words", tuple(map(float, range(21))))}
    path = tmp_path / "tiny.json"
    save(Model("tiny", terms, parts, levels, _reference()), path)
    return path


def _reference():
    """Where invented articles and outlets stand."""
    hedges, moods = [float(n) for n in range(101)], [n / 50 - 1 for n in range(101)]
    points = [30 + 0.6 * n for n in range(101)]
    measures = (
        ("style", "style", points),
        ("hedging", "hedging_hedges_per_1000_words", hedges),
        ("sentiment", "sentiment_mean", moods),
    )
    return {name: Reference(measure, tuple(values), tuple(values)) for name, measure, values in measures}


@pytest.fixture
def corpus(tmp_path, story):
    """Two outlets' folders: three stories each, one of them twice."""
    folder = tmp_path / "news"
    for outlet, mood in (("daily", "It is a wonderful success. "), ("herald", "It is a horrible failure. ")):
        for number in range(3):
            file = folder / outlet / f"{number}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(story + mood * number, encoding="utf-8")
    (folder / "daily" / "again.txt").write_text(story, encoding="utf-8")
    return folder


@pytest.fixture
def run(capsys):
    """Run the command line; give its exit status, standard output and standard error."""
    from reliability.cli import main

    def run(*arguments):
        status = main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return run
