"""Incoming calls: who, about what, what next, answered the same day or not; and complaints."""

from __future__ import annotations

from tests.chat.conftest import Team, found, join, kept_records
from tests.chat.farming import CONTACTS, INCOMING, english, farmer, knows
from tests.chat.meetings import at
from tests.chat.town import Phone, Town

NEW = "/incoming Заря; Котов Игорь; хочет КП; перезвонить завтра"


async def calls_in(phone: Phone, *labels: str) -> None:
    await phone.say("📥 Входящий")
    await phone.sees("Кто звонил?")
    for label in labels:
        await phone.press(label)


async def test_a_known_clients_call_is_three_taps_and_a_warm_contact_too(team: Team) -> None:
    """Who, whom, answered; what it was about is typed right after."""
    vera = await farmer(team)
    await knows(vera)
    vera.taps = 0
    await calls_in(vera, "Ромашка", "Иванов П. С.", "Отвечено")
    await vera.sees("Засчитано", "Ромашка — Иванов П. С.: входящий, отвечено", "О чём звонили?", f"{CONTACTS}: 1 из 40")
    assert vera.taps == 3
    print("taps of a known client's call:", vera.taps)
    await vera.say("цена на трубы")
    await vera.sees("Заметка сохранена")
    await vera.sees_pinned(f"{INCOMING}: 1 · в тот же день 100 %")


async def test_a_new_clients_call_is_one_line_and_he_stays_with_the_farmer(team: Team) -> None:
    """Created, his next step in the list of tomorrow, answered with one tap."""
    vera, place = await farmer(team), team.town
    await vera.say(NEW)
    record = await vera.sees(
        "Записано, ответа ещё нет", "Заря — Котов И.: входящий, перезвонить", "📝 хочет КП", "Перезвонить: вт 24.11"
    )
    assert record.labels[:2] == ["✅ Отвечено", "🎯 Передать хантеру"]
    await vera.sees_pinned(f"{INCOMING}: 0 (записано 1) · в тот же день 0 %", "· ответа ещё нет: 1")
    await vera.press("✅ Отвечено")
    await vera.sees("Засчитано", f"{INCOMING}: 1")
    await vera.say("/client Заря")
    await vera.sees("ведёт Вера Фомина", "пн 23.11 Котов И.: входящий, перезвонить")
    await place.move_to(at(24, "10:00"))
    await vera.say("/today")
    await vera.sees_button("📞 Заря — Котов И.")


async def test_who_is_called_back_the_same_day_is_answered(quick_team: Team) -> None:
    """By the talk itself, whoever of the team it was: nothing is entered twice."""
    vera, place = await farmer(quick_team), quick_team.town
    await vera.say("/incoming Заря; пропущен")
    await vera.sees("Записано, ответа ещё нет", "Заря: входящий пропущен", "Перезвонить: пн 23.11")
    await vera.say("/week")
    assert "не дозвонились" not in (await vera.sees(INCOMING)).text
    await place.move_to(at(23, "12:00"))
    await vera.say("/today")
    await vera.press("📞 Заря")
    await vera.say("Котов Игорь Львович; закупки; не дозвонился")
    await vera.sees("Не засчитано: не дозвонились")
    await vera.sees_pinned(f"{INCOMING}: 0 (записано 1)")
    await vera.say("/call Заря; Котов Игорь Львович; перезвонить завтра")
    await vera.sees("Засчитано")
    await vera.sees_pinned(f"{INCOMING}: 1 · в тот же день 100 %")
    await vera.say("/today")
    assert not any("Заря" in label for label in (await vera.sees("23.11")).labels)


async def test_who_is_answered_the_next_day_is_logged_and_not_counted(quick_team: Team) -> None:
    """It cannot be mended any more: the week says so."""
    vera, place = await farmer(quick_team), quick_team.town
    await vera.say(NEW)
    await vera.sees("ответа ещё нет")
    await vera.say("/incoming Север; Ким Олег; вопрос по счёту; отвечено")
    await vera.sees("Засчитано")
    await vera.say("/week")
    await vera.sees(f"{INCOMING}: 1 (записано 2) · в тот же день 50 %", "· ответа ещё нет: 1")
    await vera.sees_button("✏️ Заря: ответа ещё нет")
    await place.move_to(at(24, "11:00"))
    await vera.press("✏️ Заря: ответа ещё нет")
    await vera.sees("Не засчитано: ответ не в тот же день", "Отвечено: вт 24.11 11:00")
    await vera.say("/week")
    week = await vera.sees(f"{INCOMING}: 1 (записано 2)", "· ответ не в тот же день: 1")
    assert not any("Заря" in label for label in week.labels)


