"""What was put off comes again only to who still keeps the slots of that day; who is back is asked in parts."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, update

from bot.delivery.outbox import Item
from bot.domain.absences import AbsenceKind
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member, Role
from bot.reminders import again, returns
from bot.reminders import meetings as meeting_reminders
from bot.store import absences as away
from bot.store import clients, meetings, people, records
from bot.store.tables import reminders
from tests.reminders.conftest import MONDAY, SUNDAY, Office, at, days_after


async def test_what_was_put_off_does_not_come_on_a_day_that_was_made_a_day_off_meanwhile(office: Office) -> None:
    """The head says so at nine; the snooze would have come at half past."""
    head = await office.team()
    ivan = await office.hire(head)
    await office.tick(at("9:19"))
    await office.tick(at("9:20"))
    assert office.told(ivan)[-1] == "09:20"
    put_off = update(reminders).where(reminders.c.member_id == ivan.id).values(again_at=at("9:30"))
    await office.database.transaction(lambda c: c.execute(put_off))
    before = len(office.sent)
    await office.day_off(head, MONDAY)
    await again.tick(office.database, at("9:30"), office.sent.extend)
    assert len(office.sent) == before


async def test_many_who_are_back_on_one_morning_are_asked_in_parts_and_each_once(quick_office: Office) -> None:
    """A tap that comes meanwhile waits for a hundred of them at most."""
    office = quick_office
    head = await office.team()
    await office.hire(head, count=150)

    def leave(c: Connection) -> None:
        for one in (each for each in people.of_team(c, head.team_id) if each.role is Role.HUNTER):
            client = clients.create(c, one.team_id, f"Север {one.id}", one.id, SUNDAY)
            number = records.add(c, one, Kind.CALL, Result.BOOKED, client.id, None, SUNDAY, None, SUNDAY)
            made = records.own(c, one, number or 0)
            assert made is not None
            meetings.book(c, one, made)
            meeting = meetings.of_record(c, one.team_id, made.id)
            assert meeting is not None
            meetings.set_time(c, meeting, at("11:00"), at("13:00"))
            away.add(c, one, MONDAY, MONDAY, AbsenceKind.SICK, one, SUNDAY)

    await office.database.transaction(leave)
    chunks: list[int] = []
    tuesday = days_after(1)
    for moment in (at("8:59", day=tuesday), at("9:00", day=tuesday), at("9:00", day=tuesday) + timedelta(days=1)):
        await returns.tick(office.database, moment, lambda items: chunks.append(len(items)))
    assert sum(chunks) == 150
    assert max(chunks) == returns.AT_ONCE


async def _booked_for_monday(office: Office, ivan: Member) -> None:
    """From eleven to one."""

    def book(c: Connection) -> None:
        client = clients.create(c, ivan.team_id, "Север", ivan.id, SUNDAY)
        number = records.add(c, ivan, Kind.CALL, Result.BOOKED, client.id, None, SUNDAY, None, SUNDAY)
        made = records.own(c, ivan, number or 0)
        assert made is not None
        meetings.book(c, ivan, made)
        meeting = meetings.of_record(c, ivan.team_id, made.id)
        assert meeting is not None
        meetings.set_time(c, meeting, at("11:00"), at("13:00"))

    await office.database.transaction(book)


@pytest.mark.parametrize("noted_at", ["10:00", "14:00"], ids=["before the meeting", "after he was asked of it"])
async def test_of_a_meeting_in_an_absence_that_was_cancelled_since_he_is_asked_once(
    office: Office, noted_at: str
) -> None:
    """The next morning, where he was not asked while it stood; not again on the mornings after."""
    ivan = await office.hire(await office.team())
    await _booked_for_monday(office, ivan)
    asked: list[Item] = []

    async def tick(*moments: datetime) -> None:
        for moment in moments:
            for each in (meeting_reminders, returns):
                await each.tick(office.database, moment, asked.extend)

    monday = [at(clock) for clock in ("9:00", "9:59", "13:00", "13:10", "14:30")]
    await tick(*(moment for moment in monday if moment < at(noted_at)))
    absence = await office.database.transaction(
        lambda c: away.add(c, ivan, MONDAY, days_after(3), AbsenceKind.SICK, ivan, SUNDAY)
    )
    await tick(*(moment for moment in monday if moment > at(noted_at)))
    before = [item for item in asked if "Состоялась" in str(item.call.parameters)]
    assert len(before) == (noted_at == "14:00")
    await office.database.transaction(lambda c: away.cancel(c, absence, at("18:00")))
    for day in (1, 2, 3):
        for clock in ("8:59", "9:00"):
            await tick(at(clock, day=days_after(day)))
    assert len([item for item in asked if "Состоялась" in str(item.call.parameters)]) == 1
