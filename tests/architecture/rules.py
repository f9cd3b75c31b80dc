"""The rules of the rooms, as plain functions: a module's path and its syntax tree in, complaints out.

Each complaint says what to do instead.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import PurePosixPath

LONGEST_FILE = 300
LONGEST_FUNCTION = 60

ALL_BOT = "bot"
SHORT = (ALL_BOT, "simulator")
"""Where files and functions are short."""

# Room -> what of bot/ it may import, beginnings of module names. A room that is not named here may import anything of
# bot/ but handlers: the composition root and the command line.
MAY_IMPORT = {
    "bot.domain": ("bot.domain",),
    "bot.texts": ("bot.texts",),
    "bot.screens": ("bot.domain", "bot.texts", "bot.screens"),
    "bot.store": ("bot.domain", "bot.store"),
    # Of the screens, delivery knows only what one is made of, to turn it into the Bot API's methods.
    "bot.delivery": ("bot.domain", "bot.store", "bot.delivery", "bot.clock", "bot.texts", "bot.screens.screen"),
    "bot.reminders": (
        *("bot.domain", "bot.screens", "bot.store", "bot.texts", "bot.reminders"),
        *("bot.delivery.outbox", "bot.delivery.messages", "bot.delivery.failures", "bot.clock"),
    ),
    "bot.handlers": (
        *("bot.domain", "bot.screens", "bot.store", "bot.texts", "bot.handlers"),
        *("bot.delivery.outbox", "bot.delivery.messages", "bot.delivery.inbox", "bot.delivery.errands"),
    ),
    "simulator": ("simulator",),
}
ADVICE = {
    "bot.domain": "the method stands alone: pass in what it needs as a value",
    "bot.texts": "texts know nothing of who says them",
    "bot.screens": "a screen is made of domain values: let the handler gather them",
    "bot.store": "the store hands out domain values: let its caller join them with screens or messages",
    "bot.delivery": "delivery carries messages and does not know what they say: take a function as an argument",
    "bot.reminders": "a reminder is gather, decide (domain), outbox: what a handler shares goes to domain or store",
    "bot.handlers": "a handler returns its replies; delivery calls it",
    "simulator": "the simulator stands for Telegram, which knows nothing of this bot",
}
OUTSIDE = {
    "bot.domain": ("rapidfuzz", "phonenumbers", "stdnum"),
    "bot.screens": (),
}
MAY_IMPORT_HANDLERS = ("bot.handlers", "bot.capabilities", "bot.app")
CLOCKS = ("bot.clock", "simulator.clock")
COMMITS = ("bot.store.database", "bot.store.sqlite", "bot.store.postgres")
WAITS = (*COMMITS, "bot.store.leading")
"""Modules of the store that are asynchronous: units of work, and who leads."""
SQL_ROOMS = ("bot.store", "bot.delivery", "bot.reminders", "migrations")
SQL = {"select", "insert", "update", "delete", "text"}
READS_CLOCK = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime"),
}


def module_of(path: PurePosixPath) -> str:
    """`bot/domain/people.py` -> `bot.domain.people`, `bot/domain/__init__.py` -> `bot.domain`."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def within(module: str, rooms: tuple[str, ...]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def complaints(path: PurePosixPath, source: str) -> list[str]:
    """All rules, for one file."""
    module, tree = module_of(path), ast.parse(source)
    rules = (imports, clock_readings, async_code, commits, sql, sending, long_functions)
    found = [complaint for rule in rules for complaint in rule(module, tree)]
    return [f"{path}: {complaint}" for complaint in [*found, *long_file(module, source)]]


