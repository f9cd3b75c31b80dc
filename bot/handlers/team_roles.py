"""A person gets another role: the head sees what becomes of his work, then his keyboard, menu and week follow.

What a large base needs for it goes in steps. Before a farmer becomes anything else his clients are noted as existing
ones: with a farmer they are so anyhow, so a work that stops there harmed nobody. All else follows his new role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery import errands
from bot.delivery.errands import Fetched, step
from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.leaving import InHand, is_promotion, problem_of_role
from bot.domain.people import Ability, Member, Role, may
from bot.handlers.help import commands_of
from bot.handlers.pressed_rows import colleague_of
from bot.handlers.team_base import card_of, pinned_week, refusal, roles_for, staying
from bot.handlers.team_parting import end_deputies, step_down
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import joining
from bot.screens import team as screens
from bot.screens.screen import Screen
from bot.store import audit, batches, deputies, heads, moving, people, role_changes
from bot.store import team as team_rows
from bot.texts import texts

STEP = "role.step"
"""In the head's name, before the role is another."""
FOLLOW = "role.follow"
"""In the name of whose role it is: whoever changed it may lead no more by then."""


def routes() -> Routes:
    presses = {"team.role": press_ask, "team.role_to": press_role, "team.role_do": press_do}
    return Routes(
        presses=dict(presses),
        files={STEP: carry_on, FOLLOW: follow},
        abandoned={STEP: stopped},
        # Whose base follows his new role needs no right for it: that was decided.
        abilities=dict.fromkeys((*presses, STEP), Ability.LEAD_TEAM),
    )


def press_ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    whom = colleague_of(turn, number(arguments(given, 1)[0]))
    roles = roles_for(turn, whom)
    if not roles:
        raise Outdated
    return [turn.show(screens.ask_role(turn.t, whom, roles))]


def _pressed(turn: Turn, given: Sequence[str]) -> tuple[Member, Role]:
    member_id, value = arguments(given, 2)
    role = next((role for role in Role if role == value), None)
    if role is None:
        raise Outdated
    return colleague_of(turn, number(member_id)), role


def press_role(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return confirm(turn, *_pressed(turn, given))


def confirm(turn: Turn, whom: Member, role: Role) -> list[Reply]:
    """What the change does to what he has in hand."""
    if (problem := problem_of_role(turn.member, whom, role, staying(turn, whom))) is not None:
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
    if any(each["whom"] == whom.id for each in errands.under_way(turn.connection, whom.team_id, STEP)):
        return [turn.alert(turn.t.plain("team-role-under-way"))]
    return _prepare(turn, whom, role, turn.show(Screen(turn.t("team-role-goes-on", name=whom.name))))


def carry_on(turn: Turn, fetched: Fetched) -> list[Reply]:
    whom, role = _of_step(turn, fetched)
    return _prepare(turn, whom, role) if whom else []


def _of_step(turn: Turn, fetched: Fetched) -> tuple[Member | None, Role]:
    whom = people.colleague(turn.connection, turn.member.team_id, fetched.data["whom"])
    return whom, Role(fetched.data["role"])


def _prepare(turn: Turn, whom: Member, role: Role, *first: Reply) -> list[Reply]:
    """His role changes when nothing is left to be done before; `first`: what is said if that takes steps."""
    if (problem := problem_of_role(turn.member, whom, role, staying(turn, whom))) is not None:
        return [turn.alert(refusal(turn, problem, whom))]
    if whom.role is Role.FARMER and not role_changes.note_existing(turn.connection, whom, whom.day(turn.now)):
        return [*first, step(STEP, {"whom": whom.id, "role": role.value})]
    return _change(turn, whom, role)


def stopped(turn: Turn, fetched: Fetched) -> list[Reply]:
    """Whoever began it leads no more: the heads are told, and one of them goes on."""
    whom, role = _of_step(turn, fetched)
    if whom is None:
        return []
    return [
        message_to(one.telegram_id, screens.role_stopped(texts(one.locale), whom, role, turn.member.name))
        for one in heads.to_tell(turn.connection, whom.team_id, turn.now)
    ]


def _change(turn: Turn, whom: Member, role: Role) -> list[Reply]:
    told = put_away(turn, whom, role)
    changed = team_rows.change_role(turn.connection, whom, role, turn.member, turn.now)
    about = ("member", whom.id)
    audit.note(turn.connection, turn.member, "member.role", turn.now, subject=about, old=whom.role, new=role)
    told += _followed(turn, changed, 0) if Role.FARMER in (whom.role, role) else []
    done = turn.t("team-role-done", name=changed.name, role=screens.role_word(turn.t, role))
    if changed.id == turn.member.id:
        turn.member = replace(changed, stands_in=turn.member.stands_in)
        told_him: list[Reply] = [turn.say(Screen(done, menu=joining.menu(turn.t, role))), commands_of(turn.member)]
        return [*told_him, *pinned_week(turn, turn.member), *told]
    return [turn.show(card_of(turn, changed, done)), *_tell(turn, whom.role, changed), *told]


def follow(turn: Turn, fetched: Fetched) -> list[Reply]:
    """His next clients; he has another role again by then, or none: that one they follow."""
    return _followed(turn, turn.member, fetched.data["after"])


def _followed(turn: Turn, whom: Member, after: int) -> list[Reply]:
    reached = role_changes.settle(turn.connection, whom, after, turn.now)
    return [] if reached is None else [step(FOLLOW, {"after": reached}, whom.telegram_id)]


def put_away(turn: Turn, whom: Member, role: Role) -> list[Reply]:
    """What he was at and may do no more: a batch ends, a list is given back, offers to him go back to who made them."""
    running = batches.running(turn.connection, whom)
    if running is not None:
        batches.end(turn.connection, whom, running, turn.now)
    if not may(role, Ability.MAKE_LISTS):
        moving.off_lists(turn.connection, whom, turn.now)
    if not may(role, Ability.STUDY):
        moving.give_up_studies(turn.connection, whom, turn.now)
    told = offers_back(turn, whom) if role in (Role.TRAINEE, Role.HEAD) else []
    if whom.role is Role.HEAD:
        return [*told, *step_down(turn, whom)]
    if role is Role.HEAD:
        # Whoever leads himself stands in for nobody.
        return [*told, *end_deputies(turn, deputies.of_person(turn.connection, whom), without=whom)]
    return told


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
    stands_in = bool(deputies.stands_in_for(turn.connection, changed, turn.now))
    return [told, commands_of(replace(changed, stands_in=stands_in)), *pinned_week(turn, changed)]
