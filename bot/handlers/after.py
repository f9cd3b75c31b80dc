"""After a record: its details, notes and attachments, taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram.types import Message

from bot.delivery.outbox import Reply
from bot.domain.batches import lacks_detail
from bot.domain.free_text import clean
from bot.domain.funnel import Kind, Result, gap_of_person
from bot.domain.line import NOTE_LIMIT
from bot.domain.meetings import Meeting, MeetingState, stands
from bot.domain.people import Role
from bot.domain.record import Record, is_fresh
from bot.domain.when import When, parse_future
from bot.handlers import batch_flow, form_at_hand, path_moving, study_flow
from bot.handlers.client_removal import bring_back, is_fresh_removal
from bot.handlers.recording import book, card_reply, complete, others_cards, own_record, show, without_result
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.handlers.week_card import count_week
from bot.screens import record as screens
from bot.screens.screen import Screen
from bot.screens.slots import LAST_MINUTE
from bot.store import client_removal, existing, meetings, paths, records, studies

MEETING_BEFORE, MEETING_AHEAD = timedelta(hours=4), timedelta(hours=1)
"""How near a meeting is for what is sent without a word to belong to it."""


def routes() -> Routes:
    return Routes(
        commands={"undo": undo},
        presses={
            "rec.reason": choose_reason,
            "rec.back": choose_call_back,
            "rec.meet": choose_meeting,
            "rec.undo": undo_this,
        },
        answers={
            "rec.after": type_detail,
        },
    )


# -- details by button


def choose_reason(turn: Turn, given: Sequence[str]) -> list[Reply]:
    record_id, reason = arguments(given, 2)
    made = own_record(turn, number(record_id))
    if reason not in screens.REASONS:
        raise Outdated
    records.change(turn.connection, made, reason=turn.t.plain("reason", reason=reason))
    return show(turn, made.id, recount=False)


def choose_call_back(turn: Turn, given: Sequence[str]) -> list[Reply]:
    record_id, days = arguments(given, 2)
    made = own_record(turn, number(record_id))
    if made.result not in (Result.CALL_BACK, Result.COMPLAINT) or not 0 <= number(days) <= 366:
        raise Outdated
    day = turn.member.day(turn.now) + timedelta(days=number(days))
    records.change(turn.connection, made, call_back_on=day, call_back_at=None)
    return show(turn, made.id, recount=False)


def choose_meeting(turn: Turn, given: Sequence[str]) -> list[Reply]:
    record_id, minutes = arguments(given, 2)
    made = own_record(turn, number(record_id))
    if made.result is not Result.BOOKED or not 0 < number(minutes) < LAST_MINUTE:
        raise Outdated
    problem = book(turn, made, datetime.fromtimestamp(number(minutes) * 60, UTC))
    return [turn.alert(problem)] if problem else show(turn, made.id)


# -- what is typed or sent right after a record


def type_detail(turn: Turn, text: str) -> list[Reply]:
    """The detail a result still lacks, or a note; nothing once the record is too old for that."""
    made = _latest(turn)
    if made is None:
        return []
    lacking = _is_asked(made) or _is_another_day(turn, made, text)
    problem = complete(turn, made, clean(text, NOTE_LIMIT)) if lacking else None
    if problem is not None:
        return [turn.alert(problem)]
    if lacking:
        return _completed(turn, made.id)
    records.add_note(turn.connection, made, clean(text, NOTE_LIMIT))
    return [turn.say(Screen(turn.t("note-kept", what=screens.what(turn.t, made))))]


def _completed(turn: Turn, record_id: int) -> list[Reply]:
    """A meeting's time counts, what lacks is asked again, what is to mend stays in sight; else what is new is said."""
    made = own_record(turn, record_id)
    if made.result is Result.BOOKED or _to_mend(turn, made) or _is_asked(made):
        return show(turn, made.id, recount=made.result is Result.BOOKED)
    turn.ask("rec.after", {"record": made.id})
    return [turn.say(screens.completed(turn.t, made, turn.member.zone))]


def _to_mend(turn: Turn, made: Record) -> bool:
    """A farmer's talk counts with an existing client, another's call with a decision maker of whom all is known."""
    if turn.member.role is Role.FARMER:
        return not existing.of_client(turn.connection, turn.member.team_id, made.client_id)
    return made.kind is Kind.CALL and gap_of_person(made.decision_maker) is not None


def _is_asked(made: Record) -> bool:
    """Why it was refused, or when what is promised comes."""
    return (made.result is Result.REFUSED and made.reason is None) or lacks_detail(made)


def _is_another_day(turn: Turn, made: Record, text: str) -> bool:
    """What is promised has a day already, a meeting its time, and another one alone is no note: what was said last
    holds."""
    booked = made.result is Result.BOOKED
    if booked:
        meeting = meetings.of_record(turn.connection, turn.member.team_id, made.id)
        planned = meeting is not None and meeting.state is MeetingState.BOOKED
    else:
        planned = made.result is Result.CALL_BACK or (made.result is Result.COMPLAINT and made.waits_for_answer)
    said = without_result(made, text)
    return planned and isinstance(parse_future(said, turn.said_at, turn.member.zone, need_time=booked), When)


