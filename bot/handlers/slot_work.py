"""From a slot's message to its work: opened below it, so that the message stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.delivery.outbox import Reply
from bot.domain.call_lists import week_to_list
from bot.domain.people import Ability, may
from bot.domain.snooze import Outcome, slot_named
from bot.domain.timetable import Activity, week_of
from bot.handlers import agreements, batch, capture, clients, day, form_moves, forms, lists, meeting, study, week
from bot.handlers.snooze import own
from bot.handlers.turn import Outdated, Routes, Turn, arguments
from bot.store import put_off

LOOKED_AT = (Activity.STANDUP, Activity.WEEK_PLANNING)
"""Slots that are for looking: one tap, and they were used."""


@dataclass(frozen=True, slots=True)
class Target:
    open: Callable[[Turn, str], list[Reply]]
    ability: Ability | None = None


def _list(turn: Turn, which: str) -> list[Reply]:
    """This week's; with `1` the one to be made now: on Friday the next week's."""
    today = turn.member.day(turn.now)
    return lists.show_home(turn, week_to_list(today) if which == "1" else week_of(today))


TARGETS: dict[str, Target] = {
    "today": Target(lambda turn, _: day.show_today(turn, ())),
    "week": Target(lambda turn, ago: week.show_week(turn, (ago,)), Ability.SEE_WEEK),
    "lists": Target(_list, Ability.MAKE_LISTS),
    "batch": Target(lambda turn, _: batch.press_open(turn, ()), Ability.LOG_CALL),
    "call": Target(lambda turn, _: capture.again(turn, ("call",)), Ability.LOG_CALL),
    "book": Target(lambda turn, _: capture.again(turn, ("booking",)), Ability.BOOK),
    "form": Target(lambda turn, record: form_moves.press_open(turn, (record,)), Ability.FILL),
    "page": Target(lambda turn, form: forms.press_page(turn, (form, "0")), Ability.FILL),
    "meet": Target(lambda turn, meeting_id: meeting.press_card(turn, (meeting_id,)), Ability.BOOK),
    "deal": Target(lambda turn, promise: agreements.press_card(turn, (promise,)), Ability.SEE_AGREEMENTS),
    "study": Target(lambda turn, _: study.press_next(turn, ()), Ability.STUDY),
    "clients": Target(lambda turn, _: clients.listing(turn, ""), Ability.SEE_CLIENTS),
}


def routes() -> Routes:
    return Routes(presses={"slot.go": go})


def go(turn: Turn, given: Sequence[str]) -> list[Reply]:
    reminder_id, name, argument = arguments(given, 3)
    reminder, target = own(turn, reminder_id), TARGETS.get(name)
    if target is None or (target.ability is not None and not may(turn.member, target.ability)):
        raise Outdated
    looked = reminder.outcome is None and slot_named(reminder.key)[0] in LOOKED_AT
    if looked:
        # Before it is opened: the week that is shown counts this look.
        put_off.say(turn.connection, reminder, Outcome.DONE)
    try:
        return target.open(replace(turn, press=None), argument)
    except Outdated:
        if looked:
            put_off.say(turn.connection, reminder, None, again_at=reminder.again_at)
        raise
