"""A head steps down, a deputy ends, a hunter becomes a farmer: what hung on the old role goes on, and all are told."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from bot.store.tables import audit, clients, deputies, errands, members, paths, standings
from tests.chat.conftest import Team, join
from tests.chat.farming import farmer
from tests.chat.meetings import at
from tests.chat.test_handover import rows
from tests.chat.test_path import in_talks
from tests.chat.test_team import menu_of
from tests.chat.town import MONDAY, Phone, Town


async def closing(ivan: Phone) -> None:
    """«Ромашка» is in block 3."""
    await in_talks(ivan)
    await ivan.say("/path Ромашка; договор")
    await ivan.sees("✅ Ромашка: договор")


async def joined(place: Town) -> list[int | None]:
    def read(c: Connection) -> list[int | None]:
        return list(c.scalars(select(paths.c.joined_by)))

    return await place.polevik.database.transaction(read)


async def test_a_demoted_head_leaves_his_deputy_and_his_closings_to_the_others(quick_team: Team) -> None:
    """The deputy is told and has his own menu; the other head is told which deal waits, and joins with one tap."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    oleg = await join(place, head, 6, "Олег Новый", "head")
    vera = await farmer(quick_team)
    await closing(ivan)
    await oleg.press("🙋 Подключаюсь")
    await oleg.sees("Вы подключились")
    await oleg.say("/team заместитель Вера 23.11-27.11")
    await vera.sees("Вам доступно всё, что руководителю")
    assert await joined(place) == [3]
    await head.say("/team Олег; хантер")
    await head.press("Сделать хантером")
    await vera.sees("Замещение снято (Олег Новый)", "Ваши обычные команды на месте")
    await head.sees("Сделка снова ждёт руководителя: Ромашка", "Олег Новый")
    await ivan.sees("🙋 Олег Новый больше не подключается: Ромашка", "снова ждёт руководителя")
    assert "team" not in await menu_of(place, vera)
    assert await joined(place) == [None]
    await head.press("🙋 Подключаюсь: Ромашка")
    await head.sees("🙋 Вы подключились")
    assert await joined(place) == [1]
    assert all(row.ended_at is not None for row in await rows(place, deputies))
    assert "deputy.ended" in {row.action for row in await rows(place, audit)}


async def test_who_stands_in_for_two_heads_stays_the_others_deputy(quick_team: Team) -> None:
    """Whether a head ends it or its days; his own role may change meanwhile; only heads end it, and are told."""
    place, head = quick_team.town, quick_team.head
    oleg = await join(place, head, 6, "Олег Новый", "head")
    vera = await farmer(quick_team)
    for who, days in ((head, "23.11-24.11"), (oleg, "23.11-25.11")):
        await who.say(f"/team заместитель Вера {days}")
        await who.sees("✅ Вера Фомина замещает вас")
    await vera.sees("Олег Новый назначает вас")
    # Who stands in does not lay it down, nor take it from another, nor name anybody; told at the first word.
    for line in ("нет", "Иван", "Иван 24.11-28.11"):
        await vera.say(f"/team заместитель {line}")
        await vera.sees("Заместителя назначает и снимает только сам руководитель")
    await vera.say("/team заместитель")
    assert (await vera.sees("замещает: Вера Фомина · за кого: Олег Новый")).labels == ["◀️ Назад"]
    # For days on which somebody stands in already he is not offered once more, nor is who may not at all.
    await head.say("/team заместитель Вера")
    labels = (await head.sees("на какие дни?")).labels
    assert not {"Сегодня", "Завтра"} & set(labels)
    assert "Следующая неделя" in labels
    await head.say("/team заместитель Олег")
    await head.sees("и так руководитель отдела")
    await head.say("/team Вера; хантер")
    await head.press("Сделать хантером")
    await vera.sees("ваша роль теперь — хантер")
    assert {"team", "meet"} <= await menu_of(place, vera)
    await place.move_to(at(25, "00:01"))
    await vera.sees("Замещение закончилось (Ольга Седова)", "Вы по-прежнему замещаете: Олег Новый")
    assert "team" in await menu_of(place, vera)
    await head.say("/team заместитель")
    await head.sees("замещает: Вера Фомина · за кого: Олег Новый")
    await head.press("✖️ Снять: Вера Фомина")
    await vera.sees("Замещение снято (Олег Новый)", "Ваши обычные команды на месте")
    await oleg.sees("Вера Фомина вас больше не замещает", "Ольга Седова")
    assert "team" not in await menu_of(place, vera)


