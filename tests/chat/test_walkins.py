"""Office walk-ins: what they gave; logged, with no norm of their own."""

from __future__ import annotations

from tests.chat.conftest import Team, join


async def test_a_walk_in_by_buttons_gives_a_contact_and_shows_no_norm(team: Team) -> None:
    """Company, person, result; the week counts walk-ins in a line without a norm."""
    ivan = team.hunter
    await ivan.say("🚪 Обход")
    await ivan.sees("Куда заходили")
    await ivan.say("Заря")
    await ivan.press("Создать «Заря»")
    await ivan.sees("С кем общались")
    await ivan.say("Иванов Пётр Сергеевич; директор")
    result = await ivan.sees("Чем кончилось")
    assert len(result.labels) == 3
    await ivan.press("Контакт ЛПР")
    record = await ivan.sees("Записано", "Заря — Иванов П. С.: получен контакт ЛПР")
    assert " из " not in record.text
    await ivan.say("/week")
    await ivan.sees("Результативные звонки: 0/50\n", "Обходы офисов: 1")


async def test_a_meeting_booked_in_a_walk_in_counts_as_booked(team: Team) -> None:
    """It feeds the norm of booked meetings, not that of calls."""
    ivan = team.hunter
    await ivan.say("/walkin Заря; Иванов Пётр Сергеевич; директор; встреча вт 11:00")
    record = await ivan.sees("Записано", "Встреча: вт 24.11 11:00", "Назначенные встречи: 1 из 12")
    assert "звонки" not in record.text


async def test_refused_at_the_door_is_two_taps_without_a_person(quick_team: Team) -> None:
    """Nobody has to be named for it."""
    ivan = quick_team.hunter
    await ivan.say("/walkin Заря; отказ")
    await ivan.sees("Записано", "Заря: отказ", "Почему отказ?")
    await ivan.press("Не нужно")
    await ivan.sees("Причина: Не нужно")
    await ivan.say("🚪 Обход")
    ivan.taps = 0
    await ivan.press("Заря")
    await ivan.press("Отказ на входе")
    await ivan.sees("Записано", "Заря: отказ")
    assert ivan.taps == 2


async def test_a_trainee_may_log_walk_ins(quick_team: Team) -> None:
    """Block 1 is his."""
    anna = await join(quick_team.town, quick_team.head, 3, "Анна Лис", "trainee")
    await anna.say("/walkin Заря; Иванов Пётр; директор; контакт")
    await anna.sees("Записано", "получен контакт ЛПР")
    await anna.say("/week")
    await anna.sees("Обходы офисов: 1")


async def test_a_farmer_is_told_who_logs_walk_ins_and_what_he_can_do(quick_team: Team) -> None:
    """The refusal names the reason and the way out."""
    vera = await join(quick_team.town, quick_team.head, 3, "Вера Фомина", "farmer")
    await vera.say("/walkin Заря; отказ")
    await vera.sees("Обходы офисов записывают менеджеры по продажам и стажёры", "/call")
