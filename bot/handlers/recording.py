"""The moment of recording: the record, what belongs to it, and the screen that says what it counts for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.delivery.outbox import Reply
from bot.domain.absences import Absence
from bot.domain.booking_line import slot_named, where_named
from bot.domain.clients import Client, DecisionMaker, has_returned
from bot.domain.funnel import Kind, Result
from bot.domain.line import PLANS, REASON_LIMIT, Draft
from bot.domain.meetings import ends_at, stands
from bot.domain.people import Member, Role
from bot.domain.record import Record
from bot.domain.results import result_named
from bot.domain.talk_line import deadline
from bot.domain.timetable import Week, week_of
from bot.domain.week import WeekCard
from bot.domain.when import FARTHEST_PLAN, FUTURE_EXAMPLES, When, WhenProblem, parse_future
from bot.handlers.callers import given_at_once, of_record
from bot.handlers.meeting_slots import away_at, free_numbered, free_slots
from bot.handlers.turn import Outdated, Turn
from bot.handlers.week_card import count_week, pinned_after, week_card_reply
from bot.screens import record as screens
from bot.screens.screen import Screen
from bot.store import client_facts, farming_weeks, meetings, people, records, timetables

SHORTEST_MEETING = timedelta(minutes=30)
"""Two meetings cannot begin nearer to each other."""
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that was written down, and what has to be said of what came with it."""

    made: Record
    said: list[Reply]


def record(turn: Turn, draft: Draft, result: Result, client: Client, person: DecisionMaker | None) -> list[Reply]:
    """Record, and say at once what it counts for."""
    kept = write_down(turn, draft, result, client, person)
    if kept is None:
        return [turn.alert(turn.t.plain("already-recorded"))]
    given = given_at_once(turn, kept.made.id) if draft.kind is Kind.INCOMING else []
    return [*show(turn, kept.made.id), *kept.said, *given]


def write_down(
    turn: Turn,
    draft: Draft,
    result: Result,
    client: Client,
    person: DecisionMaker | None,
    *,
    source: str | None = None,
    batch_id: int | None = None,
) -> Kept | None:
    """The record and what came with it; `None`: the same button made one already.

    `source`: what it is made of once only, where that is not the message whose button was pressed.
    """
    pressed = turn.press.message if turn.press else None
    source = source or (str(pressed.message_id) if pressed else None)
    happened_at = draft.happened_at or turn.said_at
    record_id = records.add(
        *(turn.connection, turn.member, draft.kind, result, client.id, person.id if person else None),
        *(happened_at, source, turn.now, batch_id),
    )
    if record_id is None:
        return None
    made = Record(
        id=record_id,
        member_id=turn.member.id,
        client_id=client.id,
        client_name=client.name,
        decision_maker=person,
        kind=draft.kind,
        result=result,
        happened_at=happened_at,
        local_day=turn.member.day(happened_at),
        note=None,
        reason=None,
        call_back_on=None,
        meeting_at=None,
        created_at=turn.now,
        undone=False,
    )
    _note_return(turn, made, client)
    if result is Result.BOOKED:
        meetings.book(turn.connection, turn.member, made)
    records.change(turn.connection, made, **_told_by_kind(draft, made))
    problem = complete(turn, made, draft.detail)
    if problem is not None and slot_named(draft.detail) is None:
        records.add_note(turn.connection, made, draft.detail)
    note = _place(turn, made, draft.note) if draft.kind is Kind.BOOKING else draft.note
    if note:
        records.add_note(turn.connection, made, note)
    # A plan that will not do is kept as typed, and said; the record's own buttons ask for a better one.
    said = [turn.say(Screen(turn.t("verbatim", text=problem)))] if problem else []
    return Kept(made, [*said, *_if_told_late(turn, made, draft)])


def _note_return(turn: Turn, made: Record, client: Client) -> None:
    """Who was postponed until a day that has come is so no more once he was dealt with, from a list or not."""
    if made.result is not Result.NOT_REACHED and has_returned(client, made.local_day):
        client_facts.change(turn.connection, client, postponed_until=None)


