"""`compare --same-stories`: sources compared story by story."""

# ruff: noqa: E501, ISC004

import csv

import pytest

EVENTS = (
    "The ferry Ilsa Grey sank near the Kesten reef off Port Mendle in heavy seas. Divers searched the wreck "
    "until dark, and the harbour authority of Port Mendle sent two tugs and a crane. The ferry carried ninety "
    "passengers to the Kesten islands, and its crew had reported engine trouble before the wreck was found.",
    "The Harrow bridge over the river Lode in Wexbury was closed with cracked pillars. Engineers measured the "
    "cracks, and lorries were sent round by Tolbury. The bridge was built of Harrow granite in 1931, and its "
    "pillars had been inspected for cracks every spring by engineers of the county surveyor in Wexbury.",
    "Nurses at the Saint Brand hospital in Corvale went on strike over wages. Surgeons postponed operations "
    "and patients were moved to clinics in Lower Corvale. The nurses want nine per cent, the hospital trust "
    "offers four, and a mediator from the labour court has called both to talks on wages at the hospital.",
    "An earthquake in the Torlan valley damaged the Oss dam and forty barns. Geologists put it at five on the "
    "Richter scale, and tremors went on through the night. Water from the dam was let into the Torlan canal, "
    "and shelters with tents and blankets were set up at the station in Ossberg for the valley.",
)
VOICES = {
    "daily": (
        "{event}\n\nAccording to officials, nobody could say yet how it came about. A spokeswoman told reporters "
        "that the reasons would perhaps be known by the end of the week, and that the council may meet again. "
        "The ministry said in a statement that it might send help if it was asked for, but gave no figures."
    ),
    "herald": (
        "What a shocking, horrible failure, and everybody here saw it coming. The so-called experts blundered "
        "again, as they always do, and the lazy elite looks away. It is a disgrace beyond words. {event}\n\n"
        "The people of this proud town deserve far better than empty promises and miserable excuses "
        "from men who never worked a day and who will surely be back for votes before the year is out."
    ),
}
OTHER = (
    "The central bank of Marland left interest rates unchanged, as most economists had expected. Governor Pell "
    "Aster said that inflation had slowed and that the bank would wait for data on wages. The currency fell "
    "slightly in the afternoon while bonds gained, traders in the capital said. The next meeting is in six "
    "weeks. Analysts expect a cut of a quarter point by the autumn, according to a survey among forty banks. "
    "Exporters welcomed the decision, and a group of savers called it a missed chance. The finance ministry "
    "declined to comment. Growth is forecast at two per cent for the year, half a point more than in spring."
)


@pytest.fixture
def papers(tmp_path):
    """Two papers on four events, each in its own words, and a third on something else."""
    folder = tmp_path / "papers"
    for paper, voice in VOICES.items():
        for number, event in enumerate(EVENTS):
            write(folder / paper / f"{number}.txt", voice.format(event=event))
    write(folder / "bank" / "0.txt", OTHER)
    return folder


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def table(path):
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_sources_pairs_and_report(run, papers, tiny, tmp_path):
    sources, pairs, report = (tmp_path / name for name in ("sources.csv", "pairs.csv", "report.html"))
    status, _, err = run(
        "compare", papers, "--model", tiny, "--same-stories",
        "-o", sources, "--pairs", pairs, "--report", report,
    )  # fmt: skip
    assert status == 0
    assert "Same stories: 4 stories shared by 2 sources." in err
    assert "Not compared, because they share no story with another source: bank." in err
    by_source = {row["source"]: row for row in table(sources)}
    assert {name: row["scored"] for name, row in by_source.items()} == {
        "daily": "4",
        "herald": "4",
        "bank": "0",
    }
    assert "no_shared_story" in by_source["bank"]["note"]
    style = next(row for row in table(pairs) if row["measure"] == "style")
    assert (style["first"], style["second"], style["stories"]) == ("daily", "herald", "4")
    assert float(style["low"]) <= float(style["difference"]) <= float(style["high"])
    html = report.read_text(encoding="utf-8")
    section = html[html.index('id="same-stories"') :]
    assert '<bdi>daily</bdi> – <bdi>herald</bdi></th><td class="n">4</td>' in section
    assert "another source: <bdi>bank</bdi>." in section


def test_pairs_with_one_source(run, papers, tiny, tmp_path):
    pairs = tmp_path / "pairs.csv"
    asked = ("compare", papers, "--model", tiny, "--same-stories", "--pairs", pairs, "--pairs-with")
    run(*asked, "herald")
    assert {row["first"] for row in table(pairs)} == {"herald"}
    status, _, err = run(*asked, "nobody")
    assert status == 2
    assert "No source named 'nobody'" in err


def test_nothing_shared_is_a_clear_failure(run, papers, tiny):
    status, _, err = run("compare", papers / "bank", "--model", tiny, "--same-stories")
    assert status == 1
    assert "0 stories" in err


@pytest.mark.parametrize("more", [("--scores", "x.csv"), ("--by", "month")])
def test_options_that_do_not_go_together(run, papers, tiny, more):
    given = () if "--scores" in more else (papers,)
    status, _, err = run("compare", *given, "--model", tiny, "--same-stories", *more)
    assert status == 2
    assert "--same-stories" in err


def test_reports_of_other_comparisons_lack_the_section(run, papers, tiny, tmp_path):
    report = tmp_path / "report.html"
    run("compare", papers, "--model", tiny, "--report", report)
    assert 'id="same-stories"' not in report.read_text(encoding="utf-8")
