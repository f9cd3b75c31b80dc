"""What was promised is asked about on its day: done, not done, or moved once; and the share of it that was kept."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.store.tables import promises, reminders
from tests.chat.conftest import Team, found, join
from tests.chat.meetings import MEET, at, fill
from tests.chat.town import Phone, Seen, Town

OFFER = "КП: смета на бетон"


async def promised(phone: Phone, agreement: str = "КП до пт, смета на бетон", client: str = "Ромашка") -> None:
    """A meeting at which this was agreed."""
    await phone.say(f"{MEET.replace('Ромашка', client)}; интерес есть")
    await phone.sees(client, "Кто на встрече?")
    await phone.say(f"24. {agreement}")
    await phone.sees(client, "анкета 2 из 12")


async def rows(place: Town, table: Any) -> list[Any]:
    return await place.polevik.database.transaction(lambda c: list(c.execute(select(table).order_by(table.c.id))))


async def asked(place: Town) -> list[tuple[str, str]]:
    """The days on which promises were asked about, and how."""
    found = [row for row in await rows(place, reminders) if row.slot == "promises"]
    return [(f"{row.day:%d.%m}", str(row.state)) for row in found]


async def open_promise(phone: Phone, label: str = "Ромашка") -> Seen:
    await phone.say("/agreements")
    await phone.sees("Договорённости")
    await phone.press(label)
    return await phone.sees("🤝", "до ")


# -- on its day


async def test_a_promise_is_asked_about_at_nine_on_its_day_and_done_with_one_tap(team: Team) -> None:
    """Once, however often the clock is looked at; then it is off the list and a figure of its author."""
    ivan, place = team.hunter, team.town
    await promised(ivan)
    await place.move_to(at(27, "08:59"))
    assert await asked(place) == []
    await place.move_to(at(27, "09:00"))
    question = await ivan.sees("Сегодня срок. Сделано?", "Ромашка", f"🤝 {OFFER} — до пт 27.11")
    assert question.labels == ["✅ Сделано", "❌ Не сделано", "🕐 Перенести", "👤 Клиент"]
    await place.restart()
    await place.polevik.tick()
    await place.move_to(at(27, "09:05"))
    assert await asked(place) == [("27.11", "send")]
    ivan.taps = 0
    await ivan.press("✅ Сделано")
    done = await ivan.sees(OFFER, "✅ Подтвердилась")
    assert done.labels == ["↩️ Вернуть", "👤 Клиент"]
    assert ivan.taps == 1
    print("taps of a promise that was kept:", ivan.taps)
    await ivan.say("/agreements")
    await ivan.sees("Открытых договорённостей нет", "Подтвердилось: 1 из 1 (100 %)")


async def test_what_is_due_at_the_weekend_is_asked_about_on_monday(quick_team: Team) -> None:
    """Nobody is asked on a Saturday."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan, "КП до сб")
    await place.move_to(at(28, "12:00"))
    await place.move_to(at(29, "12:00"))
    assert [state for day, state in await asked(place) if day in ("28.11", "29.11")] == []
    await place.move_to(at(30, "09:00"))
    await ivan.sees("Срок был сб 28.11. Сделано?", "до сб 28.11")
    assert await asked(place) == [("30.11", "send")]


async def test_of_several_whose_day_is_over_monday_does_not_say_that_it_is_today(quick_team: Team) -> None:
    """Each has its own day on its button."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan, "КП до сб")
    await promised(ivan, "обследование до пн", "Север")
    await place.move_to(at(30, "09:00"))
    listed = await ivan.sees("Срок подошёл у 2 договорённостей")
    assert [label[:10] for label in listed.labels] == ["⏰ сб 28.11", "⏰ пн 30.11"]
    assert "егодня" not in listed.text


async def test_several_on_one_day_are_a_list_that_stays(quick_team: Team) -> None:
    """Each is opened and settled below it."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan)
    await promised(ivan, "обследование до пт", "Север")
    await place.move_to(at(27, "09:00"))
    listed = await ivan.sees("Сегодня срок у 2 договорённостей")
    assert listed.labels == ["⏰ пт 27.11 Ромашка · КП: смета на бетон", "⏰ пт 27.11 Север · Техническое обследов…"]
    await ivan.press("Север")
    await ivan.sees("Север", "🤝 Техническое обследование")
    await ivan.press("✅ Сделано")
    await ivan.sees("Север", "✅ Подтвердилась")
    assert listed in await ivan.messages()
    await ivan.press_again(listed, "Ромашка")
    await ivan.sees("Ромашка", OFFER)


