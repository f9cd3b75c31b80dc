"""What the bot says of a meeting by itself: a brief half an hour before it, «Состоялась?» after it; each once."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.store.tables import reminders
from tests.chat.conftest import Team, found, join, kept_records
from tests.chat.meetings import BOOK, MEET, TUESDAY, WHOLE, at, book, fill, open_card
from tests.chat.test_pressing_twice import twice
from tests.chat.town import Phone, Town

SOON, WAS_IT = "🔔 Скоро встреча", "Состоялась?"
DIRECTOR = "Ромашка — Иванов П. С., директор"


async def told(phone: Phone, part: str) -> int:
    """How many messages of the bot hold this."""
    return sum(part in each.text for each in await phone.messages() if each.from_bot)


async def decided(place: Town, what: str) -> list[str]:
    """What was decided about reminders whose key begins so, in order."""

    def read(connection: Any) -> list[str]:
        rows = connection.execute(select(reminders.c.slot, reminders.c.state).order_by(reminders.c.id))
        return [str(row.state) for row in rows if row.slot.startswith(what)]

    return await place.polevik.database.transaction(read)


# -- before


async def test_a_brief_comes_half_an_hour_before_and_once(team: Team) -> None:
    """Who, where, what for; ticking again and restarting repeats nothing."""
    ivan, place = team.hunter, team.town
    await book(ivan, f"{BOOK}; у клиента; Ленина 5; показать образцы")
    await ivan.say("/call Ромашка; Котова Мария; закупки; не дозвонился")
    await ivan.sees("не дозвонились")
    await place.move_to(at(24, "10:29"))
    assert await decided(place, "brief") == []
    await place.move_to(at(24, "10:30"))
    brief = await ivan.sees(
        SOON, TUESDAY, DIRECTOR, "📍 у клиента, Ленина 5", "🎯 показать образцы", "Котова М., закупки"
    )
    assert len(brief.text.splitlines()) <= 12
    await place.polevik.tick()
    await place.restart()
    await place.polevik.tick()
    await place.move_to(at(24, "10:45"))
    assert await decided(place, "brief") == ["send"]
    assert await told(ivan, SOON) == 1


async def test_a_brief_tells_what_the_last_form_said_and_what_was_agreed(quick_team: Team) -> None:
    """Three answers, the open promise, and a button to the whole form; the brief stays when it opens the card."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say(MEET)
    await ivan.sees("Кто на встрече?")
    await fill(ivan, WHOLE)
    await book(ivan)
    await place.move_to(at(24, "10:30"))
    brief = await ivan.sees(SOON, "Повторная встреча", "🤝 КП — до пт 27.11")
    assert "Бета" in brief.text or "цена" in brief.text.lower()
    assert len(brief.text.splitlines()) <= 12
    assert brief.labels == ["📋 Прошлая анкета", "📅 Встреча", "👤 Клиент"]
    await ivan.press("📅 Встреча")
    await ivan.sees("📅 вт 24.11", "Повторная встреча")
    await ivan.press_again(brief, "👤 Клиент")
    await ivan.sees("Ромашка", "ведёт Иван Орлов")
    assert brief in await ivan.messages()


async def test_after_a_move_the_brief_comes_before_the_new_time(quick_team: Team) -> None:
    """Told once already, it is told anew; not at the old time."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(24, "10:30"))
    await ivan.sees(SOON)
    await ivan.press("📅 Встреча")
    await ivan.say("перенести на чт 14:00")
    await ivan.sees("чт 26.11 14:00")
    await book(ivan, "/book Север; Котов Игорь; директор; ср 11:00")
    await open_card(ivan, "ср 25.11")
    await ivan.say("перенести на чт 11:00")
    await ivan.sees("чт 26.11 11:00")
    await place.move_to(at(25, "10:35"))
    assert await decided(place, "brief") == ["send"]
    await place.move_to(at(26, "10:30"))
    await ivan.sees(SOON, "Север")
    await place.move_to(at(26, "13:30"))
    await ivan.sees(SOON, "чт 26.11 14:00–15:30 · Встречи-10")
    assert await decided(place, "brief") == ["send", "send", "send"]
    assert await told(ivan, SOON) == 3


async def test_of_a_cancelled_meeting_nothing_is_said(quick_team: Team) -> None:
    """Neither before nor after."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await open_card(ivan)
    await ivan.say("отменить: заболел")
    await ivan.sees("Отменена")
    await place.move_to(at(24, "10:30"))
    await place.move_to(at(24, "11:00"))
    await ivan.sees("11:00 · Встречи-3", "Встреч в этом блоке нет")
    await place.move_to(at(24, "13:00"))
    assert await decided(place, "brief") + await decided(place, "held") == []


