"""Under a slot's message: put off, left in peace, not today and why, done; pressed, or typed while it is the last."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.funnel import UNDO_LIFETIME
from bot.domain.snooze import (
    REASON_LIMIT,
    Outcome,
    SkipReason,
    Word,
    read_typed,
    reason_named,
    slot_named,
    snoozed_until,
)
from bot.domain.timetable import Occurrence
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import snooze as screens
from bot.screens.screen import Screen
from bot.store import put_off
from bot.store.put_off import Reminder

ASKING = "slot.why"
AFTER_RECORD = "rec.after"


def routes() -> Routes:
    return Routes(
        presses={
            "slot.later": press_later,
            "slot.mute": press_mute,
            "slot.skip": press_skip,
            "slot.why": press_why,
            "slot.done": press_done,
            "slot.back": press_back,
        },
        answers={ASKING: type_reason},
        phrases=(typed,),
    )


def own(turn: Turn, given: str) -> Reminder:
    """A slot of which he was told. Raises Outdated."""
    found = put_off.own(turn.connection, turn.member, number(given))
    if found is None:
        raise Outdated
    return found


def _one(turn: Turn, given: Sequence[str]) -> Reminder:
    return own(turn, arguments(given, 1)[0])


def _occurrence(turn: Turn, reminder: Reminder) -> Occurrence:
    """The slot, if the table still has it. Raises Outdated."""
    found = put_off.occurrence_of(turn.connection, reminder, turn.member)
    if found is None:
        raise Outdated
    return found


def press_later(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _later(turn, _one(turn, given))


def _later(turn: Turn, reminder: Reminder) -> list[Reply]:
    """Once more in ten minutes."""
    slot = _occurrence(turn, reminder)
    if turn.now >= slot.ends:
        return [turn.say(Screen(turn.t("slot-over")))]
    at = snoozed_until(turn.said_at, slot.ends, turn.member.quiet, turn.member.zone)
    if at is None:
        return [turn.say(Screen(turn.t("snooze-too-late")))]
    put_off.say(turn.connection, reminder, None, again_at=at)
    return [turn.say(screens.snoozed(turn.t, at, turn.member.zone))]


def press_mute(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _mute(turn, _one(turn, given))


def _mute(turn: Turn, reminder: Reminder) -> list[Reply]:
    """He does something else to the end of the slot, and is not disturbed."""
    slot = _occurrence(turn, reminder)
    if turn.now >= slot.ends:
        return [turn.say(Screen(turn.t("slot-over")))]
    put_off.say(turn.connection, reminder, Outcome.OTHERWISE, again_at=slot.ends)
    return [turn.say(screens.muted(turn.t, slot.ends, turn.member.zone, reminder.id))]


def press_skip(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask_why(turn, _one(turn, given))


def _ask_why(turn: Turn, reminder: Reminder) -> list[Reply]:
    """Below the slot's message, so that it stays; the answer stands in place of the question."""
    turn.ask(ASKING, {"reminder": reminder.id})
    return [turn.say(screens.ask_why(turn.t, slot_named(reminder.key), reminder.id))]


def press_why(turn: Turn, given: Sequence[str]) -> list[Reply]:
    reminder_id, reason = arguments(given, 2)
    if reason not in set(SkipReason):
        raise Outdated
    return _skip(turn, own(turn, reminder_id), reason)


def type_reason(turn: Turn, text: str) -> list[Reply]:
    found = put_off.own(turn.connection, turn.member, turn.expected(ASKING).get("reminder", 0))
    if found is None:
        return []
    reason = reason_named(text)
    if not any(map(str.isalnum, reason)):
        return [turn.say(Screen(turn.t("skip-reason-bad", limit=REASON_LIMIT)))]
    return _skip(turn, found, reason)


def _skip(turn: Turn, reminder: Reminder, reason: str) -> list[Reply]:
    """Not today: it comes no more, and the week's time account knows why."""
    if turn.expected(ASKING).get("reminder") == reminder.id:
        turn.forget()
    put_off.say(turn.connection, reminder, Outcome.SKIPPED, reason=reason)
    return [turn.show(screens.skipped(turn.t, slot_named(reminder.key), reason, reminder.id))]


def press_done(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _done(turn, _one(turn, given))


def _done(turn: Turn, reminder: Reminder) -> list[Reply]:
    put_off.say(turn.connection, reminder, Outcome.DONE)
    return [turn.say(screens.done(turn.t, slot_named(reminder.key), reminder.id))]


def press_back(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """As if he had said nothing of the slot."""
    reminder = _one(turn, given)
    put_off.say(turn.connection, reminder, None)
    return [turn.show(screens.taken_back(turn.t, slot_named(reminder.key)))]


# -- typed


def typed(turn: Turn, text: str) -> list[Reply]:
    """A word for the last slot's message, if nothing was asked since it came; else it is about something else."""
    said = read_typed(text)
    if said is None:
        return []
    reminder = put_off.last_of_day(turn.connection, turn.member, turn.member.day(turn.said_at))
    if reminder is None or _answers_something_newer(turn, reminder, said.word):
        return []
    if said.word is Word.SKIP:
        return _skip(turn, reminder, reason_named(said.reason)) if said.reason else _ask_why(turn, reminder)
    return _ACTIONS[said.word](turn, reminder)


_ACTIONS = {Word.LATER: _later, Word.MUTE: _mute, Word.DONE: _done}
NO_NOTES = (Word.SKIP, Word.MUTE)
"""What nobody would note down about a call."""


def _answers_something_newer(turn: Turn, reminder: Reminder, word: Word) -> bool:
    asked = turn.conversation
    if asked is None or asked.asked_at < reminder.decided_at:
        return False
    if asked.expects == AFTER_RECORD:
        # A text after a record is its note, for a while.
        return word not in NO_NOTES and turn.now - asked.asked_at <= UNDO_LIFETIME
    return True
