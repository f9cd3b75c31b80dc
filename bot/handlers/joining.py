"""The first questions: team, name, time zone, language; each answer is kept the moment it is given."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.free_text import clean, has_letters
from bot.domain.people import NAME_LIMIT, Member, Role, Step, next_step
from bot.domain.persons import tidy_person
from bot.domain.zones import RUSSIAN, zone_named
from bot.handlers.help import commands_of
from bot.handlers.settings import set_language, set_zone
from bot.handlers.turn import Answer, Outdated, Routes, Turn, arguments, number
from bot.handlers.week_card import week_card_reply
from bot.screens import joining as screens
from bot.screens.notes_of_team import newcomer
from bot.screens.screen import Screen
from bot.store import audit, heads, people, team_notes
from bot.texts import LOCALES, locale_named, texts


def routes() -> Routes:
    return Routes(
        commands={"start": start},
        presses={"join.name": keep_name, "join.zone": choose_zone, "join.language": choose_language},
    )


def question(connection: Connection, member: Member) -> Screen:
    """The question that this newcomer has not answered yet."""
    t = texts(member.locale)
    match member.onboarding:
        case Step.TEAM:
            return screens.ask_team(t)
        case Step.NAME:
            return screens.ask_name(t, people.team_name(connection, member.team_id), member.role, member.name)
        case Step.ZONE:
            return screens.ask_zone(t, member.timezone)
        case _:
            return screens.ask_language(t)


def ask_again(turn: Turn) -> list[Reply]:
    """The question that is open: pressed or typed past it."""
    return [turn.say(question(turn.connection, turn.member))]


def answer_step(turn: Turn, text: str | None) -> list[Reply]:
    """A newcomer typed something: an answer to the open question, or anything else."""
    if text is None or turn.member.onboarding is None:
        return ask_again(turn)
    return _ANSWERS[turn.member.onboarding](turn, text)


def _answer_team(turn: Turn, text: str) -> list[Reply]:
    name = clean(text, NAME_LIMIT + 1)
    if not name or len(name) > NAME_LIMIT:
        return [turn.say(Screen(turn.t("ask-team-bad", limit=NAME_LIMIT)))]
    people.rename_team(turn.connection, turn.member.team_id, name)
    return _advance(turn)


def _answer_name(turn: Turn, text: str) -> list[Reply]:
    name = clean(text, NAME_LIMIT + 1)
    if not has_letters(name) or len(name) > NAME_LIMIT:
        return [turn.say(Screen(turn.t("ask-name-bad", limit=NAME_LIMIT)))]
    return _advance(turn, name=tidy_person(name))


def _answer_zone(turn: Turn, text: str) -> list[Reply]:
    zone = zone_named(text)
    if zone is None:
        return [turn.say(Screen(turn.t("ask-zone-bad"))), *ask_again(turn)]
    return _advance(turn, timezone=zone.name)


def _answer_language(turn: Turn, text: str) -> list[Reply]:
    locale = locale_named(text)
    return _advance(turn, locale=locale) if locale else ask_again(turn)


_ANSWERS: dict[Step, Answer] = {
    Step.TEAM: _answer_team,
    Step.NAME: _answer_name,
    Step.ZONE: _answer_zone,
    Step.LANGUAGE: _answer_language,
}


def _advance(turn: Turn, **values: str) -> list[Reply]:
    assert turn.member.onboarding is not None
    following = next_step(turn.member.onboarding)
    turn.member = people.change(turn.connection, turn.member, onboarding=following, **values)
    if following is not None:
        return [turn.show(question(turn.connection, turn.member))]
    return _begin_work(turn)


def _begin_work(turn: Turn) -> list[Reply]:
    member = turn.member
    audit.note(turn.connection, member, "member.joined", turn.now, subject=("member", member.id), role=member.role)
    replies: list[Reply] = [turn.say(_ready(turn)), commands_of(member)]
    if member.role is Role.HEAD:
        people.settle_team(turn.connection, member.team_id, member.timezone, member.locale)
    else:
        replies.append(week_card_reply(turn.connection, member, turn.now))
        answers = team_notes.worksheet(turn.connection, member.team_id)
        replies += [turn.say(newcomer(turn.t, answers))] if answers else []
    return [*replies, *_tell_heads(turn)]


def _ready(turn: Turn) -> Screen:
    """A head is told to invite his first manager while he has none."""
    member = turn.member
    leads = member.role is Role.HEAD
    staffed = leads and any(one.role is not Role.HEAD for one in people.of_team(turn.connection, member.team_id))
    return screens.ready(turn.t, member.name, member.role, staffed=staffed)


def _tell_heads(turn: Turn) -> list[Reply]:
    joined = turn.member
    replies: list[Reply] = []
    for head in heads.to_tell(turn.connection, joined.team_id, turn.now):
        if head.id != joined.id:
            t = texts(head.locale)
            text = t("team-joined", name=joined.name, role=t.plain("role-name", role=joined.role))
            replies.append(message_to(head.telegram_id, Screen(text)))
    return replies


def keep_name(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return _advance(turn) if turn.member.onboarding is Step.NAME else _already(turn)


def choose_zone(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """A zone was pressed: by a newcomer, or in the settings."""
    position = number(arguments(given, 1)[0])
    if not 0 <= position < len(RUSSIAN):
        raise Outdated
    zone = RUSSIAN[position].name
    if turn.member.onboarding is Step.ZONE:
        return _advance(turn, timezone=zone)
    if turn.member.onboarding is not None:
        return _already(turn)
    return set_zone(turn, zone)


def choose_language(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """A language was pressed: by a newcomer, or in the settings."""
    locale = arguments(given, 1)[0]
    if locale not in LOCALES:
        raise Outdated
    if turn.member.onboarding is Step.LANGUAGE:
        return _advance(turn, locale=locale)
    if turn.member.onboarding is not None:
        return _already(turn)
    return set_language(turn, locale)


def _already(turn: Turn) -> list[Reply]:
    """A button of an earlier question, pressed twice: the open question stands where it stood."""
    if turn.member.onboarding is None:
        return []
    return [turn.show(question(turn.connection, turn.member))]


def start(turn: Turn, code: str) -> list[Reply]:
    """`/start` of a member: links do nothing more for him; he gets his keyboard back."""
    screen = _ready(turn)
    if code:
        team = people.team_name(turn.connection, turn.member.team_id)
        screen = Screen(turn.t("invite-member", team=team), menu=screen.menu)
    return [turn.say(screen), commands_of(turn.member)]
