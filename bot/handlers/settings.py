"""`/settings`: time zone, language, quiet hours, by buttons or typed; keyboard, commands and card follow."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.people import Member, Role
from bot.domain.quiet import is_about_quiet
from bot.domain.timetable import week_of
from bot.domain.zones import zone_named
from bot.handlers import group, quiet
from bot.handlers.help import commands_of
from bot.handlers.turn import Routes, Turn, arguments
from bot.handlers.week_card import week_card_reply
from bot.screens import joining as screens
from bot.screens.screen import Screen
from bot.store import people
from bot.texts import locale_named


def routes() -> Routes:
    return Routes(
        commands={"settings": settings},
        presses={"settings.zone": show_zones, "settings.language": show_languages},
        answers={"settings.zone": type_zone, "settings.language": type_language},
    )


def settings(turn: Turn, argument: str) -> list[Reply]:
    """`/settings`, or `/settings тихо 21:00-8:00`; a head's, `/settings группа`."""
    if argument and is_about_quiet(argument):
        return quiet.type_hours(turn, argument)
    if argument.strip().lower() in group.SETTING:
        return group.typed(turn)
    return [turn.say(screens.settings(turn.t, turn.member))]


def show_zones(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    turn.ask("settings.zone")
    return [turn.show(screens.ask_zone(turn.t, turn.member.timezone))]


def show_languages(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    turn.ask("settings.language")
    return [turn.show(screens.ask_language(turn.t))]


def set_zone(turn: Turn, zone: str) -> list[Reply]:
    """From now on reminders come, and times are shown, in this zone."""
    before = turn.member
    turn.member = people.move(turn.connection, before, zone, turn.now)
    turn.forget()
    shown = turn.show(screens.settings(turn.t, turn.member))
    return [shown, *_week_jumped_to(turn, before)]


def _week_jumped_to(turn: Turn, before: Member) -> list[Reply]:
    """The pinned card of who goes east over the beginning of a week: its minute never comes on his clock."""
    ready = before.role is not Role.HEAD and before.onboarding is None
    jumped = week_of(turn.member.day(turn.now)).monday > week_of(before.day(turn.now)).monday
    return [week_card_reply(turn.connection, turn.member, turn.now)] if ready and jumped else []


def type_zone(turn: Turn, text: str) -> list[Reply]:
    """A zone was typed in the settings."""
    zone = zone_named(text)
    return set_zone(turn, zone.name) if zone else [turn.say(Screen(turn.t("ask-zone-bad")))]


def type_language(turn: Turn, text: str) -> list[Reply]:
    """A language was typed in the settings."""
    locale = locale_named(text)
    return set_language(turn, locale) if locale else [turn.say(screens.ask_language(turn.t))]


def set_language(turn: Turn, locale: str) -> list[Reply]:
    """Speak this language from now on."""
    if locale == turn.member.locale:
        # Pressed twice, or kept as it was: nothing changes, so nothing new is said.
        turn.forget()
        return [turn.show(screens.settings(turn.t, turn.member))]
    turn.member = people.change(turn.connection, turn.member, locale=locale)
    turn.forget()
    kept = Screen(turn.t("settings-kept"), menu=screens.menu(turn.t, turn.member.role))
    replies: list[Reply] = [turn.say(kept), commands_of(turn.member)]
    if turn.member.role is not Role.HEAD:
        replies.append(week_card_reply(turn.connection, turn.member, turn.now))
    return replies
