"""`/agreements`: what was promised, and whether it was kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.delivery.outbox import Reply
from bot.domain.free_text import clean, has_letters
from bot.domain.line import REASON_LIMIT
from bot.domain.people import Ability, Role
from bot.domain.promises import (
    LONGEST_MONTH,
    Promise,
    PromiseState,
    confirmed_share,
    is_confirmed,
    latest_due,
    may_reopen,
)
from bot.domain.when import When, parse_future
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import agreements as screens
from bot.screens.dates import show_day
from bot.screens.screen import Screen
from bot.store import path_forms, people, promises

SHARE_OF = timedelta(weeks=8)
"""The author's share is of what he promised lately."""
KEPT, BROKEN, MOVE, REOPEN = "kept", "broken", "move", "reopen"
WORDS = {
    KEPT: ("сделано", "сделал", "сделала", "готово", "выполнено", "done", "kept"),
    BROKEN: ("не сделано", "не сделал", "не сделала", "не выполнено", "сорвалось", "not done", "broken"),
    MOVE: ("перенести", "перенос", "move"),
    REOPEN: ("вернуть", "take back", "reopen"),
}
_READ = {
    name: re.compile(rf"(?:{'|'.join(map(re.escape, WORDS[name]))})(?=$|[\s,.:;!—–-])", re.IGNORECASE)
    for name in (BROKEN, KEPT, MOVE, REOPEN)
}


def routes() -> Routes:
    presses = {
        "deal.card": press_card,
        "deal.open": press_open,
        "deal.kept": press_kept,
        "deal.broken": press_broken,
        "deal.move": press_move,
        "deal.to": press_to,
        "deal.why": press_why,
        "deal.reopen": press_reopen,
    }
    return Routes(
        commands={"agreements": agreements},
        presses=dict(presses),
        answers={"deal.card": type_word, "deal.move": type_day, "deal.why": type_reason},
        abilities={"agreements": Ability.SEE_AGREEMENTS},
    )


def agreements(turn: Turn, argument: str) -> list[Reply]:  # noqa: ARG001 - the shape of a command
    """His own; of the head, everybody's share; who stands in for him sees both."""
    team = [turn.say(_team(turn))] if turn.member.leads else []
    if turn.member.role is Role.HEAD:
        return team
    today = turn.member.day(turn.now)
    lately = promises.open_of(turn.connection, turn.member, today - LONGEST_MONTH)
    found = [each for each in lately if is_confirmed(each, today) is None]
    share = confirmed_share(promises.made_since(turn.connection, turn.member, today - SHARE_OF), today)
    return [turn.say(screens.listing(turn.t, found, share, today)), *team]


def _team(turn: Turn) -> Screen:
    rows = []
    for one in people.of_team(turn.connection, turn.member.team_id):
        if one.role is not Role.HEAD:
            today = one.day(turn.now)
            lately = promises.open_of(turn.connection, one, today - LONGEST_MONTH)
            open_ones = [each for each in lately if is_confirmed(each, today) is None]
            made = promises.made_since(turn.connection, one, today - SHARE_OF)
            rows.append((one.name, len(open_ones), confirmed_share(made, today)))
    return screens.team(turn.t, rows)


def _own(turn: Turn, promise_id: int) -> Promise:
    """One that he has to keep. Raises Outdated."""
    found = promises.get(turn.connection, turn.member.team_id, promise_id)
    if found is None or found.keeper_id != turn.member.id:
        raise Outdated
    return found


def _open(turn: Turn, promise_id: int) -> Promise:
    found = _own(turn, promise_id)
    if is_confirmed(found, turn.member.day(turn.now)) is not None:
        raise Outdated
    return found


def _card(turn: Turn, promise: Promise) -> list[Reply]:
    turn.ask("deal.card", {"promise": promise.id})
    return [turn.show(screens.card(turn.t, promise, turn.member.day(turn.now)))]


