from reliability.reports import model_plots


def about():
    sizes = [(f"{what}, {n} article{'s' if n > 1 else ''}") for n in (1, 5) for what in
             ("mean error in points", "share inside the 90% interval")]  # fmt: skip
    figure = {"target": "reliability", "value": 0.9, "low": 0.8, "high": 0.95, "outlets": 9}
    outlets = [{"outlet": "<a>", "articles": 9, "rated": 60.0, "score": 50.0}]
    return {"figures": [{**figure, "what": what} for what in sizes], "outlets": {"reliability": outlets}}


def test_both_plots_are_next_to_the_card(tmp_path):
    written = model_plots.write(about(), {"reliability": (20.0, 10.0)}, tmp_path / "mine.md")
    assert [path.name for path in written] == ["mine-calibration.svg", "mine-error.svg"]
    for path in written:
        drawn = path.read_text(encoding="utf-8")
        assert drawn.startswith("<svg")
        assert "<a>" not in drawn
    assert "rating" in written[0].read_text(encoding="utf-8")


def test_a_model_without_figures_has_no_plots(tmp_path):
    assert model_plots.write({}, {"reliability": (20.0, 10.0)}, tmp_path / "mine.md") == []
