"""A person gets another role: the head sees what becomes of his work, then his keyboard, menu and week follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.leaving import InHand, is_promotion, problem_of_role
from bot.domain.people import Ability, Member, Role, may
from bot.handlers.help import commands_of
from bot.handlers.team_base import card_of, chosen, everybody, pinned_week, refusal, roles_for
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import joining
from bot.screens import team as screens
from bot.screens.screen import Screen
from bot.store import audit, batches, deputies, moving, people
from bot.store import team as team_rows
from bot.texts import texts


def routes() -> Routes:
    presses = {"team.role": press_ask, "team.role_to": press_role, "team.role_do": press_do}
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.LEAD_TEAM))


def press_ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whom = chosen(turn, number(arguments(given, 1)[0]))
    roles = roles_for(turn, whom)
    if not roles:
        raise Outdated
    return [turn.show(screens.ask_role(turn.t, whom, roles))]


def _pressed(turn: Turn, given: Sequence[str]) -> tuple[Member, Role]:
    member_id, value = arguments(given, 2)
    role = next((role for role in Role if role == value), None)
    if role is None:
        raise Outdated
    return chosen(turn, number(member_id)), role


def press_role(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return confirm(turn, *_pressed(turn, given))


def confirm(turn: Turn, whom: Member, role: Role) -> list[Reply]:
    """What the change does to what he has in hand."""
    if (problem := problem_of_role(turn.member, whom, role, everybody(turn))) is not None:
        return [turn.alert(refusal(turn, problem, whom))]
    has = team_rows.in_hand(turn.connection, whom, turn.now)
    return [turn.show(screens.confirm_role(turn.t, whom, role, has, consequences(turn, whom, role, has)))]


def consequences(turn: Turn, whom: Member, role: Role, has: InHand) -> list[str]:
    """What of the open work fits the new role no more."""
    told = {
        "list": may(whom.role, Ability.MAKE_LISTS) and not may(role, Ability.MAKE_LISTS),
        "meetings": bool(has.meetings) and not may(role, Ability.HOLD),
        "existing": role is Role.FARMER and has.clients > has.existing,
        "clients": bool(has.clients) and role is Role.HEAD,
    }
    return [turn.t("team-consequence", consequence=what) for what, is_so in told.items() if is_so]


def press_do(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Once: pressed again, he has the role already."""
    whom, role = _pressed(turn, given)
    if (problem := problem_of_role(turn.member, whom, role, everybody(turn))) is not None:
        return [turn.alert(refusal(turn, problem, whom))]
    told = put_away(turn, whom, role)
    changed = team_rows.change_role(turn.connection, whom, role, turn.member, turn.now)
    about = ("member", whom.id)
    audit.note(turn.connection, turn.member, "member.role", turn.now, subject=about, old=whom.role, new=role)
    done = turn.t("team-role-done", name=changed.name, role=screens.role_word(turn.t, role))
    if changed.id == turn.member.id:
        turn.member = replace(changed, stands_in=turn.member.stands_in)
        told_him: list[Reply] = [turn.say(Screen(done, menu=joining.menu(turn.t, role))), commands_of(turn.member)]
        return [*told_him, *pinned_week(turn, turn.member), *told]
    return [turn.show(card_of(turn, changed, done)), *_tell(turn, whom.role, changed), *told]


def put_away(turn: Turn, whom: Member, role: Role) -> list[Reply]:
    """What he was at and may do no more: a batch ends, a list is given back, offers to him go back to who made them."""
    running = batches.running(turn.connection, whom)
    if running is not None:
        batches.end(turn.connection, whom, running, turn.now)
    if not may(role, Ability.MAKE_LISTS):
        moving.off_lists(turn.connection, whom, turn.now)
    if not may(role, Ability.STUDY):
        moving.give_up_studies(turn.connection, whom, turn.now)
    for each in deputies.of_person(turn.connection, whom):
        if Role.HEAD in (whom.role, role):
            deputies.end(turn.connection, each, turn.now)
    return offers_back(turn, whom) if role in (Role.TRAINEE, Role.HEAD) else []


def offers_back(turn: Turn, whom: Member) -> list[Reply]:
    """Nobody is offered to him any more; who offered is told."""
    replies: list[Reply] = []
    for client_name, giver_id in moving.offers_to(turn.connection, whom, turn.now):
        giver = people.colleague(turn.connection, whom.team_id, giver_id)
        if giver is not None:
            said = texts(giver.locale)("team-offer-back", client=client_name, name=whom.name)
            replies.append(message_to(giver.telegram_id, Screen(said)))
    return replies


def _tell(turn: Turn, old: Role, changed: Member) -> list[Reply]:
    """In his own chat: what he is now, his new keyboard and menu, his week by the new norms."""
    t = texts(changed.locale)
    event = "promotion" if is_promotion(old, changed.role) else "change"
    role = screens.role_word(t, changed.role)
    said = [t("team-role-told", event=event, by=turn.member.name, name=changed.name, role=role)]
    said.append(t("ideology", role=changed.role))
    if changed.role is not Role.HEAD:
        said.append(t("team-role-told-norms"))
    told = message_to(changed.telegram_id, Screen("\n".join(said), menu=joining.menu(t, changed.role)))
    return [told, commands_of(changed), *pinned_week(turn, changed)]
