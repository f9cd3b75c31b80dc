"""No query of a tap reads a whole table: what is flat today stays flat at a million rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from bot.delivery import inbox
from bot.store.database import Database, open_database
from tests.chat.conftest import Team, found, join
from tests.chat.form_scene import fill, met
from tests.chat.town import Phone, Town, town
from tests.databases import sqlite_url

SMALL = (
    *("SCAN CONSTANT", "SCAN anon_", "SCAN (subquery-", "SCAN outbox", "SCAN ticks", "SCAN teams"),
    "SCAN founding_links",
    "SCAN ranked",  # the rows of those whose base is drawn, found by an index
    "SCAN errands USING INDEX ix_errands_pending",  # only what waits to be fetched stands in it
    "SCAN deputies USING INDEX ix_deputies_named",  # only those whose days are not over
    "SCAN timetables USING INDEX ix_timetables_of_roles",  # only what teams said of a role's table
    "SCAN closed_weeks USING INDEX ix_closed_weeks_reopened",  # only those that were opened again
    # No tap: the tick asks where people live.
    *(
        "SCAN members USING INDEX ix_members_role_timezone",
        "SCAN members USING COVERING INDEX ix_members_role_timezone",
    ),
)
"""What may be read whole: subqueries bounded by a limit, and tables that stay small."""
STORY = (
    "/call Ромашка; Иванов Пётр Сергеевич; директор; отказ",
    "/call Рамашка; Иванов Пётр Сергеевич; ; перезвонить завтра",
    "/walkin Луч; Котов Игорь; ; встреча вт 11:00",
    "/week",
    "/today",
    "/timetable",
    "/clients",
    "/client ром",
    "/undo",
    "непонятное",
)
MEETINGS = (
    "/book Ромашка; Иванов Пётр Сергеевич; ср 11:00; у клиента; Ленина 5; смета",
    "/book Луч; Котов Игорь",
    "/meetings",
    "/agreements",
    "/client ромашка",
    "/form Ромашка",
    "/form",
    "/week",
    "/today",
    "/undo",
)
FARMING = (
    "/contact Ромашка; Иванов Пётр Сергеевич; обсудили договор",
    "/call Ромашка; Иванов Пётр Сергеевич; перезвонить завтра",
    "/form Ромашка",
    "/incoming Заря; Котов Игорь; хочет КП; перезвонить завтра",
)


@contextmanager
def statements() -> Iterator[dict[str, Any]]:
    """Every statement that is run meanwhile, with its parameters."""
    seen: dict[str, Any] = {}

    def note(_: object, __: object, statement: str, parameters: Any, *rest: object) -> None:
        many = isinstance(parameters, list)
        seen[statement] = parameters[0] if many else parameters

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def whole_reads(database: Database, seen: dict[str, Any]) -> list[str]:
    """The statements for which SQLite would read a growing table from end to end."""
    explained = [
        statement for statement in seen if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE"))
    ]

    def explain(connection: Any) -> list[str]:
        found = []
        for statement in explained:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", seen[statement]).all()
            scans = [row[3] for row in rows if row[3].startswith("SCAN ") and not row[3].startswith(SMALL)]
            found += [f"{scan}: {statement}" for scan in scans]
        return found

    return await database.transaction(explain)


async def play(place: Town) -> Team:
    head = await found(place)
    ivan = await join(place, head, 2, "Иван Орлов")
    await lines(ivan, STORY)
    await ivan.say("/call")
    await ivan.sees("Кому звонили")
    await ivan.press("Ромашка")
    await ivan.press("Иванов")
    await ivan.press("Перезвонить")
    await ivan.press("+3 дня")
    await farm(place, head)
    await meet(place, ivan)
    await head.say("/week")
    await head.sees("Иван")
    await lead(place, head)
    return Team(place, head, ivan)


async def meet(place: Town, ivan: Phone) -> None:
    """Meetings to come and held ones, their questionnaires, what was agreed; what the bot says of it by itself."""
    await lines(ivan, MEETINGS)
    # The second meeting finds what the first one's form says.
    await met(ivan)
    await ivan.send({"voice": True})
    await fill(ivan)
    await met(ivan)
    await ivan.press("Решает")
    await ivan.press("Без изменений")
    await lines(ivan, MEETINGS)
    await ivan.say("/client ромашка")
    for label in ("Все анкеты", "12/12"):
        await ivan.press(label)
    await place.move_to("2026-11-25T10:30:20+03:00")
    await ivan.sees("Скоро")
    await place.move_to("2026-11-25T13:00:30+03:00")
    await ivan.press("Состоялась")
    await ivan.sees("анкета 0 из 12")
    await ivan.say("/agreements")
    await ivan.press("КП")
    await ivan.press("Перенести")


async def farm(place: Town, head: Phone) -> None:
    """A farmer's day: talks, visits, who rang, a new one given away."""
    vera = await join(place, head, 3, "Вера Фомина", "farmer")
    await lines(vera, FARMING)
    for label in ("✅ Отвечено", "🎯 Передать"):
        await vera.press(label)
    await lines(vera, ("/visit Ромашка; Иванов Пётр Сергеевич", "/week", "/today", "/client заря"))
    await vera.press("Нейтральная")
    await vera.say("/contact Луч; Котов Игорь Львович; спросил о сроках")
    await vera.press("Клиент уже покупает")
    await study(vera)
    await lines(vera, ("/lists", "/lists +по классу", "/lists +по выводам", "/lists +Астра", "/batch", "/batch стоп"))
    await hand_over(head)


