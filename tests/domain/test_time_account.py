"""The time account: which slots of a week were used as planned, which were missed, and why."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Role
from bot.domain.snooze import Outcome, SkipReason
from bot.domain.time_account import Evidence, Said, Use, time_account, use_of
from bot.domain.timetable import FARMER, HUNTER, Activity, Occurrence, occurrence

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY = date(2026, 11, 23)
WEEK = [occurrence(slot, MONDAY + timedelta(days=slot.weekday), MOSCOW) for slot in HUNTER]
SUNDAY_NIGHT = datetime(2026, 11, 29, 23, tzinfo=MOSCOW)


def slot(key: str) -> Occurrence:
    return next(each for each in WEEK if each.slot.key == key)


STANDUP, CALLS, REPORTING, MEETING, DOCUMENTS = (
    slot(key)
    for key in (
        *("mon-0900-standup", "mon-0920-telemarketing", "mon-1100-reporting"),
        *("mon-1400-meeting-1", "mon-1700-documents"),
    )
)
LISTS = slot("fri-1530-week_lists")


def within(each: Occurrence) -> datetime:
    return each.begins + timedelta(minutes=5)


def said(each: Occurrence, outcome: Outcome, reason: str = "") -> dict[tuple[date, time], Said]:
    return {(each.day, each.slot.start): Said(outcome, reason)}


@pytest.mark.parametrize(
    ("each", "evidence"),
    [
        (CALLS, Evidence(calls=(within(CALLS),))),
        (CALLS, Evidence(calls=(CALLS.begins,))),
        (CALLS, Evidence(batches=((CALLS.begins - timedelta(minutes=9), within(CALLS)),))),
        (MEETING, Evidence(met=(within(MEETING),))),
        (DOCUMENTS, Evidence(settled_on=frozenset({MONDAY}))),
        (DOCUMENTS, Evidence(said=said(DOCUMENTS, Outcome.DONE))),
        (REPORTING, Evidence(mended=(within(REPORTING),))),
        (LISTS, Evidence(listed=(within(LISTS),))),
        (STANDUP, Evidence(said=said(STANDUP, Outcome.DONE))),
    ],
    ids=lambda each: each.slot.key if isinstance(each, Occurrence) else "",
)
def test_what_was_done_in_a_slot_says_that_it_was_used(each: Occurrence, evidence: Evidence) -> None:
    """Each kind of slot by its own trace, or by the person's word."""
    assert use_of(each, evidence, Role.HUNTER) == (Use.PLANNED, "")


@pytest.mark.parametrize(
    ("each", "evidence"),
    [
        (CALLS, Evidence(calls=(CALLS.ends,))),
        (CALLS, Evidence(met=(within(CALLS),))),
        (CALLS, Evidence(batches=((CALLS.ends, CALLS.ends + timedelta(hours=1)),))),
        (MEETING, Evidence(calls=(within(MEETING),), walkins=(within(MEETING),))),
        (DOCUMENTS, Evidence(settled_on=frozenset({MONDAY + timedelta(days=1)}))),
        (STANDUP, Evidence(calls=(within(STANDUP),))),
        (REPORTING, Evidence(said=said(DOCUMENTS, Outcome.DONE))),
    ],
)
def test_other_work_and_other_hours_say_nothing(each: Occurrence, evidence: Evidence) -> None:
    """A call in a meeting's slot is not a meeting, and what began with the next slot is the next slot's."""
    assert use_of(each, evidence, Role.HUNTER) == (Use.UNKNOWN, "")


def test_a_trainee_who_holds_no_meetings_uses_their_slots_for_cold_work() -> None:
    """His calls and walk-ins count there."""
    for evidence in (Evidence(calls=(within(MEETING),)), Evidence(walkins=(within(MEETING),))):
        assert use_of(MEETING, evidence, Role.TRAINEE) == (Use.PLANNED, "")


def test_what_he_did_weighs_more_than_what_he_said() -> None:
    """«Не сегодня» in the morning, and a call after all."""
    evidence = Evidence(calls=(within(CALLS),), said=said(CALLS, Outcome.SKIPPED, SkipReason.SICK))
    assert use_of(CALLS, evidence, Role.HUNTER) == (Use.PLANNED, "")


def test_a_week_is_summed_up_with_the_reasons_of_what_was_missed() -> None:
    """The most frequent first; what is used otherwise is neither."""
    evidence = Evidence(
        calls=tuple(within(each) for each in WEEK if each.slot.activity is Activity.TELEMARKETING),
        said={
            **said(MEETING, Outcome.SKIPPED, SkipReason.SICK),
            **said(DOCUMENTS, Outcome.SKIPPED, SkipReason.CLIENT),
            **said(REPORTING, Outcome.SKIPPED, SkipReason.CLIENT),
            **said(LISTS, Outcome.OTHERWISE),
        },
    )
    account = time_account(WEEK, evidence, Role.HUNTER, SUNDAY_NIGHT)
    assert (account.planned, account.total, account.otherwise) == (5, 30, 1)
    assert account.missed == ((SkipReason.CLIENT, 2), (SkipReason.SICK, 1))
    assert (account.missed_with_reason, account.unmarked, account.to_come) == (3, 21, 0)


def test_in_the_middle_of_a_week_what_is_not_over_is_still_to_come() -> None:
    """Nobody is told on Monday that he missed twenty-seven of thirty."""
    evidence = Evidence(calls=(within(CALLS),), said=said(DOCUMENTS, Outcome.SKIPPED, SkipReason.CLIENT))
    account = time_account(WEEK, evidence, Role.HUNTER, within(REPORTING))
    assert (account.planned, account.missed_with_reason, account.unmarked) == (1, 1, 1)
    assert (account.to_come, account.total) == (27, 30)


SUNDAY = datetime(2026, 11, 22, tzinfo=MOSCOW)
moments = st.integers(0, 8 * 24 * 60).map(lambda minutes: SUNDAY + timedelta(minutes=minutes))
many = st.lists(moments, max_size=5).map(tuple)
words = st.dictionaries(
    st.sampled_from([(each.day, each.slot.start) for each in WEEK]),
    st.builds(Said, st.sampled_from(Outcome), st.sampled_from(["", *SkipReason, "пробка"])),
    max_size=8,
)


@given(
    evidence=st.builds(Evidence, calls=many, walkins=many, met=many, mended=many, listed=many, said=words),
    role=st.sampled_from([Role.HUNTER, Role.TRAINEE, Role.FARMER]),
    now=moments,
)
def test_every_slot_is_counted_once(evidence: Evidence, role: Role, now: datetime) -> None:
    """As planned, otherwise, missed with a reason or without a word, or to come: they add up to all of the week."""
    table = FARMER if role is Role.FARMER else HUNTER
    slots = [occurrence(each, MONDAY + timedelta(days=each.weekday), MOSCOW) for each in table]
    account = time_account(slots, evidence, role, now)
    uses = [use_of(each, evidence, role)[0] for each in slots]
    over = sum(use is Use.UNKNOWN and each.ends <= now for use, each in zip(uses, slots, strict=True))
    assert account.unmarked == over
    parts = account.planned + account.otherwise + account.missed_with_reason + account.unmarked + account.to_come
    assert parts == account.total == len(slots)
