"""`reliability.toml`: every option, and everything that may be wrong."""

import json
from enum import Enum
from pathlib import Path

import pytest
import typer.main

from reliability.cli import COMMANDS, app, config

OPTIONS = [(name, key) for name, command in COMMANDS.items() for key in config.keys(command).values()]
GROUP = typer.main.get_command(app)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text, name="reliability.toml"):
    Path(name).write_text(text, encoding="utf-8")


def sample(key):
    """A value of the key's kind that is not its default: as TOML, as a flag, as the command gets it."""
    if issubclass(key.kind, Enum):
        last = list(key.kind)[-1]
        return f'"{last.value}"', last.value, last
    if key.kind is bool:
        return "true", None, True
    return ("7", "7", 7) if key.kind is int else ('"seven"', "seven", "seven")


def got(command, *arguments):
    """What a command would be called with."""
    needed = sum(p.required for p in GROUP.commands[command].params if p.param_type_name == "argument")
    return GROUP.commands[command].make_context(command, [*["x"] * needed, *arguments]).params


def plain(value):
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value.name if isinstance(value, Path) else value


@pytest.mark.parametrize(("command", "key"), OPTIONS, ids=[f"{name} {key.name}" for name, key in OPTIONS])
def test_every_option_is_a_key_and_its_flag_goes_before(command, key):
    toml, flag, value = sample(key)
    write(f"[{command}]\n{key.name} = {f'[{toml}]' if key.many else toml}\n", "other.toml")
    output = () if key.name == "output" or "output" not in config.keys(COMMANDS[command]) else ("-o", "o.csv")
    found = got(command, "--config", "other.toml", *output)[key.parameter]
    assert plain(found) == ([value] if key.many else value)
    if flag and not issubclass(key.kind, Enum) and key.kind is not int:
        typed = got(command, "--config", "other.toml", *output, f"--{key.name}", "typed")[key.parameter]
        assert plain(typed) == (["typed"] if key.many else "typed")


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_is_forgotten(command):
    flags = {flag for p in GROUP.commands[command].params if p.param_type_name == "option" for flag in p.opts}
    long = {flag.removeprefix("--") for flag in flags if flag.startswith("--")}
    assert long - {"config", "help"} == set(config.keys(COMMANDS[command]))


def test_of_every_path_it_is_known_whether_it_is_written():
    paths = {key.name for _, key in OPTIONS if key.kind is Path}
    assert paths - config.WRITTEN - config.CODE == {"boilerplate", "lexicon", "ratings", "scores", "verdicts"}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("[scor]\n", "no command 'scor'. Did you mean 'score'?"),
        ("[zzz]\n", "no command 'zzz'. Available: boilerplate, compare"),
        ('[score]\nmodle = "x"\n', "[score]: no option 'modle'. Did you mean 'model'?"),
        ('[score]\ntext_column = "x"\n', "Did you mean 'text-column'?"),
        ('[score]\nworkers = "four"\n', '[score] workers takes a whole number from 1, not "four".'),
        ("[score]\nworkers = 0\n", "a whole number from 1, not 0."),
        ("[score]\nworkers = true\n", "a whole number from 1, not true."),
        ("[score]\nworkers = [4]\n", "a whole number from 1, not [4]."),
        ("[score]\nresume = 1\n", "resume takes true or false, not 1."),
        ("[score]\nmodel = 2026-01-02\n", 'model takes text, not "2026-01-02".'),
        ('[score]\nlexicon = "a.tsv"\n', 'lexicon takes a list, each a path, not "a.tsv".'),
        ("[score]\nlexicon = [1]\n", "lexicon takes a list, each a path, not 1."),
        ('[score]\nformat = "tabel"\n', 'format takes "table" or "csv" or "jsonl", not "tabel".'),
        ('model = "x"\n', "model is not in a table"),
        ("[score\n", "is not TOML"),
        ('[score]\nreader = ["r.py"]\n', "reader names code"),
        ('[explain]\noutput = "/etc/passwd"\n', "output leads out of the folder"),
        ('[compare]\ncharts = "a/../../b"\n', "charts leads out of the folder"),
    ],
)
def test_what_is_wrong_is_said_whatever_runs(run, content, problem):
    write(content)
    status, out, err = run("measures")
    assert status == 2
    assert out == ""
    assert f"reliability: reliability.toml: {problem}" in err or problem in err


def test_a_file_that_is_not_there(run):
    status, _, err = run("measures", "--config", "nothing.toml")
    assert status == 2
    assert "nothing.toml cannot be read: No such file" in err


def test_paths_count_from_the_files_folder(folder):
    (folder / "sub").mkdir()
    write('[score]\nmodel = "m.json"\nboilerplate = "f.json"\n', "sub/r.toml")
    found = got("score", "--config", "sub/r.toml")
    assert [Path(found[name]) for name in ("model", "boilerplate")] == [
        Path("sub/m.json"),
        Path("sub/f.json"),
    ]
    write('[score]\nmodel = "default"\n', "sub/r.toml")
    assert got("score", "--config", "sub/r.toml")["model"] == "default"


def test_the_folders_file_is_taken_and_help_shows_it(run):
    write('[measures]\nformat = "json"\n')
    assert run("measures")[1].startswith("[")
    assert not run("measures", "--format", "text")[1].startswith("[")


def test_the_record_of_a_run_contains_the_options_of_the_file(run, corpus, tiny, folder):
    write(f"[score]\nmodel = '{tiny}'\noutput = 'out.csv'\n")
    assert run("score", corpus)[0] == 0
    record = json.loads((folder / ".reliability" / "out.csv.run.json").read_text(encoding="utf-8"))
    assert record["reliability.toml"] == {"model": str(tiny), "output": "out.csv"}
    assert run("compare", corpus, "--model", tiny, "--report", "r.html", "-o", "s.csv")[0] == 0
    assert "reliability.toml" not in (folder / "r.html").read_text(encoding="utf-8")


def test_a_file_given_with_config_may_name_code(folder):
    write('[score]\nreader = ["r.py"]\n')
    assert [Path(each) for each in got("score", "--config", "reliability.toml")["reader"]] == [Path("r.py")]