@pytest.mark.parametrize(
    ("label", "typed", "reason"),
    [("Не готово у нас", None, "Не готово у нас"), (None, "Иванов в отпуске", "Иванов в отпуске")],
)
async def test_what_was_not_done_has_a_reason(
    quick_team: Team, label: str | None, typed: str | None, reason: str
) -> None:
    """By a second tap, or typed; it is not confirmed at once."""
    ivan = quick_team.hunter
    await promised(ivan)
    await open_promise(ivan)
    await ivan.press("❌ Не сделано")
    await ivan.sees("Почему не сделано?")
    if typed:
        await ivan.say("🙈")
        await ivan.sees("Почему не сделано?")
    await (ivan.press(label) if label else ivan.say(typed or ""))
    await ivan.sees(OFFER, "❌ Не подтвердилась", f"Причина: {reason}")
    await ivan.say("/agreements")
    await ivan.sees("Подтвердилось: 0 из 1 (0 %)")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("сделано", "✅ Подтвердилась"),
        ("Готово, отправил вчера", "✅ Подтвердилась"),
        ("не сделано: Иванов в отпуске", "Причина: Иванов в отпуске"),
        ("Не сделала — не успели посчитать", "Причина: не успели посчитать"),
        ("перенести на пн; просил Иванов", "Перенесено с пт 27.11: просил Иванов"),
    ],
)
async def test_what_became_of_a_promise_may_be_typed(quick_team: Team, typed: str, shown: str) -> None:
    """In one line, while it is on the screen."""
    ivan = quick_team.hunter
    await promised(ivan)
    await open_promise(ivan)
    await ivan.say(typed)
    await ivan.sees(OFFER, shown)


async def test_what_is_typed_about_something_else_settles_nothing(quick_team: Team) -> None:
    """A word that only begins like an answer."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan)
    await open_promise(ivan)
    await ivan.say("сделали скидку")
    await ivan.sees("Не понял")
    assert [row.state for row in await rows(place, promises)] == ["open"]


# -- once, with a reason, within its month


async def test_a_promise_is_moved_once_with_a_reason(team: Team) -> None:
    """Three taps; it is asked about on the new day, and cannot be moved again."""
    ivan, place = team.hunter, team.town
    await promised(ivan)
    await place.move_to(at(27, "09:00"))
    await ivan.sees("Сегодня срок")
    ivan.taps = 0
    await ivan.press("🕐 Перенести")
    days = await ivan.sees("на какой день перенести?", "не позже ср 23.12")
    assert days.labels == ["сб 28.11", "пн 30.11", "пт 04.12", "ср 23.12", "◀️ Назад"]
    await ivan.press("пн 30.11")
    await ivan.sees("Почему переносим?")
    await ivan.press("Попросил клиент")
    moved = await ivan.sees(f"🤝 {OFFER} — до пн 30.11", "Перенесено с пт 27.11: Попросил клиент")
    assert ivan.taps == 3
    print("taps of a promise that is moved:", ivan.taps)
    assert not any("Перенести" in label for label in moved.labels)
    await ivan.say("перенести на вт")
    await ivan.sees("Переносят один раз")
    await place.move_to(at(30, "09:00"))
    await ivan.sees("Сегодня срок. Сделано?", "до пн 30.11")
    assert await asked(place) == [("27.11", "send"), ("30.11", "send")]


@pytest.mark.parametrize("typed", ["24.12", "вчера", "чт", "пт", "как-нибудь"])
async def test_a_day_that_will_not_do_is_said_and_asked_again(quick_team: Team, typed: str) -> None:
    """After its month, past, earlier than promised, the same day, no day at all."""
    ivan = quick_team.hunter
    await promised(ivan)
    await open_promise(ivan)
    await ivan.say(f"перенести на {typed}")
    await ivan.sees("Такой день не подходит", "позже пт 27.11", "не позже ср 23.12")
    await ivan.press("🕐 Перенести")
    await ivan.sees("на какой день перенести?")
    await ivan.say(typed)
    await ivan.sees("Такой день не подходит")
    await ivan.say("23.12")
    await ivan.sees("Почему переносим?")
    await ivan.say("ждут бюджет")
    await ivan.sees("до ср 23.12", "Перенесено с пт 27.11: ждут бюджет")


async def test_a_promise_of_which_nobody_speaks_lapses_with_its_month(quick_team: Team) -> None:
    """Open on the last day; on the next it is «не подтвердилась», on the client's card and in the share."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan)
    await place.move_to("2026-12-23T12:00:00+03:00")
    await ivan.say("/client Ромашка")
    card = await ivan.sees(OFFER)
    assert "подтвердилась" not in card.text
    await place.move_to("2026-12-24T10:00:00+03:00")
    await ivan.say("/client Ромашка")
    card = await ivan.sees(f"🤝 {OFFER} — до пт 27.11 — ❌ Не подтвердилась")
    assert "пн 23.11 Иванов П. С.: встреча · ❌ Не подтвердилась" in card.text
    await ivan.say("/agreements")
    over = await ivan.sees("Открытых договорённостей нет", "Подтвердилось: 0 из 1 (0 %)")
    assert over.labels == []


