"""A person where a client's name is wanted."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.funnel import Kind, Result
from bot.domain.line import Draft, read_line
from bot.domain.person_first import person_apart
from bot.domain.talk_line import read_talk

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["Смирнов Илья; директор", "смирнов илья; директор", "Brown Peter; director"])
def test_a_name_and_a_position_are_a_person_without_his_client(typed: str) -> None:
    """The rest of the line is kept."""
    draft = person_apart(read_talk(Kind.CONTACT, f"{typed}; обсудили договор", NOW, MOSCOW))
    name, _, position = typed.title().partition("; ")
    assert (draft.client, draft.person, draft.position) == ("", name, position.lower())
    assert (draft.result, draft.note) == (Result.TALKED, "обсудили договор")


def test_of_a_call_nothing_is_lost_either() -> None:
    """Its third field is no position then."""
    draft = person_apart(read_line(Kind.CALL, "Смирнов Илья; директор; просил КП; отказ: дорого", NOW, MOSCOW))
    assert draft == Draft(
        Kind.CALL, person="Смирнов Илья", position="директор", note="просил КП", result=Result.REFUSED, detail="дорого"
    )


@pytest.mark.parametrize(
    "typed",
    [
        *("Ромашка; директор", "ИП Смирнов Илья; директор", "Смирнов Илья ООО; директор", "Школа 5; директор"),
        *("Смирнов Илья; Иванов Пётр; директор", "Смирнов Илья; обсудили договор", "Смирнов Илья"),
        *("Acme Ltd; director"),
    ],
)
def test_a_companys_name_stays_one(typed: str) -> None:
    """One word, a legal form, a figure; or no position behind it."""
    draft = read_talk(Kind.CONTACT, typed, NOW, MOSCOW)
    assert person_apart(draft) == draft
