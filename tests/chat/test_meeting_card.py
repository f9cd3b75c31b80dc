"""A booked meeting on its card: another time, the calendar's file, a place, what is sent to it, an end with reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.store.tables import meetings
from tests.chat.conftest import Team, found, join, kept_attachments, kept_records
from tests.chat.meetings import BOOK, TUESDAY, at, book, entries, links, media, open_card
from tests.chat.town import Phone, Town

THURSDAY = "чт 26.11 14:00–15:30 · Встречи-10"


async def booked_card(phone: Phone) -> None:
    await book(phone)
    await open_card(phone, TUESDAY)


async def test_a_moved_meeting_moves_in_the_calendar_too(team: Team) -> None:
    """The file comes with a tap; after a move it comes by itself: the same UID, a higher SEQUENCE, the new time."""
    ivan = team.hunter
    await booked_card(ivan)
    await ivan.press("В календарь")
    (first,) = await entries(ivan, 1)
    assert (first.method, first.starts_at, first.ends_at) == ("PUBLISH", at(24, "11:00"), at(24, "13:00"))
    assert first.summary == "Ромашка — Иванов П. С."
    await ivan.press("Перенести")
    offered = await ivan.sees("Ромашка", "На когда перенести?")
    assert not any("Встречи-3" in label for label in offered.labels), "it stands there already"
    await ivan.press("Встречи-6")
    await ivan.sees("ср 25.11 11:00–13:00 · Встречи-6")
    _, second = await entries(ivan, 2)
    assert (second.uid, second.starts_at) == (first.uid, at(25, "11:00"))
    assert second.sequence > first.sequence
    await ivan.say("перенести на чт 14:00")
    await ivan.sees(THURSDAY)
    *_, third = await entries(ivan, 3)
    assert (third.uid, third.starts_at, third.ends_at) == (first.uid, at(26, "14:00"), at(26, "15:30"))
    assert third.sequence > second.sequence
    await ivan.sees_pinned("Назначенные встречи: 1/12")


async def test_a_cancelled_meeting_leaves_the_norm_and_the_calendar_at_once(team: Team) -> None:
    """A reason by one tap; the file cancels the entry, the slot is free again, the card says why."""
    ivan = team.hunter
    await booked_card(ivan)
    await ivan.press("В календарь")
    await entries(ivan, 1)
    ivan.taps = 0
    await ivan.press("Отменить")
    await ivan.sees("почему отменяем?")
    await ivan.press("Отменил клиент")
    await ivan.sees(TUESDAY, "🚫 Отменена: Отменил клиент")
    assert ivan.taps == 2
    print("taps of a cancelled meeting with its reason:", ivan.taps)
    await ivan.sees_pinned("Назначенные встречи: 0/12 (записано 1)", "встреча отменена")
    first, last = await entries(ivan, 2)
    assert (last.method, last.uid) == ("CANCEL", first.uid)
    assert last.sequence > first.sequence
    await ivan.say("/book Север; Котов Игорь; директор; Встречи-3")
    await ivan.sees("Встреча: вт 24.11 11:00", "1 из 12")


async def test_without_the_calendar_no_file_comes(quick_team: Team) -> None:
    """Who never asked for one is not sent one on a move."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.say("перенести на чт 14:00")
    await ivan.sees(THURSDAY)
    await ivan.sees_pinned("Назначенные встречи: 1/12")
    assert await media(ivan, "document") == []


@pytest.mark.parametrize("typed", ["перенести на чт 14:00", "Перенесли встречу на Встречи-10", "перенос: чт в 14"])
async def test_a_move_may_be_typed(quick_team: Team, typed: str) -> None:
    """A time or a slot behind the word."""
    await booked_card(quick_team.hunter)
    await quick_team.hunter.say(typed)
    await quick_team.hunter.sees(THURSDAY)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("вчера 11:00", "Это время уже прошло"),
        ("чт", "Во сколько?"),
        ("как-нибудь", "Время не разобрал"),
        ("Встречи-13", "Свободного блока с таким номером нет"),
        ("ср 11:10", "Это время уже занято: Север"),
    ],
)
async def test_a_time_that_will_not_do_is_said_and_the_question_stays(quick_team: Team, typed: str, why: str) -> None:
    """Behind «перенести», and alone where the time was asked for; the meeting stays where it is."""
    ivan = quick_team.hunter
    await book(ivan, "/book Север; Котов Игорь; директор; ср 11:00")
    await booked_card(ivan)
    await ivan.say(f"перенести на {typed}")
    await ivan.sees(why)
    await ivan.press("Перенести")
    await ivan.sees("На когда перенести?")
    await ivan.say(typed)
    await ivan.sees(why)
    await ivan.say("чт 14:00")
    await ivan.sees(THURSDAY)


