"""One file here is one check: `check(data: Path) -> list[Figure]`. The folder is the registry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from reliability.evaluation.figure import Figure


def checks() -> Mapping[str, Callable[[Path], list[Figure]]]:
    """Every check of this folder by name."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return {name: import_module(f"{__name__}.{name}").check for name in names}
