"""The team's group: bound and unbound by its head; only the summary and news of block 3 go there, each once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.store.tables import audit, groups, inbox, members
from simulator.updates import put_update
from tests.chat.conftest import Team, introduce, invite
from tests.chat.conftest import found as founded
from tests.chat.form_scene import english_team
from tests.chat.grouping import FORUM, OTHER, PLAIN, UPGRADED, Room, bound, room, topic
from tests.chat.test_summary import at, works
from tests.chat.town import Phone, Town, town
from tests.delivery.scene import all_sent

CALL = "/call Ромашка; Иванов Пётр Сергеевич; директор; +7 495 123-45-67; отказ"
HERE = "👋 Отдел «Отдел продаж»: сюда приходят сводка недели и новости о сделках блока 3."
TITLE = "Отдел продаж · 23.11–29.11"


async def rows(place: Town, table: Any) -> list[Any]:
    def read(connection: Connection) -> list[Any]:
        return list(connection.execute(select(table).order_by(*table.primary_key)))

    return await place.polevik.database.transaction(read)


async def noted(place: Town) -> list[tuple[int, str]]:
    return [(row.member_id, row.action) for row in await rows(place, audit) if row.action.startswith("group.")]


async def warnings(head: Phone, said: str) -> int:
    return sum(said in seen.text for seen in await head.messages() if seen.from_bot)


async def closing(ivan: Phone, *moves: str) -> None:
    """A client whose closing begins."""
    await ivan.say(CALL)
    await ivan.sees("Ромашка")
    for move in ("переговоры; 1,5 млн", "договор", *moves):
        await ivan.say(f"/path Ромашка; {move}")
        await ivan.sees("Ромашка")


async def another_team(place: Town) -> Phone:
    """A head of another team, which he was let found."""
    rita = await place.phone(50, "Рита")
    await rita.say("/start")
    await rita.sees("Как он называется")
    await rita.say("Второй отдел")
    await introduce(rita, "Рита Цой")
    return rita


# -- bound


async def test_a_heads_start_in_a_topic_makes_it_the_teams(team: Team) -> None:
    """One sentence there, one to him; said again it changes nothing. On every database."""
    head, place = team.head, team.town
    made = await room(place, head, team.hunter, forum=True)
    where = await topic(made)
    await made.say(f"/start@{made.bot}", topic=where)
    said = await made.sees(HERE)
    assert said.raw["topic"] == "Сводки"
    await head.sees("✅ Группа «Продажи» привязана.", "Группа отдела: «Продажи», тема выбрана", "/stop@")
    await made.say(f"/start@{made.bot}", topic=where)
    await head.sees("Так и есть.", "«Продажи»")
    assert [seen.text for seen in await made.said()] == [HERE]
    assert [(row.chat_id, row.topic_id, row.left_at) for row in await rows(place, groups)] == [(FORUM, where, None)]
    assert await noted(place) == [(1, "group.bind")]


async def test_another_topic_of_the_group_is_taken_at_once(quick_team: Team) -> None:
    """The general one too: it has no number."""
    head, place = quick_team.head, quick_team.town
    made = await bound(place, head, forum=True)
    where = await topic(made)
    await made.say(f"/start@{made.bot}", topic=where)
    await head.sees("привязана", "тема выбрана")
    assert (await made.sees(HERE, more_than=1)).raw["topic"] == "Сводки"
    await made.say(f"/start@{made.bot}")
    said = await head.sees("привязана")
    assert "тема" not in said.text
    assert "topic" not in (await made.sees(HERE, more_than=2)).raw
    assert [row.topic_id for row in await rows(place, groups) if row.left_at is None] == [None]


async def test_who_is_no_head_is_refused_in_private(quick_team: Team) -> None:
    """Nobody is named in the group; a deputy of the head is one."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    made = await room(place, head, ivan)
    for command in ("start", "stop"):
        await made.say(f"/{command}@{made.bot}", by=ivan)
        await ivan.sees("Группу к отделу привязывает руководитель")
    await ivan.say("/settings группа")
    await ivan.sees("Группу к отделу привязывает руководитель")
    await ivan.say("/settings")
    assert "💬 Группа отдела" not in (await ivan.sees("Часовой пояс")).labels
    assert await made.said() == []
    assert await rows(place, groups) == []
    await head.say("/team заместитель Иван Орлов; 23.11-24.11")
    await head.sees("Иван Орлов")
    await made.say(f"/start@{made.bot}", by=ivan)
    await ivan.sees("✅ Группа «Продажи» привязана.")