async def test_a_move_may_be_left_as_it_was(quick_team: Team) -> None:
    """«Назад» leads from every question to the card; the time it has is no move."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    for label in ("Перенести", "Отменить", "Место"):
        await ivan.press(label)
        await ivan.sees_button("◀️ Назад")
        await ivan.press("◀️ Назад")
        await ivan.sees(TUESDAY)
    await ivan.say("перенести на вт 11:00")
    await ivan.sees(TUESDAY)
    row = await quick_team.town.polevik.database.transaction(lambda c: c.execute(select(meetings)).one())
    assert row.sequence == 0


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("отменить: заболел", "🚫 Отменена: заболел"),
        ("Отмена — Сменился директор", "🚫 Отменена: Сменился директор"),
        ("не состоялась: перенесли на лето", "🚫 Отменена: перенесли на лето"),
    ],
)
async def test_a_cancellation_may_be_typed_with_its_reason(quick_team: Team, typed: str, shown: str) -> None:
    """What could not have happened yet is cancelled, however it is said."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.say(typed)
    await ivan.sees(TUESDAY, shown)
    await ivan.sees_pinned("Назначенные встречи: 0/12")


async def test_a_reason_may_be_typed_where_it_is_asked_for(quick_team: Team) -> None:
    """An emoji alone is none."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.say("отменить")
    await ivan.sees("почему отменяем?")
    await ivan.say("\u200b ")
    await ivan.say("Заболел")
    await ivan.sees("🚫 Отменена: Заболел")


async def test_a_cancelled_meeting_is_booked_anew(quick_team: Team) -> None:
    """The same one: the norm has it again, and the calendar the same entry."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.press("В календарь")
    await ivan.say("отменить: заболел")
    await ivan.sees("🚫 Отменена")
    await ivan.press("Назначить снова")
    await ivan.press("Встречи-6")
    card = await ivan.sees("ср 25.11 11:00–13:00 · Встречи-6", "Первая встреча")
    assert "Отменена" not in card.text
    await ivan.sees_pinned("Назначенные встречи: 1/12\n")
    first, _, last = await entries(ivan, 3)
    assert (last.method, last.uid, last.starts_at) == ("PUBLISH", first.uid, at(25, "11:00"))
    assert last.sequence > first.sequence + 1


# -- where


@pytest.mark.parametrize(
    ("label", "shown"), [("У клиента", "у клиента"), ("У нас", "у нас"), ("Нейтральная", "на нейтральной территории")]
)
async def test_the_place_takes_two_taps(quick_team: Team, label: str, shown: str) -> None:
    """The client's, ours, or a neutral one."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    ivan.taps = 0
    await ivan.press("Место")
    await ivan.sees("где встречаетесь?")
    await ivan.press(label)
    assert links(await ivan.sees(TUESDAY, f"📍 {shown}")) == []
    assert ivan.taps == 2


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("место: Ленина 5, оф. 3", "📍 Ленина 5, оф. 3"),
        ("адрес у клиента; Ленина 5", "📍 у клиента, Ленина 5"),
        ("место: у клиента; Ленина 5; домофон 12", "📍 у клиента, Ленина 5, домофон 12"),
        ("место: у клиента, Ленина 5", "📍 у клиента, Ленина 5"),
        ("место: кафе", "📍 на нейтральной территории"),
    ],
)
async def test_an_address_is_typed_and_opens_on_the_map(quick_team: Team, typed: str, shown: str) -> None:
    """It stands in the calendar's file too."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.say(typed)
    card = await ivan.sees(TUESDAY, shown)
    address = "5" in typed
    assert [link.startswith("https://yandex.ru/maps/?text=%D0%9B") for link in links(card)] == [True] * address
    await ivan.press("В календарь")
    (file,) = await entries(ivan, 1)
    assert file.location == shown.removeprefix("📍 ").removeprefix("у клиента, ")


