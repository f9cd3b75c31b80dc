"""A client that a slip made can be deleted while nothing stands with him, and brought back; «да» is nobody's name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.store.tables import clients
from tests.chat.conftest import Team, found, join
from tests.chat.meetings import at
from tests.chat.test_import import send
from tests.chat.test_own_data import everything_kept
from tests.chat.test_pressing_twice import twice
from tests.chat.town import Town

SLIP = "/call Рамашка; Иванов Пётр; директор; отказ: дорого"


async def names(place: Town) -> list[str]:
    """Of clients who are somebody's."""

    def read(connection: Any) -> list[str]:
        wanted = select(clients.c.name).where(clients.c.owner_id.is_not(None)).order_by(clients.c.id)
        return list(connection.scalars(wanted))

    return await place.polevik.database.transaction(read)


async def test_a_slips_client_goes_and_comes_back_by_buttons_and_typed(team: Team) -> None:
    """On each database: nobody finds him meanwhile, not by name, number, list or export; the slip stays undone."""
    ivan, head, place = team.hunter, team.head, team.town
    await ivan.say(SLIP)
    await ivan.sees("Засчитано")
    await ivan.say("/client Рамашка")
    card = await ivan.sees("Рамашка")
    assert not any("Удалить клиента" in label for label in card.labels)
    await ivan.say("/client Рамашка; удалить")
    await ivan.sees("его удалить нельзя", "/undo")
    await ivan.say("/undo")
    await ivan.sees("Отменено")
    await ivan.say("/client Рамашка")
    card = await ivan.sees_button("🗑 Удалить клиента")
    await twice(ivan, "🗑 Удалить клиента")
    await ivan.sees("Клиент «Рамашка» удалён")
    assert await names(place) == []
    for line in ("/client Рамашка", "/client рам"):
        await ivan.say(line)
        await ivan.sees("Не нашёл")
    await ivan.say("/clients")
    assert not any("Рамашка" in label for label in (await ivan.sees("лиент")).labels)
    await ivan.press("↩️ Вернуть")
    await ivan.sees("Клиент «Рамашка» снова в базе")
    await ivan.say("/client Рамашка")
    await ivan.sees_button("🗑 Удалить клиента")
    # Typed on the open card, and back by /undo.
    await ivan.say("удалить")
    await ivan.sees("удалён")
    await ivan.say("/undo")
    await ivan.sees("снова в базе")
    await head.say("/client Рамашка; удалить")
    await head.sees("удалён")
    await ivan.say(SLIP)
    await ivan.sees("Засчитано")
    assert await names(place) == ["Рамашка"]
    await head.say("/audit")
    await head.sees("Ольга Седова: Рамашка: клиент удалён", "Иван Орлов: Рамашка: клиент возвращён")


async def test_another_ones_client_stays_and_a_late_return_is_told(quick_team: Team) -> None:
    """Only who works with him, or the head; a quarter of an hour."""
    ivan, place = quick_team.hunter, quick_team.town
    petr = await join(place, quick_team.head, 3, "Пётр Котов")
    await ivan.say(SLIP)
    await ivan.sees("Засчитано")
    await ivan.say("/undo")
    await ivan.sees("Отменено")
    await petr.say("/client Рамашка; удалить")
    await petr.sees("Иван Орлов")
    await ivan.say("/client Рамашка; удалить")
    await ivan.sees("удалён")
    await place.move_to(at(23, "10:16"))
    await ivan.press("↩️ Вернуть")
    await ivan.say("/undo")
    await ivan.sees("нечего")
    assert await names(place) == []


async def test_nothing_personal_is_left_of_a_deleted_client(quick_team: Team) -> None:
    """A day later, or as soon as one of his people asks for it; then he cannot be brought back. The trail goes on
    telling which firm it was, where it is not called after a person."""
    ivan, head, place = quick_team.hunter, quick_team.head, quick_team.town
    for line in (SLIP, "/call ИП Смирнов; Смирнов Олег; директор; +7 495 111-22-33; отказ: Олег занят"):
        await ivan.say(line)
        await ivan.sees("Засчитано")
        await ivan.say("/undo")
        await ivan.sees("Отменено")
    for name in ("Рамашка", "ИП Смирнов"):
        await ivan.say(f"/client {name}; удалить")
        await ivan.sees("удалён")
    await head.say("/forgetme Рамашка; Иванов")
    await head.sees("Клиент «Рамашка» был удалён раньше", "вернуть его уже нельзя")
    kept = await everything_kept(place)
    assert "Иванов" not in kept
    assert "дорого" not in kept
    assert "Смирнов" in kept
    await ivan.press_again(await ivan.sees_button("↩️ Вернуть"), "↩️ Вернуть")
    await ivan.sees("снова в базе")
    await ivan.say("/client ИП Смирнов; удалить")
    await ivan.sees("удалён")
    await place.move_to(at(25, "10:00"))
    await place.polevik.tidy()
    kept = await everything_kept(place)
    assert not [word for word in ("Смирнов", "Олег", "111") if word in kept]
    assert "Рамашка" in kept


async def test_a_client_called_as_an_answer_gets_a_name_of_his_own(quick_place: Town) -> None:
    """From a file, twice the same; «да» then answers what was asked."""
    head = await found(quick_place)
    ivan = await join(quick_place, head, 2, "Иван Орлов")
    file = "Название;Телефон\nДа;+7 495 111-22-33\nООО «Нет»;\nОтмена;\nГранит;\n".encode()
    await send(ivan, file, "clients.csv")
    await ivan.sees_button("✅")
    await ivan.press("✅")
    await ivan.sees("Новых клиентов: 4")
    called = ["Да (клиент)", "ООО «Нет» (клиент)", "Отмена (клиент)", "Гранит"]
    assert await names(quick_place) == called
    await send(ivan, file, "clients.csv")
    await ivan.sees("Уже ваши: 4")
    assert await names(quick_place) == called
    for typed, name in (("Да", "Да (клиент)"), ("Ок", "Ок (клиент)"), ("Окей", "Окей (клиент)")):
        await ivan.say(f"/call {typed}; Иванов Пётр Ильич; директор; отказ")
        await ivan.sees(f"{name} — Иванов П. И.: отказ")
    called += ["Ок (клиент)", "Окей (клиент)"]
    assert await names(quick_place) == called
    await ivan.say("/call")
    await ivan.sees("Кому")
    await ivan.say("Заря")
    await ivan.sees("Создать?")
    await ivan.say("да")
    await ivan.sees("С кем")
    assert await names(quick_place) == [*called, "Заря"]
