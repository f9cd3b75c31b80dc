"""A slot's message put off: it comes once more within its slot, never in quiet hours; and how that is typed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.quiet import OFF, USUAL, Quiet, quiet_until
from bot.domain.reminding import LATENESS, SENT, URGENT, Decided, Delivery, Kind, decide, held_back, slot_held_back
from bot.domain.snooze import (
    SNOOZE,
    SkipReason,
    Typed,
    Word,
    comes_again,
    read_typed,
    reason_named,
    slot_named,
    snoozed_until,
)
from bot.domain.timetable import FARMER, HUNTER, Activity, Occurrence, Slot, occurrence

MOSCOW = ZoneInfo("Europe/Moscow")
MINUTE = timedelta(minutes=1)
MONDAY = date(2026, 11, 23)
clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
hours = st.one_of(st.just(USUAL), st.just(OFF), st.builds(Quiet, clocks, clocks))
slots = st.sampled_from([slot for slot in (*HUNTER, *FARMER) if slot.weekday == 0])


def on_monday(slot: Slot) -> Occurrence:
    return occurrence(slot, MONDAY, MOSCOW)


TELEMARKETING = on_monday(HUNTER[1])  # 9:20-11:00


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{clock}+03:00")


def ticks(begin: datetime, end: datetime, down: set[int]) -> list[datetime]:
    """A look at the clock every minute but those in which the bot was down."""
    count = int((end - begin) / MINUTE) + 1
    return [begin + n * MINUTE for n in range(count) if n not in down]


@settings(deadline=None)
@given(slot=slots, asked=st.integers(0, 120 * 60), quiet=hours, down=st.sets(st.integers(0, 150)))
def test_what_is_snoozed_comes_once_in_its_slot_and_never_in_quiet_hours(
    slot: Slot, asked: int, quiet: Quiet, down: set[int]
) -> None:
    """However long the bot was down: sent at most once, at its minute or at the first look after it."""
    each = on_monday(slot)
    asked_at = each.begins + timedelta(seconds=asked)
    again = snoozed_until(asked_at, each.ends, quiet, MOSCOW)
    due, sent = again, []
    looks = ticks(each.begins, each.ends + 30 * MINUTE, down)
    for now in looks:
        if due is not None and due <= now:
            what = comes_again(each, now, quiet_until(quiet, MOSCOW, now), shown=True)
            due = what.again_at
            sent += [now] if what.delivery in SENT else []
            assert due is None or due > now
    assert len(sent) <= 1
    for now in sent:
        assert again is not None
        assert again <= now < each.ends
        assert not quiet.holds(now.astimezone(MOSCOW).time())
    looked = [now for now in looks if again is not None and again <= now < each.ends]
    assert sent == [now for now in looked if not quiet.holds(now.astimezone(MOSCOW).time())][:1]


@settings(deadline=None)
@given(slot=slots, quiet=hours, late=st.integers(0, 120))
def test_a_slot_that_begins_in_quiet_hours_waits_for_their_end_or_is_missed(
    slot: Slot, quiet: Quiet, late: int
) -> None:
    """It is sent when they end if that is within its limit of lateness; it never waits for nothing."""
    each = on_monday(slot)
    now = each.begins + late * MINUTE
    until = quiet_until(quiet, MOSCOW, now)
    what = slot_held_back(each, decide(each, now), until)
    if until is None:
        assert what == Decided(decide(each, now))
        return
    assert what.delivery in (Delivery.WAITING, Delivery.MISSED)
    if what.again_at is not None:
        assert what.again_at == until < each.ends
        assert until - each.begins <= LATENESS[slot.activity]
        then = comes_again(each, until, quiet_until(quiet, MOSCOW, until), shown=False)
        assert then.delivery in SENT


@pytest.mark.parametrize(
    ("asked", "again"),
    [
        ("09:21:00", "09:31:00"),
        ("09:21:59", "09:31:00"),
        ("10:49:59", "10:59:00"),
        ("10:50:00", None),
        ("11:30:00", None),
    ],
)
def test_ten_minutes_are_ten_minutes_and_end_with_the_slot(asked: str, again: str | None) -> None:
    """The minute that is shown is the one at which it comes; at the slot's end nobody needs it any more."""
    found = snoozed_until(at(asked), TELEMARKETING.ends, USUAL, MOSCOW)
    assert found == (at(again) if again else None)