async def test_a_brief_that_is_late_says_so_and_then_helps_no_more(quick_team: Team) -> None:
    """Ten minutes into the meeting it still does; later it is noted as missed."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await book(ivan, "/book Север; Котов Игорь; директор; вт 14:00")
    await place.move_to(at(24, "10:00"))
    await place.stop_bot()
    await place.move_to(at(24, "11:08"))
    await place.start_bot()
    await place.polevik.tick()
    await ivan.sees("⏰ Встреча уже идёт", TUESDAY)
    await place.stop_bot()
    await place.move_to(at(24, "14:11"))
    await place.start_bot()
    await place.polevik.tick()
    await ivan.sees(WAS_IT, "Ромашка")
    assert await told(ivan, "Встреча уже идёт") == 1
    assert await decided(place, "brief") == ["send_late", "missed"]


async def test_the_slot_of_a_meeting_names_it_and_opens_its_card_below(quick_team: Team) -> None:
    """The reminder stays."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(24, "11:00"))
    slot = await ivan.sees("11:00 · Встречи-3", "Ромашка, 11:00")
    assert slot.labels[0] == "📅 Ромашка"
    await ivan.press_again(slot, "📅 Ромашка")
    await ivan.sees(TUESDAY, DIRECTOR)
    assert slot in await ivan.messages()


# -- after


async def test_a_meeting_that_was_held_is_one_tap_and_the_first_question_follows(team: Team) -> None:
    """At the end of its slot; dated by its own time, with its own people: nothing is asked twice."""
    ivan, place = team.hunter, team.town
    await book(ivan)
    await place.move_to(at(24, "12:59"))
    assert await decided(place, "held") == []
    await place.move_to(at(24, "13:00"))
    asked = await ivan.sees(f"Ромашка, {TUESDAY}. {WAS_IT}")
    assert asked.labels == ["✅ Состоялась", "🕐 Перенести", "❌ Не состоялась"]
    ivan.taps = 0
    await ivan.press("✅ Состоялась")
    await ivan.sees("Встреча не засчитана: анкета 0/12", "Ромашка — Иванов П. С.: встреча", "🕐 вт 24.11 11:00")
    await ivan.sees("Кто на встрече?", "Иванов П. С.")
    assert ivan.taps == 1
    print("taps from «Состоялась?» to the first question:", ivan.taps)
    await place.polevik.tick()
    await place.restart()
    await place.polevik.tick()
    assert await decided(place, "held") == ["send"]
    assert await told(ivan, WAS_IT) == 0, "the question became the record"


async def test_held_pressed_twice_is_one_meeting(team: Team) -> None:
    """The second press opens its form."""
    ivan, place = team.hunter, team.town
    await book(ivan)
    await place.move_to(at(24, "13:00"))
    await ivan.sees(WAS_IT)
    await twice(ivan, "✅ Состоялась")
    await ivan.sees("анкета 0/12")
    assert [row.kind for row in await kept_records(place)] == ["booking", "meeting"]


async def test_what_is_typed_behind_held_is_noted_and_answers_the_form(quick_team: Team) -> None:
    """«состоялась, интерес есть»: on the meeting's card, with no button at hand."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(24, "13:00"))
    await ivan.say("/meetings ромашка")
    await ivan.sees(TUESDAY)
    await ivan.say("состоялась: интерес есть")
    await ivan.sees("Встреча не засчитана: анкета 1/12", "📝 интерес есть")
    await ivan.sees("Кто на встрече?")


@pytest.mark.parametrize(
    ("label", "typed", "shown"),
    [("Никто не пришёл", None, "Никто не пришёл"), (None, "Уехал в командировку", "Уехал в командировку")],
)
async def test_a_meeting_that_did_not_happen_has_a_reason(
    quick_team: Team, label: str | None, typed: str | None, shown: str
) -> None:
    """By a second tap, or typed; it was agreed, so it stays in the norm of booked ones."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(24, "13:00"))
    await ivan.sees(WAS_IT)
    await ivan.press("Не состоялась")
    await ivan.sees("почему не состоялась?")
    await (ivan.press(label) if label else ivan.say(typed or ""))
    await ivan.sees(TUESDAY, f"❌ Не состоялась: {shown}")
    await ivan.sees_pinned("Назначенные встречи: 1/12")
    await ivan.press("Назначить снова")
    await ivan.press("Встречи-6")
    await ivan.sees("ср 25.11 11:00–13:00")
    await place.move_to(at(25, "13:00"))
    await ivan.sees(WAS_IT, "ср 25.11")


