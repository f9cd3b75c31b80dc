"""What the messages of slots hold: gathered for many people at once, then one screen each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.days_choice import is_untouched, of_choice, rest_of_day, touched
from bot.domain.meetings import Meeting
from bot.domain.next_steps import NextStep
from bot.domain.people import Member
from bot.domain.promises import LONGEST_MONTH
from bot.domain.signs import IndicatorKind, Sign
from bot.domain.slot_content import (
    SOON,
    BeforeMeeting,
    ClientStudy,
    Content,
    Met,
    Opening,
    Telemarketing,
    Training,
    documents,
)
from bot.domain.study_choice import Chosen
from bot.domain.timetable import Activity, Occurrence, week_of
from bot.reminders import slot_weeks
from bot.reminders.slot_weeks import Moment
from bot.screens.screen import Screen
from bot.screens.slot_messages import slot_begins
from bot.store import (
    alerts,
    call_lists,
    next_steps,
    promised_unlisted,
    promises,
    reminders,
    slot_facts,
    standings,
    studies,
    team_notes,
    team_settings,
    time_accounts,
)
from bot.store.alerts import Waiting
from bot.texts import texts

COSTS: dict[Activity, int] = {
    Activity.WEEK_LISTS: 25,
    Activity.CLIENT_STUDY: 4,
    Activity.WEEK_PLANNING: 4,
    Activity.REPORTING: 4,
}
"""How much more than others it takes to gather: of these fewer are told of in one transaction."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A slot of which a person is to be told."""

    member: Member
    occurrence: Occurrence
    reminder_id: int
    late: bool
    again: bool = False
    """He was told, and put it off."""


Gather = Callable[[Connection, Sequence[Member], Moment], dict[int, Content]]
"""The content by member, for people whose slots of one activity begin together."""


def screens(connection: Connection, chosen: Sequence[Begun], now: datetime) -> list[Screen]:
    """The message of each slot that has begun, in their order."""
    together: dict[tuple[Activity, datetime, datetime], list[int]] = defaultdict(list)
    for at, each in enumerate(chosen):
        together[each.occurrence.slot.activity, each.occurrence.begins, each.occurrence.ends].append(at)
    made: dict[int, Screen] = {}
    for (activity, _, _), places in together.items():
        whom = {chosen[at].member.id: chosen[at].member for at in places}
        found = GATHER[activity](connection, list(whom.values()), Moment(chosen[places[0]].occurrence, now))
        made |= {at: _screen(chosen[at], found[chosen[at].member.id]) for at in places}
    return [made[at] for at in range(len(chosen))]


def _screen(begun: Begun, content: Content) -> Screen:
    member = begun.member
    opening = Opening(begun.reminder_id, begun.occurrence, member.role, member.zone, late=begun.late, again=begun.again)
    return slot_begins(texts(member.locale), opening, content)


def cost(activity: Activity) -> int:
    return COSTS.get(activity, 1)


def _telemarketing(connection: Connection, whom: Sequence[Member], at: Moment) -> dict[int, Content]:
    week = week_of(at.day)
    waiting = call_lists.left_of_many(connection, whom, week.monday, at.day)
    promised = promised_unlisted.due_of_many(connection, whom, week, at.day)
    cards = time_accounts.cards(connection, whom, week)
    return {
        one.id: Telemarketing(waiting.get(one.id, 0), promised.get(one.id, 0), card.talks, card.fair)
        for one in whom
        for card in [cards[one.id]]
    }


