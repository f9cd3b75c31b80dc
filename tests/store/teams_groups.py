"""What the functions of the store are tried with that are about a team's group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from bot.domain.groups import Group
from bot.domain.people import Member
from bot.store import groups
from tests.store.teams_town import NOW, Town

Ask = Callable[[Connection, Town, Member], Any]
CHAT = -1_000_000_000_001


def _bound(c: Connection, town: Town) -> Group:
    found = groups.bind(c, town.ann, CHAT, 7, "Ours", NOW)
    assert found is not None
    return found


QUESTIONS: dict[str, Ask] = {
    "groups.bound": lambda c, t, me: _bound(c, t) and groups.bound(c, me.team_id),
    "groups.get": lambda c, t, me: groups.get(c, me.team_id, _bound(c, t).id),
    "groups.post": lambda c, t, me: _bound(c, t) and groups.post(c, me.team_id, "news", NOW),
    "groups.posted": lambda c, t, me: (
        _bound(c, t) and groups.post(c, t.team, "news", NOW) and groups.posted(c, me.team_id, "news")
    ),
    "groups.unbind": lambda c, t, me: _bound(c, t) and groups.unbind(c, me.team_id, NOW),
}
CHANGES: dict[str, Ask] = {
    "groups.bind": lambda c, t, me: groups.bind(c, me, CHAT - me.id, None, "Ours", NOW),
    "groups.offer": lambda c, t, me: groups.offer(c, me, CHAT - me.id, None, "Ours", NOW),
}
ELSEWHERE: set[str] = set()
