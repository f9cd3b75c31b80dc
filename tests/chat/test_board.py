"""The board in the chat: the head's of the whole team, everybody's own; blocks by sum and by age, page after page."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, join
from tests.chat.form_scene import english_team
from tests.chat.meetings import at
from tests.chat.test_path import deputy
from tests.chat.town import Phone, Town

SUM = "\u00a0000\u00a0₽"


async def client(phone: Phone, name: str, *moves: str) -> None:
    await phone.say(f"/call {name}; Котов Игорь Львович; директор; отказ")
    await phone.sees("Засчитано", name)
    for move in moves:
        await phone.say(f"/path {name}; {move}")
        await phone.sees(name)


async def filled(team: Team) -> Phone:
    """Иван's four clients and Лев's two, in all places."""
    lev = await join(team.town, team.head, 4, "Лев Котов")
    await client(team.hunter, "Альфа", "переговоры", "договор; 700 тыс")
    await client(team.hunter, "Бета", "переговоры; 20 тыс")
    await client(team.hunter, "Гамма", "отложить; 01.12; ждут бюджета")
    await client(team.hunter, "Дельта", "проиграли; дорого")
    await client(lev, "Омега", "переговоры", "заказ; 900 тыс")
    await client(lev, "Сигма")
    return lev


async def test_the_head_sees_the_team_by_block_and_opens_a_client(team: Team) -> None:
    """Counts, sums, reasons; a block by sum and by age with whose each is; the card below, so that the list stays."""
    await filled(team)
    head = team.head
    await head.say("/board")
    await head.sees(
        *("Доска: вся команда", f"3. Закрытие: 2 · 1\u00a0600{SUM}", f"2. Переговоры: 1 · 20{SUM}"),
        *("1. Холодная работа: 2, встреч назначено 0", "⏸ Отложены: 1", "✖️ Проиграны за три месяца: 1 · дорого 1"),
    )
    await head.press("3. Закрытие")
    shown = await head.sees(
        f"1. Омега · 900{SUM} · заказ · сегодня · Лев Котов", f"2. Альфа · 700{SUM} · договор · сегодня · Иван Орлов"
    )
    await head.press("По сроку")
    await head.sees("1. Альфа", "2. Омега")
    await head.press("1. Альфа")
    await head.sees("Альфа", "💼 Блок 3 · Договор с пн 23.11")
    assert shown.message_id in [raw["message_id"] for raw in (await head.chat())["messages"]]
    await head.press("🗂 Доска")
    await head.press("⏸ Отложены")
    await head.sees("1. Гамма · вернётся вт 01.12 · ждут бюджета · Иван Орлов")
    # A deal that waits is told with its sum and the reason; what was paid stays in the week, whoever has the client.
    for line in ("Омега; отложить; 02.12; ждут бюджета", "Альфа; оплата", "Альфа; оставить"):
        await head.say(f"/path {line}")
        await head.sees("Омега" if "Омега" in line else "Альфа")
    await head.say("/board отложены")
    await head.sees(f"2. Омега · 900{SUM} · вернётся ср 02.12 · ждут бюджета · Лев Котов")
    await head.say("/board")
    await head.sees(f"Доска: вся команда · 💰 оплачено за неделю: 1 · 700{SUM}", "3. Закрытие: 1")
    await head.say("/summary")
    await head.sees(f"Блок 3, ждут подключения руководителя: 1 · 💰 оплачено за неделю: 1 · 700{SUM}")
    await head.press("🗂 Доска")
    await head.press("✖️ Проиграны")
    await head.sees("1. Дельта · дорого · сегодня · Иван Орлов")
    await head.press("🗂 Доска")
    await head.press("Лев Котов · 1")
    await head.sees("Доска: Лев Котов", "3. Закрытие: 1", "1. Холодная работа: 1")


async def test_everybody_else_sees_his_own(quick_team: Team) -> None:
    """A hunter nobody else's, by no word; a farmer without cold work; a trainee has none."""
    lev = await filled(quick_team)
    await lev.say("/board")
    shown = await lev.sees("Доска: Лев Котов", f"3. Закрытие: 1 · 900{SUM}", "2. Переговоры: 0")
    assert not any("Иван" in label for label in shown.labels)
    await lev.say("/board 3")
    assert "Альфа" not in (await lev.sees("3. Закрытие · Лев Котов", "1. Омега")).text
    await lev.say("/board Иван")
    await lev.sees("Доски коллег видит руководитель")
    vera = await join(quick_team.town, quick_team.head, 6, "Вера Фомина", "farmer")
    await vera.say("/board")
    assert "Холодная" not in (await vera.sees("Доска: Вера Фомина", "Пока пусто")).text
    anna = await join(quick_team.town, quick_team.head, 7, "Анна Лис", "trainee")
    await anna.say("/board")
    await anna.sees("стажёр")


async def test_the_deputy_sees_what_the_head_does(quick_team: Team) -> None:
    """While he stands in."""
    lev = await filled(quick_team)
    await deputy(quick_team.town, 3, 1)
    await lev.say("/board")
    await lev.sees("Доска: вся команда", "3. Закрытие: 2")


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("/board 3 Иван", "3. Закрытие · Иван Орлов: 1–1"),
        ("/board переговоры по сроку", "2. Переговоры · вся команда: 1–1"),
        ("/board проиграны", "✖️ Проиграны · вся команда: 1–1"),
        ("/board Лев", "Доска: Лев Котов"),
        ("/board 2 Лев", "2. Переговоры · Лев Котов: никого"),
        ("/board Зина", "Не понял «Зина»"),
    ],
)
async def test_what_the_buttons_do_may_be_typed(quick_team: Team, line: str, seen: str) -> None:
    """A block, whose, in which order."""
    await filled(quick_team)
    await quick_team.head.say(line)
    await quick_team.head.sees(seen)


async def test_a_long_block_goes_page_by_page_and_its_age_grows(quick_team: Team) -> None:
    """Eight on a screen; a page on and back."""
    ivan, place = quick_team.hunter, quick_team.town
    for number in range(9):
        await client(ivan, f"Клиент {number}", f"переговоры; {number + 1} млн")
    await place.move_to(at(27, "08:00"))
    await ivan.say("/board 2")
    first = await ivan.sees("2. Переговоры · Иван Орлов: 1–8", "1. Клиент 8", "4 дн.")
    assert len(first.text.splitlines()) <= 12
    await ivan.press("▶️")
    await ivan.sees("9–9", "9. Клиент 0")
    await ivan.press("◀️")
    await ivan.sees("1–8")


async def test_the_board_in_english(quick_place: Town) -> None:
    """As the head reads it."""
    team = await english_team(quick_place)
    await team.hunter.say("/call Acme; Black Peter Ivanovich; director; refused")
    await team.hunter.sees("Acme")
    for line in ("talks", "order; 2 mln"):
        await team.hunter.say(f"/path Acme; {line}")
        await team.hunter.sees("Acme")
    await team.head.say("/board")
    await team.head.sees("Board: the whole team", "3. Closing: 1 · 2\u00a0000\u00a0000\u00a0₽", "1. Cold work: 0")
    await team.head.press("3. Closing")
    await team.head.sees("1. Acme", "order · today · John Field")
