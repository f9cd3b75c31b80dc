"""What the head writes down for the team: the worksheet before any work with clients, the topic of a training."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.timetable import Week, week_of

ANSWER_LIMIT = 500
TOPIC_LIMIT = 200
FRIDAY = 4
_WEEK = timedelta(weeks=1)


class Question(StrEnum):
    """The four questions of the preparation (method.md §1)."""

    BENEFIT = "benefit"
    """What benefit do our goods and services bring."""
    RESULTS = "results"
    """What results can a manager secure for a client."""
    NEED = "need"
    """What is so needed that they pay for it again and again with pleasure."""
    CLIENTS = "clients"
    """Who are the clients: what companies, what business, where."""


QUESTIONS = tuple(Question)


def unanswered(answers: Mapping[str, str]) -> Question | None:
    """The question to ask next; None once the worksheet is whole."""
    return next((question for question in Question if question not in answers), None)


@dataclass(frozen=True, slots=True)
class Answer:
    question: Question
    text: str
    """Empty: only the question is named."""


_NUMBERED = re.compile(r"([1-4])\s*(?:[.):;]\s*|\s+|$)(.*)", re.DOTALL)


def read_answer(line: str) -> Answer | None:
    """`2. Экономим треть сырья` answers the second question; None where no question is named by its number."""
    found = _NUMBERED.fullmatch(line.strip())
    return Answer(QUESTIONS[int(found[1]) - 1], found[2].strip()) if found else None


_NO_QUESTION = re.compile(r"(?:[05-9]|\d\d)[.)]\s+\D.*", re.DOTALL)


def names_no_question(line: str) -> bool:
    """`9. Станки`: numbered as an answer is, and there is no such question."""
    return _NO_QUESTION.fullmatch(line.strip()) is not None


_NEXT = re.compile(r"(?:на )?(?:следующ\w+(?: недел\w+)?|next(?: week)?)\s*[:;—–-]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    week: Week
    text: str


def read_topic(line: str, today: date) -> Topic:
    """`Работа с возражениями`, `следующая: SPIN`: of the training that is ahead, or of the week after this one."""
    named = _NEXT.match(line)
    if named:
        return Topic(week_of(week_of(today).monday + _WEEK), line[named.end() :].strip())
    return Topic(week_ahead(today), line.strip())


def week_ahead(today: date) -> Week:
    """The week whose training is still to come: its Friday, or this one."""
    week = week_of(today)
    return week if today.weekday() <= FRIDAY else week_of(week.monday + _WEEK)
