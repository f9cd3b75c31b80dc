"""authors and keepers of promises, shares of a full week that were held before"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MEMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shares", sa.JSON(), nullable=True))
    _shares_from_the_trail()
    _back_where_they_were()

    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.drop_index("ix_promises_member_id_made_on")
        batch_op.drop_index("ix_promises_member_id_state_due_on")
        batch_op.add_column(sa.Column("author_id", _MEMBER, nullable=True))
    # Whose meeting it was, else who began the form: that is who gave the promise, whoever keeps it since.
    op.execute(
        sa.text(
            "UPDATE promises SET author_id = coalesce("
            "(SELECT records.member_id FROM records WHERE records.id = promises.record_id),"
            " (SELECT forms.member_id FROM forms WHERE forms.id = promises.form_id), promises.member_id)"
        )
    )
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.drop_constraint("fk_promises_member_id", type_="foreignkey")
        batch_op.alter_column("author_id", existing_type=_MEMBER, nullable=False)
        batch_op.alter_column("member_id", existing_type=_MEMBER, existing_nullable=False, new_column_name="keeper_id")
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.create_foreign_key(batch_op.f("fk_promises_author_id"), "members", ["author_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_promises_keeper_id"), "members", ["keeper_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_promises_author_id_made_on"), ["author_id", "made_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_promises_keeper_id_made_on"), ["keeper_id", "made_on"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_promises_keeper_id_state_due_on"), ["keeper_id", "state", "due_on"], unique=False
        )

    # Since when a card hangs where it does: one that nobody touched for long is forgotten. Those that hang, from now.
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hung_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(sa.text("UPDATE cards SET hung_at = CURRENT_TIMESTAMP"))
    # Whom a slip made is nobody's.
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.alter_column("owner_id", existing_type=_MEMBER, nullable=True)
        batch_op.add_column(sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(
            "ix_clients_deleted",
            ["deleted_at"],
            unique=False,
            sqlite_where=sa.text("deleted_at IS NOT NULL"),
            postgresql_where=sa.text("deleted_at IS NOT NULL"),
        )
    with op.batch_alter_table("decision_makers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("merged", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    with op.batch_alter_table("list_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_list_items_client_id"), ["client_id"], unique=False)
    # Who is back from an absence is found by the day, of everybody.
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absences_last_day"), ["last_day"], unique=False)
        batch_op.create_index(
            "ix_absences_cancelled",
            ["cancelled_at"],
            unique=False,
            sqlite_where=sa.text("cancelled_at IS NOT NULL"),
            postgresql_where=sa.text("cancelled_at IS NOT NULL"),
        )
    # Groups that were only offered: found by their chat, when the bot is thrown out of it.
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.create_index(
            "ix_groups_offered",
            ["chat_id"],
            unique=False,
            sqlite_where=sa.text("bound_at IS NULL"),
            postgresql_where=sa.text("bound_at IS NULL"),
        )


def _back_where_they_were() -> None:
    """Who was lost and is in work again stood in block 1, or without his sum: he stands where he was, by his moves."""
    connection = op.get_bind()
    # Whoever is still lost stands there rightly.
    found = connection.execute(
        sa.text(
            "SELECT team_id, client_id, move, local_day, amount, existing FROM path_moves WHERE undone_at IS NULL"
            " AND client_id IN (SELECT client_id FROM path_moves WHERE move = 'lost' AND undone_at IS NULL)"
            " AND client_id NOT IN (SELECT client_id FROM paths WHERE stage = 'lost') ORDER BY id"
        ).columns(local_day=sa.Date(), existing=sa.Boolean())
    )
    moves: dict[tuple[int, int], list[sa.Row[Any]]] = defaultdict(list)
    for row in found:
        moves[row.team_id, row.client_id].append(row)
    for (team_id, client_id), told in moves.items():
        place = _place(told)
        if place is None:
            continue
        stage, since, amount = place
        known = {"team_id": team_id, "client_id": client_id, "stage": stage, "since": since, "amount": amount or 0}
        known["block"] = 2 if stage == "progress" else 3
        if not connection.execute(_MOVE_PLACE, known).rowcount:
            connection.execute(_MAKE_PLACE, known)


_SINCE = sa.bindparam("since", type_=sa.Date())
_MOVE_PLACE = sa.text(
    "UPDATE paths SET stage = :stage, block = :block, since = :since, amount = :amount"
    " WHERE team_id = :team_id AND client_id = :client_id"
).bindparams(_SINCE)
_MAKE_PLACE = sa.text(
    "INSERT INTO paths (client_id, team_id, member_id, stage, block, since, amount)"
    " SELECT id, team_id, owner_id, :stage, :block, :since, :amount FROM clients"
    " WHERE team_id = :team_id AND id = :client_id"
).bindparams(_SINCE)
_Place = tuple[str, date, int | None]


def _place(moves: list[sa.Row[Any]]) -> _Place | None:
    """Where these moves leave a client: stage, since when, for how much."""
    place: _Place | None = None
    before: _Place | None = None
    for row in moves:
        lost = place is not None and place[0] == "lost"
        amount = row.amount if row.amount is not None else place[2] if place else None
        if row.move == "postponed" or (row.move == "back" and not lost):
            continue
        if row.move == "back":
            place = (before[0], row.local_day, before[2]) if before else None
        elif row.move == "done" or (row.existing and row.move in ("paid", "lost")):
            place = None
        elif row.move == "interest":
            place = ("progress", row.local_day, amount) if place is None or lost else place
        else:
            before = before if lost else place
            same = place is not None and place[0] == row.move
            place = (row.move, place[1] if same and place else row.local_day, amount)
    return place


def _shares_from_the_trail() -> None:
    """What share somebody had, until when: heads' changes of it stand in the trail."""
    audit = sa.table(
        "audit",
        sa.column("id", sa.BigInteger()),
        sa.column("action", sa.String()),
        sa.column("subject_id", sa.BigInteger()),
        sa.column("details", sa.JSON()),
        sa.column("created_at", sa.DateTime(timezone=True)),
    )
    members = sa.table("members", sa.column("id", sa.BigInteger()), sa.column("shares", sa.JSON()))
    connection = op.get_bind()
    told = sa.select(audit.c.subject_id, audit.c.details, audit.c.created_at).where(audit.c.action == "share.set")
    before: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for member_id, details, at in connection.execute(told.order_by(audit.c.id)):
        if isinstance(details.get("was"), int):
            before[member_id].append((_iso(at), details["was"]))
    for member_id, shares in before.items():
        kept = [list(each) for each in shares]
        connection.execute(sa.update(members).where(members.c.id == member_id).values(shares=kept))


def _iso(at: datetime) -> str:
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()


def downgrade() -> None:
    raise NotImplementedError("restore a backup instead of going back")
