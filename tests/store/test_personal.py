"""Every column of texts is declared with what an erasure does to it, and the erasure does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    MetaData,
    String,
    Table,
    func,
    insert,
    select,
    update,
)

from bot.domain.clients import Client, DecisionMaker
from bot.store import clients, forgetting, forgetting_person, namesakes, people
from bot.store.database import Database
from bot.store.personal import CLEARED, DECLARED, WORDS, declared_in_vain, undeclared
from bot.store.tables import Instant, Money, attachments, decision_makers, inbox, metadata, records
from bot.store.tables import clients as client_rows
from tests.store.teams_farming import build
from tests.store.teams_town import NOW, TODAY, Town

TEACHES = (
    "say in bot/store/personal.py what becomes of it when a person asks to be forgotten: WORDS where people type and a "
    "name may stand among other words (of a client's table nothing more is to be done), OWN or CLEARED where "
    "bot/store/forgetting*.py handle it, else a sentence why nothing personal stands there"
)
PHONE = "+74997654321"
SAID = "Петров Иван, Петрову И. С. звонить 8 (499) 765-43-21; Анне Орловой сказать. "
MARK = "[удалено]"
CHAT = 1
OF_KIND: tuple[tuple[Any, Any], ...] = (
    *((Instant, NOW), (Date, TODAY), (Boolean, False), (Money, Decimal(1))),
    *((String, "call"), (JSON, {})),
)


def test_every_column_of_texts_says_what_an_erasure_does_to_it() -> None:
    """All tables are walked: a new column cannot be forgotten."""
    assert undeclared(metadata) == [], f"{undeclared(metadata)}: {TEACHES}"
    assert declared_in_vain(metadata) == [], "these are no columns of texts any more: take them out of the list"
    more = MetaData()
    Table("records", more, Column("note", String), Column("remark", String))
    assert undeclared(more) == ["records.remark"]


SHAPED: dict[str, Any] = {
    "answers.value": {"values": [SAID, [[99, "Петров Иван", "директор", "decides"]]]},
    "imports.content": {"first": [[2, "others", SAID, []]], "gathered": [["Луч", SAID, PHONE]]},
    "import_parts.content": {
        "contacts": [
            [2, "Луч", None, PHONE, "", "Анна Орлова", [["Петров Иван Сергеевич", "", None], ["Ким", "", None]]]
        ],
        "refusals": [[3, "no_name", "", [SAID]]],
    },
}
"""What is read in a shape of its own."""


def said_in(column: Column[Any]) -> Any:
    """As much as the column takes."""
    if isinstance(column.type, JSON):
        return SHAPED.get(f"{column.table.name}.{column.name}", {"said": [SAID]})
    return (SAID * 9)[: column.type.length or 900] if isinstance(column.type, String) else None


def spoken(c: Connection, town: Town, person_id: int) -> None:
    """In every table that may speak of a person a row does, about the town's client where it is about one."""
    ids = {"teams": town.team, "members": town.ann.id, "clients": town.client.id, "decision_makers": person_id}
    ids |= {"records": town.record.id, "forms": town.form, "meetings": 1, "imports": town.brought}
    for table in metadata.sorted_tables:
        told = {
            column.name: said_in(column)
            for column in table.c
            if DECLARED.get(table.name, {}).get(column.name) in (WORDS, CLEARED)
        }
        if not told or table is decision_makers:
            continue
        about = [table.c.client_id == town.client.id] if "client_id" in table.c else []
        if not c.execute(update(table).where(*about).values(told)).rowcount:
            c.execute(insert(table).values({**needed(c, table, ids), **told}))


def needed(c: Connection, table: Table, ids: dict[str, int]) -> dict[str, Any]:
    """A value for every column that must have one."""
    row: dict[str, Any] = {}
    for column in table.c:
        if column.foreign_keys:
            (key,) = column.foreign_keys
            row[column.name] = ids.get(key.column.table.name) or c.scalar(select(func.max(key.column)))
        elif not column.nullable and column.server_default is None and not column.primary_key:
            row[column.name] = next((value for kind, value in OF_KIND if isinstance(column.type, kind)), 1)
    stuck = {"state": "failed"} if table.name in ("errands", "inbox", "outbox") else {}
    whose = {name: CHAT for name in ("chat_id", "chat_key") if name in table.c}
    keyed = {name: 7 for name in ("bot_id", "update_id") if name in table.c}
    return row | stuck | whose | keyed


def everything(c: Connection) -> dict[str, list[str]]:
    return {t.name: [str(tuple(row)) for row in c.execute(select(t))] for t in metadata.sorted_tables}


def speaking(c: Connection, *words: str) -> list[str]:
    return [f"{name}: {row}" for name, rows in everything(c).items() for row in rows if any(w in row for w in words)]


def person_of(c: Connection, town: Town, client: Client) -> DecisionMaker:
    made = clients.add_decision_maker(c, town.team, client.id, "Петров Иван Сергеевич", "зам. Орловой", NOW)
    c.execute(update(decision_makers).where(decision_makers.c.id == made.id).values(phone=PHONE))
    found = clients.decision_maker(c, town.team, made.id)
    assert found is not None
    return found[0]


