"""The farmer's day: five clients studied, eight talked to, two visited, and whoever calls by himself."""

from __future__ import annotations

from datetime import date, timedelta

from bot.demo import meeting, traces
from bot.demo.agenda import Scene
from bot.demo.cast import VERA
from bot.demo.life import AHEAD, DAY, Known, Life
from bot.domain.funnel import Kind, Result
from bot.domain.timetable import week_of
from bot.store import records

CONTACTS, INCOMING = 8, (0, 1, 1, 1, 2)
"""A day."""
RESTS = 4
"""Days for which nobody is called again."""
NUMBER = VERA.number


def begin(life: Life, since: date) -> None:
    life.every_day(NUMBER, 8, 52, lambda _, day: _day(life, day), since)


def _day(life: Life, day: date) -> None:
    mood = life.mood(NUMBER, week_of(day))
    at = life.at(day, 11, 3)
    for _ in range(round(CONTACTS * VERA.pace * mood * life.chance.uniform(0.8, 1.2))):
        life.agenda.plan(at, NUMBER, lambda scene: _contact(life, scene))
        at += timedelta(minutes=life.chance.randint(9, 13))
    for hour in life.chance.sample((10, 12, 13, 17), life.pick(INCOMING)):
        at = life.at(day, hour, life.chance.randrange(1, 15)) + timedelta(seconds=30)
        life.agenda.plan(at, NUMBER, lambda scene: _incoming(life, scene))


def _due(life: Life, today: date) -> Known | None:
    """A promised call, else whom nobody spoke to for longest."""
    mine = [each for each in life.known[NUMBER] if each.spoken != today and not each.meets]
    promised = [each for each in mine if each.due and each.due <= today]
    if promised:
        return min(promised, key=lambda each: (each.due, each.id))
    rested = [each for each in mine if each.spoken is None or today - each.spoken >= RESTS * DAY]
    return min(rested, key=lambda each: (each.spoken or date.min, each.id), default=None)


def _contact(life: Life, scene: Scene) -> None:
    today = life.members[NUMBER].day(scene.now)
    whom = _due(life, today)
    if whom is None:
        return
    person = life.pick(whom.people[:2])
    result = Result(
        life.one_of(talked=0.55, call_back=0.11, booked=0.25, not_reached=0.07, refused=0.02, complaint=0.01)
    )
    if result is Result.NOT_REACHED:
        traces.record(life, scene, NUMBER, Kind.CONTACT, result, whom, person)
        whom.due = life.next_day(NUMBER, today + DAY)
        return
    whom.due = None
    slot = life.take_slot(NUMBER, today + DAY, today + AHEAD * DAY) if result is Result.BOOKED else None
    if slot is not None:
        made = traces.record(
            life, scene, NUMBER, Kind.CONTACT, result, whom, person, note=life.pick(life.words.purposes)
        )
        whom.meets = True
        meeting.expect(life, NUMBER, whom, traces.agree_on(life, scene, NUMBER, made, slot), slot)
        life.agenda.plan(slot[1] + timedelta(hours=1), NUMBER, lambda _: _is_free(whom))
    elif result is Result.COMPLAINT:
        _complaint(life, scene, whom, Kind.CONTACT, today)
    elif result is Result.CALL_BACK:
        whom.due = life.next_day(NUMBER, today + life.chance.randint(1, 6) * DAY)
        traces.record(life, scene, NUMBER, Kind.CONTACT, result, whom, person, told={"call_back_on": whom.due})
    else:
        result = Result.TALKED if result is Result.BOOKED else result
        traces.record(life, scene, NUMBER, Kind.CONTACT, result, whom, person, note=life.pick(life.words.talks))


def _is_free(whom: Known) -> None:
    """The visit is over: he may be called again."""
    whom.meets = False


def _complaint(life: Life, scene: Scene, whom: Known, kind: Kind, today: date) -> None:
    """To be answered within two days."""
    due = life.next_day(NUMBER, today + 2 * DAY)
    note = life.pick(life.words.complaints)
    made = traces.record(
        life, scene, NUMBER, kind, Result.COMPLAINT, whom, whom.people[0], note=note, told={"call_back_on": due}
    )

    def answer(later: Scene) -> None:
        found = records.own(later.connection, life.members[NUMBER], made.id)
        if found is not None and found.answered_at is None:
            told = {"answered_at": later.now, "answered_on": life.members[NUMBER].day(later.now)}
            records.change(later.connection, found, **told)

    life.agenda.plan(life.at(due, 12, 50), NUMBER, answer)


def _incoming(life: Life, scene: Scene) -> None:
    """A client calls by himself: nearly all are answered the same day."""
    today = life.members[NUMBER].day(scene.now)
    callers = [each for each in life.known[NUMBER] if each.spoken != today]
    whom = life.pick(callers)
    result = Result(life.one_of(answered=0.72, not_reached=0.16, call_back=0.08, complaint=0.04))
    told: dict[str, object] = {"answered_at": scene.now, "answered_on": today} if result is Result.ANSWERED else {}
    if result is Result.COMPLAINT:
        _complaint(life, scene, whom, Kind.INCOMING, today)
        return
    if result in (Result.NOT_REACHED, Result.CALL_BACK):
        told = {"call_back_on": today}
        late = life.happens(0.2)
        back = (
            life.at(life.next_day(NUMBER, today + DAY), 11, 1) + timedelta(seconds=life.chance.randrange(5, 55))
            if late
            else scene.now + timedelta(minutes=40, seconds=20)
        )
        life.agenda.plan(back, NUMBER, lambda later: _call_back(life, whom, later))
    note = None if result is Result.NOT_REACHED else life.pick(life.words.questions)
    traces.record(life, scene, NUMBER, Kind.INCOMING, result, whom, whom.people[0], note=note, told=told)


def _call_back(life: Life, whom: Known, scene: Scene) -> None:
    traces.record(
        *(life, scene, NUMBER, Kind.CONTACT, Result.TALKED, whom, whom.people[0]), note=life.pick(life.words.questions)
    )
