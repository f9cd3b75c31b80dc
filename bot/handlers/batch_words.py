"""Words in place of a batch's buttons, on its card or beside it; notes; and «не сегодня», which is its slot's."""

from __future__ import annotations

from dataclasses import replace

from bot.delivery.outbox import Reply
from bot.domain.batches import Batch, Word, lacks_detail, note_in, word_of
from bot.domain.free_text import clean
from bot.domain.line import NOTE_LIMIT
from bot.domain.snooze import Word as SlotWord
from bot.domain.snooze import read_typed
from bot.handlers import after, snooze
from bot.handlers.batch_flow import advance, finish, leave, on_again, on_card, open_batch, pause, resume, show
from bot.handlers.turn import Turn
from bot.screens.record import what
from bot.screens.screen import Screen
from bot.store import batches, put_off, records

BESIDE = ("rec.after",)
"""Questions about a record that was made beside the batch, or none: a word of the batch is no note of that."""


def act(turn: Turn, batch: Batch, word: Word) -> list[Reply]:
    """A word in place of a button."""
    if word is Word.UNDO:
        return _undo(turn, batch)
    if batch.ended_at is not None:
        return _act_after_end(turn, batch, word)
    if word is Word.END or batch.is_over(turn.now):
        return finish(turn, batch)
    if word is Word.PAUSE:
        return pause(turn, batch)
    return resume(turn, batch) if word is Word.RESUME else _act_on_card(turn, on_again(turn, batch), word)


def _act_on_card(turn: Turn, batch: Batch, word: Word) -> list[Reply]:
    if word is Word.NOBODY:
        return show(turn, batch, nobody=True)
    return leave(turn, batch) if on_card(turn, batch) is None else advance(turn, batch)


def _undo(turn: Turn, batch: Batch) -> list[Reply]:
    last = batches.last_record(turn.connection, batch)
    made = records.own(turn.connection, turn.member, last[0]) if last else None
    return after.take_back(turn, made) if made else [turn.say(Screen(turn.t("batch-no-record")))]


def _act_after_end(turn: Turn, batch: Batch, word: Word) -> list[Reply]:
    """The result of a batch is on the screen: the list may be gone on with, its question left open."""
    running = batches.running(turn.connection, turn.member)
    if running is not None:
        return act(turn, running, word)
    if word is Word.RESUME:
        return open_batch(turn)
    made = batches.open_question(turn.connection, turn.member, batch)
    if word is Word.NEXT and made is not None:
        batches.change(turn.connection, batch, item_id=None)
        turn.forget()
        return [turn.say(Screen(turn.t("batch-left-open", client=made.client_name)))]
    return [turn.say(Screen(turn.t("batch-none-running")))]


def typed_beside(turn: Turn, text: str) -> list[Reply]:
    """A word typed after a call or a booking that was recorded beside the batch, or under its result."""
    asked = turn.conversation.expects if turn.conversation else None
    word, note = word_of(text), note_in(text)
    if (word is None and note is None) or word is Word.NOBODY or asked not in (None, *BESIDE):
        return []
    batch = batches.running(turn.connection, turn.member)
    if batch is not None and word is not None:
        # «дальше» goes on with the card that was left for that record.
        meant = Word.RESUME if word is Word.NEXT else word
        return after.undo(turn, "") if word is Word.UNDO else act(turn, batch, meant)
    return _typed_below_result(turn, word, note) if asked is None else []


def _typed_below_result(turn: Turn, word: Word | None, note: str | None) -> list[Reply]:
    """Nothing is asked, and today's batch is over: its last call takes a note, its list is gone on with."""
    batch = batches.latest(turn.connection, turn.member, turn.member.day(turn.now))
    if batch is None:
        return []
    if word is not None:
        return act(turn, batch, word)
    last = batches.last_record(turn.connection, batch)
    return keep_note(turn, batch, last[0] if last else 0, note or "")


def keep_note(turn: Turn, batch: Batch, record_id: int, note: str) -> list[Reply]:
    """Kept with the last call; the card comes anew below."""
    made = records.own(turn.connection, turn.member, record_id) if record_id else None
    if made is None or made.undone:
        return [turn.say(Screen(turn.t("batch-no-record")))]
    records.add_note(turn.connection, made, clean(note, NOTE_LIMIT))
    line = turn.t("note-kept", what=what(turn.t, made))
    if batch.ended_at is not None or lacks_detail(made):
        return [turn.say(Screen(line))]
    return show(turn, on_again(turn, batch), line)


def not_today(turn: Turn, batch: Batch, text: str) -> list[Reply]:
    """«не сегодня: заболел» is said of the slot that the batch fills: it is over, and the slot knows why."""
    said = read_typed(text)
    if said is None or (said.word is not SlotWord.SKIP and batch.ended_at is None):
        return []
    reminder = put_off.last_of_day(turn.connection, turn.member, turn.member.day(turn.said_at))
    if reminder is None or (batch.ended_at is None and reminder.key != batch.slot):
        return []
    ended = finish(turn, batch) if batch.ended_at is None else []
    # Nothing newer than the slot's message was asked but what this answers.
    return [*ended, *snooze.typed(replace(turn, conversation=None), text)]
