"""Clients: found however they are spelt, created on the way, shown as a card."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, join, kept_records
from tests.chat.test_segments import with_client

KNOWN = ("ООО «Ёлка-Сервис»", "АО «Север-Строй»", "Ромашка")


async def three_clients(team: Team) -> None:
    for name in KNOWN:
        await team.hunter.say(f"/call {name}; не дозвонился")
        await team.hunter.sees("не дозвонились", name)


async def test_a_client_is_found_however_it_is_spelt(team: Team) -> None:
    """Few letters, any case, е for ё, without legal form and quotes, misspelt, in the wrong keyboard layout."""
    ivan = team.hunter
    await three_clients(team)
    spelt = {
        "ёл": "Ёлка",
        "ЕЛКА": "Ёлка",
        "елка сервис": "Ёлка",
        "сервис": "Ёлка",
        "север": "Север-Строй",
        "строй": "Север-Строй",
        "ao север": "Север-Строй",
        "ромшка": "Ромашка",
        "рамашка": "Ромашка",
        "hjvfirf": "Ромашка",
        "рОМ": "Ромашка",
    }
    for typed, name in spelt.items():
        await ivan.say("/call")
        await ivan.sees("Кому звонили")
        await ivan.say(typed)
        seen = await ivan.sees("?")
        assert any(name in label for label in seen.labels) or name in seen.text, (typed, seen)


@pytest.mark.parametrize("typed", ["елка-сервис", "ООО Елка Сервис", "рамашка", "hjvfirf", "Север"])
async def test_a_line_does_not_make_a_second_client_of_a_misspelt_one(quick_team: Team, typed: str) -> None:
    """It is taken for the known one or asked about; never created in silence."""
    ivan = quick_team.hunter
    await three_clients(quick_team)
    before = {row.client_id for row in await kept_records(quick_team.town)}
    await ivan.say(f"/call {typed}; Иванов Пётр; директор; отказ")
    seen = await ivan.sees("")
    if "Кого вы имели в виду" in seen.text:
        await ivan.press(seen.labels[0])
        await ivan.sees("Засчитано", "отказ")
    assert {row.client_id for row in await kept_records(quick_team.town)} == before


async def test_a_client_is_created_on_the_way_by_two_taps(team: Team) -> None:
    """Search finds none: «Создать» goes on to the person."""
    ivan = team.hunter
    await ivan.say("📞 Звонок")
    await ivan.sees("Напишите название компании")
    await ivan.say("Заря")
    await ivan.sees("«Заря» пока нет. Создать?")
    await ivan.press("Создать «Заря»")
    await ivan.sees("Заря", "С кем говорили")


async def test_an_exact_name_may_still_be_created_beside_like_ones(quick_team: Team) -> None:
    """«Ромашка-2» is not «Ромашка»: both are offered."""
    ivan = quick_team.hunter
    await three_clients(quick_team)
    await ivan.say("/call")
    await ivan.sees("Кому звонили")
    await ivan.say("Ромашк")
    await ivan.sees("Кого вы имели в виду?")
    await ivan.press("Создать «Ромашк»")
    await ivan.sees("Ромашк", "С кем говорили")


async def test_the_card_shows_owner_people_and_what_happened(quick_team: Team) -> None:
    """And offers the call; the head reads it too, without calling."""
    ivan, olga = quick_team.hunter, quick_team.head
    await ivan.say("/call Ромашка & Ко; Иванов Пётр Сергеевич; директор; отказ: дорого")
    await ivan.sees("Засчитано")
    await ivan.say("/client ромаш")
    card = await ivan.sees("Ромашка & Ко", "ведёт Иван Орлов", "Иванов Пётр Сергеевич, директор", "отказ")
    assert card.labels == [
        "📞 Звонок",
        "📅 Назначить",
        "➕ Новая анкета",
        "🧭 Дальше по пути",
        "🎯 Сегмент",
        "🤝 Передать",
    ]
    assert len(card.text.splitlines()) <= 12
    await ivan.press("Звонок")
    await ivan.sees("С кем говорили")
    await olga.say("/client ромаш")
    heads = ["🧭 Дальше по пути", "🎯 Сегмент", "🗑 Удалить данные ЛПР", "🤝 Передать"]
    assert (await olga.sees("ведёт Иван Орлов")).labels == heads


async def test_own_clients_are_a_list_of_buttons(quick_team: Team) -> None:
    """A tap opens the card; a typed name does too."""
    ivan = quick_team.hunter
    await ivan.say("/clients")
    await ivan.sees("Клиентов пока нет", "/call")
    await three_clients(quick_team)
    await ivan.say("/clients")
    listed = await ivan.sees("Ваши клиенты")
    assert listed.labels == list(reversed(KNOWN))
    await ivan.press("Ромашка")
    await ivan.sees("Ромашка", "ведёт Иван Орлов")
    await ivan.say("/clients")
    await ivan.sees("Ваши клиенты")
    await ivan.say("елка")
    await ivan.sees("Ёлка-Сервис", "ведёт")
    # Who went over is his no more, however lately he spoke to him.
    petr = await join(quick_team.town, quick_team.head, 3, "Пётр Громов")
    await quick_team.head.say("/team Иван; клиенты; Р; Пётр")
    await quick_team.head.press("✅ Передать")
    await petr.sees("Теперь ваши: 1 клиент")
    await ivan.say("/clients")
    assert (await ivan.sees("Ваши клиенты")).labels == [each for each in reversed(KNOWN) if each != "Ромашка"]
    await quick_team.head.say("/team Иван; клиенты; Пётр")
    await quick_team.head.press("✅ Передать")
    await petr.sees("Теперь ваши: 2 клиента")
    await ivan.say("/clients")
    assert (await ivan.sees("Недавние, чужие")).labels == list(reversed(KNOWN))
    await ivan.say("/call")
    assert set(KNOWN) <= set((await ivan.sees("Кому звонили")).labels)


async def test_a_client_nobody_called_yet_is_offered_to_its_owner(quick_team: Team) -> None:
    """Created and left: the next call offers it at once."""
    ivan = quick_team.hunter
    await ivan.say("/call Заря; Иванов Пётр")
    await ivan.sees("Чем кончилось")
    await ivan.say("/call")
    assert "Заря" in (await ivan.sees("Кому звонили")).labels


async def test_an_unknown_name_is_answered_with_the_way_out(quick_team: Team) -> None:
    """One sentence; other letters may be typed at once."""
    ivan = quick_team.hunter
    await three_clients(quick_team)
    await ivan.say("/client Абракадабра <b>")
    await ivan.sees("Не нашёл «Абракадабра <b>»", "/call")
    await ivan.say("ромашка")
    await ivan.sees("Ромашка", "ведёт")


async def test_a_name_that_is_like_no_other_is_asked_about_alone(quick_team: Team) -> None:
    """«абракадабра» is «f,hfrflf,hf» on the other keyboard: that brings nobody with an initial F and a «& Co»."""
    ivan = quick_team.hunter
    for name in ("F. F. Mallow & Co", "H. F. Teasel & Co", "A. B. Sorrel & Co"):
        await with_client(ivan, name)
    for typed in ("абракадабра", "Bindweed & Co", "Q. F. Bindweed & Co"):
        await ivan.say("/call")
        await ivan.sees("Кому звонили")
        await ivan.say(typed)
        asked = await ivan.sees(f"«{typed}» пока нет. Создать?")
        assert asked.labels == [f"➕ Создать «{typed}»"]
    await ivan.say("malow & co")
    asked = await ivan.sees("Кого вы имели в виду?")
    assert asked.labels[0] == "F. F. Mallow & Co"
