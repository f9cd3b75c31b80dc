"""A move is made, or taken back: what follows from it for the client, and who is told."""

from __future__ import annotations

from datetime import date
from functools import partial

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.handover import receivers
from bot.domain.path import Made, Move, Path, PathStage, Said, enters_closing, may_undo, problem_of
from bot.domain.people import Member, Role
from bot.domain.when import FARTHEST_PLAN
from bot.handlers import path_base as base
from bot.handlers.handover_hands import name_of
from bot.handlers.path_base import State
from bot.handlers.path_closing import in_group, news_of_closing
from bot.handlers.pressed_rows import client_of
from bot.handlers.turn import Outdated, Turn
from bot.screens import path as screens
from bot.screens import path_brief
from bot.screens.dates import show_time
from bot.screens.screen import Screen
from bot.store import audit, client_facts, existing, handing_over, handovers, heads, meetings, paths, people
from bot.texts import Texts, texts

QUESTIONS = (base.NAME, base.WHICH, base.AMOUNT, base.UNIT, base.LOST, base.UNTIL, base.WHY)


def make(turn: Turn, state: State, said: Said) -> list[Reply]:
    """The move, if it is legal; once only, whoever presses how often."""
    client, before = state.client, state.place.path
    if problem := problem_of(state.place, said):
        return [turn.alert(screens.refused(turn.t, problem, client.name))]
    move_id = paths.move(turn.connection, turn.member, client.id, said, state.seen, turn.now)
    if move_id is None:
        return [turn.alert(turn.t.plain("path-already"))]
    made = paths.made(turn.connection, turn.member.team_id, move_id)
    assert made is not None
    _follow(turn, state, said)
    audit.note(
        *(turn.connection, turn.member, "path.move", turn.now),
        subject=("client", client.id),
        was=before.stage if before else None,
        move=said.move,
        stood=_noted(before),
        amount=str(said.amount) if said.amount else None,
    )
    _forget(turn)
    now = base.state_of(turn, client_of(turn, client.id))
    closing = enters_closing(before, now.place.path)
    if said.move is Move.POSTPONED and not said.reason:
        turn.ask(base.WHY, {"move": made.id})
    replies = [turn.show(screens.moved(turn.t, _moved(turn, made, before, now, closing=closing)))]
    replies += _tell(turn, made, state, "path-told")
    if closing:
        return [*replies, *news_of_closing(turn, now, made)]
    return [*replies, *_paid(turn, made, before, now)] if said.move is Move.PAID else replies


def _noted(path: Path | None) -> str | None:
    """The sum of a deal, for the trail."""
    return str(path.amount) if path and path.amount else None


def _paid(turn: Turn, made: Made, before: Path | None, now: State) -> list[Reply]:
    """The team reads of it in its group."""
    owner = name_of(turn.connection, turn.member.team_id, now.client.owner_id)
    amount = made.said.amount or (before.amount if before else None)
    line = partial(
        path_brief.paid_line, client=made.client_name, amount=amount, owner=owner, currency=now.shown.currency
    )
    return in_group(turn, "paid", made.client_id, made.id, line)


def _forget(turn: Turn) -> None:
    """What the path asked is answered; what else was begun goes on."""
    if turn.conversation is not None and turn.conversation.expects in QUESTIONS:
        turn.forget()


def _follow(turn: Turn, state: State, said: Said) -> None:
    """Whether he is an existing client, until when he is left alone, his place on lists."""
    connection, team_id, client = turn.connection, turn.member.team_id, state.client
    if said.move is Move.PAID and not said.existing:
        existing.mark(connection, team_id, client.id, said.on)
    elif state.deal and state.deal.stage is PathStage.PAID and said.move is not Move.DONE and not said.existing:
        # The money did not come after all.
        existing.unmark(connection, team_id, client.id, state.deal.since)
    until = said.returns_on if said.move is Move.POSTPONED else None
    if client.postponed_until != until:
        client_facts.change(connection, client, postponed_until=until)
    if said.move in (Move.POSTPONED, Move.LOST):
        handing_over.off_lists(connection, team_id, client.id, client.owner_id, turn.member.day(turn.now))


def _moved(turn: Turn, made: Made, before: Path | None, now: State, *, closing: bool) -> screens.Moved:
    aside = made.said.move in (Move.LOST, Move.POSTPONED)
    path = now.place.path
    paid = path is not None and path.stage is PathStage.PAID
    return screens.Moved(
        made=made,
        client=now.client,
        place=now.place,
        seen=now.seen,
        currency=now.shown.currency,
        amount=made.said.amount or (path or before or made.said).amount,
        told_heads=closing and bool(_others(turn)),
        farmers=_farmers(turn, now) if paid else (),
        meeting=_meeting(turn, now) if aside else "",
    )


