"""What a head types behind `/team`."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.people import Role
from bot.domain.role_words import role_named
from bot.domain.spans_typed import Span, SpanProblem
from bot.domain.team_typed import EXAMPLES, Action, TeamLine, letter_named, read_team

TODAY = date(2026, 11, 23)
DAYS = Span(date(2026, 11, 24), date(2026, 11, 28))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Анна", TeamLine(Action.SHOW, "Анна")),
        ("Анна Лис; хантер", TeamLine(Action.ROLE, "Анна Лис", Role.HUNTER)),
        ("Анна; стажёром", TeamLine(Action.ROLE, "Анна", Role.TRAINEE)),
        ("Анна; РОП", TeamLine(Action.ROLE, "Анна", Role.HEAD)),
        ("Анна; уходит", TeamLine(Action.LEAVE, "Анна")),
        ("Анна\nушла; Иван", TeamLine(Action.LEAVE, "Анна", to="Иван")),
        ("Anna; leaves; Ivan", TeamLine(Action.LEAVE, "Anna", to="Ivan")),
        ("Анна; клиенты", TeamLine(Action.MOVE, "Анна")),
        ("Анна; клиенты; Иван", TeamLine(Action.MOVE, "Анна", to="Иван")),
        ("Анна; клиенты; Опт; Иван", TeamLine(Action.MOVE, "Анна", to="Иван", what="Опт")),
        ("Anna; clients; Retail; Ivan", TeamLine(Action.MOVE, "Anna", to="Ivan", what="Retail")),
        ("Анна; пляшет", TeamLine(Action.UNKNOWN, "Анна", what="пляшет")),
        ("заместитель", TeamLine(Action.DEPUTY)),
        ("заместитель Анна", TeamLine(Action.DEPUTY, "Анна")),
        ("заместитель Анна Лис 24.11-28.11", TeamLine(Action.DEPUTY, "Анна Лис", span=DAYS)),
        ("зам: Анна; 24.11-28.11", TeamLine(Action.DEPUTY, "Анна", span=DAYS)),
        ("deputy Anna 24.11-28.11", TeamLine(Action.DEPUTY, "Anna", span=DAYS)),
        ("заместитель Анна; 28.11-24.11", TeamLine(Action.DEPUTY, "Анна", span=SpanProblem.BACKWARDS)),
        ("заместитель нет", TeamLine(Action.NO_DEPUTY)),
        ("deputy off", TeamLine(Action.NO_DEPUTY)),
        ("настройки", TeamLine(Action.SETTINGS)),
        ("настройки изучать 7", TeamLine(Action.SETTINGS, what="изучать 7")),
        ("settings; study 7", TeamLine(Action.SETTINGS, what="study 7")),
    ],
)
def test_a_line_is_understood(text: str, line: TeamLine) -> None:
    """A person and what becomes of him; a deputy with his days; a setting."""
    assert read_team(text, TODAY) == line


@pytest.mark.parametrize("locale", sorted(EXAMPLES))
def test_every_example_is_understood(locale: str) -> None:
    """None is «unknown», none has days that will not do."""
    for text in EXAMPLES[locale]:
        line = read_team(text.removeprefix("/team "), TODAY)
        assert line.action is not Action.UNKNOWN
        assert not isinstance(line.span, SpanProblem)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Хантером", Role.HUNTER),
        ("менеджер по развитию клиентов", Role.FARMER),
        ("стажер", Role.TRAINEE),
        ("head", Role.HEAD),
        ("руководителем", Role.HEAD),
        ("хантеры всей страны", None),
        ("", None),
    ],
)
def test_a_role_is_named_by_the_whole_text(text: str, role: Role | None) -> None:
    """In either language, inflected or not."""
    assert role_named(text) is role


@pytest.mark.parametrize(("text", "letter"), [("А", "а"), ("на букву Ё", "е"), ("letter B", "b"), ("Опт", None)])
def test_a_letter_is_one_letter(text: str, letter: str | None) -> None:
    """As names are searched for: small, ё as е."""
    assert letter_named(text) == letter
