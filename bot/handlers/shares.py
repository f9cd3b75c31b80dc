"""`/share`: the head says what part of a full week a person works; his norms are as much less."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.fair_week import LEAST_SHARE, WHOLE
from bot.domain.people import Ability, Member, Role
from bot.domain.shares import apart, share_named
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.handlers.week_card import week_card_reply
from bot.handlers.workers import workers
from bot.screens import shares as screens
from bot.screens.screen import Screen
from bot.store import audit, people, team
from bot.texts import texts


def routes() -> Routes:
    presses = {"share.list": press_list, "share.of": press_person, "share.set": press_set}
    abilities = dict.fromkeys(("share", "share.line", *presses), Ability.SET_SHARES)
    return Routes(
        commands={"share": share}, presses=dict(presses), answers={"share.line": type_share}, abilities=abilities
    )


def share(turn: Turn, argument: str) -> list[Reply]:
    """`/share`, `/share Иван 50`."""
    if not argument:
        return _listing(turn)
    name, percent = apart(argument)
    found = named(workers(turn), name)
    if len(found) != 1:
        return [turn.say(screens.whom(turn.t, name, found or workers(turn), many=bool(found)))]
    return _typed(turn, found[0], percent) if percent else _ask(turn, found[0])


def type_share(turn: Turn, text: str) -> list[Reply]:
    """How much, of the person who was chosen; `Иван 50`; nothing: the text is about something else."""
    chosen = turn.expected("share.line").get("member")
    if chosen is not None and any(letter.isdigit() for letter in text[:1]):
        return _typed(turn, _worker(turn, chosen), text)
    if chosen is not None and share_named(text) is not None:
        return _typed(turn, _worker(turn, chosen), text)
    name, _ = apart(text)
    return share(turn, text) if named(workers(turn), name) else []


def _typed(turn: Turn, whose: Member, text: str) -> list[Reply]:
    percent = share_named(text)
    if percent is None:
        return [turn.alert(turn.t.plain("share-bad", least=LEAST_SHARE))]
    return _set(turn, whose, percent)


def _worker(turn: Turn, member_id: int) -> Member:
    """Somebody of the team who has norms. Raises Outdated."""
    found = people.colleague(turn.connection, turn.member.team_id, member_id)
    if found is None or found.role is Role.HEAD:
        raise Outdated
    return found


def _listing(turn: Turn, first: str = "") -> list[Reply]:
    turn.ask("share.line")
    return [turn.show(screens.listing(turn.t, workers(turn), first))]


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return _listing(turn)


def press_person(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask(turn, _worker(turn, number(arguments(given, 1)[0])))


def _ask(turn: Turn, whose: Member) -> list[Reply]:
    turn.ask("share.line", {"member": whose.id})
    return [turn.show(screens.ask(turn.t, whose))]


def press_set(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, percent = (number(each) for each in arguments(given, 2))
    if not LEAST_SHARE <= percent <= WHOLE:
        raise Outdated
    return _set(turn, _worker(turn, member_id), percent)


def _set(turn: Turn, whose: Member, percent: int) -> list[Reply]:
    if whose.share == percent:
        return _listing(turn, turn.t("share-same", name=whose.name, percent=percent))
    changed = team.change_share(turn.connection, whose, percent, turn.now)
    subject = ("member", whose.id)
    audit.note(turn.connection, turn.member, "share.set", turn.now, subject=subject, was=whose.share, value=percent)
    t = texts(changed.locale)
    told = Screen(t("share-told", by=turn.member.name, percent=percent))
    return [
        *_listing(turn, turn.t("share-set", name=changed.name, percent=percent)),
        message_to(changed.telegram_id, told),
        week_card_reply(turn.connection, changed, turn.now),
    ]
