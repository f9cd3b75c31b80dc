"""The messages of slots follow everybody's own table: once each, on his own clock, on days he works."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.delivery.outbox import Item
from bot.domain.people import Role
from bot.domain.reminding import SENT, Delivery
from bot.domain.timetable import HUNTER, Activity, Slot, Table
from bot.domain.timetable_editing import Span, put, set_activity
from bot.reminders import slots
from bot.store.tables import members
from tests.reminders.conftest import MONDAY, SUNDAY, Office, at, days_after

MINUTE = timedelta(minutes=1)
EARLY: Table = (Slot(0, time(8), time(8, 30), Activity.STANDUP), Slot(0, time(9, 20), time(11), Activity.DOCUMENTS))
OWN: Table = (Slot(0, time(8, 10), time(9), Activity.TRAINING),)
ZONES = ("Europe/Kaliningrad", "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Irkutsk", "Asia/Kamchatka")


async def test_everybody_is_told_by_the_table_that_is_his(office: Office) -> None:
    """In one tick after another: the method's, the team's, one's own; and of another team nothing changes."""
    head, other_head = await office.team(), await office.team()
    ivan, anna = await office.hire(head), await office.hire(head)
    fedor = await office.hire(head, Role.FARMER)
    stranger = await office.hire(other_head)
    await office.give(head, EARLY, MONDAY, role=Role.HUNTER, now=SUNDAY)
    await office.give(head, OWN, MONDAY, member_id=anna.id, now=SUNDAY)
    for moment in ("7:59", "8:00", "8:10", "9:00", "9:20"):
        await office.tick(at(moment))
    assert office.told(ivan) == ["08:00", "09:20"]
    assert office.told(anna) == ["08:10"]
    assert office.told(fedor) == office.told(stranger) == ["09:00", "09:20"]


async def test_a_table_holds_from_its_day_on(quick_office: Office) -> None:
    """On the day before, the old one."""
    office = quick_office
    head = await office.team()
    ivan = await office.hire(head)
    late = put(HUNTER[6:], 1, Span(time(8), time(8, 30)), Activity.STANDUP)
    await office.give(head, late, days_after(1), role=Role.HUNTER, now=SUNDAY)
    await office.tick(at("8:00"))
    await office.tick(at("9:00"))
    await office.tick(at("8:00", day=days_after(1)))
    assert office.told(ivan) == ["09:00", "08:00"]


async def test_trainees_are_told_by_the_teams_hunters_table(quick_office: Office) -> None:
    """While there is none of their own."""
    office = quick_office
    head = await office.team()
    trainee = await office.hire(head, Role.TRAINEE)
    await office.give(head, EARLY, MONDAY, role=Role.HUNTER, now=SUNDAY)
    await office.tick(at("7:59"))
    await office.tick(at("8:00"))
    assert office.told(trainee) == ["08:00"]


async def test_nobody_is_told_on_a_day_off_of_his_team_or_while_away(office: Office) -> None:
    """And nothing is noted as missed; the other team works."""
    head, other_head = await office.team(), await office.team()
    ivan, anna, stranger = await office.hire(head), await office.hire(head), await office.hire(other_head)
    await office.day_off(head, MONDAY)
    await office.away(anna, days_after(1), days_after(2))
    for day in (0, 1, 3):
        await office.tick(at("8:59", day=days_after(day)))
        await office.tick(at("9:00", day=days_after(day)))
    assert len(office.told(ivan)) == 2
    assert len(office.told(anna)) == 1
    assert len(office.told(stranger)) == 3
    assert {day for day, _, _ in await office.noted(ivan)}.isdisjoint({MONDAY})
    assert {day for day, _, _ in await office.noted(anna)}.isdisjoint({MONDAY, days_after(1), days_after(2)})


async def test_public_holidays_are_days_off(quick_office: Office) -> None:
    """The 8th of January 2027 is a Friday of the long holidays; the 11th is worked."""
    office = quick_office
    ivan = await office.hire(await office.team())
    for day in (date(2027, 1, 8), date(2027, 1, 11)):
        await office.tick(at("8:59", day=day))
        await office.tick(at("9:00", day=day))
    assert len(office.told(ivan)) == 1


