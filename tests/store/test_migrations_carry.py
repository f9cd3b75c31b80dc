"""Rows of every released version are carried over whole: three of each table, added at each version on the way up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select

from bot.store.migrating import config
from tests.store.old_rows import CHOSEN, Kept, fill, tables
from tests.store.test_migrations import ask, differences, run, upgrade

Row = dict[str, Any]
After = dict[str, list[Row]]
"""All rows of the newest version, by table."""

RENAMED = {("promises", "member_id"): "keeper_id"}
"""What is called otherwise since; its value stays."""
GONE = {("meetings", "cancelled_at"), ("meetings", "first")}
"""What is derived since, or told by another column (see MEANS)."""
CHANGED = {("paths", "stage"), ("paths", "block"), ("paths", "since"), ("paths", "amount")}
"""What a migration mends where it was wrong: who was lost and came back (tests/store/test_migrations.py)."""


def _undone(row: Row, after: After) -> Any:
    return "undone" if row["cancelled_at"] else "booked"


def _touched(row: Row, after: After) -> Any:
    """The day of his latest record that stands."""
    stands = [each for each in after["records"] if each["client_id"] == row["id"] and each["undone_at"] is None]
    return max(stands, key=lambda each: each["happened_at"])["local_day"] if stands else None


def _shares(row: Row, after: After) -> Any:
    """What the trail tells of his share, until when it was so."""
    told = [each for each in after["audit"] if each["action"] == "share.set" and each["subject_id"] == row["id"]]
    return [[_until(each), each["details"]["was"]] for each in told] or None


def _until(said: Row) -> str:
    # SQLite's moments bear no zone; they are UTC.
    text: str = said["created_at"].isoformat()
    return text if text.endswith("+00:00") else f"{text}+00:00"


def _author(row: Row, after: After) -> Any:
    """Whose meeting it was."""
    return next(each["member_id"] for each in after["records"] if each["id"] == row["record_id"])


MEANS: dict[tuple[str, str], Callable[[Row, After], Any]] = {
    ("meetings", "state"): _undone,
    ("meetings", "settled_at"): lambda row, _: row["cancelled_at"],
    ("clients", "touched_on"): _touched,
    ("members", "shares"): _shares,
    ("promises", "author_id"): _author,
    # A default of the schema, the same for all who were there before.
    ("meetings", "repeat"): lambda *_: False,
    ("meetings", "sequence"): lambda *_: 0,
    ("meetings", "calendar"): lambda *_: False,
    ("meetings", "despite_absence"): lambda *_: False,
    ("members", "share"): lambda *_: 100,
    ("teams", "currency"): lambda *_: "RUB",
    ("teams", "summary_lead"): lambda *_: 60,
    ("teams", "callers"): lambda *_: "ask",
    ("teams", "studies_a_day"): lambda *_: 5,
    ("decision_makers", "merged"): lambda *_: False,
}
"""What a column that is new says of a row that was there before; of one that is not named here, nothing."""
ANY = {("cards", "hung_at")}
"""Since this version: the moment of the migration."""


def released(url: str) -> list[str]:
    """All versions but the newest, oldest first."""
    found = [each.revision for each in ScriptDirectory.from_config(config(url)).walk_revisions()]
    return sorted(found)[:-1]


def test_rows_of_every_version_are_as_they_were(empty_url: str) -> None:
    """Each column by itself; what is new says what MEANS says, what is gone is named in GONE."""
    versions = released(empty_url)
    assert versions[:6] == [f"000{number}" for number in range(1, 7)][: len(versions)]
    before: list[Kept] = []
    for number, version in enumerate(versions):
        upgrade(empty_url, version)
        run(empty_url, partial(_fill, before, number))
    upgrade(empty_url, "head")
    after: After = ask(empty_url, _everything)
    assert [why for kept in before for why in _wrong(kept, after)] == []
    assert ask(empty_url, differences) == []
    assert set(before[0]) <= set(before[-1]) <= set(after), "a table is gone"
    # A farmer's clients stand somewhere since there are standings, to be reckoned.
    farmers = {row["id"] for row in after["members"] if row["role"] == CHOSEN["members", "role"][1]}
    theirs = {row["id"] for row in after["clients"] if row["owner_id"] in farmers}
    assert theirs
    assert theirs <= {row["client_id"] for row in after["standings"]}


def _fill(before: list[Kept], number: int, connection: Connection) -> None:
    before.append(fill(connection, number))


def _everything(connection: Connection) -> After:
    found = tables(connection)
    return {
        table.name: [dict(row._mapping) for row in connection.execute(select(table))] for table in found.sorted_tables
    } | {"": [{name: [column.name for column in table.primary_key] for name, table in found.tables.items()}]}


def _wrong(kept: Kept, after: After) -> list[str]:
    """What is not as it was, or not as it should be now."""
    (keys,) = after[""]
    complaints: list[str] = []
    for table, rows in kept.items():
        found = {tuple(row[name] for name in keys[table]): row for row in after[table]}
        for row in rows:
            now = found.get(tuple(row[name] for name in keys[table]))
            if now is None:
                complaints.append(f"{table}: {row} is gone")
                continue
            complaints += _of_row(table, row, now, after)
    return complaints


def _of_row(table: str, row: Row, now: Row, after: After) -> list[str]:
    wanted = {RENAMED.get((table, name), name): value for name, value in row.items() if (table, name) not in GONE}
    for name in now.keys() - wanted.keys():
        means = MEANS.get((table, name))
        wanted[name] = means(row, after) if means else None
    loose = CHANGED | {each for each in ANY if each[1] not in row}
    return [
        f"{table}.{name} was {value!r}, is {now[name]!r}"
        for name, value in wanted.items()
        if (table, name) not in loose and now[name] != value
    ]
