"""Studying clients: the day's choice, the card, six taps, the day's result."""

from __future__ import annotations

import pytest

from tests.chat.conftest import Team, found
from tests.chat.farming import CONTACT, english, farmer
from tests.chat.meetings import at
from tests.chat.studying import GROWING, SILENT, STEADY, base, kept_standings, kept_studies
from tests.chat.town import Phone, Seen, Town

STUDIED = "Изучено клиентов"
ANSWERS = ("Решает", "Один контакт", "Как раньше", "Тихо", "Ничего нового", "Ничего не обещали", "Действует", "7–8")
YEAR = "900 000 ₽".replace(" ", "\u00a0")
LINES = 12
"""Of a card, at most."""


async def begin(team: Team) -> Phone:
    vera = await farmer(team)
    await base(vera, Ромашка=(SILENT, 90_000), Вектор=(GROWING, 30_000), Гранит=(STEADY, 20_000))
    return vera


async def fits(card: Seen) -> Seen:
    assert len(card.text.splitlines()) <= LINES, card.text
    return card


async def rescue(vera: Phone) -> Seen:
    """From the conclusion on: four taps."""
    await fits(await vera.sees("Вывод? ✓"))
    await vera.press("✓ Спасать")
    await fits(await vera.sees("➡️ спасать", "Почему?"))
    await vera.press("Нет заказов")
    await fits(await vera.sees("Следующий шаг?"))
    await vera.press("Позвонить ЛПР")
    await fits(await vera.sees("Когда?"))
    await vera.press("+3 дня")
    return await vera.sees("✅ Ромашка: спасать")


async def test_a_client_with_nothing_new_takes_six_taps(team: Team) -> None:
    """From the slot's message to the next client's card; last time's answers are taken in one tap."""
    vera, place = await begin(team), team.town
    await vera.say("/study")
    card = await fits(await vera.sees("Ромашка · класс A · 1 из 3", "Почему: риск потерять", f"за год {YEAR}"))
    assert "🔴 Нет заказов 66 дн., обычно раз в 30 дн." in card.text
    for answer in ANSWERS:
        await vera.press(answer)
    await rescue(vera)
    await place.move_to(at(7, "09:20", 12))
    await vera.sees("Изучение ситуации клиентов", "Сегодня: 3 · изучено 0", "⏰ Ромашка: Позвонить ЛПР")
    vera.taps = 0
    await vera.press("Начать изучение")
    card = await fits(await vera.sees("Ромашка", "🗂 23.11: спасать · Нет заказов", "1/8. Наш контакт"))
    assert "• Решает" in card.labels
    await vera.press("Без изменений")
    await rescue(vera)
    assert vera.taps == 6
    print("taps of a client with nothing new, from the slot's message to the next card:", vera.taps)
    first, second = [row for row in await kept_studies(place) if row.conclusion]
    assert {key: option for key, (option, _) in second.answers.items()} == {
        key: option for key, (option, _) in first.answers.items()
    }
    assert {day for _, day in second.answers.values()} == {"2026-12-07"}


async def test_after_a_conclusion_the_next_client_comes_and_at_the_end_the_days_result(team: Team) -> None:
    """What counts for the week counts at once; who is put aside is studied another day."""
    vera, place = await begin(team), team.town
    await vera.say("/study")
    await vera.press("К выводу")
    card = await rescue(vera)
    assert "✅ Ромашка: спасать · изучено 1 из 3\nВектор" in (await fits(card)).text
    await vera.sees_pinned(f"{STUDIED}: 1/25\n")
    await vera.press("Пропустить")
    await vera.sees("Отложили: Вектор", "Гранит")
    await vera.press("К выводу")
    await vera.press("✓ Держать")
    told = await vera.sees(
        "✅ Гранит: держать", "Изучено сегодня: 2 из 2", "✅ Ромашка — спасать · Нет заказов", "2 из 25"
    )
    assert "⏭ Отложены: Вектор" in told.text
    await vera.say("/week")
    await vera.sees(f"{STUDIED}: 2/25\n")
    await vera.press("Ещё клиенты")
    assert [(row.conclusion, row.next_step, str(row.next_on)) for row in await kept_studies(place)] == [
        ("rescue", "Позвонить ЛПР", "2026-11-26"),
        (None, None, "None"),
        ("keep", None, "None"),
    ]