async def test_an_answer_late_in_the_evening_is_of_the_farmers_own_day(quick_team: Team) -> None:
    """At 23:50 it is still the same day where she is."""
    vera, place = await farmer(quick_team), quick_team.town
    await place.move_to(at(23, "20:00"))
    await vera.say(NEW)
    await place.move_to(at(23, "23:50"))
    await vera.press("✅ Отвечено")
    await vera.sees("Засчитано", "Отвечено: пн 23.11 23:50")


async def test_what_a_call_was_about_is_asked_after_its_day_was_typed(quick_team: Team) -> None:
    """The day first; that he was answered is said below it; who told already what it was about is not asked again."""
    vera = await farmer(quick_team)
    for result, asked, day in (
        ("перезвонить", "Когда перезвонить?", "Перезвонить"),
        ("жалоба", "К какому дню", "Ответить"),
    ):
        await vera.say(f"/incoming Заря; Котов Игорь; {result}")
        assert "О чём звонили?" not in (await vera.sees(asked)).text
        await vera.say("завтра")
        added = await vera.sees("Дополнено", f"{day}: вт 24.11", "О чём звонили?")
        assert added.labels[0] == "✅ Отвечено"
        await vera.say("цена на трубы")
        await vera.sees("Заметка сохранена")
    await vera.say("/incoming Заря; Котов Игорь; хочет КП; перезвонить")
    await vera.sees("Когда перезвонить?", "📝 хочет КП")
    await vera.say("завтра")
    assert "О чём звонили?" not in (await vera.sees("Дополнено", "Перезвонить: вт 24.11")).text


async def test_a_new_client_is_given_to_the_hunter_with_one_tap(team: Team) -> None:
    """He is told who called about what; the promised call is his, with its hour; the record stays the farmer's."""
    vera, ivan = await farmer(team), team.hunter
    await vera.say(f"{NEW} 15:00")
    await vera.press("🎯 Передать хантеру")
    record = await vera.sees("ответа ещё нет", "Перезвонить: вт 24.11 15:00")
    assert "Когда перезвонить?" not in record.text
    assert not any("уже покупает" in label for label in record.labels)
    await vera.sees("«Заря» теперь ведёт Иван Орлов")
    await ivan.sees(
        "Заря — новый клиент, теперь ваш", "Вера Фомина", "Котов И.", "📝 хочет КП", "Перезвонить: вт 24.11 15:00"
    )
    await ivan.press("Клиент")
    card = await ivan.sees("Заря", "ведёт Иван Орлов")
    assert "Отложен" not in card.text
    await vera.sees_pinned(f"{CONTACTS}: 0/40 (записано 1)", f"{INCOMING}: 0 (записано 1)")


async def test_the_promised_call_of_a_new_client_is_made_by_the_hunter_who_got_him(quick_team: Team) -> None:
    """On his day and in his batch, with what it is about; nobody reminds the farmer of it."""
    vera, ivan, place = await farmer(quick_team), quick_team.hunter, quick_team.town
    await vera.say(NEW)
    await vera.press("🎯 Передать хантеру")
    await ivan.sees("теперь ваш")
    await place.move_to(at(24, "10:00"))
    await vera.say("/today")
    assert not any("Заря" in label for label in (await vera.sees("24.11")).labels)
    await ivan.say("/batch")
    await ivan.sees("Заря", "Котов Игорь", "🎯 Обещали перезвонить вт 24.11: хочет КП")
    await ivan.say("/today")
    await ivan.press("📞 Заря — Котов И.")
    await ivan.press("Отказ")
    await ivan.sees("Заря — Котов И.: отказ")
    await ivan.say("/today")
    assert not any("Заря" in label for label in (await ivan.sees("24.11")).labels)


async def test_the_day_of_a_call_back_told_after_the_client_was_given_is_the_hunters_too(quick_team: Team) -> None:
    """It was not known when he was given; the hunter begins the call from his message."""
    vera, ivan, place = await farmer(quick_team), quick_team.hunter, quick_team.town
    await vera.say("/incoming Заря; Котов Игорь; хочет КП; перезвонить")
    await vera.sees("Когда перезвонить?")
    await vera.press("🎯 Передать хантеру")
    await vera.sees("«Заря» теперь ведёт Иван Орлов")
    await vera.say("завтра")
    await vera.sees("Перезвонить: вт 24.11")
    await place.move_to(at(24, "10:00"))
    await ivan.say("/today")
    await ivan.sees_button("📞 Заря — Котов И.")


async def test_of_two_hunters_one_is_chosen_and_an_old_button_does_nothing(quick_team: Team) -> None:
    """Pressed again he is given to nobody else."""
    vera, place = await farmer(quick_team), quick_team.town
    await join(place, quick_team.head, 5, "Лев Мягков")
    await vera.say(NEW)
    record = await vera.sees("ответа ещё нет")
    await vera.press("🎯 Передать хантеру")
    await vera.sees("Кому передать «Заря»?")
    await place.restart()
    await vera.press("Лев Мягков")
    await vera.sees("«Заря» теперь ведёт Лев Мягков")
    assert "устарела" in (await vera.press_again(record, "🎯") or "")


