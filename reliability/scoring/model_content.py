"""Models as plain data: checked when they are read. No code is ever loaded."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Any

from reliability.errors import ModelError
from reliability.records import TARGETS, Target
from reliability.scoring.model import Band, Curve, Level, Model, Part, Term, curve
from reliability.scoring.references import Reference
from reliability.scoring.verdicts import Verdict

SCHEMA = 2
"""Version of the layout; files of other versions are refused."""
MAX_NUMBER = 1e9
"""Beyond this, or not finite, a number in a model is a mistake or an attack."""


def as_model(content: Mapping[str, Any]) -> Model:
    """Return the model in plain data; raises `ModelError`, or what Python raises for wrong types."""
    parts = {target: _part(content["parts"][target]) for target in TARGETS if target in content["parts"]}
    return Model(
        name=_name(content["name"]),
        terms=tuple(_term(term, parts) for term in content["terms"]),
        parts=parts,
        levels={
            str(family): Level(str(level["measure"]), _quantiles(level["quantiles"]))
            for family, level in content["levels"].items()
        },
        reference={
            str(name): Reference(str(row["measure"]), _quantiles(row["articles"]), _quantiles(row["outlets"]))
            for name, row in content["reference"].items()
        },
        verdict=_verdict(content["verdict"]),
        requires={
            str(kind): {str(name): str(mark) for name, mark in names.items()}
            for kind, names in content["requires"].items()
        },
        about=dict(content["about"]),
        checksum=content["checksum"],
    )


def _name(name: Any) -> str:
    if not isinstance(name, str) or not 0 < len(name) <= 100 or not name.isprintable():
        raise ModelError(f"its name {str(name)[:40]!r} is not 1 to 100 printable characters.")
    return name


def _term(term: Mapping[str, Any], targets: Collection[Target]) -> Term:
    name = str(term["measure"])
    return Term(name, {target: _curve(term[target], name) for target in targets})


def _verdict(content: Mapping[str, Any] | None) -> Verdict | None:
    if content is None:
        return None
    curves = {str(name): _curve(points, str(name)) for name, points in content["curves"].items()}
    return Verdict(_number(content["baseline"]), curves)


def _curve(points: Any, name: str) -> Curve:
    numbers = [(_number(x), _number(y)) for x, y in points]
    if not numbers or any(left[0] >= right[0] for left, right in pairwise(numbers)):
        raise ModelError(f"the points of {name!r} do not rise.")
    return curve(numbers)


def _part(part: Mapping[str, Any]) -> Part:
    bands = tuple(Band(int(_number(n)), _number(below), _number(above)) for n, below, above in part["bands"])
    counts = [band.articles for band in bands]
    if not counts or counts[0] < 1 or any(a >= b for a, b in pairwise(counts)):
        raise ModelError("its interval bands are not in order.")
    return Part(_number(part["baseline"]), abs(_number(part["half_articles"])), bands)


def _quantiles(values: Any) -> tuple[float, ...]:
    numbers = tuple(_number(value) for value in values)
    if len(numbers) < 2 or any(a > b for a, b in pairwise(numbers)):
        raise ModelError("its quantiles are not in order.")
    return numbers


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= MAX_NUMBER:
        raise ModelError(f"{str(value)[:40]!r} is not a valid number.")
    return float(value)


def as_json(model: Model) -> dict[str, Any]:
    """Return `model` as plain data, without its checksum."""
    return {
        "schema": SCHEMA,
        "name": model.name,
        "about": dict(model.about),
        "parts": {target: _part_as_json(part) for target, part in model.parts.items()},
        "terms": [_term_as_json(term) for term in model.terms],
        "levels": {
            family: {"measure": level.measure, "quantiles": list(level.quantiles)}
            for family, level in model.levels.items()
        },
        "reference": {
            name: {"measure": row.measure, "articles": list(row.articles), "outlets": list(row.outlets)}
            for name, row in model.reference.items()
        },
        "verdict": _verdict_as_json(model.verdict),
        "requires": {kind: dict(names) for kind, names in model.requires.items()},
    }


def _part_as_json(part: Part) -> dict[str, Any]:
    return {
        "baseline": part.baseline,
        "half_articles": part.half_articles,
        "bands": [list(band) for band in part.bands],
    }


def _term_as_json(term: Term) -> dict[str, Any]:
    return {
        "measure": term.measure,
        **{target: _points(curve) for target, curve in term.curves.items()},
    }


def _verdict_as_json(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    curves = {name: _points(curve) for name, curve in verdict.curves.items()}
    return {"baseline": verdict.baseline, "curves": curves}


def _points(curve: Curve) -> list[list[float]]:
    return [list(point) for point in zip(curve.x, curve.y, strict=True)]
