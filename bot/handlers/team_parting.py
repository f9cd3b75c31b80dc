"""What ends with somebody's place in the team: who stands in for him or for whom he does, the closings he joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.deputies import Deputy
from bot.domain.people import Member, Role
from bot.handlers.help import commands_of
from bot.handlers.turn import Turn
from bot.screens import team_deputies as screens
from bot.screens.screen import Screen
from bot.store import audit, deputies, heads, people
from bot.store import team as team_rows
from bot.texts import texts


def step_down(turn: Turn, whom: Member) -> list[Reply]:
    """He leads no more, or works here no more: nobody stands in for him, and the closings he joined wait again."""
    ended = end_deputies(turn, deputies.of_person(turn.connection, whom), without=whom)
    return [*ended, *_freed(turn, whom)]


def _freed(turn: Turn, whom: Member) -> list[Reply]:
    """The closings that he joined wait for a head again: the heads hear of them, and whose deals they are."""
    freed = team_rows.unjoin(turn.connection, whom)
    leading = heads.to_tell(turn.connection, whom.team_id, turn.now) if freed else []
    news = screens.news_of_freed(freed, whom.name, leading, whom.id)
    return [message_to(one.telegram_id, said) for one, said in news]


def end_deputies(turn: Turn, found: Sequence[Deputy], without: Member | None = None) -> list[Reply]:
    """Who stood in is told, and keeps a head's menu and the closings he joined only where he stands in for another
    still; so is the head, unless it was his own word. `without`: who is told of more than this, and elsewhere."""
    replies: list[Reply] = []
    for each in found:
        if not deputies.end(turn.connection, each, turn.now):
            continue
        audit.note(turn.connection, turn.member, "deputy.ended", turn.now, subject=("member", each.member_id))
        whom = people.colleague(turn.connection, turn.member.team_id, each.member_id)
        head = people.get(turn.connection, turn.member.team_id, each.head_id)
        away = {turn.member.id, without.id if without else 0}
        if whom is not None and head is not None and (without is None or whom.id != without.id):
            replies += _told_off(turn, whom, head)
        if whom is not None and head is not None and head.works_here and head.id not in away:
            said = texts(head.locale)("deputy-off-head", name=whom.name, by=turn.member.name)
            replies.append(message_to(head.telegram_id, Screen(said)))
    return replies


def _told_off(turn: Turn, whom: Member, head: Member) -> list[Reply]:
    still = deputies.stands_in_for(turn.connection, whom, turn.now)
    told = message_to(whom.telegram_id, screens.told_off(texts(whom.locale), head.name, still))
    menu = commands_of(replace(whom, stands_in=bool(still)))
    return [told, menu, *([] if still or whom.role is Role.HEAD else _freed(turn, whom))]
