"""The buttons under what the bot writes by itself, with whatever behind them: an answer each time, only one's own."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.capabilities import dispatcher
from bot.delivery.messages import is_answer
from bot.delivery.outbox import Reply
from bot.domain.people import Member, Role
from bot.domain.reminding import Delivery
from bot.domain.team_notes import Question
from bot.domain.timetable import Activity, Slot
from bot.handlers import notes_of_team, quiet, slot_work, snooze
from bot.handlers.dispatch import Dispatcher
from bot.store import people, reminders, team_notes, timetables
from bot.store.reminders import Claim
from bot.store.tables import list_items, members, promises
from bot.store.tables import reminders as reminder_rows
from bot.store.tables import team_notes as note_rows
from tests.handlers.test_forged_presses import (
    COLLEAGUE,
    DOOR,
    FARMER,
    HEAD,
    IVAN,
    NOW,
    STRANGER,
    connection,
    dispatch,
    everything,
    press,
    said,
    say,
)

__all__ = ["connection", "dispatch"]

TRAINEE, OTHER_HEAD = 5, 21
MONDAY = date(2026, 11, 23)
CALLS, MORNING, BRIEF, HIS_CALLS, THEIRS, FARMERS, TRAINEES = range(1, 8)
"""Reminders: Иван's telemarketing, which is on, his standup, which is over, and of a meeting; others' telemarketing."""
OF_SLOTS = (
    *(f"slot.later:{CALLS}", f"slot.mute:{CALLS}", f"slot.skip:{CALLS}", f"slot.why:{CALLS}:client"),
    *(f"slot.done:{CALLS}", f"slot.back:{CALLS}", f"slot.go:{CALLS}:lists:0"),
)
OF_HEAD = ("work.ask:benefit", "work.clear:benefit", "train.set:20261123:spin", "train.ask:20261123")
OF_ALL = ("work.show", "quiet.ask", "quiet.set:2200:0700")
NAMES = sorted(
    name for name in dispatcher(DOOR).routes.presses if name.startswith(("slot.", "work.", "train.", "quiet."))
)
GARBAGE = (
    *(":", ":x", ":-1", ":0", ":99", ":99999999999999999999", ":99:client", ":99:lists:0", ":1:x", ":1:2:3:4:5"),
    *(":1:nothing:0", ":1:week:x", ":1:week:-1", ":1:week:99", ":1:form:99", ":1:page:99", ":1:meet:99", ":1:deal:99"),
    *(":1:form:x", ":1:client:again", ":2:deal:99", ":20261116", ":20261124:spin", ":20261116:spin", ":20261123:x"),
    *(":2500:0800", ":08:00", ":x:spin", ":benefit:1", ":⬆️", ":3", ":3:client", ":3:lists:0"),
)
"""Cut off, of what is no slot's, of another week, of nothing at all; none of them is whole."""


@pytest.fixture
def reminded(connection: Connection, dispatch: Dispatcher) -> Connection:
    """Everybody was told of his slots; the first team has a worksheet and a topic."""
    for colleague, number, role in ((IVAN, TRAINEE, Role.TRAINEE), (STRANGER, OTHER_HEAD, Role.HEAD)):
        team_id = member(connection, colleague).team_id
        people.add_member(connection, team_id, number, role, f"Имя {number}", "Europe/Moscow", "ru", None, NOW)
    for number, whose, key, begins in (
        (CALLS, IVAN, "mon-0920-telemarketing", time(9, 20)),
        (MORNING, IVAN, "mon-0900-standup", time(9)),
        (BRIEF, IVAN, "held-1-0", None),
        (HIS_CALLS, COLLEAGUE, "mon-0920-telemarketing", time(9, 20)),
        (THEIRS, STRANGER, "mon-0920-telemarketing", time(9, 20)),
        (FARMERS, FARMER, "mon-0920-client_study", time(9, 20)),
        (TRAINEES, TRAINEE, "mon-0920-telemarketing", time(9, 20)),
    ):
        claim = Claim(member(connection, whose), key, MONDAY, Delivery.SEND, begins)
        assert list(reminders.claim_slots(connection, [claim], NOW).values()) == [number]
    say(dispatch, connection, HEAD, "/worksheet 1 Гвозди")
    say(dispatch, connection, HEAD, "/training Про гвозди")
    return connection


def member(connection: Connection, telegram_id: int) -> Member:
    found = people.by_telegram_id(connection, telegram_id)
    assert found is not None
    return found[0]


def rows(connection: Connection) -> list[Any]:
    """All that a button could change, but for what is asked in whose chat."""
    others = (reminder_rows, note_rows, list_items, promises)
    return [everything(connection), *(connection.execute(select(table).order_by(table.c.id)).all() for table in others)]


