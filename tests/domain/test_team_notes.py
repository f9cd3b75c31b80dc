"""The worksheet's answers and the training's topic as the head types them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.team_notes import Answer, Question, Topic, read_answer, read_topic, unanswered, week_ahead
from bot.domain.timetable import Week

MONDAY = date(2026, 11, 23)
THIS, NEXT = Week(MONDAY), Week(MONDAY + timedelta(weeks=1))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 Станки служат вдвое дольше", Answer(Question.BENEFIT, "Станки служат вдвое дольше")),
        ("2. Экономия 30 %", Answer(Question.RESULTS, "Экономия 30 %")),
        ("3; Смазка", Answer(Question.NEED, "Смазка")),
        ("4) Заводы Урала", Answer(Question.CLIENTS, "Заводы Урала")),
        ("4", Answer(Question.CLIENTS, "")),
        ("5 Лишнее", None),
        ("10 лет на рынке", None),
        ("Станки", None),
    ],
)
def test_an_answer_names_its_question_by_number(line: str, expected: Answer | None) -> None:
    """`10 лет` is no answer to the first one."""
    assert read_answer(line) == expected


def test_the_next_question_is_the_first_that_is_empty() -> None:
    """Whichever was answered first."""
    assert unanswered({}) is Question.BENEFIT
    assert unanswered({Question.BENEFIT: "да", Question.NEED: "да"}) is Question.RESULTS
    assert unanswered(dict.fromkeys(Question, "да")) is None


@pytest.mark.parametrize(("day", "week"), [(0, THIS), (4, THIS), (5, NEXT), (6, NEXT)])
def test_a_topic_is_for_the_friday_ahead(day: int, week: Week) -> None:
    """On Saturday the week's training is over."""
    assert week_ahead(MONDAY + timedelta(days=day)) == week
    assert read_topic("SPIN", MONDAY + timedelta(days=day)) == Topic(week, "SPIN")


@pytest.mark.parametrize("line", ["следующая: SPIN", "на следующую неделю — SPIN", "next week: SPIN", "Next: SPIN"])
def test_a_topic_may_be_set_a_week_ahead(line: str) -> None:
    """By naming it."""
    assert read_topic(line, MONDAY) == Topic(NEXT, "SPIN")


def test_a_topic_may_speak_of_the_next_thing() -> None:
    """«Следующий шаг клиента» names no week."""
    assert read_topic("Следующий шаг клиента", MONDAY) == Topic(THIS, "Следующий шаг клиента")
