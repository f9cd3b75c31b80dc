"""Questionnaires, filled forms with their answers, and what was promised."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from bot.store.tables.base import Instant, metadata, of_team, ref, row_id

questionnaires = Table(
    "questionnaires",
    metadata,
    row_id(),
    of_team(),
    Column("version", Integer, nullable=False),
    # The whole form as data (bot/domain/questionnaire_json.py). Once a form is filled by it, it never changes.
    Column("content", Text, nullable=False),
    ref("created_by", "members.id", nullable=True),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("team_id", "version"),
)

forms = Table(
    "forms",
    metadata,
    row_id(),
    of_team(),
    ref("client_id", "clients.id"),
    # Who began it; a colleague at the same meeting may go on.
    ref("member_id", "members.id"),
    ref("questionnaire_id", "questionnaires.id"),
    # The held meeting that it belongs to; a form begun beforehand has none yet.
    ref("record_id", "records.id", nullable=True),
    Column("existing", Boolean, nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    # What the domain says of the answers, written with each of them: a week is counted without reading them all.
    Column("answered", Integer, nullable=False),
    Column("required", Integer, nullable=False),
    Column("interest", String(16)),
    UniqueConstraint("record_id"),
    Index(None, "client_id", "id"),
    Index(None, "member_id", "changed_at"),
    Index(None, "questionnaire_id"),
)

answers = Table(
    "answers",
    metadata,
    row_id(),
    of_team(),
    ref("form_id", "forms.id"),
    Column("question", String(16), nullable=False),
    Column("value", JSON, nullable=False),
    ref("member_id", "members.id"),
    Column("answered_at", Instant, nullable=False),
    # Who answers says which one he saw: two people at one meeting do not overwrite each other silently.
    Column("revision", Integer, nullable=False),
    # What it replaced, the oldest first: nothing that was entered is lost.
    Column("earlier", JSON, nullable=False),
    UniqueConstraint("form_id", "question"),
)

promises = Table(
    "promises",
    metadata,
    row_id(),
    of_team(),
    ref("client_id", "clients.id"),
    # Whose meeting it was: in whose weeks it is given, whoever keeps it since.
    ref("author_id", "members.id"),
    # Who has to keep it now, and once it is settled, who did or did not: it goes over with the client.
    ref("keeper_id", "members.id"),
    ref("decision_maker_id", "decision_makers.id", nullable=True),
    # The held meeting at which it was agreed.
    ref("record_id", "records.id", nullable=True),
    # The form that says so; one agreement a form.
    ref("form_id", "forms.id", nullable=True),
    Column("kind", String(16), nullable=False),
    # As long as an answer may be.
    Column("what", Text),
    # The day of the meeting: the month is counted from it.
    Column("made_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("state", String(16), nullable=False),
    # The first date, where it was moved; once only.
    Column("moved_from", Date),
    Column("moved_because", String(300)),
    # Why it was not kept.
    Column("reason", String(300)),
    Column("settled_on", Date),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("form_id"),
    Index(None, "keeper_id", "state", "due_on"),
    Index(None, "keeper_id", "made_on"),
    Index(None, "author_id", "made_on"),
    Index(None, "client_id"),
    Index(None, "record_id"),
)