def test_a_snooze_that_runs_into_quiet_hours_ends_with_them() -> None:
    """If the slot still runs then."""
    lunch, long = Quiet(time(9, 30), time(10)), Quiet(time(9, 30), time(12))
    assert snoozed_until(at("09:25:00"), TELEMARKETING.ends, lunch, MOSCOW) == at("10:00:00")
    assert snoozed_until(at("09:25:00"), TELEMARKETING.ends, long, MOSCOW) is None


def test_a_snoozed_message_helps_to_the_end_and_one_that_waited_is_late_as_any_other() -> None:
    """The limit of lateness is for who was not told yet."""
    now = TELEMARKETING.begins + LATENESS[Activity.TELEMARKETING] + MINUTE
    assert comes_again(TELEMARKETING, now, None, shown=True) == Decided(Delivery.SEND)
    assert comes_again(TELEMARKETING, now, None, shown=False) == Decided(Delivery.MISSED)
    assert comes_again(TELEMARKETING, TELEMARKETING.begins + SNOOZE, None, shown=False) == Decided(Delivery.SEND_LATE)


def test_what_waits_may_have_to_wait_again() -> None:
    """A batch was begun meanwhile: until its end, if the slot is not over then."""
    now = at("09:40:00")
    assert comes_again(TELEMARKETING, now, at("10:00:00"), shown=True) == Decided(Delivery.WAITING, at("10:00:00"))
    assert comes_again(TELEMARKETING, now, TELEMARKETING.ends, shown=True) == Decided(Delivery.MISSED)


def test_what_does_not_help_any_more_is_not_kept_waiting() -> None:
    """Neither what was missed already, nor what would be by then."""
    now, later = at("09:40:00"), at("10:00:00")
    assert held_back(Delivery.MISSED, later, lambda _: True) == Decided(Delivery.MISSED)
    assert held_back(Delivery.SEND, later, lambda moment: moment < later) == Decided(Delivery.MISSED)
    assert held_back(Delivery.SEND, later, lambda moment: moment > now) == Decided(Delivery.WAITING, later)
    assert held_back(Delivery.SEND_LATE, None, lambda _: False) == Decided(Delivery.SEND_LATE)


def test_only_a_meetings_brief_is_urgent() -> None:
    """It cannot wait: the meeting does not."""
    assert {Kind.BRIEF} == URGENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("отложить", Typed(Word.LATER)),
        ("Позже!", Typed(Word.LATER)),
        ("snooze", Typed(Word.LATER)),
        ("до конца блока", Typed(Word.MUTE)),
        ("до конца слота", Typed(Word.MUTE)),
        ("to the end of the block", Typed(Word.MUTE)),
        ("готово", Typed(Word.DONE)),
        ("не сегодня", Typed(Word.SKIP)),
        ("Не сегодня: Вызвал клиент", Typed(Word.SKIP, "Вызвал клиент")),
        ("не сегодня, Пробка на МКАД.", Typed(Word.SKIP, "Пробка на МКАД")),
        ("not today: a flat tyre", Typed(Word.SKIP, "a flat tyre")),
        ("отложить встречу на вт", None),
        ("не сегодняшний", None),
        ("Готово-строй", None),
        ("", None),
    ],
)
def test_words_for_a_slot_are_read_and_nothing_else_is(text: str, expected: Typed | None) -> None:
    """A company's name or a sentence is not taken for one."""
    assert read_typed(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("вызвал клиент", SkipReason.CLIENT),
        ("Клиент вызвал", SkipReason.CLIENT),
        ("client called away", SkipReason.CLIENT),
        ("болею", SkipReason.SICK),
        ("заболела", SkipReason.SICK),
        ("sick", SkipReason.SICK),
        ("другая работа", SkipReason.WORK),
        ("Пробка  на МКАД", "Пробка на МКАД"),
    ],
)
def test_a_typed_reason_is_one_of_the_usual_ones_or_stays_as_it_is(text: str, reason: str) -> None:
    """So that the week counts them together."""
    assert reason_named(text) == reason


@pytest.mark.parametrize("slot", [*HUNTER, *FARMER], ids=lambda slot: slot.key)
def test_a_slots_key_names_it(slot: Slot) -> None:
    """Of every slot of both tables."""
    assert slot_named(slot.key) == (slot.activity, slot.number or 0)