async def test_the_share_is_of_what_is_settled(quick_team: Team) -> None:
    """One kept, one not, one open: half; the head reads everybody's."""
    ivan, place = quick_team.hunter, quick_team.town
    anna = await join(place, quick_team.head, 3, "Анна Белова", "farmer")
    for client in ("Ромашка", "Север", "Заря"):
        await promised(ivan, client=client)
    await open_promise(ivan, "Ромашка")
    await ivan.say("сделано")
    await ivan.sees("✅ Подтвердилась")
    await open_promise(ivan, "Север")
    await ivan.say("не сделано: нет цен")
    await ivan.sees("❌ Не подтвердилась")
    await ivan.say("/agreements")
    listed = await ivan.sees("Подтвердилось: 1 из 2 (50 %)")
    assert listed.labels == ["▫️ пт 27.11 Заря · КП: смета на бетон"]
    await anna.say("/agreements")
    await anna.sees("Открытых договорённостей нет")
    await quick_team.head.say("/agreements")
    await quick_team.head.sees(
        "Договорённости отдела", "Иван Орлов: 1 · ", "50 %", "Анна Белова: 0 · пока нечего считать"
    )


# -- where else it shows


async def test_the_documents_slot_lists_the_documents_that_are_due(quick_team: Team) -> None:
    """A proposal and a solution are made at the desk, a survey and a meeting are not; what is far off waits."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan, "КП до ср, смета")
    await promised(ivan, "ИТР до чт", "Север")
    await promised(ivan, "обследование до ср", "Заря")
    await promised(ivan, "КП до 15.12", "Лютик")
    await place.move_to(at(25, "17:00"))
    slot = await ivan.sees("17:00 · Документы")
    listed = [label for label in slot.labels if label.startswith("🤝")]
    assert listed == ["🤝 ср 25.11 Ромашка · КП: смета", "🤝 чт 26.11 Север · ИТР"]
    await ivan.press("Север")
    await ivan.sees("Север", "🤝 ИТР — до чт 26.11")
    assert slot in await ivan.messages()


async def test_a_held_meeting_keeps_the_promise_of_one(quick_team: Team) -> None:
    """A repeat meeting was agreed and took place: nothing has to be said."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan, "встреча до чт")
    await promised(ivan, "КП до чт", "Север")
    await place.move_to(at(25, "12:00"))
    for client in ("Ромашка", "Север"):
        await ivan.say(MEET.replace("Ромашка", client))
        await ivan.sees(client, "анкета 0/12")
    await ivan.say("/agreements")
    listed = await ivan.sees("Подтвердилось: 1 из 1 (100 %)")
    assert listed.labels == ["▫️ чт 26.11 Север · КП"]


