"""What travels: updates in, messages out, cards that hang, reminders that were decided, files that are fetched."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)

from bot.store.tables.base import Instant, metadata, of_team, ref, row_id

cards = Table(
    "cards",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(32), primary_key=True),
    Column("message_id", BigInteger, nullable=False),
    # When it was sent, or shown in place of another message: one that nobody looked at for long is forgotten.
    Column("hung_at", Instant),
)

reminders = Table(
    "reminders",
    metadata,
    row_id(),
    of_team(),
    ref("member_id", "members.id"),
    Column("slot", String(48), nullable=False),
    Column("day", Date, nullable=False),
    # When the slot begins on the person's own clock; of what is no slot, nothing.
    Column("begins", Time),
    Column("state", String(16), nullable=False),
    Column("decided_at", Instant, nullable=False),
    # Put off by the person: it comes again then.
    Column("again_at", Instant),
    # What became of the slot: used as planned, or not, and why.
    Column("outcome", String(16)),
    Column("reason", String(200)),
    # Once only by constraint, not by care: whoever inserts the row first sends the message.
    UniqueConstraint("member_id", "day", "slot"),
    # A table that is changed names the same hour by another key: nobody is told of an hour twice.
    Index(None, "member_id", "day", "begins", unique=True),
    Index(None, "again_at"),
)

ticks = Table(
    "ticks",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("last_at", Instant, nullable=False),
)

PENDING = text("state = 'pending'")
"""Written out, not bound: SQLite uses a partial index only where the query says literally what the index says."""

inbox = Table(
    "inbox",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_key", BigInteger, nullable=False),
    Column("payload", JSON),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("error", Text),
    Column("received_at", Instant, nullable=False),
    Column("ended_at", Instant),
    CheckConstraint("state IN ('pending', 'done', 'failed')", name="state"),
    Index("ix_inbox_pending", "bot_id", "chat_key", "update_id", sqlite_where=PENDING, postgresql_where=PENDING),
    Index(None, "state", "ended_at"),
)

outbox = Table(
    "outbox",
    metadata,
    row_id(),
    Column("chat_id", BigInteger, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("method", String(64), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("card", String(32)),
    Column("state", String(16), nullable=False),
    Column("leased_until", Instant, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("error", Text),
    CheckConstraint("state IN ('pending', 'failed')", name="state"),
    Index("ix_outbox_pending", "leased_until", sqlite_where=PENDING, postgresql_where=PENDING),
    Index(None, "chat_id"),
    # An id that came again could be taken for the message that bore it before.
    sqlite_autoincrement=True,
)

errands = Table(
    "errands",
    metadata,
    row_id(),
    of_team(),
    ref("member_id", "members.id"),
    Column("chat_id", BigInteger, nullable=False),
    # Which capability asked for the file, and what it has to know when the file is there.
    Column("kind", String(32), nullable=False),
    Column("file_id", String(200), nullable=False),
    Column("data", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("error", Text),
    # Until then one process keeps it to itself.
    Column("leased_until", Instant),
    Column("created_at", Instant, nullable=False),
    CheckConstraint("state IN ('pending', 'failed')", name="state"),
    Index("ix_errands_pending", "id", sqlite_where=PENDING, postgresql_where=PENDING),
)
