"""The rule for who rings for the first time, as the head types it."""

from __future__ import annotations

import pytest

from bot.domain.new_callers import CallersRule, read_rule


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("новые клиенты: хантерам", CallersRule.HUNTERS),
        ("Новых клиентов передавать хантеру.", CallersRule.HUNTERS),
        ("новые остаются у фермера", CallersRule.FARMER),
        ("Новые входящие — фермерам", CallersRule.FARMER),
        ("new clients: to hunters", CallersRule.HUNTERS),
        ("new callers stay with the farmer", CallersRule.FARMER),
        *((each, None) for each in ("новые клиенты", "новые клиенты: Ивану", "хантерам", "новые станки хантерам")),
    ],
)
def test_the_rule_is_read_from_a_sentence(typed: str, rule: CallersRule | None) -> None:
    """Anything else is about something else."""
    assert read_rule(typed) is rule
