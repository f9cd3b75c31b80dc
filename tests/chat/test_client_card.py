"""The client's card: how far he came, who decides, what was agreed, the last form, and what was sent about him."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, join
from tests.chat.meetings import FACTS, MEET, WHOLE, at, book, content, fill, media, open_card, sees_media
from tests.chat.town import Phone, Seen


async def card(phone: Phone, *parts: str) -> Seen:
    await phone.say("/client Ромашка")
    return await phone.sees("Ромашка", "ведёт", *parts)


async def held(phone: Phone, answers: str) -> None:
    await phone.say(MEET)
    await phone.sees("Кто на встрече?")
    await fill(phone, answers)


async def test_the_stage_follows_what_happens_with_the_client(team: Team) -> None:
    """Called, a meeting booked, held without interest, interest with an agreement: the farthest he came."""
    ivan, place = team.hunter, team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ: дорого")
    await ivan.sees("Засчитано")
    await card(ivan, "В работе · ведёт Иван Орлов", "ЛПР", "· Иванов Пётр Сергеевич, директор")
    await book(ivan)
    await card(ivan, "Встреча назначена · ", "📅 Встреча вт 24.11 11:00")
    await place.move_to(at(24, "13:00"))
    await ivan.press("✅ Состоялась")
    await ivan.sees("Кто на встрече?")
    await fill(ivan, f"{FACTS}\n23. сомневается")
    await card(ivan, "Была встреча · ")
    await ivan.say("/form Ромашка")
    await ivan.sees("анкета 11 из 12")
    await ivan.say("23. есть\n24. КП до пт")
    await ivan.sees("анкета готова")
    await card(
        ivan, "Интерес и прогресс · ", "🤝 КП — до пт 27.11", "директор (решает)", "вт 24.11 Иванов П. С.: встреча"
    )


async def test_what_was_agreed_and_not_kept_is_no_progress_any_more(quick_team: Team) -> None:
    """The promise is broken: there was a meeting, and no more."""
    ivan = quick_team.hunter
    await held(ivan, WHOLE)
    await card(ivan, "Интерес и прогресс")
    await ivan.say("/agreements")
    await ivan.press("Ромашка")
    await ivan.say("не сделано: нет цен")
    await ivan.sees("❌ Не подтвердилась")
    await card(ivan, "Была встреча · ", "🤝 КП — до пт 27.11 — ❌ Не подтвердилась", "встреча · ❌ Не подтвердилась")


async def test_a_meeting_is_booked_and_opened_from_the_card(quick_team: Team) -> None:
    """Client and button: two taps to a meeting that counts; the card stays where the meeting opens."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; не дозвонился")
    await ivan.sees("не дозвонились")
    await card(ivan)
    await ivan.press("📅 Назначить")
    await ivan.press("Иванов П. С.")
    await ivan.press("Встречи-3")
    await ivan.sees("Засчитано", "Встреча: вт 24.11 11:00")
    shown = await card(ivan, "📅 Встреча вт 24.11 11:00")
    await open_card(ivan, "вт 24.11 11:00–13:00")
    assert shown in await ivan.messages()


async def test_the_last_form_opens_from_the_card(team: Team) -> None:
    """A readable page; its author goes on with it, the head only reads."""
    ivan, olga = team.hunter, team.head
    await held(ivan, f"{FACTS}\n23. есть")
    shown = await card(ivan)
    assert "📋 Анкета 11/12" in shown.labels
    await ivan.press("📋 Анкета 11/12")
    page = await ivan.sees("Ромашка · анкета 11 из 12", "вдвое быстрее")
    read = await card(olga)
    assert read.labels == [
        *("📋 Анкета 11/12", "🧭 Дальше по пути", "🎯 Сегмент", "🗑 Удалить данные ЛПР", "🤝 Передать")
    ], "neither calls, nor books, nor fills"
    await olga.press("📋 Анкета 11/12")
    theirs = await olga.sees("Ромашка · анкета 11 из 12", "вдвое быстрее", "Иван Орлов")
    assert any("Продолжить" in label for label in page.labels)
    assert not any("Продолжить" in label for label in theirs.labels)
    await olga.say("/form Ромашка")
    await olga.sees("Анкету заполняют")


async def test_several_forms_are_a_list(quick_team: Team) -> None:
    """The last one first; the button beside opens the last that says something."""
    ivan, place = quick_team.hunter, quick_team.town
    await held(ivan, WHOLE)
    await place.move_to(at(25, "12:00"))
    await ivan.say(MEET)
    await ivan.sees("анкета 0/12")
    shown = await card(ivan)
    assert {"📋 Анкета 12/12", "📚 Все анкеты: 2"} <= set(shown.labels)
    await ivan.press("📚 Все анкеты: 2")
    listed = await ivan.sees("Ромашка", "анкет: 2")
    assert [label.partition(" · ")[0] for label in listed.labels[:2]] == ["▫️ ср 25.11", "✅ пн 23.11"]


async def test_what_was_sent_about_a_client_is_sent_again(team: Team) -> None:
    """A photo at a record, a voice note and a place at a meeting: with their day, the newest first."""
    ivan, place = team.hunter, team.town
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; встреча вт 11:00")
    await ivan.sees("Засчитано")
    await ivan.send({"photo": True})
    await ivan.sees("📎")
    await open_card(ivan)
    await ivan.send({"voice": True})
    await ivan.sees("Приложено к встрече: Ромашка")
    await place.move_to(at(24, "09:30"))
    await ivan.say("/meetings ромашка")
    await ivan.sees("вт 24.11 11:00–13:00")
    await ivan.send({"location": {"latitude": 55.75, "longitude": 37.61}})
    await ivan.sees("📍")
    shown = await card(ivan)
    assert "📎 Файлы: 3" in shown.labels
    await ivan.press("📎 Файлы: 3")
    await ivan.sees("📎 Файлы: Ромашка")
    photo = await sees_media(ivan, "photo")
    assert photo.text == "пн 23.11"
    assert await content(ivan, photo)
    assert (await media(ivan, "voice"))[0].text == "пн 23.11"
    assert [each.raw["media"]["latitude"] for each in await media(ivan, "location")] == [55.75]
    assert shown in await ivan.messages()
    await team.head.say("/client Ромашка")
    await team.head.press("📎 Файлы: 3")
    await sees_media(team.head, "photo")


async def test_a_client_without_files_has_no_button_for_them(quick_team: Team) -> None:
    """What is not there is not offered."""
    await quick_team.hunter.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ: дорого")
    await quick_team.hunter.sees("Засчитано")
    assert not any("Файлы" in label for label in (await card(quick_team.hunter)).labels)


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (
            "farmer",
            ["📞 Звонок", "📅 Назначить", "💬 Контакт", "🚗 Визит", "📥 Входящий", "➕ Новая анкета"],
        ),
        ("trainee", ["📞 Звонок", "📅 Назначить"]),
        ("head", ["🧭 Дальше по пути", "🎯 Сегмент", "🗑 Удалить данные ЛПР", "🤝 Передать"]),
    ],
)
async def test_everybody_is_offered_what_he_may_do(quick_team: Team, role: str, labels: list[str]) -> None:
    """No button that would be refused; a colleague's meeting is told, and is not his to open."""
    place, head = quick_team.town, quick_team.head
    phone = head if role == "head" else await join(place, head, 3, "Анна Белова", role)
    await book(quick_team.hunter)
    shown = await card(phone, "Встреча назначена", "📅 Встреча вт 24.11 11:00")
    assert shown.labels == labels