async def test_a_group_of_another_team_stays_its_own(quick_url: str) -> None:
    """Its name is not told; an offer that was overtaken is refused as well."""
    async with town(quick_url, open_signup=True) as place:
        await _stays_its_own(place, await founded(place), await another_team(place))


async def _stays_its_own(place: Town, head: Phone, rita: Phone) -> None:
    own = await bound(place, head, number=OTHER, title="Свои")
    made = await room(place, head, rita)
    await made.say(f"/start@{made.bot}")
    await head.sees("У отдела уже есть группа «Свои»")
    await made.say(f"/start@{made.bot}", by=rita)
    await rita.sees("✅ Группа «Продажи» привязана.")
    await made.say(f"/start@{made.bot}")
    said = await head.sees("Группа «Продажи» привязана к другому отделу")
    assert "Второй" not in said.text
    await made.say(f"/stop@{made.bot}")
    await head.sees("Группа «Продажи» к вашему отделу не привязана")
    await head.press("Да, в «Продажи»")
    await head.sees("Группа «Продажи» привязана к другому отделу")
    here = [(row.team_id, row.chat_id) for row in await rows(place, groups) if row.left_at is None]
    assert here == [(1, own.id), (2, made.id)]


async def test_a_second_group_is_asked_about_and_takes_the_place_of_the_first(team: Team) -> None:
    """By a button, after a restart, pressed twice at once; the first group is told. On every database."""
    head, place = team.head, team.town
    first = await bound(place, head, team.hunter, title="Старая")
    second = await room(place, head, team.hunter, number=OTHER, title="Новая")
    await second.say(f"/start@{second.bot}")
    asked = await head.sees("У отдела уже есть группа «Старая»", "«Новая» вместо неё?")
    await head.press("Нет, оставить")
    await head.sees("Группа отдела: «Старая»")
    assert await second.said() == []
    await second.say(f"/start@{second.bot}")
    asked = await head.sees("«Новая» вместо неё?")
    await place.restart()
    await asyncio.gather(head.press_again(asked, "Да, в"), head.press_again(asked, "Да, в"))
    await head.sees("Группа отдела: «Новая»")
    await second.sees(HERE)
    await first.sees("Группа отвязана от отдела")
    assert len(await second.said()) == 1
    assert len(await first.said()) == 2
    assert [row.chat_id for row in await rows(place, groups) if row.left_at is None] == [OTHER]
    assert await noted(place) == [(1, "group.bind"), (1, "group.bind")]


async def test_it_is_unbound_there_or_by_a_button(quick_team: Team) -> None:
    """The group is told; an old button shows how things are."""
    head, place = quick_team.head, quick_team.town
    await head.say("/settings")
    await head.press("💬 Группа отдела")
    await head.sees("Группы у отдела нет", f"t.me/{place.polevik.username}?startgroup=team", "/start@")
    made = await bound(place, head)
    await head.say("/settings группа")
    shown = await head.sees("Группа отдела: «Продажи»")
    await head._remember()
    await asyncio.gather(head.press_again(shown, "Отвязать"), head.press_again(shown, "Отвязать"))
    await head.sees("Группы у отдела нет")
    await made.sees("Группа отвязана от отдела")
    await made.say(f"/start@{made.bot}")
    await head.sees("✅")
    await made.say(f"/stop@{made.bot}")
    await head.sees("Группа «Продажи» отвязана", "Группы у отдела нет")
    await made.say(f"/stop@{made.bot}")
    await head.sees("Группа «Продажи» к вашему отделу не привязана")
    assert sum("отвязана от отдела" in seen.text for seen in await made.said()) == 2
    assert [action for _, action in await noted(place)] == ["group.bind", "group.unbind"] * 2