async def hand_over(head: Phone) -> None:
    """Offered, taken back, accepted; what the new one sees then."""
    lena = await join(head.town, head, 8, "Лена Котова", "farmer")
    await head.say("/handover Ромашка")
    await head.press("Лена Котова")
    await head.sees("предложена")
    await head.press("Отозвать")
    await head.sees("отозвана")
    await lines(head, ("/handover Ромашка; Лена; просят счёт", "/handover"))
    await lines(lena, ("/handover", "принять Ромашка", "/today", "/lists +перезвоны", "/client ромашка"))
    await lines(head, ("/handover", "/handover Луч; Лена"))
    await lines(lena, ("отказаться: занята", "/map"))
    await lena.press("Держать")
    await lena.sees("1–1 из 1")
    await lines(head, ("/map", "/map Лена"))


async def lead(place: Town, head: Phone) -> None:
    """The team: cards, a first week, a deputy, settings, a base that moves, a role that changes, one who leaves."""
    anna = await join(place, head, 9, "Анна Лис", "trainee")
    await lines(anna, ("/today", "/call Вектор; Котов Игорь; закупки; отказ"))
    await lines(head, ("/today", "/team", "/team Анна", "/team заместитель Лена завтра", "/team заместитель нет"))
    await lines(head, ("/team настройки входящие хантерам", "/team настройки порог 12 5", "/team Иван; клиенты"))
    await head.press("Всех")
    await head.sees("Кому передать?")
    await head.press("Лена Котова")
    await head.press("✅ Передать")
    await head.sees("передано")
    await head.say("/team Анна; фермер")
    await head.press("✅ Сделать")
    await head.sees("теперь фермер")
    await head.say("/team Лена; уходит")
    await head.sees("Кому передать")
    await head.press("Вера Фомина")
    await head.press("🚪 Да")
    await head.sees("больше не в отделе")
    await lines(head, ("/week", "/team"))


async def study(vera: Phone) -> None:
    """By taps and typed, taken back, put aside."""
    await vera.say("/contact Астра; Ким Олег Ильич; директор; обсудили договор")
    await vera.say("/study астра")
    for label in ("Ушёл", "К выводу", "Спасать", "По опыту", "Позвонить", "Завтра", "↩️", "Назад", "Пропустить"):
        await vera.press(label)
    await lines(vera, ("/study", "спасать; молчит; позвонить; пт", "/undo", "держать", "/client астра"))


async def lines(phone: Phone, said: Sequence[str]) -> None:
    for line in said:
        await phone.say(line)
        await phone.sees()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


async def test_no_tap_reads_a_whole_table(url: str) -> None:
    """Every query of a day in the chat finds its rows by an index."""
    with statements() as seen:
        async with town(url) as place:
            await play(place)
    assert len(seen) > 90
    database = await open_database(url)
    try:
        assert await whole_reads(database, seen) == []
    finally:
        await database.close()


async def test_a_query_without_an_index_is_noticed(url: str) -> None:
    """The check can fail: a bound state hides the partial index."""
    database = await open_database(url)
    try:
        with statements() as seen:
            await database.transaction(inbox.failed)
        assert await whole_reads(database, {"SELECT * FROM inbox WHERE chat_key = ?": (1,)}) != []
        assert seen
    finally:
        await database.close()