async def test_a_whole_study_is_one_line(team: Team) -> None:
    """Conclusion, reason, step, day; of another client the next card asks."""
    vera, place = await begin(team), team.town
    await vera.say("/study вектор")
    await fits(await vera.sees("Вектор", "1 из 3", "🟢"))
    await vera.say("развивать; растёт заказ; предложить доставку; пт")
    await vera.sees("✅ Вектор: развивать")
    [row] = [each for each in await kept_studies(place) if each.conclusion]
    told = ("develop", "растёт заказ", "предложить доставку", "2026-11-27")
    assert (row.conclusion, row.reason, row.next_step, str(row.next_on)) == told
    await vera.say("/client Вектор")
    await vera.sees("Класс", "изучен 23.11: развивать · растёт заказ · предложить доставку, пт 27.11", "🟢")
    await team.head.say("/client Вектор")
    card = await team.head.sees("изучен 23.11: развивать", "🟢")
    assert not any("Изучить" in label for label in card.labels)


async def test_everything_that_is_pressed_may_be_typed(quick_team: Team) -> None:
    """Answers by label, number or mark; words in place of buttons; what is missing is asked for."""
    vera = await begin(quick_team)
    await vera.say("/study")
    await vera.sees("1/8")
    for typed, asked in (
        *(("ушёл", "2/8"), ("назад", "1/8"), ("2", "2/8"), ("один контакт", "3/8"), ("суше", "4/8")),
        *(("тендер", "5/8"), ("новый владелец", "6/8"), ("всё выполнили", "7/8"), ("не знаю", "8/8")),
        *(("9", "Вывод?"), ("спасать", "Почему?"), ("директор сменился", "Следующий шаг?")),
        *(("встретиться с новым; завтра", "✅ Ромашка: спасать"),),
    ):
        await vera.say(typed)
        await vera.sees(asked)
    [row] = [each for each in await kept_studies(quick_team.town) if each.conclusion]
    said = {key: option for key, (option, _) in row.answers.items()}
    assert said == {
        "decides": "left",
        "levels": "one",
        "tone": "drier",
        "competitors": "tender",
        "happening": "owner",
        "promises": "kept",
        "contract": "unknown",
        "recommend": "recommends",
    }
    assert (row.next_step, str(row.next_on)) == ("встретиться с новым", "2026-11-24")
    await vera.say("к выводу")
    await vera.sees("Вывод?")
    await vera.say("пропустить")
    await vera.sees("Отложили: Вектор", "Гранит")
    await vera.say("держать")
    await vera.sees("✅ Гранит: держать", "Изучено сегодня: 2 из 2")


async def test_what_was_answered_moves_the_proposal(quick_team: Team) -> None:
    """A steady client whose contact left, who tries a competitor: the signs speak for rescue."""
    vera = await farmer(quick_team)
    await base(vera, Ромашка=(STEADY, 90_000))
    await vera.say(CONTACT)
    await vera.say("/study")
    await vera.sees("Показатели в норме")
    await vera.press("К выводу")
    await vera.sees_button("✓ Держать")
    for _ in ANSWERS:
        await vera.press("Назад")
    for answer in ("Ушёл", "Один контакт", "Как раньше", "Пробная партия"):
        await vera.press(answer)
    await vera.press("К выводу")
    card = await vera.sees("🔴 Наш контакт: ушёл", "🔴 Конкуренты: пробная партия", "🔴 Живые контакты: один контакт")
    assert card.buttons[0] == ["✓ Спасать"]


async def test_a_conclusion_can_be_taken_back_for_fifteen_minutes(quick_team: Team) -> None:
    """By the button on the next card, by a word, by /undo; his card comes again with the answers given."""
    vera, place = await begin(quick_team), quick_team.town
    await vera.say("/study")
    await vera.press("Ушёл")
    await vera.say("спасать; молчит; позвонить; завтра")
    await vera.sees("✅ Ромашка: спасать", "Вектор")
    await vera.press("↩️")
    await vera.sees("Вывод отменён: Ромашка", "🔴 Наш контакт: ушёл", "Вывод?")
    await vera.sees_pinned(f"{STUDIED}: 0/25\n")
    await vera.say("держать")
    await vera.sees("✅ Ромашка: держать · изучено 1 из 3")
    await vera.say("/undo")
    await vera.sees("Вывод отменён: Ромашка")
    await vera.say("держать")
    await vera.sees("✅ Ромашка: держать")
    await vera.say("отменить")
    await vera.sees("Вывод отменён: Ромашка")
    await vera.say("держать")
    await vera.sees("✅ Ромашка: держать")
    await place.move_to(at(23, "10:16"))
    await vera.say("/undo")
    await vera.sees("Прошло больше 15 минут, вывод остаётся: Ромашка")
    assert [row.conclusion for row in await kept_studies(place) if row.concluded_at and not row.undone_at] == ["keep"]


