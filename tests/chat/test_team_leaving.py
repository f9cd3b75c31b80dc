"""Somebody leaves, or a head moves a base: nothing is orphaned, and all are told."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from bot.domain.names import normalise
from bot.store.tables import (
    audit,
    clients,
    deputies,
    handovers,
    list_items,
    meetings,
    members,
    paths,
    promises,
    records,
    standings,
    studies,
)
from tests.chat.conftest import Team, found, introduce, invite, join
from tests.chat.farming import farmer, knows
from tests.chat.meetings import at
from tests.chat.test_handover import rows, worked
from tests.chat.test_two_at_once import answers_to
from tests.chat.town import MONDAY, Phone, Town

MANY = 130
"""More than two steps."""


async def orphans(place: Town, member_id: int) -> dict[str, int]:
    """What still hangs on somebody that would have to be done."""

    def read(connection: Connection) -> dict[str, int]:
        now = MONDAY.replace(tzinfo=None)
        wanted = {
            "clients": select(clients.c.id).where(clients.c.owner_id == member_id),
            "meetings": select(meetings.c.id).where(meetings.c.member_id == member_id, meetings.c.state == "booked"),
            "promises": select(promises.c.id).where(promises.c.keeper_id == member_id, promises.c.state == "open"),
            "calls": select(records.c.id).where(
                records.c.call_back_on.is_not(None),
                or_(
                    records.c.call_back_by == member_id,
                    (records.c.member_id == member_id) & records.c.call_back_by.is_(None),
                ),
            ),
            "offers": select(handovers.c.id).where(
                or_(handovers.c.to_id == member_id, handovers.c.from_id == member_id), handovers.c.state == "offered"
            ),
            "lists": select(list_items.c.id).where(
                list_items.c.member_id == member_id, list_items.c.state == "waiting"
            ),
            "paths": select(paths.c.client_id).where(paths.c.member_id == member_id),
            "standings": select(standings.c.client_id).where(standings.c.member_id == member_id),
            "studies": select(studies.c.id).where(
                studies.c.member_id == member_id, studies.c.concluded_at.is_(None), studies.c.undone_at.is_(None)
            ),
            "deputies": select(deputies.c.id).where(
                or_(deputies.c.member_id == member_id, deputies.c.head_id == member_id), deputies.c.ended_at.is_(None)
            ),
        }
        assert now
        return {name: len(connection.execute(each).all()) for name, each in wanted.items()}

    return await place.polevik.database.transaction(read)


async def leaves(head: Phone, name: str, to: str) -> None:
    await head.say(f"/team {name}; уходит")
    await head.press(to)
    await head.sees("Доступ закроется сразу")
    await head.press("🚪 Да,")
    await head.sees("больше не в отделе")


async def test_who_leaves_leaves_nothing_without_an_owner(team: Team) -> None:
    """Client, promise, call, meeting, list and offer go to Пётр; what was done stays Иван's; old weeks name him."""
    place, head, ivan = team.town, team.head, team.hunter
    petr = await join(place, head, 4, "Пётр Чудов")
    vera = await farmer(team, 3)
    await worked(ivan)
    await ivan.say("/lists +перезвоны")
    await ivan.sees()
    await ivan.say("/handover Ромашка; Вера; просят счёт")
    await ivan.sees("передача предложена")
    await head.say("/team заместитель Иван 23.11-24.11")
    await head.sees("Иван Орлов замещает вас")
    before = await orphans(place, 2)
    assert all(before[name] for name in ("clients", "meetings", "promises", "calls", "offers", "deputies"))
    await head.say("/team Иван; уходит")
    await head.sees("Иван Орлов уходит из отдела", "встреч впереди 1", "обещаний 1", "Кому передать")
    said = await answers_to(place, head, await _confirmed(head), ["🚪 Да"] * 2)
    assert "устарела" in said[1]
    await head.sees("✅ Иван Орлов больше не в отделе", "Пётр Чудов (1)", "1 встреча")
    told = await ivan.sees("Вы больше не в отделе «Отдел продаж»", "Спасибо за работу")
    assert told.labels == []
    await petr.sees("Иван Орлов уходит из отдела", "Теперь ваши: 1 клиент")
    assert set((await orphans(place, 2)).values()) == {0}
    assert {row.member_id for row in await rows(place, records)} == {2}
    [left] = [row for row in await rows(place, members) if row.left_at is not None]
    assert (left.name, left.telegram_id) == ("Иван Орлов", None)
    assert {row.action for row in await rows(place, audit)} >= {"member.left", "clients.moved", "deputy.named"}
    await ivan.say("/today")
    await ivan.sees("Попросите у руководителя ссылку-приглашение")
    await petr.say("/client Ромашка")
    await petr.sees("привёл Иван Орлов, ведёт Пётр Чудов")
    await head.say("/week")
    await head.sees("Иван Орлов", "Проведённые встречи: 1/2")
    await vera.say("/handover")
    assert not (await vera.sees("Передач пока нет")).labels
    # On the next days nothing is sent to him, and Пётр is asked what Иван promised.
    count = len(await ivan.messages())
    await place.move_to(at(27, "09:00"))
    await petr.sees("Ромашка", "КП")
    assert len(await ivan.messages()) == count
    await place.move_to("2026-12-07T10:00:00+03:00")
    await head.say("/week")
    assert "Иван Орлов" not in (await head.sees("Пётр Чудов")).text
    await head.say("/week 25.11")
    await head.sees("Иван Орлов")


