"""A farmer's calls in a row: existing clients, and the results of a talk with one."""

from __future__ import annotations

from tests.chat.calling import listed
from tests.chat.conftest import Team, found, kept_records
from tests.chat.farming import CONTACTS, english, farmer
from tests.chat.meetings import at
from tests.chat.town import Town


async def test_a_farmers_card_has_a_farmers_results_one_tap_each(team: Team) -> None:
    """Each talk is a warm contact; nothing but the day of a complaint or of a call back is asked."""
    vera = await farmer(team)
    await listed(vera, "Ромашка", "Север", "Вектор", "Гранит")
    await vera.say("/batch")
    card = await vera.sees("Ромашка", "Осталось 4")
    assert card.buttons[:3] == [
        ["💬 Поговорили", "🔁 Перезвонить"],
        ["📅 Встреча", "❗ Жалоба"],
        ["📵 Не дозвонился", "🚫 Отказ"],
    ]
    await vera.press("💬 Поговорили")
    await vera.sees("Засчитано", "Ромашка — Иванов П. С.: поговорили", "· 1/40", "Север")
    await vera.press("❗ Жалоба")
    await vera.sees("Засчитано", "Север — Иванов П. С.: жалоба", "К какому дню ответим?")
    await vera.press("Сегодня")
    await vera.sees("жалоба · 2/40 · пн 23.11", "Вектор")
    await vera.press("🚫 Отказ")
    await vera.sees("Вектор — Иванов П. С.: отказ", "· 3/40", "Гранит")
    await vera.press("📵 Не дозвонился")
    await vera.sees("Набрано 4 · поговорили 3", "Тёплых контактов 3 · встреч назначено 0")
    await vera.sees_pinned(f"{CONTACTS}: 3/40 (записано 4)")
    made = [(each.kind, each.result) for each in await kept_records(team.town)]
    assert made == [("contact", each) for each in ("talked", "complaint", "refused", "not_reached")]


async def test_what_was_talked_about_is_typed_on_a_farmers_card(quick_team: Team) -> None:
    """It is no decision maker's name; a complaint is typed with its day, and a name with a position is who decides."""
    vera = await farmer(quick_team)
    await listed(vera, "Ромашка", "Север", "Вектор", "Гранит", "Дельта", person=None)
    await vera.say("/batch")
    card = await vera.sees("Ромашка", "ЛПР не известен. Узнали")
    assert "не засчитается" not in card.text
    await vera.say("обсудили договор")
    await vera.sees("Засчитано", "Ромашка: поговорили", "Север")
    await vera.say("Ким Олег; закупки")
    await vera.sees("👤 ЛПР: Ким Олег", "Север")
    await vera.say("жалоба: недовоз, до среды")
    await vera.sees("Север — Ким О.: жалоба · 2/40 · ср 25.11", "Вектор")
    await vera.say("Паоли Марко; директор; обсудили отгрузку")
    await vera.sees("Вектор — Паоли М.: поговорили", "Гранит")
    await vera.say("жалоба")
    await vera.sees("Гранит: жалоба", "К какому дню ответим?")
    await vera.say("не дозвонился")
    await vera.sees("Сейчас вопрос о «Гранит»: к какому дню ответим?")
    await vera.say("привезли брак")
    await vera.sees("Гранит: жалоба", "К какому дню ответим?")
    await vera.say("до пятницы")
    await vera.sees("Гранит: жалоба · 4/40 · пт 27.11", "Дельта")
    await vera.say("Всё хорошо")
    await vera.sees("Дельта: поговорили", "Тёплых контактов 5")
    notes = [each.note for each in await kept_records(quick_team.town)]
    assert notes == ["обсудили договор", "недовоз", "обсудили отгрузку", "привезли брак", "Всё хорошо"]


async def test_what_is_no_result_names_a_farmers_results(quick_team: Team) -> None:
    """And after the end the way to record one talk is a farmer's."""
    vera, place = await farmer(quick_team), quick_team.town
    await listed(vera, "Ромашка", "Север")
    await vera.say("/batch")
    await vera.sees("Ромашка")
    await vera.say("мяу")
    await vera.sees("Не разобрал: «мяу»", "поговорили, перезвонить, встреча, жалоба, не дозвонился, отказ")
    await place.move_to(at(23, "17:00"))
    await vera.sees("Звонки", "итог")
    await vera.say("обсудили договор")
    await vera.sees("«обсудили договор» не записан", "/contact")


async def test_a_hunters_card_is_what_it_was(quick_team: Team) -> None:
    """Its results, and what they count for."""
    ivan = quick_team.hunter
    await listed(ivan, "Ромашка", person=None)
    await ivan.say("/batch")
    card = await ivan.sees("Ромашка", "звонок не засчитается")
    assert card.buttons[:2] == [["📅 Встреча", "🔁 Перезвонить"], ["🚫 Отказ", "📵 Не дозвонился"]]
    await ivan.say("мяу")
    await ivan.sees("Не разобрал: «мяу»", "встреча, перезвонить, отказ, не дозвонился")


async def test_a_farmers_batch_in_english(quick_place: Town) -> None:
    """The same, in her words."""
    head = await found(quick_place, "en")
    ann = await english(quick_place, head)
    await listed(ann, "Acme", "Other", person=("Brown Peter", "director"))
    await ann.say("/batch")
    await ann.sees("Acme")
    await ann.say("discussed the contract")
    await ann.sees("Counted", "Acme — Brown P.: talked", "Other")
    await ann.press("Talked")
    await ann.sees("Warm contacts 2 · meetings booked 0")
