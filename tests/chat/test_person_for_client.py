"""A person is typed where a client is wanted: nothing is made of him until it is said whose he is."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.store.tables import clients, decision_makers
from tests.chat.conftest import Team, found, kept_records
from tests.chat.farming import english, farmer, knows
from tests.chat.town import Town

PERSON = "Смирнов Илья; директор"


async def kept(place: Town) -> tuple[list[str], list[str]]:
    """The names of all clients, and of all who decide."""

    def read(connection):  # type: ignore[no-untyped-def]  # of the test alone
        return tuple(
            list(connection.scalars(select(column).order_by(table.c.id)))
            for table, column in ((clients, clients.c.name), (decision_makers, decision_makers.c.full_name))
        )

    return await place.polevik.database.transaction(read)


async def test_a_person_in_place_of_a_client_is_asked_for_his_company(team: Team) -> None:
    """One tap says which; he is a decision maker of that one, and no client."""
    vera, place = await farmer(team), team.town
    await knows(vera)
    await vera.say("/contact")
    await vera.sees("С каким клиентом говорили?")
    await vera.say(f"{PERSON}; обсудили договор")
    asked = await vera.sees("«Смирнов Илья» — похоже, это человек. Из какой компании?")
    assert asked.labels == ["Ромашка", "➕ Это клиент: «Смирнов Илья»"]
    assert await kept(place) == (["Ромашка"], ["Иванов Пётр Сергеевич"])
    await place.restart()
    await vera.press("Ромашка")
    await vera.sees("Засчитано", "Ромашка — Смирнов И.: поговорили", "📝 обсудили договор")
    assert await kept(place) == (["Ромашка"], ["Иванов Пётр Сергеевич", "Смирнов Илья"])


@pytest.mark.parametrize("command", ["/visit", "/incoming", "/book", "/contact", "/call"])
async def test_no_picker_makes_a_client_of_a_person(quick_team: Team, command: str) -> None:
    """Typed with the command or in answer to its question; the company may be typed."""
    vera, place = await farmer(quick_team), quick_team.town
    await vera.say(f"{command} {PERSON}")
    await vera.sees("похоже, это человек")
    await vera.say(command)
    await vera.sees("Напишите название компании")
    await vera.say(PERSON)
    await vera.sees("похоже, это человек")
    assert await kept(place) == ([], [])
    await vera.say("Заря")
    await vera.press("Создать «Заря»")
    await vera.sees("Заря", "Смирнов")
    assert await kept(place) == (["Заря"], ["Смирнов Илья"])


async def test_a_hunters_pickers_ask_too_and_a_name_may_be_a_clients(quick_team: Team) -> None:
    """Then who decides there is asked, and the result waits."""
    ivan, place = quick_team.hunter, quick_team.town
    await ivan.say("/call Красный Октябрь; директор; отказ: дорого")
    await ivan.sees("«Красный Октябрь» — похоже, это человек")
    await ivan.press("Это клиент: «Красный Октябрь»")
    await ivan.sees("Красный Октябрь", "С кем говорили?")
    await ivan.say("Котов Игорь")
    await ivan.sees("Засчитано", "Красный Октябрь — Котов И.: отказ")
    assert await kept(place) == (["Красный Октябрь"], ["Котов Игорь"])
    await ivan.say("/walkin Красный Октябрь; директор; отказ")
    await ivan.sees("Красный Октябрь", "отказ")
    assert len(await kept_records(place)) == 2


async def test_the_company_is_asked_in_english(quick_place: Town) -> None:
    """The same, in her words."""
    head = await found(quick_place, "en")
    ann = await english(quick_place, head)
    await ann.say("/contact Brown Peter; director")
    await ann.sees("“Brown Peter” looks like a person. Of what company?")
    await ann.say("Acme")
    await ann.press("Create “Acme”")
    await ann.sees("Counted", "Acme — Brown P.: talked")