def outcome(connection: Connection, number: int) -> tuple[str | None, str | None]:
    row = connection.execute(select(reminder_rows).where(reminder_rows.c.id == number)).one()
    return row.outcome, row.reason


def outdated(replies: list[Reply]) -> bool:
    """He is told so over the chat, and nothing else."""
    return [is_answer(reply) for reply in replies] == [True] and "устарела" in said(replies)


def test_every_button_is_forged_here() -> None:
    """A new one has to be added to the lists."""
    routes = [each.routes().presses for each in (snooze, slot_work, notes_of_team, quiet)]
    assert {name for presses in routes for name in presses} == set(NAMES)
    assert {data.split(":")[0] for data in (*OF_SLOTS, *OF_HEAD, *OF_ALL)} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_garbage_behind_any_button_is_answered_and_writes_nothing(
    dispatch: Dispatcher, reminded: Connection, name: str
) -> None:
    """Pressed by the one whose slot it is, and by the head, who writes the notes."""
    before = rows(reminded)
    for who in (IVAN, HEAD):
        for garbage in GARBAGE:
            replies = press(dispatch, reminded, who, name + garbage)
            assert any(map(is_answer, replies)), garbage
            assert rows(reminded) == before, garbage


@pytest.mark.parametrize("data", OF_SLOTS)
def test_nobody_presses_under_anothers_slot(dispatch: Dispatcher, reminded: Connection, data: str) -> None:
    """Neither a colleague, nor the head, nor another team."""
    before = rows(reminded)
    for who in (COLLEAGUE, STRANGER, FARMER, HEAD, TRAINEE, OTHER_HEAD):
        assert outdated(press(dispatch, reminded, who, data)), who
        assert rows(reminded) == before, who


@pytest.mark.parametrize("data", OF_SLOTS)
def test_the_same_buttons_serve_the_one_they_were_made_for(
    dispatch: Dispatcher, reminded: Connection, data: str
) -> None:
    """So it is the person that is refused above."""
    replies = press(dispatch, reminded, IVAN, data)
    assert "устарела" not in said(replies)
    assert any(not is_answer(reply) for reply in replies)


@pytest.mark.parametrize("data", OF_SLOTS)
def test_what_is_no_slots_reminder_has_no_such_buttons(dispatch: Dispatcher, reminded: Connection, data: str) -> None:
    """«Состоялась?» is his too, and is not put off."""
    before = rows(reminded)
    assert outdated(press(dispatch, reminded, IVAN, data.replace(f":{CALLS}", f":{BRIEF}", 1)))
    assert rows(reminded) == before


@pytest.mark.parametrize("data", OF_SLOTS)
def test_a_button_pressed_twice_changes_nothing_the_second_time(
    dispatch: Dispatcher, reminded: Connection, data: str
) -> None:
    """Telegram may deliver a press again, and so may an impatient thumb."""
    press(dispatch, reminded, IVAN, data)
    once = rows(reminded)
    assert any(map(is_answer, press(dispatch, reminded, IVAN, data)))
    assert rows(reminded) == once


def test_the_last_word_holds(dispatch: Dispatcher, reminded: Connection) -> None:
    """An old button works, and what it says stands alone."""
    for data, expected in (
        (f"slot.why:{CALLS}:sick", ("skipped", "sick")),
        (f"slot.done:{CALLS}", ("done", None)),
        (f"slot.mute:{CALLS}", ("otherwise", None)),
        (f"slot.later:{CALLS}", (None, None)),
        (f"slot.why:{CALLS}:work", ("skipped", "work")),
        (f"slot.back:{CALLS}", (None, None)),
    ):
        press(dispatch, reminded, IVAN, data)
        assert outcome(reminded, CALLS) == expected, data


@pytest.mark.parametrize("name", ["slot.later", "slot.mute"])
def test_a_slot_that_is_over_is_not_put_off(dispatch: Dispatcher, reminded: Connection, name: str) -> None:
    """He is told, and nothing comes again."""
    before = rows(reminded)
    assert "уже закончился" in said(press(dispatch, reminded, IVAN, f"{name}:{MORNING}"))
    assert rows(reminded) == before


def test_a_slot_that_is_no_more_in_the_table_is_not_put_off_but_may_be_explained(
    dispatch: Dispatcher, reminded: Connection
) -> None:
    """The head changed the table at once, after the message."""
    desk = (Slot(0, time(9, 20), time(11), Activity.DOCUMENTS),)
    timetables.save(reminded, member(reminded, HEAD), role=Role.HUNTER, valid_from=MONDAY, slots=desk, now=NOW)
    before = rows(reminded)
    for name in ("slot.later", "slot.mute"):
        assert outdated(press(dispatch, reminded, IVAN, f"{name}:{CALLS}"))
        assert rows(reminded) == before
    press(dispatch, reminded, IVAN, f"slot.why:{CALLS}:client")
    assert outcome(reminded, CALLS) == ("skipped", "client")


