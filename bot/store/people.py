"""Teams, members and the links that bring people in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, text, update

from bot.domain.invitations import Invitation
from bot.domain.people import NOBODY, Held, Member, Role, Stay, Step
from bot.domain.quiet import USUAL, Quiet
from bot.store.conversations import Conversation, loaded
from bot.store.tables import conversations, deputies, founding_links, invitations, members, teams

MOVED_AT_ONCE = timedelta(minutes=5)
"""Zones that somebody tries one after another are one move, from the first."""
STAYS_KEPT = 50
NAMED = text("deputies.ended_at IS NULL")
"""Written out, not bound, so that the partial index serves."""
_HIS = [
    *(conversations.c.expects, conversations.c.data, conversations.c.updated_at),
    select(deputies.c.id).where(deputies.c.member_id == members.c.id, NAMED).exists().label("named"),
]
_BY_TELEGRAM = (
    select(members, *_HIS)
    .outerjoin(conversations, conversations.c.member_id == members.c.id)
    .where(members.c.telegram_id == bindparam("telegram_id"))
)


def as_member(row: Row[Any]) -> Member:
    """A row of `members` as a domain value."""
    return Member(
        id=row.id,
        team_id=row.team_id,
        telegram_id=row.telegram_id or NOBODY,
        role=Role(row.role),
        name=row.name,
        timezone=row.timezone,
        locale=row.locale,
        onboarding=Step(row.onboarding) if row.onboarding else None,
        joined_at=row.joined_at,
        unreachable_since=row.unreachable_since,
        share=row.share,
        quiet=USUAL if row.quiet_from is None else Quiet(row.quiet_from, row.quiet_until),
        stays=tuple(Stay(datetime.fromisoformat(until), zone) for until, zone in row.stays or ()),
        roles=tuple(Held(datetime.fromisoformat(until), Role(role)) for until, role in row.roles or ()),
        shares=tuple(Held(datetime.fromisoformat(until), share) for until, share in row.shares or ()),
        left_at=row.left_at,
    )


def by_telegram_id(
    connection: Connection, telegram_id: int, now: datetime | None = None
) -> tuple[Member, Conversation | None] | None:
    """The member behind a Telegram account and what he was asked last; with `now`, whether he stands in for a head."""
    row = connection.execute(_BY_TELEGRAM, {"telegram_id": telegram_id}).first()
    if row is None:
        return None
    conversation = loaded(row.expects, row.data, row.updated_at) if row.expects is not None else None
    member = as_member(row)
    # Nearly nobody is named as a deputy: of the others nothing more is asked.
    return (_standing_in(connection, member, now) if row.named and now else member), conversation


_STANDS_IN = (
    select(deputies.c.id)
    .where(
        deputies.c.member_id == bindparam("member_id"),
        deputies.c.first_day <= bindparam("today"),
        deputies.c.last_day >= bindparam("today"),
        NAMED,
    )
    .limit(1)
)


def _standing_in(connection: Connection, member: Member, now: datetime) -> Member:
    """His days as a deputy are those on his own clock; they end by themselves."""
    found = connection.scalar(_STANDS_IN, {"member_id": member.id, "today": member.day(now)})
    return replace(member, stands_in=found is not None)


def of_team(connection: Connection, team_id: int) -> list[Member]:
    """Everybody who works in the team now, heads last, by name."""
    rows = connection.execute(select(members).where(members.c.team_id == team_id, members.c.left_at.is_(None)))
    return sorted((as_member(row) for row in rows), key=lambda m: (m.role is Role.HEAD, m.name))


_GET = select(members).where(members.c.team_id == bindparam("team_id"), members.c.id == bindparam("id"))


def get(connection: Connection, team_id: int, member_id: int) -> Member | None:
    """Somebody of the team, also who left: what he did is still told as his."""
    row = connection.execute(_GET, {"team_id": team_id, "id": member_id}).first()
    return as_member(row) if row else None


def colleague(connection: Connection, team_id: int, member_id: int) -> Member | None:
    """Somebody who works in the team now: who is chosen for anything to come."""
    found = get(connection, team_id, member_id)
    return found if found and found.works_here else None


def team_name(connection: Connection, team_id: int) -> str:
    return str(connection.scalar(select(teams.c.name).where(teams.c.id == team_id)))


def team_timezone(connection: Connection, team_id: int) -> str:
    return str(connection.scalar(select(teams.c.timezone).where(teams.c.id == team_id)))


def any_team(connection: Connection) -> bool:
    return bool(connection.scalar(select(func.count()).select_from(teams)))


def found_team(connection: Connection, name: str, timezone: str, locale: str, now: datetime) -> int:
    """Create a team; returns its id."""
    row = {"name": name, "timezone": timezone, "locale": locale, "created_at": now}
    return int(connection.execute(insert(teams).values(row).returning(teams.c.id)).scalar_one())


def rename_team(connection: Connection, team_id: int, name: str) -> None:
    connection.execute(update(teams).where(teams.c.id == team_id).values(name=name))


def settle_team(connection: Connection, team_id: int, timezone: str, locale: str) -> None:
    """The team's own zone and language: what newcomers are offered."""
    connection.execute(update(teams).where(teams.c.id == team_id).values(timezone=timezone, locale=locale))


