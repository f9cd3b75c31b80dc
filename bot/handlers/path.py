"""`/path`: a client goes on, by taps from his card or in one line; what a move lacks is asked, one thing at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.delivery.outbox import Reply
from bot.domain.clients import Client
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT
from bot.domain.path import Move, Problem, Said, problem_of, wants_amount
from bot.domain.path_typed import Line, amount_said, day_said, no_sum, read_said, reason_said
from bot.domain.people import Ability
from bot.domain.sums import bare_figure, is_doubtful, unit_named, with_unit
from bot.handlers import path_base as base
from bot.handlers import path_choosing, path_closing
from bot.handlers.path_base import State
from bot.handlers.path_moving import explain, make, take_back
from bot.handlers.pressed_rows import client_of
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of, number
from bot.screens import path as screens
from bot.store import clients, paths


def routes() -> Routes:
    presses = {
        "path.open": press_open,
        "path.pick": press_pick,
        "path.to": press_to,
        "path.sum": press_no_amount,
        "path.unit": press_unit,
        "path.lost": press_lost,
        "path.until": press_until,
        "path.why": press_why,
        "path.undo": press_undo,
    }
    return Routes(
        commands={"path": path},
        presses=dict(presses),
        answers={
            base.NAME: path,
            base.AMOUNT: type_amount,
            base.UNIT: type_unit,
            base.LOST: type_lost,
            base.UNTIL: type_until,
            base.WHY: type_why,
        },
        abilities=dict.fromkeys(("path", base.NAME, *presses), Ability.MOVE_PATH),
    )


# -- typed


def path(turn: Turn, argument: str) -> list[Reply]:
    """`/path Ромашка; договор; 1,5 млн`; alone: whom he may move."""
    name, _, rest = argument.partition(";")
    name = clean(name, NAME_LIMIT)
    connection, team_id = turn.connection, turn.member.team_id
    if not name:
        turn.ask(base.NAME)
        return [turn.say(path_choosing.choice(turn, 0))]
    found = clients.named(connection, team_id, name) or clients.find(connection, team_id, name, turn.member.id)
    if not found:
        return [turn.alert(turn.t.plain("client-none", name=name))]
    if len(found) > 1:
        turn.ask(base.WHICH, {"rest": rest})
        return [turn.say(screens.which(turn.t, found))]
    return _said(turn, found[0], rest)


def press_pick(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """One of several clients of a typed line, whose rest is kept."""
    client = client_of(turn, number(arguments(given, 1)[0]))
    return _said(turn, client, turn.expected(base.WHICH).get("rest", ""))


def _said(turn: Turn, client: Client, rest: str) -> list[Reply]:
    line = read_said(rest, turn.said_at, turn.member.zone, client.name)
    if line.joins:
        return path_closing.join(turn, client)
    if blocked := base.refusal(turn, client):
        return blocked
    state = base.state_of(turn, client)
    if line.move is None and line.amount is None and not line.unread:
        return base.show(turn, client)
    if unread := _unread(turn, line):
        return [turn.alert(unread)]
    return _go(turn, state, _as_said(turn, state, line), no_amount=line.no_amount, figure=line.figure)


def _unread(turn: Turn, line: Line) -> str:
    """What to say of a word, a sum or a day that will not do."""
    if line.late or (line.move is Move.POSTPONED and line.unread):
        return turn.t.plain("path-until-bad", example=turn.t.plain("path-until-example"))
    if line.unread and line.move is not None:
        return turn.t.plain("path-amount-bad", example=turn.t.plain("path-amount-example"))
    if line.unread:
        return turn.t.plain("path-unread", said=line.unread, example=turn.t.plain("path-example"))
    return ""


def _as_said(turn: Turn, state: State, line: Line) -> Said:
    """Only a sum: he stays where he is, for another one."""
    move = line.move or (Move(state.deal.stage) if state.deal else Move.CONTRACT)
    return Said(move, _today(turn), line.amount, line.reason, line.day, state.existing)


def _today(turn: Turn) -> date:
    return turn.member.day(turn.said_at)


def _go(turn: Turn, state: State, said: Said, *, no_amount: bool = False, figure: str = "") -> list[Reply]:
    """The move, once nothing is lacking. `figure`: the sum as it was typed, if it names no unit."""
    client, seen, stood = state.client, state.seen, state.place.path.amount if state.place.path else None
    asked = {"client": client.id, "move": said.move, "reason": said.reason, "seen": seen}
    match problem_of(state.place, said):
        case Problem.NEEDS_REASON:
            turn.ask(base.LOST, asked)
            return [turn.show(screens.ask_lost(turn.t, client, seen))]
        case Problem.NEEDS_DAY:
            turn.ask(base.UNTIL, asked)
            return [turn.show(screens.ask_until(turn.t, client, turn.member.day(turn.now), seen))]
        case None if wants_amount(state.place, said) and not no_amount:
            turn.ask(base.AMOUNT, asked)
            return [turn.show(screens.ask_amount(turn.t, client, said.move, seen))]
        case None if figure and said.amount is not None and is_doubtful(said.amount, stood):
            turn.ask(base.UNIT, asked | {"figure": figure})
            return [turn.show(screens.ask_unit(turn.t, client, said, figure, seen, state.shown.currency))]
    return make(turn, state, said)


# -- by buttons


def press_open(turn: Turn, given: Sequence[str]) -> list[Reply]:
    client = client_of(turn, number(arguments(given, 1)[0]))
    return base.refusal(turn, client) or base.show(turn, client)


def _over(turn: Turn, client_id: str, seen: str) -> State | list[Reply]:
    """Where the client stands whom a button names; or what to say: he is another's, or was moved since."""
    client = client_of(turn, number(client_id))
    if blocked := base.refusal(turn, client):
        return blocked
    state = base.state_of(turn, client)
    if state.seen == number(seen):
        return state
    made = paths.made(turn.connection, turn.member.team_id, state.seen)
    if made is not None and made.member_id == turn.member.id and not made.undone:
        return [turn.alert(turn.t.plain("path-already"))]
    return base.show(turn, client)


