"""A slot's message put off by buttons and by words, quiet hours, and the time account that comes of it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.store.tables import members, reminders
from tests.chat.conftest import Team, found, join
from tests.chat.town import Phone, Town

SLOT = re.compile(r"^\d\d:\d\d · (.+), (?:до|till) ")


def at(clock: str, day: int = 24) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}:00+03:00")


async def told(phone: Phone) -> list[str]:
    """The activities of the slot messages in his chat, in order."""
    return [match[1] for seen in await phone.messages() if (match := SLOT.match(seen.text))]


async def outcomes(place: Town) -> list[tuple[Any, ...]]:
    """What people said of their slots."""
    rows = await place.polevik.database.transaction(
        lambda c: c.execute(
            select(reminders.c.slot, reminders.c.outcome, reminders.c.reason)
            .where(reminders.c.outcome.is_not(None))
            .order_by(reminders.c.id)
        ).all()
    )
    return [tuple(row) for row in rows]


async def until(place: Town, begin: datetime, end: datetime) -> None:
    """Every minute from the one to the other."""
    minutes = int((end - begin) / timedelta(minutes=1))
    for n in range(minutes + 1):
        await place.move_to(begin + timedelta(minutes=n))


async def known_as_gone(place: Town, phone: Phone) -> None:
    """Until the bot has heard that he blocked it."""
    gone = select(members.c.id).where(members.c.telegram_id == phone.id, members.c.unreachable_since.is_not(None))
    for _ in range(2000):
        if await place.polevik.database.transaction(lambda c: c.scalar(gone)):
            return
    raise AssertionError("the bot does not hear that it was blocked")


# -- ten minutes


async def test_ten_minutes_later_it_comes_once_more_and_only_once(quick_team: Team) -> None:
    """At its minute, saying that he asked for it; looking at the clock again brings nothing."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг, до 11:00")
    await ivan.press("10 минут")
    await ivan.sees("Напомню в 09:30")
    await place.move_to(at("09:29"))
    assert len(await told(ivan)) == 1
    await place.move_to(at("09:30"))
    await ivan.sees("09:20 · Телемаркетинг", "Напоминаю, как просили")
    await until(place, at("09:31"), at("09:45"))
    await place.move_to(at("11:00"))
    await ivan.sees("11:00 · Встречи-3")
    assert await told(ivan) == ["Телемаркетинг", "Телемаркетинг", "Встречи-3"]


async def test_a_snooze_survives_a_restart_and_comes_when_the_bot_is_back(place: Town) -> None:
    """Down over its minute: at the first look after that, once; on each database."""
    head = await found(place)
    ivan = await join(place, head, 2, "Иван Орлов")
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг")
    await ivan.press("10 минут")
    await ivan.sees("Напомню в 09:30")
    await place.stop_bot()
    await place.move_to(at("09:41"))
    await place.start_bot()
    await place.polevik.tick()
    await place.polevik.tick()
    await ivan.sees("Напоминаю, как просили")
    assert len(await told(ivan)) == 2


async def test_nothing_comes_after_the_slots_end(quick_team: Team) -> None:
    """Neither asked for too late, nor delayed by an outage."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг")
    await place.move_to(at("10:40"))
    await ivan.press("10 минут")
    await ivan.sees("Напомню в 10:50")
    await place.stop_bot()
    await place.move_to(at("10:55"))
    await place.move_to(at("11:20"))
    await place.start_bot()
    await place.polevik.tick()
    await ivan.sees("11:00 · Встречи-3", "С опозданием")
    assert await told(ivan) == ["Телемаркетинг", "Встречи-3"]
    await place.move_to(at("12:52"))
    await ivan.press("10 минут")
    await ivan.sees("напоминать будет поздно")
    await place.move_to(at("13:30"))
    await ivan.press("10 минут")
    await ivan.sees("уже закончился")


async def test_put_off_twice_it_still_comes_once_at_the_later_minute(quick_team: Team) -> None:
    """The last word holds."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг")
    await ivan.press("10 минут")
    await ivan.sees("Напомню в 09:30")
    await place.move_to(at("09:25"))
    await ivan.say("отложить")
    await ivan.sees("Напомню в 09:35")
    await until(place, at("09:26"), at("09:40"))
    await ivan.sees("Напоминаю, как просили")
    assert len(await told(ivan)) == 2


# -- to the end of the slot, not today


