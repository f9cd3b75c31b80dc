"""What is shown of the team as an example is understood."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.people import Role
from bot.domain.spans_typed import Span
from bot.domain.team_settings import SPECS, Setting, read_setting, read_value
from bot.domain.team_typed import Action, read_team
from bot.texts import LOCALES, texts

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_the_team_are_understood(locale: str) -> None:
    """A role, a deputy with his days."""
    command, _, line = texts(locale).plain("team-example").partition(" ")
    role = read_team(line, TODAY)
    assert (command, role.action, role.role) == ("/team", Action.ROLE, Role.HUNTER)
    command, _, line = texts(locale).plain("deputy-example").partition(" ")
    deputy = read_team(line, TODAY)
    assert (command, deputy.action) == ("/team", Action.DEPUTY)
    assert deputy.whom
    assert isinstance(deputy.span, Span)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_the_settings_are_understood(locale: str) -> None:
    """Studies a day, behind the command; a threshold by its number, while the list is on the screen."""
    _, _, line = texts(locale).plain("tset-example").partition(" ")
    found = read_team(line, TODAY)
    assert found.action is Action.SETTINGS
    typed = read_setting(found.what)
    assert typed is not None
    assert typed.setting is Setting.STUDIES
    sign = read_setting(texts(locale).plain("tset-signs-example"))
    assert sign is not None
    assert sign.setting is Setting.THRESHOLD
    assert read_value(SPECS[sign.number - 1], sign.value) is not None


@pytest.mark.parametrize("locale", LOCALES)
def test_what_the_settings_buttons_say_may_be_typed(locale: str) -> None:
    """What becomes of who calls by himself."""
    head = {"ru": "входящие", "en": "callers"}[locale]
    for callers in ("ask", "farmer", "hunters"):
        typed = read_setting(f"{head} {texts(locale).plain('tset-caller', callers=callers)}")
        assert typed is not None
        assert typed.callers == callers