def _others(turn: Turn) -> list[Member]:
    """Who leads the team besides the one who speaks."""
    told = heads.to_tell(turn.connection, turn.member.team_id, turn.now)
    return [one for one in told if one.id != turn.member.id]


def _farmers(turn: Turn, now: State) -> list[tuple[int, str]]:
    """Who may take over whoever has paid, likely first."""
    connection, team_id, owner_id = turn.connection, turn.member.team_id, now.client.owner_id
    lately = handovers.receivers(connection, team_id, owner_id)
    team, owner = people.of_team(connection, team_id), people.get(connection, team_id, owner_id)
    found = receivers(turn.member, owner, team, lately, existing=True) if owner else []
    return [(one.id, one.name) for one in found if one.role is Role.FARMER]


def _meeting(turn: Turn, now: State) -> str:
    ahead = meetings.booked_with(
        turn.connection, turn.member.team_id, now.client.id, turn.now, turn.now + FARTHEST_PLAN
    )
    first = ahead[0].starts_at if ahead else None
    return show_time(first, turn.member.zone, turn.t) if first else ""


def _tell(turn: Turn, made: Made, state: State, key: str) -> list[Reply]:
    """Who leads the negotiations, and who joined the closing, where another moved the client."""
    concerned = {state.client.owner_id, state.deal.joined_by if state.deal else None} - {turn.member.id, None}
    team = people.of_team(turn.connection, turn.member.team_id)
    return [
        message_to(one.telegram_id, Screen(t(key, who=turn.member.name, client=made.client_name, what=said)))
        for one in team
        if one.id in concerned and one.onboarding is None
        for t in [texts(one.locale)]
        for said in [screens.what(t, made, state.shown.currency)]
    ]


def explain(turn: Turn, made: Made, reason: str) -> list[Reply]:
    """Why he was postponed, said after it."""
    if made.member_id != turn.member.id or made.undone or made.said.move is not Move.POSTPONED or made.said.reason:
        raise Outdated
    paths.explain(turn.connection, made, reason)
    _forget(turn)
    return [turn.show(screens.explained(turn.t, made, reason))]


# -- taking back


def take_back(turn: Turn, made: Made) -> list[Reply]:
    """His last word of a client, while it is the last and fresh; what followed from it goes too."""
    connection, team_id = turn.connection, turn.member.team_id
    client = client_of(turn, made.client_id)
    standing = [each for each in paths.moves_of(connection, team_id, client.id) if not each.undone]
    latest = standing[-1].id if standing else 0
    handed_over = made.said.move is not Move.LOST and bool(base.refusal(turn, client))
    if made.undone or handed_over or not may_undo(made, latest, turn.now):
        return [turn.alert(turn.t.plain("path-undo-late", client=client.name))]
    state = base.state_of(turn, client)
    paths.undo(connection, team_id, made, turn.now)
    if made.said.move is Move.PAID and not made.said.existing:
        existing.unmark(connection, team_id, client.id, made.said.on)
    until = _away_before([each for each in standing if each.id != made.id], turn)
    if client.postponed_until != until:
        client_facts.change(connection, client, postponed_until=until)
    after = paths.path_of(paths.get(connection, team_id, client.id))
    audit.note(
        *(connection, turn.member, "path.undo", turn.now),
        subject=("client", client.id),
        move=made.said.move,
        stood=_noted(state.place.path),
        amount=_noted(after),
    )
    _forget(turn)
    replies = [turn.show(screens.undone(turn.t, made)), *_tell(turn, made, state, "path-told-undone")]
    entered = enters_closing(after, state.place.path)
    if entered:
        replies += _tell_heads(turn, made, state)
    if entered or made.said.move is Move.PAID:
        replies += in_group(turn, "undone", client.id, made.id, partial(_undone_line, turn, made, state))
    return replies


def _away_before(moves: list[Made], turn: Turn) -> date | None:
    """Until when he was left alone, as the move before says."""
    last = moves[-1].said if moves else None
    today = turn.member.day(turn.now)
    return last.returns_on if last and last.returns_on and last.returns_on > today else None


def _tell_heads(turn: Turn, made: Made, state: State) -> list[Reply]:
    """They were told that he came into block 3."""
    told: list[Reply] = []
    for one in _others(turn):
        if one.id in (state.client.owner_id, state.deal.joined_by if state.deal else 0):
            continue
        told.append(message_to(one.telegram_id, Screen(_undone_line(turn, made, state, texts(one.locale)))))
    return told


def _undone_line(turn: Turn, made: Made, state: State, t: Texts) -> str:
    said = screens.what(t, made, state.shown.currency)
    return t("path-told-undone", who=turn.member.name, client=made.client_name, what=said)
