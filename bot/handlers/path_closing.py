"""Block 3 is told to every head at once, with a brief on one screen; one of them joins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.board import Deal
from bot.domain.clients import Client
from bot.domain.groups import closing_key
from bot.domain.path import Made, NoJoin, join_problem
from bot.domain.people import Ability, Member, may
from bot.handlers.clients import shown_to
from bot.handlers.handover_hands import name_of
from bot.handlers.path_base import State
from bot.handlers.pressed_rows import client_of
from bot.handlers.turn import Routes, Turn, arguments, number
from bot.screens import path_brief
from bot.screens.screen import Screen
from bot.store import audit, groups, heads, ledgers, paths, people
from bot.texts import Texts, texts


def routes() -> Routes:
    return Routes(presses={"path.join": press_join}, abilities={"path.join": Ability.JOIN_CLOSING})


def news_of_closing(turn: Turn, state: State, made: Made) -> list[Reply]:
    """For every head and whoever stands in for one, each in his language and on his clock; not for who moved him.
    And a line for the team's group."""
    assert state.deal is not None
    told = heads.to_tell(turn.connection, turn.member.team_id, turn.now)
    owner = name_of(turn.connection, turn.member.team_id, state.client.owner_id)
    line = partial(path_brief.group_line, deal=state.deal, owner=owner, currency=state.shown.currency)
    briefs = [
        message_to(one.telegram_id, _brief(turn, one, state.client, state.deal, ""))
        for one in told
        if one.id != made.member_id
    ]
    return [*briefs, *in_group(turn, "closing", state.client.id, made.id, line)]


def in_group(turn: Turn, what: str, client_id: int, move_id: int, line: Callable[[Texts], str]) -> list[Reply]:
    """One line in the team's group, once for each move; nothing where there is none."""
    group = groups.post(turn.connection, turn.member.team_id, closing_key(what, client_id, move_id), turn.now)
    if group is None:
        return []
    return [message_to(group.chat_id, Screen(line(texts(group.locale))), topic=group.topic_id)]


def _brief(turn: Turn, reader: Member, client: Client, deal: Deal, joined: str) -> Screen:
    card = shown_to(turn.connection, reader, client, turn.now)
    currency = ledgers.currency(turn.connection, reader.team_id)
    return path_brief.brief(texts(reader.locale), deal, card, currency, reader.zone, reader.day(turn.now), joined)


def press_join(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return join(turn, client_of(turn, number(arguments(given, 1)[0])))


def join(turn: Turn, client: Client) -> list[Reply]:
    """The first head joins, and the leader is told; a second one sees who did."""
    connection, member = turn.connection, turn.member
    if not may(member, Ability.JOIN_CLOSING):
        role = turn.t.plain("role-name", role=member.role)
        return [turn.alert(turn.t.plain("refused-ability", ability=Ability.JOIN_CLOSING, role=role))]
    deal = paths.get(connection, member.team_id, client.id)
    problem = join_problem(paths.path_of(deal))
    if deal is None or problem is not None:
        # A message, also where a button was pressed: it says what to do instead, in lines that may be copied.
        return [turn.say(Screen(turn.t("path-join-problem", problem=problem or NoJoin.COLD, client=client.name)))]
    if not paths.join(connection, member, client.id, turn.now):
        return _joined_already(turn, client, deal)
    audit.note(connection, member, "path.join", turn.now, subject=("client", client.id))
    own = client.owner_id == member.id
    owner = people.get(connection, member.team_id, client.owner_id)
    line = turn.t("path-joined-you-own") if own or owner is None else turn.t("path-joined-you", owner=owner.name)
    replies = [turn.show(_brief(turn, member, client, deal, line))]
    if owner is not None and not own:
        told = path_brief.joined_line(texts(owner.locale), client=client.name, who=member.name)
        replies.append(message_to(owner.telegram_id, Screen(told)))
    seen = paths.latest(connection, member.team_id, client.id)
    joined = partial(path_brief.joined_line, client=client.name, who=member.name)
    return [*replies, *in_group(turn, "join", client.id, seen, joined)]


def _joined_already(turn: Turn, client: Client, deal: Deal) -> list[Reply]:
    """In place of his button stands who joined."""
    if deal.joined_by == turn.member.id:
        said = turn.t.plain("path-joined-already")
    else:
        said = turn.t.plain("path-joined-other", who=name_of(turn.connection, turn.member.team_id, deal.joined_by or 0))
    if turn.press is None:
        return [turn.alert(said)]
    return [turn.alert(said), turn.show(_brief(turn, turn.member, client, deal, turn.t("verbatim", text=said)))]