def press_card(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _card(turn, _own(turn, number(arguments(given, 1)[0])))


def press_open(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From a list: below it, so that the others stay."""
    return press_card(replace(turn, press=None), given)


# -- done, moved, not done


def press_kept(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _kept(turn, _open(turn, number(arguments(given, 1)[0])))


def _kept(turn: Turn, promise: Promise, remark: str = "") -> list[Reply]:
    promises.settle(turn.connection, promise, PromiseState.KEPT, remark or None, turn.member.day(turn.now))
    return _card(turn, _own(turn, promise.id))


def press_reopen(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """What was said of it was a slip of the finger."""
    return _reopen(turn, _own(turn, number(arguments(given, 1)[0])))


def _reopen(turn: Turn, promise: Promise) -> list[Reply]:
    if not may_reopen(promise, turn.member.day(turn.now)):
        raise Outdated
    promises.reopen(turn.connection, promise)
    path_forms.follow(turn.connection, turn.member.team_id, promise.client_id, turn.now)
    return _card(turn, _own(turn, promise.id))


def press_broken(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask_why(turn, _open(turn, number(arguments(given, 1)[0])), BROKEN, "")


def press_move(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask_day(turn, _movable(turn, number(arguments(given, 1)[0])))


def _movable(turn: Turn, promise_id: int) -> Promise:
    promise = _open(turn, promise_id)
    if not promise.may_move:
        raise Outdated
    return promise


def _ask_day(turn: Turn, promise: Promise) -> list[Reply]:
    turn.ask("deal.move", {"promise": promise.id})
    return [turn.show(screens.ask_move(turn.t, promise, turn.member.day(turn.now)))]


def press_to(turn: Turn, given: Sequence[str]) -> list[Reply]:
    promise_id, day = arguments(given, 2)
    promise = _movable(turn, number(promise_id))
    if not _fits(turn, promise, _day(day)):
        return _bad_day(turn, promise)
    return _ask_why(turn, promise, MOVE, day)


def _day(stamped: str) -> date:
    try:
        return datetime.strptime(stamped, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise Outdated from None


def _fits(turn: Turn, promise: Promise, day: date) -> bool:
    """A later day than the one it has, still to come, and within its month."""
    return max(turn.member.day(turn.now), promise.due_on) < day <= latest_due(promise.made_on)


def _bad_day(turn: Turn, promise: Promise) -> list[Reply]:
    first, last = max(turn.member.day(turn.now), promise.due_on), latest_due(promise.made_on)
    text = turn.t.plain("agreement-day-bad", after=show_day(first, turn.t), last=show_day(last, turn.t))
    return [turn.alert(text)]


def _ask_why(turn: Turn, promise: Promise, action: str, day: str) -> list[Reply]:
    turn.ask("deal.why", {"promise": promise.id, "action": action, "day": day})
    return [turn.show(screens.ask_reason(turn.t, promise, action, day))]


def press_why(turn: Turn, given: Sequence[str]) -> list[Reply]:
    promise_id, action, day, reason = arguments(given, 4)
    if reason not in screens.REASONS:
        raise Outdated
    promise = _open(turn, number(promise_id))
    return _because(turn, promise, action, day, turn.t.plain("agreement-reason", reason=reason))


def _because(turn: Turn, promise: Promise, action: str, day: str, reason: str) -> list[Reply]:
    today = turn.member.day(turn.now)
    if action == BROKEN:
        promises.settle(turn.connection, promise, PromiseState.BROKEN, reason, today)
        path_forms.follow(turn.connection, turn.member.team_id, promise.client_id, turn.now)
    elif action == MOVE and promise.may_move and _fits(turn, promise, _day(day)):
        promises.move(turn.connection, promise, _day(day), reason)
    else:
        raise Outdated
    return _card(turn, _own(turn, promise.id))


# -- typed


def type_word(turn: Turn, text: str) -> list[Reply]:
    """`сделано`, `не сделано: причина`, `перенести на пт`; nothing: the text is about something else."""
    promise = _own(turn, turn.expected("deal.card").get("promise", 0))
    for name, pattern in _READ.items():
        if found := pattern.match(text.strip()):
            rest = text.strip()[found.end() :].strip(" ,.:;!—–-")
            return _reopen(turn, promise) if name == REOPEN else _typed(turn, _open(turn, promise.id), name, rest)
    return []


def _typed(turn: Turn, promise: Promise, name: str, rest: str) -> list[Reply]:
    """`rest`: what stands behind the word: a reason, or a day and perhaps a reason."""
    if name == KEPT:
        return _kept(turn, promise, clean(rest, REASON_LIMIT))
    if name == BROKEN:
        reason = clean(rest, REASON_LIMIT)
        return _because(turn, promise, BROKEN, "", reason) if reason else _ask_why(turn, promise, BROKEN, "")
    if not promise.may_move:
        return [turn.alert(turn.t.plain("agreement-no-move"))]
    day, _, reason = rest.partition(";")
    day = re.sub(r"^(?:на|to)\s+", "", day.strip(), flags=re.IGNORECASE)
    return _read_day(turn, promise, day, clean(reason, REASON_LIMIT)) if day else _ask_day(turn, promise)


def type_day(turn: Turn, text: str) -> list[Reply]:
    return _read_day(turn, _movable(turn, turn.expected("deal.move").get("promise", 0)), text)


def _read_day(turn: Turn, promise: Promise, text: str, reason: str = "") -> list[Reply]:
    said = parse_future(text, turn.said_at, turn.member.zone)
    if not isinstance(said, When) or not _fits(turn, promise, said.day):
        return _bad_day(turn, promise)
    if reason:
        return _because(turn, promise, MOVE, f"{said.day:%Y%m%d}", reason)
    return _ask_why(turn, promise, MOVE, f"{said.day:%Y%m%d}")


def type_reason(turn: Turn, text: str) -> list[Reply]:
    data = turn.expected("deal.why")
    promise = _open(turn, data.get("promise", 0))
    reason = clean(text, REASON_LIMIT)
    if not has_letters(reason):
        return [turn.say(screens.ask_reason(turn.t, promise, data["action"], data["day"]))]
    return _because(turn, promise, data["action"], data["day"], reason)