async def test_an_agreement_that_is_told_anew_is_one_promise(quick_team: Team) -> None:
    """Corrected in the form, it is asked about on the new day; taken back there, it is none."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan)
    await ivan.say("24. КП до чт")
    await ivan.sees("анкета 2 из 12")
    await ivan.say("/agreements")
    assert (await ivan.sees("Договорённости")).labels == ["▫️ чт 26.11 Ромашка · КП: смета на бетон"]
    await ivan.say("/form Ромашка")
    await ivan.sees("Ромашка · анкета")
    await ivan.say("24. нет")
    await ivan.sees("анкета 2 из 12")
    await ivan.say("/agreements")
    await ivan.sees("Открытых договорённостей нет")
    assert await rows(place, promises) == []


@pytest.mark.parametrize(
    ("hour", "state"), [("08:30", None), ("12:00", "send_late"), ("18:00", "send_late"), ("18:01", "missed")]
)
async def test_after_an_outage_it_is_asked_late_and_not_at_night(
    quick_team: Team, hour: str, state: str | None
) -> None:
    """Until six in the evening; later it waits in /agreements."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan)
    await place.move_to(at(26, "18:00"))
    await place.stop_bot()
    await place.move_to(at(27, hour))
    await place.start_bot()
    await place.polevik.tick()
    assert await asked(place) == ([("27.11", state)] if state else [])
    if state == "send_late":
        await ivan.sees("⏰ Срок сегодня, спрашиваю с опозданием. Сделано?")
    await ivan.say("/agreements")
    await ivan.sees_button("⏰ пт 27.11 Ромашка" if state else "пт 27.11 Ромашка")


async def test_a_promise_goes_on_after_a_restart_between_any_two_steps(quick_team: Team) -> None:
    """Asked, moved, given a reason."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan)
    await place.move_to(at(27, "09:00"))
    await ivan.sees("Сегодня срок")
    await place.restart()
    await ivan.press("🕐 Перенести")
    await ivan.sees("на какой день")
    await place.restart()
    await ivan.say("пн")
    await ivan.sees("Почему переносим?")
    await place.restart()
    await ivan.say("ждут бюджет")
    await ivan.sees("до пн 30.11", "ждут бюджет")


async def test_a_promise_in_english(quick_place: Town) -> None:
    """Asked, moved, done."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Smith", language="en")
    await john.say("/meet Acme; Brown Peter; director; interested; proposal by fri")
    await john.sees("form 2/12")
    await quick_place.move_to(at(27, "09:00"))
    await john.sees("Due today. Done?", "Acme", "Proposal, by Fri 27.11")
    await john.press("Move")
    await john.sees("to which day?")
    await john.say("mon")
    await john.say("they asked")
    await john.sees("by Mon 30.11", "Moved from Fri 27.11: they asked")
    await john.say("done")
    await john.sees("✅ Kept")
    await john.say("/agreements")
    await john.sees("No open agreements", "Kept: 1 of 1 (100 %)")


async def test_the_whole_form_tells_of_its_agreement_once(quick_team: Team) -> None:
    """Ten answers and the outcome in one message: one promise, asked about once."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say(MEET)
    await ivan.sees("Кто на встрече?")
    await fill(ivan, "23. есть\n24. КП до пт, смета на бетон")
    (made,) = await rows(place, promises)
    assert (made.kind, made.what, f"{made.made_on:%d.%m}", f"{made.due_on:%d.%m}") == (
        "offer",
        "смета на бетон",
        "23.11",
        "27.11",
    )


async def test_a_slip_of_the_finger_is_taken_back_by_button_and_typed(quick_team: Team) -> None:
    """What was settled by mistake is open again, the same day or the next; later it stays."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan)
    await place.move_to(at(27, "09:00"))
    await ivan.sees("Сегодня срок. Сделано?")
    await ivan.press("✅ Сделано")
    await ivan.sees("✅ Подтвердилась")
    await ivan.press("↩️ Вернуть")
    again = await ivan.sees(OFFER)
    assert "✅ Сделано" in again.labels
    await ivan.say("не сделано: забыли")
    await ivan.sees("❌ Не подтвердилась", "Причина: забыли")
    await ivan.say("вернуть")
    assert "✅ Сделано" in (await ivan.sees(OFFER)).labels


