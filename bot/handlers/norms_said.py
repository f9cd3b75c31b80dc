"""A head says a norm: it is kept, and everybody whose norm is another now is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.norms import Norms, SetNorm, Whose, this_monday
from bot.domain.people import Member
from bot.handlers.turn import Turn
from bot.handlers.week_card import week_card_reply
from bot.handlers.workers import workers
from bot.screens import norms as screens
from bot.screens.norms import About, View
from bot.store import norms
from bot.texts import texts


def view_of(turn: Turn) -> View:
    return View(norms.of_team(turn.connection, turn.member.team_id), turn.member.day(turn.now))


def with_own(turn: Turn, view: View, whose: Whose | None = None) -> list[Member]:
    """Those who have norms of their own now or soon; of everybody of a role, or of all."""
    own = {each.whose for each in view.norms.said if each.whose.member_id is not None}
    found = [one for one in workers(turn) if Whose(one.role, one.id) in own and whose in (None, Whose(one.role))]
    return [one for one in found if view.norms.cleared(Whose(one.role, one.id), view.monday)]


def say(turn: Turn, about: About, changes: Sequence[SetNorm]) -> list[Reply]:
    """Once: what is said again changes nothing, and nobody is told of it twice."""
    before = view_of(turn)
    added = norms.say(turn.connection, turn.member, changes, turn.now)
    view = view_of(turn)
    own = with_own(turn, view, about.whose) if about.whose.member_id is None else []
    turn.ask("norms.line", {"who": about.tag})
    shown = turn.show(screens.whose(turn.t, view, about, own, screens.done(turn.t, view, about, added)))
    whom = [one for one in workers(turn) if about.whose in (Whose(one.role), Whose(one.role, one.id))]
    mondays = sorted({each.monday for each in added})
    told = [reply for monday in mondays for one in whom for reply in _tell(turn, one, before.norms, view, monday)]
    return [shown, *told]


def _tell(turn: Turn, one: Member, before: Norms, view: View, monday: date) -> list[Reply]:
    """Of what is another for him; who has his own norm does not notice what everybody's is."""
    if one.unreachable_since is not None:
        return []
    whose = Whose(one.role, one.id)
    was, now = before.of(whose, monday), view.norms.of(whose, monday)
    changes = {stage: (was.get(stage), now.get(stage)) for stage in was | now if was.get(stage) != now.get(stage)}
    if not changes:
        return []
    this = monday == this_monday(one.day(turn.now))
    told = screens.told(texts(one.locale), turn.member.name, changes, monday, this=this)
    card = [week_card_reply(turn.connection, one, turn.now)] if this else []
    return [message_to(one.telegram_id, told), *card]
