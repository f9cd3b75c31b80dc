"""A team with something in every store, and a stranger: a member of another team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Connection

from bot.domain.absences import AbsenceKind
from bot.domain.batches import Batch, Score, Span
from bot.domain.call_lists import Candidate, Item, ItemState, Source
from bot.domain.clients import Client, DecisionMaker
from bot.domain.contacts import Contact, Person
from bot.domain.funnel import Kind, Result
from bot.domain.imports import ImportState, Summary
from bot.domain.people import Member, Role
from bot.domain.promises import PromiseKind
from bot.domain.questionnaire import Answer, Progress
from bot.domain.record import Record
from bot.domain.reminding import Delivery
from bot.domain.segments import Segment
from bot.domain.team_notes import Question
from bot.domain.timetable import Activity, Slot, Week
from bot.store import (
    absences,
    batches,
    calendars,
    call_lists,
    client_facts,
    clients,
    forms,
    import_write,
    imports,
    list_making,
    meetings,
    people,
    promises,
    put_off,
    questionnaires,
    records,
    reminders,
    segments,
    team_notes,
    timetables,
)
from bot.store.import_check import Judged, Taken
from bot.store.put_off import Reminder

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
TODAY = NOW.date()
WEEK = Week(TODAY)
NEXT = Week(TODAY + timedelta(weeks=1))
COLD = Contact(
    line=2,
    name="Василёк",
    inn="7707083893",
    phone="+74951234567",
    segment="Стройка",
    people=(Person("Кузнецов Олег", "директор", "+74951234568"),),
)
"""Whom an import brings, and nobody has called yet."""
OWN_SLOT = Slot(TODAY.weekday(), time(6), time(7), Activity.DOCUMENTS)
"""The method knows none at this hour."""


@dataclass(frozen=True, slots=True)
class Town:
    team: int
    ann: Member
    stranger: Member
    client: Client
    director: DecisionMaker
    buyer: DecisionMaker
    record: Record
    """A call to the client, made from the list and in the batch."""
    form: int
    cold: Client
    segment: Segment
    """Of the cold client."""
    brought: int
    """The import that brought him."""
    waits: Item
    """Of the call list: the cold client."""
    called: Item
    """The other one on it, dealt with."""
    batch: Batch
    reminder: Reminder


def build(c: Connection) -> Town:
    teams = [people.found_team(c, name, "Europe/Moscow", "en", NOW) for name in ("Ours", "Theirs")]
    ann, stranger = (
        people.add_member(c, team, number, Role.HUNTER, "Ann", "Europe/Moscow", "en", None, NOW)
        for number, team in enumerate(teams, start=1)
    )
    client = clients.create(c, teams[0], "Ромашка", ann.id, NOW)
    director = clients.add_decision_maker(c, teams[0], client.id, "Иванов Пётр", "директор", NOW)
    buyer = clients.add_decision_maker(c, teams[0], client.id, "Лебедева Анна", None, NOW)
    brought, cold = _import(c, ann)
    _neglected(c, ann)
    called, waits = _list(c, ann, [client, cold])
    batch = _batches(c, ann, called)
    record = _record(c, ann, client, director, batch)
    call_lists.settle(c, called, ItemState.DONE, record.id, NOW)
    _form(c, ann, client, None)
    promises.keep_meeting(c, ann.team_id, client.id, TODAY + timedelta(days=2))
    form = _form(c, ann, client, record)
    return Town(
        team=teams[0],
        ann=ann,
        stranger=stranger,
        client=client,
        director=director,
        buyer=buyer,
        record=record,
        form=form,
        cold=cold,
        segment=segments.of_team(c, ann.team_id)[0],
        brought=brought,
        waits=waits,
        called=called,
        batch=batch,
        reminder=_plans(c, ann),
    )


def _neglected(c: Connection, ann: Member) -> None:
    """Two clients on no list: one was called a long time ago, one never."""
    once, _ = (clients.create(c, ann.team_id, name, ann.id, NOW) for name in ("Осень", "Зима"))
    long_ago = NOW - timedelta(days=100)
    records.add(c, ann, Kind.CALL, Result.CONTACT, once.id, None, long_ago, None, long_ago)


def _record(c: Connection, ann: Member, client: Client, director: DecisionMaker, batch: Batch) -> Record:
    """A call, and the meeting booked in it."""
    made = records.add(c, ann, Kind.CALL, Result.BOOKED, client.id, director.id, NOW, "77", NOW, batch.id)
    record = records.own(c, ann, made or 0)
    assert record is not None
    meetings.book(c, ann, record)
    booked = meetings.of_record(c, ann.team_id, record.id)
    assert booked is not None
    meetings.set_time(c, booked, NOW + timedelta(days=1), NOW + timedelta(days=1, hours=2))
    records.change(c, record, call_back_on=TODAY)
    return record


def _form(c: Connection, ann: Member, client: Client, record: Record | None) -> int:
    """A form with an answer, a note to it and the agreement it tells of."""
    version = questionnaires.current(c, ann.team_id, "ru", NOW)
    record_id = record.id if record else None
    form_id = forms.begin(c, ann, client.id, version.id, record_id, Progress(0, 12), existing=False, now=NOW)
    form = forms.get(c, ann, form_id)
    assert form is not None
    forms.keep(c, ann, form, "supplier", Answer(("Альфа",)), NOW)
    forms.attach(c, ann, form_id, "supplier", "text", {"text": "заметка"}, NOW)
    promises.put_for_form(
        c,
        ann,
        form_id,
        client_id=client.id,
        record_id=record_id,
        decision_maker_id=None,
        kind=PromiseKind.MEETING,
        what=None,
        made_on=TODAY,
        due_on=TODAY,
        now=NOW,
    )
    return form_id


def _import(c: Connection, ann: Member) -> tuple[int, Client]:
    """One that brought the cold client and his segment, and one that waits to be accepted."""
    brought = imports.begin(c, ann, "Выставка.xlsx", ImportState.DONE, Summary(1, 1), (), NOW)
    judged = Judged((Taken(COLD, ann.id, None),), ())
    import_write.write(c, ann, brought.id, judged, NOW, may_add_segments=True)
    imports.begin(c, ann, "Справочник.xlsx", ImportState.OFFERED, Summary(1, 1), (), NOW)
    (cold,) = clients.named(c, ann.team_id, COLD.name)
    client_facts.change(c, cold, postponed_until=TODAY)
    return brought.id, cold


def _list(c: Connection, ann: Member, whom: list[Client]) -> list[Item]:
    """Their items on the list of the week."""
    list_making.add(c, ann, TODAY, Source.ADDED, [Candidate(each.id, ann.id) for each in whom], NOW)
    there = [list_making.of_client(c, ann.team_id, TODAY, each.id) for each in whom]
    items = [call_lists.item(c, ann, each.item_id) for each in there if each]
    return [each[0] for each in items if each]


def _batches(c: Connection, ann: Member, first: Item) -> Batch:
    """One that runs, after one that is over."""
    span = Span(None, NOW + timedelta(hours=1))
    earlier = batches.begin(c, ann, span, first.id, NOW)
    assert earlier is not None
    batches.keep_score(c, ann, earlier, Score(3, 2, 1, 0))
    batches.change(c, earlier, ended_at=NOW)
    batch = batches.begin(c, ann, span, first.id, NOW)
    assert batch is not None
    return batch


def _plans(c: Connection, ann: Member) -> Reminder:
    """Days off, tables, what the team writes down; and the reminder of a slot that was put off."""
    absences.add(c, ann, TODAY, TODAY, AbsenceKind.SICK, ann, NOW)
    calendars.say(c, ann, TODAY, None, NOW, works=False)
    timetables.save(c, ann, role=ann.role, valid_from=TODAY, slots=(OWN_SLOT,), now=NOW)
    timetables.save(c, ann, member_id=ann.id, valid_from=TODAY, slots=(OWN_SLOT,), now=NOW)
    team_notes.answer(c, ann, Question.NEED, "Экономим сырьё", NOW)
    team_notes.set_topic(c, ann, TODAY, "Возражения", NOW)
    later = NOW + timedelta(minutes=30)
    claim = reminders.Claim(ann, OWN_SLOT.key, TODAY, Delivery.SEND, OWN_SLOT.start, later)
    (reminder_id,) = reminders.claim_slots(c, [claim], NOW).values()
    reminder = put_off.own(c, ann, reminder_id)
    assert reminder is not None
    return reminder
