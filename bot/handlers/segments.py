"""`/segments`: the head says whom his team sells to."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.free_text import clean
from bot.domain.names import same_name
from bot.domain.people import Ability
from bot.domain.segments import (
    NAME_LIMIT,
    Action,
    Problem,
    Segment,
    Typed,
    named,
    problem_of_name,
    read_segment_line,
)
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments, number
from bot.screens import segments as screens
from bot.store import audit, segments

LISTENING = "segs.home"
NAMING = "segs.name"


def routes() -> Routes:
    presses: dict[str, Press] = {
        "segs.home": press_home,
        "segs.one": press_one,
        "segs.rename": press_rename,
        "segs.retire": press_retire,
        "segs.restore": press_restore,
    }
    return Routes(
        commands={"segments": command},
        presses=presses,
        answers={LISTENING: type_line, NAMING: type_name},
        abilities=dict.fromkeys(("segments", LISTENING, NAMING, *presses), Ability.EDIT_SEGMENTS),
    )


def command(turn: Turn, line: str) -> list[Reply]:
    """`/segments`, `/segments + Стройка`, `/segments Стройка = Строительство`, `/segments - Стройка`."""
    if not line:
        return show_home(turn)
    typed = read_segment_line(line)
    return act(turn, typed) if typed else [_problem(turn, Problem.NOT_UNDERSTOOD, line)]


def show_home(turn: Turn, done: str = "") -> list[Reply]:
    known = segments.of_team(turn.connection, turn.member.team_id)
    turn.ask(LISTENING)
    sizes = segments.sizes(turn.connection, turn.member.team_id, known)
    return [turn.show(screens.home(turn.t, known, sizes, done))]


def type_line(turn: Turn, text: str) -> list[Reply]:
    """An edit without its command, while the segments are on the screen; nothing: the text is about something else."""
    typed = read_segment_line(text)
    return act(turn, typed) if typed else []


def act(turn: Turn, typed: Typed) -> list[Reply]:
    known = segments.of_team(turn.connection, turn.member.team_id)
    if typed.action is Action.ADD:
        return _add(turn, known, typed.name)
    segment = named(known, typed.name)
    if segment is None:
        return [_problem(turn, Problem.NOT_THERE, typed.name)]
    if typed.action is Action.RENAME:
        return _rename(turn, segment, typed.new_name)
    return _retire(turn, segment, retired=typed.action is Action.RETIRE)


def _add(turn: Turn, known: list[Segment], name: str) -> list[Reply]:
    gone = next((each for each in known if each.retired and same_name(each.name, name)), None)
    if gone is not None:
        return _retire(turn, gone, retired=False)
    problem = problem_of_name(known, name)
    if problem is not None:
        return [_problem(turn, problem, name)]
    segments.add(turn.connection, turn.member.team_id, name, turn.now)
    _note(turn, Action.ADD, name)
    return show_home(turn, screens.done(turn.t, Action.ADD, name))


def _note(turn: Turn, action: Action, name: str, was: str | None = None) -> None:
    audit.note(turn.connection, turn.member, "segment.changed", turn.now, change=action, name=name, was=was)


def _rename(turn: Turn, segment: Segment, name: str) -> list[Reply]:
    problem = problem_of_name(segments.of_team(turn.connection, turn.member.team_id), name, segment)
    if problem is not None:
        return [_problem(turn, problem, name)]
    segments.rename(turn.connection, turn.member.team_id, segment, name)
    _note(turn, Action.RENAME, name, segment.name)
    return show_home(turn, screens.done(turn.t, Action.RENAME, name))


def _retire(turn: Turn, segment: Segment, *, retired: bool) -> list[Reply]:
    segments.retire(turn.connection, turn.member.team_id, segment, turn.now if retired else None)
    action = Action.RETIRE if retired else Action.RESTORE
    _note(turn, action, segment.name)
    return show_home(turn, screens.done(turn.t, action, segment.name))


def _problem(turn: Turn, found: Problem, name: str) -> Reply:
    return turn.alert(screens.problem(turn.t, found, name))


# -- buttons


def press_home(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return show_home(turn)


def press_one(turn: Turn, given: Sequence[str]) -> list[Reply]:
    segment = _segment(turn, given)
    size = segments.sizes(turn.connection, turn.member.team_id, [segment])[segment.id]
    return [turn.show(screens.card(turn.t, segment, size))]


def press_rename(turn: Turn, given: Sequence[str]) -> list[Reply]:
    segment = _segment(turn, given)
    turn.ask(NAMING, {"segment": segment.id})
    return [turn.show(screens.ask_name(turn.t, segment))]


def type_name(turn: Turn, text: str) -> list[Reply]:
    segment = segments.get(turn.connection, turn.member.team_id, turn.expected(NAMING)["segment"])
    return _rename(turn, segment, clean(text, NAME_LIMIT + 1)) if segment else show_home(turn)


def press_retire(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _retire(turn, _segment(turn, given), retired=True)


def press_restore(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _retire(turn, _segment(turn, given), retired=False)


def _segment(turn: Turn, given: Sequence[str]) -> Segment:
    found = segments.get(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if found is None:
        raise Outdated
    return found
