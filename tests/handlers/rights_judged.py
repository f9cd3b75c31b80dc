"""What is right: who is able, how he is refused, and how a test says what was wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.domain.people import ALLOWED, Ability, Role, may
from bot.handlers.turn import Routes
from bot.store import conversations, people
from bot.texts import texts
from tests.handlers.rights_rows import Changed, changed, everything
from tests.handlers.rights_town import Who
from tests.handlers.rights_walk import Tried, Walk

T = texts("ru")


def able(who: Who, ability: Ability | None) -> bool:
    return ability is None or may(who.role, ability) or (who is Who.DEPUTY and may(Role.HEAD, ability))


def refusal(who: Who, ability: Ability) -> str:
    """The one sentence that says who may, or what he may instead."""
    return T.plain("refused-ability", ability=ability, role=T.plain("role-name", role=who.role))[:200]


def is_refused(one: Tried, ability: Ability | None) -> bool:
    return ability is not None and one.seen.told == refusal(one.by, ability)


def none_of(found: Iterable[object], advice: str) -> None:
    listed = sorted({str(each) for each in found})
    assert not listed, "\n  ".join([f"{advice}:", *listed])


def is_heads_alone(routes: Routes, name: str) -> bool:
    """By its ability nobody but a head is served."""
    ability = routes.abilities.get(name)
    return ability is not None and ALLOWED[ability] == frozenset({Role.HEAD})


def answered(walk: Walk, who: Who, asked: str | None, **content: Any) -> tuple[str, Changed]:
    """What he is told, and what changed but for the question itself."""
    chat = walk.chat
    with chat.aside():
        found = people.by_telegram_id(chat.connection, who.number, chat.now)
        assert found is not None
        conversations.forget(chat.connection, found[0].id)
        if asked is not None:
            conversations.expect(chat.connection, found[0].id, asked, {}, chat.now)
        before = everything(chat.connection)
        seen = chat.send(who.number, **content)
        after = changed(before, everything(chat.connection))
    return seen.told, after
