"""Clients and their decision makers."""

import pytest

from bot.domain.clients import MOST_DECISION_MAKERS, Standing, standing_of_newcomer


def test_an_organisation_has_at_most_five_decision_makers() -> None:
    """A fact of the method, not a setting."""
    assert MOST_DECISION_MAKERS == 5


@pytest.mark.parametrize(
    ("active", "standing"),
    [(0, Standing.ACTIVE), (4, Standing.ACTIVE), (5, Standing.EXTRA), (6, Standing.EXTRA)],
)
def test_the_sixth_decision_maker_stays_outside_the_five(active: int, standing: Standing) -> None:
    """Until somebody says whom he replaces."""
    assert standing_of_newcomer(active) is standing
