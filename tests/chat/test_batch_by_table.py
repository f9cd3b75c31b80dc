"""A batch, and the message of its slot, by the table and the promises as they stand at the moment."""

from __future__ import annotations

from datetime import datetime

from tests.chat.calling import NAMES, kept_batches, listed
from tests.chat.conftest import Team
from tests.chat.town import Phone, Town


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-24T{clock}:00+03:00")


async def begin(ivan: Phone, clock: str = "09:20") -> None:
    """He calls on Tuesday; the standup before it was told of."""
    await ivan.town.move_to(at("09:00"))
    await ivan.town.move_to(at("09:20"))
    await ivan.sees("09:20 · Телемаркетинг")
    await ivan.town.move_to(at(clock))
    await listed(ivan, *NAMES[:3])
    await ivan.say("/batch")
    await ivan.sees("Ромашка", "до 11:00")


async def retimed(team: Team, line: str) -> None:
    await team.head.say(f"/timetable {line}; сразу")
    await team.head.sees("сохранено, действует с вт 24.11")


async def told(phone: Phone, part: str) -> list[str]:
    return [seen.text for seen in await phone.messages() if part in seen.text]


async def ended(place: Town) -> list[bool]:
    return [row.ended_at is not None for row in await kept_batches(place)]


async def test_a_batch_ends_when_its_slot_does_by_the_table_of_the_moment(quick_team: Team) -> None:
    """The head cuts it short meanwhile: at its new end it is over, and the meeting that begins then is announced."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan)
    await retimed(quick_team, "хантер; вт 9:20 на 9:20-10:00; вт 10:00-11:00 встречи")
    await place.move_to(at("09:21"))
    await ivan.press("Отказ")
    await ivan.sees("Север", "до 10:00")
    assert await ended(place) == [False]
    await place.move_to(at("10:00"))
    await ivan.sees("Звонки 09:20–10:00: итог")
    assert len(await told(ivan, "10:00 · Встречи")) == 1


async def test_what_began_while_a_batch_ran_that_the_table_ends_is_announced_late(quick_team: Team) -> None:
    """The table says afterwards that meetings began at half past nine: within the limits they are told of, once."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan)
    await place.move_to(at("09:40"))
    await retimed(quick_team, "хантер; вт 9:20 на 9:20-9:30; вт 9:30-11:00 встречи")
    await place.move_to(at("09:41"))
    await ivan.sees("Звонки 09:20–09:41: итог")
    await ivan.sees("09:30 · Встречи", "С опозданием: началось в 09:30")
    await place.move_to(at("09:42"))
    assert len(await told(ivan, "09:30 · Встречи")) == 1
    assert len(await told(ivan, "09:20 · Телемаркетинг")) == 1


async def test_what_began_too_long_ago_is_not_announced(quick_team: Team) -> None:
    """A meeting slot helps half an hour after its beginning, no longer."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan)
    await place.move_to(at("10:05"))
    await retimed(quick_team, "хантер; вт 9:20 на 9:20-9:30; вт 9:30-11:00 встречи")
    await place.move_to(at("10:06"))
    await ivan.sees("Звонки 09:20–10:06: итог")
    assert await told(ivan, "09:30 · Встречи") == []


async def test_a_batch_goes_on_where_its_slot_is_made_longer(quick_team: Team) -> None:
    """Its card and its end say so."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan)
    await retimed(quick_team, "хантер; вт 11:00 убрать; вт 9:20 на 9:20-12:00")
    await place.move_to(at("11:00"))
    assert await ended(place) == [False]
    await ivan.press("Отказ")
    await ivan.sees("Север", "до 12:00")
    await place.move_to(at("12:00"))
    await ivan.sees("Звонки 09:20–12:00: итог")


async def test_another_teams_or_roles_table_changes_nothing(quick_team: Team) -> None:
    """Nor does one that holds from next Monday."""
    ivan, place = quick_team.hunter, quick_team.town
    await begin(ivan)
    await retimed(quick_team, "фермер; вт 11:00 на 11:00-12:00")
    await quick_team.head.say("/timetable хантер; вт 9:20 на 9:20-10:00; с понедельника")
    await quick_team.head.sees("30.11")
    await place.move_to(at("10:30"))
    assert await ended(place) == [False]


# -- the slot's message


async def test_promised_calls_are_in_the_slots_message_and_begin_the_batch(quick_team: Team) -> None:
    """Without a list: how many, and the first card in one tap; on the list they are counted once."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Вектор; Котов Игорь; директор; перезвонить завтра в 10:00")
    await ivan.sees("Перезвонить: вт 24.11")
    await ivan.say("/call Гранит; Котов Игорь; директор; перезвонить в пт")
    await ivan.sees("Перезвонить: пт 27.11")
    await place.move_to(at("09:20"))
    calls = await ivan.sees("09:20 · Телемаркетинг", "Обещали перезвонить: 1", "Список на неделю пуст")
    assert {"▶️ Начать обзвон", "📇 Собрать список"} <= set(calls.labels)
    await ivan.press("Начать обзвон")
    await ivan.sees("Вектор", "Обещали перезвонить вт 24.11 10:00", "Осталось 1")
    await ivan.press("Закончить")
    await ivan.press_again(calls, "10 минут")
    await place.move_to(at("09:31"))
    again = await ivan.sees("Телемаркетинг", "Напоминаю", "ждут звонка: 1")
    assert "Обещали" not in again.text
