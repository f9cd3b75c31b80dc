"""A head names who stands in for him: by buttons, typed, or where he notes his own absence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.deputies import Deputy, Problem, candidates, of_pair, problem_of, problem_of_whom, uncovered
from bot.domain.people import Ability, Member, Role
from bot.domain.spans_typed import Span, SpanProblem, checked, read_span
from bot.domain.team_typed import Action, TeamLine
from bot.handlers.help import commands_of
from bot.handlers.pressed_rows import colleague_of
from bot.handlers.team_base import everybody
from bot.handlers.team_parting import end_deputies
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of, number
from bot.screens import absences as absence_screens
from bot.screens import team_deputies as screens
from bot.store import absences, audit, calendars, deputies, people
from bot.texts import texts

DAYS = "dep.days"
AHEAD = timedelta(days=190)


def routes() -> Routes:
    presses = {
        "dep.list": press_list,
        "dep.who": press_who,
        "dep.ask": press_ask,
        "dep.name": press_name,
        "dep.end": press_end,
    }
    return Routes(
        presses=dict(presses), answers={DAYS: type_days}, abilities=dict.fromkeys((DAYS, *presses), Ability.LEAD_TEAM)
    )


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return listing(turn)


def listing(turn: Turn, done: str = "", gaps: Sequence[Span] = ()) -> list[Reply]:
    """`gaps`: days of his absence for which somebody is still to be named."""
    today = turn.member.day(turn.now)
    found = deputies.of_team(turn.connection, turn.member.team_id, today)
    shown = [(each, _name(turn, each.member_id), _name(turn, each.head_id)) for each in found]
    # Who stands in himself only looks: whoever leads for good decides.
    able = candidates(everybody(turn)) if turn.member.role is Role.HEAD else []
    return [turn.show(screens.listing(turn.t, shown, able, done, gaps))]


def _name(turn: Turn, member_id: int) -> str:
    found = people.get(turn.connection, turn.member.team_id, member_id)
    return found.name if found else ""


def press_who(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask_days(turn, colleague_of(turn, number(arguments(given, 1)[0])))


def _ask_days(turn: Turn, whom: Member) -> list[Reply]:
    if (problem := problem_of_whom(turn.member, whom)) is not None:
        return [turn.alert(_refusal(turn, problem, whom.name))]
    today = turn.member.day(turn.said_at)
    away = absences.of_member(turn.connection, turn.member, today, today + AHEAD)
    busy = of_pair(turn.member, whom, deputies.of_team(turn.connection, turn.member.team_id, today))
    turn.ask(DAYS, {"member": whom.id})
    return [turn.show(screens.ask_days(turn.t, whom, away, today, busy))]


def type_days(turn: Turn, text: str) -> list[Reply]:
    """The days of the one who was chosen; nothing: the text is about something else."""
    whom = colleague_of(turn, turn.expected(DAYS).get("member", 0))
    span = read_span(text, turn.member.day(turn.said_at))
    if span is SpanProblem.NOT_UNDERSTOOD:
        return []
    if isinstance(span, SpanProblem):
        return [turn.alert(absence_screens.days_bad(turn.t, span))]
    return _do(turn, whom, span)


def press_ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From his own absence: who stands in for these days. Below it, so that it stays."""
    span = _span(turn, *arguments(given, 2))
    if turn.member.role is not Role.HEAD:
        return [turn.alert(_refusal(turn, Problem.HEADS_ONLY))]
    known = deputies.of_team(turn.connection, turn.member.team_id, turn.member.day(turn.now))
    # Of days on which somebody stands in already, only the others are asked about.
    span = next(iter(_gaps(turn, span)), span)
    free = [one for one in candidates(everybody(turn)) if problem_of(turn.member, one, span, known) is None]
    return [turn.say(screens.ask_whom(turn.t, span, free))]


def _gaps(turn: Turn, away: Span) -> list[Span]:
    today = turn.member.day(turn.now)
    known = deputies.of_team(turn.connection, turn.member.team_id, today)
    ahead = Span(max(away.first, today), away.last)
    calendar = calendars.of_team(turn.connection, turn.member.team_id, ahead.first, ahead.last)
    return uncovered(ahead, turn.member, known, calendar)