def _client_study(connection: Connection, whom: Sequence[Member], at: Moment) -> dict[int, Content]:
    """Whom each is to study: the day's clients, if they were chosen already; else whom he would be given now.

    What came up since they were studied is told here, once.
    """
    owned = slot_facts.clients_owned(connection, [one.id for one in whom])
    done = studies.done_by(connection, [one.id for one in whom], at.day)
    per_day = team_settings.studies_of(connection, {one.team_id for one in whom})
    due = next_steps.due(connection, whom, at.day)
    chosen = {one.id: _to_study(connection, one, at, due[one.id], per_day[one.team_id]) for one in whom}
    steps = {each.client_id: each.what for of_one in due.values() for each in of_one}
    ids = {each.client_id for of_one in chosen.values() for each in of_one}
    names = slot_facts.client_names(connection, ids) if ids else {}
    news = alerts.waiting(connection, whom, sharp=False)
    alerts.take(connection, [each for of_one in news.values() for each in of_one], at.now)
    return {
        one.id: ClientStudy(
            owned.get(one.id, 0),
            tuple(
                (names.get(each.client_id, ""), each.cause, steps.get(each.client_id, "")) for each in chosen[one.id]
            ),
            done.get(one.id, 0),
            _news(news.get(one.id, ())),
        )
        for one in whom
    }


def _news(found: Sequence[Waiting]) -> tuple[tuple[str, tuple[IndicatorKind, Sign]], ...]:
    """A client is named once, by what was found first."""
    of_client = {each.client_id: each for each in reversed(found)}
    return tuple((each.client_name, each.alert.sign) for each in found if of_client[each.client_id] is each)


def _to_study(connection: Connection, one: Member, at: Moment, steps: Sequence[NextStep], per_day: int) -> list[Chosen]:
    """What is begun first; then the day's choice as it would be by now."""
    turns = studies.all_of_day(connection, one, at.day)
    found = standings.candidates(connection, one, at.day, touched(turns), per_day=per_day, steps=steps)
    begun = [Chosen(each.client_id, each.cause) for each in turns if each.is_open and not is_untouched(each)]
    waited = standings.waited(connection, one, of_choice(turns), at.day)
    return [*begun, *rest_of_day(turns, found, at.day, waited, per_day)]


def _meeting(connection: Connection, whom: Sequence[Member], at: Moment) -> dict[int, Content]:
    booked = reminders.meetings_of(connection, [one.id for one in whom], at.occurrence.begins, at.occurrence.ends)
    known = _known(connection, [meeting for of_one in booked.values() for meeting in of_one])
    return {one.id: BeforeMeeting(tuple(map(known, booked.get(one.id, ())))) for one in whom}


def _known(connection: Connection, meetings: Sequence[Meeting]) -> Callable[[Meeting], Met]:
    client_ids = {meeting.client_id for meeting in meetings}
    deciding = slot_facts.deciding(connection, client_ids)
    forms = slot_facts.last_forms(connection, client_ids)
    places = slot_facts.places(connection, [meeting.id for meeting in meetings])

    def known(meeting: Meeting) -> Met:
        people = tuple(deciding.get(meeting.client_id, ()))
        return Met(meeting, people, places.get(meeting.id), forms.get(meeting.client_id))

    return known


def _documents(connection: Connection, whom: Sequence[Member], at: Moment) -> dict[int, Content]:
    """The documents that are due and those that come soon: the slot is for them."""
    found = promises.due(connection, whom, at.day - LONGEST_MONTH, at.day + SOON)
    return {one.id: documents(found.get(one.id, ())) for one in whom}


def _training(connection: Connection, whom: Sequence[Member], at: Moment) -> dict[int, Content]:
    topics = team_notes.topics(connection, {one.team_id for one in whom}, week_of(at.day).monday)
    return {one.id: Training(topics.get(one.team_id)) for one in whom}


GATHER: dict[Activity, Gather] = {
    Activity.STANDUP: slot_weeks.standup,
    Activity.TELEMARKETING: _telemarketing,
    Activity.REPORTING: slot_weeks.last_week,
    Activity.CLIENT_STUDY: _client_study,
    Activity.MEETING: _meeting,
    Activity.DOCUMENTS: _documents,
    Activity.TRAINING: _training,
    Activity.WEEK_LISTS: slot_weeks.week_lists,
    Activity.WEEK_PLANNING: slot_weeks.week_planning,
}
