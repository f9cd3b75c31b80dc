"""The slow way to count a team's week, by the method alone: nothing of bot/ is imported.

Every record of the quarter is looked at for every person and week; what counts is written down here anew, from
method.md §2 and §4.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.summaries.quarter_made import HOLIDAYS, MOSCOW, RISKY_FROM, Act, Booked, Client, Form, Person, Quarter

DAY = timedelta(days=1)
NORMS: dict[str, dict[str, int | None]] = {
    "hunter": {"effective_call": 50, "booked_meeting": 12, "held_meeting": 12, "effective_meeting": 6},
    "trainee": {"effective_call": 30, "booked_meeting": 6},
    "farmer": {"studied": 25, "warm_contact": 40, "visit": 8, "questionnaire": 8, "incoming": None},
}


@dataclass
class Stage:
    counted: set[int] = field(default_factory=set)
    why_not: dict[int, str] = field(default_factory=dict)
    norm: int | None = None


@dataclass
class Week:
    """What the summary has to say of one person."""

    stages: dict[str, Stage]
    worked: int
    done: int | None


class Reference:
    def __init__(self, made: Quarter) -> None:
        self.made = made
        self.acts = [each for each in made.acts if not each.undone]
        self.forms = {each.act.id: each for each in made.forms if each.act is not None}
        self.promised = {each.act.id for each in made.agreed}
        self.with_client: dict[int, list[Act]] = defaultdict(list)
        self.booked_with: dict[int, list[Booked]] = defaultdict(list)
        for act in self.acts:
            self.with_client[act.client.id].append(act)
        for booked in made.booked:
            self.booked_with[booked.act.client.id].append(booked)
        self._weeks: dict[tuple[int, str, date], Week] = {}

    # -- who, and how much of the week is his

    def people(self, monday: date) -> list[tuple[Person, str]]:
        """Everybody in each of his roles in which he had a working day or did anything, in one of them at least."""
        sunday = monday + 6 * DAY
        here = (one for one in self.made.people if one.joined <= sunday and (one.left is None or one.left >= monday))
        return [(one, role) for one in here for role in self._roles(one, monday)]

    def _roles(self, one: Person, monday: date) -> list[str]:
        """Ending with the last."""
        had: list[str] = []
        for n in range(7):
            role = one.role_on(monday + n * DAY)
            had = [*(each for each in had if each != role), role]
        roles = [role for role in had if role in NORMS]
        return [role for role in roles if self._is_seen(self.week(one, role, monday))] or roles[-1:]

    @staticmethod
    def _is_seen(week: Week) -> bool:
        return week.worked > 0 or any(stage.counted or stage.why_not for stage in week.stages.values())

    def before(self, one: Person, role: str, monday: date) -> Week | None:
        """The week before, in the same role if he had it, else in the only one; none, where he was not here."""
        last = monday - 7 * DAY
        roles = [each for who, each in self.people(last) if who is one]
        if role not in roles and len(roles) != 1:
            return None
        found = self.week(one, role if role in roles else roles[0], last)
        return found if self._is_seen(found) else None

    def worked(self, one: Person, role: str, monday: date) -> int:
        return sum(
            day not in HOLIDAYS
            and one.role_on(day) == role
            and one.joined <= day
            and (one.left is None or day <= one.left)
            and not any(each.who == one.id and each.first <= day <= each.last for each in self.made.away)
            for day in (monday + n * DAY for n in range(5))
        )

    def norm(self, one: Person, role: str, stage: str, monday: date) -> int | None:
        """The part of a full week's norm that his days are, half up; at least one, if he works at all. Who becomes a
        trainee is a beginner: half of it in this week, three quarters in the next."""
        usual = NORMS[role][stage]
        if usual is None:
            return None
        worked = self.worked(one, role, monday)
        hundredths = usual * worked * one.share * self._grown(one, role, monday)
        part = (2 * hundredths + 50_000) // 100_000
        return max(part, 1) if worked else part

    @staticmethod
    def _grown(one: Person, role: str, monday: date) -> int:
        days = [at.astimezone(MOSCOW).date() for at, new in one.became if role == new == "trainee"]
        begun = [(monday - (day - day.weekday() * DAY)).days // 7 for day in days if day < monday + 7 * DAY]
        return {0: 50, 1: 75}.get(begun[-1], 100) if begun else 100

    # -- a person's week

    def week(self, one: Person, role: str, monday: date) -> Week:
        if (one.id, role, monday) not in self._weeks:
            self._weeks[one.id, role, monday] = self._count(one, role, monday)
        return self._weeks[one.id, role, monday]

    def _count(self, one: Person, role: str, monday: date) -> Week:
        found = {name: Stage(norm=self.norm(one, role, name, monday)) for name in NORMS[role]}
        mine = [each for each in self.acts if each.who == one.id and self._in(each.day, monday)]
        mine = [each for each in mine if one.role_on(each.day) == role]
        if role == "farmer":
            self._farmer(one, monday, mine, found)
        else:
            self._hunter(one, mine, found)
        parts = [100 * min(len(each.counted), each.norm) / each.norm for each in found.values() if each.norm]
        done = int(sum(parts) / len(parts) + 0.5 + 1e-9) if parts else None
        return Week(found, self.worked(one, role, monday), done)

    @staticmethod
    def _in(day: date, monday: date) -> bool:
        return monday <= day < monday + 7 * DAY

    def _hunter(self, one: Person, mine: list[Act], found: dict[str, Stage]) -> None:
        for act in mine:
            if act.kind == "call":
                self._put(found["effective_call"], act.id, self._why_no_call(act))
            elif act.kind == "meeting" and "held_meeting" in found:
                why = self._why_not_held(act)
                self._put(found["held_meeting"], act.id, why)
                if why is None:
                    self._put(found["effective_meeting"], act.id, self._why_not_effective(act))
            booked = next((each for each in self.booked_with[act.client.id] if each.act is act), None)
            if booked is not None:
                self._put(found["booked_meeting"], act.id, self._why_not_booked(booked))

    def _why_no_call(self, act: Act) -> str | None:
        if act.result == "not_reached":
            return "not_reached"
        if (why := self._of_person(act)) is not None:
            return why
        sooner = (
            each
            for each in self.with_client[act.client.id]
            if each.kind == "call"
            and each.decider == act.decider
            and each.day == act.day
            and each.result != "not_reached"
            and (each.at, each.id) < (act.at, act.id)
        )
        return "same_day" if next(sooner, None) else None

    def _of_person(self, act: Act) -> str | None:
        if act.decider is None:
            return "no_decision_maker"
        if act.decider.standing == "extra":
            return "sixth"
        if any(word.endswith(".") for word in act.decider.name.split()):
            return "no_full_name"
        return None if act.decider.position else "no_position"

    def _why_not_booked(self, booked: Booked) -> str | None:
        act = booked.act
        if booked.cancelled:
            return "cancelled"
        before = any(
            each.act.id < act.id and not each.cancelled and not each.act.undone
            for each in self.booked_with[act.client.id]
        )
        met = any(each.kind == "meeting" and each.at <= act.at for each in self.with_client[act.client.id])
        if booked.repeat or before or met:
            return "repeat"
        if (why := self._met(act)) is not None:
            return why
        return None if booked.starts else "no_time"

    @staticmethod
    def _met(act: Act) -> str | None:
        if act.decider is None:
            return "no_decision_maker"
        return "sixth" if act.decider.standing == "extra" else None

    def _why_not_held(self, act: Act) -> str | None:
        if (why := self._met(act)) is not None:
            return why
        form = self.forms.get(act.id)
        return None if form and form.answered >= form.required else "form_incomplete"

    def _why_not_effective(self, act: Act) -> str | None:
        if not self.forms[act.id].interest:
            return "no_interest"
        return None if act.id in self.promised else "no_agreement"

    # -- farmers

    def _farmer(self, one: Person, monday: date, mine: list[Act], found: dict[str, Stage]) -> None:
        for act in mine:
            missed = act.kind == "incoming" and act.result == "not_reached"
            talked = act.kind in ("call", "contact", "meeting", "incoming") and not missed
            if talked:
                self._put(found["warm_contact"], act.id, self._why_not_warm(act))
            if act.kind == "meeting":
                self._put(found["visit"], act.id, self._why_no_visit(act))
            if act.kind == "incoming":
                self._put(found["incoming"], act.id, self._why_not_answered(act))
        for form in self._forms_of(one, monday):
            whole = form.answered >= form.required
            why = None if whole else "form_incomplete"
            self._put(found["questionnaire"], form.id, why if self._buys(form.client, monday) else "not_existing")
        for study in self.made.studies:
            if study.who != one.id or not self._in(study.day, monday) or one.role_on(study.day) != "farmer":
                continue
            if study.concluded and not study.undone:
                found["studied"].counted.add(study.id)

    @staticmethod
    def _buys(client: Client, day: date) -> bool:
        """By the end of the week in which the day is."""
        sunday = day + (6 - day.weekday()) * DAY
        return client.existing or (client.since is not None and client.since <= sunday)

    def _farmed(self, act: Act) -> bool:
        """By somebody who was a farmer on that day."""
        return any(one.id == act.who and one.role_on(act.day) == "farmer" for one in self.made.people)

    def _forms_of(self, one: Person, monday: date) -> Iterator[Form]:
        for form in self.made.forms:
            if form.act is not None and (form.act.undone or form.act.who != one.id):
                continue
            if form.act is None and (form.who != one.id or not form.answered):
                continue
            day = form.act.day if form.act else form.begun.date()
            if self._in(day, monday) and one.role_on(day) == "farmer":
                yield form

    def _why_no_visit(self, act: Act) -> str | None:
        """Of a client's visits of one day the first counts, whichever farmer made it."""
        if not self._buys(act.client, act.day):
            return "not_existing"
        visits = (each for each in self.with_client[act.client.id] if each.kind == "meeting" and each.day == act.day)
        sooner = any((each.at, each.id) < (act.at, act.id) and self._farmed(each) for each in visits)
        return "same_day_visit" if sooner else None

    def _why_not_warm(self, act: Act) -> str | None:
        if act.result == "not_reached":
            return "not_reached"
        if not self._buys(act.client, act.day):
            return "not_existing"
        sooner = any(
            each.day == act.day
            and each.result != "not_reached"
            and each.kind in ("call", "contact", "meeting", "incoming")
            and (each.at, each.id) < (act.at, act.id)
            and self._farmed(each)
            for each in self.with_client[act.client.id]
        )
        return "same_day_client" if sooner else None

    def _why_not_answered(self, act: Act) -> str | None:
        days = [act.answered] if act.answered else []
        for each in self.with_client[act.client.id]:
            called_back = each.kind in ("call", "contact", "meeting") and each.result != "not_reached"
            rang_again = each.kind == "incoming" and each.result in ("answered", "booked")
            if each.at > act.at and (called_back or rang_again):
                days.append(each.day)
        if not days:
            return "not_answered"
        return None if min(days) <= act.day else "answered_later"

    @staticmethod
    def _put(stage: Stage, number: int, why: str | None) -> None:
        if why is None:
            stage.counted.add(number)
        else:
            stage.why_not[number] = why

    # -- the team

    def reasons(self, monday: date) -> dict[str, dict[int, int]]:
        found: dict[str, Counter[int]] = defaultdict(Counter)
        for one, role in self.people(monday):
            for stage in self.week(one, role, monday).stages.values():
                for why in stage.why_not.values():
                    found[why][one.id] += 1
        return {why: dict(whose) for why, whose in found.items()}

    def promises(self, monday: date, today: date) -> dict[str, set[int]]:
        here = {one.id for one, _ in self.people(monday)}
        mine = [each for each in self.made.agreed if each.who in here]
        settled = [each for each in mine if each.settled and self._in(each.settled, monday)]
        return {
            "made": {each.id for each in mine if self._in(each.made, monday)},
            "kept": {each.id for each in settled if each.state == "kept"},
            "broken": {each.id for each in settled if each.state == "broken"},
            "overdue": {
                each.id
                for each in mine
                if each.state == "open"
                and each.due < today
                and today - each.due <= timedelta(days=31)
                and each.made < monday + 7 * DAY
            },
        }

    def at_risk(self, monday: date) -> set[int]:
        here = {one.id for one, _ in self.people(monday)}
        theirs = {client.id for client in self.made.clients if client.owner in here}
        return {client for client, points in self.made.at_risk.items() if points >= RISKY_FROM and client in theirs}

    def improved(self, monday: date) -> tuple[int, int, int] | None:
        """Who added most, of those who worked three days of either week; his percent now and before."""
        grown = []
        for one, role in self.people(monday):
            now, was = self.week(one, role, monday), self.before(one, role, monday)
            if was is None:
                continue
            if min(now.worked, was.worked) < 3 or now.done is None or was.done is None or now.done <= was.done:
                continue
            grown.append((now.done - was.done, now.done, -one.id, was.done))
        if not grown:
            return None
        _, done, number, was_done = max(grown)
        return -number, done, was_done
