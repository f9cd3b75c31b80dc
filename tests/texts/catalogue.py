"""The Fluent files and the calls in the code, read as syntax trees, for the tests beside this file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fluent.syntax import ast as ftl
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

BOT = Path(__file__).parents[2] / "bot"


@dataclass(frozen=True, slots=True)
class Selector:
    """`{ $variable -> [variant] … *[default] … }`."""

    variable: str
    variants: tuple[str, ...]
    default: str


class _Reader(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selectors: list[Selector] = []

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 - the visitor's naming
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: Any) -> None:  # noqa: N802 - the visitor's naming
        keys = [getattr(variant.key, "name", None) or variant.key.value for variant in node.variants]
        default = next(key for key, variant in zip(keys, node.variants, strict=True) if variant.default)
        self.selectors.append(Selector(node.selector.id.name, tuple(keys), default))
        self.generic_visit(node)


@dataclass(frozen=True, slots=True)
class Text:
    key: str
    variables: frozenset[str]
    selectors: tuple[Selector, ...]


def read(source: str) -> dict[str, Text]:
    """Key -> what its text needs. Raises ValueError for what Fluent does not understand or what is said twice."""
    texts: dict[str, Text] = {}
    for entry in parse(source).body:
        if isinstance(entry, ftl.Junk):
            raise ValueError(f"not Fluent: {entry.content!r}")
        if isinstance(entry, ftl.Message):
            reader = _Reader()
            reader.visit(entry)
            if entry.id.name in texts:
                raise ValueError(f"«{entry.id.name}» is there twice")
            texts[entry.id.name] = Text(entry.id.name, frozenset(reader.variables), tuple(reader.selectors))
    return texts


def source_of(locale: str) -> str:
    """All files of a language, one behind the other: a key said twice is noticed across files too."""
    return "\n".join(path.read_text("utf-8") for path in sorted((BOT / "texts" / locale).glob("*.ftl")))


@cache
def catalogue(locale: str) -> dict[str, Text]:
    """All texts of a language, read once and only where a test asks: collecting tests costs nothing."""
    return read(source_of(locale))


@dataclass(frozen=True, slots=True)
class Use:
    """A call of the texts with a literal key."""

    where: str
    key: str
    arguments: frozenset[str] | None
    """`None` where they are passed on as `**arguments`."""


def uses(tree: ast.AST, where: str) -> Iterator[Use]:
    """`t("key", …)`, `t.plain("key", …)`, `turn.t(…)`, `texts(locale)("key")`; of a conditional key both."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _says(node.func):
            names = [keyword.arg for keyword in node.keywords]
            given = None if None in names else frozenset(name for name in names if name)
            for key in _literals(node.args[0]):
                yield Use(f"{where}:{node.lineno}", key, given)


def families(tree: ast.AST) -> Iterator[str]:
    """The beginnings of keys that are put together: `menu-` of `t(f"menu-{name}")`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _says(node.func) and isinstance(node.args[0], ast.JoinedStr):
            first = node.args[0].values[0]
            yield str(first.value) if isinstance(first, ast.Constant) else ""


def strings(tree: ast.AST) -> set[str]:
    """Every string in the code: a key may wait in a table or a variable."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _says(function: ast.expr) -> bool:
    match function:
        case ast.Name(id="t") | ast.Attribute(attr="t" | "plain"):
            return True
        case ast.Call(func=ast.Name(id="texts" | "Texts")):
            return True
    return False


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.IfExp(body=one, orelse=other):
            yield from _literals(one)
            yield from _literals(other)


@cache
def trees() -> list[tuple[str, ast.AST]]:
    """Every file of the bot, by its path."""
    return [(str(path.relative_to(BOT.parent)), ast.parse(path.read_text("utf-8"))) for path in BOT.rglob("*.py")]
