"""Every regular expression of the package on its own worst cases, in growing sizes.

Records what the package compiles (while all of its modules are imported and a story and a page take the whole
pipeline), makes strings from each pattern's parse tree that repeat what it repeats, and prints as JSON the patterns
whose time grows faster than their input, and how many were tried.
"""

# ruff: noqa: E501, T201
import json
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise, product
from pathlib import Path
from re import _constants as codes
from re import _parser as parser

SMALL, STEPS = 2_000, 3
"""Characters of the first try, and how often it is doubled where that took long."""
QUICK = 0.004
"""Seconds that a linear pattern does not need for `SMALL` characters: a microsecond each."""
MOST_RATIO = 3.0
"""Between sizes doubled: linear 2, quadratic 4."""
ENDS = ("\x01", " ", "\n", "/")
"""One of them fits nothing that is repeated."""
PUMPS = 70
"""Strings tried for a pattern, at most."""

METHODS = ("match", "fullmatch")
"""How a pattern is asked where it begins at one place; any other way looks everywhere."""

compiled: dict[tuple[str | bytes, int], str] = {}


def record() -> None:
    """Note every pattern that a module of the package compiles."""
    for name in ("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"):
        setattr(re, name, with_note(name, getattr(re, name)))


def with_note(name, function):
    """`function` of `re`, with a note of what the package gives it."""

    def wrapped(pattern, *rest, **named):
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if caller.startswith("reliability"):
            flags = named.get("flags", rest[0] if name == "compile" and rest else 0)
            compiled[getattr(pattern, "pattern", pattern), int(getattr(pattern, "flags", flags)) & ~32] = (
                caller
            )
        return function(pattern, *rest, **named)

    return wrapped


def use_everything(story: str) -> None:
    """Import every module, and run the whole pipeline, so that patterns that are compiled late are compiled, too."""
    import reliability

    for module in pkgutil.walk_packages(reliability.__path__, "reliability."):
        if not module.name.endswith(("__main__", ".sklearn", "spark")):
            import_module(module.name)
    page = (
        "<html><body><article>"
        + "".join(f"<p>{part}</p>" for part in story.split("\n\n"))
        + "</article></body></html>"
    )
    list(
        reliability.score_all(
            [{"text": story}, {"html": page, "date": "January 5, 2026", "url": "http://a.example/b"}]
        )
    )


def anchored() -> dict[tuple[str | bytes, int], str]:
    """Patterns under a module's own name that are only ever asked in one of `METHODS`, and which."""
    methods = {}
    for module in [imported for name, imported in sys.modules.items() if name.startswith("reliability")]:
        source = Path(module.__file__).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            for pattern in value if isinstance(value, tuple) else (value,):
                if isinstance(pattern, re.Pattern):
                    used = set(
                        re.findall(
                            rf"\b{name}(?:\[\w+\])?\.(match|fullmatch|search|find\w+|sub|split)\b", source
                        )
                    )
                    if used and used <= set(METHODS):
                        methods[pattern.pattern, pattern.flags & ~32] = (
                            "fullmatch" if "fullmatch" in used else "match"
                        )
    return methods


def samples(tree) -> Iterator[str]:
    """A few strings that the parsed pattern matches, or nearly."""
    yield "".join(sample(node) for node in tree)


def sample(node) -> str:
    """A string that this node of a parsed pattern matches."""
    kind, value = node
    if kind is codes.LITERAL:
        return chr(value)
    if kind is codes.NOT_LITERAL:
        return "a" if value != ord("a") else "b"
    if kind is codes.ANY:
        return "a"
    if kind is codes.IN:
        return next(iter(members(value)), "a")
    if kind is codes.BRANCH:
        return next(samples(value[1][0]))
    if kind is codes.SUBPATTERN:
        return next(samples(value[3]))
    if kind in REPEATS:
        return next(samples(value[2])) * max(1, min(value[0], 3))
    if kind is codes.ATOMIC_GROUP:
        return next(samples(value))
    return ""


CATEGORIES = {
    codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_SPACE: "a", codes.CATEGORY_NOT_WORD: ".",
}  # fmt: skip


def members(items) -> list[str]:
    """Some characters of a set."""
    characters = []
    negated = items[0][0] is codes.NEGATE
    for kind, value in items:
        if kind is codes.LITERAL:
            characters.append(chr(value))
        elif kind is codes.RANGE:
            characters += [chr(value[0]), chr(value[1])]
        elif kind is codes.CATEGORY:
            characters.append(CATEGORIES[value])
    return [c for c in "a1 \"<.\n'-A" if c not in characters] if negated else characters


REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def parts(node) -> list:
    """The parse trees inside a node."""
    kind, value = node
    if kind in REPEATS:
        return [value[2]]
    if kind is codes.SUBPATTERN:
        return [value[3]]
    if kind is codes.ATOMIC_GROUP:
        return [value]
    if kind in (codes.BRANCH, codes.ASSERT, codes.ASSERT_NOT):
        return value[1] if kind is codes.BRANCH else [value[1]]
    return []


def nodes(tree) -> Iterator:
    """Every node of a parse tree, the outer before the inner."""
    for node in tree:
        yield node
        for part in parts(node):
            yield from nodes(part)


def repeated_strings(tree) -> Iterator[str]:
    """What the repetitions of the pattern repeat, its branches and what it looks around for."""
    for node in nodes(tree):
        if node[0] not in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            for part in parts(node):
                yield from samples(part)


def characters(tree) -> Iterator[str]:
    """Characters that the pattern speaks of."""
    for kind, value in nodes(tree):
        if kind in (codes.LITERAL, codes.NOT_LITERAL):
            yield chr(value)
        elif kind is codes.IN:
            yield from members(value)[:6]


def pumps(pattern: str, flags: int) -> list[tuple[str, str]]:
    """(beginning, what is repeated): from the parse tree, and pairs of the characters it speaks of."""
    tree = parser.parse(pattern, flags)
    whole = next(samples(tree))
    units = [unit for unit in dict.fromkeys(repeated_strings(tree)) if unit]
    common = list(dict.fromkeys(["a", " ", "\n", *list(dict.fromkeys(characters(tree)))[:12]]))
    pairs = ["".join(pair) for pair in product(common, repeat=2)]
    beginnings = list(dict.fromkeys(whole[:end] for end in range(len(whole) + 1)))[:6]
    strings = [(start, unit) for unit in [whole, whole[:-1], *units] if unit for start in beginnings]
    strings += [("", unit) for unit in (*common, *pairs)]
    return strings[:PUMPS]


def seconds(ask, text) -> float:
    """Least time of an answer, of two."""
    return min(once(ask, text) for _ in range(2))


def once(ask, text) -> float:
    """Time of an answer: of all matches, or of the one at the beginning."""
    start = time.process_time()
    for _ in ask(text) or ():
        pass
    return time.process_time() - start


def asker(pattern, method: str):
    """How the package asks `pattern`, as a function that gives something to go through."""
    if not method:
        return pattern.finditer
    ask = getattr(pattern, method)
    return lambda text: (ask(text),)


def text_of(start: str, unit: str, size: int, like: object, end: str) -> str | bytes:
    """`unit` over and over, with an end that fits nothing, or nothing else."""
    text = start + unit * (size // len(unit)) + end
    return text.encode("utf-8", "replace") if isinstance(like, bytes) else text


def growth(ask, like, start: str, unit: str, end: str) -> float:
    """The least ratio of times between sizes doubled; 0 where the first was quick."""
    if once(ask, text_of(start, unit, SMALL, like, end)) < QUICK:
        return 0.0
    times = [seconds(ask, text_of(start, unit, SMALL << step, like, end)) for step in range(STEPS)]
    return min(later / max(before, 1e-6) for before, later in pairwise(times))


def main(story: str) -> None:
    """Try every pattern; print the slow ones."""
    record()
    use_everything(story)
    slow, strings, methods = [], 0, anchored()
    for (source, flags), module in sorted(compiled.items(), key=str):
        pattern = re.compile(source, flags)
        ask = asker(pattern, methods.get((source, pattern.flags & ~32), ""))
        source_text = source.decode("latin-1") if isinstance(source, bytes) else source
        units = pumps(source_text, flags if isinstance(source, str) else flags & ~re.UNICODE)
        for (start, unit), end in product(units, ENDS):
            strings += 1
            ratio = growth(ask, source, start, unit, end)
            if ratio > MOST_RATIO:
                slow.append([module, source_text[:200], start, unit, end, round(ratio, 2)])
                break
    print(json.dumps({"patterns": len(compiled), "strings": strings, "slow": slow}, indent=1))


if __name__ == "__main__":
    main(sys.argv[1])
