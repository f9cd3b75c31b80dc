"""An absence is cancelled, or ends earlier: pressed, or typed as «отмена 24.11», «вышел»."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.absences import Absence
from bot.domain.absences_typed import Action
from bot.domain.people import Member
from bot.domain.spans_typed import Span
from bot.handlers.absence_list import LISTED, card, day_of, listing, whose
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import absences as screens
from bot.screens.screen import Screen
from bot.store import absences, audit
from bot.texts import texts

_DAY = timedelta(days=1)


def routes() -> Routes:
    return Routes(presses={"abs.cancel": press_cancel, "abs.back": press_back})


def _pressed(turn: Turn, given: Sequence[str]) -> tuple[Member, Absence]:
    """Whose, and which. Raises Outdated."""
    found = absences.get(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if found is None:
        raise Outdated
    return whose(turn, found.member_id), found


def press_cancel(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _cancel(turn, *_pressed(turn, given))


def press_back(turn: Turn, given: Sequence[str]) -> list[Reply]:
    of, found = _pressed(turn, given)
    if not screens.is_on(found, day_of(turn, of)):
        raise Outdated
    return _end(turn, of, found)


def typed(turn: Turn, of: Member, action: Action, span: Span | None) -> list[Reply]:
    """The absence that is meant, where only one can be; else the list to choose from."""
    day = day_of(turn, of)
    if action is Action.BACK:
        first, last = day, day
    else:
        first, last = (span.first, span.last) if span else (day, day + LISTED)
    found = absences.of_member(turn.connection, of, first, last)
    if len(found) != 1:
        return listing(turn, of, first="" if found else turn.t("absence-none-then"))
    back = action is Action.BACK and screens.is_on(found[0], day)
    return _end(turn, of, found[0]) if back else _cancel(turn, of, found[0])


def _cancel(turn: Turn, of: Member, absence: Absence) -> list[Reply]:
    """As if it had never been noted; of the meetings that fell into it he is asked the next morning."""
    absences.cancel(turn.connection, absence, turn.now)
    _note(turn, of, absence)
    return _changed(turn, of, absence, "absence-cancelled")


def _note(turn: Turn, of: Member, absence: Absence) -> None:
    """What another changed of his."""
    if of.id != turn.member.id:
        days = {"first": absence.first_day.isoformat(), "last": absence.last_day.isoformat()}
        audit.note(turn.connection, turn.member, "absence.ended", turn.now, subject=("member", of.id), **days)


def _end(turn: Turn, of: Member, absence: Absence) -> list[Reply]:
    """He is back today: the days until yesterday stay."""
    absences.end(turn.connection, absence, day_of(turn, of) - _DAY)
    _note(turn, of, absence)
    return _changed(turn, of, absence, "absence-ended")


def _changed(turn: Turn, of: Member, absence: Absence, key: str) -> list[Reply]:
    done = listing(turn, of, first=turn.t(key, what=screens.said(turn.t, absence)))
    told: list[Reply] = []
    if of.id != turn.member.id:
        t = texts(of.locale)
        said = t("absence-told-end", by=turn.member.name, what=screens.said(t, absence))
        told = [message_to(of.telegram_id, Screen(said))]
    return [*done, *told, *card(turn, of, absence)]
