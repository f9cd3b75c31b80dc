"""A farmer's day: what she said she would do, whom she promised an answer, whom to study by what is known now."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.chat.conftest import Team, found
from tests.chat.farming import CONTACT, english, farmer, knows
from tests.chat.meetings import at, sees_media
from tests.chat.studying import GROWING, SILENT, STEADY, TODAY, base, kept_studies
from tests.chat.test_import import send
from tests.chat.test_ledger import ledger, sale
from tests.chat.town import Phone, Town


def ago_day(days: int) -> str:
    return f"{TODAY - timedelta(days=days):%d.%m.%Y}"


STEP = "развивать; просят скидку; позвонить по КП; завтра"


async def with_a_step(team: Team, step: str = STEP) -> Phone:
    """Гранит, of whom nothing is out of line, has a next step; others weigh more than he does."""
    vera = await farmer(team)
    await base(vera, Ромашка=(SILENT, 90_000), Вектор=(GROWING, 30_000), Гранит=(STEADY, 20_000))
    await vera.say("/study гранит")
    await vera.say(step)
    await vera.sees("✅ Гранит: развивать")
    return vera


async def test_a_next_step_comes_first_on_its_day_and_is_told_all_day(team: Team) -> None:
    """In the standup, in /today, in the study slot, as the reason of the first card; until he is studied again."""
    vera, place = await with_a_step(team), team.town
    await place.move_to(at(24, "09:00"))
    await vera.sees("Утренняя оперативка", "следующие шаги 1 (Гранит)")
    await vera.say("/today")
    await vera.sees("🎯 Следующие шаги: 1", "⏰ Гранит: позвонить по КП — сегодня")
    await place.move_to(at(24, "09:20"))
    await vera.sees("Изучение ситуации клиентов", "⏰ Гранит: позвонить по КП\n🔴 Ромашка: риск потерять")
    await vera.say("/study")
    await vera.sees("Гранит · класс", "1 из 3", "Почему: следующий шаг на сегодня: позвонить по КП")
    await place.move_to(at(25, "09:20"))
    await vera.say("/today")
    await vera.sees("⏰ Гранит: позвонить по КП — просрочено с вт 24.11")
    await vera.press("🔎 Гранит")
    await vera.sees("Гранит · класс", "1 из 3", "следующий шаг просрочен с вт 24.11: позвонить по КП")
    await vera.say("держать")
    await vera.sees("✅ Гранит: держать · изучено 1 из 3")
    await vera.say("/today")
    assert "Гранит" not in (await vera.sees("ср 25.11")).text
    await vera.say("/undo")
    await vera.sees("Вывод отменён: Гранит")
    await vera.say("/today")
    await vera.sees("⏰ Гранит: позвонить по КП — просрочено с вт 24.11")


async def test_a_planned_call_is_done_by_the_talk_of_its_day(quick_team: Team) -> None:
    """Not by one of the day before; an offer that was to be sent is not done by a talk."""
    vera, place = await with_a_step(quick_team), quick_team.town
    await vera.say("/contact Гранит; Иванов Пётр Сергеевич; директор")
    await vera.sees("Засчитано")
    await vera.say("/study вектор")
    await vera.say("развивать; растёт; отправить КП; завтра")
    await vera.sees("✅ Вектор: развивать")
    await place.move_to(at(24, "12:00"))
    await vera.say("/today")
    await vera.sees("⏰ Гранит: позвонить по КП — сегодня", "⏰ Вектор: отправить КП — сегодня")
    for name in ("Гранит", "Вектор"):
        await vera.say(f"/contact {name}; Иванов Пётр Сергеевич; директор")
        await vera.sees("Засчитано")
    await vera.say("/today")
    day = await vera.sees("⏰ Вектор: отправить КП — сегодня")
    assert "Гранит" not in day.text


async def test_unanswered_complaints_are_told_with_the_day_since_which_they_are_overdue(quick_team: Team) -> None:
    """In /today what is due by today, on the study card all of them, also where no day was promised."""
    vera, place = await farmer(quick_team), quick_team.town
    await knows(vera)
    await vera.say("/contact Ромашка; Иванов Пётр Сергеевич; жалоба: недовоз, до среды")
    await vera.sees("Засчитано")
    await vera.say("/study ромашка")
    card = await vera.sees("❗ Жалоба: недовоз — ответить до ср 25.11")
    assert len(card.text.splitlines()) <= 9
    await vera.say("/today")
    assert "недовоз" not in (await vera.sees("пн 23.11")).text
    await place.move_to(at(20, "10:00", 12))
    await vera.say("/incoming Ромашка; Иванов Пётр Сергеевич; жалоба")
    await vera.sees("К какому дню ответим?")
    await vera.say("брак в партии")
    await vera.say("/today")
    day = await vera.sees("❗ Жалобы без ответа: 2", "❗ Ромашка: недовоз — просрочено с ср 25.11")
    assert "❗ Ромашка: брак в партии — сегодня" in day.text
    await vera.say("/study ромашка")
    await vera.sees("❗ Жалоба: недовоз — просрочено с ср 25.11 · ещё 1")
    await vera.press("Подробнее")
    await vera.sees("❗ Жалоба: недовоз — просрочено с ср 25.11", "❗ Жалоба: брак в партии — сегодня")
    await vera.say("/today")
    await vera.sees_button("❗ Ромашка")
    await vera.press("❗ Ромашка")
    await vera.sees("Ромашка — Иванов П. С.: жалоба", "📝 недовоз")
    await vera.press("✅ Отвечено")
    await vera.sees("Отвечено: вс 20.12")
    await vera.say("/today")
    await vera.sees("❗ Жалобы без ответа: 1")


async def test_where_no_contact_is_known_no_days_are_told(quick_team: Team) -> None:
    """A ledger of three years says nothing of talks."""
    vera = await farmer(quick_team)
    await base(vera, Ромашка=(STEADY, 90_000))
    await quick_team.town.move_to(at(26, "10:00", 12))
    await vera.say("/study")
    card = await vera.sees("Ромашка", "💬 Контактов ещё не было")
    assert "ЛПР" not in card.text


async def test_the_rest_of_the_days_choice_follows_a_ledger_that_came_since(quick_team: Team) -> None:
    """Whom she began stays, and whom she concluded; nobody has to wait for tomorrow, nor the map."""
    vera, place = await farmer(quick_team), quick_team.town
    await base(vera, **dict.fromkeys("АБВГДЕЖЗ", ((), 0)))
    await vera.say("/study")
    await vera.sees("А · 1 из 5", "дольше всех не изучали")
    await vera.say("держать")
    await vera.sees("Б · 2 из 5")
    await vera.press("Ушёл")
    rows = [sale("З", ago_day(days), 90_000, number) for number, days in enumerate(SILENT, 1)]
    rows += [sale("В", ago_day(days), 1_000, 500 + number) for number, days in enumerate(GROWING, 1)]
    await send(vera, ledger(rows), name="Продажи.xlsx")
    await vera.press("✅ Записать")
    await vera.sees("Готово")
    await vera.say("/map")
    await sees_media(vera, "photo")
    await vera.sees_button("🔴 Спасать · 1")
    await vera.say("/study")
    await vera.sees("Б · ", "2 из 5", "2/8")
    await vera.say("держать")
    await vera.sees("З · класс A · 3 из 5", "Почему: риск потерять")
    await vera.say("держать")
    await vera.sees("4 из 5")
    chosen = [row for row in await kept_studies(place) if row.undone_at is None]
    assert len(chosen) == 5
    assert [row.conclusion for row in chosen].count("keep") == 3


async def test_whom_she_studies_beside_the_choice_makes_the_day_no_longer(quick_team: Team) -> None:
    """«N из 5» stays, and the result tells of both; the day's clients are chosen all the same."""
    vera = await farmer(quick_team)
    await base(vera, **dict.fromkeys("АБВГДЕЖЗ", ((), 0)))
    await vera.say("/study з")
    card = await vera.sees("З", "Вы открыли его сами")
    assert " из " not in card.text
    await vera.say("держать")
    await vera.sees("✅ З: держать · сверх списка дня", "А · 1 из 5")
    await vera.say("/study ж")
    await vera.say("держать")
    await vera.sees("✅ Ж: держать · сверх списка дня", "А · 1 из 5")
    for number in range(1, 5):
        await vera.say("держать")
        await vera.sees(f"изучено {number} из 5", f"{number + 1} из 5")
    await vera.say("держать")
    await vera.sees("Изучено сегодня: 5 из 5 и сверх списка 2")