async def test_who_was_studied_rests_for_a_week_unless_something_comes_up(quick_team: Team) -> None:
    """His next step's day is a cause of its own; without one he is not chosen again."""
    vera, place = await begin(quick_team), quick_team.town
    await vera.say("/study")
    await vera.say("спасать; молчит; позвонить; чт")
    await vera.sees("✅ Ромашка")
    await place.move_to(at(24, "09:20"))
    await vera.say("/study")
    await vera.sees("Вектор", "1 из 2")
    await place.move_to(at(26, "09:20"))
    await vera.say("/study")
    await vera.sees("Ромашка", "1 из 3")


async def test_a_talk_or_a_sale_changes_how_a_client_stands_in_the_background(team: Team) -> None:
    """Nobody has to open his card for it."""
    vera, place = await farmer(team), team.town
    ids = await base(vera, Ромашка=(STEADY, 90_000), Вектор=((), 0))
    classes = {name: (await kept_standings(place))[number].turnover_class for name, number in ids.items()}
    assert classes == {"Ромашка": "A", "Вектор": "C"}
    await vera.say(CONTACT)
    await vera.sees("Засчитано")
    await place.polevik.tick()
    assert (await kept_standings(place))[ids["Ромашка"]].risk == 0
    await place.move_to(at(26, "10:00", 12))
    await place.polevik.tick()
    assert (await kept_standings(place))[ids["Ромашка"]].risk > 0
    await vera.say(CONTACT)
    await vera.sees("Засчитано")
    await place.polevik.tick()
    assert (await kept_standings(place))[ids["Ромашка"]].risk == 0


@pytest.mark.parametrize("role", ["hunter", "head"])
async def test_only_farmers_study(quick_team: Team, role: str) -> None:
    """The reason, and what they can do."""
    phone = quick_team.hunter if role == "hunter" else quick_team.head
    await phone.say("/study")
    await phone.sees("изучают менеджеры по развитию", "/client")
    assert await kept_studies(quick_team.town) == []


async def test_only_existing_clients_of_ones_own_are_studied(quick_team: Team) -> None:
    """A colleague's, a prospect's and an unknown one are refused with a way out; without clients it says what to do."""
    vera, ivan = await farmer(quick_team), quick_team.hunter
    gleb = await farmer(quick_team, 4, "Глеб Котов")
    await vera.say("/study")
    await vera.sees("Действующих клиентов у вас пока нет", "/ledger")
    await gleb.say(CONTACT)
    await gleb.sees("Засчитано")
    await ivan.say("/call Луч; Котов Игорь Львович; директор; отказ")
    await ivan.sees("Засчитано")
    for name, why in (
        ("ромашка", "«Ромашка» ведёт Глеб Котов"),
        ("луч", "«Луч» ведёт Иван Орлов"),
        ("марс", "Не нашёл «марс»"),
    ):
        await vera.say(f"/study {name}")
        await vera.sees(why)
    assert await kept_studies(quick_team.town) == []


async def test_bad_input_is_asked_again_with_the_way_out(quick_team: Team) -> None:
    """What is no answer, no conclusion, no day; a day that is over or too far; too long a reason. The rest stays."""
    vera = await begin(quick_team)
    await vera.say("/study")
    await vera.say("абракадабра")
    await vera.sees("Не понял ответ", "Решает, Ушёл")
    await vera.say("нет")
    await vera.sees("Не понял ответ", "напишите: Ушёл, Заменили")
    await vera.say("решеат")
    await vera.sees("2/8")
    await vera.say("назад")
    await vera.sees("1/8")
    await vera.press("К выводу")
    await vera.say("абракадабра")
    await vera.sees("Не понял вывод", "развивать, спасать, держать, не тратить время")
    await vera.say("спасать; да; позвонить")
    await vera.sees("Это не слова")
    await vera.say(f"спасать; {'а' * 301}")
    await vera.sees("до 300 знаков")
    await vera.say("спасать; молчит; позвонить; вчера")
    await vera.sees("уже прошёл")
    for typed, why in (("когда-нибудь", "День не разобрал"), ("01.01.2031", "слишком далеко"), ("вчера", "прошёл")):
        await vera.say(typed)
        await vera.sees(why)
    await vera.say("пт")
    await vera.sees("✅ Ромашка: спасать")


