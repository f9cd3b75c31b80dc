"""Existing clients: what they bought, how they stand, what was concluded of them, who hands them to whom."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.store.tables.base import Id, Instant, Money, metadata, of_team, ref, row_id

ledgers = Table(
    "ledgers",
    metadata,
    row_id(),
    of_team(),
    ref("member_id", "members.id"),
    Column("name", String(120), nullable=False),
    # What was understood of the file, and how far its taking in got.
    Column("content", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "member_id", "id"),
    Index(None, "state", "created_at"),
)

ledger_buyers = Table(
    "ledger_buyers",
    metadata,
    row_id(),
    of_team(),
    ref("ledger_id", "ledgers.id"),
    # A client as the file names him; whoever bought most is the first.
    Column("number", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("search_name", String(200), nullable=False),
    Column("inn", String(12)),
    Column("sales", Integer, nullable=False),
    Column("amount", Money, nullable=False),
    Column("first_part", Integer, nullable=False),
    Column("last_part", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    ref("client_id", "clients.id", nullable=True),
    # The person said who it is: kept when the file is done, and remembered for the next one.
    Column("chosen", Boolean, nullable=False),
    # What his sales change, as far as it was looked at.
    Column("added", Integer, nullable=False),
    Column("corrected", Integer, nullable=False),
    Column("completed", Integer, nullable=False),
    Column("ahead", Integer, nullable=False),
    UniqueConstraint("ledger_id", "number"),
    Index(None, "ledger_id", "state", "number"),
    Index(None, "ledger_id", "client_id"),
    Index(None, "team_id", "search_name"),
)

ledger_parts = Table(
    "ledger_parts",
    metadata,
    row_id(),
    of_team(),
    ref("ledger_id", "ledgers.id"),
    Column("number", Integer, nullable=False),
    # Rows as they were read, waiting to be taken in.
    Column("content", Text, nullable=False),
    UniqueConstraint("ledger_id", "number"),
)

sales = Table(
    "sales",
    metadata,
    row_id(),
    of_team(),
    ref("client_id", "clients.id"),
    # What makes the row the same one in another file (bot/domain/ledger_changes.py).
    Column("key", String(120), nullable=False),
    Column("day", Date, nullable=False),
    # Below zero: goods that came back.
    Column("amount", Money, nullable=False),
    Column("product_group", String(80)),
    Column("document", String(60)),
    Column("due_on", Date),
    Column("paid_on", Date),
    # What it said before it was corrected, the oldest first.
    Column("earlier", JSON, nullable=False),
    ref("ledger_id", "ledgers.id"),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("client_id", "key"),
    Index(None, "client_id", "day"),
    Index(None, "ledger_id"),
    # The last day of which a team's ledger tells.
    Index(None, "team_id", "day"),
)

standings = Table(
    "standings",
    metadata,
    # What the domain says of an existing client, written when a file or a record changes it, and on the day it changes
    # by itself: the day's choice is read by index.
    Column("client_id", ForeignKey("clients.id"), primary_key=True),
    of_team(),
    # Who looks after him: as in `clients`.
    ref("member_id", "members.id"),
    Column("turnover_class", String(1), nullable=False),
    Column("turnover", Money, nullable=False),
    Column("risk", Integer, nullable=False),
    Column("growth", Integer, nullable=False),
    # Risk by turnover, growth by turnover, below zero: who weighs most stands first in an index.
    Column("risk_order", Id, nullable=False),
    Column("growth_order", Id, nullable=False),
    # Something has come up since the last study, or its next step's day has come.
    Column("news", Boolean, nullable=False),
    # He asked to be left alone for now.
    Column("paused", Boolean, nullable=False),
    # His turnover changed since the base was put into classes.
    Column("unclassed", Boolean, nullable=False),
    # The day of the last study; long ago, if never.
    Column("studied_on", Date, nullable=False),
    Column("reckoned_on", Date, nullable=False),
    # The first day on which it may say something else without anything new.
    Column("reckon_on", Date, nullable=False),
    # The four lists of the day's choice, each with the order in which equal clients stand.
    Index("ix_standings_risk", "member_id", "risk_order", "studied_on", "client_id"),
    Index("ix_standings_growth", "member_id", "growth_order", "studied_on", "client_id"),
    Index("ix_standings_studied", "member_id", "paused", "studied_on", "risk_order", "client_id"),
    Index("ix_standings_class", "member_id", "turnover_class", "paused", "studied_on", "risk_order", "client_id"),
    Index(None, "reckon_on"),
    Index(
        "ix_standings_unclassed",
        "member_id",
        sqlite_where=text("unclassed = 1"),
        postgresql_where=text("unclassed"),
    ),
)

studies = Table(
    "studies",
    metadata,
    row_id(),
    of_team(),
    ref("member_id", "members.id"),
    ref("client_id", "clients.id"),
    # The day in the person's zone.
    Column("local_day", Date, nullable=False),
    # Why he was chosen.
    Column("cause", String(32), nullable=False),
    # How many of the questions are behind.
    Column("asked", Integer, nullable=False),
    # The qualitative answers, each with its day, and the standing as it was shown.
    Column("answers", JSON, nullable=False),
    Column("indicators", JSON, nullable=False),
    Column("conclusion", String(16)),
    Column("reason", String(300)),
    Column("next_step", String(300)),
    Column("next_on", Date),
    # The message whose button concluded it.
    Column("source", String(64)),
    Column("created_at", Instant, nullable=False),
    Column("concluded_at", Instant),
    Column("undone_at", Instant),
    UniqueConstraint("member_id", "source"),
    Index(None, "member_id", "local_day"),
    Index(None, "client_id", "id"),
    Index(None, "member_id", "next_on"),
)

handovers = Table(
    "handovers",
    metadata,
    row_id(),
    of_team(),
    ref("client_id", "clients.id"),
    ref("from_id", "members.id"),
    ref("to_id", "members.id"),
    ref("created_by", "members.id"),
    Column("state", String(16), nullable=False),
    Column("note", String(300)),
    Column("created_at", Instant, nullable=False),
    Column("settled_at", Instant),
    Index(None, "client_id", "id"),
    Index(None, "to_id", "state"),
    Index(None, "from_id", "state"),
    Index(None, "team_id", "settled_at"),
    # One offer at a time for a client.
    Index(
        "ix_handovers_offered",
        "client_id",
        unique=True,
        sqlite_where=text("state = 'offered'"),
        postgresql_where=text("state = 'offered'"),
    ),
)

alerts = Table(
    "alerts",
    metadata,
    row_id(),
    of_team(),
    ref("client_id", "clients.id"),
    # What it was about, and since when: told once of one cause.
    Column("cause", String(32), nullable=False),
    Column("since", Date, nullable=False),
    # It does not wait for the next study slot.
    Column("sharp", Boolean, nullable=False),
    # Or the farmer looked himself; until then it waits.
    Column("told_at", Instant),
    UniqueConstraint("client_id", "cause", "since"),
    Index(
        "ix_alerts_waiting",
        "sharp",
        "team_id",
        sqlite_where=text("told_at IS NULL"),
        postgresql_where=text("told_at IS NULL"),
    ),
)
