"""Teams, who works in them, who was invited, and what each was asked last."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, Table, Time, UniqueConstraint, text

from bot.store.tables.base import Instant, metadata, of_team, ref, row_id

teams = Table(
    "teams",
    metadata,
    row_id(),
    Column("name", String(200), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("currency", String(3), nullable=False, server_default=text("'RUB'")),
    # Minutes before the weekly planning at which the head's summary comes.
    Column("summary_lead", Integer, nullable=False, server_default=text("60")),
    # What becomes of new clients who call by themselves: the farmer is asked, keeps them, or hands them to hunters.
    Column("callers", String(16), nullable=False, server_default=text("'ask'")),
    # How many clients a farmer is to study a day.
    Column("studies_a_day", Integer, nullable=False, server_default=text("5")),
    # Where the team's thresholds of growth and risk differ from the usual ones.
    Column("thresholds", JSON),
    Column("created_at", Instant, nullable=False),
)

members = Table(
    "members",
    metadata,
    row_id(),
    of_team(),
    # Who left the team has none here: he may work in another.
    Column("telegram_id", BigInteger),
    Column("role", String(16), nullable=False),
    Column("name", String(200), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("onboarding", String(16)),
    Column("joined_at", Instant, nullable=False),
    Column("unreachable_since", Instant),
    # Part of a full week, in percent: the norms are his share of them.
    Column("share", Integer, nullable=False, server_default=text("100")),
    # His own quiet hours on his own clock, where they differ from the usual ones.
    Column("quiet_from", Time),
    Column("quiet_until", Time),
    # When he moved to his present zone and from which: the hours that his clock jumped over are told of, or missed.
    Column("zone_since", Instant),
    Column("zone_before", String(64)),
    # The zones he was in before, each with the moment until which: what he did there is judged by the clock there.
    Column("stays", JSON),
    # What he was before, each role with the moment until which: old weeks are judged by the role of then.
    Column("roles", JSON),
    # Parts of a full week that he worked before, each with the moment until which: old weeks keep their norms.
    Column("shares", JSON),
    # He works here no more; what he did stays his.
    Column("left_at", Instant),
    # His name and account are gone, on his own request.
    Column("forgotten_at", Instant),
    # A person works in one team: his telegram id alone says whose data he sees.
    UniqueConstraint("telegram_id"),
    Index(None, "team_id"),
    Index(None, "role", "timezone"),
    Index(None, "zone_since"),
)

invitations = Table(
    "invitations",
    metadata,
    row_id(),
    of_team(),
    Column("role", String(16), nullable=False),
    Column("code_hash", String(64), nullable=False, unique=True),
    ref("created_by", "members.id"),
    Column("created_at", Instant, nullable=False),
    Column("used_by", BigInteger),
    Column("used_at", Instant),
    Index(None, "team_id"),
)

founding_links = Table(
    "founding_links",
    metadata,
    row_id(),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("used_at", Instant),
)

conversations = Table(
    "conversations",
    metadata,
    Column("member_id", ForeignKey("members.id"), primary_key=True),
    Column("expects", String(32), nullable=False),
    Column("data", JSON, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
