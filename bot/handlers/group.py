"""The team's group: bound by a head's `/start` in it, unbound by `/stop` there or a button; asked about in private."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.delivery import outbox
from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.groups import Binding, Group, Place, binding
from bot.domain.people import Ability, may
from bot.handlers.turn import Routes, Turn, arguments, number
from bot.screens import groups as screens
from bot.screens.screen import Screen
from bot.store import audit, groups, people

InGroup = Callable[[Turn, Place], list[Reply]]
"""Handles a command that a head types in a group."""
SETTING = frozenset({"группа", "group", "чат", "chat"})
"""Behind `/settings`."""


def routes() -> Routes:
    presses = {"group.show": press_show, "group.take": press_take, "group.drop": press_drop}
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.BIND_GROUP))


def press_show(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return show(turn)


def typed(turn: Turn) -> list[Reply]:
    """`/settings группа`"""
    if may(turn.member, Ability.BIND_GROUP):
        return show(turn)
    role = turn.t.plain("role-name", role=turn.member.role)
    return [turn.alert(turn.t.plain("refused-ability", ability=Ability.BIND_GROUP, role=role))]


def show(turn: Turn, done: str = "") -> list[Reply]:
    own = groups.bound(turn.connection, turn.member.team_id)
    return [turn.show(screens.state(turn.t, own, turn.bot_username, done))]


# -- bound


def start(turn: Turn, place: Place) -> list[Reply]:
    """`/start` in a group: it is the team's, or it is asked whether it shall be."""
    connection, member = turn.connection, turn.member
    own = groups.bound(connection, member.team_id)
    match binding(member.team_id, place, groups.of_chat(connection, place.chat_id), own):
        case Binding.FOREIGN:
            return [turn.say(_foreign(turn, place))]
        case Binding.SAME:
            return show(turn, turn.t("group-same"))
        case Binding.ANOTHER if own is not None:
            offered = groups.offer(connection, member, place.chat_id, place.topic_id, place.title, turn.now)
            return [turn.say(screens.which(turn.t, own, offered, place.title))]
        case _:
            return _bind(turn, place, own)


def press_take(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The group that was offered takes the place of the other; pressed again it only shows how things are. Where the
    bot was thrown out meanwhile the team keeps the one it has."""
    connection, member = turn.connection, turn.member
    offered = groups.get(connection, member.team_id, number(arguments(given, 1)[0]))
    if offered is None:
        return [turn.alert(turn.t.plain("group-take-gone", bot=turn.bot_username))]
    own = groups.bound(connection, member.team_id)
    place = Place(offered.chat_id, offered.topic_id, offered.title)
    return show(turn) if own is not None and _is_at(own, place) else _bind(turn, place, own)


def _is_at(group: Group, place: Place) -> bool:
    return (group.chat_id, group.topic_id) == (place.chat_id, place.topic_id)


def _bind(turn: Turn, place: Place, own: Group | None) -> list[Reply]:
    """Said in the group, to the head, and in the group that was the team's until now."""
    connection, member = turn.connection, turn.member
    bound = groups.bind(connection, member, place.chat_id, place.topic_id, place.title, turn.now)
    if bound is None:
        return [turn.show(_foreign(turn, place))]
    audit.note(connection, member, "group.bind", turn.now, subject=("group", bound.id), old=own.id if own else None)
    replies = show(turn, turn.t("group-done", title=bound.title))
    if own is not None and own.chat_id != bound.chat_id:
        outbox.drop(connection, own.chat_id)
        replies.append(_in(own, screens.gone(own)))
    return [*replies, _in(bound, screens.here(bound, people.team_name(connection, member.team_id)))]


def _foreign(turn: Turn, place: Place) -> Screen:
    return Screen(turn.t("group-foreign", title=place.title, bot=turn.bot_username))


def _in(group: Group, screen: Screen) -> Reply:
    return message_to(group.chat_id, screen, topic=group.topic_id)


# -- unbound


def stop(turn: Turn, place: Place) -> list[Reply]:
    """`/stop` in a group."""
    own = groups.bound(turn.connection, turn.member.team_id)
    if own is None or own.chat_id != place.chat_id:
        return [turn.alert(turn.t.plain("group-not-here", title=place.title))]
    return _unbind(turn, own)


def press_drop(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The button of a group that is the team's no more shows which is."""
    own = groups.bound(turn.connection, turn.member.team_id)
    pressed = number(arguments(given, 1)[0])
    return _unbind(turn, own) if own is not None and own.id == pressed else show(turn)


def _unbind(turn: Turn, own: Group) -> list[Reply]:
    """What waits for the group is not sent; it is told that nothing more comes."""
    connection, member = turn.connection, turn.member
    groups.unbind(connection, member.team_id, turn.now)
    outbox.drop(connection, own.chat_id)
    audit.note(connection, member, "group.unbind", turn.now, subject=("group", own.id))
    return [*show(turn, turn.t("group-dropped", title=own.title)), _in(own, screens.gone(own))]


COMMANDS: dict[str, InGroup] = {"start": start, "stop": stop}
"""What is said in the group itself; every other command is answered as if it were said in private."""