async def test_left_in_peace_to_the_end_of_the_slot(quick_team: Team) -> None:
    """What is not urgent waits until then: «Состоялась?» comes with the next slot."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/book Ромашка; Иванов Пётр Сергеевич; директор; вт 8:30")
    await ivan.sees("Встреча: вт 24.11 08:30")
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг")
    await ivan.press("До 11:00")
    await ivan.sees("до 11:00 не беспокою")
    await until(place, at("09:55"), at("10:05"))
    await place.move_to(at("10:59"))
    assert not [seen for seen in await ivan.messages() if "Состоялась?" in seen.text]
    await place.move_to(at("11:00"))
    await ivan.sees("Состоялась?")
    assert await outcomes(place) == [("tue-0920-telemarketing", "otherwise", None)]


async def test_not_today_takes_a_reason_in_one_tap_and_can_be_taken_back(quick_team: Team) -> None:
    """Two taps in all; the slot's message stays."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at("09:20"))
    reminder = await ivan.sees("Телемаркетинг")
    ivan.taps = 0
    await ivan.press("Не сегодня")
    await ivan.sees("Почему «Телемаркетинг» не сегодня")
    await ivan.press("Вызвал клиент")
    await ivan.sees("«Телемаркетинг» — не сегодня: вызвал клиент")
    assert ivan.taps == 2
    assert reminder in await ivan.messages()
    assert await outcomes(place) == [("tue-0920-telemarketing", "skipped", "client")]
    await ivan.press("Вернуть")
    await ivan.sees("снова в плане")
    assert await outcomes(place) == []


async def test_a_reason_may_be_typed_at_once_or_after_the_question(quick_team: Team) -> None:
    """`не сегодня: причина`; a usual reason is counted as such; the sick are told how to be left in peace."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг")
    await ivan.say("Не сегодня: пробка на МКАД")
    await ivan.sees("«Телемаркетинг» — не сегодня: пробка на МКАД")
    await place.move_to(at("11:00"))
    await ivan.sees("Встречи-3")
    await ivan.say("не сегодня")
    await ivan.sees("Почему «Встречи-3» не сегодня")
    await ivan.say("...")
    await ivan.sees("Напишите причину")
    await ivan.say("заболел")
    await ivan.sees("«Встречи-3» — не сегодня: болезнь", "/absence")
    assert await outcomes(place) == [
        ("tue-0920-telemarketing", "skipped", "пробка на МКАД"),
        ("tue-1100-meeting-3", "skipped", "sick"),
    ]


async def test_not_today_ends_a_snooze(quick_team: Team) -> None:
    """What is not for today comes no more."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг")
    await ivan.press("10 минут")
    await ivan.sees("Напомню")
    await ivan.say("не сегодня: клиент вызвал")
    await ivan.sees("вызвал клиент")
    await until(place, at("09:29"), at("09:35"))
    assert len(await told(ivan)) == 1


async def test_words_are_a_slots_only_while_nothing_newer_was_asked(quick_team: Team) -> None:
    """After a question the same word answers it; a note after a call stays a note, but «не сегодня» is none."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг")
    await place.move_to(at("09:25"))
    await ivan.say("/call")
    await ivan.sees("Кому звонили")
    await ivan.say("отложить")
    await ivan.sees("«отложить» пока нет")
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано")
    await ivan.say("готово")
    await ivan.sees("Причина: готово")
    await ivan.say("не сегодня: вызвал клиент")
    await ivan.sees("«Телемаркетинг» — не сегодня")
    await ivan.say("отложить")
    await ivan.sees("📝")


async def test_in_english_words_and_buttons_do_the_same(quick_place: Town) -> None:
    """Later, to the end of the slot, not today."""
    head = await found(quick_place, "en")
    ann = await join(quick_place, head, 3, "Ann White", "farmer", "en")
    await quick_place.move_to(at("09:20"))
    await ann.sees("Studying clients")
    await ann.say("later")
    await ann.sees("remind you at 09:30")
    await ann.press("Till 11:00")
    await ann.sees("keep quiet till 11:00")
    await ann.say("Not today: the client called away")
    await ann.sees("— not today: called away by a client")
    await ann.say("done")
    await ann.sees("“Studying clients”: done")
    assert await outcomes(quick_place) == [("tue-0920-client_study", "done", None)]


@pytest.mark.exact("counts calls")
async def test_who_blocked_the_bot_is_not_reminded_again(quick_team: Team) -> None:
    """He put it off and left."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг")
    await ivan.press("10 минут")
    await ivan.sees("Напомню")
    await ivan._call("block", {})
    await known_as_gone(place, ivan)
    calls = len(await place.calls())
    await place.move_to(at("09:30"))
    await place.polevik.tick()
    sent = [call for call in (await place.calls())[calls:] if call["method"] == "sendMessage"]
    assert sent == []


# -- quiet hours