async def test_a_meeting_may_be_moved_from_the_question(quick_team: Team) -> None:
    """And is asked about at its new end."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(24, "13:00"))
    await ivan.sees(WAS_IT)
    await ivan.press("Перенести")
    await ivan.press("Встречи-6")
    await ivan.sees("ср 25.11 11:00–13:00")
    await place.move_to(at(25, "13:00"))
    await ivan.sees(WAS_IT, "ср 25.11")


async def test_after_an_outage_the_question_comes_late_and_says_so(quick_team: Team) -> None:
    """Down over the evening: asked next morning at the latest; in /today what is open is one tap away."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(24, "10:30"))
    await place.stop_bot()
    await place.move_to(at(25, "08:30"))
    await place.start_bot()
    await place.polevik.tick()
    await ivan.sees("Ромашка", WAS_IT, "⏰ Спрашиваю с опозданием")
    await ivan.say("/today")
    today = await ivan.sees("ср 25.11", "❓ — встречи без итога")
    assert today.labels == ["❓ вт 24.11 Ромашка"]
    await ivan.press("❓")
    await ivan.sees(TUESDAY)
    assert today in await ivan.messages()
    await ivan.press("✅ Состоялась")
    await ivan.sees("анкета 0/12", "🕐 вт 24.11 11:00")
    await ivan.say("/today")
    assert (await ivan.sees("ср 25.11")).labels == []


async def test_a_question_that_is_a_day_late_is_noted_as_missed(quick_team: Team) -> None:
    """The meeting waits in /today and /meetings."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(24, "10:30"))
    await place.stop_bot()
    await place.move_to(at(25, "09:05"))
    await place.start_bot()
    await place.polevik.tick()
    assert await decided(place, "held") == ["missed"]
    await ivan.say("/meetings")
    await ivan.sees_button("вт 24.11 11:00 · Ромашка")
    assert await told(ivan, WAS_IT) == 0


async def test_a_trainee_gives_his_meeting_to_who_holds_it_and_keeps_the_credit(quick_team: Team) -> None:
    """He books; a hunter is told, briefed, asked whether it was held, and has it on his own list."""
    place, ivan = quick_team.town, quick_team.hunter
    anna = await join(place, quick_team.head, 3, "Анна Белова", "trainee")
    await anna.say(BOOK)
    await anna.sees("Засчитано")
    await open_card(anna)
    await anna.press("Передать коллеге")
    await anna.sees("кто проведёт встречу?")
    await anna.press("Иван Орлов")
    await anna.sees("встречу проведёт Иван Орлов")
    await ivan.sees("Анна Белова передаёт вам встречу", "Ромашка")
    await anna.say("/week")
    await anna.sees("Назначенные встречи: 1/3")
    await ivan.say("/week")
    await ivan.sees("Назначенные встречи: 0/12")
    await place.move_to(at(24, "10:30"))
    await ivan.sees(SOON, TUESDAY)
    await place.move_to(at(24, "13:00"))
    await ivan.sees("Ромашка", WAS_IT)
    assert await told(anna, WAS_IT) == 0


async def test_a_trainees_meeting_is_asked_about_too_and_may_be_given_afterwards(quick_team: Team) -> None:
    """He cannot say that it was held; who held it can."""
    place, ivan = quick_team.town, quick_team.hunter
    anna = await join(place, quick_team.head, 3, "Анна Белова", "trainee")
    await anna.say(BOOK)
    await anna.sees("Засчитано")
    await place.move_to(at(24, "10:30"))
    await place.move_to(at(24, "13:00"))
    asked = await anna.sees("Ромашка", WAS_IT)
    assert asked.labels == ["🤝 Передать коллеге", "🕐 Перенести", "❌ Не состоялась"]
    await open_card_typed(anna)
    await anna.say("передать Ивану")
    await anna.sees("встречу проведёт Иван Орлов")
    await ivan.sees("передаёт вам встречу")
    await ivan.press("✅ Состоялась")
    await ivan.sees("Встреча не засчитана: анкета 0/12")


async def open_card_typed(phone: Phone) -> None:
    await phone.say("/meetings Ромашка")
    await phone.sees("📅", "Ромашка")


async def test_everybody_is_asked_in_his_own_language(quick_place: Town) -> None:
    """English for who chose it."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Smith", language="en")
    await john.say("/book Acme; Brown Peter; director; tue 11am")
    await john.sees("Counted")
    await quick_place.move_to(at(24, "10:30"))
    await john.sees("A meeting soon", "Tue 24.11 11:00–13:00")
    await quick_place.move_to(at(24, "13:00"))
    await john.sees("Acme", "Was it held?")
    await john.press("Did not happen")
    await john.press("Nobody came")
    await john.sees("❌ Did not happen: Nobody came")