def _move(name: str) -> Move:
    """A move that somebody may say. Raises Outdated."""
    found = next((each for each in Move if each == name and each is not Move.INTEREST), None)
    if found is None:
        raise Outdated
    return found


def press_to(turn: Turn, given: Sequence[str]) -> list[Reply]:
    client_id, name, seen = arguments(given, 3)
    move, state = _move(name), _over(turn, client_id, seen)
    if not isinstance(state, State):
        return state
    return _go(turn, state, Said(move, _today(turn), existing=state.existing))


def press_no_amount(turn: Turn, given: Sequence[str]) -> list[Reply]:
    client_id, name, seen = arguments(given, 3)
    move, state = _move(name), _over(turn, client_id, seen)
    if not isinstance(state, State):
        return state
    reason = turn.expected(base.AMOUNT).get("reason", "")
    return _go(turn, state, Said(move, _today(turn), reason=reason, existing=state.existing), no_amount=True)


def press_unit(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Which sum was meant by a figure without its unit: the button carries it."""
    client_id, name, seen, total = arguments(given, 4)
    move, state, amount = _move(name), _over(turn, client_id, seen), amount_said(total)
    if amount is None:
        raise Outdated
    if not isinstance(state, State):
        return state
    asked = turn.expected(base.UNIT)
    reason = asked.get("reason", "") if asked.get("client") == state.client.id else ""
    return _go(turn, state, Said(move, _today(turn), amount, reason, existing=state.existing))


def press_lost(turn: Turn, given: Sequence[str]) -> list[Reply]:
    client_id, reason, seen = arguments(given, 3)
    state = _over(turn, client_id, seen)
    if reason not in screens.LOST_REASONS:
        raise Outdated
    if not isinstance(state, State):
        return state
    why = turn.t.plain("path-lost-reason", reason=reason)
    return _go(turn, state, Said(Move.LOST, _today(turn), reason=why, existing=state.existing))


def press_until(turn: Turn, given: Sequence[str]) -> list[Reply]:
    client_id, day, seen = arguments(given, 3)
    state, until = _over(turn, client_id, seen), day_of(day)
    if not isinstance(state, State):
        return state
    if until <= turn.member.day(turn.now):
        raise Outdated
    return _go(turn, state, _postponed(turn, state, until))


def _postponed(turn: Turn, state: State, until: date) -> Said:
    asked = turn.expected(base.UNTIL)
    reason = asked.get("reason", "") if asked.get("client") == state.client.id else ""
    return Said(Move.POSTPONED, _today(turn), reason=reason, returns_on=until, existing=state.existing)


def press_why(turn: Turn, given: Sequence[str]) -> list[Reply]:
    move_id, reason = arguments(given, 2)
    made = paths.made(turn.connection, turn.member.team_id, number(move_id))
    if made is None or reason not in screens.AWAY_REASONS:
        raise Outdated
    return explain(turn, made, turn.t.plain("path-away-reason", reason=reason))


def press_undo(turn: Turn, given: Sequence[str]) -> list[Reply]:
    made = paths.made(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if made is None or made.member_id != turn.member.id:
        raise Outdated
    return take_back(turn, made)


# -- answers


def _asked(turn: Turn, question: str) -> State:
    """The client who was asked about, if nobody moved him since. Raises Outdated."""
    asked = turn.expected(question)
    client = client_of(turn, asked.get("client", 0))
    state = base.state_of(turn, client)
    if base.refusal(turn, client) or state.seen != asked.get("seen"):
        raise Outdated
    return state


def type_amount(turn: Turn, text: str) -> list[Reply]:
    state, asked = _asked(turn, base.AMOUNT), turn.expected(base.AMOUNT)
    total = amount_said(text)
    if total is None and not no_sum(text):
        return [turn.alert(turn.t.plain("path-amount-bad", example=turn.t.plain("path-amount-example")))]
    said = Said(_move(asked["move"]), _today(turn), total, asked["reason"], existing=state.existing)
    return _go(turn, state, said, no_amount=True, figure=bare_figure(text, total) if total else "")


def type_unit(turn: Turn, text: str) -> list[Reply]:
    """«млн», «тыс», «рублей», or the whole sum anew."""
    state, asked = _asked(turn, base.UNIT), turn.expected(base.UNIT)
    unit = unit_named(text)
    line = with_unit(asked["figure"], asked["figure"], unit) if unit else text
    total = amount_said(line)
    if total is None:
        return [turn.alert(turn.t.plain("path-amount-bad", example=turn.t.plain("path-amount-example")))]
    said = Said(_move(asked["move"]), _today(turn), total, asked["reason"], existing=state.existing)
    return _go(turn, state, said, figure=bare_figure(line, total))


def type_lost(turn: Turn, text: str) -> list[Reply]:
    """Nothing without a word in it."""
    state = _asked(turn, base.LOST)
    return _go(turn, state, Said(Move.LOST, _today(turn), reason=reason_said(text), existing=state.existing))


def type_until(turn: Turn, text: str) -> list[Reply]:
    """A day, perhaps with the reason behind it."""
    state = _asked(turn, base.UNTIL)
    day, _, reason = text.partition(";")
    until, _ = day_said(day, turn.said_at, turn.member.zone)
    if until is None:
        return [turn.alert(turn.t.plain("path-until-bad", example=turn.t.plain("path-until-example")))]
    said = _postponed(turn, state, until)
    why = reason_said(reason) or said.reason
    return _go(turn, state, Said(said.move, said.on, None, why, until, said.existing))


def type_why(turn: Turn, text: str) -> list[Reply]:
    made = paths.made(turn.connection, turn.member.team_id, turn.expected(base.WHY).get("move", 0))
    reason = reason_said(text)
    return explain(turn, made, reason) if made and reason else []
