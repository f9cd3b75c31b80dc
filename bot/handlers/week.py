"""`/week`: one's own week against the norm; for the head, everybody's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.delivery.outbox import Reply
from bot.domain.line import past
from bot.domain.people import Ability, Role
from bot.domain.promises import is_confirmed
from bot.domain.stints import stints
from bot.domain.timetable import week_of
from bot.domain.week import WeekCard
from bot.domain.when import WhenProblem
from bot.handlers.turn import Outdated, Routes, Turn, number
from bot.handlers.week_card import in_each_role, week_card_reply
from bot.screens import week as screens
from bot.screens.screen import Screen
from bot.store import clients, promises, team, time_accounts

LAST = ("прошл", "last")
WEEK = timedelta(weeks=1)
OLDEST = 12
"""Weeks back that are shown."""


def routes() -> Routes:
    return Routes(commands={"week": week}, presses={"week.show": show_week}, abilities={"week": Ability.SEE_WEEK})


def week(turn: Turn, argument: str) -> list[Reply]:
    """`/week`, `/week прошлая`, or the one that holds a day: `/week 12.11`."""
    if not argument:
        pinned = [] if turn.member.role is Role.HEAD else [week_card_reply(turn.connection, turn.member, turn.now)]
        return [*_said(turn, 0), *pinned]
    weeks_ago = 1 if argument.lower().startswith(LAST) else _weeks_since(turn, argument)
    if weeks_ago is None:
        return [turn.say(Screen(turn.t("week-bad", example=f"/week {turn.member.day(turn.now) - WEEK:%d.%m}")))]
    return _said(turn, weeks_ago)


def _said(turn: Turn, weeks_ago: int) -> list[Reply]:
    """His own; of the head, everybody's; who stands in for him sees both."""
    own = [] if turn.member.role is Role.HEAD else [turn.say(_own(turn, weeks_ago))]
    return [*own, *([turn.say(_everybodys(turn, weeks_ago))] if turn.member.leads else [])]


def _weeks_since(turn: Turn, text: str) -> int | None:
    """How many weeks ago the typed day was; `None` for what is no day, or too long ago."""
    moment = past(text, turn.said_at, turn.member.zone)
    if isinstance(moment, WhenProblem):
        return None
    weeks = (week_of(turn.member.day(turn.now)).monday - week_of(turn.member.day(moment)).monday) // WEEK
    return weeks if 0 <= weeks <= OLDEST else None


def show_week(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From a reminder's button: below it, so that the reminder stays."""
    weeks_ago = number(given[0]) if given else 0
    if not 0 <= weeks_ago <= OLDEST:
        raise Outdated
    return _said(turn, weeks_ago)


def _own(turn: Turn, weeks_ago: int) -> Screen:
    week = week_of(turn.member.day(turn.now) - timedelta(weeks=weeks_ago))
    *before, (_, card) = in_each_role(turn.connection, turn.member, week)
    names = clients.names(
        turn.connection, turn.member.team_id, screens.mendable_clients(card, *(each for _, each in before))
    )
    account = time_accounts.accounts(turn.connection, [turn.member], card.week, turn.now)[turn.member.id]
    unconfirmed = _unconfirmed(turn, card)
    return screens.week(turn.t, card, names, account, unconfirmed, before=before, earlier=_earlier(weeks_ago))


def _everybodys(turn: Turn, weeks_ago: int) -> Screen:
    """Of whoever worked here in that week, in each of his roles of then: also of who has left since."""
    week = week_of(turn.member.day(turn.now) - timedelta(weeks=weeks_ago))
    then = team.of_week(turn.connection, turn.member.team_id, week)
    workers = [one for one in then if any(each.role is not Role.HEAD for each in stints(one, week))]
    shown = workers[: screens.CROWD_SHOWN]
    found = [
        each for one in shown for each in in_each_role(turn.connection, one, week) if each[0].role is not Role.HEAD
    ]
    cards = [(stint.member.name, stint.role, card) for stint, card in found]
    in_full = shown if len(found) <= screens.SHOWN_IN_FULL else []
    known = time_accounts.accounts(turn.connection, in_full, week, turn.now) if in_full else {}
    accounts = [known.get(stint.id) if week.sunday in stint.days else None for stint, _ in found]
    return screens.team_week(turn.t, cards, len(workers) - len(shown), accounts, earlier=_earlier(weeks_ago))


def _earlier(weeks_ago: int) -> int | None:
    """The week before the one that is shown."""
    return weeks_ago + 1 if weeks_ago < OLDEST else None


def _unconfirmed(turn: Turn, card: WeekCard) -> int:
    """How many of the week's meetings had an agreement that was not kept within its month."""
    met = [*(verdict.record.id for verdict in card.held), *(verdict.record.id for verdict in card.visits)]
    agreed = promises.of_records(turn.connection, turn.member.team_id, met)
    return sum(is_confirmed(each, turn.member.day(turn.now)) is False for each in agreed)
