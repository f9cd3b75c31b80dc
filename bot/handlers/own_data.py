"""`/mydata`: which data about a person is kept, and why; all of it as a file."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.errands import Fetched, step
from bot.delivery.outbox import Reply
from bot.domain.exporting import Format, Whose, asked_for, format_named
from bot.handlers import export
from bot.handlers.turn import Routes, Turn, arguments
from bot.screens import export as screens
from bot.store import forgetting

PART = "mydata.part"


def routes() -> Routes:
    return Routes(
        commands={"mydata": mydata},
        presses={"mydata.show": press_show, "mydata.file": press_file},
        files={PART: sent},
    )


def mydata(turn: Turn, argument: str) -> list[Reply]:
    """`/mydata`, `/mydata файл`, `/mydata csv`."""
    form = format_named(argument) or (Format.XLSX if argument.lower() in ("файл", "файлом", "file") else None)
    return _begin(turn, form) if form else [_screen(turn)]


def press_show(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return [_screen(turn)]


def _screen(turn: Turn) -> Reply:
    return turn.show(screens.own(turn.t, turn.member, *forgetting.kept_of(turn.connection, turn.member)))


def press_file(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return _begin(turn, Format.XLSX)


def _begin(turn: Turn, form: Format) -> list[Reply]:
    """Below the screen, which stays."""
    if export.under_way(turn, PART, form):
        return [turn.alert(turn.t.plain("export-under-way"))]
    asked = asked_for(Whose.OWN, form, turn.member.id, turn.now)
    return [turn.say(screens.own_begun(turn.t)), step(PART, asked.as_data())]


def sent(turn: Turn, fetched: Fetched) -> list[Reply]:
    return export.following(turn, PART, fetched, "/mydata")