def imported(module: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported, anywhere in the file; `from a import b` is `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*parents, *filter(None, [node.module])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def imports(module: str, tree: ast.AST) -> Iterator[str]:
    """Arrows between the rooms point one way."""
    room = next((room for room in MAY_IMPORT if within(module, (room,))), None)
    for line, name in imported(module, tree):
        if within(name, ("bot.handlers",)) and not within(module, MAY_IMPORT_HANDLERS):
            yield f"line {line} imports {name}: nothing points at handlers but bot/capabilities.py: take a function"
        elif room is not None and within(name, (ALL_BOT, "simulator")) and not within(name, MAY_IMPORT[room]):
            yield f"line {line} imports {name}: {ADVICE[room]}"
        elif room in OUTSIDE and not within(name, (ALL_BOT, *OUTSIDE[room])) and not _is_standard(name):
            yield f"line {line} imports {name}: {room} is pure; do this at the edge, in handlers, store or delivery"
        elif room == "bot.store" and within(name, ("aiogram",)):
            yield f"line {line} imports {name}: the store knows no chat; pass plain values"


def _is_standard(name: str) -> bool:
    return name.partition(".")[0] in sys.stdlib_module_names


def dotted(node: ast.AST) -> str:
    """`a.b.c` of an attribute chain; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def clock_readings(module: str, tree: ast.AST) -> Iterator[str]:
    """Time is an argument."""
    if module in CLOCKS:
        return
    names = _clock_names(tree)
    for node in calls(tree):
        name = dotted(node.func)
        first, _, rest = name.partition(".")
        full = f"{names.get(first, first)}.{rest}".rstrip(".")
        if ".".join(full.split(".")[-2:]) in READS_CLOCK:
            yield f"line {node.lineno} calls {name}: take `now` as an argument, or a Clock at the edge"


def _clock_names(tree: ast.AST) -> dict[str, str]:
    """What the file calls things of `time` and `datetime`: {"t": "time"} for `import time as t`."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom) and node.module in ("time", "datetime"):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def async_code(module: str, tree: ast.AST) -> Iterator[str]:
    """The domain and what is decided around it happens at once; waiting is the edge's."""
    if not within(module, ("bot.domain", "bot.screens", "bot.texts", "bot.store", "bot.handlers")):
        return
    if module in WAITS:
        return
    waiting = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    for node in ast.walk(tree):
        if isinstance(node, waiting):
            yield f"line {node.lineno} waits: return what is to be done, and let delivery do it after the commit"


def commits(module: str, tree: ast.AST) -> Iterator[str]:
    """Only a unit of work commits."""
    if not within(module, (ALL_BOT,)) or module in COMMITS:
        return
    for node in calls(tree):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "commit":
            yield f"line {node.lineno} commits: pass a function to the database's unit of work, which commits it whole"


def sql(module: str, tree: ast.AST) -> Iterator[str]:
    """Rows in, domain values out: SQL stays in its rooms."""
    if within(module, SQL_ROOMS) or not within(module, (ALL_BOT,)):
        return
    for line, name in imported(module, tree):
        package, _, last = name.rpartition(".")
        if within(package, ("sqlalchemy",)) and last in SQL:
            yield f"line {line} imports {name}: write a function with a name in bot/store and call it"
    for node in calls(tree):
        name = dotted(node.func)
        first, _, last = name.partition(".")
        if (first in ("sa", "sqlalchemy") and last in SQL) or name.endswith((".execute", ".scalar", ".scalars")):
            yield f"line {node.lineno} calls {name}: write a function with a name in bot/store and call it"


def sending(module: str, tree: ast.AST) -> Iterator[str]:
    """A handler returns its replies and sends nothing."""
    if not within(module, ("bot.handlers",)):
        return
    for line, name in imported(module, tree):
        if name in ("aiogram.Bot", "aiogram.client.bot.Bot") or within(name, ("aiohttp",)):
            yield f"line {line} imports {name}: return a TelegramMethod instead of sending it"
    for node in calls(tree):
        name = dotted(node.func)
        attribute = name.rpartition(".")[2]
        of_message = attribute.startswith(("answer_", "reply_", "send_")) or attribute in ("answer", "reply")
        # `turn.answer…` and the like are the handlers' own; aiogram's objects are called by their method names.
        if name == "bot" or name.startswith(("bot.", "self.bot")) or (of_message and _is_telegrams(name)):
            yield f"line {node.lineno} calls {name}(): return a TelegramMethod instead of sending it"


def _is_telegrams(name: str) -> bool:
    holders = set(name.split(".")[:-1])
    return bool(holders & {"message", "event", "callback", "callback_query", "press", "query", "chat"})


def long_file(module: str, source: str) -> Iterator[str]:
    lines = source.count("\n")
    if within(module, SHORT) and lines > LONGEST_FILE:
        yield f"{lines} lines: it has two reasons to change by now; find the seam and make two files of it"


def long_functions(module: str, tree: ast.AST) -> Iterator[str]:
    if not within(module, SHORT):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"line {node.lineno}: {node.name} has {length} lines; name its steps and make functions of them"