async def test_a_client_who_was_known_is_not_offered_to_hunters(quick_team: Team) -> None:
    """Only who rang for the first time."""
    vera = await farmer(quick_team)
    await knows(vera)
    await vera.say("/incoming Ромашка; Иванов Пётр Сергеевич; цена; перезвонить завтра")
    record = await vera.sees("ответа ещё нет")
    assert "🎯 Передать хантеру" not in record.labels


async def test_a_complaint_is_answered_by_its_day_and_reminded_of_until_then(quick_team: Team) -> None:
    """By taps: what it is about, by when; a talk about something else does not answer it."""
    vera, place = await farmer(quick_team), quick_team.town
    await knows(vera)
    await calls_in(vera, "Ромашка", "Иванов П. С.", "Жалоба")
    await vera.sees("Записано, ответа ещё нет", "входящий, жалоба", "К какому дню ответим?")
    await vera.say("привезли брак")
    await vera.sees("📝 привезли брак", "К какому дню ответим?")
    await vera.press("Завтра")
    await vera.sees("Ответить: вт 24.11", "📝 привезли брак")
    await place.move_to(at(24, "10:00"))
    await vera.say("/contact Ромашка; Иванов Пётр Сергеевич; обсудили отсрочку")
    await vera.sees("Засчитано")
    await vera.say("/today")
    await vera.press("❗ Ромашка — Иванов П. С.")
    await vera.sees("входящий, жалоба", "📝 привезли брак")
    await vera.press("✅ Отвечено")
    await vera.sees("Отвечено: вт 24.11 10:00")
    await vera.say("/today")
    assert not any("Ромашка" in label for label in (await vera.sees("24.11")).labels)


async def test_a_complaint_is_one_line_in_a_contact_as_in_a_call(quick_team: Team) -> None:
    """What, and by when."""
    vera = await farmer(quick_team)
    await vera.say("/contact Ромашка; Иванов Пётр Сергеевич; директор; жалоба: недовоз, до среды")
    await vera.sees("Засчитано", "Ромашка — Иванов П. С.: жалоба", "Ответить: ср 25.11", "📝 недовоз")
    await vera.press("✅ Отвечено")
    record = await vera.sees("Засчитано", "📝 недовоз")
    assert "✅ Отвечено" not in record.labels
    await vera.say("/client Ромашка")
    await vera.sees("Иванов П. С.: жалоба")


async def test_bad_input_restarts_and_undo_of_an_incoming_call(quick_team: Team) -> None:
    """Nothing is lost on the way, nothing is left behind."""
    vera, place = await farmer(quick_team), quick_team.town
    await vera.say("/incoming ;;;")
    await vera.sees("Название не разобрал")
    await vera.say("/incoming Заря; Котов Игорь; хочет КП")
    await vera.sees("Чем кончилось?")
    await place.restart()
    await vera.say("как обычно")
    await vera.sees("Итог не разобрал", "отвечено, перезвонить, встреча, жалоба, пропущен")
    await place.restart()
    await vera.press("Перезвонить")
    await vera.sees("Когда перезвонить?", "📝 хочет КП")
    await place.restart()
    await vera.say("завтра 12:00")
    await vera.sees("Перезвонить: вт 24.11")
    await vera.press("Отменить")
    await vera.sees("Отменено: Заря — Котов И.: входящий, перезвонить")
    await vera.sees_pinned(f"{INCOMING}: 0")
    assert await kept_records(place) == []


async def test_an_incoming_call_in_english(quick_place: Town) -> None:
    """One line, a tap; a complaint."""
    head = await found(quick_place, "en")
    ann = await english(quick_place, head)
    await ann.say("/incoming Acme; Brown Peter; wants an offer; call back tomorrow")
    record = await ann.sees("Logged, not answered yet", "Acme — Brown P.: incoming, call back", "📝 wants an offer")
    assert record.labels[:2] == ["✅ Answered", "🎯 Give to a hunter"]
    assert "no hunters" in (await ann.press("🎯 Give to a hunter") or "")
    await ann.press("✅ Answered")
    await ann.sees("Counted", "Incoming calls: 1")
    await ann.say("/incoming Acme; Brown Peter; complaint: late delivery, by fri")
    await ann.sees("Acme — Brown P.: incoming, complaint", "Answer by: Fri 27.11", "📝 late delivery")
    await ann.say("/week")
    await ann.sees("Incoming calls: 1 (logged 2) · the same day 50 %", "· not answered yet: 1")