def _latest(turn: Turn) -> Record | None:
    """The record that what he sends now belongs to: the one he was asked about, or his last, while it is fresh."""
    asked = turn.conversation.data.get("record") if turn.conversation else None
    made = records.own(turn.connection, turn.member, asked) if asked else records.last(turn.connection, turn.member)
    if made is None or made.undone:
        return None
    meant = asked is not None and turn.conversation is not None and turn.conversation.expects != "rec.after"
    return made if meant or is_fresh(made, turn.now) else None


def attach(turn: Turn, message: Message) -> list[Reply] | None:
    """A voice note, photo, file, place or contact joins the record made just before; `None`: it has nothing to join."""
    content = content_of(message)
    return attach_what(turn, *content, message.caption or "") if content else None


def attach_what(turn: Turn, kind: str, what: dict[str, Any], caption: str = "") -> list[Reply] | None:
    """`what`: what is kept of it; `None`: it has nothing to join."""
    made = _latest(turn)
    if made is None:
        return _attach_to_meeting(turn, kind, what)
    records.attach(turn.connection, made, turn.member.team_id, kind, what, turn.now)
    if caption:
        records.add_note(turn.connection, made, clean(caption, NOTE_LIMIT))
    return [turn.say(Screen(turn.t("attached", what=screens.what(turn.t, made))))]


def has_place(turn: Turn) -> bool:
    """What is sent now would join a record or a meeting."""
    return _latest(turn) is not None or _meeting_near(turn) is not None


def _meeting_near(turn: Turn) -> Meeting | None:
    """The one he is at, or was at last; on the way, the next."""
    around = turn.now - MEETING_BEFORE, turn.now + MEETING_AHEAD
    near = [each for each in meetings.between(turn.connection, turn.member, *around) if stands(each)]
    begun = [each for each in near if each.starts_at is not None and each.starts_at <= turn.now]
    return begun[-1] if begun else next(iter(near), None)


def _attach_to_meeting(turn: Turn, kind: str, what: dict[str, Any]) -> list[Reply] | None:
    """On the way to a meeting, at it or just after: what is sent is of that one. None: there is none near."""
    meant = _meeting_near(turn)
    if meant is None:
        return None
    meetings.attach(turn.connection, meant, turn.member.team_id, kind, what, turn.now)
    return [turn.say(Screen(turn.t("attached-meeting", client=meant.client_name)))]


def content_of(message: Message) -> tuple[str, dict[str, Any]] | None:
    """Kind and what is kept of a voice note, photo, file, place or contact; `None` for other content."""
    if message.photo:
        return "photo", {"file_id": message.photo[-1].file_id}
    if message.voice:
        return "voice", {"file_id": message.voice.file_id, "seconds": message.voice.duration}
    if message.document:
        return "document", {"file_id": message.document.file_id, "name": message.document.file_name}
    if message.location:
        return "location", {"latitude": message.location.latitude, "longitude": message.location.longitude}
    if message.contact:
        return "contact", {"name": message.contact.full_name, "phone": message.contact.phone_number}
    return None


# -- taking back


def undo(turn: Turn, argument: str) -> list[Reply]:  # noqa: ARG001 - the shape of a command
    """`/undo`: the last record, for 15 minutes."""
    made = records.last(turn.connection, turn.member)
    studied = studies.last_done(turn.connection, turn.member, turn.member.day(turn.now))
    moved = paths.last_by(turn.connection, turn.member)
    others = (made.created_at if made else None, studied.concluded_at if studied else None)
    gone = client_removal.last_by(turn.connection, turn.member)
    if gone and is_fresh_removal(gone, turn.now) and _is_latest(gone.at, *others, moved.created_at if moved else None):
        return bring_back(turn, gone)
    if moved and _is_latest(moved.created_at, *others):
        return path_moving.take_back(turn, moved)
    if studied and studied.concluded_at and (made is None or studied.concluded_at > made.created_at):
        return study_flow.take_back(turn, studied)
    if made is None:
        return [turn.say(Screen(turn.t("undo-nothing")))]
    return take_back(turn, made)


def _is_latest(moment: datetime, *others: datetime | None) -> bool:
    return all(each is None or moment >= each for each in others)


def undo_this(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return take_back(turn, own_record(turn, number(arguments(given, 1)[0])))


def take_back(turn: Turn, made: Record) -> list[Reply]:
    """While it is fresh; in a batch its client's card comes again."""
    if not is_fresh(made, turn.now):
        return [turn.alert(turn.t.plain("undo-late", what=screens.what(turn.t, made)))]
    records.undo(turn.connection, made, turn.now)
    if made.kind is Kind.MEETING:
        form_at_hand.let_go(turn, made)
    turn.forget()
    card = count_week(turn.connection, turn.member, turn.member.day(turn.now))
    others = others_cards(turn, made, made.decision_maker)
    shown = batch_flow.given_back(turn, made) or [turn.show(screens.undone(turn.t, made))]
    return [*shown, *card_reply(turn, card), *others]