# -- what goes there


async def test_fridays_summary_goes_there_once(team: Team) -> None:
    """The picture, then the words, into the topic, also over a restart; nobody is named for what he lacks."""
    head, ivan, place = team.head, team.hunter, team.town
    made = await room(place, head, ivan, forum=True)
    await made.say(f"/start@{made.bot}", topic=await topic(made))
    await made.sees(HERE)
    await works(ivan)
    await place.move_to(at(27, "16:00"))
    said = await made.sees(TITLE, "Хантеры (1): звонки 1/50")
    assert "• нет должности: 1" in said.text
    assert "Иван" not in said.text
    assert not said.buttons
    assert len(said.text.splitlines()) <= 25
    await place.restart()
    await place.move_to(at(27, "16:01"))
    await place.polevik.tick()
    await all_sent(place.polevik.database)
    _, picture, words = await made.said()
    assert picture.raw["media"]["kind"] == "photo"
    assert (picture.raw["topic"], words.raw["topic"]) == ("Сводки", "Сводки")
    assert words.text == said.text


async def test_news_of_block_3_go_there_without_what_is_the_heads(quick_team: Team) -> None:
    """Client, sum, who leads, who joined, taken back; no phone, no people of the client's, no buttons; once each."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    made = await bound(place, head, ivan)
    await closing(ivan)
    await made.sees("Блок 3: «Ромашка» — договор · 1\u00a0500\u00a0000\u00a0₽. Ведёт Иван Орлов")
    await ivan.say("/path Ромашка; заказ")
    await ivan.sees("заказ")
    brief = await head.sees_button("🙋 Подключаюсь")
    await asyncio.gather(*(head.press_again(brief, "🙋 Подключаюсь") for _ in range(2)))
    await made.sees("Ромашка", "подключается Ольга Седова")
    await all_sent(place.polevik.database)
    news = (await made.said())[1:]
    assert len(news) == 2
    assert not any(seen.buttons or "Иванов" in seen.text or "123-45-67" in seen.text for seen in news)


async def test_a_closing_that_was_taken_back_is_taken_back_there(quick_team: Team) -> None:
    """Else the group would wait for a deal that is none."""
    ivan, place = quick_team.hunter, quick_team.town
    made = await bound(place, quick_team.head, ivan)
    await closing(ivan)
    await ivan.press("Отменить")
    await made.sees("↩️", "«Ромашка»", "отменено: договор")
    assert len(await made.said()) == 3


async def test_without_a_group_nobody_waits_for_one(quick_team: Team) -> None:
    """What happened before it was bound is not told after."""
    ivan, place = quick_team.hunter, quick_team.town
    made = await room(place, quick_team.head, ivan)
    await closing(ivan)
    await made.say(f"/start@{made.bot}")
    await made.sees(HERE)
    await ivan.say("/path Ромашка; оплата")
    await ivan.sees("оплата")
    assert not [seen for seen in await made.said() if "договор" in seen.text]


# -- commands and talk


async def test_other_commands_are_answered_in_private(quick_team: Team) -> None:
    """Whoever of the team types them; what is for another bot, or talk, is not answered at all, and nothing is kept."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    made = await bound(place, head, ivan)
    await made.say("/week", by=ivan)
    await ivan.sees("Неделя 23.11–29.11")
    await made.say(f"/call@{made.bot} Ромашка; Иванов Пётр Сергеевич; директор; отказ", by=ivan)
    await ivan.sees("Засчитано")
    await made.say(f"/weekly@{made.bot}", by=ivan)
    await ivan.sees("Не понял")
    before = len(await ivan.messages())
    answered = (await made.said())[-1].message_id
    await made.say("/ban@another_bot Ромашка", by=ivan)
    await made.say("/ban Ромашка", by=ivan)
    await made.say("тайна", by=ivan, reply_to=answered)
    await made.say(f"/today@{made.bot}", by=ivan)
    await ivan.sees("пн 23.11")
    await all_sent(place.polevik.database)
    assert len(await ivan.messages()) == before + 1
    assert len(await made.said()) == 1
    kept = [row.payload for row in await rows(place, inbox) if row.chat_key == made.id]
    assert kept
    assert not any(kept)