def press_name(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, first, last = arguments(given, 3)
    return _do(turn, colleague_of(turn, number(member_id)), _span(turn, first, last))


def _span(turn: Turn, first: str, last: str) -> Span:
    span = checked(Span(day_of(first), day_of(last)), turn.member.day(turn.now))
    if isinstance(span, SpanProblem):
        raise Outdated
    return span


def typed(turn: Turn, line: TeamLine) -> list[Reply]:
    """`/team заместитель`, `заместитель Анна`, with days behind it, `заместитель нет`, `заместитель нет Анна`."""
    if line.action is Action.NO_DEPUTY:
        return _end_of(turn, line.whom) if line.whom else _end_all(turn)
    if not line.whom and line.span is None:
        return listing(turn)
    if turn.member.role is not Role.HEAD:
        return [turn.alert(_refusal(turn, Problem.HEADS_ONLY))]
    if isinstance(line.span, SpanProblem):
        return [turn.alert(absence_screens.days_bad(turn.t, line.span))]
    return _of_name(turn, line.whom, line.span) if line.whom else listing(turn)


def _of_name(turn: Turn, whom: str, span: Span | None) -> list[Reply]:
    found = named(everybody(turn), whom)
    if len(found) == 1:
        return _do(turn, found[0], span) if span else _ask_days(turn, found[0])
    if span is None:
        return listing(turn, turn.t("absence-whom-unknown", name=whom))
    able = found or candidates(everybody(turn))
    return [turn.say(screens.ask_whom(turn.t, span, able, many=bool(found), typed=whom))]


def _do(turn: Turn, whom: Member, span: Span) -> list[Reply]:
    """He is named once for these days, and told at once what he may."""
    today = turn.member.day(turn.now)
    problem = problem_of(turn.member, whom, span, deputies.of_team(turn.connection, turn.member.team_id, today))
    if span.last < today:
        return [turn.alert(turn.t.plain("deputy-past"))]
    if problem is not None:
        return [turn.alert(_refusal(turn, problem, whom.name))]
    made = deputies.name(turn.connection, turn.member, whom.id, span.first, span.last, turn.now)
    days = {"first": span.first.isoformat(), "last": span.last.isoformat()}
    audit.note(turn.connection, turn.member, "deputy.named", turn.now, subject=("member", whom.id), **days)
    if turn.conversation is not None and turn.conversation.expects == DAYS:
        turn.forget()
    now = whom.day(turn.now) in made
    if now:
        deputies.begin(turn.connection, made, turn.now)
    told: list[Reply] = [
        message_to(whom.telegram_id, screens.told(texts(whom.locale), turn.member.name, made, now=now))
    ]
    told += [commands_of(replace(whom, stands_in=True))] if now else []
    away = absences.of_member(turn.connection, turn.member, span.first, span.last)
    gaps = [gap for each in away for gap in _gaps(turn, Span(each.first_day, each.last_day))]
    return [*listing(turn, screens.named(turn.t, whom.name, made), gaps), *told]


def _refusal(turn: Turn, problem: Problem, name: str = "") -> str:
    return turn.t.plain("deputy-problem", problem=problem, name=name)


# -- ended


def press_end(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = deputies.get(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if found is None:
        raise Outdated
    return _end(turn, [found])


def _end_all(turn: Turn) -> list[Reply]:
    """Whoever was to stand in for him."""
    found = [each for each in deputies.of_person(turn.connection, turn.member) if each.head_id == turn.member.id]
    return _end(turn, found)


def _end_of(turn: Turn, name: str) -> list[Reply]:
    """«нет Анна»: where she stands in, for him or for another head; else it is said that she does nowhere."""
    team = deputies.of_team(turn.connection, turn.member.team_id, turn.member.day(turn.now))
    whom = {one.id for one in named(everybody(turn), name)}
    meant = [each for each in team if each.member_id in whom]
    his = [each for each in meant if each.head_id == turn.member.id]
    if not meant and turn.member.role is Role.HEAD:
        return listing(turn, turn.t("deputy-not-named", name=name))
    return _end(turn, his or meant)


def _end(turn: Turn, found: Sequence[Deputy]) -> list[Reply]:
    """A head's word only: who stands in does not lay it down himself, nor takes it from another."""
    if turn.member.role is not Role.HEAD:
        return [turn.alert(_refusal(turn, Problem.HEADS_ONLY))]
    if not found:
        return listing(turn)
    told = end_deputies(turn, found)
    names = ", ".join(dict.fromkeys(_name(turn, each.member_id) for each in found))
    return [*listing(turn, turn.t("deputy-off", name=names)), *told]
