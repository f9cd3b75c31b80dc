"""In whose chats the week's card hangs."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from bot.domain.people import Member, Role
from bot.store import people
from bot.store.tables import cards, members

NAME = "week"
_HANGING = (
    select(members)
    .join(cards, cards.c.chat_id == members.c.telegram_id)
    .where(
        members.c.role == bindparam("role"),
        members.c.timezone == bindparam("timezone"),
        members.c.onboarding.is_(None),
        members.c.unreachable_since.is_(None),
        members.c.id > bindparam("after"),
        cards.c.name == NAME,
    )
    .order_by(members.c.id)
    .limit(bindparam("most"))
)


def of_group(connection: Connection, role: Role, timezone: str, after: int, limit: int) -> list[Member]:
    """The next people of a role in a time zone, by id, who have one and can be reached."""
    rows = connection.execute(_HANGING, {"role": role, "timezone": timezone, "after": after, "most": limit})
    return [people.as_member(row) for row in rows]
