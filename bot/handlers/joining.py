"""Coming in: the founder, invitations, the first questions; and the same questions again as settings."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram.types import CallbackQuery, Message, User
from sqlalchemy import Connection

from bot.delivery.messages import commands, message_to
from bot.delivery.outbox import Reply
from bot.domain.free_text import clean
from bot.domain.invitations import LIFETIME, refusal
from bot.domain.people import Ability, Member, Role, Step, next_step
from bot.domain.persons import tidy_person
from bot.domain.zones import RUSSIAN, zone_named
from bot.handlers.help import menu_commands
from bot.handlers.turn import Answer, Outdated, Routes, Turn, arguments, number
from bot.handlers.week_card import week_card_reply
from bot.screens import joining as screens
from bot.screens.dates import show_day
from bot.screens.screen import Screen
from bot.store import people
from bot.texts import LOCALES, texts

NAME_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Door:
    """Who is let in without an invitation, and what newcomers start with."""

    bot_username: str
    owner_id: int | None
    open_signup: bool
    timezone: str
    locale: str


def routes() -> Routes:
    return Routes(
        commands={"start": start, "invite": invite, "settings": settings},
        presses={
            "join.name": keep_name,
            "join.zone": choose_zone,
            "join.language": choose_language,
            "invite.role": choose_role,
            "settings.zone": show_zones,
            "settings.language": show_languages,
        },
        answers={"settings.zone": type_zone, "settings.language": type_language},
        abilities={"invite": Ability.INVITE, "invite.role": Ability.INVITE},
    )


# -- at the door


def knock(
    door: Door, connection: Connection, event: Message | CallbackQuery, user: User, now: datetime
) -> Sequence[Reply]:
    """Somebody who is in no team: lets him in by a link, or as the founder, or says one polite sentence."""
    locale = (user.language_code or door.locale)[:2]
    locale = locale if locale in LOCALES else door.locale
    text = event.text if isinstance(event, Message) else None
    code = text.partition(" ")[2].strip() if text and text.startswith("/start") else None
    may_found = door.open_signup or door.owner_id == user.id
    if code is None:
        return [message_to(user.id, Screen(texts(locale)("outsider-may-found" if may_found else "outsider")))]
    if code and people.use_founding(connection, code, now):
        return _found(door, connection, user, locale, now)
    if code:
        return _come_in(connection, user, code, locale, now)
    if may_found:
        return _found(door, connection, user, locale, now)
    return [message_to(user.id, Screen(texts(locale)("outsider")))]


def _found(door: Door, connection: Connection, user: User, locale: str, now: datetime) -> Sequence[Reply]:
    name = texts(locale).plain("ask-team-example")
    team_id = people.found_team(connection, name, door.timezone, locale, now)
    first_name = clean(user.full_name, NAME_LIMIT) or str(user.id)
    member = people.add_member(
        connection, team_id, user.id, Role.HEAD, first_name, door.timezone, locale, Step.TEAM, now
    )
    return [message_to(user.id, _question(connection, member))]


def _come_in(connection: Connection, user: User, code: str, locale: str, now: datetime) -> Sequence[Reply]:
    invitation = people.invitation(connection, code)
    problem = refusal(invitation, user.id, now)
    if invitation is None or problem is not None:
        t = texts(locale)
        why = t("founding-used") if people.was_founding(connection, code) else t(f"invite-{problem}")
        return [message_to(user.id, Screen(why))]
    people.use_invitation(connection, invitation.id, user.id, now)
    name = clean(user.full_name, NAME_LIMIT) or str(user.id)
    zone = people.team_timezone(connection, invitation.team_id)
    member = people.add_member(
        connection, invitation.team_id, user.id, invitation.role, name, zone, locale, Step.NAME, now
    )
    return [message_to(user.id, _question(connection, member))]


# -- the first questions


def _question(connection: Connection, member: Member) -> Screen:
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
    return [turn.say(_question(turn.connection, turn.member))]


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
    if not any(letter.isalpha() for letter in name) or len(name) > NAME_LIMIT:
        return [turn.say(Screen(turn.t("ask-name-bad", limit=NAME_LIMIT)))]
    return _advance(turn, name=tidy_person(name))


def _answer_zone(turn: Turn, text: str) -> list[Reply]:
    zone = zone_named(text)
    if zone is None:
        return [turn.say(Screen(turn.t("ask-zone-bad"))), *ask_again(turn)]
    return _advance(turn, timezone=zone.name)


def _answer_language(turn: Turn, text: str) -> list[Reply]:
    locale = next((each for each in LOCALES if _names(each, text)), None)
    return _advance(turn, locale=locale) if locale else ask_again(turn)


_ANSWERS: dict[Step, Answer] = {
    Step.TEAM: _answer_team,
    Step.NAME: _answer_name,
    Step.ZONE: _answer_zone,
    Step.LANGUAGE: _answer_language,
}


def _names(locale: str, text: str) -> bool:
    word = text.strip().lower()
    return word in (locale, texts(locale).plain("language-name").lower())


def _advance(turn: Turn, **values: str) -> list[Reply]:
    assert turn.member.onboarding is not None
    following = next_step(turn.member.onboarding)
    turn.member = people.change(turn.connection, turn.member, onboarding=following, **values)
    if following is not None:
        return [turn.show(_question(turn.connection, turn.member))]
    return _begin_work(turn)


def _begin_work(turn: Turn) -> list[Reply]:
    member = turn.member
    replies: list[Reply] = [turn.say(screens.ready(turn.t, member.name, member.role)), commands_of(member)]
    if member.role is Role.HEAD:
        people.settle_team(turn.connection, member.team_id, member.timezone, member.locale)
    else:
        replies.append(week_card_reply(turn.connection, member, turn.now))
    return [*replies, *_tell_heads(turn)]


def _tell_heads(turn: Turn) -> list[Reply]:
    newcomer = turn.member
    heads = [one for one in people.of_team(turn.connection, newcomer.team_id) if one.role is Role.HEAD]
    replies: list[Reply] = []
    for head in heads:
        if head.id != newcomer.id and head.onboarding is None and head.unreachable_since is None:
            t = texts(head.locale)
            text = t("team-joined", name=newcomer.name, role=t.plain("role-name", role=newcomer.role))
            replies.append(message_to(head.telegram_id, Screen(text)))
    return replies


def commands_of(member: Member) -> Reply:
    """The menu of commands in this person's chat: his role's, in his language."""
    return commands(member.telegram_id, menu_commands(texts(member.locale), member.role))


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
    return _set_zone(turn, zone)


def _set_zone(turn: Turn, zone: str) -> list[Reply]:
    turn.member = people.change(turn.connection, turn.member, timezone=zone)
    turn.forget()
    return [turn.show(screens.settings(turn.t, turn.member.timezone))]


def type_zone(turn: Turn, text: str) -> list[Reply]:
    """A zone was typed in the settings."""
    zone = zone_named(text)
    return _set_zone(turn, zone.name) if zone else [turn.say(Screen(turn.t("ask-zone-bad")))]


def choose_language(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """A language was pressed: by a newcomer, or in the settings."""
    locale = arguments(given, 1)[0]
    if locale not in LOCALES:
        raise Outdated
    if turn.member.onboarding is Step.LANGUAGE:
        return _advance(turn, locale=locale)
    if turn.member.onboarding is not None:
        return _already(turn)
    return _set_language(turn, locale)


def type_language(turn: Turn, text: str) -> list[Reply]:
    """A language was typed in the settings."""
    locale = next((each for each in LOCALES if _names(each, text)), None)
    return _set_language(turn, locale) if locale else [turn.say(screens.ask_language(turn.t))]


def _set_language(turn: Turn, locale: str) -> list[Reply]:
    if locale == turn.member.locale:
        # Pressed twice, or kept as it was: nothing changes, so nothing new is said.
        turn.forget()
        return [turn.show(screens.settings(turn.t, turn.member.timezone))]
    turn.member = people.change(turn.connection, turn.member, locale=locale)
    turn.forget()
    kept = Screen(turn.t("settings-kept"), menu=screens.menu(turn.t, turn.member.role))
    replies: list[Reply] = [turn.say(kept), commands_of(turn.member)]
    if turn.member.role is not Role.HEAD:
        replies.append(week_card_reply(turn.connection, turn.member, turn.now))
    return replies


def _already(turn: Turn) -> list[Reply]:
    """A button of an earlier question, pressed twice: the open question stands where it stood."""
    if turn.member.onboarding is None:
        return []
    return [turn.show(_question(turn.connection, turn.member))]


# -- those who are in


def start(turn: Turn, code: str) -> list[Reply]:
    """`/start` of a member: links do nothing more for him; he gets his keyboard back."""
    screen = screens.ready(turn.t, turn.member.name, turn.member.role)
    if code:
        team = people.team_name(turn.connection, turn.member.team_id)
        screen = Screen(turn.t("invite-member", team=team), menu=screen.menu)
    return [turn.say(screen), commands_of(turn.member)]


def invite(turn: Turn, argument: str) -> list[Reply]:
    """`/invite`, or `/invite hunter`."""
    if not argument:
        return [turn.say(screens.invite(turn.t))]
    role = _role_named(argument)
    if role is None:
        unknown = screens.invite(turn.t)
        return [turn.say(Screen(turn.t("invite-bad-role"), unknown.buttons))]
    return [turn.say(_invitation(turn, role))]


def _role_named(text: str) -> Role | None:
    word = text.strip().lower()
    russian = {"хантер": Role.HUNTER, "фермер": Role.FARMER, "стажер": Role.TRAINEE, "руководитель": Role.HEAD}
    return next((role for role in Role if role == word), russian.get(word.replace("ё", "е")))


def choose_role(turn: Turn, given: Sequence[str]) -> list[Reply]:
    role = next((role for role in Role if role == arguments(given, 1)[0]), None)
    if role is None:
        raise Outdated
    # A message of its own: it is forwarded as it is, and a second press makes a second link.
    return [turn.say(_invitation(turn, role))]


def _invitation(turn: Turn, role: Role) -> Screen:
    code = secrets.token_urlsafe(16)
    people.invite(turn.connection, turn.member.team_id, role, code, turn.member.id, turn.now)
    link = f"https://t.me/{turn.bot_username}?start={code}"
    until = show_day((turn.now + LIFETIME).astimezone(turn.member.zone).date(), turn.t)
    return screens.invited(turn.t, role, link, until)


def settings(turn: Turn, argument: str) -> list[Reply]:  # noqa: ARG001 - the shape of a command
    return [turn.say(screens.settings(turn.t, turn.member.timezone))]


def show_zones(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    turn.ask("settings.zone")
    return [turn.show(screens.ask_zone(turn.t, turn.member.timezone))]


def show_languages(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    turn.ask("settings.language")
    return [turn.show(screens.ask_language(turn.t))]
