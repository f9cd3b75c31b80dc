"""A hunter's and a trainee's day: calls in one block, some more at the desk, an office or two on the way."""

from __future__ import annotations

from datetime import date, timedelta

from bot.demo import meeting, traces
from bot.demo.agenda import Scene
from bot.demo.cast import IVAN, Part
from bot.demo.life import AHEAD, DAY, Known, Life
from bot.domain.funnel import Kind, Result
from bot.domain.people import Role
from bot.domain.record import Record
from bot.domain.timetable import week_of
from bot.store import audit, clients, handing_over, meetings

CALLS = {Role.HUNTER: 50, Role.TRAINEE: 30}
"""A week."""
UNREACHED = 0.16
NAMELESS_POSITION = 0.05
"""Calls in which nobody asked for a new person's position."""
MINUTES = (6, 9)
"""From one call to the next."""
POOL = 25
"""Of new clients, found each Friday."""


def begin(life: Life, part: Part, since: date) -> None:
    """From this day on."""
    life.every_day(part.number, 8, 50, lambda _, day: _day(life, part, day), since)


def find_clients(life: Life, part: Part, scene: Scene, count: int) -> None:
    """New firms for the calls of the week that comes."""
    for _ in range(count):
        traces.meet(life, scene, life.firms.one(), part.number, scene.now)


def _day(life: Life, part: Part, day: date) -> None:
    """Plans the calls: as many as fit before the meetings, the others in the evening."""
    wanted = CALLS[part.role] / 5 * part.pace * life.mood(part.number, week_of(day)) * life.chance.uniform(0.85, 1.2)
    grown = _grown(part, life, day) if part.role is Role.TRAINEE else 1.0
    at, noon = life.at(day, 9, 22), life.at(day, 10, 56)
    for _ in range(round(wanted * grown)):
        if at > noon:
            at, noon = max(at, life.at(day, 17, 3)), life.at(day, 17, 55)
            if at > noon:
                return
        life.agenda.plan(at, part.number, lambda scene: _call(life, part, scene))
        if life.happens(UNREACHED):
            at += timedelta(minutes=3)
            life.agenda.plan(at, part.number, lambda scene: _miss(life, part, scene))
        at += timedelta(minutes=life.chance.randint(*MINUTES))
    if life.happens(0.22):
        life.agenda.plan(life.at(day, 13, life.chance.randrange(5, 50)), part.number, lambda s: _walk_in(life, part, s))


def _grown(part: Part, life: Life, day: date) -> float:
    """A trainee learns: from half of the norm to all of it."""
    weeks = (day - (life.begins + (13 - part.weeks) * 7 * DAY)).days // 7
    return (0.5, 0.75, 0.95)[min(weeks, 2)]