async def _confirmed(head: Phone) -> Any:
    await head.press("Пётр Чудов")
    await head.sees("Клиенты и дела: Пётр Чудов")
    return await head.sees_button("🚪 Да")


async def test_who_left_comes_back_only_by_a_new_invitation_to_any_team(quick_team: Team) -> None:
    """The link by which he came is spent; in another team he sees nothing of the old one."""
    place, head = quick_team.town, quick_team.head
    code = await invite(head, "hunter")
    petr = await place.phone(4, "Пётр")
    await petr.say(f"/start {code}")
    await introduce(petr, "Пётр Чудов")
    await petr.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await petr.sees("Ромашка")
    await leaves(head, "Пётр", "Иван Орлов")
    await petr.sees("Вы больше не в отделе")
    await petr.say(f"/start {code}")
    await petr.sees("Эта ссылка уже использована")
    another = await join(place, head, 6, "Олег Новый", "head")
    await another.say("/team")
    await another.sees("Отдел продаж")
    await petr.say(f"/start {await invite(another, 'farmer')}")
    await introduce(petr, "Пётр Чудов")
    await petr.say("/clients")
    assert "Ромашка" not in (await petr.sees()).text


async def test_nothing_in_hand_is_one_question_and_the_last_worker_leaves_his_clients_to_the_head(
    quick_team: Team,
) -> None:
    """There is always somebody."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    vera = await farmer(quick_team)
    await head.say("/team Вера; уходит")
    seen = await head.sees("Вера Фомина уходит из отдела", "Доступ закроется сразу")
    assert seen.labels == ["🚪 Да, Вера Фомина уходит", "◀️ Назад"]
    await head.press("🚪 Да")
    await vera.sees("Вы больше не в отделе")
    await ivan.say("/call Астра; Котов Игорь; закупки; отказ")
    await ivan.sees("Астра")
    await leaves(head, "Иван", "Ольга Седова")
    assert [row.owner_id for row in await rows(place, clients)] == [1]
    await head.say("/team Ольга; уходит")
    await head.sees("единственный руководитель отдела")


async def test_a_head_leaves_where_another_one_stays(quick_team: Team) -> None:
    """He lets himself go, and is out at once."""
    place, head = quick_team.town, quick_team.head
    oleg = await join(place, head, 6, "Олег Новый", "head")
    await head.say("/team Ольга; уходит")
    await head.press("🚪 Да, Ольга Седова уходит")
    await head.sees("Вы больше не в отделе")
    await oleg.sees("Ольга Седова больше не в отделе")
    await head.say("/team")
    # The owner of the installation may found another one.
    await head.sees("Чтобы создать отдел продаж")


async def many(place: Town, owner: int, count: int = MANY) -> None:
    """A large base."""

    def write(connection: Connection) -> None:
        row = {"team_id": 1, "owner_id": owner, "created_at": MONDAY}
        names = [("ИП Астра {}", "ООО «Буран {}»", "«Ветер {}», НКО")[n % 3].format(n) for n in range(count)]
        connection.execute(
            insert(clients),
            [row | {"name": name, "search_name": normalise(name)} for name in names],
        )

    await place.polevik.database.transaction(write)


async def test_a_large_base_goes_in_steps_and_is_spread_evenly(team: Team) -> None:
    """Told that it goes on, then of the result; the one leaves only when the last client has a new owner."""
    place, head, ivan = team.town, team.head, team.hunter
    petr = await join(place, head, 4, "Пётр Чудов")
    oleg = await join(place, head, 5, "Олег Новый")
    await many(place, 2)
    await head.say("/team Иван; уходит")
    await head.sees(f"клиентов {MANY}")
    await head.press("🔀 Поровну на всех: 2")
    await head.press("🚪 Да")
    await head.sees("Передаю по частям", str(MANY))
    await head.sees("✅ Иван Орлов больше не в отделе", f"Олег Новый ({MANY // 2})", f"Пётр Чудов ({MANY // 2})")
    owners = [row.owner_id for row in await rows(place, clients)]
    assert sorted(owners) == [3] * (MANY // 2) + [4] * (MANY // 2)
    await petr.sees(f"Теперь ваши: {MANY // 2} клиентов")
    await oleg.sees(f"Теперь ваши: {MANY // 2} клиентов")
    await ivan.sees("Вы больше не в отделе")


async def test_deals_are_spread_too_and_whoever_gets_one_in_block_3_reads_which(quick_team: Team) -> None:
    """Of two deals each gets one, however many clients stand between them."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    petr = await join(place, head, 4, "Пётр Чудов")
    oleg = await join(place, head, 5, "Олег Новый")
    for name in ("Альфа", "Бета", "Гамма", "Дельта"):
        await ivan.say(f"/call {name}; Котов Игорь Львович; директор; отказ")
        await ivan.sees("Засчитано")
        if name in ("Альфа", "Гамма"):
            await ivan.say(f"/path {name}; переговоры; 1,5 млн")
            await ivan.sees("переговоры")
            await ivan.say(f"/path {name}; договор")
            await ivan.sees("✅")
    await head.say("/team Иван; уходит")
    await head.press("🔀 Поровну на всех: 2")
    await head.press("🚪 Да")
    await head.sees("Олег Новый (2)", "Пётр Чудов (2)")
    told = [await one.sees("Теперь ваши: 2 клиента", "💼 Блок 3: ") for one in (petr, oleg)]
    named = {name for one in told for name in ("Альфа", "Гамма") if f"Блок 3: {name} —" in one.text}
    assert named == {"Альфа", "Гамма"}