Scene = Callable[[Connection], None]


async def played(database: Database, scene: Scene) -> None:
    """On each database; nothing stays."""

    class Over(Exception):
        pass

    def work(c: Connection) -> None:
        scene(c)
        raise Over

    with pytest.raises(Over):
        await database.transaction(work)


async def test_a_decision_maker_is_in_no_text_of_the_team_and_nobody_else_is_touched(database: Database) -> None:
    """Whatever column it is, however his name and phone are written; his namesake at another firm, and in another team,
    stays."""

    def scene(c: Connection) -> None:
        town = build(c)
        person = person_of(c, town, town.client)
        spoken(c, town, person.id)
        c.execute(update(client_rows).values(phone=PHONE).where(client_rows.c.id == town.client.id))
        c.execute(insert(attachments).values(_card(town, person)))
        namesake = person_of(c, town, town.cold)
        his = {"client_id": town.cold.id, "decision_maker_id": namesake.id, "note": SAID, "source": "x"}
        c.execute(insert(records).values({**needed(c, records, {"teams": town.team, "members": town.ann.id}), **his}))
        stuck = {"bot_id": 7, "update_id": 8, "chat_key": town.stranger.telegram_id, "state": "failed"}
        c.execute(insert(inbox).values({**stuck, "payload": {"text": SAID}, "received_at": NOW}))
        before = everything(c)
        assert len(speaking(c, "Петров", "765-43-21")) > 20
        forgetting_person.forget_person(c, town.team, town.client, person, "Удалённый Контакт 9", MARK)
        left = speaking(c, "етров", "765-43-21", PHONE, PHONE[2:])
        assert sorted(row.partition(":")[0] for row in left) == ["decision_makers", "inbox", "records"], left
        after = everything(c)
        assert {name for name in before if len(before[name]) != len(after[name])} == {
            *("attachments", "conversations", "errands", "outbox")
        }
        (aside,) = c.execute(select(inbox.c.state, inbox.c.payload).where(inbox.c.chat_key == CHAT)).all()
        assert aside.state == "failed"
        assert MARK in str(aside.payload)
        assert any("Удалённый Контакт 9" in row for row in after["answers"])

    await played(database, scene)


def _card(town: Town, person: DecisionMaker) -> dict[str, Any]:
    card = {"name": "Иван", "phone": "84997654321"}
    return {"team_id": town.team, "form_id": town.form, "kind": "contact", "content": card, "created_at": NOW}


async def test_who_stands_twice_on_the_card_is_forgotten_as_one(database: Database) -> None:
    """Two entries that were merged, whatever the other was called; one that bears his name shields him no more; a firm
    called after him says so."""

    def scene(c: Connection) -> None:
        town = build(c)
        person = person_of(c, town, town.client)
        misspelt, older, twin, brother = (
            clients.add_decision_maker(c, town.team, town.client.id, name, None, NOW)
            for name in ("Пертов", "Петров И.", "Петров Иван Сергеевич", "Петров Олег")
        )
        namesakes.merge(c, town.team, older, misspelt)
        namesakes.merge(c, town.team, misspelt, person)
        # As they were merged before that was noted.
        early = clients.add_decision_maker(c, town.team, town.client.id, "Петров И. С.", None, NOW)
        gone = {"standing": "replaced", "replaced_by": person.id}
        c.execute(update(decision_makers).where(decision_makers.c.id == early.id).values(gone))
        c.execute(update(records).values(note="Петров Иван, Пертову, Ивану звонить; Петров Олег ждёт"))
        known = forgetting_person.people_of(c, town.team, town.client.id)
        assert {older.id, misspelt.id}.isdisjoint(each.id for each in known)
        called = [
            forgetting_person.is_called_after(c, town.team, replace(town.client, name=name), person)
            for name in ("ИП Петров И. С.", "Ромашка")
        ]
        assert called == [True, False]
        forgetting_person.forget_person(c, town.team, town.client, person, "Удалённый Контакт 9", MARK)
        rows = {row.id: row.full_name for row in c.execute(select(decision_makers))}
        his = [rows[each.id] for each in (person, misspelt, older, early)]
        assert his == ["Удалённый Контакт 9"] * 4
        assert (rows[twin.id], rows[brother.id]) == ("Петров Иван Сергеевич", "Петров Олег")
        said = c.scalar(select(records.c.note).where(records.c.id == town.record.id))
        assert said == f"{MARK}, {MARK}, {MARK} звонить; Петров Олег ждёт"

    await played(database, scene)


async def test_a_member_is_in_no_text_of_the_team(database: Database) -> None:
    """Some clients at a time; the client's people stay."""

    def scene(c: Connection) -> None:
        town = build(c)
        person = person_of(c, town, town.client)
        spoken(c, town, person.id)
        anna = people.change(c, town.ann, name="Анна Орлова")
        after: int | None = 0
        while after is not None:
            after = forgetting.from_texts(c, anna, after, MARK)
        forgetting.forget(c, anna, "Сотрудник 1", NOW)
        assert [row.partition(":")[0] for row in speaking(c, "Орлов")] == []
        assert speaking(c, "Петров")

    await played(database, scene)
