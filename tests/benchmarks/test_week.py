"""The week that virtual people live: cut by the timetable, and talks that go by what the bot shows."""

from __future__ import annotations

import pytest

from benchmarks.steps import Step
from benchmarks.week_plan import BEGIN, role_of, stretches
from benchmarks.week_story import talks
from bot.domain.timetable import Activity, timetable_of

PERSON = 100_000_002


def test_everybody_does_what_his_own_timetable_says() -> None:
    """Every slot of every role begins with a stretch in which the role does just that."""
    week = {stretch.begins: stretch for stretch in stretches()}
    for role in ("hunter", "farmer", "trainee"):
        for slot in timetable_of(role):
            begins = BEGIN.replace(
                day=BEGIN.day + slot.weekday, hour=slot.start.hour, minute=slot.start.minute, second=0
            )
            assert week[begins].does[role] is slot.activity
    assert len(week) == 30
    assert [stretch.opens_day for stretch in stretches()] == [number % 6 == 0 for number in range(30)]


def test_all_roles_are_there() -> None:
    """Of ten people one learns."""
    roles = [role_of(number) for number in range(PERSON, PERSON + 100)]
    assert {role: roles.count(role) for role in ("hunter", "farmer", "trainee")} == {
        "hunter": 40,
        "farmer": 50,
        "trainee": 10,
    }


@pytest.mark.parametrize("role", ["hunter", "farmer", "trainee"])
def test_there_is_something_to_do_in_every_part_of_the_week(role: str) -> None:
    """Each begins with something typed."""
    for stretch in stretches():
        assert all(talk.opens.text for talk in talks(role, stretch.does[role], PERSON, 3))


def test_a_talk_goes_on_by_what_the_bot_shows_and_ends_where_it_says_so() -> None:
    """What belongs to no talk, a reminder, is no answer."""
    (talk,) = talks("hunter", Activity.TELEMARKETING, PERSON, 3)
    client = Step(press=f"Завод {PERSON} 3")
    assert talk.next("Кому звонили? Выберите или напишите несколько букв.") == client
    assert talk.next("✅ Засчитано. Завод — Иванов П. С.: перезвонить\nКогда перезвонить?") == Step(press="Завтра")
    assert talk.next("✅ Засчитано. Завод — Иванов П. С.: перезвонить\nПерезвонить: вт 24.11") is None
    with pytest.raises(LookupError):
        talk.next("09:20 · Телемаркетинг, до 11:00")


def test_a_section_that_is_as_before_is_taken_over_and_not_answered_again() -> None:
    """The form of a client met before asks the same words."""
    (talk,) = talks("farmer", Activity.MEETING, PERSON, 2)
    assert talk.next("Проблемы — как в прошлый раз?\nЧто не устраивает больше всего? — Цена") == Step(
        press="Без изменений"
    )
    assert talk.next("8. Что не устраивает больше всего?") == Step(press="Сроки")
