"""What the handlers of a team share: who is meant, his card, why something is refused."""

from __future__ import annotations

from bot.delivery import errands
from bot.delivery.outbox import Reply
from bot.domain.leaving import Problem, problem_of_leaving, problem_of_role
from bot.domain.people import Member, Role
from bot.domain.roster import standing_of
from bot.handlers.turn import Turn
from bot.handlers.week_card import week_card_reply
from bot.screens import team as screens
from bot.screens.dates import show_days
from bot.screens.screen import Screen
from bot.store import attendance, checks, deputies, people
from bot.store import team as team_rows

FORGET_STEP = "forget.step"
"""Of who asked that his data be erased: his clients go to a colleague first."""
FORGET_TEXTS = "forget.texts"
"""Then his name goes from what others wrote."""
FORGET_KEEP = "forget.keep"
"""The question whether to erase another's data: a typed «нет» answers it."""


def everybody(turn: Turn) -> list[Member]:
    """Who works here now, heads last."""
    return people.of_team(turn.connection, turn.member.team_id)


def being_erased(turn: Turn) -> set[int]:
    """Who asked that his data be erased, and is still here."""
    return waited_for(turn, FORGET_STEP) | waited_for(turn, FORGET_TEXTS)


def waited_for(turn: Turn, kind: str) -> set[int]:
    """About whom a long work of this kind goes on."""
    return {each["whom"] for each in errands.under_way(turn.connection, turn.member.team_id, kind)}


def staying(turn: Turn, whom: Member) -> list[Member]:
    """Who works here, but for who is being erased: he leads nobody any more, and takes nothing over. `whom`: about
    whose place it is asked; he is among them."""
    going = being_erased(turn) - {whom.id}
    return [one for one in everybody(turn) if one.id not in going]


def roles_for(turn: Turn, whom: Member) -> list[Role]:
    """What he may become."""
    team = staying(turn, whom)
    return [role for role in Role if problem_of_role(turn.member, whom, role, team) is None]


def refusal(turn: Turn, problem: Problem, whom: Member) -> str:
    return turn.t.plain("team-problem", problem=problem, name=whom.name)


def card_of(turn: Turn, whom: Member, done: str = "") -> Screen:
    """His card, with what may be done with him."""
    day = whom.day(turn.now)
    path = checks.path_of_member(turn.connection, whom)
    roles = roles_for(turn, whom)
    person = screens.Person(
        standing=standing_of(whom, attendance.of_member(turn.connection, whom, day, day), day),
        in_hand=team_rows.in_hand(turn.connection, whom, turn.now),
        path=path,
        deputy=_stands_in(turn, whom),
        may_leave=problem_of_leaving(turn.member, whom, staying(turn, whom)) is None,
        may_change_role=bool(roles),
        offers_promotion=path is not None and path.is_complete and Role.HUNTER in roles,
    )
    return screens.card(turn.t, person, done)


def _stands_in(turn: Turn, whom: Member) -> str:
    found = [each for each in deputies.of_person(turn.connection, whom) if each.member_id == whom.id]
    upcoming = [each for each in found if each.last_day >= whom.day(turn.now)]
    if not upcoming:
        return ""
    return turn.t("team-deputy-line", days=show_days(upcoming[0].first_day, upcoming[0].last_day, turn.t))


def pinned_week(turn: Turn, whom: Member) -> list[Reply]:
    """The card of his week, where he has one."""
    ready = whom.role is not Role.HEAD and whom.onboarding is None and whom.unreachable_since is None
    return [week_card_reply(turn.connection, whom, turn.now)] if ready else []
