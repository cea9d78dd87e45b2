"""Models as JSON files: read with suspicion, written with a checksum. No code is ever loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reliability.errors import ModelError
from reliability.scoring.installed import mismatch
from reliability.scoring.model import Model
from reliability.scoring.model_content import SCHEMA, as_json, as_model

MAX_BYTES = 2_000_000
"""Largest model file: about fifty times the size of the default."""
_KEYS = {
    "schema", "name", "terms", "parts", "levels", "reference", "verdict", "requires", "about", "checksum",
}  # fmt: skip


def load(name_or_path: str | Path = "default") -> Model:
    """Return the shipped model of that name, or the model in the file at that path (ending in `.json`).

    A model fitted with other measures or word lists than those installed is returned with the reason in
    `mismatch`, and scores nothing. Raises `ModelError` if it is not a model.
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


def parse(raw: bytes, file: str) -> Model:
    """Return the model in the content of `file`; raises `ModelError` with its name and the reason."""
    try:
        content = json.loads(raw.decode("utf-8"))
        _check_header(content)
        return as_model(content)
    except ModelError as error:
        raise ModelError(
            f"{file} cannot be used as a model: {error} Fit one with `reliability train`."
        ) from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise ModelError(f"{file} is not a model of this package ({reason}).") from None


def _check_header(content: Any) -> None:
    if not isinstance(content, dict) or "schema" not in content:
        raise ModelError("it has no schema number.")
    if content["schema"] != SCHEMA:
        raise ModelError(f"its schema is {content['schema']!r}, this version reads {SCHEMA}.")
    if different := sorted(content.keys() ^ _KEYS):
        raise ModelError(f"keys missing or unknown: {', '.join(different)}.")
    if content["checksum"] != checksum(content):
        raise ModelError("its checksum does not match: it was changed after it was fitted.")


def checksum(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a model's content, independent of its layout."""
    rest = {key: value for key, value in content.items() if key != "checksum"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _text(content: Mapping[str, Any]) -> str:
    """Return JSON with one term, band or level per line."""
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
