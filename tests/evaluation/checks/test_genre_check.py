from math import isnan

import pytest

from reliability.evaluation.checks.genre import check, f1, precision, recall, section


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://courier.example/opinion/2026/bridge.html", "opinion"),
        ("https://opinion.courier.example/bridge", "opinion"),
        ("https://courier.example/news/Politics/2026/bridge", "news"),
        ("https://courier.example/politics/columnists/bridge", "opinion"),
        ("https://courier.example/opinion", ""),
        ("", ""),
    ],
)
def test_addresses_name_sections(url, expected):
    assert section(url) == expected


def test_statistics():
    pairs = [(True, True), (True, False), (False, True), (True, True), (False, False)]
    assert precision(pairs) == recall(pairs) == f1(pairs) == pytest.approx(2 / 3)
    assert isnan(precision([(True, False)]))
    assert isnan(recall([(False, True)]))


def test_figures_of_a_small_set(tmp_path):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    report = (
        "The mayor said it would close. A spokesman told reporters that it was safe, officials said. " * 2
    )
    column = "I do not like it. We should not pay, and we must not. Why should I? It is not ours or fair. "
    rows = [
        {"url": f"https://courier.example/{folder}/{number}", "domain": domain, "title": "", "text": text}
        for number in range(12)
        for folder, domain, text in (
            ("opinion", "courier.example", column),
            ("world", "courier.example", report),
            ("article", "reuters.com", f"KELD (Reuters) - {report}"),
        )
    ]
    (tmp_path / "outlets").mkdir()
    pandas.DataFrame(rows).to_parquet(tmp_path / "outlets" / "articles.parquet")
    found = check(tmp_path)
    assert [figure.statistic for figure in found] == [
        "F1",
        "precision",
        "recall",
        "precision",
        "recall",
        "recall",
    ]
    assert [figure.value for figure in found] == [1.0] * 6