async def test_two_open_studies_do_not_mix(quick_team: Team) -> None:
    """The card that was opened last is answered; the other waits with what was said of it, and both are his own."""
    vera = await begin(quick_team)
    gleb = await farmer(quick_team, 4, "Глеб Котов")
    await base(gleb, Дельта=(SILENT, 50_000))
    await vera.say("/study")
    await vera.press("Ушёл")
    await vera.say("/study гранит")
    await vera.sees("Гранит", "1/8")
    await gleb.say("/study")
    await gleb.sees("Дельта", "1 из 1")
    await gleb.say("спасать; молчит; позвонить; завтра")
    await vera.say("держать")
    await gleb.sees("✅ Дельта: спасать", "Изучено сегодня: 1 из 1")
    await vera.sees("✅ Гранит: держать", "Ромашка", "2/8", "🔴 Наш контакт: ушёл")
    said = {row.client_id: row.conclusion for row in await kept_studies(quick_team.town) if row.conclusion}
    assert sorted(said.values()) == ["keep", "rescue"]


async def test_a_client_that_is_concluded_is_not_concluded_twice(quick_team: Team) -> None:
    """An old card's button finds the study done; the same client opened again on this day tells what was said."""
    vera, place = await begin(quick_team), quick_team.town
    await vera.say("/study")
    await vera.press("К выводу")
    card = await vera.sees("Вывод?")
    await vera.say("держать")
    await vera.sees("✅ Ромашка: держать")
    assert "устарела" in str(await vera.press_again(card, "✓ Спасать"))
    await vera.say("/study ромашка")
    await vera.sees("«Ромашка» сегодня уже изучен: держать")
    assert [row.conclusion for row in await kept_studies(place) if row.conclusion] == ["keep"]


async def test_a_study_that_was_left_open_gives_way_when_its_client_is_opened_on_another_day(quick_team: Team) -> None:
    """Named by himself too: one client is one study of the day."""
    vera, place = await begin(quick_team), quick_team.town
    await vera.say("/study Гранит")
    await vera.press("К выводу")
    left = await vera.sees("Вывод?")
    await place.move_to(at(24, "10:00"))
    await vera.say("/study Гранит")
    await vera.sees("Гранит", "1/8")
    assert "устарела" in str(await vera.press_again(left, "✓ Держать"))
    await vera.say("держать")
    await vera.sees("✅ Гранит: держать")
    assert [row.conclusion for row in await kept_studies(place) if row.conclusion] == ["keep"]


async def test_without_a_ledger_the_answers_and_the_days_of_contacts_work_alone(quick_team: Team) -> None:
    """No classes, no sums; who was not talked to for long is a risk."""
    vera, place = await farmer(quick_team), quick_team.town
    await vera.say(CONTACT)
    await vera.sees("Засчитано")
    await place.move_to(at(23, "10:00", 11).replace(year=2027))
    await vera.say("/study")
    card = await vera.sees("Ромашка · 1 из 1", "🔴 Не говорили с ЛПР 365 дн., предел 90", "💬 пн 23.11 поговорили")
    assert "класс" not in card.text
    await vera.press("Ушёл")
    await vera.press("К выводу")
    await vera.sees("Вывод?")


async def test_in_english(quick_place: Town) -> None:
    """The card, the conclusion, the result."""
    head = await found(quick_place, "en")
    ann = await english(quick_place, head)
    await base(ann, Daisy=(SILENT, 90_000), Vector=(STEADY, 20_000))
    await ann.say("/study")
    await fits(
        await ann.sees("Daisy · class A · 1 of 2", "🟡 No orders for 60 days", "1/8. Does our contact still decide?")
    )
    await ann.press("Left")
    await ann.press("Conclude")
    await ann.press("✓ Rescue")
    await ann.press("Our contact: left")
    await ann.press("Call the decision maker")
    await ann.press("Tomorrow")
    await ann.sees("✅ Daisy: rescue · studied 1 of 2", "Vector")
    await ann.say("keep")
    await ann.sees(
        "Studied today: 2 of 2", "✅ Daisy — rescue · Our contact: left · Call the decision maker, Tue 24.11"
    )


STEPS = (
    ("say", "/study", "1/8"),
    ("press", "Ушёл", "2/8"),
    ("press", "К выводу", "Вывод?"),
    ("press", "✓ Спасать", "Почему?"),
    ("press", "Наш контакт: ушёл", "Следующий шаг?"),
    ("say", "позвонить новому", "Когда?"),
    ("press", "Завтра", "✅ Ромашка: спасать"),
)


@pytest.mark.parametrize("before", range(len(STEPS)))
async def test_a_restart_before_any_step_loses_nothing(quick_team: Team, before: int) -> None:
    """The row holds all that was said."""
    vera = await begin(quick_team)
    for number, (how, what, answer) in enumerate(STEPS):
        if number == before:
            await quick_team.town.restart()
        await (vera.say(what) if how == "say" else vera.press(what))
        await vera.sees(answer)
    [row] = [each for each in await kept_studies(quick_team.town) if each.conclusion]
    assert (row.reason, row.next_step) == ("Наш контакт: ушёл", "позвонить новому")
