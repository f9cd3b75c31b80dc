"""A meeting is booked: by three taps, in one line, or in a call; into a free slot of the timetable or beside it."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, found, join, kept_records
from tests.chat.meetings import BOOK, TUESDAY, book, content, links, media, open_card, sees_media
from tests.chat.test_calls import known_client
from tests.chat.test_pressing_twice import twice
from tests.chat.town import Phone, Town

BOOKED = "Назначенные встречи: 1 из 12"


async def to_the_slots(phone: Phone) -> None:
    """Two taps: the client, the person."""
    await phone.say("/book")
    await phone.sees("С каким клиентом встреча?")
    phone.taps = 0
    await phone.press("Ромашка")
    await phone.sees("Ромашка", "С кем встреча?")
    await phone.press("Иванов П. С.")
    await phone.sees("Когда встреча?")


async def test_a_meeting_with_a_known_client_takes_three_taps(team: Team) -> None:
    """Client, person, slot; recorded at the second, counted at the third."""
    ivan = team.hunter
    await known_client(ivan)
    await to_the_slots(ivan)
    await ivan.sees("Записано", "Когда встреча?", "0 из 12")
    await ivan.press("Встречи-3")
    await ivan.sees("Засчитано", "Встреча: вт 24.11 11:00", BOOKED)
    assert ivan.taps == 3
    print("taps of a booked meeting with a known client:", ivan.taps)
    await ivan.sees_pinned(BOOKED.replace(" из ", "/"))


@pytest.mark.parametrize(
    ("language", "line", "record", "card"),
    [
        (
            "ru",
            f"{BOOK}; у клиента; Ленина 5; показать образцы",
            ("Засчитано", "Встреча: вт 24.11 11:00", BOOKED),
            (
                "вт 24.11 11:00–13:00 · Встречи-3",
                "Иванов П. С., директор",
                "📍 у клиента, Ленина 5",
                "🎯 показать образцы",
            ),
        ),
        (
            "en",
            "/book Daisy; Peter Ivanov; director; tue 11am; at the client's; Lenin st. 5; show samples",
            ("Counted", "Meeting: Tue 24.11 11:00", "Booked meetings: 1 of 12"),
            ("Tue 24.11 11:00–13:00", "Peter I., director", "📍 at the client’s, Lenin st. 5", "🎯 show samples"),
        ),
    ],
)
async def test_one_line_is_one_message(
    quick_place: Town, language: str, line: str, record: tuple[str, ...], card: tuple[str, ...]
) -> None:
    """Who, when, where and what for: nothing is asked, and no button is needed."""
    head = await found(quick_place, language)
    ivan = await join(quick_place, head, 2, "Иван Орлов", language=language)
    await ivan.say(line)
    await ivan.sees(*record)
    assert len([each for each in await ivan.messages() if not each.from_bot and each.text.startswith("/book")]) == 1
    await ivan.press("📅")
    shown = await ivan.sees(*card)
    assert len(links(shown)) == 1
    assert ivan.taps == 3, "name, language, the card"


@pytest.mark.exact("counts calls")
async def test_book_alone_shows_the_week_as_a_picture(team: Team) -> None:
    """Uploaded as a file; the caption counts the free slots; a button turns to the next week."""
    ivan = team.hunter
    await book(ivan)
    assert await media(ivan, "photo") == [], "a whole line needs no picture"
    await ivan.say("/book")
    picture = await sees_media(ivan, "photo")
    assert picture.text == "Свободно блоков: 11 из 12"
    assert (await content(ivan, picture)).startswith(b"\x89PNG")
    await ivan.press("Следующая неделя")
    later = await sees_media(ivan, "photo", 2)
    assert later.text == "Свободно блоков: 12 из 12"
    assert await content(ivan, later) != await content(ivan, picture)
    sent = [call for call in await team.town.calls() if call["method"] == "sendPhoto"]
    assert len(sent) == 2


async def test_the_picture_of_a_week_that_is_over_is_the_next_ones(quick_team: Team) -> None:
    """On Friday afternoon nothing is left to book; on no page is there a week farther than a month."""
    ivan = quick_team.hunter
    await quick_team.town.move_to("2026-11-27T15:00:00+03:00")
    await ivan.say("/book")
    assert (await sees_media(ivan, "photo")).text == "Свободно блоков: 12 из 12"
    for page in (2, 3, 4):
        await ivan.press("Следующая неделя")
        await sees_media(ivan, "photo", page)
    assert (await media(ivan, "photo"))[-1].buttons == []


async def test_a_slot_that_is_taken_is_offered_no_more(quick_team: Team) -> None:
    """Neither on the buttons nor by its number."""
    ivan = quick_team.hunter
    await book(ivan)
    await known_client(ivan, "/call Север; Котов Игорь; директор; не дозвонился")
    await ivan.say("/book")
    await ivan.press("Север")
    await ivan.press("Котов И.")
    offered = (await ivan.sees("Когда встреча?")).labels
    assert not any("Встречи-3" in label for label in offered)
    await ivan.say("Встречи-3")
    await ivan.sees("Свободного блока с таким номером нет")


@pytest.mark.parametrize(("typed", "time"), [("Встречи-3", "вт 24.11 11:00"), ("блок 12", "пт 27.11 11:00")])
async def test_a_slot_may_be_typed_by_its_number(quick_team: Team, typed: str, time: str) -> None:
    """In the line, as the timetable and the picture call it."""
    ivan = quick_team.hunter
    await ivan.say(f"/book Ромашка; Иванов Пётр; директор; {typed}")
    await ivan.sees("Засчитано", f"Встреча: {time}", BOOKED)


async def test_a_slot_that_is_not_there_is_refused_and_the_meeting_stands(quick_team: Team) -> None:
    """It has no thirteenth; the record is kept, and the time is asked again."""
    ivan = quick_team.hunter
    await ivan.say("/book Ромашка; Иванов Пётр; директор; Встречи-13")
    await ivan.sees("Свободного блока с таким номером нет")
    await ivan.sees("Записано", "Когда встреча?")
    await ivan.say("Встречи-4")
    await ivan.sees("Засчитано", "Встреча: вт 24.11 14:00", BOOKED)


async def test_a_slot_whose_next_one_is_taken_is_refused_not_put_off(quick_team: Team) -> None:
    """Who names a slot means the next one: nobody is booked for another week without having said so."""
    ivan = quick_team.hunter
    await ivan.say("/book Ромашка; Иванов Пётр; директор; Встречи-3")
    await ivan.sees("Встреча: вт 24.11 11:00")
    await ivan.say("/book Север; Котов Игорь; директор; Встречи-3")
    await ivan.sees("Свободного блока с таким номером нет")
    refused = await ivan.sees("Записано", "Когда встреча?")
    assert "📝" not in refused.text


async def test_a_time_outside_the_slots_lasts_the_usual_hour_and_a_half(quick_team: Team) -> None:
    """At lunch or on a Saturday: it counts like any other, and the picture names it below the week."""
    ivan = quick_team.hunter
    await ivan.say("/book Ромашка; Иванов Пётр; директор; вт 13:00")
    await ivan.sees("Засчитано", BOOKED)
    card = await open_card(ivan, "вт 24.11 13:00–14:30")
    assert "Встречи-" not in card.text
    await ivan.say("/book Север; Котов Игорь; директор; сб 12:00")
    await ivan.sees("Назначенные встречи: 2 из 12")
    await ivan.say("/book")
    assert (await sees_media(ivan, "photo")).text == "Свободно блоков: 12 из 12"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("вчера 11:00", "Это время уже прошло"),
        ("вт", "Во сколько?"),
        ("24.11.2029 11:00", "Это дальше года"),
        ("вт 11:15", "Это время уже занято: Ромашка"),
    ],
)
async def test_a_time_that_will_not_do_is_said_and_asked_again(quick_team: Team, typed: str, why: str) -> None:
    """The record stands with what was typed, and counts once it has its time."""
    ivan = quick_team.hunter
    await book(ivan)
    await ivan.say(f"/book Север; Котов Игорь; директор; {typed}")
    await ivan.sees(why)
    await ivan.sees("Записано", "1 из 12", f"📝 {typed}")
    await ivan.say("вт 14:00")
    await ivan.sees("Засчитано", "Встреча: вт 24.11 14:00", "2 из 12")


async def test_a_meeting_agreed_in_a_call_is_the_same_meeting(quick_team: Team) -> None:
    """Its card opens below the record, which stays."""
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; встреча вт 11:00")
    record = await ivan.sees("Засчитано", "Встреча: вт 24.11 11:00", BOOKED)
    card = await open_card(ivan, TUESDAY, "Ромашка — Иванов П. С., директор", "Первая встреча")
    assert card.message_id > record.message_id
    assert record in await ivan.messages()


async def test_a_repeat_meeting_is_logged_and_not_counted(quick_team: Team) -> None:
    """Only the first one with a client is the norm's; nothing can be pressed to make the second the first."""
    ivan = quick_team.hunter
    await book(ivan)
    await ivan.say("/book Ромашка; Котов Игорь; инженер; ср 11:00")
    await ivan.sees("Не засчитано: повторная встреча с клиентом", BOOKED)
    card = await open_card(ivan, "ср 25.11", "Повторная встреча")
    assert not any("Первая" in label or "Повторная" in label for label in card.labels)
    await ivan.say("/week")
    await ivan.sees("Назначенные встречи: 1/12 (записано 2)", "· повторная встреча с клиентом: 1")