def _told_by_kind(draft: Draft, made: Record) -> dict[str, Any]:
    """Where a meeting was; that a client's call was answered at once, or is to be called back on the day he rang."""
    if made.kind is Kind.INCOMING and made.result in (Result.ANSWERED, Result.BOOKED):
        return {"answered_at": made.happened_at, "answered_on": made.local_day}
    if made.kind is Kind.INCOMING and made.result is Result.NOT_REACHED:
        return {"call_back_on": made.local_day}
    return {"place": draft.place} if draft.place else {}


def _place(turn: Turn, made: Record, note: str) -> str:
    """«у клиента; Ленина 5»: where they meet; returns what is left, the purpose."""
    where = where_named(note)
    booked = meetings.of_record(turn.connection, turn.member.team_id, made.id) if where.place else None
    if booked is not None:
        meetings.change(turn.connection, booked, place=where.place, address=where.address or None)
    return where.rest


def _if_told_late(turn: Turn, made: Record, draft: Draft) -> list[Reply]:
    """An earlier call, or a position told with it, may take the count from a colleague: his card shows it."""
    late = draft.happened_at is not None or draft.position
    return others_cards(turn, made, made.decision_maker) if late else []


def complete(turn: Turn, made: Record, detail: str) -> str | None:
    """Write down what a result still lacks: a reason, a day, a meeting's time. What is none of these becomes a note.

    Returns what to say of a time that will not do; then nothing was written.
    """
    detail = without_result(made, detail)
    if not detail:
        return None
    match made.result:
        case Result.REFUSED if made.reason is None and len(detail) <= REASON_LIMIT:
            records.change(turn.connection, made, reason=detail)
            return None
        case Result.BOOKED if slot_named(detail) is not None:
            slot = free_numbered(turn, detail)
            return book(turn, made, slot.begins) if slot else turn.t.plain("slot-number-bad")
        case Result.COMPLAINT if (said_of := deadline(detail, turn.said_at, turn.member.zone))[0] is not None:
            day, detail = said_of
            records.change(turn.connection, made, call_back_on=day)
        case Result.CALL_BACK | Result.BOOKED | Result.COMPLAINT:
            booked = made.result is Result.BOOKED
            said = parse_future(detail, turn.said_at, turn.member.zone, need_time=booked)
            if isinstance(said, When):
                return _plan(turn, made, said)
            if said is not WhenProblem.NOT_UNDERSTOOD:
                return future_problem(turn, said)
    if detail:
        records.add_note(turn.connection, made, detail)
    return None


def without_result(made: Record, detail: str) -> str:
    """«встреча вт 11:30» is «вт 11:30» where it is known that it is a meeting; «Встречи-3» is a slot."""
    named = result_named(made.kind, detail) if made.result in PLANS and slot_named(detail) is None else None
    return named[1] if named is not None and named[0] is made.result else detail


def _plan(turn: Turn, made: Record, when: When) -> str | None:
    starts_at = when.instant(turn.member.zone)
    if made.result is Result.BOOKED and starts_at is not None:
        return book(turn, made, starts_at)
    records.change(turn.connection, made, call_back_on=when.day, call_back_at=when.at)
    return None


def book(turn: Turn, made: Record, starts_at: datetime) -> str | None:
    """Give a meeting its time. Returns what to say where the time is past, too far, or another meeting's."""
    meeting = meetings.of_record(turn.connection, turn.member.team_id, made.id)
    if meeting is None:
        raise Outdated
    problem = time_taken(turn, meeting.id, starts_at)
    if problem is None:
        meetings.set_time(turn.connection, meeting, starts_at, planned_end(turn, starts_at))
        meetings.change(turn.connection, meeting, despite_absence=away_at(turn, starts_at) is not None)
    return problem


def planned_end(turn: Turn, starts_at: datetime) -> datetime:
    return ends_at(starts_at, timetables.at(turn.connection, turn.member, starts_at), turn.member.zone)