async def test_an_address_is_typed_after_the_button(quick_team: Team) -> None:
    """A sign alone is asked again."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.press("Место")
    await ivan.say("!!!")
    await ivan.sees("где встречаетесь?")
    await ivan.say("Ленина 5")
    await ivan.sees(TUESDAY, "📍 Ленина 5 карта")


async def test_a_point_on_the_map_that_is_sent_by_hand_is_the_place(quick_team: Team) -> None:
    """The card's link leads to it."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.press("Место")
    await ivan.sees("где встречаетесь?")
    await ivan.send({"location": {"latitude": 55.75, "longitude": 37.61}})
    card = await ivan.sees(TUESDAY, "📍")
    assert links(card) == ["https://yandex.ru/maps/?pt=37.610000,55.750000&z=17&l=map"]


@pytest.mark.parametrize("kind", ["photo", "voice"])
async def test_a_photo_or_a_voice_note_joins_the_meeting_on_the_screen(quick_team: Team, kind: str) -> None:
    """A business card, the gate, a word to oneself; the card stays open for what is typed."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.send({kind: True})
    await ivan.sees("Приложено к встрече: Ромашка")
    (kept,) = await kept_attachments(quick_team.town)
    assert (kept.kind, kept.meeting_id is not None, kept.record_id) == (kind, True, None)
    await ivan.say("перенести на чт 14:00")
    await ivan.sees(THURSDAY)


async def test_what_is_sent_without_a_word_near_a_meeting_is_of_that_meeting(quick_team: Team) -> None:
    """From an hour before on, with nothing else on the screen; farther off it belongs nowhere."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await place.move_to(at(24, "09:30"))
    await ivan.send({"photo": True})
    await ivan.sees("Не к чему приложить")
    await place.move_to(at(24, "10:40"))
    await ivan.send({"photo": True})
    await ivan.sees("Приложено к встрече: Ромашка")
    assert [row.meeting_id is not None for row in await kept_attachments(place)] == [True]


# -- which one


async def test_meetings_lists_what_is_ahead_and_opens_it_below(quick_team: Team) -> None:
    """By a tap, or by the client's letters; the list stays."""
    ivan = quick_team.hunter
    await ivan.say("/meetings")
    await ivan.sees("Встреч впереди нет", "/book")
    await book(ivan)
    await book(ivan, "/book Север; Котов Игорь; директор; ср 11:00")
    await ivan.say("/meetings")
    listed = await ivan.sees("Ваши встречи")
    assert listed.labels == ["вт 24.11 11:00 · Ромашка", "ср 25.11 11:00 · Север"]
    await ivan.press("Север")
    assert (await ivan.sees("ср 25.11 11:00–13:00", "Север")).message_id > listed.message_id
    assert listed in await ivan.messages()
    await ivan.say("/meetings ромаш")
    await ivan.sees(TUESDAY)
    await ivan.say("/meetings")
    await ivan.say("север")
    await ivan.sees("ср 25.11 11:00–13:00")
    await ivan.say("отменить: заболел")
    await ivan.sees("Север", "🚫 Отменена: заболел")


async def test_what_is_typed_about_something_else_does_nothing_to_the_meeting(quick_team: Team) -> None:
    """A sentence that only looks like an action; a client's name."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.say("Первый этаж, домофон 5")
    await ivan.sees("Не понял")
    row = await quick_team.town.polevik.database.transaction(lambda c: c.execute(select(meetings)).one())
    assert (row.repeat, row.state, row.address) == (False, "booked", None)


async def test_a_trainee_moves_and_cancels_and_does_not_hold(quick_team: Team) -> None:
    """Neither by a button nor typed: block 2 is a hunter's."""
    anna = await join(quick_team.town, quick_team.head, 3, "Анна Белова", "trainee")
    await anna.say(BOOK)
    await anna.sees("Засчитано")
    await open_card(anna, TUESDAY)
    await quick_team.town.move_to(at(24, "13:00"))
    await anna.say("/meetings")
    await anna.press("Ромашка")
    card = await anna.sees(TUESDAY)
    assert not any(label.startswith("✅") for label in card.labels)
    await anna.say("состоялась")
    await anna.sees("Встречи проводят менеджеры", "/book")
    await anna.say("не состоялась: никто не пришёл")
    await anna.sees("❌ Не состоялась: никто не пришёл")
    assert [row.kind for row in await kept_records(quick_team.town)] == ["booking"]


