"""Groups in the database: one a team, one team's; what is posted there once; where the bot lost it."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, select

from bot.domain.people import Member, Role
from bot.store import groups, people
from bot.store.database import Database
from bot.store.tables import groups as rows

NOW = datetime(2026, 11, 27, 13, 0, tzinfo=UTC)
CHAT, OTHER, SUPER = -5, -6, -1_000_000_000_005


def build(c: Connection) -> tuple[Member, Member]:
    """Heads of two teams."""
    found = []
    for number in (1, 2):
        team_id = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
        found.append(people.add_member(c, team_id, number, Role.HEAD, "Имя", "Europe/Moscow", "ru", None, NOW))
    return found[0], found[1]


def bound_rows(c: Connection) -> list[tuple[int, int, int | None]]:
    return [(row.team_id, row.chat_id, row.topic_id) for row in c.execute(select(rows).where(rows.c.left_at.is_(None)))]


async def test_a_team_has_one_group_and_a_group_one_team(database: Database) -> None:
    """Who binds another leaves the first; who is refused keeps his own."""

    def work(c: Connection) -> None:
        ours, theirs = build(c)
        assert groups.bind(c, ours, CHAT, None, "a", NOW)
        assert groups.bind(c, ours, CHAT, 7, "a", NOW)
        assert bound_rows(c) == [(ours.team_id, CHAT, 7)]
        assert groups.bind(c, theirs, OTHER, None, "b", NOW)
        assert groups.bind(c, theirs, CHAT, None, "a", NOW) is None
        assert sorted(bound_rows(c)) == [(ours.team_id, CHAT, 7), (theirs.team_id, OTHER, None)]
        assert groups.bind(c, ours, SUPER, None, "c", NOW)
        assert groups.bind(c, theirs, CHAT, None, "a", NOW)

    await database.transaction(work)


async def test_a_group_that_is_offered_is_not_bound(database: Database) -> None:
    """Nothing goes there; it keeps nobody from binding it."""

    def work(c: Connection) -> None:
        ours, theirs = build(c)
        groups.bind(c, ours, CHAT, None, "a", NOW)
        offered = groups.get(c, ours.team_id, groups.offer(c, ours, OTHER, 3, "b", NOW))
        assert offered is not None
        assert (offered.chat_id, offered.topic_id, offered.is_bound) == (OTHER, 3, False)
        assert groups.of_chat(c, OTHER) is None
        assert groups.bind(c, theirs, OTHER, None, "b", NOW)

    await database.transaction(work)


async def test_a_key_is_posted_once_in_a_group_and_again_in_another(database: Database) -> None:
    """By constraint."""

    def work(c: Connection) -> None:
        ours, _ = build(c)
        assert groups.post(c, ours.team_id, "summary:1", NOW) is None
        first = groups.bind(c, ours, CHAT, None, "a", NOW)
        assert groups.post(c, ours.team_id, "summary:1", NOW) == first
        assert groups.post(c, ours.team_id, "summary:1", NOW) is None
        assert groups.post(c, ours.team_id, "summary:2", NOW) == first
        second = groups.bind(c, ours, OTHER, None, "b", NOW)
        assert groups.post(c, ours.team_id, "summary:1", NOW) == second

    await database.transaction(work)


async def test_what_went_wrong_is_new_once(database: Database) -> None:
    """Thrown out, topic gone, no right: whoever asks second is told that it is known."""

    def work(c: Connection) -> None:
        ours, _ = build(c)
        groups.bind(c, ours, CHAT, 7, "a", NOW)
        assert groups.lose_topic(c, CHAT, 8) is None
        found = groups.lose_topic(c, CHAT, 7)
        assert found is not None
        assert found.topic_id is None
        assert groups.lose_topic(c, CHAT, 7) is None
        assert groups.silence(c, CHAT, NOW)
        assert groups.silence(c, CHAT, NOW) is None
        groups.hear(c, CHAT)
        assert groups.silence(c, CHAT, NOW)
        assert groups.lose(c, CHAT, NOW)
        assert groups.lose(c, CHAT, NOW) is None
        assert bound_rows(c) == []

    await database.transaction(work)


async def test_a_group_moves_to_its_supergroup(database: Database) -> None:
    """Twice does no harm; what was bound by the new id already stays, and the old is left."""

    def work(c: Connection) -> None:
        ours, theirs = build(c)
        groups.bind(c, ours, CHAT, None, "a", NOW)
        for _ in range(2):
            groups.migrate(c, CHAT, SUPER, NOW)
        assert bound_rows(c) == [(ours.team_id, SUPER, None)]
        groups.bind(c, theirs, OTHER, None, "b", NOW)
        groups.migrate(c, OTHER, SUPER, NOW)
        assert bound_rows(c) == [(ours.team_id, SUPER, None)]

    await database.transaction(work)
