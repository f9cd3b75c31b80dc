"""A client's decision maker is forgotten: on his card, in forms, in all that was said about his firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, or_, select, update

from bot.domain.clients import Client, DecisionMaker
from bot.domain.forgetting import named_otherwise
from bot.domain.persons import is_short_for, same_person
from bot.domain.traces import Reach, Traces, mentions, names, traces_of, without
from bot.store import forgetting_transit, forgetting_words
from bot.store.clients import as_decision_maker
from bot.store.tables import answers, attachments, clients, decision_makers, forms, meetings, records

SENT_OF_HIM = ("voice", "photo", "contact")
"""Kinds of attachments to a talk with him in which he may be heard or seen: nobody can look into them."""
_PEOPLE = (
    select(decision_makers)
    .where(decision_makers.c.team_id == bindparam("team_id"), decision_makers.c.client_id == bindparam("client_id"))
    .order_by(decision_makers.c.standing, decision_makers.c.id)
)


def people_of(connection: Connection, team_id: int, client_id: int) -> list[DecisionMaker]:
    """Everybody who was ever on the client's card, also who was replaced; who stands there twice, once."""
    return [as_decision_maker(row) for row in _entries(connection, team_id, client_id) if not row.merged]


def _entries(connection: Connection, team_id: int, client_id: int) -> Sequence[Row[Any]]:
    return connection.execute(_PEOPLE, {"team_id": team_id, "client_id": client_id}).all()


_ANSWERS = (
    select(answers.c.id, answers.c.value, answers.c.earlier)
    .join(forms, forms.c.id == answers.c.form_id)
    .where(answers.c.team_id == bindparam("team_id"), forms.c.client_id == bindparam("client_id"))
)
_KEEP = (
    update(answers)
    .where(answers.c.id == bindparam("of_id"))
    .values(value=bindparam("told"), earlier=bindparam("before"))
)
_HIM: Any = bindparam("person")
_WITH_HIM = select(records.c.id).where(records.c.decision_maker_id == _HIM)
_MET = select(meetings.c.id).where(meetings.c.client_id == bindparam("client_id"), meetings.c.decision_maker_id == _HIM)
_FILLED = select(forms.c.id).where(forms.c.client_id == bindparam("client_id"), forms.c.record_id.in_(_WITH_HIM))
_OF_HIM = or_(
    attachments.c.record_id.in_(_WITH_HIM), attachments.c.meeting_id.in_(_MET), attachments.c.form_id.in_(_FILLED)
)
_CONTACTS = tuple(
    select(attachments.c.id, attachments.c.content)
    .join(owner, owner.c.id == reference)
    .where(owner.c.client_id == bindparam("client_id"), attachments.c.kind == "contact")
    for owner, reference in (
        (records, attachments.c.record_id),
        (meetings, attachments.c.meeting_id),
        (forms, attachments.c.form_id),
    )
)


def forget_person(
    connection: Connection, team_id: int, client: Client, person: DecisionMaker, alias: str, mark: str
) -> None:
    """`alias` stands for him where he is told as a person, `mark` among other words; position and counts stay."""
    key = {"client_id": client.id, "person": person.id}
    his, traces = _known_as(connection, team_id, person)
    mine = (decision_makers.c.team_id == team_id, decision_makers.c.id.in_([each.id for each in his]))
    connection.execute(update(decision_makers).where(*mine).values(full_name=alias, phone=None))
    phones = [each.phone for each in his if each.phone is not None]
    same = (clients.c.team_id == team_id, clients.c.id == client.id, clients.c.phone.in_(phones))
    connection.execute(update(clients).where(*same).values(phone=None))
    _rename_in_forms(connection, team_id, his, alias)
    of_team = attachments.c.team_id == team_id
    connection.execute(delete(attachments).where(of_team, _OF_HIM, attachments.c.kind.in_(SENT_OF_HIM)), key)
    shared = [row.id for each in _CONTACTS for row in connection.execute(each, key) if mentions(row.content, traces)]
    connection.execute(delete(attachments).where(of_team, attachments.c.id.in_(shared)))
    forgetting_words.about_clients(connection, team_id, [client.id], lambda _, text: without(text, traces, mark))
    _elsewhere(connection, team_id, client, traces, replace(traces, reach=Reach.TOGETHER), mark)


def is_called_after(connection: Connection, team_id: int, client: Client, person: DecisionMaker) -> bool:
    """Whether the firm bears his name: «ИП Смирнов»."""
    return mentions(client.name, _known_as(connection, team_id, person)[1])


def _known_as(connection: Connection, team_id: int, person: DecisionMaker) -> tuple[list[DecisionMaker], Traces]:
    """All entries that are he, himself first, and how texts about the firm speak of him. Who is called the same is no
    other one for whom a text could be kept."""
    entries = _entries(connection, team_id, person.client_id)
    same = [as_decision_maker(row) for row in entries if row.id != person.id and _is_he(row, person)]
    ids = {person.id, *(each.id for each in same)}
    called = [row.full_name for row in entries if row.id not in ids]
    others = [name for name in called if not same_person(name, person.full_name)]
    words = dict.fromkeys(word for each in (person, *same) for word in each.full_name.split())
    phones = dict.fromkeys(each.phone for each in (person, *same))
    return [person, *same], traces_of(" ".join(words), *phones, others=others)


def _is_he(row: Row[Any], person: DecisionMaker) -> bool:
    """Merged into him; where that was not noted yet, replaced by him and called the same, or for short."""
    shorter = is_short_for(row.full_name, person.full_name) or same_person(row.full_name, person.full_name)
    return row.replaced_by == person.id and bool(row.merged or shorter)


def _rename_in_forms(connection: Connection, team_id: int, his: Sequence[DecisionMaker], alias: str) -> None:
    for row in connection.execute(_ANSWERS, {"team_id": team_id, "client_id": his[0].client_id}).all():
        told, before = row.value, row.earlier
        for each in his:
            told, before = (named_otherwise(said, each.id, each.full_name, alias) for said in (told, before))
        if (told, before) != (row.value, row.earlier):
            connection.execute(_KEEP, {"of_id": row.id, "told": told, "before": before})


def _elsewhere(connection: Connection, team_id: int, client: Client, near: Traces, far: Traces, mark: str) -> None:
    """In what is about no client: there only his whole name is his, unless his firm is named beside it."""
    firm = client.name.casefold()
    forgetting_words.of_team(connection, team_id, far, mark)
    forgetting_transit.clear(connection, team_id, lambda data: near if names(data, firm) else far, mark)
