"""Every table. Times are UTC; a row of people's data names its team."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware time, kept in UTC; SQLite, which knows no zones, keeps it naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive time reached the database: pass an aware `now`")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only in a column typed INTEGER."""


def _id() -> Column[int]:
    return Column("id", Id, primary_key=True, autoincrement=True)


def _team() -> Column[int]:
    return Column("team_id", ForeignKey("teams.id"), nullable=False)


def _ref(name: str, target: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, ForeignKey(target), nullable=nullable)


teams = Table(
    "teams",
    metadata,
    _id(),
    Column("name", String(200), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("created_at", Instant, nullable=False),
)

members = Table(
    "members",
    metadata,
    _id(),
    _team(),
    Column("telegram_id", BigInteger, nullable=False),
    Column("role", String(16), nullable=False),
    Column("name", String(200), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("onboarding", String(16)),
    Column("joined_at", Instant, nullable=False),
    Column("unreachable_since", Instant),
    # A person works in one team: his telegram id alone says whose data he sees.
    UniqueConstraint("telegram_id"),
    Index(None, "team_id"),
    Index(None, "role", "timezone"),
)

invitations = Table(
    "invitations",
    metadata,
    _id(),
    _team(),
    Column("role", String(16), nullable=False),
    Column("code_hash", String(64), nullable=False, unique=True),
    _ref("created_by", "members.id"),
    Column("created_at", Instant, nullable=False),
    Column("used_by", BigInteger),
    Column("used_at", Instant),
)

founding_links = Table(
    "founding_links",
    metadata,
    _id(),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("used_at", Instant),
)

clients = Table(
    "clients",
    metadata,
    _id(),
    _team(),
    Column("name", String(200), nullable=False),
    Column("search_name", String(200), nullable=False),
    _ref("owner_id", "members.id"),
    Column("created_at", Instant, nullable=False),
    Index(None, "team_id", "search_name"),
    Index(None, "team_id", "owner_id", "id"),
)

client_keys = Table(
    "client_keys",
    metadata,
    _id(),
    _team(),
    # By code points on every database: a search by first letters is a range of keys.
    Column("key", String(24).with_variant(String(24, collation="C"), "postgresql"), nullable=False),
    Column("exact", Boolean, nullable=False),
    _ref("client_id", "clients.id"),
    Index(None, "team_id", "key", "client_id"),
    Index(None, "client_id"),
)

decision_makers = Table(
    "decision_makers",
    metadata,
    _id(),
    _team(),
    _ref("client_id", "clients.id"),
    Column("full_name", String(200), nullable=False),
    Column("position", String(200)),
    Column("standing", String(16), nullable=False),
    _ref("replaced_by", "decision_makers.id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Index(None, "client_id"),
)

records = Table(
    "records",
    metadata,
    _id(),
    _team(),
    _ref("member_id", "members.id"),
    _ref("client_id", "clients.id"),
    _ref("decision_maker_id", "decision_makers.id", nullable=True),
    Column("kind", String(16), nullable=False),
    Column("result", String(16), nullable=False),
    Column("happened_at", Instant, nullable=False),
    # The day in the person's zone when it happened: later moves do not shift old weeks.
    Column("local_day", Date, nullable=False),
    Column("note", Text),
    Column("reason", String(200)),
    Column("call_back_on", Date),
    # The message whose button made the record: a second press of the same button finds it taken.
    Column("source", String(64)),
    Column("created_at", Instant, nullable=False),
    Column("undone_at", Instant),
    UniqueConstraint("member_id", "source"),
    Index(None, "member_id", "local_day"),
    Index(None, "decision_maker_id", "local_day"),
    Index(None, "client_id", "happened_at"),
    Index(None, "member_id", "id"),
    Index(None, "member_id", "call_back_on"),
)

meetings = Table(
    "meetings",
    metadata,
    _id(),
    _team(),
    _ref("member_id", "members.id"),
    _ref("client_id", "clients.id"),
    _ref("decision_maker_id", "decision_makers.id", nullable=True),
    Column("record_id", ForeignKey("records.id"), nullable=False, unique=True),
    Column("local_day", Date, nullable=False),
    Column("starts_at", Instant),
    Column("first", Boolean, nullable=False),
    Column("cancelled_at", Instant),
    Index(None, "member_id", "local_day"),
    Index(None, "member_id", "starts_at"),
    Index(None, "client_id"),
)

attachments = Table(
    "attachments",
    metadata,
    _id(),
    _team(),
    _ref("record_id", "records.id"),
    Column("kind", String(16), nullable=False),
    # What Telegram sent: a file's id, or a place's latitude and longitude.
    Column("content", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "record_id"),
)

conversations = Table(
    "conversations",
    metadata,
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("expects", String(32), nullable=False),
    Column("data", JSON, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

cards = Table(
    "cards",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(32), primary_key=True),
    Column("message_id", BigInteger, nullable=False),
)

reminders = Table(
    "reminders",
    metadata,
    _id(),
    _team(),
    _ref("member_id", "members.id"),
    Column("slot", String(48), nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(16), nullable=False),
    Column("decided_at", Instant, nullable=False),
    # Once only by constraint, not by care: whoever inserts the row first sends the message.
    UniqueConstraint("member_id", "day", "slot"),
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
    _id(),
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