def time_taken(turn: Turn, meeting_id: int, starts_at: datetime, holder: Member | None = None) -> str | None:
    """Why a meeting cannot begin then: the time is past, too far, or another meeting's.

    `holder`: a colleague to whom it is given; that may be done afterwards too.
    """
    if holder is None and starts_at < turn.said_at:
        return future_problem(turn, WhenProblem.IN_PAST)
    if starts_at > turn.now + FARTHEST_PLAN:
        return future_problem(turn, WhenProblem.TOO_FAR)
    near = meetings.between(
        turn.connection, holder or turn.member, starts_at - SHORTEST_MEETING + _MINUTE, starts_at + SHORTEST_MEETING
    )
    taken = next((meeting for meeting in near if meeting.id != meeting_id and stands(meeting)), None)
    return turn.t.plain("slot-taken", client=taken.client_name) if taken else None


def future_problem(turn: Turn, problem: WhenProblem) -> str:
    """Why a planned time will not do, and how to type one."""
    examples = ", ".join(FUTURE_EXAMPLES[turn.t.locale])
    return turn.t.plain("when-future-bad", problem=problem, examples=examples)


def show(turn: Turn, record_id: int, *, recount: bool = True, asking: bool = True) -> list[Reply]:
    """A record as it stands, and the pinned week as it stands with it; a reason or a day changes no count.

    `asking`: what is typed next belongs to it.
    """
    made = records.own(turn.connection, turn.member, record_id)
    assert made is not None
    card = count_week(turn.connection, turn.member, made.local_day)
    if asking:
        turn.ask("rec.after", {"record": made.id})
    free = free_slots(turn) if made.result is Result.BOOKED and made.meeting_at is None else []
    this_week = card.week.contains(turn.member.day(turn.now))
    screen = screens.recorded(
        *(turn.t, made, card, turn.member.zone, free, whose(turn, made, card)),
        this_week=this_week,
        caller=of_record(turn, made),
        away=despite_absence(turn, made),
    )
    return [turn.show(screen), *(card_reply(turn, card) if recount else [])]


def despite_absence(turn: Turn, made: Record) -> Absence | None:
    """His own absence into which he booked the meeting."""
    away = away_at(turn, made.meeting_at) if made.meeting_at else None
    booked = meetings.of_record(turn.connection, turn.member.team_id, made.id) if away else None
    return away if booked and booked.despite_absence else None


def own_record(turn: Turn, record_id: int) -> Record:
    """One of his own records that stands. Raises Outdated."""
    made = records.own(turn.connection, turn.member, record_id)
    if made is None or made.undone:
        raise Outdated
    return made


def card_reply(turn: Turn, card: WeekCard) -> list[Reply]:
    """The pinned card, edited; an older week's records do not show on it."""
    if turn.member.role is Role.HEAD or not card.week.contains(turn.member.day(turn.now)):
        return []
    return [pinned_after(turn.connection, turn.member, card, turn.now)]


def others_cards(turn: Turn, made: Record, person: DecisionMaker | None) -> list[Reply]:
    """The pinned cards of colleagues who called the same person, or talked to the same existing client.

    What counts for whom may have changed.
    """
    week = week_of(made.local_day)
    ids = set(records.callers(turn.connection, person, week)) if person is not None else set()
    if turn.member.role is Role.FARMER:
        ids |= set(farming_weeks.talkers(turn.connection, made.client_id, week))
    return _cards_of(turn, ids, week)


def talkers_cards(turn: Turn, client_id: int) -> list[Reply]:
    """The pinned cards of colleagues who talked to a client this week, who turns out to be an existing one."""
    week = week_of(turn.member.day(turn.now))
    return _cards_of(turn, farming_weeks.talkers(turn.connection, client_id, week), week)


def _cards_of(turn: Turn, ids: Iterable[int], week: Week) -> list[Reply]:
    others = sorted(set(ids) - {turn.member.id})
    found = [people.get(turn.connection, turn.member.team_id, member_id) for member_id in others]
    return [
        week_card_reply(turn.connection, one, turn.now)
        for one in found
        if one is not None and week.contains(one.day(turn.now))
    ]


def whose(turn: Turn, made: Record, card: WeekCard) -> str | None:
    """The colleague whose call counts instead of this one, where there is one."""
    verdict = card.verdict_of(made.id)
    if verdict is None or verdict.earlier is None or verdict.earlier.member_id == turn.member.id:
        return None
    author = people.get(turn.connection, turn.member.team_id, verdict.earlier.member_id)
    return author.name if author else None