async def test_a_deputy_whose_days_are_over_keeps_no_closing(quick_team: Team) -> None:
    """By themselves or by the head's word, once he stands in for nobody any more: the heads are told and may join."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    oleg = await join(place, head, 6, "Олег Новый", "head")
    vera = await farmer(quick_team)
    await closing(ivan)
    for who, days in ((head, "23.11-24.11"), (oleg, "23.11-25.11")):
        await who.say(f"/team заместитель Вера {days}")
        await who.sees("✅ Вера Фомина замещает вас")
    await vera.say("/path Ромашка; подключаюсь")
    await vera.sees("Вы подключились")
    await place.move_to(at(25, "00:01"))
    await head.sees("Замещение закончилось: Вера Фомина")
    assert await joined(place) == [4]
    await place.move_to(at(26, "00:01"))
    await head.sees("Сделка снова ждёт руководителя: Ромашка", "Вера Фомина")
    await ivan.sees("Вера Фомина больше не подключается: Ромашка")
    assert await joined(place) == [None]
    await oleg.say("/team заместитель Вера 26.11-27.11")
    await oleg.sees("✅ Вера Фомина замещает вас")
    await vera.say("/path Ромашка; подключаюсь")
    await vera.sees("Вы подключились")
    await oleg.say("/team заместитель нет")
    await head.sees("Сделка снова ждёт руководителя: Ромашка", "Вера Фомина")
    await head.press("🙋 Подключаюсь: Ромашка")
    await head.sees("🙋 Вы подключились")
    assert await joined(place) == [1]


async def test_a_hunter_who_becomes_a_farmer_keeps_no_paid_deal_in_block_3(quick_team: Team) -> None:
    """He has the client as a farmer has: there is nobody to hand him over to. An open deal goes on."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    await closing(ivan)
    await ivan.say("/path Ромашка; оплата")
    await ivan.sees("оплата")
    await ivan.say("/call Астра; Котов Игорь Ильич; закупки; отказ")
    await ivan.sees("Астра")
    await ivan.say("/path Астра; переговоры; 1 млн")
    await ivan.sees("Астра: переговоры")
    await head.say("/team Иван; фермер")
    await head.press("✅ Сделать")
    await head.sees("теперь фермер")
    stages = await place.polevik.database.transaction(lambda c: list(c.scalars(select(paths.c.stage))))
    assert stages == ["progress"]
    await ivan.say("/client Ромашка")
    seen = await ivan.sees("Действующий клиент")
    assert "Блок 3" not in seen.text


BASE = 450


async def a_base(place: Town, owner: int) -> None:
    def write(c: Connection) -> None:
        row = {"team_id": 1, "owner_id": owner, "created_at": MONDAY}
        c.execute(insert(clients), [row | {"name": f"К {n}", "search_name": f"к {n}"} for n in range(BASE)])

    await place.polevik.database.transaction(write)


async def test_a_large_base_follows_a_new_role_in_steps(quick_team: Team) -> None:
    """Over a restart, both ways: to a farmer at once, from a farmer when all his clients are existing ones."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    await a_base(place, 2)

    def known(c: Connection) -> tuple[Any, ...]:
        existing = c.scalar(select(func.count(clients.c.existing_since)))
        return (
            existing,
            c.scalar(select(func.count()).select_from(standings)),
            c.scalar(select(func.count(errands.c.id))),
        )

    async def settled() -> tuple[Any, ...]:
        async with asyncio.timeout(10):
            while (found := await place.polevik.database.transaction(known))[2]:
                pass
        return found

    await head.say("/team Иван; фермер")
    await head.press("Сделать фермером")
    await head.sees("теперь фермер")
    await place.restart()
    assert await settled() == (BASE, BASE, 0)
    # As it is with the clients of a farmer that came to him as such; the next day it is for good.
    await place.move_to("2026-11-24T10:00:00+03:00")
    await place.polevik.database.transaction(lambda c: c.execute(update(clients).values(existing_since=None)))
    await head.say("/team Иван; хантер")
    await head.press("Сделать хантером")
    await head.sees("⏳ Иван Орлов: база большая")
    await head.sees("Иван Орлов — теперь хантер")
    assert await settled() == (BASE, BASE, 0)
    await ivan.sees("ваша роль теперь — хантер")
    roles = await place.polevik.database.transaction(lambda c: list(c.scalars(select(members.c.role))))
    assert roles == ["head", "hunter"]
