"""The head erases the personal data of who left the team: from `/team`, or `/forgetme Орлов`; what counted counts."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.errands import Fetched, step
from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.free_text import clean
from bot.domain.leaving import heads_of
from bot.domain.people import NAME_LIMIT, Ability, Member
from bot.handlers.team_base import FORGET_KEEP, everybody, waited_for
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import forgetting as screens
from bot.screens.screen import Screen
from bot.store import audit, forgetting, heads
from bot.texts import texts

STEP = "former.step"


def routes() -> Routes:
    presses = {"former.list": press_list, "former.ask": press_ask, "former.do": press_do}
    return Routes(
        presses=dict(presses),
        files={STEP: carry_on},
        abandoned={STEP: stopped},
        abilities=dict.fromkeys((*presses, STEP), Ability.LEAD_TEAM),
    )


def typed(turn: Turn, text: str) -> list[Reply]:
    """`/forgetme Орлов`"""
    name, left = clean(text, NAME_LIMIT), _left(turn)
    found = named(left, name)
    if len(found) == 1:
        return [_ask(turn, found[0])]
    if found:
        return [turn.say(screens.former(turn.t, found, turn.t("former-many", name=name)))]
    working = named(everybody(turn), name)
    if len(working) == 1:
        return [turn.say(Screen(turn.t("former-works-here", name=working[0].name)))]
    unknown = turn.t("former-unknown", name=name)
    return [turn.say(screens.former(turn.t, left, unknown) if left else Screen(unknown))]


def _left(turn: Turn) -> list[Member]:
    return forgetting.left_of(turn.connection, turn.member.team_id)


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    left = _left(turn)
    return [turn.say(screens.former(turn.t, left)) if left else turn.alert(turn.t.plain("former-none"))]


def _chosen(turn: Turn, member_id: int) -> Member:
    """Somebody who left and is not forgotten. Raises Outdated."""
    found = next((one for one in _left(turn) if one.id == member_id), None)
    if found is None:
        raise Outdated
    return found


def press_ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return [_ask(turn, _chosen(turn, number(arguments(given, 1)[0])))]


def _alias(turn: Turn, whom: Member) -> str:
    return turn.t.plain("forget-alias", number=str(whom.id))


def _ask(turn: Turn, whom: Member) -> Reply:
    turn.ask(FORGET_KEEP)
    return turn.show(screens.ask_former(turn.t, whom, _alias(turn, whom)))


def press_do(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Once: pressed again, the button is out of date."""
    whom = _chosen(turn, number(arguments(given, 1)[0]))
    if whom.id in waited_for(turn, STEP):
        return [turn.alert(turn.t.plain("former-under-way"))]
    return _some(turn, whom, 0)


def carry_on(turn: Turn, fetched: Fetched) -> list[Reply]:
    """What was said about the next clients."""
    return _some(turn, _chosen(turn, fetched.data["whom"]), fetched.data["after"])


def stopped(turn: Turn, fetched: Fetched) -> list[Reply]:
    """Whoever began it leads no more, or it failed for good: the heads are told, and one of them goes on."""
    whom = next((one for one in _left(turn) if one.id == fetched.data["whom"]), None)
    if whom is None:
        return []
    return [
        message_to(one.telegram_id, screens.former_stopped(texts(one.locale), whom, turn.member.name))
        for one in heads.to_tell(turn.connection, whom.team_id, turn.now)
    ]


def take_over(turn: Turn, whom: Member) -> list[Reply]:
    """Who had asked for it himself left before its end: it goes on in a head's name."""
    if whom.id not in {one.id for one in _left(turn)}:
        return []
    reached = heads.to_tell(turn.connection, whom.team_id, turn.now)
    head = (reached or heads_of(everybody(turn)))[0]
    told = Screen(texts(head.locale)("former-asked", name=whom.name))
    return [message_to(head.telegram_id, told), step(STEP, {"whom": whom.id, "after": 0}, head.telegram_id)]


def _some(turn: Turn, whom: Member, after: int) -> list[Reply]:
    mark = texts(forgetting.team_locale(turn.connection, whom.team_id)).plain("forgotten-mark")
    reached = forgetting.from_texts(turn.connection, whom, after, mark)
    if reached is None:
        alias = _alias(turn, whom)
        forgetting.forget(turn.connection, whom, alias, turn.now)
        audit.note(turn.connection, turn.member, "member.forgotten", turn.now, subject=("member", whom.id))
        return [turn.show(Screen(turn.t("former-done", alias=alias)))]
    on = step(STEP, {"whom": whom.id, "after": reached})
    return [on] if after else [turn.show(Screen(turn.t("former-begun"))), on]