def add_member(
    connection: Connection,
    team_id: int,
    telegram_id: int,
    role: Role,
    name: str,
    timezone: str,
    locale: str,
    step: Step | None,
    now: datetime,
) -> Member:
    row = connection.execute(
        insert(members)
        .values(
            team_id=team_id,
            telegram_id=telegram_id,
            role=role,
            name=name,
            timezone=timezone,
            locale=locale,
            onboarding=step,
            joined_at=now,
        )
        .returning(members)
    ).one()
    return as_member(row)


def change(connection: Connection, member: Member, **values: Any) -> Member:
    """Change columns of one member; returns him as he is now."""
    row = connection.execute(
        update(members)
        .where(members.c.id == member.id, members.c.team_id == member.team_id)
        .values(**values)
        .returning(members)
    ).one()
    return replace(as_member(row), stands_in=member.stands_in)


def move(connection: Connection, member: Member, timezone: str, now: datetime) -> Member:
    """To another time zone; when, and from which, is kept: what his clock jumps over is not lost."""
    if timezone == member.timezone:
        return member
    since, before = members.c.zone_since, members.c.zone_before
    lately = connection.execute(
        select(since, before).where(members.c.id == member.id, since > now - MOVED_AT_ONCE)
    ).first()
    moved = {"zone_since": lately[0], "zone_before": lately[1]} if lately else {}
    stays = [*member.stays, Stay(now, member.timezone)][-STAYS_KEPT:]
    row = {"zone_since": now, "zone_before": member.timezone, **moved}
    row["stays"] = [[each.until.isoformat(), each.timezone] for each in stays]
    return change(connection, member, timezone=timezone, **row)


def note_unreachable(connection: Connection, telegram_id: int, since: datetime | None) -> None:
    """The person blocked the bot (`since`), or let it in again (`None`)."""
    connection.execute(update(members).where(members.c.telegram_id == telegram_id).values(unreachable_since=since))


def _hashed(code: str) -> str:
    # Codes are long and random, so a plain hash is enough; a leaked database invites nobody.
    return hashlib.sha256(code.encode()).hexdigest()


def invite(connection: Connection, team_id: int, role: Role, code: str, created_by: int, now: datetime) -> None:
    """Keep an invitation; of its code only the hash."""
    row = {"team_id": team_id, "role": role, "code_hash": _hashed(code), "created_by": created_by, "created_at": now}
    connection.execute(insert(invitations).values(row))


def renew_invitation(connection: Connection, code: str, now: datetime) -> None:
    """It lives as long as one made now, unless somebody came by it."""
    still = invitations.c.used_by.is_(None), invitations.c.code_hash == _hashed(code)
    connection.execute(update(invitations).where(*still).values(created_at=now))


def invitation(connection: Connection, code: str) -> Invitation | None:
    row = connection.execute(
        select(invitations).where(invitations.c.code_hash == _hashed(code)).with_for_update()
    ).first()
    return Invitation(row.id, row.team_id, Role(row.role), row.created_at, row.used_by) if row else None


def use_invitation(connection: Connection, invitation_id: int, telegram_id: int, now: datetime) -> None:
    connection.execute(
        update(invitations).where(invitations.c.id == invitation_id).values(used_by=telegram_id, used_at=now)
    )


def offer_founding(connection: Connection, code: str, now: datetime) -> None:
    """Keep a link that founds the first team; links printed earlier stop working."""
    connection.execute(update(founding_links).where(founding_links.c.used_at.is_(None)).values(used_at=now))
    connection.execute(insert(founding_links).values(code_hash=_hashed(code), created_at=now))


def use_founding(connection: Connection, code: str, now: datetime) -> bool:
    """Spend a founding link; false if it is none, or spent."""
    used = connection.execute(
        update(founding_links)
        .where(founding_links.c.code_hash == _hashed(code), founding_links.c.used_at.is_(None))
        .values(used_at=now)
    )
    return used.rowcount > 0


def was_founding(connection: Connection, code: str) -> bool:
    """Whether this was a founding link once, spent or replaced since."""
    known = select(founding_links.c.id).where(founding_links.c.code_hash == _hashed(code))
    return connection.scalar(known) is not None