@pytest.mark.parametrize(("typed", "told"), [("спсать", "Почему?"), ("держть", "✅ Ромашка: держать")])
async def test_a_conclusion_with_a_slip_is_understood(quick_team: Team, typed: str, told: str) -> None:
    """One letter left out."""
    vera = await farmer(quick_team)
    await base(vera, Ромашка=(SILENT, 90_000), Вектор=(STEADY, 20_000))
    await vera.say("/study")
    await vera.press("К выводу")
    await vera.say(typed)
    await vera.sees(told)


async def test_signs_are_no_reason_and_no_step(quick_team: Team) -> None:
    """Words are asked for; what was said before stays."""
    vera, place = await farmer(quick_team), quick_team.town
    await base(vera, Ромашка=(SILENT, 90_000))
    await vera.say("/study")
    await vera.say("спасать")
    await vera.say("!!!")
    await vera.sees("Это не слова", "молчит второй месяц")
    await vera.say("дорого")
    await vera.sees("Следующий шаг?")
    await vera.say("...; завтра")
    await vera.sees("Это не слова", "позвонить директору")
    await vera.say("позвонить; завтра")
    await vera.sees("✅ Ромашка: спасать")
    [row] = await kept_studies(place)
    assert (row.reason, row.next_step) == ("дорого", "позвонить")