async def test_why_it_was_moved_stays_beside_why_it_was_not_kept(quick_team: Team) -> None:
    """Two reasons of two days."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan)
    await place.move_to(at(27, "09:00"))
    await ivan.sees("Сегодня срок. Сделано?")
    await ivan.press("🕐 Перенести")
    await ivan.sees("на какой день")
    await ivan.say("пн")
    await ivan.sees("Почему переносим?")
    await ivan.press("Попросил клиент")
    await ivan.sees("Перенесено с пт 27.11: Попросил клиент")
    await ivan.say("не сделано: забыли")
    await ivan.sees("Перенесено с пт 27.11: Попросил клиент", "Причина: забыли")


async def test_a_meeting_that_was_not_confirmed_shows_in_its_own_week(quick_team: Team) -> None:
    """`/week 24.11` opens that week, a month later too."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan)
    await ivan.say("/week")
    assert "не подтвердилось" not in (await ivan.sees("Неделя 23.11–29.11")).text
    await place.move_to(at(28, "10:00", 12))
    await ivan.say("/week 24.11")
    await ivan.sees("Неделя 23.11–29.11", "не подтвердилось встреч: 1")
    await ivan.say("/week когда-то")
    await ivan.sees("Какую неделю?")


async def test_a_promise_made_for_the_same_day_is_asked_about_on_the_next_morning(quick_team: Team) -> None:
    """The morning's question was over when it was made: it is not lost for that."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan, "КП сегодня")
    await place.move_to(at(24, "09:00"))
    await ivan.sees("Сделано?", "Ромашка")


async def test_long_words_of_an_agreement_are_kept_whole(team: Team) -> None:
    """An answer may be longer than a line: on every database."""
    ivan = team.hunter
    words = "смета " * 90
    await promised(ivan, f"КП до пт, {words}")
    await ivan.say("/agreements")
    await ivan.sees("Договорённости")


async def test_the_meeting_that_kept_a_promise_taken_back_opens_it_again(quick_team: Team) -> None:
    """`/undo` of a mistaken /meet leaves no promise kept."""
    ivan, place = quick_team.hunter, quick_team.town
    await promised(ivan, "повторная встреча до пт")
    await place.move_to(at(25, "10:00"))
    await ivan.say("/meet Ромашка; Иванов Пётр Сергеевич; директор")
    await ivan.sees("анкета 0/12")
    await ivan.say("/agreements")
    await ivan.sees("Открытых договорённостей нет", "1 из 1")
    await ivan.say("/undo")
    await ivan.sees("Отменено")
    await ivan.say("/agreements")
    assert any("Ромашка" in label for label in (await ivan.sees("нажмите")).labels)


async def test_undoing_a_meeting_takes_its_promise_along_and_the_same_meeting_again_brings_it_back(
    quick_team: Team,
) -> None:
    """The answers stay with the client; the agreement is the meeting's."""
    ivan = quick_team.hunter
    await promised(ivan)
    await ivan.say("/undo")
    await ivan.sees("Отменено")
    await ivan.say("/agreements")
    await ivan.sees("Открытых договорённостей нет")
    await ivan.say("/meet Ромашка; Иванов Пётр Сергеевич; директор")
    await ivan.sees("анкета 2/12")
    await ivan.say("/agreements")
    assert any("Ромашка" in label for label in (await ivan.sees("нажмите")).labels)