async def test_a_saturday_in_the_table_is_worked(quick_office: Office) -> None:
    """The table says on which weekdays."""
    office = quick_office
    head = await office.team()
    ivan = await office.hire(head)
    saturday = (Slot(5, time(10), time(11), Activity.MEETING, 1),)
    await office.give(head, saturday, MONDAY, member_id=ivan.id, now=SUNDAY)
    await office.tick(at("9:59", day=days_after(5)))
    await office.tick(at("10:00", day=days_after(5)))
    assert office.told(ivan) == ["10:00"]


async def test_a_table_changed_at_once_tells_of_no_hour_twice(office: Office) -> None:
    """The slot of 9:20 has another name now: who was told of 9:20 is not told again, even if it is looked at again."""
    head = await office.team()
    ivan, anna = await office.hire(head), await office.hire(head)
    for moment in ("8:59", "9:00", "9:20"):
        await office.tick(at(moment))
    changed = set_activity(HUNTER, 0, time(9, 20), Activity.MEETING)
    await office.give(head, changed, MONDAY, role=Role.HUNTER, now=at("9:21"))
    await office.move(anna, "Europe/Kaliningrad", at("9:22"))
    for minute in range(22, 121, 2):
        await office.tick(at("9:00") + minute * MINUTE)
    assert office.told(ivan) == ["09:00", "09:20", "11:00"]
    assert office.told(anna) == ["09:00", "09:20"], "at 9:20 of Kaliningrad, ten twenty in Moscow, nothing is news"


async def test_who_is_not_there_yet_or_any_more_is_told_nothing(quick_office: Office) -> None:
    """Joined later; blocked the bot; a head."""
    office = quick_office
    head = await office.team()
    await office.tick(SUNDAY - timedelta(days=7))
    ivan = await office.hire(head)
    await office.tick(at("9:00"))
    assert office.told(head) == []
    assert [state for day, _, state in await office.noted(ivan) if day < MONDAY] == []
    assert office.told(ivan) == ["09:00"]


# -- moving


async def test_going_east_what_was_jumped_over_is_noted_and_the_slot_that_is_on_is_told_late(office: Office) -> None:
    """From half past nine in Moscow to half past two in Irkutsk: 11:00 is missed, 14:00 is told late."""
    ivan = await office.hire(await office.team())
    for moment in ("8:59", "9:00", "9:20"):
        await office.tick(at(moment))
    await office.move(ivan, "Asia/Irkutsk", at("9:25"))
    await office.tick(at("9:25"))
    await office.tick(at("9:26"))
    assert office.told(ivan) == ["09:00", "09:20", "14:00"]
    assert await office.noted(ivan) == [
        (MONDAY, time(9), Delivery.SEND),
        (MONDAY, time(9, 20), Delivery.SEND),
        (MONDAY, time(11), Delivery.MISSED),
        (MONDAY, time(14), Delivery.SEND_LATE),
    ]


async def test_going_west_nothing_is_told_again(office: Office) -> None:
    """The same hours come a second time."""
    ivan = await office.hire(await office.team(), zone="Asia/Irkutsk")
    for moment in ("3:59", "4:00", "4:20", "6:00"):
        await office.tick(at(moment))
    assert office.told(ivan) == ["09:00", "09:20", "11:00"]
    await office.move(ivan, "Europe/Moscow", at("6:30"))
    for minute in range(6 * 60 + 31, 14 * 60 + 2, 3):
        await office.tick(at("0:00") + minute * MINUTE)
    assert office.told(ivan) == ["09:00", "09:20", "11:00", "14:00"]


async def test_a_wrong_zone_that_is_mended_costs_nobody_his_day(office: Office) -> None:
    """Kamchatka for a minute: what was noted there as missed is told when its hour comes."""
    ivan = await office.hire(await office.team())
    await office.tick(at("9:00"))
    await office.move(ivan, "Asia/Kamchatka", at("9:01"))
    await office.tick(at("9:01"))
    assert [state for _, _, state in await office.noted(ivan)].count(Delivery.MISSED) >= 4
    await office.move(ivan, "Europe/Moscow", at("9:02"))
    for minute in range(9 * 60 + 2, 18 * 60, 2):
        await office.tick(at("0:00") + minute * MINUTE)
    assert office.told(ivan) == ["09:00", "09:20", "11:00", "14:00", "15:30", "17:00"]