async def test_steps_that_a_restart_interrupts_go_on(quick_team: Team) -> None:
    """What was not moved yet is the old one's until then; nobody is moved twice."""
    place, head = quick_team.town, quick_team.head
    petr = await join(place, head, 4, "Пётр Чудов")
    await many(place, 2, 400)
    await head.say("/team Иван; клиенты; Пётр")
    await head.sees("Иван Орлов → Пётр Чудов", "400 клиентов")
    await head.press("✅ Передать")
    await head.sees("Передаю по частям")
    await place.restart()
    await petr.sees("Теперь ваши: 400 клиентов")
    assert {row.owner_id for row in await rows(place, clients)} == {3}
    assert len([row for row in await rows(place, handovers) if row.state == "moved"]) == 400


async def test_a_part_of_a_base_is_moved_by_segment_or_letter(quick_team: Team) -> None:
    """By buttons and in one line; the others stay; pressed twice it is done once."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    petr = await join(place, head, 4, "Пётр Чудов")
    await many(place, 2, 9)
    await head.say("/segments + Опт")
    await head.sees("Опт")
    await place.polevik.database.transaction(
        lambda c: c.execute(update(clients).where(clients.c.id == 1).values(segment_id=1))
    )
    await head.say("/team Иван; клиенты")
    await head.sees("Иван Орлов: 9 клиентов. Каких передать?")
    await head.press("Опт · 1")
    await head.press("Пётр Чудов")
    await head.sees("1 клиент, сегмент Опт")
    said = await answers_to(place, head, await head.sees_button("✅ Передать"), ["✅ Передать"] * 2)
    assert "передавать некого" in said[1]
    await head.sees("передано → Пётр Чудов (1)")
    await ivan.sees("передаёт ваших клиентов: Пётр Чудов (1)")
    await petr.sees("Ольга Седова передаёт вам клиентов", "До вас: Иван Орлов")
    await head.say("/team Иван; клиенты")
    offered = await head.sees("Каких передать?")
    assert [label for label in offered.labels if len(label) < 8] == ["А · 2", "Б · 3", "В · 3"]
    await head.say("/team Иван; клиенты; А; Пётр")
    await head.sees("2 клиента, на букву А")
    await head.press("✅ Передать")
    await head.sees("Пётр Чудов (2)")
    await head.say("/team Иван; клиенты; Розница; Пётр")
    await head.sees("«Розница»: такого сегмента нет")
    owners = [row.owner_id for row in await rows(place, clients)]
    assert (owners.count(2), owners.count(3)) == (6, 3)


async def test_existing_clients_and_their_studies_go_to_the_other_farmer(quick_team: Team) -> None:
    """Standing and all; what was begun of a study is begun anew by her."""
    place, head, vera = quick_team.town, quick_team.head, await farmer(quick_team)
    lena = await join(place, head, 8, "Лена Котова", "farmer")
    await knows(vera)
    await vera.say("/study")
    await vera.sees("Ромашка")
    await leaves(head, "Вера", "Лена Котова")
    assert set((await orphans(place, 3)).values()) == {0}
    await lena.say("/study")
    await lena.sees("Ромашка")
    await lena.say("/client Ромашка")
    await lena.sees("Действующий клиент · привела Вера Фомина, ведёт Лена Котова")


async def test_a_base_moves_in_english(quick_place: Town) -> None:
    """The same, said in English."""
    head = await found(quick_place, "en")
    await join(quick_place, head, 2, "Ivan Orlov", "hunter", "en")
    bob = await join(quick_place, head, 3, "Bob Brown", "hunter", "en")
    await many(quick_place, 2, 3)
    await head.say("/team Ivan; leaves; Bob")
    await head.sees("Ivan Orlov leaves the team", "Clients and work: Bob Brown")
    await head.press("Yes, Ivan Orlov leaves")
    await head.sees("is not in the team any more", "Bob Brown (3)")
    await bob.sees("Ivan Orlov leaves the team. Yours now: 3 clients")
