"""What a head leads by: norms, ways to payment, closed weeks, groups, deputies, who changed what."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from bot.store.tables.base import Id, Instant, Money, metadata, of_team, ref, row_id

norms = Table(
    "norms",
    metadata,
    row_id(),
    of_team(),
    # Whose: a person's own, else that of everybody of the role in the team. His own is his in this role only.
    ref("member_id", "members.id", nullable=True),
    Column("role", String(16), nullable=False),
    Column("stage", String(32), nullable=False),
    # From this Monday on, until a later row; rows are never changed, so old weeks keep theirs.
    Column("valid_from", Date, nullable=False),
    # None: the stage is logged and shown, and has no norm.
    Column("value", Integer),
    # Back to what holds above: a person's to the team's, the team's to the method's own.
    Column("inherits", Boolean, nullable=False, server_default=text("false")),
    ref("created_by", "members.id"),
    Column("created_at", Instant, nullable=False),
    Index(None, "team_id", "id"),
)

paths = Table(
    "paths",
    metadata,
    # Where a client's moves leave him: blocks 2 and 3, or lost. Who has no row is in block 1, or is an existing client
    # without a deal.
    Column("client_id", ForeignKey("clients.id"), primary_key=True),
    of_team(),
    # Who leads the negotiations: as in `clients`.
    ref("member_id", "members.id"),
    Column("stage", String(16), nullable=False),
    Column("block", Integer, nullable=False),
    # The day he came there, in the person's zone.
    Column("since", Date, nullable=False),
    # Zero: nobody said it yet; so an index holds the order on every database.
    Column("amount", Money, nullable=False),
    # Why he is lost.
    Column("reason", String(300)),
    # The head who joined the closing.
    ref("joined_by", "members.id", nullable=True),
    Column("joined_at", Instant),
    Index(None, "team_id", "block", "amount"),
    Index(None, "team_id", "block", "since"),
    Index(None, "member_id", "block"),
)

path_moves = Table(
    "path_moves",
    metadata,
    row_id(),
    of_team(),
    ref("client_id", "clients.id"),
    ref("member_id", "members.id"),
    # What was said of him; where he stood before: none, where he came from block 1.
    Column("move", String(16), nullable=False),
    Column("stage_from", String(16)),
    Column("local_day", Date, nullable=False),
    Column("amount", Money),
    Column("reason", String(300)),
    # The day on which a postponed one comes back.
    Column("returns_on", Date),
    # He bought already: this was one more deal.
    Column("existing", Boolean, nullable=False, server_default=text("false")),
    # The move that was seen when it was made, or the form that tells of it: so it is made once.
    Column("source", String(64)),
    Column("created_at", Instant, nullable=False),
    Column("undone_at", Instant),
    UniqueConstraint("member_id", "source"),
    Index(None, "client_id", "id"),
    Index(None, "member_id", "id"),
    Index(None, "team_id", "local_day"),
)

closed_weeks = Table(
    "closed_weeks",
    metadata,
    row_id(),
    of_team(),
    Column("monday", Date, nullable=False),
    # A version never changes; a correction after the close makes the next one.
    Column("version", Integer, nullable=False),
    # The whole summary as data, packed: thousands of ids of rows.
    Column("content", JSON, nullable=False),
    # What differs from the version before, figure by figure, and who made it so.
    Column("changes", JSON, nullable=False),
    Column("closed_at", Instant, nullable=False),
    # None: the clock closed it.
    ref("closed_by", "members.id", nullable=True),
    # The head opened the week again after this version.
    Column("reopened_at", Instant),
    ref("reopened_by", "members.id", nullable=True),
    UniqueConstraint("team_id", "monday", "version"),
    # The few that were opened again: the clock closes them anew.
    Index(
        "ix_closed_weeks_reopened",
        "team_id",
        "monday",
        sqlite_where=text("reopened_at IS NOT NULL"),
        postgresql_where=text("reopened_at IS NOT NULL"),
    ),
)

groups = Table(
    "groups",
    metadata,
    row_id(),
    of_team(),
    Column("chat_id", BigInteger, nullable=False),
    # A topic of a forum.
    Column("topic_id", BigInteger),
    Column("title", String(200), nullable=False),
    ref("bound_by", "members.id"),
    # None: only offered, while another group is the team's.
    Column("bound_at", Instant),
    # The bot was thrown out, or the group was unbound; of one that was only offered, since when it is.
    Column("left_at", Instant),
    # Since when the bot has no right to write there; the heads were told then.
    Column("silent_since", Instant),
    Index(None, "team_id"),
    # A team has one group.
    Index(
        "ix_groups_of_team",
        "team_id",
        unique=True,
        sqlite_where=text("left_at IS NULL"),
        postgresql_where=text("left_at IS NULL"),
    ),
    # Those that were only offered: the bot may be thrown out of them as well.
    Index(
        "ix_groups_offered",
        "chat_id",
        sqlite_where=text("bound_at IS NULL"),
        postgresql_where=text("bound_at IS NULL"),
    ),
    # A group is one team's.
    Index(
        "ix_groups_bound",
        "chat_id",
        unique=True,
        sqlite_where=text("left_at IS NULL"),
        postgresql_where=text("left_at IS NULL"),
    ),
)

group_posts = Table(
    "group_posts",
    metadata,
    row_id(),
    of_team(),
    ref("group_id", "groups.id"),
    # What it says, and of when: posted once by constraint.
    Column("key", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("group_id", "key"),
)

deputies = Table(
    "deputies",
    metadata,
    row_id(),
    of_team(),
    # Who is away, and who does his work meanwhile.
    ref("head_id", "members.id"),
    ref("member_id", "members.id"),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("created_at", Instant, nullable=False),
    # When he was told that his days have begun; when it ended, by itself or by the head.
    Column("begun_at", Instant),
    Column("ended_at", Instant),
    Index(None, "member_id", "last_day"),
    Index(None, "team_id", "last_day"),
    # Those that are not over: few at any time.
    Index(
        "ix_deputies_named",
        "member_id",
        "first_day",
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)

checks_done = Table(
    "checks_done",
    metadata,
    row_id(),
    of_team(),
    # Whose way into the work, and which step of it is behind.
    ref("member_id", "members.id"),
    Column("item", String(32), nullable=False),
    ref("done_by", "members.id"),
    Column("done_at", Instant, nullable=False),
    UniqueConstraint("member_id", "item"),
)

audit = Table(
    "audit",
    metadata,
    row_id(),
    of_team(),
    # Who did it.
    ref("member_id", "members.id"),
    Column("action", String(48), nullable=False),
    # What it was done to: a kind of row and its id.
    Column("subject", String(32)),
    Column("subject_id", Id),
    # Before and after, as plain values; names of people are not kept here, their ids are.
    Column("details", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index(None, "team_id", "id"),
    Index(None, "team_id", "subject", "subject_id"),
    Index(None, "member_id", "id"),
)
