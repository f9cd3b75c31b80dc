"""Batches: who runs one, whose card is on the screen, what came of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, or_, select, update

from bot.domain.batches import Batch, Best, Ended, Judged, Score, Span, kind_for, lacks_detail, score, to_mend, unbooked
from bot.domain.call_lists import ItemState
from bot.domain.funnel import Booking, Stage, Verdict, judge_booking, judge_calls
from bot.domain.norms import DEFAULT_NORMS
from bot.domain.people import Member
from bot.domain.proactive_funnel import judge_contacts
from bot.domain.record import Record
from bot.domain.stints import stint_of
from bot.domain.timetable import week_of
from bot.store import call_lists, people, put_off, records, weeks
from bot.store.dialect import change_row, insert_if_new
from bot.store.tables import RUNNING, batches, list_items, members, timetables
from bot.store.tables import records as record_rows

_OWN = select(batches).where(batches.c.team_id == bindparam("team_id"), batches.c.member_id == bindparam("member_id"))
_RUNNING = _OWN.where(RUNNING)
_ONE = _OWN.where(batches.c.id == bindparam("id"))
_BEST = (
    _OWN.where(batches.c.id != bindparam("id"), batches.c.ended_at.is_not(None), batches.c.effective > 0)
    .order_by(batches.c.effective.desc(), batches.c.booked.desc(), batches.c.talked.desc(), batches.c.id)
    .limit(1)
)
_LATEST = _OWN.where(batches.c.day == bindparam("day")).order_by(batches.c.begun_at.desc()).limit(1)
_BUSY = select(batches.c.member_id, batches.c.ends_at).where(
    RUNNING,
    batches.c.member_id.in_(bindparam("member_ids", expanding=True)),
    batches.c.paused_at.is_(None),
    batches.c.ends_at > bindparam("now"),
)
_OVER = (
    select(members, batches.c.id.label("batch_id"))
    .join(batches, batches.c.member_id == members.c.id)
    .where(RUNNING, batches.c.ends_at <= bindparam("now"), batches.c.id > bindparam("after"))
    .order_by(batches.c.id)
    .limit(bindparam("limit"))
)
_RETABLED = (
    select(members, batches.c.id.label("batch_id"))
    .join(batches, batches.c.member_id == members.c.id)
    .where(
        RUNNING,
        batches.c.slot.is_not(None),
        batches.c.id > bindparam("after"),
        select(timetables.c.id)
        .where(
            timetables.c.team_id == batches.c.team_id,
            timetables.c.created_at >= batches.c.begun_at,
            or_(timetables.c.member_id.is_(None), timetables.c.member_id == batches.c.member_id),
        )
        .exists(),
    )
    .order_by(batches.c.id)
    .limit(bindparam("limit"))
)


def _batch(row: Row[Any]) -> Batch:
    return Batch(
        id=row.id,
        member_id=row.member_id,
        day=row.day,
        slot=row.slot,
        begun_at=row.begun_at,
        ends_at=row.ends_at,
        paused_at=row.paused_at,
        ended_at=row.ended_at,
        item_id=row.item_id,
    )


def _key(member: Member, **more: Any) -> dict[str, Any]:
    return {"team_id": member.team_id, "member_id": member.id, **more}


def running(connection: Connection, member: Member) -> Batch | None:
    """His batch that was not ended yet, paused or not."""
    row = connection.execute(_RUNNING, _key(member)).first()
    return _batch(row) if row else None


def own(connection: Connection, member: Member, batch_id: int) -> Batch | None:
    row = connection.execute(_ONE, _key(member, id=batch_id)).first()
    return _batch(row) if row else None


def latest(connection: Connection, member: Member, day: date) -> Batch | None:
    """The batch that he began last on this day."""
    row = connection.execute(_LATEST, _key(member, day=day)).first()
    return _batch(row) if row else None


def busy_until(connection: Connection, member_ids: Collection[int], now: datetime) -> dict[int, datetime]:
    """Who of them is at his calls now, and until when: what is not urgent waits. A pause is no call."""
    if not member_ids:
        return {}
    rows = connection.execute(_BUSY, {"member_ids": list(member_ids), "now": now})
    return {row.member_id: row.ends_at for row in rows}


def begin(connection: Connection, member: Member, span: Span, item_id: int, now: datetime) -> Batch | None:
    """Open a batch with its first card; None: he runs one already."""
    row = {
        "day": member.day(now),
        "slot": span.slot,
        "begun_at": now,
        "ends_at": span.ends_at,
        "item_id": item_id,
    }
    made = connection.execute(insert_if_new(connection, batches, batches.c.id), _key(member, **row)).scalar()
    return own(connection, member, made) if made else None


def pause(connection: Connection, member: Member, batch: Batch, now: datetime) -> None:
    """What waited for its end may come meanwhile."""
    put_off.release(connection, [member.id], now)
    change(connection, batch, paused_at=now)


def change(connection: Connection, batch: Batch, **values: Any) -> None:
    """Its card, its pause, its end."""
    change_row(connection, batches, batch.id, values)


def end(connection: Connection, member: Member, batch: Batch, now: datetime) -> Ended:
    """Close it, with what it brought; what waited for it may come. Where it was not the clock, no card stays open."""
    put_off.release(connection, [member.id], now)
    values: dict[str, Any] = {"ended_at": now, "paused_at": None}
    by_clock = batch.paused_at is None and batch.is_over(now)
    if not by_clock and open_question(connection, member, batch) is None:
        values["item_id"] = None
    change(connection, batch, **values)
    return outcome(connection, member, replace(batch, **values), now)


_KEEP_SCORE = (
    update(batches)
    .where(
        batches.c.id == bindparam("kept"),
        batches.c.team_id == bindparam("of_team"),
        batches.c.member_id == bindparam("of_member"),
    )
    .values({name: bindparam(f"new_{name}") for name in ("dialled", "talked", "effective", "booked")})
)


def keep_score(connection: Connection, member: Member, batch: Batch, brought: Score) -> None:
    """With his batch; of another's nothing is kept."""
    key = {"kept": batch.id, "of_team": member.team_id, "of_member": member.id}
    connection.execute(_KEEP_SCORE, key | {f"new_{name}": count for name, count in asdict(brought).items()})


