"""The questionnaire of a meeting: what the client said, and what was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.demo.agenda import Scene
from bot.demo.cast import IVAN
from bot.demo.life import DAY, Known, Life
from bot.domain import default_options as options
from bot.domain.clients import DecisionMaker
from bot.domain.forms import Form
from bot.domain.people import Member
from bot.domain.promises import PromiseKind, latest_due
from bot.domain.questionnaire import Answer, Person, Questionnaire, progress
from bot.domain.record import Record
from bot.domain.timetable import week_of
from bot.store import clients, forms, path_forms, promises, questionnaires

SKIPPED = 0.12
"""Of the forms: something required is still missing when the evening comes."""
OFTEN = ("business", "elsewhere")
"""Told though nobody must."""
OF_EXISTING = ("elsewhere", "recommend")
LEFT_OUT = ("cost", "criteria", "deciders", "budget", "deadline")
BY_BUTTONS = ("criteria", "deadline")
LATELY = timedelta(days=20)
FINISHED = 0.6
"""Of these: completed on another day."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was agreed."""

    kind: PromiseKind
    due: date
    what: str


def fill(life: Life, scene: Scene, number: int, whom: Known, made: Record, *, existing: bool) -> Outcome | None:
    """Of a held meeting; None: nothing was agreed, or it was not written down."""
    form = _begun(life, scene, number, whom, made, existing=existing)
    said = dict(_answers(life, whom, made, form.questionnaire, existing=existing))
    outcome = _outcome(life, whom.owner, made.local_day)
    said |= _conclusion(life, outcome)
    left = _is_left(life, number, made.local_day)
    late = _left_out(life, said, number) if left or life.happens(SKIPPED) else []
    member = life.members[number]
    for key, answer in said.items():
        if key not in late:
            form = forms.keep(scene.connection, member, form, key, answer, scene.now)
    _know_part(scene, member, whom)
    if late and not left and life.happens(FINISHED):
        _later(life, scene, number, form, {key: said[key] for key in late})
    if outcome is None:
        return None
    _promise(scene, member, whom, made, form, outcome)
    path_forms.follow(scene.connection, member.team_id, whom.id, scene.now)
    return outcome


def _begun(life: Life, scene: Scene, number: int, whom: Known, made: Record, *, existing: bool) -> Form:
    member = life.members[number]
    version = questionnaires.current(scene.connection, member.team_id, life.locale, scene.now)
    required = progress(version.form, {}, existing=existing)
    form_id = forms.begin(
        *(scene.connection, member, whom.id, version.id, made.id, required), existing=existing, now=scene.now
    )
    return Form(
        *(form_id, whom.id, whom.client.name, member.id, made.id),
        existing=existing,
        met_on=made.local_day,
        begun_at=scene.now,
        questionnaire=version.form,
        given={},
    )


def _is_left(life: Life, number: int, day: date) -> bool:
    """One of the hunter's last forms is left to the visitor."""
    if number != IVAN.number or life.left or day < life.today - LATELY:
        return False
    life.left = len(list(life.days(number, day, (life.today - day).days))) <= 2
    return life.left


def _left_out(life: Life, said: dict[str, Answer], number: int) -> list[str]:
    """What he left for later: never how it ended; of the hunter's forms only what the visitor answers by buttons."""
    found = [key for key in (BY_BUTTONS if number == IVAN.number else LEFT_OUT) if key in said]
    return life.chance.sample(found, min(life.chance.randint(1, 3), len(found)))


def _later(life: Life, scene: Scene, number: int, form: Form, left: dict[str, Answer]) -> None:
    """The next days; one in seven of them so late that the week is closed already."""
    today = life.members[number].day(scene.now)
    late = life.happens(0.2)
    day = life.next_day(number, today + (10 if late else life.chance.randint(1, 2)) * DAY)
    if week_of(day) != week_of(form.met_on):
        life.mended.add(week_of(form.met_on).monday)

    def finish(later: Scene) -> None:
        member = life.members[number]
        known = forms.get(later.connection, member, form.id)
        for key, answer in left.items():
            if known is not None and key not in known.given:
                known = forms.keep(later.connection, member, known, key, answer, later.now)

    life.agenda.plan(life.at(day, 17, 20), number, finish)


def _promise(scene: Scene, member: Member, whom: Known, made: Record, form: Form, outcome: Outcome) -> None:
    promises.put_for_form(
        *(scene.connection, member, form.id),
        client_id=whom.id,
        record_id=made.id,
        decision_maker_id=made.decision_maker.id if made.decision_maker else None,
        kind=outcome.kind,
        what=outcome.what,
        made_on=made.local_day,
        due_on=outcome.due,
        now=scene.now,
    )


