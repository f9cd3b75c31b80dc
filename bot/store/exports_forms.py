"""The sheets of questionnaires: what was asked in which version, forms, every answer under its question."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from bot.domain.exporting import Field, Shape
from bot.domain.questionnaire import Question
from bot.domain.questionnaire_json import answer_from_data, loads
from bot.store.exports import (
    OF_TEAM,
    TEAM,
    Row,
    Scope,
    Sheet,
    client,
    person,
    plain,
    sheet,
    streamed,
    with_client,
    word,
)
from bot.store.tables import answers, clients, forms, questionnaires

_VERSIONS = (
    select(questionnaires.c.id, questionnaires.c.version, questionnaires.c.content, questionnaires.c.created_at)
    .where(questionnaires.c.team_id == TEAM, questionnaires.c.id > bindparam("after"))
    .order_by(questionnaires.c.id)
)


def _questions(connection: Connection, scope: Scope, after: int) -> Iterator[Row]:
    """Every question of every version, in its order."""
    for place, (version, content, created_at) in streamed(connection, _VERSIONS, scope, after):
        form = loads(content)
        titles = {section.key: section.title for section in form.sections}
        for number, each in enumerate(form.questions, start=1):
            told = (number, each.key, titles.get(each.section, ""), each.text, each.required, each.retired)
            yield place, (place, version, *told, created_at)


_ANSWERS = (
    select(
        *(answers.c.id, answers.c.form_id, forms.c.questionnaire_id, forms.c.client_id, clients.c.name),
        *(answers.c.question, answers.c.value, answers.c.member_id, answers.c.answered_at),
        *(answers.c.revision, answers.c.earlier),
    )
    .join(forms, forms.c.id == answers.c.form_id)
    .join(clients, clients.c.id == forms.c.client_id)
    .where(answers.c.team_id == TEAM, forms.c.member_id.in_(OF_TEAM), answers.c.id > bindparam("after"))
    .order_by(answers.c.id)
)
_ASKED = select(questionnaires.c.id, questionnaires.c.content).where(questionnaires.c.team_id == TEAM)


def _answers(connection: Connection, scope: Scope, after: int) -> Iterator[Row]:
    """Every answer under its question, as the form's own version asks it."""
    asked: dict[tuple[int, str], Question] = {
        (row.id, question.key): question
        for row in connection.execute(_ASKED, {"team_id": scope.team_id})
        for question in loads(row.content).questions
    }
    for place, row in streamed(connection, _ANSWERS, scope, after):
        form_id, version, client_id, client_name, key, value, who, at, revision, earlier = row
        question = asked.get((version, key))
        told = (question, answer_from_data(value)) if question else None
        text = question.text if question else key
        yield place, (place, form_id, client_id, client_name, key, text, told, who, who, at, revision, earlier)


SHEETS = (
    Sheet(
        "questions",
        tuple(
            map(
                Field,
                ("id", "version", "number", "question", "section", "text", "required", "retired", "created_at"),
            )
        ),
        _questions,
    ),
    sheet(
        "forms",
        (
            *(plain(forms.c.id), *client(forms), *person(forms.c.member_id)),
            *map(plain, (forms.c.questionnaire_id, forms.c.record_id, forms.c.existing)),
            *map(plain, (forms.c.answered, forms.c.required)),
            word(forms.c.interest, "interest"),
            *(plain(forms.c.begun_at), plain(forms.c.changed_at)),
        ),
        forms.c.team_id == TEAM,
        forms.c.member_id.in_(OF_TEAM),
        source=with_client(forms),
    ),
    Sheet(
        "answers",
        (
            *map(Field, ("id", "form_id", "client_id", "client", "question", "text")),
            *(Field("answer", Shape.ANSWER), Field("person_id"), Field("person", Shape.PERSON)),
            *map(Field, ("answered_at", "revision", "earlier")),
        ),
        _answers,
    ),
)
