"""`/week` and the pinned card: `Название: СЧИТАЕТСЯ/НОРМА (записано N)`, the reasons, and one message for ever."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, found, join
from tests.chat.town import Town


async def test_a_hunters_week_is_a_line_per_stage_with_the_reasons_under_it(team: Team) -> None:
    """Exactly in the agreed form, with a button for each record that can be mended."""
    ivan = team.hunter
    for line in (
        "Ромашка; Иванов Пётр Сергеевич; директор; отказ: дорого",
        "Ромашка; Лебедева Анна; отказ: дорого",
        "Ромашка; не дозвонился",
        "Север; Котов Игорь; директор; встреча вт 11:00",
        "Заря; Зайцев Олег; директор; встреча",
    ):
        await ivan.say(f"/call {line}")
        await ivan.sees("асчитано")
    await ivan.say("/week")
    week = await ivan.sees("Можно исправить")
    assert week.text.splitlines() == [
        "Неделя 23.11–29.11",
        "Результативные звонки: 3/50 (записано 5)",
        "· нет должности: 1",
        "· не дозвонились: 1",
        "Назначенные встречи: 1/12 (записано 2)",
        "· нет даты и времени встречи: 1",
        "Проведённые встречи: 0/12",
        "Результативные встречи: 0/6",
        "Можно исправить:",
    ]
    mends = ["✏️ Ромашка: нет должности", "✏️ Заря: нет даты и времени встречи"]
    assert week.labels == [*mends, "◀️ Прошлая неделя"]


async def test_a_meeting_without_a_time_is_mended_from_the_week(quick_team: Team) -> None:
    """The button opens the record below with its free slots; the week stays."""
    ivan = quick_team.hunter
    await ivan.say("/call Заря; Зайцев Олег; директор; встреча")
    await ivan.sees("Когда встреча?")
    await ivan.say("/week")
    week = await ivan.sees("Можно исправить")
    await ivan.press("Заря: нет даты")
    await ivan.sees("Когда встреча?")
    assert week in await ivan.messages()
    await ivan.press("Встречи-1")
    await ivan.sees("Назначенные встречи: 1 из 12")


async def test_a_trainees_norm_is_thirty_calls_and_six_meetings_and_he_grows_into_it(team: Team) -> None:
    """Block 1 has two stages; half of the norm in the first week, three quarters in the second."""
    anna = await join(team.town, team.head, 3, "Анна Лис", "trainee")
    await anna.say("/week")
    week = await anna.sees("Пока пусто")
    assert week.text.splitlines() == [
        "Неделя 23.11–29.11",
        "норма пересчитана: стажировка 50 %",
        "Результативные звонки: 0/15",
        "Назначенные встречи: 0/3",
        "Пока пусто: начните с /call",
    ]
    await team.town.move_to("2026-11-30T08:00:00+03:00")
    await anna.say("/week")
    await anna.sees("30.11–06.12", "стажировка 75 %", "Результативные звонки: 0/23", "Назначенные встречи: 0/5")
    await team.town.move_to("2026-12-07T08:00:00+03:00")
    await anna.say("/week")
    whole = await anna.sees("07.12–13.12", "Результативные звонки: 0/30", "Назначенные встречи: 0/6")
    assert "пересчитана" not in whole.text


async def test_the_heads_week_shows_everybody(team: Team) -> None:
    """A person's name and role, then his lines."""
    await join(team.town, team.head, 3, "Анна <Лис>", "trainee")
    await team.hunter.say("/call Ромашка; Иванов Пётр; директор; отказ")
    await team.hunter.sees("1 из 50")
    await team.head.say("/week")
    seen = await team.head.sees(
        "Иван Орлов", "Результативные звонки: 1/50", "Анна <Лис>", "стажировка 50 %", "Результативные звонки: 0/15"
    )
    assert "0/12" in seen.text


@pytest.mark.exact("counts calls")
async def test_the_pinned_card_is_one_message_edited_in_silence(place: Town) -> None:
    """However many records: never sent again, never notified again."""
    ivan = await join(place, await found(place), 2, "Иван Орлов")
    card = await ivan.sees_pinned("Результативные звонки: 0/50")
    for number in range(1, 4):
        await ivan.say(f"/call Клиент {number}; Иванов Пётр; директор; отказ: дорого")
        await ivan.sees(f"{number} из 50")
        seen = await ivan.sees_pinned(f"Результативные звонки: {number}/50")
        assert seen.message_id == card.message_id
    await ivan.say("/undo")
    assert (await ivan.sees_pinned("Результативные звонки: 2/50")).message_id == card.message_id
    assert sum("Неделя 23.11" in message.text for message in await ivan.messages()) == 1
    sent = [call for call in await place.calls() if call["method"].lower() == "pinchatmessage"]
    assert len(sent) == 1


@pytest.mark.exact("orders its own fault")
async def test_the_card_comes_back_where_it_was_deleted(team: Team) -> None:
    """The edit finds no message: a new one is sent and pinned, and edited from then on."""
    ivan = team.hunter
    lost = await ivan.sees_pinned("Результативные звонки: 0/50")
    await team.town.fault(
        method="editMessageText", times=1, error_code=400, description="Bad Request: message to edit not found"
    )
    await ivan.say("/call Ромашка; Иванов Пётр; директор; отказ: дорого")
    new = await ivan.sees("Неделя 23.11", "Результативные звонки: 1/50")
    assert new.message_id != lost.message_id
    await ivan.sees_pinned("Результативные звонки: 1/50")
    await ivan.say("/call Север; Котов Игорь; директор; отказ: дорого")
    await ivan.sees("2 из 50")
    edited = await ivan.sees("Неделя 23.11", "Результативные звонки: 2/50")
    assert edited.message_id == new.message_id


async def test_last_week_opens_by_a_button_and_typed(quick_team: Team) -> None:
    """On Monday the gaps of last week can still be seen and mended."""
    ivan = quick_team.hunter
    await ivan.say("/call Луч; Котов Игорь Львович; отказ дорого; вчера 15:40")
    await ivan.sees("нет должности", "16.11–22.11")
    await ivan.say("/week")
    await ivan.sees("23.11–29.11")
    await ivan.press("Прошлая неделя")
    # Before he joined he owed nothing.
    seen = await ivan.sees("Неделя 16.11–22.11", "0 дней из 5", "0/0 (записано 1)")
    assert any("Луч" in label for label in seen.labels)
    await ivan.say("/week прошлая")
    await ivan.sees("Неделя 16.11–22.11")
    await quick_team.head.say("/week прошлая")
    await quick_team.head.sees("Неделя 16.11–22.11", "0/0 (записано 1)")


async def test_a_call_back_that_did_not_get_through_is_still_due(quick_team: Team) -> None:
    """Only a talk keeps the promise to call back."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Луч; Котов Игорь Львович; директор; перезвонить завтра")
    await ivan.sees("Перезвонить: вт 24.11")
    await place.move_to("2026-11-24T09:30:00+03:00")
    await ivan.say("/call Луч; Котов Игорь Львович; директор; не дозвонился")
    await ivan.sees("не дозвонились")
    await ivan.say("/today")
    assert any("Луч" in label for label in (await ivan.sees("Перезвонить")).labels)
