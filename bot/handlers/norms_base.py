"""What the handlers of norms share: whose norm a button means, how it is shown on its way, why it will not do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.delivery.outbox import Reply
from bot.domain.funnel import Stage
from bot.domain.norms import MOST, NormProblem, SetNorm, Whose, problem_of, settable
from bot.domain.norms_typed import Wish
from bot.domain.people import Member, Role
from bot.handlers.norms_said import say, view_of, with_own
from bot.handlers.turn import Outdated, Turn, number
from bot.screens import norms as screens
from bot.screens.norms import ROLES, About
from bot.store import people

LINE = "norms.line"


def about_person(one: Member) -> About:
    return About(Whose(one.role, one.id), one.name)


def about(turn: Turn, tag: str) -> About:
    """Whose norms a button is about. Raises Outdated."""
    role = next((role for role in ROLES if role == tag), None)
    if role is not None:
        return About(Whose(role))
    found = people.get(turn.connection, turn.member.team_id, number(tag))
    if found is None or found.role is Role.HEAD or not found.works_here:
        raise Outdated
    return about_person(found)


def stage_of(whose: About, tag: str) -> Stage:
    """Raises Outdated."""
    found = next((stage for stage in settable(whose.whose.role) if stage == tag), None)
    if found is None:
        raise Outdated
    return found


def wish_of(value: str) -> int | Wish | None:
    """As a button carries it. Raises Outdated."""
    if not value:
        return None
    wish = next((wish for wish in Wish if wish.value == value), None)
    found = wish if wish is not None else number(value)
    if isinstance(found, int) and not 1 <= found <= MOST:
        raise Outdated
    return found


def listing(turn: Turn) -> list[Reply]:
    view = view_of(turn)
    turn.ask(LINE)
    return [turn.show(screens.listing(turn.t, view, with_own(turn, view)))]


def shown(turn: Turn, whose: About) -> Reply:
    turn.ask(LINE, {"who": whose.tag})
    view = view_of(turn)
    own = with_own(turn, view, whose.whose) if whose.whose.member_id is None else []
    return turn.show(screens.whose(turn.t, view, whose, own))


def draft(turn: Turn, whose: About, stage: Stage, wish: int | Wish | None, day: str = "") -> Reply:
    """`day`: from which on, where that was said already."""
    turn.ask(LINE, {"who": whose.tag, "stage": stage, "value": screens.carried(wish), "day": day})
    return turn.show(screens.draft(turn.t, view_of(turn), whose, stage, wish))


def set_norms(turn: Turn, whose: About, changes: Sequence[SetNorm]) -> list[Reply]:
    problem = next(filter(None, (problem_of(each, turn.member.day(turn.now)) for each in changes)), None)
    if problem is not None:
        return [turn.alert(bad(turn, problem))]
    view = view_of(turn)
    return say(turn, whose, [meant for each in changes for meant in view.norms.meant(each)])


def cleared(turn: Turn, whose: About, monday: date | None = None) -> list[Reply]:
    """Everything of their own goes, from this week on or a later one."""
    view = view_of(turn)
    return say(turn, whose, view.norms.cleared(whose.whose, monday or view.monday))


def bad(turn: Turn, problem: NormProblem, stages: str = "") -> str:
    monday = view_of(turn).monday
    example = turn.t.plain("norms-answer")
    return turn.t.plain("norms-bad", unfit=problem, most=MOST, day=f"{monday:%d.%m}", example=example, stages=stages)
