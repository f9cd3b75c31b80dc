"""What is said often is kept as it was said, and nothing that people wrote."""

from __future__ import annotations

import pytest

from bot.domain.people import Role
from bot.texts import LOCALES, Texts


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_said_again_is_said_as_at_first(locale: str) -> None:
    """By number, by choice, in any order, escaped or not."""
    kept = Texts(locale)
    for role in (*Role, *reversed(Role)):
        assert kept("role-name", role=role) == kept.plain("role-name", role=role)
        assert kept("role-name", role=role) == Texts(locale)("role-name", role=role)
    lines = [kept.plain("week-line", stage="x", counted=each, norm=40) for each in (0, 1, 2, 1)]
    assert lines[1] == lines[3]
    assert len(set(lines)) == 3


def test_names_are_not_kept() -> None:
    """A sentence with something that people wrote is made anew each time, and forgotten."""
    spoken = Texts("ru")
    spoken.plain("week-line", stage="Ромашка", counted=1, norm=2)
    assert "Ромашка" not in repr(vars(spoken))
    spoken.plain("role-name", role=Role.HUNTER)
    assert "role-name" in repr(vars(spoken))