def over(connection: Connection, now: datetime, after: int, limit: int) -> list[tuple[Member, int]]:
    """Batches whose time is over and that nobody ended, with whose they are; by id, behind `after`."""
    rows = connection.execute(_OVER, {"now": now, "after": after, "limit": limit})
    return [(people.as_member(row), row.batch_id) for row in rows]


def retabled(connection: Connection, after: int, limit: int) -> list[tuple[Member, int]]:
    """Batches of a slot since whose beginning something was said of the table, with whose they are; by id."""
    rows = connection.execute(_RETABLED, {"after": after, "limit": limit})
    return [(people.as_member(row), row.batch_id) for row in rows]


def best(connection: Connection, member: Member, but: Batch) -> Best | None:
    """The best of his batches besides this one."""
    row = connection.execute(_BEST, _key(member, id=but.id)).first()
    return Best(Score(row.dialled, row.talked, row.effective, row.booked), row.day) if row else None


def outcome(connection: Connection, member: Member, batch: Batch, now: datetime) -> Ended:
    """What came of a batch until now, and what it leaves; the score is kept with it."""
    made = records.of_batch(connection, member, batch.id)
    calls, bookings = _judged(connection, member, made)
    score_now = score(made, calls, bookings)
    keep_score(connection, member, batch, score_now)
    by_clock = batch.ended_at is None or batch.ended_at >= batch.ends_at
    on_card = call_lists.item(connection, member, batch.item_id) if batch.item_id and by_clock else None
    return Ended(
        batch=batch,
        score=score_now,
        best=best(connection, member, batch),
        left=call_lists.left(connection, member, batch.monday, member.day(now)),
        to_mend=to_mend(made, calls),
        last=made[-1] if made else None,
        open_item=on_card[0] if on_card and on_card[1] is ItemState.WAITING else None,
        open_question=open_question(connection, member, batch),
        unbooked=unbooked(made, bookings),
        kind=kind_for(member.role),
    )


def _judged(
    connection: Connection, member: Member, made: Sequence[Record]
) -> tuple[list[Judged], list[Verdict[Booking]] | None]:
    """The calls of their weeks and the meetings agreed, judged; of a farmer's meetings none is."""
    whose = dict.fromkeys(stint_of(member, day) for day in {each.local_day for each in made})
    logged = [weeks.week(connection, each, week_of(each.days[0])) for each in whose]
    calls: list[Judged] = [*judge_calls(call for week in logged for call in week.calls)]
    calls += judge_contacts(talk for week in logged for talk in week.farmed.talks)
    if Stage.BOOKED_MEETING not in DEFAULT_NORMS[member.role]:
        return calls, None
    return calls, [judge_booking(booking) for week in logged for booking in week.bookings]


_LAST = (
    select(record_rows.c.id, record_rows.c.created_at)
    .where(record_rows.c.batch_id == bindparam("batch_id"), record_rows.c.undone_at.is_(None))
    .order_by(record_rows.c.id.desc())
    .limit(1)
)


def last_record(connection: Connection, batch: Batch) -> tuple[int, datetime] | None:
    """What was recorded last in it and was not taken back, and when."""
    row = connection.execute(_LAST, {"batch_id": batch.id}).first()
    return (row.id, row.created_at) if row else None


_MADE_IN = select(record_rows.c.batch_id).where(
    record_rows.c.id == bindparam("id"), record_rows.c.member_id == bindparam("member_id")
)
_ITEM_OF = select(list_items.c.id).where(
    list_items.c.member_id == bindparam("member_id"),
    list_items.c.monday == bindparam("monday"),
    list_items.c.state == ItemState.DONE,
    list_items.c.record_id == bindparam("record_id"),
)


def made_in(connection: Connection, member: Member, record: Record) -> Batch | None:
    """The batch in which a record was made."""
    batch_id = connection.scalar(_MADE_IN, {"id": record.id, "member_id": member.id})
    return own(connection, member, batch_id) if batch_id else None


def item_of(connection: Connection, member: Member, batch: Batch, record: Record) -> int | None:
    """The item of the call list that a record settled."""
    key = {"member_id": member.id, "monday": batch.monday, "record_id": record.id}
    found: int | None = connection.scalar(_ITEM_OF, key)
    return found


def open_question(connection: Connection, member: Member, batch: Batch) -> Record | None:
    """The last call of a batch, where its day or hour is asked for: it was neither told nor left open, and no other
    card came since."""
    last = last_record(connection, batch)
    made = records.own(connection, member, last[0]) if last else None
    if made is None or batch.item_id is None or not lacks_detail(made):
        return None
    return made if item_of(connection, member, batch, made) == batch.item_id else None
