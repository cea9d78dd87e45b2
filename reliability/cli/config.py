"""`reliability.toml`: defaults for options, a table a command; made from the commands themselves."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from enum import Enum
from functools import wraps
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar, get_args, get_origin

import typer
from typer.models import OptionInfo

from reliability.cli import source_aliases
from reliability.cli.arguments import NAME_OR_PATH
from reliability.errors import InputError

NAME = "reliability.toml"
"""Looked for in the current folder."""
CODE = frozenset({"reader"})
"""Options that run code: a file that merely lies in the folder may not give them."""
WRITTEN = frozenset({"charts", "dictionary", "evidence", "output", "pairs", "report"})
"""Options that name outputs: in a found file they must stay inside its folder."""
OPENING = frozenset({"allow-fetch", "allowed-host", "host", "no-token"})
"""Options that open the service to others: such a file may not give them either."""
ALIASES = "source-aliases"
"""The table of spellings of sources' names, which every command that reads articles uses."""
Command = Callable[..., None]
_KINDS: Mapping[type, str] = {
    bool: "true or false", int: "a whole number", float: "a number", str: "text", Path: "a path"
}  # fmt: skip


if TYPE_CHECKING:
    from reliability.ingest.source_names import Aliases

T = TypeVar("T")
_used: dict[str, Any] = {}
_aliases: list[tuple[str, str]] = []


class ConfigKey(NamedTuple):
    """An option as a key of its command's table: the flag without its dashes."""

    name: str
    parameter: str
    kind: type
    many: bool
    option: OptionInfo
    default: object

    @property
    def takes(self) -> str:
        """What its value is, in words."""
        if issubclass(self.kind, Enum):
            return " or ".join(f'"{choice.value}"' for choice in self.kind)
        kind = _KINDS[self.kind]
        least = "" if self.option.min is None else f" from {self.option.min}"
        return f"a list, each {kind}" if self.many else kind + least


def keys(command: Command) -> dict[str, ConfigKey]:
    """The keys of a command's table, by name."""
    parameters = inspect.signature(command, eval_str=True).parameters.values()
    return {key.name: key for key in map(_key, parameters) if key and key.name != "config"}


def _key(parameter: inspect.Parameter) -> ConfigKey | None:
    if get_origin(parameter.annotation) is not Annotated:
        return None
    kind, *metadata = get_args(parameter.annotation)
    option = next((item for item in metadata if isinstance(item, OptionInfo)), None)
    if option is None:
        return None
    flags = (option.default, *(option.param_decls or ()))  # in `Annotated` the first flag is there
    long = next((flag for flag in flags if isinstance(flag, str) and flag[:2] == "--"), f"--{parameter.name}")
    if get_origin(kind) is UnionType:  # "… | None"
        kind = next(member for member in get_args(kind) if member is not NoneType)
    many = get_origin(kind) is list
    kind = get_args(kind)[0] if many else kind
    name = long.removeprefix("--").replace("_", "-")
    return ConfigKey(name, parameter.name, kind, many, option, parameter.default)


def configured(command: Command, commands: Mapping[str, Command]) -> Command:
    """`command` with `--config`, whose file gives defaults to the other options."""

    def apply(context: typer.Context, path: Path | None) -> None:
        if not context.resilient_parsing:
            context.default_map = defaults(path, context.info_name or "", commands)
            _used.clear()
            _used.update(context.default_map)

    option = typer.Option(
        "--config", metavar="FILE", is_eager=True, callback=apply,
        help=f"File with default options; by default {NAME} in the current folder.",
    )  # fmt: skip
    added = inspect.Parameter(
        "config", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[Path | None, option]
    )

    @wraps(command)
    def wrapper(**options: Any) -> None:
        options.pop("config")
        command(**options)

    declared = inspect.signature(command, eval_str=True).parameters.values()
    wrapper.__signature__ = inspect.Signature([*declared, added])  # type: ignore[attr-defined]
    wrapper.__annotations__ = {parameter.name: parameter.annotation for parameter in (*declared, added)}
    return wrapper


def used() -> Mapping[str, Any]:
    """What a file gave to the command that runs, by parameter."""
    return dict(_used)


def aliases() -> Aliases:
    """Spellings of sources' names in the file, each with the name that replaces it."""
    return tuple(_aliases)


def defaults(named: Path | None, name: str, commands: Mapping[str, Command]) -> dict[str, Any]:
    """Return the defaults for the command `name` in the file `named`, or else in the current folder's.

    Raises `InputError` with file, table and key for an unknown key or a wrong type, in any table.
    """
    path = named or Path(NAME)
    _aliases.clear()
    if named is None and not path.is_file():
        return {}
    values: dict[str, Any] = {}
    content_of = dict(_tables(path, commands))
    _aliases.extend(source_aliases.read(path, content_of.pop(ALIASES, {})))
    for table, content in content_of.items():
        options = keys(commands[table])
        for key, value in content.items():
            option = _look_up(path, f"[{table}]: no option", key, options)
            converted = _converted(path, table, option, value)
            if named is None:
                _demand_harmless(path, table, key, value)
            if table == name:
                values[option.parameter] = converted
    return values


def _demand_harmless(path: Path, table: str, key: str, value: Any) -> None:
    """Whoever works in a folder that somebody else packed has not agreed to what its file says."""
    if key in CODE:
        why = "names code"
    elif key in OPENING:
        why = "opens the service to others"
    elif key in WRITTEN and (Path(value).is_absolute() or ".." in Path(value).parts):
        why = "leads out of the folder"
    else:
        return
    raise InputError(f"{path}: [{table}] {key} {why}. Give it as --{key}, or the file as --config.")


def _tables(path: Path, commands: Mapping[str, Command]) -> Mapping[str, Mapping[str, Any]]:
    """The tables of the file, each a command's."""
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} is not TOML: {error}.") from None
    for table, values in content.items():
        if not isinstance(values, dict):
            raise InputError(f"{path}: {table} is not in a table. Put it below its command, as in [score].")
        if table != ALIASES:
            _look_up(path, "no command", table, commands)
    return content


def _look_up(path: Path, what: str, name: str, valid: Mapping[str, T]) -> T:
    if name not in valid:
        from difflib import get_close_matches

        near = get_close_matches(name, valid, 1)
        advice = f"Did you mean {near[0]!r}?" if near else f"Available: {', '.join(sorted(valid))}."
        raise InputError(f"{path}: {what} {name!r}. {advice}")
    return valid[name]


def _converted(path: Path, table: str, key: ConfigKey, value: Any) -> Any:
    """`value` as the option wants it; paths count from the file's folder."""
    if key.many and isinstance(value, list):
        return [_converted_item(path, table, key, item) for item in value]
    if key.many:
        raise InputError(_wrong(path, table, key, value))
    return _converted_item(path, table, key, value)


def _converted_item(path: Path, table: str, key: ConfigKey, value: Any) -> Any:
    if issubclass(key.kind, Enum):
        fits = value in [choice.value for choice in key.kind]
    elif key.kind is float:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
    else:
        fits = type(value) is (str if key.kind is Path else key.kind)
    least = key.option.min
    if not fits or (least is not None and value < least):
        raise InputError(_wrong(path, table, key, value))
    is_path = key.kind is Path or (key.option.metavar == NAME_OR_PATH and value.endswith(".json"))
    return str(path.parent / value) if is_path else value


def _wrong(path: Path, table: str, key: ConfigKey, value: Any) -> str:
    return f"{path}: [{table}] {key.name} takes {key.takes}, not {json.dumps(value, default=str)}."
