"""`/export`: everything of the team as a file, any time; made part by part while everybody works on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery import errands
from bot.delivery.errands import Fetched, Unread, step
from bot.delivery.outbox import Reply
from bot.domain.exporting import Format, Whose, asked_for, asked_of, format_named
from bot.domain.people import Ability
from bot.handlers.turn import Outdated, Routes, Turn, arguments
from bot.screens import export as screens
from bot.store import audit, people

PART = "export.part"


def routes() -> Routes:
    return Routes(
        commands={"export": export},
        presses={"export.as": press_as},
        files={PART: sent},
        abilities=dict.fromkeys(("export", "export.as", PART), Ability.EXPORT),
    )


def export(turn: Turn, argument: str) -> list[Reply]:
    """`/export`, `/export csv`."""
    form = format_named(argument)
    if form is not None:
        return _begin(turn, form)
    return [turn.say(screens.ask(turn.t, people.team_timezone(turn.connection, turn.member.team_id)))]


def press_as(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form = next((each for each in Format if each == arguments(given, 1)[0]), None)
    if form is None:
        raise Outdated
    return _begin(turn, form)


def _begin(turn: Turn, form: Format) -> list[Reply]:
    """One of a kind at a time for a person: pressed again, it is under way already."""
    if under_way(turn, PART, form):
        return [turn.alert(turn.t.plain("export-under-way"))]
    audit.note(turn.connection, turn.member, "export.taken", turn.now, format=form)
    asked = asked_for(Whose.TEAM, form, turn.member.id, turn.now)
    return [turn.show(screens.begun(turn.t)), step(PART, asked.as_data())]


def under_way(turn: Turn, kind: str, form: Format) -> bool:
    waiting = errands.under_way(turn.connection, turn.member.team_id, kind)
    return any(each["member_id"] == turn.member.id and each["format"] == form for each in waiting)


def sent(turn: Turn, fetched: Fetched) -> list[Reply]:
    """A part was sent: the next one, or that it was the last."""
    return following(turn, PART, fetched, "/export")


def following(turn: Turn, kind: str, fetched: Fetched, command: str) -> list[Reply]:
    said = fetched.content
    if isinstance(said, Unread):
        return [turn.say(screens.failed(turn.t, command))]
    if said is None:
        return []
    if said["following"]:
        return [step(kind, asked_of(said["following"]).as_data())]
    # Of a single file its caption says it all.
    return [turn.say(screens.done(turn.t, said["parts"], said["rows"]))] if said["parts"] > 1 else []