async def test_the_rest_of_a_card_is_behind_one_tap_or_word(quick_team: Team) -> None:
    """Both contacts, the form, all signs; the next tap shows the short card again."""
    vera = await farmer(quick_team)
    await base(vera, Ромашка=(SILENT, 90_000))
    for _ in range(2):
        await vera.say(CONTACT)
        await vera.sees("Ромашка")
    await vera.say("/study")
    short = await vera.sees("Ромашка", "1/8")
    await vera.press("Подробнее")
    full = await vera.sees("Ромашка", "📝 Анкеты ещё нет", "1/8")
    assert len(full.text) > len(short.text)
    assert "Подробнее" not in full.labels
    await vera.press("Решает")
    brief = await vera.sees("Ромашка", "2/8")
    assert len(brief.text) < len(short.text)
    await vera.say("подробнее")
    await vera.sees("📝 Анкеты ещё нет", "2/8")


async def test_the_farmers_day_in_english(quick_place: Town) -> None:
    """Steps, complaints, what the ledger does not know yet."""
    head = await found(quick_place, "en")
    ann = await english(quick_place, head)
    await base(ann, Daisy=(SILENT, 90_000), Vector=(STEADY, 20_000))
    await ann.say("/study")
    await ann.say("rescue; silent; call about the offer; tomorrow")
    await ann.sees("✅ Daisy: rescue")
    await ann.say("/contact Daisy; Brown Peter; director; complaint: late delivery, by tue")
    await ann.sees("Counted")
    await quick_place.move_to(at(25, "09:20"))
    await ann.say("/today")
    await ann.sees(
        "⏰ Daisy: call about the offer — overdue since Tue 24.11", "❗ Daisy: late delivery — overdue since"
    )
    await ann.say("/study")
    await ann.sees("the next step is overdue since Tue 24.11: call about the offer", "(known until 13.11)", "Complaint")