async def test_whether_they_met_before_is_said_by_a_button_or_typed(quick_team: Team) -> None:
    """Known to the person, not to the bot: the norm follows at once, back and forth."""
    ivan = quick_team.hunter
    await book(ivan)
    await open_card(ivan, "Первая встреча")
    await ivan.press("🔁 Повторная")
    await ivan.sees(TUESDAY, "Повторная встреча")
    await ivan.sees_pinned("Назначенные встречи: 0/12 (записано 1)", "повторная встреча с клиентом")
    await ivan.press("1️⃣ Первая")
    await ivan.sees(TUESDAY, "Первая встреча")
    await ivan.sees_pinned("Назначенные встречи: 1/12\n")
    await ivan.say("это повторная")
    await ivan.sees("Повторная встреча")
    await ivan.say("первая")
    await ivan.sees("Первая встреча")
    await ivan.sees_pinned("Назначенные встречи: 1/12\n")


async def test_what_is_missing_is_asked_for_one_thing_at_a_time(quick_team: Team) -> None:
    """A new client, a new person, the time: all of it typed."""
    ivan = quick_team.hunter
    await ivan.say("/book")
    await ivan.sees("С каким клиентом встреча? Напишите название компании")
    await ivan.say("Заря")
    await ivan.sees("«Заря» пока нет")
    await ivan.press("Создать «Заря»")
    await ivan.sees("Заря", "С кем встреча?")
    await ivan.say("Иванов Пётр; директор")
    await ivan.sees("Когда встреча?", "вт 11:00")
    await ivan.say("чт 14:00")
    await ivan.sees("Засчитано", "Встреча: чт 26.11 14:00", BOOKED)


