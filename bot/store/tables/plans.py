"""How people's weeks are planned: own timetables, days off, absences, call lists, batches, what a team writes down."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint, text

from bot.store.tables.base import Id, Instant, metadata, of_team, ref, row_id

timetables = Table(
    "timetables",
    metadata,
    row_id(),
    of_team(),
    # Whose: a person's own, else that of everybody of a role in the team.
    ref("member_id", "members.id", nullable=True),
    Column("role", String(16)),
    # From this day on, until a later one; rows are never changed, so old weeks keep theirs.
    Column("valid_from", Date, nullable=False),
    # The slots as text; none: back to what holds above (a person's to the team's, the team's to the method's own).
    Column("content", Text),
    ref("created_by", "members.id"),
    Column("created_at", Instant, nullable=False),
    Index(None, "team_id", "id"),
    # Teams that said something of a role's table: the head's summary looks for them each minute.
    Index(
        "ix_timetables_of_roles",
        "team_id",
        sqlite_where=text("member_id IS NULL"),
        postgresql_where=text("member_id IS NULL"),
    ),
)

calendar_days = Table(
    "calendar_days",
    metadata,
    row_id(),
    of_team(),
    # The team's own word on a day, over the public holidays.
    Column("day", Date, nullable=False),
    Column("works", Boolean, nullable=False),
    Column("name", String(80)),
    ref("created_by", "members.id"),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("team_id", "day"),
    # All teams that work on a Saturday.
    Index(None, "day"),
)

absences = Table(
    "absences",
    metadata,
    row_id(),
    of_team(),
    ref("member_id", "members.id"),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("kind", String(16), nullable=False),
    ref("created_by", "members.id"),
    Column("created_at", Instant, nullable=False),
    Column("cancelled_at", Instant),
    Index(None, "member_id", "last_day"),
    Index(None, "team_id", "last_day"),
    # Who is back, of everybody.
    Index(None, "last_day"),
    Index(
        "ix_absences_cancelled",
        "cancelled_at",
        sqlite_where=text("cancelled_at IS NOT NULL"),
        postgresql_where=text("cancelled_at IS NOT NULL"),
    ),
)

team_notes = Table(
    "team_notes",
    metadata,
    row_id(),
    of_team(),
    # A question of the worksheet, or the training's topic (then of a week, by its Monday).
    Column("kind", String(16), nullable=False),
    Column("monday", Date),
    Column("content", Text, nullable=False),
    ref("created_by", "members.id"),
    Column("created_at", Instant, nullable=False),
    Index(None, "team_id", "kind", "id"),
)

segments = Table(
    "segments",
    metadata,
    row_id(),
    of_team(),
    Column("name", String(80), nullable=False),
    Column("retired_at", Instant),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("team_id", "name"),
)

list_items = Table(
    "list_items",
    metadata,
    row_id(),
    of_team(),
    # Whose call list, of which week.
    ref("member_id", "members.id"),
    Column("monday", Date, nullable=False),
    ref("client_id", "clients.id"),
    ref("decision_maker_id", "decision_makers.id", nullable=True),
    # Why he is on it: a call-back, a segment, a file…
    Column("source", String(16), nullable=False),
    Column("purpose", String(200)),
    # He asked to be called on this day: not before it.
    Column("due_on", Date),
    Column("position", Integer, nullable=False),
    Column("state", String(16), nullable=False, server_default=text("'waiting'")),
    # The record that came of it.
    ref("record_id", "records.id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("settled_at", Instant),
    # A client is on one list a week: nobody is called twice, nobody calls another's.
    UniqueConstraint("team_id", "monday", "client_id"),
    Index(None, "member_id", "monday", "state", "position"),
    Index(None, "client_id"),
)

RUNNING = text("ended_at IS NULL")
"""Written out, not bound, as `PENDING`."""

batches = Table(
    "batches",
    metadata,
    row_id(),
    of_team(),
    ref("member_id", "members.id"),
    # The slot's day and key, if it was opened in one.
    Column("day", Date, nullable=False),
    Column("slot", String(48)),
    Column("begun_at", Instant, nullable=False),
    # When it closes by itself: at the end of the slot.
    Column("ends_at", Instant, nullable=False),
    Column("paused_at", Instant),
    Column("ended_at", Instant),
    # Whose card is on the screen. No foreign key: items know their records, and records their batches.
    Column("item_id", Id),
    # What came of it, written at its end: the best of own weeks is found without counting them all anew.
    Column("dialled", Integer),
    Column("talked", Integer),
    Column("effective", Integer),
    Column("booked", Integer),
    Index(None, "member_id", "begun_at"),
    Index(None, "ended_at", "ends_at"),
    # One person runs one batch at a time.
    Index("ix_batches_running", "member_id", unique=True, sqlite_where=RUNNING, postgresql_where=RUNNING),
)

imports = Table(
    "imports",
    metadata,
    row_id(),
    of_team(),
    ref("member_id", "members.id"),
    Column("name", String(120), nullable=False),
    # What the dry run says of it all, and how far it got.
    Column("content", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "member_id", "id"),
    Index(None, "state", "created_at"),
)

import_parts = Table(
    "import_parts",
    metadata,
    row_id(),
    of_team(),
    ref("import_id", "imports.id"),
    Column("number", Integer, nullable=False),
    # Some hundred contacts as read, and what the dry run said of each: written only when the person says so.
    Column("content", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    UniqueConstraint("import_id", "number"),
)
