"""The summary in words: twenty-five lines at most, whatever there is to tell, and no shaming in the group."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.closing import Change, Figure
from bot.domain.fair_week import FairWeek
from bot.domain.funnel import Gap, Stage
from bot.domain.path import PathStage
from bot.domain.people import Role
from bot.domain.promises import PromiseKind
from bot.domain.summary import (
    AtRisk,
    Closing,
    Improved,
    NextList,
    NotCounted,
    PersonWeek,
    Promised,
    Promises,
    Risks,
    StageWeek,
    Summary,
)
from bot.domain.summary_shown import Mark, Shown
from bot.domain.timetable import Week
from bot.screens.summary import LINES, text
from bot.screens.summary_buttons import summary as screen
from bot.texts import LOCALES, texts
from tests.domain.summaries_made import SUMMARIES

MOSCOW = ZoneInfo("Europe/Moscow")
WEEK = Week(date(2026, 11, 23))
NOW = datetime(2026, 11, 27, 13, tzinfo=UTC)
LONG = "Общество с ограниченной ответственностью «Северо-Западная компания & сыновья» №"
MESSAGE = 4096
"""Characters that Telegram takes."""


def person(number: int, role: Role) -> PersonWeek:
    gaps = tuple(NotCounted(gap, tuple(range(number + 1))) for gap in Gap)
    stages = tuple(StageWeek(stage, 999, 888, tuple(range(777)), gaps) for stage in Stage)
    fair = FairWeek(3, 5, 50, 75)
    return PersonWeek(number, f"{number} {LONG}", role, stages, fair, next_list=NextList(number, 500), done=50)


def worst(people: int = 60) -> Shown:
    """Everything there can be, much of it, with long names."""
    whom = tuple(person(n, (Role.HUNTER, Role.FARMER, Role.TRAINEE)[n % 3]) for n in range(people))
    promised = tuple(Promised(n, n, n, f"{n} {LONG}", PromiseKind.SURVEY, WEEK.monday) for n in range(50))
    summary = Summary(
        *(1, LONG, WEEK, NOW, WEEK.sunday, whom),
        promises=Promises(promised, promised, promised, promised),
        risks=Risks(99, tuple(AtRisk(n, f"{n} {LONG}", 1, Decimal(1)) for n in range(10))),
        closing=tuple(
            Closing(n, f"{n} {LONG}", 1, PathStage.ORDER, Decimal("123456789.5"), WEEK.monday, None) for n in range(9)
        ),
        improved=Improved(1, 90, 10),
    )
    changes = tuple(Change(n, Figure.LOGGED, Stage.QUESTIONNAIRE, 1, 2, (), by=(1, 2, 3)) for n in range(9))
    mark = Mark(1, WEEK.monday, 12, NOW, None, changes=changes)
    return Shown(summary, mark, WEEK.sunday, {each.member_id: each.name for each in whom})


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("people", [1, 7, 20, 60])
@pytest.mark.parametrize("group", [False, True])
def test_however_much_there_is_to_tell_it_is_twenty_five_lines_and_one_message(
    locale: str, people: int, group: bool
) -> None:
    """Long names, every reason, every kind of news; in the group too."""
    said = text(texts(locale), worst(people), MOSCOW, group=group)
    assert len(said.splitlines()) <= LINES
    assert len(said) < MESSAGE


@given(SUMMARIES, st.sampled_from(LOCALES))
def test_every_summary_can_be_told(summary: Summary, locale: str) -> None:
    """And has its buttons."""
    shown = Shown(summary, None, WEEK.sunday)
    told = screen(texts(locale), shown, MOSCOW, summary.today, summary.week.monday, 60)
    assert len(told.text.splitlines()) <= LINES
    assert told.buttons


def test_in_the_group_nobody_is_named_for_what_he_lacks() -> None:
    """Not whose records do not count, whose promise is overdue, whose list is short: the sums stand there."""
    shown = worst(3)
    named = replace(
        shown.summary,
        people=tuple(replace(each, name=f"Имя{each.member_id}", fair=FairWeek(5, 5)) for each in shown.summary.people),
        closing=(),
        improved=None,
    )
    told = text(texts("ru"), Shown(named, None, WEEK.sunday), MOSCOW, group=True)
    assert "Имя" not in told
    count = sum(count for _, count in dict(named.not_counted)[Gap.FORM_INCOMPLETE])
    assert f"• анкета не заполнена: {count}\n" in told
    alone = text(texts("ru"), Shown(named, None, WEEK.sunday), MOSCOW)
    assert "Имя2" in alone


def test_who_improved_most_is_told_against_himself() -> None:
    """And to everybody: nobody else's percent stands beside it."""
    shown = worst(3)
    told = text(texts("ru"), shown, MOSCOW, group=True)
    assert "Больше всех к своей прошлой неделе: 1 Общество" in told
    assert "90 % норм (было 10 %)" in told


def test_people_of_one_long_surname_are_told_apart() -> None:
    """Within twenty-four letters; the patronymic goes first."""
    one = worst(1).summary.people[0]
    for name, told in (
        ("Заболотная-Вишневецкая Анна", "Заболотная-Вишневе… Анна"),
        ("Заболотная-Вишневецкая Пётр Сергеевич", "Заболотная-Вишневе… Пётр"),
        ("Иванова Александра Владиславовна", "Иванова Александра"),
        ("Александра Константинопольская-Преображенская", "Александра Константиноп…"),
        ("Анна Ким", "Анна Ким"),
    ):
        shown = Shown(replace(worst(1).summary, people=(replace(one, name=name),)), None, WEEK.sunday)
        assert f"Норма за неполную неделю: {told} (" in text(texts("ru"), shown, MOSCOW)
