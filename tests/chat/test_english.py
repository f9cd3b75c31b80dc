"""The same in English: a line, the buttons, mending, the week, undo."""

from __future__ import annotations

import pytest

from tests.chat.conftest import found, join
from tests.chat.town import Phone, Town


@pytest.fixture
async def john(place: Town) -> Phone:
    head = await found(place, "en")
    return await join(place, head, 2, "John Smith", language="en")


async def test_an_english_rep_works_through_his_day(john: Phone) -> None:
    """One line, three taps, a mended gap, a note, the week, undo."""
    await john.sees_pinned("Effective calls: 0/50")
    await john.say("/call Acme <Ltd> & Sons; Brown Peter James; director; refused: too expensive")
    await john.sees("Counted", "Acme <Ltd> & Sons — Brown P. J.: refused", "Effective calls: 1 of 50, 49 left")
    await john.say("/call")
    await john.sees("Whom did you call?")
    await john.say("acme")
    await john.press("Acme")
    await john.press("Somebody else")
    await john.sees("Type full name and position")
    await john.say("Green Ann")
    await john.press("Meeting")
    await john.sees("Not counted: no position", "When is the meeting?")
    await john.press("Procurement")
    await john.sees("Counted", "Effective calls: 2 of 50")
    await john.say("tue 11:00")
    await john.sees("Meeting: Tue 24.11 11:00", "Booked meetings: 1 of 12")
    await john.say("ask for Mary")
    await john.sees("Note kept")
    await john.say("/call Acme; White Paul; owner; call back; yesterday 15:40")
    await john.sees("Whom did you mean")
    await john.press("Acme")
    await john.sees(
        "🕐 Sun 22.11 15:40", "Week 16.11–22.11", "Effective calls: 1\n", "0 days of 5", "When to call back?"
    )
    await john.press("+3 days")
    await john.sees("Call back: Thu 26.11")
    await john.say("/call Acme; White Paul; owner; refused; tomorrow 15:00")
    await john.sees("has not come yet", "yesterday 15:40")
    await john.say("an hour ago")
    await john.sees("Whom did you mean")
    await john.press("Acme")
    await john.sees("Counted", "3 of 50")
    await john.say("/week")
    await john.sees("Week 23.11–29.11", "Effective calls: 3/50", "Booked meetings: 1/12", "Held meetings: 0/12")
    await john.say("/undo")
    await john.sees("Taken back", "White P.: refused")
    await john.sees_pinned("Effective calls: 2/50")


async def test_an_english_walk_in_and_a_talk_with_no_decision_maker(john: Phone) -> None:
    """A contact at the door; a secretary's refusal is logged and says why it does not count."""
    await john.say("/walkin Acme; Brown Peter; director; contact")
    await john.sees("Logged", "got a decision maker's contact")
    await john.say("/call")
    await john.press("Acme")
    await john.press("Not with one")
    await john.press("Refused")
    await john.sees("Not counted: no decision maker")
    await john.press("Name the decision maker")
    await john.press("Brown P.")
    await john.sees("Counted", "1 of 50")