def _outcome(life: Life, number: int, day: date) -> Outcome | None:
    if not life.happens(0.72):
        return None
    kind = life.one_of(offer=0.42, survey=0.2, solution=0.15, meeting=0.23)
    wanted = life.next_day(number, day + timedelta(days=life.chance.randint(3, 16)))
    return Outcome(PromiseKind(kind), min(wanted, latest_due(day)), life.pick(life.words.promised[kind]))


def _conclusion(life: Life, outcome: Outcome | None) -> dict[str, Answer]:
    if outcome is None:
        interest = life.one_of(doubt=0.6, no=0.4)
        return {"interest": Answer((interest, None)), "agreement": Answer(("none", None, None))}
    interest = life.one_of(yes=0.9, doubt=0.1)
    liked = life.pick(life.words.liked) if interest == "yes" else None
    return {
        "interest": Answer((interest, liked)),
        "agreement": Answer((str(outcome.kind), outcome.due, outcome.what)),
    }


def _answers(
    life: Life, whom: Known, made: Record, form: Questionnaire, *, existing: bool
) -> Iterator[tuple[str, Answer]]:
    """Required ones all, of the others some, in the order of the form."""
    wordy = life.happens(0.4)
    people = whom.people[:2]
    budget = life.one_of(approved=0.35, planned=0.4, none=0.25)
    amount = None if budget == "none" else Decimal(life.chance.randrange(8, 160) * 10_000)
    needed = Decimal(life.chance.randrange(20, 400))
    free = {
        "business": Answer((_key(life, options.BUSINESS), Decimal(life.chance.randrange(20, 600)))),
        "history": Answer((life.pick(life.words.history),)),
        "share": Answer((_key(life, options.SHARE),)),
        "satisfaction": Answer((Decimal(life.chance.randrange(4, 10)),)),
        "affected": Answer(((_key(life, options.AFFECTED),),)),
        "gain": Answer((life.pick(life.words.gains),)),
        "procurement": Answer((_key(life, options.PROCUREMENT),)),
        "rivals": Answer((life.pick(life.words.rivals),)),
        "elsewhere": Answer((life.pick(life.words.groups), Decimal(life.chance.randrange(0, int(needed) // 2)))),
        "recommend": Answer((Decimal(life.chance.choice((6, 7, 8, 8, 9, 9, 10))), None)),
    }
    needs_one = {
        "attendees": Answer((tuple(_person(life, each, options.AT_MEETING) for each in people[:1]),)),
        "supplier": Answer((life.pick(life.words.suppliers),)),
        "volume": Answer((needed, _key(life, options.REGULARITY), None)),
        "problem": Answer((tuple(life.chance.sample(tuple(options.UNHAPPY_WITH), life.chance.randint(1, 2))),)),
        "cost": Answer((Decimal(life.chance.randrange(2, 60) * 5_000), life.pick(life.words.costs)))
        if life.happens(0.7)
        else Answer((), unknown=True),
        "result": Answer((life.pick(life.words.results),)),
        "criteria": Answer((tuple(life.chance.sample(tuple(options.CRITERIA), life.chance.randint(2, 3))),)),
        "deciders": Answer((tuple(_person(life, each, options.DECIDING) for each in people),)),
        "budget": Answer((budget, amount)),
        "deadline": Answer((made.local_day + life.chance.randrange(14, 90) * DAY, life.pick(life.words.tied_to))),
    }
    for question in form.questions:
        if question.key in needs_one:
            yield question.key, needs_one[question.key]
        elif (
            question.key in free and (wordy or question.key in OFTEN) and (existing or question.key not in OF_EXISTING)
        ):
            yield question.key, free[question.key]


def _person(life: Life, who: DecisionMaker, roles: options.Options) -> Person:
    """The first in a firm decides, the others have a say."""
    role = "decides" if who.role in (None, "decides") and "decides" in roles else "influences"
    return Person(who.id, who.full_name, who.position or life.words.buyer, role)


def _know_part(scene: Scene, member: Member, whom: Known) -> None:
    first = whom.people[0]
    if first.role is None:
        clients.describe(scene.connection, member.team_id, first.id, role="decides")


def _key(life: Life, choices: options.Options) -> str:
    return life.pick(tuple(choices))
