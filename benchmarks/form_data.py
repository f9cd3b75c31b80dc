"""Teams with few or many clients, each with a decision maker, some with an earlier questionnaire.

Imported only where a database is filled, in a process of its own: the server must not carry the bot's libraries.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from benchmarks.form_story import CLIENT, OWN_CLIENTS, PERSON, met_before
from bot.clock import system_clock
from bot.domain.answering import read
from bot.domain.clients import DecisionMaker
from bot.domain.funnel import Kind, Result
from bot.domain.people import Member, Role
from bot.domain.questionnaire import Answer, Answers, Person, Questionnaire, progress
from bot.store import clients, forms, questionnaires, records
from bot.store import people as members
from bot.store.database import open_database
from bot.store.migrating import migrate

CALLS_THIS_WEEK = 50
"""Already logged by each person, as in the story of calls."""
LONG_AGO = timedelta(days=60)
TYPED = {
    "supplier": "Базальт-Снаб, по звонку",
    "volume": "150 т ежемесячно",
    "problem": "цена, сроки",
    "cost": "300 тыс",
    "result": "Поставка за три дня",
    "criteria": "срок, цена",
    "budget": "нет",
    "deadline": "через неделю",
    "interest": "сомневается",
    "agreement": "нет",
}
"""An earlier form; besides these its two questions about people name the decision maker."""


def fill(database_url: str, people: Sequence[int], clients_a_team: int) -> None:
    """Fills a new, empty database: every one of `people` (Telegram ids) is a hunter with OWN_CLIENTS clients or more.

    With ten clients a team everybody has one of his own; with as many as all people have, they are in one.
    """
    migrate(database_url)
    asyncio.run(_fill(database_url, people, clients_a_team, system_clock()))


async def _fill(database_url: str, people: Sequence[int], clients_a_team: int, now: datetime) -> None:
    teams = max(1, len(people) * OWN_CLIENTS // clients_a_team)
    size = len(people) // teams
    database = await open_database(database_url)
    for start in range(0, len(people), size):
        some = people[start : start + size]
        await database.transaction(lambda connection, some=some: _team(connection, some, clients_a_team, now))  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable
    await database.close()


def _team(connection: Connection, people: Sequence[int], clients_a_team: int, now: datetime) -> None:
    team_id = members.found_team(connection, "Отдел продаж", "Europe/Moscow", "ru", now)
    for number in people:
        member = members.add_member(
            connection, team_id, number, Role.HUNTER, f"Хантер {number}", "Europe/Moscow", "ru", None, now
        )
        for each in reversed(range(clients_a_team // len(people))):
            add_client(connection, member, each, now)


def add_client(connection: Connection, member: Member, number: int, now: datetime) -> int:
    """One of his own, called this week, and where `met_before` says so with an earlier form; its id."""
    name = CLIENT.format(person=member.telegram_id, number=number)
    client = clients.create(connection, member.team_id, name, member.id, now - LONG_AGO)
    person = clients.add_decision_maker(connection, member.team_id, client.id, *PERSON, now - LONG_AGO)
    if met_before(number):
        _earlier_form(connection, member, person, now - LONG_AGO)
    for call in range(CALLS_THIS_WEEK // OWN_CLIENTS if number < OWN_CLIENTS else 0):
        at = now - timedelta(minutes=OWN_CLIENTS * number + call)
        records.add(connection, member, Kind.CALL, Result.NOT_REACHED, client.id, person.id, at, None, now)
    return client.id


def _earlier_form(connection: Connection, member: Member, person: DecisionMaker, then: datetime) -> None:
    version = questionnaires.current(connection, member.team_id, member.locale, then)
    blank = progress(version.form, {}, existing=False)
    number = forms.begin(connection, member, person.client_id, version.id, None, blank, existing=False, now=then)
    form = forms.get(connection, member, number)
    assert form is not None
    for key, answer in _answers(version.form, member, person, then).items():
        form = forms.keep(connection, member, form, key, answer, then)
    if not form.progress.complete:
        raise ValueError(f"an earlier form lacks {[each.key for each in form.missing]}")


def _answers(form: Questionnaire, member: Member, person: DecisionMaker, then: datetime) -> Answers:
    named = Answer(((Person(person.id, person.full_name, person.position or "", "decides"),),))
    found = {"attendees": named, "deciders": named}
    for question in form.questions:
        if typed := TYPED.get(question.key):
            answer = read(question, None, None, typed, then, member.day(then), member.zone)
            found |= {question.key: answer} if isinstance(answer, Answer) else {}
    return found
