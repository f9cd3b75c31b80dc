"""Which commands a text that nobody understood may mean: what is offered is near, or what is needed every day."""

from __future__ import annotations

import pytest

from bot.domain.nearest_commands import EVERY_DAY, FEW, nearest, offered
from bot.domain.people import Role
from bot.handlers.help import COMMANDS, commands_for

HUNTER, HEAD = (commands_for(role) for role in (Role.HUNTER, Role.HEAD))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("/cal", "call"),
        ("/weak", "week"),
        ("/клиент", "clients"),
        ("/агреементс", "agreements"),
        ("/цуул", "week"),
        ("сфдд", "call"),
        ("ytltkz", "week"),
        ("неделя", "week"),
        ("ниделя", "week"),
        ("хочу записать обход", "walkin"),
        ("позвонил в ромашку", "call"),
        ("назначить втречу", "book"),
        ("мои встречи", "meetings"),
        ("где анкета", "form"),
        ("что я обещал", "agreements"),
        ("ухожу в отпуск", "absence"),
        ("заболел", "absence"),
        ("отмени последнюю запись", "undo"),
        ("какое сегодня расписание", "timetable"),
        ("удалить мои данные", "forgetme"),
        ("какие данные обо мне", "mydata"),
        ("сменить часовой пояс", "settings"),
        ("my clients", "clients"),
        ("log a cal", "call"),
        ("tomorow list", "lists"),
    ],
)
def test_the_nearest_comes_first(typed: str, first: str) -> None:
    """By the command's name, in the other keyboard or letters too, else by what the words are about."""
    assert nearest(typed, HUNTER)[0] == first


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("изучать сто", "team"),
        ("кто уволился", "team"),
        ("пригласить нового", "invite"),
        ("изменить нормы", "norms"),
        ("сводка за неделю", "summary"),
        ("кто что менял", "audit"),
        ("выгрузить всё", "export"),
    ],
)
def test_a_head_is_offered_what_a_head_does(typed: str, first: str) -> None:
    """And never the erasing of his data for a number."""
    assert nearest(typed, HEAD)[0] == first
    assert "forgetme" not in offered(typed, HEAD)


@pytest.mark.parametrize(
    "typed", ["сто", "абырвалг", "🤷", "12345", "спасибо", "ыыы", "да нет наверное", "qwerty", "."]
)
@pytest.mark.parametrize("role", Role)
def test_nonsense_is_near_nothing_and_offers_what_is_needed_every_day(typed: str, role: Role) -> None:
    """Three that he may, none that takes anything away."""
    may = commands_for(role)
    assert nearest(typed, may) == []
    assert offered(typed, may) == [each for each in EVERY_DAY if each in may][:FEW]
    assert len(offered(typed, may)) == FEW


def test_every_command_can_be_reached_by_a_slip_of_its_name() -> None:
    """One letter too many."""
    for command in COMMANDS:
        if command != "help":
            assert nearest(f"/{command}q", list(COMMANDS))[0] == command