@pytest.mark.parametrize("seed", range(4))
async def test_whoever_travels_is_told_of_every_hour_once_or_it_is_noted(quick_office: Office, seed: int) -> None:
    """Three days, a tick every few minutes, a flight every few hours: no hour twice, none without a word."""
    office, random = quick_office, Random(seed)
    ivan = await office.hire(await office.team())
    now, end = at("3:00"), at("20:00", day=days_after(2))
    zone = ZoneInfo("Europe/Moscow")
    passed: set[tuple[date, time]] = set()
    wall = now.astimezone(zone).replace(tzinfo=None)
    await office.tick(now)
    flight = now + timedelta(minutes=random.randint(1, 500))
    while now < end:
        now += timedelta(seconds=random.choice([15, 60, 300, 600]))
        passed |= hours_between(wall, wall := max(wall, now.astimezone(zone).replace(tzinfo=None)))
        if now >= flight:
            zone = ZoneInfo(random.choice(ZONES))
            await office.move(ivan, zone.key, now)
            passed |= hours_between(wall, wall := max(wall, now.astimezone(zone).replace(tzinfo=None)))
            flight = now + timedelta(minutes=random.choice([2, 30, 300, 900]))
        if random.random() < 0.9:
            await office.tick(now)
    await office.tick(now)
    noted = await office.noted(ivan)
    assert [(day, begins) for day, begins, _ in noted] == sorted(passed)
    assert len(office.told(ivan)) == sum(state in SENT for _, _, state in noted)


def hours_between(after: datetime, until: datetime) -> set[tuple[date, time]]:
    """The slots whose beginning a clock showed or jumped over in (after, until], read from the table."""
    return {
        (day, slot.start)
        for n in range(-1, 5)
        for day in (days_after(n),)
        for slot in HUNTER
        if slot.weekday == day.weekday() and after < datetime.combine(day, slot.start) <= until
    }


# -- clocks that move


@pytest.mark.parametrize(
    ("night", "first"),
    [(date(2026, 10, 25), "2026-10-24T12:00"), (date(2027, 3, 28), "2027-03-27T12:00")],
    ids=["back", "forward"],
)
async def test_a_night_in_which_the_clocks_move_tells_of_every_slot_once(
    quick_office: Office, night: date, first: str
) -> None:
    """Slots in the hour that comes twice, and in the one that does not come."""
    office = quick_office
    head = await office.team()
    ivan = await office.hire(head, zone="Europe/Berlin")
    table = tuple(Slot(6, time(hour, 30), time(hour, 50), Activity.DOCUMENTS) for hour in range(5))
    start = datetime.fromisoformat(first).replace(tzinfo=UTC)
    await office.database.transaction(
        lambda c: c.execute(
            update(members).values(joined_at=SUNDAY - timedelta(days=300), quiet_from=time(12), quiet_until=time(12))
        )
    )
    await office.give(head, table, date(2026, 1, 1), member_id=ivan.id, now=SUNDAY)
    await office.tick(start)
    for minute in range(0, 24 * 60, 5):
        await office.tick(start + minute * MINUTE)
    noted = await office.noted(ivan)
    assert [(day, begins) for day, begins, _ in noted] == [(night, slot.start) for slot in table]
    assert len(office.told(ivan)) == sum(state in SENT for _, _, state in noted) >= 4


# -- a crash, and many people


class Cut(Exception):
    """The process dies here."""


async def test_a_tick_that_is_cut_off_is_finished_by_the_next_and_nobody_is_told_twice(office: Office) -> None:
    """After the first hundred of two hundred and fifty."""
    ivan = await office.hire(await office.team(), count=250)
    await office.tick(at("9:19"))

    def die(items: list[Item]) -> None:
        office._take(items)
        if items:
            raise Cut

    with pytest.raises(Cut):
        await slots.tick(office.database, at("9:20"), die)
    assert len(office.sent) == slots.AT_ONCE
    await office.tick(at("9:21"))
    assert len(office.sent) == 250
    assert office.told(ivan) == ["09:20"]
    assert len({item.chat_id for item in office.sent}) == 250


async def test_one_transaction_holds_a_hundred_slots_at_most(quick_office: Office) -> None:
    """Whatever is due: a tap waits for one of them, also when a week is caught up."""
    office = quick_office
    head = await office.team()
    await office.hire(head, count=220)
    await office.tick(at("8:59"))
    await office.tick(at("9:00"))
    assert max(office.chunks) == slots.AT_ONCE
    assert sum(office.chunks) == 220
    rows: list[int] = []

    def count(items: list[Item]) -> None:
        rows.append(len(items))

    await slots.tick(office.database, at("9:20", day=days_after(3)), count)
    assert max(rows) <= slots.AT_ONCE // 18, "19 slots of each person in one transaction"
    assert sum(rows) == 220