def _whom(life: Life, part: Part, today: date) -> Known | None:
    """Who waits for a promised call, else somebody new, else whom nobody spoke to for long."""
    mine = [each for each in life.known.get(part.number, ()) if not (each.out or each.meets or each.spoken == today)]
    due = [each for each in mine if each.due and each.due <= today]
    # On the demo's first day the hunter's promised calls are left to the visitor.
    if due and not (part is IVAN and today == life.today):
        return min(due, key=lambda each: (each.due, each.id))
    new = [each for each in mine if each.spoken is None and not each.due]
    if new and (len(new) > POOL // 3 or life.happens(0.8)):
        return new[0]
    old = [each for each in mine if each.spoken and not each.due and today - each.spoken > 14 * DAY]
    return min(old, key=lambda each: (each.spoken, each.id), default=new[0] if new else None)


def _call(life: Life, part: Part, scene: Scene) -> None:
    today = life.members[part.number].day(scene.now)
    whom = _whom(life, part, today)
    if whom is None:
        return
    person = life.pick(whom.people[:2])
    whom.due = None
    again = whom.spoken is not None
    result = life.one_of(booked=part.luck * (1.15 if again else 0.9), call_back=0.42, refused=0.34)
    left = _is_left(life, part, today)
    slot = left or (_slot(life, part, today) if result == "booked" else None)
    if slot is not None:
        purpose = life.pick(life.words.purposes)
        made = traces.record(life, scene, part.number, Kind.CALL, Result.BOOKED, whom, person, note=purpose)
        _booked(life, part, scene, whom, made, slot)
    elif result == "refused":
        whom.out = life.happens(0.7)
        reason = life.pick(life.words.refusals)
        traces.record(life, scene, part.number, Kind.CALL, Result.REFUSED, whom, person, told={"reason": reason})
    else:
        whom.due = life.next_day(part.number, today + life.chance.choice((1, 2, 3, 5, 7, 7, 10)) * DAY)
        if not again and life.happens(NAMELESS_POSITION):
            person = clients.add_decision_maker(
                scene.connection, life.members[part.number].team_id, whom.id, life.firms.person(), None, scene.now
            )
        note = life.pick(life.words.later) if life.happens(0.6) else None
        traces.record(
            *(life, scene, part.number, Kind.CALL, Result.CALL_BACK, whom, person),
            note=note,
            told={"call_back_on": whom.due},
        )
        if person.position is None and life.happens(0.5):
            _mend(life, part, scene, person.id)


def _mend(life: Life, part: Part, scene: Scene, person_id: int) -> None:
    """The position is asked for later on the same day."""

    def ask(later: Scene) -> None:
        member, position = life.members[part.number], life.pick(life.words.positions)
        clients.describe(later.connection, member.team_id, person_id, position=position)
        audit.note(later.connection, member, "person.mended", later.now, subject=("decision_maker", person_id))

    life.agenda.plan(scene.now + timedelta(hours=5), part.number, ask)


def _miss(life: Life, part: Part, scene: Scene) -> None:
    whom = _whom(life, part, life.members[part.number].day(scene.now))
    if whom is not None:
        traces.record(life, scene, part.number, Kind.CALL, Result.NOT_REACHED, whom, whom.people[0])


def _walk_in(life: Life, part: Part, scene: Scene) -> None:
    """An office on the way: nobody knew it before."""
    result = life.one_of(contact=0.5, refused=0.35, booked=0.15)
    whom = traces.meet(life, scene, life.firms.one(), part.number, scene.now)
    today = life.members[part.number].day(scene.now)
    slot = _slot(life, part, today) if result == "booked" else None
    if slot is not None:
        made = traces.record(life, scene, part.number, Kind.WALKIN, Result.BOOKED, whom, whom.people[0])
        _booked(life, part, scene, whom, made, slot)
        return
    whom.out = result == "refused"
    if whom.out:
        traces.record(
            *(life, scene, part.number, Kind.WALKIN, Result.REFUSED, whom, None),
            told={"reason": life.words.refusals[0]},
        )
        return
    traces.record(life, scene, part.number, Kind.WALKIN, Result.CONTACT, whom, whom.people[0])
    whom.due = life.next_day(part.number, today + 2 * DAY)


# -- meetings


def _holder(part: Part) -> int:
    """A trainee's meeting is held by a hunter, who takes the client over with it."""
    return part.number if part.role is Role.HUNTER else IVAN.number


def _slot(life: Life, part: Part, today: date) -> meeting.Slot | None:
    return life.take_slot(_holder(part), today + DAY, today + AHEAD * DAY)


def _is_left(life: Life, part: Part, today: date) -> meeting.Slot | None:
    """On her last day before the demo begins the trainee books a meeting that she still has when the visitor comes."""
    last = next((day for n in range(1, 30) if life.works(part.number, day := life.today - n * DAY)), None)
    if part.role is not Role.TRAINEE or life.hers or today != last:
        return None
    found = life.take_slot(_holder(part), life.today + 2 * DAY, life.today + AHEAD * DAY)
    life.hers = found is not None
    return found


def _booked(life: Life, part: Part, scene: Scene, whom: Known, made: Record, slot: meeting.Slot) -> None:
    whom.meets = True
    meeting_id = traces.agree_on(life, scene, part.number, made, slot)
    if part.role is Role.TRAINEE:
        # Until the day before it the meeting is hers.
        eve = max(slot[0] - timedelta(hours=16), scene.now + timedelta(minutes=5))
        life.agenda.plan(eve, part.number, lambda later: _give(life, part, later, whom, meeting_id))
    meeting.expect(life, _holder(part), whom, meeting_id, slot)


def _give(life: Life, part: Part, scene: Scene, whom: Known, meeting_id: int) -> None:
    member, holder = life.members[part.number], life.members[_holder(part)]
    booked = meetings.get(scene.connection, member.team_id, meeting_id)
    if booked is None or booked.member_id != member.id:
        return
    handing_over.move(
        *(scene.connection, member.team_id, whom.id, member.id, holder.id, member.day(scene.now)),
        existing_now=False,
        now=scene.now,
    )
    meetings.change(scene.connection, booked, member_id=holder.id, calendar=False, despite_absence=False)
    life.known[part.number].remove(whom)
    whom.owner = _holder(part)
    life.known.setdefault(whom.owner, []).append(whom)
