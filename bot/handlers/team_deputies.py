"""A head names who stands in for him: by buttons, typed, or where he notes his own absence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.deputies import Deputy, Problem, candidates, problem_of
from bot.domain.people import Ability, Member, Role
from bot.domain.spans_typed import Span, SpanProblem, checked, read_span
from bot.domain.team_typed import Action, TeamLine
from bot.handlers.help import commands_of
from bot.handlers.team_base import chosen, everybody
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of, number
from bot.screens import absences as absence_screens
from bot.screens import team_deputies as screens
from bot.screens.screen import Screen
from bot.store import absences, audit, deputies, people
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


def listing(turn: Turn, done: str = "") -> list[Reply]:
    today = turn.member.day(turn.now)
    found = deputies.of_team(turn.connection, turn.member.team_id, today)
    shown = [(each, _name(turn, each.member_id), _name(turn, each.head_id)) for each in found]
    return [turn.show(screens.listing(turn.t, shown, candidates(everybody(turn)), done))]


def _name(turn: Turn, member_id: int) -> str:
    found = people.get(turn.connection, turn.member.team_id, member_id)
    return found.name if found else ""


def press_who(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask_days(turn, chosen(turn, number(arguments(given, 1)[0])))


def _ask_days(turn: Turn, whom: Member) -> list[Reply]:
    today = turn.member.day(turn.said_at)
    away = absences.of_member(turn.connection, turn.member, today, today + AHEAD)
    turn.ask(DAYS, {"member": whom.id})
    return [turn.show(screens.ask_days(turn.t, whom, away, today))]


def type_days(turn: Turn, text: str) -> list[Reply]:
    """The days of the one who was chosen; nothing: the text is about something else."""
    whom = chosen(turn, turn.expected(DAYS).get("member", 0))
    span = read_span(text, turn.member.day(turn.said_at))
    if span is SpanProblem.NOT_UNDERSTOOD:
        return []
    if isinstance(span, SpanProblem):
        return [turn.alert(absence_screens.days_bad(turn.t, span))]
    return _do(turn, whom, span)


def press_ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From his own absence: who stands in for these days. Below it, so that it stays."""
    span = _span(turn, *arguments(given, 2))
    return [turn.say(screens.ask_whom(turn.t, span, candidates(everybody(turn))))]


def press_name(turn: Turn, given: Sequence[str]) -> list[Reply]:
    member_id, first, last = arguments(given, 3)
    return _do(turn, chosen(turn, number(member_id)), _span(turn, first, last))


def _span(turn: Turn, first: str, last: str) -> Span:
    span = checked(Span(day_of(first), day_of(last)), turn.member.day(turn.now))
    if isinstance(span, SpanProblem):
        raise Outdated
    return span


def typed(turn: Turn, line: TeamLine) -> list[Reply]:
    """`/team заместитель`, `заместитель Анна`, `заместитель Анна 24.11-28.11`, `заместитель нет`."""
    if line.action is Action.NO_DEPUTY:
        return _end_all(turn)
    if isinstance(line.span, SpanProblem):
        return [turn.alert(absence_screens.days_bad(turn.t, line.span))]
    if not line.whom:
        return listing(turn)
    found = named(everybody(turn), line.whom)
    if len(found) == 1:
        return _do(turn, found[0], line.span) if line.span else _ask_days(turn, found[0])
    if line.span is None:
        return listing(turn, turn.t("absence-whom-unknown", name=line.whom))
    able = found or candidates(everybody(turn))
    return [turn.say(screens.ask_whom(turn.t, line.span, able, many=bool(found), typed=line.whom))]


def _do(turn: Turn, whom: Member, span: Span) -> list[Reply]:
    """He is named once for these days, and told at once what he may."""
    today = turn.member.day(turn.now)
    problem = problem_of(turn.member, whom, span, deputies.of_team(turn.connection, turn.member.team_id, today))
    if span.last < today:
        return [turn.alert(turn.t.plain("deputy-past"))]
    if problem is not None:
        return [turn.alert(_refusal(turn, problem, whom))]
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
    return [*listing(turn, screens.named(turn.t, whom.name, made)), *told]


def _refusal(turn: Turn, problem: Problem, whom: Member) -> str:
    return turn.t.plain("deputy-problem", problem=problem, name=whom.name)


# -- ended


def press_end(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = deputies.get(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if found is None:
        raise Outdated
    return _end(turn, [found])


def _end_all(turn: Turn) -> list[Reply]:
    """Whoever was to stand in for him."""
    found = [each for each in deputies.of_person(turn.connection, turn.member) if each.head_id == turn.member.id]
    return _end(turn, found) if found else listing(turn)


def _end(turn: Turn, found: Sequence[Deputy]) -> list[Reply]:
    told: list[Reply] = []
    for each in found:
        if turn.member.role is not Role.HEAD and each.member_id != turn.member.id:
            return [turn.alert(turn.t.plain("deputy-problem", problem=Problem.HEADS_ONLY, name=""))]
        deputies.end(turn.connection, each, turn.now)
        about = ("member", each.member_id)
        audit.note(turn.connection, turn.member, "deputy.ended", turn.now, subject=about)
        whom = people.colleague(turn.connection, turn.member.team_id, each.member_id)
        if whom is not None:
            head = _name(turn, each.head_id)
            told += [message_to(whom.telegram_id, Screen(texts(whom.locale)("deputy-told-off", head=head)))]
            told += [commands_of(whom)]
    names = ", ".join(dict.fromkeys(_name(turn, each.member_id) for each in found))
    return [*listing(turn, turn.t("deputy-off", name=names)), *told]
