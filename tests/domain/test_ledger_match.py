"""Which client a buyer is."""

from __future__ import annotations

from bot.domain.contacts_check import Known
from bot.domain.ledger_match import Match, Matched, match

ME, MARIA = 1, 2
INN, OTHER_INN = "7707083893", "5003052454"


def known(number: int, name: str, owner: int = ME, inn: str | None = None) -> Known:
    return Known(number, name, owner, "Мария", inn, frozenset())


def test_a_buyer_is_known_by_inn_before_name() -> None:
    """Whatever he is called; of two of one ИНН by the name too."""
    by_inn, by_name = known(1, "Луч", inn=INN), known(2, "Ромашка")
    assert match("Ромашка", INN, [by_name, by_inn], owner_id=ME) == Matched(Match.FOUND, by_inn)
    assert match("Луч", INN, [by_inn, by_inn], owner_id=ME).client == by_inn
    branch = known(3, "Ромашка", inn=INN)
    assert match("Ромашка", INN, [by_inn, branch], owner_id=ME) == Matched(Match.FOUND, branch)
    assert match("Север", INN, [by_inn, branch], owner_id=ME).match is Match.UNKNOWN


def test_a_buyer_is_known_by_name_however_it_is_written() -> None:
    """Unless it is a firm of another ИНН."""
    firm = known(1, "ООО «Ромашка»", inn=INN)
    assert match("Ромашка, ООО", None, [firm], owner_id=ME).client == firm
    assert match("Ромашка", OTHER_INN, [firm], owner_id=ME).match is Match.UNKNOWN


def test_two_of_one_name_are_for_the_person_to_say_and_ones_own_comes_first() -> None:
    """Nobody is guessed at."""
    own, others, second = known(1, "Ромашка"), known(2, "Ромашка", MARIA), known(3, "Ромашка")
    assert match("Ромашка", None, [others, own], owner_id=ME).client == own
    assert match("Ромашка", None, [own, second], owner_id=ME).match is Match.UNKNOWN
    assert match("Ромашка", None, [own, others], owner_id=None).match is Match.UNKNOWN


def test_a_colleagues_client_is_his() -> None:
    """The head brings in everybody's."""
    others = known(2, "Ромашка", MARIA)
    assert match("Ромашка", None, [others], owner_id=ME) == Matched(Match.OTHERS, others)
    assert match("Ромашка", None, [others], owner_id=None) == Matched(Match.FOUND, others)
    assert match("Ромашка", None, [], owner_id=ME) == Matched(Match.UNKNOWN)
