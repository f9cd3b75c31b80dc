"""A head is away: somebody else does his work meanwhile, and it ends by itself."""

from __future__ import annotations

from bot.store.tables import audit, deputies
from tests.chat.conftest import Team, found, join
from tests.chat.farming import farmer
from tests.chat.meetings import at
from tests.chat.test_handover import rows
from tests.chat.test_team import menu_of
from tests.chat.test_two_at_once import answers_to
from tests.chat.town import Town

REFUSED = "Составом отдела управляет руководитель"


async def test_a_deputy_does_a_heads_work_besides_his_own_and_it_ends_by_itself(team: Team) -> None:
    """Offered with the head's absence, named with a tap; told on the first day and when it is over."""
    place, head, ivan = team.town, team.head, team.hunter
    vera = await farmer(team)
    await head.say("/absence 24.11-25.11 отпуск")
    await head.press("🪑 Назначить заместителя")
    await head.sees("Кто заменит вас на вт 24.11 – ср 25.11?")
    said = await answers_to(place, head, await head.sees_button("Вера Фомина"), ["Вера Фомина"] * 2)
    assert "на эти дни уже есть назначение" in said[1]
    await head.sees("✅ Вера Фомина замещает вас: вт 24.11 – ср 25.11")
    await vera.sees("Ольга Седова назначает вас заместителем", "Команды руководителя откроются в первый день")
    await vera.say("/team")
    await vera.sees(REFUSED)
    await place.move_to(at(24, "00:01"))
    await vera.sees("С сегодняшнего дня вы замещаете руководителя", "последний день — ср 25.11")
    await vera.say("/team")
    await vera.sees("Вера Фомина — фермер, работает · за руководителя")
    assert {"team", "invite", "study", "contact"} <= await menu_of(place, vera, has="team")
    # Her own work goes on, and what heads get comes to her too.
    await vera.say("/contact Астра; Ким Олег Ильич; директор; обсудили договор")
    await vera.sees("Астра — Ким О. И.: поговорили")
    await vera.say("/absence Иван; 26.11; отгул")
    await ivan.sees("Вера Фомина", "26.11")
    await vera.say("/week")
    await vera.sees("Иван Орлов (🎯 Хантер)")
    petr = await join(place, vera, 7, "Пётр Чудов")
    await head.sees("Пётр Чудов теперь в команде")
    await ivan.say("/handover")
    await petr.say("/help")
    # But who leads for good is the head's to say.
    for line in ("Ольга; хантер", "Иван; руководитель", "Ольга; уходит", "заместитель Иван 24.11-28.11"):
        await vera.say(f"/team {line}")
        seen = await vera.sees("руководител")
        assert not any("✅" in label for label in seen.labels)
    await vera.say("/invite head")
    await vera.sees("Руководителей и заместителей меняет только руководитель")
    await place.move_to(at(26, "00:01"))
    await vera.sees("Замещение закончилось (Ольга Седова)")
    await head.sees("Замещение закончилось: Вера Фомина")
    await vera.say("/team")
    await vera.sees(REFUSED)
    assert "team" not in await menu_of(place, vera, lacks="team")
    [row] = await rows(place, deputies)
    assert row.begun_at is not None
    assert row.ended_at is not None
    assert "deputy.named" in {each.action for each in await rows(place, audit)}


async def test_a_deputy_is_typed_begins_at_once_and_is_ended(quick_team: Team) -> None:
    """A name with days; days asked for; taken back."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    await head.say("/team заместитель Мария 23.11-24.11")
    await head.sees("«Мария»: такого имени в отделе нет")
    await head.say("/team заместитель Ольга 23.11-24.11")
    await head.sees("и так руководитель отдела")
    await head.say("/team заместитель Иван 24.11-23.11")
    await head.sees("Последний день раньше первого")
    await head.say("/team заместитель Иван")
    await head.sees("Иван Орлов: на какие дни?")
    await head.say("23.11-24.11")
    await head.sees("✅ Иван Орлов замещает вас: пн 23.11 – вт 24.11", "замещает: Иван Орлов · за кого: Ольга Седова")
    await ivan.sees("назначает вас заместителем", "Вам доступно всё, что руководителю")
    await place.restart()
    await ivan.say("/team")
    await ivan.sees("за руководителя")
    assert "team" in await menu_of(place, ivan, has="team")
    await ivan.say("/settings")
    await ivan.press("Язык")
    await ivan.press("English")
    await ivan.say("/team настройки")
    await ivan.sees("The team's settings")
    # Of a leave that is covered in part the rest is named, and the same one may have it.
    await head.say("/absence 26.11-2.12 отпуск")
    away = await head.sees_button("🪑 Назначить заместителя")
    await head.say("/team заместитель Иван 26.11-27.11")
    await head.sees("✅ Иван Орлов замещает вас: чт 26.11 – пт 27.11", "Без заместителя: пн 30.11 – ср 02.12.")
    await head.press("🪑 Назначить на пн 30.11 – ср 02.12")
    await head.sees("Кто заменит вас на пн 30.11 – ср 02.12?")
    await head.press_again(away, "🪑 Назначить заместителя")
    await head.press("Иван Орлов")
    done = await head.sees("✅ Иван Орлов замещает вас: пн 30.11 – ср 02.12")
    assert "Без заместителя" not in done.text
    await head.say("/team заместитель нет Анна")
    await head.sees("«Анна»: никого не замещает", "замещает: Иван Орлов")
    await head.say("/team заместитель нет Ивана")
    await head.sees("Замещение снято: Иван Орлов", "Сейчас никто не назначен")
    await ivan.sees("You stand in no more (Ольга Седова)")
    # What he was asked as a deputy he answers no more.
    await ivan.say("study 7")
    assert "✅" not in (await ivan.sees()).text
    await ivan.say("/team")
    await ivan.sees("The head decides who works here")
    assert "team" not in await menu_of(place, ivan, lacks="team")


async def test_days_that_pass_while_the_bot_is_down_are_over_when_it_comes_back(quick_team: Team) -> None:
    """He is told of nothing that is over; and nobody may more than he should in between."""
    place, head, ivan = quick_team.town, quick_team.head, quick_team.hunter
    await head.say("/team заместитель Иван 24.11-25.11")
    await head.sees("замещает вас")
    await place.stop_bot()
    await place.move_to(at(27, "10:00"))
    await place.start_bot()
    await ivan.say("/team")
    await ivan.sees(REFUSED)
    await place.move_to(at(27, "10:01"))
    [row] = await rows(place, deputies)
    assert row.ended_at is not None
    assert not any("Замещение закончилось" in each.text for each in await ivan.messages())


async def test_a_deputy_in_english(quick_place: Town) -> None:
    """The same, said in English."""
    head = await found(quick_place, "en")
    ann = await join(quick_place, head, 3, "Ann White", "hunter", "en")
    await head.say("/team deputy Ann 23.11-24.11")
    await head.sees("Ann White stands in for you")
    await ann.sees("makes you deputy", "You may do all that a head may")
    await ann.say("/team")
    await ann.sees("stands in for the head")
