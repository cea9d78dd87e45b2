"""The facts needed to repeat a run, for the end of a page: version, model, time, number of articles."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from reliability._version import __version__

PACKAGE: str = f"news-reliability {__version__}"


class NamedModel(Protocol):
    """A model, as far as a page names it."""

    @property
    def name(self) -> str:
        """The name of the model."""

    @property
    def checksum(self) -> str:
        """The checksum of its file."""


def software(model: NamedModel) -> dict[str, str]:
    """Return the version of this package, and the model with its checksum."""
    return {"version": PACKAGE, "model": f"{model.name}, checksum {model.checksum}"}


def run(moment: datetime, articles: int | None = None) -> dict[str, str]:
    """Return the time of the run, and the number of articles if it is known."""
    counted = {} if articles is None else {"articles": f"{articles:,}"}
    return {"made": moment.isoformat(timespec="seconds"), **counted}