async def test_a_stranger_hears_one_sentence_at_most(quick_team: Team) -> None:
    """In the team's group, once; where the bot is nobody's, nothing."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    zoe = await place.phone(60, "Зоя")
    made = await room(place, head, ivan, zoe)
    await made.say(f"/help@{made.bot}", by=zoe)
    await made.say(f"/start@{made.bot}")
    await made.sees(HERE)
    await made.say("/help", by=zoe)
    await made.say(f"/help@{made.bot}", by=zoe)
    await made.sees(f"Отвечаю в личке: @{made.bot}")
    await made.say(f"/week@{made.bot}", by=zoe)
    await made.say(f"/stop@{made.bot}")
    await made.sees("отвязана")
    assert [seen.text[:8] for seen in await made.said()] == ["👋 Отдел ", "Отвечаю ", "Группа о"]
    assert await zoe.messages() == []
    assert len(await rows(place, members)) == 2


async def test_who_blocked_the_bot_hears_it_as_well(quick_team: Team) -> None:
    """A private answer would not reach him; his being blocked stands."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    made = await bound(place, head, ivan)
    await ivan._call("block", {})
    await made.say(f"/week@{made.bot}", by=ivan)
    await made.sees(f"Отвечаю в личке: @{made.bot}")
    assert [row.unreachable_since is None for row in await rows(place, members)] == [True, False]


async def test_an_anonymous_administrator_is_asked_to_show_himself(quick_team: Team) -> None:
    """Telegram hides who he is; whatever else he types is nobody's."""
    head, place = quick_team.head, quick_team.town
    made = await room(place, head)
    world = place.simulator.world
    for text in (f"/week@{made.bot}", f"/start@{made.bot}"):
        chat = {"id": made.id, "type": "supergroup", "title": "Продажи"}
        who = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
        message = {"message_id": 9, "date": 0, "chat": chat, "from": who, "sender_chat": chat, "text": text}
        put_update(world, world.chosen_bot(None), "message", message, f"chat{made.id}")
    await made.sees("Напишите команду от своего имени")
    assert len(await made.said()) == 1


async def test_a_newcomer_is_asked_his_first_questions_in_private(quick_team: Team) -> None:
    """Also when he types in the group before he answered them."""
    head, place = quick_team.head, quick_team.town
    made = await room(place, head)
    petr = await place.phone(70, "Пётр")
    await petr.say(f"/start {await invite(head, 'head')}")
    await petr.sees("Как вас записать")
    other = await room(place, petr, number=OTHER)
    await other.say(f"/start@{made.bot}")
    await petr.sees("Как вас записать")
    assert await rows(place, groups) == []


# -- trouble


@pytest.mark.exact("orders its own fault")
async def test_thrown_out_is_told_once_and_what_waits_is_dropped(team: Team) -> None:
    """To the head; brought back, the group is bound anew. On every database."""
    head, ivan, place = team.head, team.hunter, team.town
    made = await bound(place, head, ivan)
    await place.fault(method="sendMessage", times=1, retry_after=3600)
    await made.say(f"/help@{made.bot}", by=await _stranger(place, made))
    await faults_met(place)
    await closing(ivan)
    await head.sees("Блок 3: «Ромашка»")
    await made.post("/kick")
    await head.sees("⚠️ Бота нет в группе «Продажи»", "/start@")
    await place.restart()
    await place.move_to(at(27, "16:00"))
    await head.sees(TITLE)
    assert await warnings(head, "Бота нет в группе") == 1
    assert [seen.text for seen in await made.said()] == [HERE]
    await made.post("/add")
    await made.say(f"/start@{made.bot}")
    await head.sees("✅ Группа «Продажи» привязана.")
    assert [row.left_at is None for row in await rows(place, groups)] == [False, True]
    assert [action for _, action in await noted(place)] == ["group.bind", "group.lost", "group.bind"]


