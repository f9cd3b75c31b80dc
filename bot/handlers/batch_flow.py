"""A batch from card to card: what is shown next, what a result does, how it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.delivery.outbox import Card, Reply
from bot.domain.batches import Batch, Span, hint_for, kind_for, lacks_detail, span
from bot.domain.call_lists import Item, ItemState
from bot.domain.clients import DecisionMaker
from bot.domain.funnel import UNDO_LIFETIME, Result
from bot.domain.line import Draft
from bot.domain.people import Ability, may
from bot.domain.record import Record
from bot.domain.tables import keeps
from bot.domain.team_notes import Question
from bot.domain.timetable import occurrence, slots_of_day, week_of
from bot.handlers.meeting_slots import free_slots
from bot.handlers.recording import card_reply, despite_absence, whose, write_down
from bot.handlers.turn import Outdated, Turn
from bot.handlers.week_card import count_week
from bot.screens import batch as screens
from bot.screens import batch_result as result_screens
from bot.screens.absences import away_line
from bot.screens.record import what
from bot.screens.screen import Screen
from bot.store import (
    attendance,
    batches,
    call_lists,
    clients,
    ledgers,
    list_filling,
    list_making,
    records,
    standings,
    team_notes,
    timetables,
)

CARD = "batch"
"""The one message of a batch: edited in place; what is typed brings it anew, below."""


def put(turn: Turn, screen: Screen, *, below: bool = False) -> Reply:
    return turn.card(CARD, screen, below=below)


# -- opening


def open_batch(turn: Turn) -> list[Reply]:
    """From the first who waits; the calls that were promised for today, or before, are on the list by then."""
    member, today = turn.member, turn.member.day(turn.now)
    week = week_of(today)
    listed = list_making.size(turn.connection, member, week.monday)
    list_filling.add_promised(turn.connection, member, week, turn.now)
    first = call_lists.next_item(turn.connection, member, week.monday, 0, today)
    if first is None:
        return [turn.say(screens.nothing(turn.t, kind_for(member.role)))]
    batch = batches.begin(turn.connection, member, _span(turn), first.id, turn.now)
    if batch is None:
        raise Outdated
    return show(turn, batch, "" if listed else turn.t("batch-no-list"), below=True)


def _span(turn: Turn) -> Span:
    member, today = turn.member, turn.member.day(turn.now)
    table = timetables.on(turn.connection, member, today)
    kept = keeps(attendance.of_member(turn.connection, member, today, today), today)
    slots = slots_of_day(table, today) if kept else []
    return span([occurrence(slot, today, member.zone) for slot in slots], turn.now, member.zone)


# -- what is on the screen


def on_card(turn: Turn, batch: Batch) -> Item | None:
    """Whose card is on the screen, while he waits for his call."""
    found = call_lists.item(turn.connection, turn.member, batch.item_id) if batch.item_id else None
    return found[0] if found and found[1] is ItemState.WAITING else None


def show(
    turn: Turn,
    batch: Batch,
    line: str = "",
    *,
    nobody: bool = False,
    told: dict[str, Any] | None = None,
    below: bool = False,
) -> list[Reply]:
    """The card that is on, or the question that is open about it; the next card where it was settled.

    `told`: name and position of somebody who may be the decision maker, and whether it is surely a name: he is asked.
    """
    item = on_card(turn, batch)
    if item is not None:
        return [put(turn, _card(turn, batch, item, line, nobody=nobody, told=told), below=below)]
    made = batches.open_question(turn.connection, turn.member, batch)
    if made is not None:
        return [put(turn, _question(turn, batch, made, line), below=below)]
    return advance(turn, batch, line, below=below)


def leave(turn: Turn, batch: Batch) -> list[Reply]:
    """«Дальше»: the question about the last call stays open, and is not asked again at the end."""
    made = batches.open_question(turn.connection, turn.member, batch)
    return advance(turn, batch) if made is not None else show(turn, batch)


def advance(turn: Turn, batch: Batch, line: str = "", *, below: bool = False) -> list[Reply]:
    """The next card; behind the last one those who were skipped are offered, else the batch is over."""
    today = turn.member.day(turn.now)
    item = call_lists.next_item(turn.connection, turn.member, batch.monday, batch.item_id or 0, today)
    batches.change(turn.connection, batch, item_id=item.id if item else None)
    batch = replace(batch, item_id=item.id if item else None)
    if item is not None:
        return [put(turn, _card(turn, batch, item, line), below=below)]
    left = call_lists.left(turn.connection, turn.member, batch.monday, today)
    if not left:
        return finish(turn, batch, line)
    last = _listen(turn, batch)
    return [put(turn, screens.passed(turn.t, batch, left, line, last), below=below)]


def _card(
    turn: Turn, batch: Batch, item: Item, line: str, *, nobody: bool = False, told: dict[str, Any] | None = None
) -> Screen:
    last = _listen(turn, batch, **({"nobody": True} if nobody else {}), **({"told": told} if told else {}))
    shown = screens.Shown(
        batch=batch,
        item=item,
        left=call_lists.left(turn.connection, turn.member, batch.monday, turn.member.day(turn.now)),
        hint=_hint(turn, item),
        last=last,
        nobody=nobody,
        told=told["name"] if told else "",
        kind=kind_for(turn.member.role),
        **_standing(turn, item),
    )
    return screens.card(turn.t, shown, turn.member.zone, line)


def _standing(turn: Turn, item: Item) -> dict[str, Any]:
    """Of a farmer's client: what speaks for his risk, else for his growth, and the currency of its sums."""
    member = turn.member
    if not may(member, Ability.STUDY):
        return {}
    found = standings.look(turn.connection, member.team_id, [item.client_id], member.day(turn.now))
    if item.client_id not in found:
        return {}
    now = found[item.client_id].standing
    return {"signs": now.risks or now.growths, "currency": ledgers.currency(turn.connection, member.team_id)}


