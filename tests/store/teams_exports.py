"""What the functions of the store are tried with that are about the export, the trail and erased data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from bot.domain.people import Member
from bot.store import audit, exports_all, forgetting, trails
from tests.store.teams_town import NOW, Town

Ask = Callable[[Connection, Town, Member], Any]
EVERYTHING = 2**62


def _noted(c: Connection, town: Town) -> bool:
    audit.note(c, town.ann, "path.join", NOW, subject=("client", town.client.id))
    return True


def _page(c: Connection, town: Town, me: Member) -> list[Any]:
    """Her change, also where somebody asks for her changes by her number."""
    _noted(c, town)
    found = [each for of in (None, town.ann.id) for each in trails.page(c, me.team_id, EVERYTHING, 9, of)]
    return [each for each in found if each.member_id == town.ann.id]


def _named(c: Connection, town: Town, me: Member) -> bool:
    _noted(c, town)
    found = trails.page(c, town.team, EVERYTHING, 9)
    return any(trails.names_of(c, me.team_id, found).values())


QUESTIONS: dict[str, Ask] = {
    "trails.page": _page,
    "trails.names_of": _named,
    "trails.authors": lambda c, t, me: [one for one in trails.authors(c, me.team_id) if one.id == t.ann.id],
    "exports_all.of_team": lambda c, t, me: exports_all.of_team(c, me.team_id).name == "Ours",
    "forgetting.kept_of": lambda c, t, me: any(forgetting.kept_of(c, me)),
}

CHANGES: dict[str, Ask] = {
    "forgetting.forget_person": lambda c, t, me: forgetting.forget_person(c, me.team_id, t.director, "Somebody Else"),
}

ELSEWHERE = {
    # About himself; whose clients he had is asked before, and moved.
    "forgetting.forget",
}