async def faults_met(place: Town) -> None:
    """Wait until the bot has met every fault that was planned."""
    async with asyncio.timeout(10):
        while (await (await place.http.get(f"{place.url}/sim/faults")).json())["faults"]:
            pass


async def _stranger(place: Town, made: Room) -> Phone:
    """Somebody of the group who is in no team."""
    phone = await place.phone(80, "Гость")
    place.simulator.world.chats[0, made.id].members.append(80)
    return phone


async def test_that_it_was_thrown_out_is_noticed_when_something_is_sent(quick_team: Team) -> None:
    """The update may be lost; the error says it as well, once for all that waits."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    made = await bound(place, head, ivan)
    world = place.simulator.world
    world.chats[0, made.id].bots[world.chosen_bot(None).id] = "kicked"
    await works(ivan)
    await place.move_to(at(27, "16:00"))
    await head.sees("⚠️ Бота нет в группе «Продажи»")
    assert await warnings(head, "Бота нет в группе") == 1
    assert [row.left_at is None for row in await rows(place, groups)] == [False]


async def test_a_group_that_threw_the_bot_out_before_it_was_taken_costs_the_team_nothing(quick_team: Team) -> None:
    """The button says so, the good group stays; offered anew after the bot is back, it is taken."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    good = await bound(place, head, ivan)
    other = await room(place, head, number=OTHER, title="Новая")
    await other.say(f"/start@{other.bot}")
    asked = await head.sees("«Новая» вместо неё?")
    await other.post("/kick")
    await place.restart()
    assert "всё осталось как было" in (await head.press_again(asked, "Да, в") or "")
    await closing(ivan)
    await good.sees("Блок 3: «Ромашка»")
    assert [row.chat_id for row in await rows(place, groups) if row.left_at is None] == [FORUM]
    assert await warnings(head, "Бота нет в группе") == 0
    await other.post("/add")
    await other.say(f"/start@{other.bot}")
    await head.press("Да, в «Новая»")
    await other.sees(HERE)


async def test_a_group_gets_its_summary_though_no_head_can_be_reached(quick_team: Team) -> None:
    """Once, on the team's clock, also where the bot was down at the moment; the heads find it with /summary."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    made = await bound(place, head, ivan)
    await works(ivan)
    await head._call("block", {})
    await ivan.say("/week")
    await ivan.sees("Неделя 23.11–29.11")
    await place.move_to(at(27, "15:59"))
    await place.stop_bot()
    await place.move_to(at(27, "16:20"))
    await place.start_bot()
    await place.polevik.tick()
    await made.sees(TITLE, "Хантеры (1): звонки 1/50")
    await place.move_to(at(27, "16:25"))
    await all_sent(place.polevik.database)
    assert sum(TITLE in seen.text for seen in await made.said()) == 1


async def test_a_group_that_became_a_supergroup_stays_the_teams(quick_team: Team) -> None:
    """By the message that says so."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    made = await bound(place, head, ivan, number=PLAIN)
    await made.post("/upgrade", new_id=UPGRADED)
    await place.restart()
    await closing(ivan)
    await Room(place, UPGRADED, head).sees("Блок 3: «Ромашка»")
    assert [row.chat_id for row in await rows(place, groups)] == [UPGRADED]
    await Room(place, UPGRADED, head).say(f"/stop@{made.bot}")
    await head.sees("отвязана")