# -- what a slot opens


@pytest.mark.parametrize("name", list(slot_work.TARGETS))
def test_a_slot_opens_nothing_of_another_team(dispatch: Dispatcher, reminded: Connection, name: str) -> None:
    """His own slot, with a row of others behind it: no name, and no slot is used by it."""
    before = rows(reminded)
    for number in (1, 2):
        replies = press(dispatch, reminded, STRANGER, f"slot.go:{THEIRS}:{name}:{number}")
        assert any(map(is_answer, replies))
        shown = str(replies).replace("+Ромашка", "the example of a line")
        assert not any(each in shown for each in ("Ромашка", "Иванов", "Петров"))
    assert rows(reminded) == before


@pytest.mark.parametrize(
    ("who", "number", "names"),
    [(TRAINEE, TRAINEES, ("form", "page")), (HEAD, 8, ("call", "batch", "lists", "book", "meet", "form"))],
)
def test_a_slot_opens_nothing_that_the_role_may_not_do(
    dispatch: Dispatcher, reminded: Connection, who: int, number: int, names: tuple[str, ...]
) -> None:
    """The head has a slot from the time before he was one."""
    claim = Claim(member(reminded, HEAD), "mon-0920-telemarketing", MONDAY, Delivery.SEND, time(9, 20))
    reminders.claim_slots(reminded, [claim], NOW)
    before = rows(reminded)
    for name in names:
        assert outdated(press(dispatch, reminded, who, f"slot.go:{number}:{name}:1")), name
    assert rows(reminded) == before


@pytest.mark.parametrize("broken", ["week:99", "week:x", "deal:99", "meet:99", "form:99", "nothing:0"])
def test_a_slot_that_opened_nothing_was_not_used(dispatch: Dispatcher, reminded: Connection, broken: str) -> None:
    """A look at the day counts for the standup; a button that is out of date is no look."""
    assert outdated(press(dispatch, reminded, IVAN, f"slot.go:{MORNING}:{broken}"))
    assert outcome(reminded, MORNING) == (None, None)
    press(dispatch, reminded, IVAN, f"slot.go:{MORNING}:today:0")
    assert outcome(reminded, MORNING) == ("done", None)


# -- the worksheet, the training, quiet hours


@pytest.mark.parametrize("data", OF_HEAD)
def test_the_head_alone_writes_for_the_team(dispatch: Dispatcher, reminded: Connection, data: str) -> None:
    """Whoever crafts his button is told who writes, and reads nothing by it."""
    before = rows(reminded)
    for who in (IVAN, FARMER, TRAINEE, STRANGER):
        replies = press(dispatch, reminded, who, data)
        assert [is_answer(reply) for reply in replies] == [True]
        assert "руководитель" in said(replies)
        assert rows(reminded) == before


@pytest.mark.parametrize("data", OF_HEAD)
def test_another_teams_head_writes_and_reads_his_own_notes_only(
    dispatch: Dispatcher, reminded: Connection, data: str
) -> None:
    """The same button in his hands is about his team."""
    ours = member(reminded, HEAD).team_id
    replies = press(dispatch, reminded, OTHER_HEAD, data)
    assert not any(word in str(replies) for word in ("Гвозди", "Про гвозди"))
    assert team_notes.worksheet(reminded, ours) == {Question.BENEFIT: "Гвозди"}
    assert team_notes.topic(reminded, ours, MONDAY) == "Про гвозди"


def test_another_team_sees_no_worksheet_of_this_one(dispatch: Dispatcher, reminded: Connection) -> None:
    """Everybody of a team reads it."""
    assert "Гвозди" in said(press(dispatch, reminded, IVAN, "work.show"))
    for who in (STRANGER, OTHER_HEAD):
        assert "Гвозди" not in said(press(dispatch, reminded, who, "work.show"))


def test_a_topic_of_a_training_that_is_over_is_not_set_any_more(dispatch: Dispatcher, reminded: Connection) -> None:
    """A button of last Thursday's question."""
    before = rows(reminded)
    for data in ("train.set:20261116:spin", "train.ask:20261116"):
        assert outdated(press(dispatch, reminded, HEAD, data))
    assert rows(reminded) == before


def test_quiet_hours_are_ones_own(dispatch: Dispatcher, reminded: Connection) -> None:
    """The button names no person; pressed twice it says the same."""
    for _ in range(2):
        assert "22:00–07:00" in said(press(dispatch, reminded, IVAN, "quiet.set:2200:0700"))
    changed = select(members.c.telegram_id).where(members.c.quiet_from.is_not(None))
    assert list(reminded.scalars(changed)) == [IVAN]
