"""A farmer's call list: who is due by class and by conclusion, whether it is enough, why each is called."""

from __future__ import annotations

from tests.chat.conftest import Team, found
from tests.chat.farming import english, farmer
from tests.chat.studying import SILENT, STEADY, base
from tests.chat.test_lists import listed
from tests.chat.town import Town


async def test_a_farmers_list_is_made_of_who_is_due_and_told_in_warm_contacts(team: Team) -> None:
    """One tap adds them; the norm is warm contacts; the batch card says what stands out."""
    vera, place = await farmer(team), team.town
    await base(vera, Ромашка=(SILENT, 1000), Луч=(STEADY, 500))
    await vera.say("/lists")
    offered = await vera.sees("Пока пусто", "для 40 тёплых контактов нужно 80 номеров, в списке 0", "Не хватает 80")
    assert "🅰️ Пора по классу +2" in offered.labels
    await vera.press("Пора по классу")
    await vera.sees("✅ Добавил: 2", "пора по классу 2", "в списке 2. Не хватает 78")
    assert sorted(await listed(place)) == [("Луч", "class", "waiting"), ("Ромашка", "class", "waiting")]
    await vera.say("/batch")
    await vera.sees("Ромашка", "По классу клиента пора поговорить", "🟡 Нет заказов 60 дн.", "Осталось 2")


async def test_the_next_step_of_a_study_comes_to_the_list_with_its_words(quick_team: Team) -> None:
    """Not before its day."""
    vera, place = await farmer(quick_team), quick_team.town
    await base(vera, Ромашка=(SILENT, 1000))
    await vera.say("/study Ромашка")
    await vera.sees("1/8")
    await vera.say("спасать; молчит; позвонить директору; завтра")
    await vera.sees("✅ Ромашка: спасать")
    await vera.say("/lists +по выводам")
    await vera.sees("✅ Добавил: 1", "следующий шаг 1")
    await vera.say("/batch")
    await vera.sees("Звонить некому")
    await place.move_to("2026-11-24T10:30:00+03:00")
    await vera.say("/batch")
    await vera.sees("Ромашка", "🎯 позвонить директору")


async def test_a_hunters_list_is_told_in_effective_calls_as_before(quick_team: Team) -> None:
    """Classes are nothing to him."""
    await quick_team.hunter.say("/lists")
    shown = await quick_team.hunter.sees("для 50 результативных")
    assert not any("классу" in label or "выводам" in label for label in shown.labels)


async def test_a_farmers_list_in_english(quick_place: Town) -> None:
    """The same, in her words."""
    head = await found(quick_place, "en")
    ann = await english(quick_place, head)
    await base(ann, Acme=(SILENT, 1000), Other=(STEADY, 500))
    await ann.say("/lists +due by class")
    await ann.sees("due by class 2", "40 warm contacts take 80 numbers")
    await ann.say("/batch")
    await ann.sees("Acme", "Due for a talk by the client's class", "🟡 No orders for 60 days")
