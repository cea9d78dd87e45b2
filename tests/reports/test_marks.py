import re
from itertools import combinations

from reliability.reports.marks import MARKS, SWITCHES, counts, css, switches


def test_every_mark_has_a_switch_and_looks_in_html_and_a_terminal():
    kinds = {mark.kind for mark in MARKS}
    assert set(SWITCHES) == {mark.switch for mark in MARKS} <= kinds
    assert all(mark.css and mark.colour for mark in MARKS)
    rules = css().splitlines()
    assert [re.findall(r"\.on-(\w+):checked\) \.(\w+)\{", rule) for rule in rules] == [
        [(mark.switch, mark.kind)] for mark in MARKS
    ]


def test_tone_is_off_at_first_and_register_is_not_a_mark(score):
    found = {switch.kind: switch.on for switch in switches(counts(score.profile))}
    assert not found["tone"]
    assert found["statement"]
    assert "register" not in found


def test_no_two_marks_look_alike_without_colour():
    pattern = r"(border-bottom:\dpx \w+|font-[a-z]+:\w+|text-decoration:[\w -]+)"
    signs = {mark.kind: tuple(re.findall(pattern, mark.css)) for mark in MARKS}
    assert all(signs.values())
    assert not [pair for pair in combinations(signs, 2) if signs[pair[0]] == signs[pair[1]]]


def test_signs_of_a_terminal_differ():
    signs = [mark.opens for mark in MARKS if mark.opens]
    assert len(signs) == len(set(signs))


def test_counts_are_by_passage(score):
    found = counts(score.profile)
    assert (found["hedge"], found["loaded"], found["speaker"], found["statement"], found["boilerplate"]) == (
        1, 1, 1, 1, 1,
    )  # fmt: skip
