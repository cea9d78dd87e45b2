"""One file here is one check: `check(data: Path) -> list[CheckFigure]`. The folder is the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from reliability.evaluation.figure import CheckFigure


def left_out(names: Iterable[str], data: Path) -> list[str]:
    """Return what the checks `names` leave out of the data, as far as they say so."""
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return [line for module in modules if hasattr(module, "left_out") for line in module.left_out(data)]


def checks() -> Mapping[str, Callable[[Path], list[CheckFigure]]]:
    """Return every check of this folder by name."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return {name: import_module(f"{__name__}.{name}").check for name in names}
