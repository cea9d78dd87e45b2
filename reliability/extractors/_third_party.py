"""Families of measures from other installed packages, checked against our contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from importlib.metadata import EntryPoint, entry_points
from math import isinf

from reliability.errors import ExtensionError
from reliability.extractors._reserved import reserved
from reliability.records import Document, Findings, Measure

GROUP = "reliability.extractors"
_ADVICE = "Tell its authors, or uninstall it."
Extract = Callable[[Document], Findings]
Family = tuple[str, tuple[Measure, ...], Extract, str]


def families(taken: Set[str], used: Set[str] = frozenset()) -> Iterator[Family]:
    """Yield family, measures, extract and provider of each entry point.

    `taken` are names of families and `used` names of measures that are in use already. Raises
    `ExtensionError` for a family that breaks the contract.
    """
    seen, columns = set(taken), set(used)
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        provider = provided_by(point)
        if point.name in seen:
            raise ExtensionError(f"{provider} brings a family {point.name!r}, which is there already.")
        seen.add(point.name)
        measures, extract = _load_family(point, provider)
        names = {measure.name for measure in measures}
        if clash := sorted(name for name in names if name in columns) or reserved(point.name, names):
            raise ExtensionError(
                f"The family {point.name!r} of {provider} would make columns with names that are in use or "
                f"reserved: {', '.join(clash)}. Rename the family or its measures."
            )
        columns |= names
        checking = _checked(extract, measures, f"The family {point.name!r} of {provider}")
        yield point.name, measures, checking, provider


def provided_by(point: EntryPoint) -> str:
    """Name and version of the package that brings an entry point."""
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _load_family(point: EntryPoint, provider: str) -> tuple[tuple[Measure, ...], Extract]:
    try:
        module = point.load()
        measures, extract = tuple(module.MEASURES), module.extract
    except Exception as error:  # other people's code
        raise ExtensionError(
            f"The family {point.name!r} of {provider} cannot be loaded "
            f"({type(error).__name__}: {error}). {_ADVICE}"
        ) from error
    names = [measure.name for measure in measures if isinstance(measure, Measure)]
    wrong = [measure for measure in measures if getattr(measure, "family", "") != point.name]
    if not names or len(set(names)) < len(measures) or wrong:
        raise ExtensionError(
            f"The family {point.name!r} of {provider} must declare different measures of the family "
            f"{point.name}; it has {', '.join(names) or 'none'}. {_ADVICE}"
        )
    return measures, extract


def _checked(extract: Extract, measures: tuple[Measure, ...], who: str) -> Extract:
    """`extract`; what it gives is looked at, so that no column is quietly wrong."""
    names = {measure.name for measure in measures}

    def checked(document: Document) -> Findings:
        try:
            findings = extract(document)
        except Exception as error:  # other people's code
            where, what = document.article.id or "a text", f"{type(error).__name__}: {error}"
            raise ExtensionError(f"{who} failed on {where} ({what}). {_ADVICE}") from error
        if not isinstance(findings, Findings) or findings.values.keys() != names:
            raise ExtensionError(f"{who} did not give exactly the measures that it declares. {_ADVICE}")
        if wrong := next((name for name, value in findings.values.items() if not _is_value(value)), None):
            raise ExtensionError(f"{who} gave {findings.values[wrong]!r} for {wrong}. {_ADVICE}")
        return findings

    return checked


def _is_value(value: object) -> bool:
    """Whether it is a number, NaN included, that every table can hold."""
    return isinstance(value, int | float) and not isinf(value)
