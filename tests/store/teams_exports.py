"""What the functions of the store are tried with that are about the export, the trail and erased data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from bot.domain.people import Member
from bot.domain.traces import traces_of
from bot.store import audit, exports_all, forgetting, forgetting_person, forgetting_words, people, trails
from tests.store.teams_town import NOW, Town

Ask = Callable[[Connection, Town, Member], Any]
EVERYTHING = 2**62
FAIR = traces_of("Выставка", None)
"""Files of the town are named after it."""


def _noted(c: Connection, town: Town) -> bool:
    audit.note(c, town.ann, "path.join", NOW, subject=("client", town.client.id))
    return True


def _page(c: Connection, town: Town, me: Member) -> list[Any]:
    """Her change, also where somebody asks for her changes by her number."""
    _noted(c, town)
    found = [each for of in (None, town.ann.id) for each in trails.page(c, me.team_id, EVERYTHING, 9, of)]
    return [each for each in found if each.member_id == town.ann.id]


def _left(c: Connection, town: Town, me: Member) -> list[Member]:
    people.change(c, town.ann, left_at=NOW)
    return forgetting.left_of(c, me.team_id)


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
    "forgetting.team_locale": lambda c, t, me: forgetting.team_locale(c, me.team_id) == "en" and me.id == t.ann.id,
    "forgetting.left_of": _left,
    "forgetting_person.people_of": lambda c, t, me: forgetting_person.people_of(c, me.team_id, t.client.id),
}

CHANGES: dict[str, Ask] = {
    "forgetting_person.forget_person": lambda c, t, me: forgetting_person.forget_person(
        c, me.team_id, t.client, t.director, "Somebody Else", "[removed]"
    ),
    "forgetting_words.about_clients": lambda c, t, me: forgetting_words.about_clients(
        c, me.team_id, [t.client.id], lambda _, text: f"{text}!"
    ),
    "forgetting_words.of_team": lambda c, t, me: forgetting_words.of_team(c, me.team_id, FAIR, "[removed]"),
}

ELSEWHERE = {
    # About himself; whose clients he had is asked before, and moved.
    "forgetting.forget",
    # His own name, in his own team; tried in test_personal.py, with what is on its way and stands in no watched table.
    "forgetting.from_texts",
    "forgetting_transit.clear",
    # Of a person and a firm that are found before, in their own team.
    "forgetting_person.is_called_after",
}