def _hint(turn: Turn, item: Item) -> str:
    """What the team wrote on its worksheet of its own worth; who the clients are is known by then."""
    said = team_notes.worksheet(turn.connection, turn.member.team_id)
    return hint_for([text for question, text in said.items() if question != Question.CLIENTS], item.id)


def _listen(turn: Turn, batch: Batch, **more: Any) -> int | None:
    """What he types is meant for this batch; what he sends belongs to its last record, which «Отменить» takes back."""
    last = batches.last_record(turn.connection, batch)
    turn.ask("batch.card", {"batch": batch.id, **({"record": last[0]} if last else {}), **more})
    return last[0] if last and turn.now - last[1] <= UNDO_LIFETIME else None


# -- results


def settle(
    turn: Turn, batch: Batch, item: Item, draft: Draft, result: Result, person: DecisionMaker | None
) -> list[Reply]:
    """Record the call of a card, once; then the question that its result leaves open, or the next card."""
    client = clients.get(turn.connection, turn.member.team_id, item.client_id)
    if client is None:
        raise Outdated
    # Who is brought back to the list in the middle of a batch is called in it once more.
    source = f"batch-{batch.id}-{item.id}-{int(item.since.timestamp())}"
    kept = write_down(turn, draft, result, client, person, source=source, batch_id=batch.id)
    if kept is None:
        return [turn.alert(turn.t.plain("already-recorded"))]
    call_lists.settle(turn.connection, item, ItemState.DONE, kept.made.id, turn.now)
    return [*kept.said, *after(turn, batch, kept.made.id)]


def after(turn: Turn, batch: Batch, record_id: int, *, recount: bool = True) -> list[Reply]:
    """What the last call counted for, and what follows from it."""
    made = records.own(turn.connection, turn.member, record_id)
    assert made is not None
    week = count_week(turn.connection, turn.member, made.local_day)
    line = screens.told(turn.t, made, week, turn.member.zone, whose(turn, made, week))
    line = "\n".join([line, *away_line(turn.t, despite_absence(turn, made))])
    pinned = card_reply(turn, week) if recount else []
    if batch.ended_at is not None:
        return [result_again(turn, batch, line), *pinned]
    if batch.is_over(turn.now):
        return [*finish(turn, batch, line), *pinned]
    if lacks_detail(made):
        return [put(turn, _question(turn, batch, made, line)), *pinned]
    return [*show(turn, batch, line), *pinned]


def _question(turn: Turn, batch: Batch, made: Record, line: str) -> Screen:
    turn.ask("batch.detail", {"batch": batch.id, "record": made.id})
    free = free_slots(turn) if made.result is Result.BOOKED else []
    return screens.question(turn.t, batch, made, free, turn.member.zone, line)


def given_back(turn: Turn, made: Record) -> list[Reply] | None:
    """A record of a batch was taken back: its client waits again, first of all. None: it was of no batch that runs."""
    batch = batches.made_in(turn.connection, turn.member, made)
    if batch is None:
        return None
    item_id = batches.item_of(turn.connection, turn.member, batch, made)
    found = call_lists.item(turn.connection, turn.member, item_id) if item_id else None
    if found is not None:
        call_lists.settle(turn.connection, found[0], ItemState.WAITING, None, turn.now)
    line = turn.t("undone", what=what(turn.t, made))
    if batch.ended_at is not None:
        return [result_again(turn, batch, line)]
    batches.change(turn.connection, batch, item_id=item_id)
    if batch.paused_at is not None:
        return None
    return show(turn, replace(batch, item_id=item_id), line)


# -- pauses and ends


def pause(turn: Turn, batch: Batch) -> list[Reply]:
    """What waited for him may come meanwhile."""
    batches.pause(turn.connection, turn.member, batch, turn.now)
    left = call_lists.left(turn.connection, turn.member, batch.monday, turn.member.day(turn.now))
    _listen(turn, batch)
    return [put(turn, screens.paused(turn.t, batch, left, turn.member.zone))]


def resume(turn: Turn, batch: Batch, *, below: bool = False) -> list[Reply]:
    return show(turn, on_again(turn, batch), below=below)


def on_again(turn: Turn, batch: Batch) -> Batch:
    """Whoever acts on a card pauses no more."""
    if batch.paused_at is None:
        return batch
    batches.change(turn.connection, batch, paused_at=None)
    return replace(batch, paused_at=None)


def finish(turn: Turn, batch: Batch, line: str = "") -> list[Reply]:
    """The card says that it is over, and the result stands below it for good."""
    ended = batches.end(turn.connection, turn.member, batch, turn.now)
    if ended.open_question is not None:
        turn.ask("batch.detail", {"batch": batch.id, "record": ended.open_question.id})
    elif ended.open_item is None:
        turn.forget()
    pressed = turn.press.message.message_id if turn.press and turn.press.message else None
    stub = result_screens.closed(turn.t, ended.batch, turn.member.zone)
    return [
        Card(turn.member.telegram_id, CARD, stub, at=pressed),
        turn.say(result_screens.result(turn.t, ended, turn.member.zone, line)),
    ]


def result_again(turn: Turn, batch: Batch, line: str) -> Reply:
    """The result of a batch that was over already, as it stands now."""
    ended = batches.outcome(turn.connection, turn.member, batch, turn.now)
    return turn.show(result_screens.result(turn.t, ended, turn.member.zone, line))