async def test_quiet_hours_are_set_by_a_button_and_by_a_line(quick_team: Team) -> None:
    """In the settings, and typed at any time; off, and as usual again."""
    ivan = quick_team.hunter
    await ivan.say("/settings")
    await ivan.sees("Тихие часы: 20:00–08:00")
    ivan.taps = 0
    await ivan.press("Тихие часы")
    await ivan.press("22:00–07:00")
    await ivan.sees("Тихие часы: 22:00–07:00")
    assert ivan.taps == 2
    await ivan.say("тихо 21:00-8:00")
    await ivan.sees("Тихие часы: 21:00–08:00")
    await ivan.say("/settings тихо с 23 до 9")
    await ivan.sees("Тихие часы: 23:00–09:00")
    await ivan.say("/settings")
    await ivan.press("Тихие часы")
    await ivan.say("ночью")
    await ivan.sees("Часы не разобрал")
    await ivan.say("19-10")
    await ivan.sees("Тихие часы: 19:00–10:00")
    await ivan.say("тихо выкл")
    await ivan.sees("Тихие часы: выключены")
    await ivan.say("тихо обычно")
    await ivan.sees("Тихие часы: 20:00–08:00")


async def test_in_quiet_hours_a_slots_message_waits_if_it_still_helps(quick_team: Team) -> None:
    """Quiet until half past nine: the standup is missed, telemarketing comes then, late."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("тихо 20:00-9:30")
    await ivan.sees("09:30")
    await until(place, at("08:59"), at("09:29"))
    assert await told(ivan) == []
    await place.restart()
    await place.move_to(at("09:30"))
    await ivan.sees("09:20 · Телемаркетинг", "С опозданием")
    await place.polevik.tick()
    assert await told(ivan) == ["Телемаркетинг"]
    rows = await place.polevik.database.transaction(
        lambda c: c.execute(select(reminders.c.slot, reminders.c.state, reminders.c.again_at)).all()
    )
    assert [tuple(row) for row in rows] == [
        ("tue-0900-standup", "missed", None),
        ("tue-0920-telemarketing", "send_late", None),
    ]


async def test_a_question_of_the_evening_waits_for_the_morning_and_a_brief_does_not_wait(quick_team: Team) -> None:
    """A meeting at 19:30 ends in quiet hours: «Состоялась?» at eight; one at 8:15 has its brief at 7:45."""
    ivan, place = quick_team.hunter, quick_team.town
    for client, when in (("Ромашка", "сегодня 19:30"), ("Вектор", "вт 8:15")):
        await ivan.say(f"/book {client}; Иванов Пётр Сергеевич; директор; {when}")
        await ivan.sees("Встреча")
    for clock in ("19:00", "19:30", "21:00", "23:00"):
        await place.move_to(at(clock, 23))
    assert not [seen for seen in await ivan.messages() if "Состоялась?" in seen.text]
    await place.move_to(at("07:45"))
    await ivan.sees("Скоро встреча", "Вектор")
    assert not [seen for seen in await ivan.messages() if "Состоялась?" in seen.text]
    await place.move_to(at("08:00"))
    await ivan.sees("Ромашка", "Состоялась?", "с опозданием")


# -- the time account


async def test_the_week_says_how_its_slots_were_used(quick_team: Team) -> None:
    """As planned by what was done, missed with reasons; the head sees it of each of his people."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at("09:00"))
    await ivan.sees("оперативка")
    await ivan.press("📅 Сегодня")
    await ivan.sees("▶ 09:00")
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг")
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано")
    for clock, slot, reason in (("11:00", "Встречи-3", "Вызвал клиент"), ("14:00", "Встречи-4", "Болезнь")):
        await place.move_to(at(clock))
        await ivan.sees(slot)
        await ivan.press("Не сегодня")
        await ivan.press(reason)
        await ivan.sees("не сегодня:")
    await place.move_to(at("17:00"))
    await ivan.sees("Документы")
    await ivan.say("готово")
    await ivan.sees("готово")
    await place.move_to(at("18:00"))
    await ivan.say("/week")
    # Of Monday: from eleven, since he joined at ten.
    line = "Блоки: 3 из 28 по плану · 2 пропущено: вызвал клиент 1, болезнь 1 · 5 без отметки · 18 впереди"
    await ivan.sees(line)
    await quick_team.head.say("/week")
    await quick_team.head.sees("Иван Орлов", line)


@pytest.mark.parametrize("label", ["10 минут", "До 11:00", "Не сегодня"])
async def test_a_button_works_after_a_restart(quick_team: Team, label: str) -> None:
    """It carries the row's id."""
    ivan, place = quick_team.hunter, quick_team.town
    await place.move_to(at("09:20"))
    await ivan.sees("Телемаркетинг")
    await place.restart()
    await ivan.press(label)
    assert (await ivan.sees()).text