async def test_a_meeting_with_nobody_who_decides_is_logged_and_mended(quick_team: Team) -> None:
    """It says so, and counts once he is named."""
    ivan = quick_team.hunter
    await known_client(ivan)
    await ivan.say("/book")
    await ivan.press("Ромашка")
    await ivan.press("Не с ЛПР")
    await ivan.sees("Когда встреча?")
    await ivan.press("Встречи-3")
    await ivan.sees("Не засчитано: нет ЛПР", "0 из 12")
    await ivan.press("Указать ЛПР")
    await ivan.press("Иванов П. С.")
    await ivan.sees("Засчитано", BOOKED)


async def test_the_person_pressed_twice_books_once(team: Team) -> None:
    """Both presses leave before either is answered; so it is with the slot."""
    ivan = team.hunter
    await known_client(ivan)
    await ivan.say("/book")
    await ivan.press("Ромашка")
    await ivan.sees("С кем встреча?")
    await twice(ivan, "Иванов П. С.")
    await ivan.sees("Когда встреча?")
    await twice(ivan, "Встречи-3")
    await ivan.sees("Засчитано", BOOKED)
    assert [row.kind for row in await kept_records(team.town)] == ["call", "booking"]


async def test_a_booking_goes_on_after_a_restart_between_any_two_steps(quick_team: Team) -> None:
    """Every button carries what it needs, and what was typed waits in the database."""
    ivan, place = quick_team.hunter, quick_team.town
    await known_client(ivan)
    await place.restart()
    await ivan.say("/book")
    await ivan.sees("С каким клиентом")
    await place.restart()
    await ivan.press("Ромашка")
    await ivan.sees("С кем встреча?")
    await place.restart()
    await ivan.press("Иванов П. С.")
    await ivan.sees("Когда встреча?")
    await place.restart()
    await ivan.say("Встречи-3")
    await ivan.sees("Засчитано", BOOKED)
    await place.restart()
    await open_card(ivan, TUESDAY)
    await place.restart()
    await ivan.say("перенести на чт 14:00")
    await ivan.sees("чт 26.11 14:00–15:30")


async def test_a_trainee_books_by_the_hunters_timetable_with_his_own_norm(quick_team: Team) -> None:
    """Block 1 is his: six a week, half of them in his first one."""
    anna = await join(quick_team.town, quick_team.head, 3, "Анна Белова", "trainee")
    await anna.say(BOOK)
    await anna.sees("Засчитано", "Назначенные встречи: 1 из 3", "стажировка 50 %")
    await open_card(anna, TUESDAY)


async def test_a_farmer_books_into_his_own_slots(quick_team: Team) -> None:
    """Eight of them: his Tuesday begins with the third at two."""
    anna = await join(quick_team.town, quick_team.head, 3, "Анна Белова", "farmer")
    await anna.say("/book")
    assert (await sees_media(anna, "photo")).text == "Свободно блоков: 8 из 8"
    await anna.say("/book Ромашка; Иванов Пётр; директор; Встречи-3")
    await anna.sees("Встреча: вт 24.11 14:00")


async def test_the_head_is_told_who_books_meetings(quick_team: Team) -> None:
    """The reason, and the way out."""
    await quick_team.head.say(BOOK)
    await quick_team.head.sees("/week")
    assert await kept_records(quick_team.town) == []
