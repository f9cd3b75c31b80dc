"""Coming in: the first questions, invitations, settings."""

from __future__ import annotations

from datetime import time

from bot.domain.people import Ability, Member, Role, may
from bot.domain.quiet import USUAL, Quiet
from bot.domain.zones import RUSSIAN, zone_label
from bot.screens.screen import Screen, button, column, grid, label_in
from bot.texts import LOCALES, Texts, texts


def ask_team(t: Texts) -> Screen:
    return Screen(t("ask-team", example=t.plain("ask-team-example")))


def ask_name(t: Texts, team: str, role: Role, guess: str) -> Screen:
    text = t("ask-name", team=team, role=t.plain("role-name", role=role))
    return Screen(text, column(button(label_in(t, "ask-name-keep", "name", name=guess), "join.name")))


def ask_zone(t: Texts, guess: str) -> Screen:
    """The guess first, then all eleven, two in a row: they fit a phone without scrolling."""
    zones = [
        button(zone.label(t.locale), "join.zone", number) for number, zone in enumerate(RUSSIAN) if zone.name != guess
    ]
    known = [number for number, zone in enumerate(RUSSIAN) if zone.name == guess]
    first = [button(t.plain("ask-zone-guess", zone=zone_label(guess, t.locale)), "join.zone", n) for n in known]
    return Screen(t("ask-zone"), column(*first) + grid(zones, 2))


def ask_language(t: Texts) -> Screen:
    buttons = [button(texts(locale).plain("language-name"), "join.language", locale) for locale in LOCALES]
    return Screen(t("ask-language"), (tuple(buttons),))


def ready(t: Texts, name: str, role: Role, *, staffed: bool) -> Screen:
    """The role's ideology, what to press first, and its keyboard; `staffed`: somebody works for this head."""
    example = t.plain("contact-example" if role is Role.FARMER else "call-example")
    first = t.plain("first-press-staffed") if staffed else t.plain("first-press", role=role, example=example)
    text = t("ready", name=name, ideology=t.plain("ideology", role=role), first="\x00")
    return Screen(text.replace("\x00", first), menu=menu(t, role))


def menu(t: Texts, role: Role) -> tuple[tuple[str, ...], ...]:
    """The reply keyboard: what this role presses most."""
    met = (t.plain("button-menu-book"), t.plain("button-menu-form"))
    day = (t.plain("button-today"), t.plain("button-week"))
    match role:
        case Role.HEAD:
            looks = (t.plain("button-menu-summary"), t.plain("button-menu-board"))
            return looks, (t.plain("button-menu-team"), day[1]), (t.plain("button-invite"), t.plain("button-help"))
        case Role.FARMER:
            kept = (t.plain("button-contact"), t.plain("button-visit"), t.plain("button-incoming"))
            return kept, (t.plain("button-call"), *met), (t.plain("button-study"), *day)
        case Role.TRAINEE:
            return (t.plain("button-call"), t.plain("button-walkin")), met[:1], day
        case _:
            return (t.plain("button-call"), t.plain("button-walkin")), met, day


def invite(t: Texts) -> Screen:
    roles = [button(t.plain("invite-role", role=role), "invite.role", role) for role in Role]
    return Screen(t("invite-ask"), grid(roles, 2))


def invited(t: Texts, role: Role, link: str, until: str) -> Screen:
    return Screen(t("invite-ready", role=t.plain("role-name", role=role), link=link, until=until))


def settings(t: Texts, member: Member) -> Screen:
    text = t("settings", zone=zone_label(member.timezone, t.locale), language=t.plain("language-name"))
    zone, language = (
        button(t.plain("button-zone"), "settings.zone"),
        button(t.plain("button-language"), "settings.language"),
    )
    hours = (button(t.plain("button-quiet"), "quiet.ask"),)
    group = column(button(t.plain("button-group"), "group.show")) if may(member, Ability.BIND_GROUP) else ()
    return Screen(f"{text}\n{quiet_hours(t, member.quiet)}", ((zone, language), hours, *group))


def quiet_hours(t: Texts, quiet: Quiet) -> str:
    if quiet.is_off:
        return t("settings-quiet-off")
    return t("settings-quiet", begins=f"{quiet.begins:%H:%M}", ends=f"{quiet.ends:%H:%M}")


QUIET_CHOICES = (USUAL, Quiet(time(19), time(9)), Quiet(time(21), time(8)), Quiet(time(22), time(7)))


def ask_quiet(t: Texts) -> Screen:
    hours = [
        button(f"🌙 {each.begins:%H:%M}–{each.ends:%H:%M}", "quiet.set", f"{each.begins:%H%M}", f"{each.ends:%H%M}")
        for each in QUIET_CHOICES
    ]
    off = button(t.plain("button-quiet-off"), "quiet.set", "0000", "0000")
    return Screen(t("quiet-ask", example=t.plain("quiet-example")), (*grid(hours, 2), (off,)))
