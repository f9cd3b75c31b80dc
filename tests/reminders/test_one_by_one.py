"""What cannot be read or told of one person silences nobody else, and is tried once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from typing import Any

import pytest
from sqlalchemy import Connection, select, update
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.delivery.outbox import Item
from bot.domain.people import Member
from bot.domain.reminding import Delivery
from bot.domain.timetable import Activity, Slot
from bot.reminders import again, batches, slot_contents
from bot.reminders.one_by_one import one_by_one
from bot.screens import batch_result as screens
from bot.store import timetables
from bot.store.tables import batches as batch_rows
from bot.store.tables import reminders
from bot.store.tables import timetables as versions
from tests.reminders.conftest import MONDAY, SUNDAY, Office, at
from tests.reminders.test_batch_ends import ENDS, calling

EARLY = (Slot(0, time(8), time(8, 30), Activity.STANDUP),)
Broken = Callable[[Member], None]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Broken:
    """From now on nothing can be shown to this person."""

    def break_of(whom: Member) -> None:
        real = slot_contents._screen

        def screen(begun: Any, content: Any) -> Any:
            if begun.member.id == whom.id:
                raise LookupError("a name that nobody understands")
            return real(begun, content)

        monkeypatch.setattr(slot_contents, "_screen", screen)

    return break_of


async def test_a_table_that_cannot_be_read_holds_up_nobody(office: Office) -> None:
    """Of the team's own tables the one before it holds on; it is told of in the log, once, without a name."""
    head, other_head = await office.team(), await office.team()
    ivan, stranger = await office.hire(head), await office.hire(other_head)
    await office.give(head, EARLY, MONDAY, role=ivan.role, now=SUNDAY)
    await office.give(head, EARLY, MONDAY, role=ivan.role, now=SUNDAY)
    await office.give(other_head, EARLY, MONDAY, member_id=stranger.id, now=SUNDAY)
    await office.database.transaction(_spoil)
    timetables._complain.cache_clear()
    with capture_logs() as logged:
        for moment in ("7:59", "8:00", "9:00"):
            await office.tick(at(moment))
    assert (office.told(ivan), office.told(stranger)) == (["08:00"], ["09:00"])
    assert [each["event"] for each in logged] == ["timetable not read"] * 2
    assert all(each.keys() == {"event", "log_level", "version"} for each in logged)
    plan = await office.database.transaction(lambda c: timetables.on(c, ivan, MONDAY))
    assert plan == EARLY


def _spoil(connection: Connection) -> None:
    """The later one of each."""
    for number in list(connection.scalars(select(versions.c.id).order_by(versions.c.id)))[1:]:
        bad = '[["mon","08:00","07:00","standup"]]'
        connection.execute(update(versions).where(versions.c.id == number).values(content=bad))


async def test_many_tables_that_cannot_be_read_do_not_end_the_look_at_the_others(quick_office: Office) -> None:
    """The next screenful is looked at, however few of this one could be read."""
    head = await quick_office.team()
    for _ in range(3):
        await quick_office.give(head, EARLY, MONDAY, member_id=head.id, now=SUNDAY)
    await quick_office.database.transaction(lambda c: c.execute(update(versions).values(content="odd")))
    await quick_office.give(head, EARLY, MONDAY, member_id=head.id, now=SUNDAY)
    first, after = await quick_office.database.transaction(lambda c: timetables.everybodys(c, 0, 3))
    assert first == []
    rest, end = await quick_office.database.transaction(lambda c: timetables.everybodys(c, after, 3))
    assert (len(rest), end) == (1, -1)


async def test_who_cannot_be_shown_his_slot_holds_up_nobody_and_is_tried_once(office: Office, broken: Broken) -> None:
    """The others are told, in the same minute; it is noted that he missed it, and logged without his name."""
    head = await office.team()
    anna, ivan, oleg = [await office.hire(head) for _ in range(3)]
    broken(ivan)
    await office.tick(at("8:59"))
    with capture_logs() as logged:
        for moment in ("9:00", "9:01", "9:02"):
            await office.tick(at(moment))
    assert (office.told(anna), office.told(ivan), office.told(oleg)) == (["09:00"], [], ["09:00"])
    assert await office.noted(ivan) == [(MONDAY, time(9), Delivery.MISSED)]
    assert await office.noted(oleg) == [(MONDAY, time(9), Delivery.SEND)]
    (told,) = logged
    assert (told["event"], told["member"], told["why"]) == ("not reminded", ivan.id, "LookupError")
    assert "nobody understands" not in str(told)


async def test_what_was_put_off_and_cannot_be_shown_holds_up_nothing_else(office: Office, broken: Broken) -> None:
    """What he saw once stays shown."""
    head = await office.team()
    ivan, oleg = [await office.hire(head) for _ in range(2)]
    for moment in ("9:19", "9:20"):
        await office.tick(at(moment))
    await office.database.transaction(lambda c: c.execute(update(reminders).values(again_at=at("9:30"))))
    broken(ivan)
    office.sent.clear()
    for moment in ("9:30", "9:31"):
        await again.tick(office.database, at(moment), office.sent.extend)
    assert (office.told(ivan), office.told(oleg)) == ([], ["09:20"])
    assert {state for _, _, state in await office.noted(ivan)} == {Delivery.SEND}


async def test_a_batch_whose_result_cannot_be_shown_ends_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And so do those behind it."""
    people = await calling(office, 7)
    real = screens.result

    def result(t: Any, ended: Any, *rest: Any) -> Any:
        if ended.batch.id == 2:
            raise LookupError
        return real(t, ended, *rest)

    monkeypatch.setattr(screens, "result", result)
    told: list[Item] = []
    for _ in range(2):
        await batches.tick(office.database, ENDS, told.extend)
    assert len({item.chat_id for item in told}) == len(people) - 1
    open_ones = select(batch_rows.c.id).where(batch_rows.c.ended_at.is_(None))
    assert await office.database.transaction(lambda c: c.scalars(open_ones).all()) == []


async def test_where_the_database_is_at_fault_nobody_is_noted_as_missed(quick_office: Office) -> None:
    """The next look finds them all again."""

    def work(connection: Connection) -> None:
        def tell(_: Sequence[Member]) -> list[Item]:
            raise OperationalError("SELECT", {}, Exception("disk I/O error"))

        def miss(_: Member) -> Member:
            raise AssertionError("it was not his fault")

        one_by_one(connection, [head], tell, miss)

    head = await quick_office.team()
    with pytest.raises(OperationalError):
        await quick_office.database.transaction(work)