async def test_a_supergroup_is_found_by_the_error_where_the_message_was_lost(quick_team: Team) -> None:
    """What waits follows it."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    made = await bound(place, head, ivan, number=PLAIN)
    await place.stop_bot()
    await made.post("/upgrade", new_id=UPGRADED)
    place.simulator.world.chosen_bot(None).waiting.clear()
    await place.start_bot()
    await closing(ivan)
    await Room(place, UPGRADED, head).sees("Блок 3: «Ромашка»")
    assert [row.chat_id for row in await rows(place, groups)] == [UPGRADED]
    assert await warnings(head, "⚠️") == 0


@pytest.mark.parametrize("how", ["close", "delete"])
async def test_where_the_topic_is_closed_or_gone_the_general_one_takes_its_place(quick_team: Team, how: str) -> None:
    """Nothing is lost, the head is told once, and may choose another."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    made = await room(place, head, ivan, forum=True)
    where = await topic(made)
    await made.say(f"/start@{made.bot}", topic=where)
    await made.sees(HERE)
    await works(ivan)
    await made.post(f"/topics/{where}/{how}")
    await place.move_to(at(27, "16:00"))
    await made.sees(TITLE)
    await head.sees("⚠️ Тема в группе «Продажи» закрыта или удалена")
    picture, words = (await made.said())[-2:]
    assert picture.raw["media"]["kind"] == "photo"
    assert not {"topic"} & (picture.raw.keys() | words.raw.keys())
    await closing(ivan)
    assert "topic" not in (await made.sees("Блок 3")).raw
    assert await warnings(head, "закрыта или удалена") == 1
    await made.say(f"/start@{made.bot}", topic=await topic(made, "Новая тема"))
    await head.sees("✅", "тема выбрана")


async def test_no_right_to_write_is_told_once_until_it_is_given(quick_team: Team) -> None:
    """The group stays bound: what comes later is tried."""
    head, ivan, place = quick_team.head, quick_team.hunter, quick_team.town
    made = await bound(place, head, ivan)
    await works(ivan)
    await made.post("/silence")
    await place.move_to(at(27, "16:00"))
    await head.sees("⚠️ В группе «Продажи» боту нельзя писать", "Разрешите ему сообщения и фото")
    await closing(ivan)
    await all_sent(place.polevik.database)
    assert len(await made.said()) == 1
    await made.post("/silence", silenced=False)
    for move in ("переговоры", "заказ"):
        await ivan.say(f"/path Ромашка; {move}")
        await ivan.sees(f"✅ Ромашка: {move}")
    await made.sees("Блок 3: «Ромашка» — заказ")
    assert await warnings(head, "нельзя писать") == 1
    await all_sent(place.polevik.database)
    assert [row.silent_since for row in await rows(place, groups)] == [None]


async def test_all_of_it_in_english(quick_place: Town) -> None:
    """In the team's language in the group, in one's own in private."""
    team = await english_team(quick_place)
    head, john = team.head, team.hunter
    made = await room(quick_place, head, john, title="Sales floor")
    await head.say("/settings group")
    await head.sees("The team has no group", "startgroup")
    await made.say(f"/start@{made.bot}")
    await made.sees("the week's summary and news of block 3 deals come here")
    await head.sees("✅ The group “Sales floor” is bound.", "To unbind")
    await made.say(f"/start@{made.bot}", by=john)
    await john.sees("head")
    await john.say("/call Acme; Black Peter Ivanovich; director; refused")
    await john.sees("Acme")
    for move in ("talks", "contract; 1.5 mln"):
        await john.say(f"/path Acme; {move}")
        await john.sees("Acme")
    await made.sees("Block 3: “Acme”: contract · 1\u00a0500\u00a0000\u00a0₽. Led by John Field")
    await quick_place.move_to(at(27, "16:00"))
    await made.sees("· 23.11–29.11", "calls 1/50")
    await made.post("/kick")
    await head.sees("⚠️ The bot is not in the group “Sales floor” any more")
    assert not any("а" <= letter <= "я" for seen in await made.said() for letter in seen.text.lower())
