"""Clients, who decides there, what was done and agreed with them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, String, Table, Text, Time, UniqueConstraint, text

from bot.store.tables.base import Instant, metadata, of_team, ref, row_id

_IS_DELETED = text("deleted_at IS NOT NULL")
clients = Table(
    "clients",
    metadata,
    row_id(),
    of_team(),
    Column("name", String(200), nullable=False),
    Column("search_name", String(200), nullable=False),
    ref("segment_id", "segments.id", nullable=True),
    Column("inn", String(12)),
    # As it is dialled: +74951234567.
    Column("phone", String(20)),
    # He asked to be called later: on this day he comes back to the lists.
    Column("postponed_until", Date),
    # The local day of his last record that stands; never touched: none.
    Column("touched_on", Date),
    # The file or the contacts that he came from, or was last told of by.
    ref("import_id", "imports.id", nullable=True),
    # None: a slip made him, and he was deleted; his number stays his, for buttons that name him.
    ref("owner_id", "members.id", nullable=True),
    # When he was deleted; none: he was not, or what was kept of him is gone (client_remains.py).
    Column("deleted_at", Instant),
    # The day since which he is an existing client, a farmer's.
    Column("existing_since", Date),
    Column("created_at", Instant, nullable=False),
    Index(None, "team_id", "search_name"),
    Index(None, "team_id", "owner_id", "id"),
    Index(None, "team_id", "inn"),
    Index(None, "team_id", "phone"),
    Index(None, "owner_id", "postponed_until"),
    Index(None, "owner_id", "touched_on"),
    Index(None, "segment_id", "owner_id"),
    Index(None, "import_id"),
    Index("ix_clients_deleted", "deleted_at", sqlite_where=_IS_DELETED, postgresql_where=_IS_DELETED),
)

client_keys = Table(
    "client_keys",
    metadata,
    row_id(),
    of_team(),
    # By code points on every database: a search by first letters is a range of keys.
    Column("key", String(24).with_variant(String(24, collation="C"), "postgresql"), nullable=False),
    Column("exact", Boolean, nullable=False),
    ref("client_id", "clients.id"),
    Index(None, "team_id", "key", "client_id"),
    Index(None, "client_id"),
)

decision_makers = Table(
    "decision_makers",
    metadata,
    row_id(),
    of_team(),
    ref("client_id", "clients.id"),
    Column("full_name", String(200), nullable=False),
    Column("position", String(200)),
    Column("phone", String(20)),
    # His part in the decision, as the last form that asked for it says: an option's key.
    Column("role", String(16)),
    Column("standing", String(16), nullable=False),
    ref("replaced_by", "decision_makers.id", nullable=True),
    # He is the same as who stands in his place: two entries turned out to be one person.
    Column("merged", Boolean, nullable=False, server_default=text("false")),
    Column("created_at", Instant, nullable=False),
    Index(None, "client_id"),
    Index(None, "team_id", "phone"),
)

records = Table(
    "records",
    metadata,
    row_id(),
    of_team(),
    ref("member_id", "members.id"),
    ref("client_id", "clients.id"),
    ref("decision_maker_id", "decision_makers.id", nullable=True),
    Column("kind", String(16), nullable=False),
    Column("result", String(16), nullable=False),
    Column("happened_at", Instant, nullable=False),
    # The day in the person's zone when it happened: later moves do not shift old weeks.
    Column("local_day", Date, nullable=False),
    Column("note", Text),
    Column("reason", String(200)),
    # Where a visit was: at our office, at the client's, on neutral ground.
    Column("place", String(16)),
    # When a client's own call, or a complaint, was answered; the day in the person's zone, as `local_day`.
    Column("answered_at", Instant),
    Column("answered_on", Date),
    Column("call_back_on", Date),
    # On the person's own clock, if an hour was named.
    Column("call_back_at", Time),
    # Who is to call then, where the client was handed over since; else who promised it.
    ref("call_back_by", "members.id", nullable=True),
    # The message whose button made the record: a second press of the same button finds it taken.
    Column("source", String(64)),
    # The batch it was made in.
    ref("batch_id", "batches.id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("undone_at", Instant),
    UniqueConstraint("member_id", "source"),
    Index(None, "member_id", "local_day"),
    Index(None, "decision_maker_id", "local_day"),
    Index(None, "client_id", "happened_at"),
    Index(None, "member_id", "id"),
    Index(None, "member_id", "call_back_on"),
    Index(None, "call_back_by", "call_back_on"),
    Index(None, "batch_id"),
)

meetings = Table(
    "meetings",
    metadata,
    row_id(),
    of_team(),
    # Who will hold it.
    ref("member_id", "members.id"),
    ref("client_id", "clients.id"),
    ref("decision_maker_id", "decision_makers.id", nullable=True),
    # The record in which it was agreed.
    ref("record_id", "records.id"),
    # The day of the agreement in the person's zone: the booking belongs to its week.
    Column("local_day", Date, nullable=False),
    Column("starts_at", Instant),
    # As planned: when it is asked whether it was held.
    Column("ends_at", Instant),
    # The person says that they met before: derived otherwise, the first standing meeting with a client is the first.
    Column("repeat", Boolean, nullable=False, server_default=text("false")),
    Column("place", String(16)),
    Column("address", String(300)),
    Column("state", String(16), nullable=False, server_default="booked"),
    # Why it was cancelled, moved last or did not happen.
    Column("reason", String(300)),
    # How often its time was changed: a calendar takes the file with the greater number.
    Column("sequence", Integer, nullable=False, server_default=text("0")),
    # The person took the file for his calendar: he is sent another one when the time changes.
    Column("calendar", Boolean, nullable=False, server_default=text("false")),
    # Its time was set into his own absence: he works for it then.
    Column("despite_absence", Boolean, nullable=False, server_default=text("false")),
    ref("held_record_id", "records.id", nullable=True),
    Column("settled_at", Instant),
    UniqueConstraint("record_id"),
    UniqueConstraint("held_record_id"),
    Index(None, "member_id", "local_day"),
    Index(None, "member_id", "starts_at"),
    Index(None, "starts_at"),
    Index(None, "ends_at"),
    Index(None, "client_id"),
)

attachments = Table(
    "attachments",
    metadata,
    row_id(),
    of_team(),
    # What it belongs to: a record (a held meeting is one), a meeting to come, or a question of a form.
    ref("record_id", "records.id", nullable=True),
    ref("meeting_id", "meetings.id", nullable=True),
    ref("form_id", "forms.id", nullable=True),
    Column("question", String(16)),
    Column("kind", String(16), nullable=False),
    # What Telegram sent: a file's id, or a place's latitude and longitude.
    Column("content", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "record_id"),
    Index(None, "meeting_id"),
    Index(None, "form_id"),
)
