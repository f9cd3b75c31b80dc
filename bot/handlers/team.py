"""`/team`: who works here and how each stands today; a person's card; what is typed of either."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.newcomer import BY_HEAD
from bot.domain.people import Ability, Member, Role
from bot.domain.roster import Standing, standing_of
from bot.domain.team_notes import week_ahead
from bot.domain.team_typed import Action, TeamLine, read_team
from bot.handlers import inviting, team_deputies, team_leaving, team_moving, team_roles, team_settings
from bot.handlers.pressed_rows import colleague_of
from bot.handlers.team_base import card_of, everybody
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import team as screens
from bot.store import attendance, audit, checks, deputies, forgetting, people

HOME = "team.home"


def routes() -> Routes:
    presses = {
        "team.list": press_list,
        "team.of": press_person,
        "team.check": press_check,
        "team.invite": press_invite,
    }
    return Routes(
        commands={"team": team},
        presses=dict(presses),
        answers={HOME: type_line},
        abilities=dict.fromkeys(("team", HOME, *presses), Ability.LEAD_TEAM) | {"team.invite": Ability.INVITE},
    )


def team(turn: Turn, argument: str) -> list[Reply]:
    """`/team`, `/team Анна`, `/team Анна; хантер`, `/team Анна; уходит`, `/team заместитель Анна 24.11-28.11`."""
    return act(turn, read_team(argument, _today(turn))) if argument else listing(turn, 0)


def type_line(turn: Turn, text: str) -> list[Reply]:
    """A name, or a line without its command, while the team is on the screen; nothing: it is about something else."""
    line = read_team(text, _today(turn))
    about_team = line.action in (Action.DEPUTY, Action.NO_DEPUTY, Action.SETTINGS)
    return act(turn, line) if about_team or named(everybody(turn), line.whom) else []


def _today(turn: Turn) -> date:
    return turn.member.day(turn.said_at)


def act(turn: Turn, line: TeamLine) -> list[Reply]:
    if line.action is Action.SETTINGS:
        return team_settings.typed(turn, line.what)
    if line.action in (Action.DEPUTY, Action.NO_DEPUTY):
        return team_deputies.typed(turn, line)
    found = named(everybody(turn), line.whom)
    if len(found) != 1:
        turn.ask(HOME)
        return [turn.say(screens.whom(turn.t, line.whom, found or everybody(turn), many=bool(found)))]
    return _of_person(turn, found[0], line)


def _of_person(turn: Turn, whom: Member, line: TeamLine) -> list[Reply]:
    match line.action:
        case Action.ROLE:
            assert line.role is not None
            return team_roles.confirm(turn, whom, line.role)
        case Action.LEAVE:
            return team_leaving.typed(turn, whom, line.to)
        case Action.MOVE:
            return team_moving.typed(turn, whom, line.what, line.to)
        case Action.UNKNOWN:
            return [turn.alert(turn.t.plain("team-line-bad", said=line.what, example=turn.t.plain("team-example")))]
        case _:
            return show(turn, whom)


# -- the list


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return listing(turn, number(arguments(given, 1)[0]))


def listing(turn: Turn, page: int, done: str = "") -> list[Reply]:
    found = _standings(turn)
    if not 0 <= page * screens.PAGE < max(len(found), 1):
        raise Outdated
    turn.ask(HOME)
    name = people.team_name(turn.connection, turn.member.team_id)
    monday = week_ahead(turn.member.day(turn.now)).monday
    left = len(forgetting.left_of(turn.connection, turn.member.team_id))
    return [turn.show(screens.roster(turn.t, name, found, page, monday, done, left))]


def _standings(turn: Turn) -> list[Standing]:
    """Everybody as he stands today, heads last."""
    found = people.of_team(turn.connection, turn.member.team_id)
    days = {one.id: one.day(turn.now) for one in found}
    attending = attendance.of_people(turn.connection, found, min(days.values()), max(days.values()))
    named_ones = deputies.of_team(turn.connection, turn.member.team_id, min(days.values()))
    standing_in = {each.member_id for each in named_ones if each.member_id in days and days[each.member_id] in each}
    return [standing_of(one, attending[one.id], days[one.id], stands_in=one.id in standing_in) for one in found]


# -- one person


def press_person(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return show(turn, colleague_of(turn, number(arguments(given, 1)[0])))


def show(turn: Turn, whom: Member, done: str = "") -> list[Reply]:
    turn.ask(HOME)
    return [turn.show(card_of(turn, whom, done))]


def press_check(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The head says that this step is behind a trainee, or not after all."""
    member_id, item = arguments(given, 2)
    whom = colleague_of(turn, number(member_id))
    if item not in BY_HEAD or whom.role is not Role.TRAINEE:
        raise Outdated
    ticked = checks.tick(turn.connection, whom, item, turn.member, turn.now)
    if not ticked:
        checks.untick(turn.connection, whom, item)
    about = ("member", whom.id)
    audit.note(turn.connection, turn.member, "newcomer.check", turn.now, subject=about, item=item, done=ticked)
    path = checks.path_of_member(turn.connection, whom)
    if path is not None and path.is_complete:
        # He sees the proposal here: it is not sent to him once more.
        checks.tick(turn.connection, whom, checks.PROPOSED, turn.member, turn.now)
    return show(turn, whom)


def press_invite(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return inviting.invite(turn, "")
