"""The week's screens stay within what a phone and Telegram show."""

from __future__ import annotations

from datetime import date

from bot.domain.funnel import Stage
from bot.domain.norms import DEFAULT_NORMS
from bot.domain.people import Role
from bot.domain.timetable import week_of
from bot.domain.week import week_card
from bot.screens import week as screens
from bot.texts import texts

CARD = week_card(week_of(date(2026, 11, 23)), Role.HUNTER, 1, [], [], 0, norms=DEFAULT_NORMS[Role.HUNTER])


def test_a_team_of_two_hundred_fits_one_message() -> None:
    """A line each, and how many more there are."""
    people = [("Константинопольский Александр " + "я" * 40, Role.HUNTER, CARD)] * screens.CROWD_SHOWN
    screen = screens.team_week(texts("ru"), people, more=160)
    assert len(screen.text) < 4096
    assert "…и ещё 160" in screen.text


def test_a_small_team_shows_every_stage() -> None:
    """Up to six people each stage has a line of its own."""
    screen = screens.team_week(texts("ru"), [("Иван", Role.HUNTER, CARD)] * 6)
    assert screen.text.count("Назначенные встречи: 0/12") == 6


def test_a_large_mixed_team_is_told_the_order_of_each_funnel_once() -> None:
    """Hunters' figures are calls and meetings, farmers' are studies and contacts."""
    farmers = week_card(week_of(date(2026, 11, 23)), Role.FARMER, 1, [], [], 0, norms=DEFAULT_NORMS[Role.FARMER])
    people = [("Иван", Role.HUNTER, CARD), ("Анна", Role.TRAINEE, CARD), ("Вера", Role.FARMER, farmers)] * 3
    text = screens.team_week(texts("ru"), people).text
    assert text.count("Результативные звонки · Назначенные встречи · Проведённые встречи · Результативные встречи") == 1
    assert text.count("Изучено клиентов · Тёплые контакты · Визиты · Анкеты · Входящие звонки") == 1
    assert "Вера: 0/25 · 0/40 · 0/8 · 0/8 · 0" in text


def test_walkins_with_a_norm_are_a_line_like_the_others_and_said_once() -> None:
    """In the week, on the card, in a large team's order of figures."""
    norms = DEFAULT_NORMS[Role.HUNTER] | {Stage.WALKIN: 10}
    card = week_card(week_of(date(2026, 11, 23)), Role.HUNTER, 1, [], [], 3, norms=norms)
    assert screens.stage_lines(texts("ru"), card)[-1] == "Обходы офисов: 3/10"
    assert screens.pinned(texts("ru"), card).text.count("Обходы") == 1
    text = screens.team_week(texts("ru"), [("Иван", Role.HUNTER, CARD), ("Анна", Role.HUNTER, card)] * 4).text
    assert text.count("По порядку:") == text.count("Обходы офисов") == 1


def test_the_pinned_card_begins_with_the_figures() -> None:
    """A phone shows only the first line of a pinned message."""
    assert screens.pinned(texts("ru"), CARD).text.splitlines()[0] == "📊 0/50 · 0/12 · 0/12 · 0/6"
