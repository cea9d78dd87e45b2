"""Models as JSON files: read with suspicion, written with a checksum. No code is ever loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from reliability.errors import ModelError
from reliability.records import TARGETS, Target
from reliability.scoring.installed import mismatch
from reliability.scoring.model import Band, Curve, Level, Model, Part, Term, curve
from reliability.scoring.references import Reference
from reliability.scoring.verdicts import Verdict

SCHEMA = 2
MAX_BYTES = 2_000_000
"""Of a model file: about fifty times what the default takes."""
MAX_NUMBER = 1e9
"""Beyond this, or not finite, a number in a model is a mistake or an attack."""
_KEYS = {
    "schema",
    "name",
    "terms",
    "parts",
    "levels",
    "reference",
    "verdict",
    "requires",
    "about",
    "checksum",
}


def load(name_or_path: str | Path = "default") -> Model:
    """The model of that name among those shipped, or in the file at that path (ending in `.json`).

    One that was fitted with other measures or word lists than those installed is returned with the reason
    in `mismatch`, and scores nothing. Raises `ModelError` if it is not a model.
    """
    path = _find(name_or_path)
    model = parse(_read(path), str(path))
    return replace(model, mismatch=mismatch(model))


def save(model: Model, path: Path) -> None:
    """Write `model` as JSON with its checksum."""
    content = as_json(model)
    path.write_text(_text({**content, "checksum": checksum(content)}), encoding="utf-8")


def folder() -> Path:
    """Return the folder of the shipped models: inside the package, or next to it in a source tree."""
    package = Path(__file__).parents[1]
    installed = package / "models"
    return installed if installed.is_dir() else package.parent / "models"


def _find(name_or_path: str | Path) -> Path:
    if isinstance(name_or_path, Path) or name_or_path.endswith(".json"):
        return Path(name_or_path)
    names = sorted(path.stem for path in folder().glob("*.json"))
    if name_or_path not in names:
        raise ModelError(
            f"No model named {name_or_path!r}. Available: {', '.join(names)}; or give a .json file."
        )
    return folder() / f"{name_or_path}.json"


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ModelError(f"Model {path} cannot be read: {error.strerror or error}.") from None
    if len(raw) > MAX_BYTES:
        raise ModelError(f"{path} is larger than {MAX_BYTES:,} bytes, too large for a model of this package.")
    return raw


def parse(raw: bytes, place: str) -> Model:
    """The model in a file's content. Raises `ModelError` with `place` and the reason."""
    try:
        content = json.loads(raw.decode("utf-8"))
        _recognise(content)
        return _model(content)
    except ModelError as error:
        raise ModelError(
            f"{place} cannot be used as a model: {error} Fit one with `reliability train`."
        ) from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise ModelError(f"{place} is not a model of this package ({reason}).") from None


def _recognise(content: Any) -> None:
    if not isinstance(content, dict) or "schema" not in content:
        raise ModelError("it has no schema number.")
    if content["schema"] != SCHEMA:
        raise ModelError(f"its schema is {content['schema']!r}, this version reads {SCHEMA}.")
    if strange := sorted(content.keys() ^ _KEYS):
        raise ModelError(f"keys missing or unknown: {', '.join(strange)}.")
    if content["checksum"] != checksum(content):
        raise ModelError("its checksum does not match: it was changed after it was fitted.")


def _model(content: Mapping[str, Any]) -> Model:
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
    found = [(_number(x), _number(y)) for x, y in points]
    if not found or any(a[0] >= b[0] for a, b in pairwise(found)):
        raise ModelError(f"the points of {name!r} do not rise.")
    return curve(found)


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
    """`model` as plain data, without its checksum."""
    return {
        "schema": SCHEMA,
        "name": model.name,
        "about": dict(model.about),
        "parts": {
            target: {
                "baseline": part.baseline,
                "half_articles": part.half_articles,
                "bands": [list(band) for band in part.bands],
            }
            for target, part in model.parts.items()
        },
        "terms": [
            {
                "measure": term.measure,
                **{target: _points(drawn) for target, drawn in term.curves.items()},
            }
            for term in model.terms
        ],
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


def _verdict_as_json(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    curves = {name: _points(drawn) for name, drawn in verdict.curves.items()}
    return {"baseline": verdict.baseline, "curves": curves}


def _points(drawn: Curve) -> list[list[float]]:
    return [list(point) for point in zip(drawn.x, drawn.y, strict=True)]


def checksum(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a model's content, independent of its layout."""
    rest = {key: value for key, value in content.items() if key != "checksum"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _text(content: Mapping[str, Any]) -> str:
    """JSON with one term, band or level a line."""
    lines = [f"  {json.dumps(key)}: {_value(value)}" for key, value in content.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, list):
        rows = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in value)
        return f"[\n{rows}\n  ]"
    if isinstance(value, dict):
        rows = ",\n".join(
            f"    {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in value.items()
        )
        return f"{{\n{rows}\n  }}"
    return json.dumps(value, ensure_ascii=False)