async def test_the_buttons_of_a_meeting_that_is_over_are_outdated(quick_team: Team) -> None:
    """An old card above the new one: nothing is cancelled twice, no held meeting is moved."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    old = await open_card(ivan, TUESDAY)
    await ivan.say("отменить: заболел")
    await ivan.sees("🚫 Отменена: заболел")
    assert "устарела" in (await ivan.press_again(old, "Отменить") or "")
    await book(ivan, "/book Север; Котов Игорь; директор; ср 11:00")
    await ivan.press("📅 Встреча")
    card = await ivan.sees("ср 25.11 11:00–13:00")
    await place.move_to(at(25, "12:00"))
    await ivan.say("/meetings север")
    await ivan.press("✅ Состоялась")
    await ivan.sees("анкета 0/12")
    assert "устарела" in (await ivan.press_again(card, "Перенести") or "")
    assert "устарела" in (await ivan.press_again(card, "Место") or "")


async def test_a_meeting_in_english(quick_place: Town) -> None:
    """Moved, placed, put into the calendar, cancelled: typed."""
    head = await found(quick_place, "en")
    john = await join(quick_place, head, 2, "John Smith", language="en")
    await john.say("/book Acme; Brown Peter; director; tue 11am")
    await john.sees("Counted", "Booked meetings: 1 of 12")
    await john.press("📅 Meeting")
    await john.sees("Tue 24.11 11:00–13:00", "First meeting")
    await john.say("move to thu 14:00")
    await john.sees("Thu 26.11 14:00–15:30")
    await john.say("place: at the client's; Lenin st. 5")
    await john.sees("📍 at the client’s, Lenin st. 5 map")
    await john.say("to my calendar")
    (file,) = await entries(john, 1)
    assert file.starts_at == at(24, "14:00") + timedelta(days=2)
    await john.say("it is a repeat")
    await john.sees("Repeat meeting")
    await john.say("cancel: sick")
    await john.sees("🚫 Cancelled: sick")
    await john.sees_pinned("Booked meetings: 0/12")


async def test_our_place_has_no_address_of_the_clients_and_an_address_alone_is_not_ours(quick_team: Team) -> None:
    """Who says where they meet anew means that place and no other."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.say("место: у клиента, Ленина 5")
    await ivan.sees("📍 у клиента, Ленина 5")
    await ivan.say("место: у нас")
    ours = await ivan.sees("📍 у нас")
    assert "Ленина" not in ours.text
    await ivan.say("место: Мира 7")
    there = await ivan.sees("Мира 7")
    assert "у нас" not in there.text


async def test_an_address_may_be_typed_right_after_the_place_was_pressed(quick_team: Team) -> None:
    """«У клиента», and then where that is."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.press("📍 Место")
    await ivan.press("У клиента")
    await ivan.sees("📍 у клиента")
    await ivan.say("Ленина 5")
    await ivan.sees("📍 у клиента, Ленина 5")


async def test_words_behind_a_photo_are_a_note_of_the_meeting(quick_team: Team) -> None:
    """What is on it, in the person's own words."""
    ivan = quick_team.hunter
    await booked_card(ivan)
    await ivan.send({"photo": True})
    await ivan.sees("Приложено к встрече")
    await ivan.say("визитка главного инженера")
    await ivan.sees("🎯 визитка главного инженера")


async def test_what_is_sent_during_a_meeting_is_of_that_one_not_of_the_next(quick_team: Team) -> None:
    """At a quarter to one the half past one meeting has not begun."""
    ivan, place = quick_team.hunter, quick_team.town
    await book(ivan)
    await ivan.say("/book Север; Котов Игорь Львович; директор; вт 13:30")
    await ivan.sees("Встреча: вт 24.11 13:30")
    await place.move_to(at(24, "12:45"))
    await ivan.send({"photo": True})
    await ivan.sees("Приложено к встрече: Ромашка")
