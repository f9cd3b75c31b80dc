"""A question of the questionnaire as it is put to a person, and everything that can be tapped to answer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.clients import DecisionMaker
from bot.domain.forms import Form
from bot.domain.persons import short_name
from bot.domain.promises import latest_due
from bot.domain.questionnaire import Answer, AnswerType, Option, Part, Person, Question
from bot.screens.capture import person_label
from bot.screens.dates import show_day
from bot.screens.screen import LABEL, Button, Rows, button, grid, label_of
from bot.texts import Texts

MOST_ON_SCALE = 11
SCALE = 6
DAYS = (1, 3, 7, 14, 30)
AGREED_DAYS = (3, 7)
SATURDAY = 5
SHORT_OPTION = 10
NO_END = "аеёиоуыэюяьъaeiouy -"
"""Letters on which no abbreviation ends."""
SIDE_BY_SIDE = 16
"""Characters of a label of which two stand in a row on a phone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put to a person."""

    form: Form
    question: Question
    part: int
    today: date
    known: Sequence[DecisionMaker] = ()
    """The client's decision makers: for questions about people."""
    before: str = ""
    """What the client's last form says, plain."""
    several: bool = False
    """Options are ticked and people gathered, not answered with one tap."""
    person: DecisionMaker | None = None
    """Whose part in the decision is being asked."""
    noted: int = 0
    """How many notes were sent to the question and wait to be typed out."""

    @property
    def answer(self) -> Answer:
        return self.form.answers.get(self.question.key, Answer())

    @property
    def seen(self) -> int:
        return self.form.revision(self.question.key)

    @property
    def target(self) -> tuple[int, str]:
        return self.form.id, self.question.key


def buttons(t: Texts, asked: Asked) -> Rows:
    rows = _answers(t, asked)
    aside: list[Button] = []
    if asked.before and asked.question.key not in asked.form.answers:
        aside.append(button(t.plain("form-keep"), "form.keep", *asked.target))
    if asked.question.unknown_allowed and not asked.several:
        aside.append(button(t.plain("form-unknown-button"), "form.unk", *asked.target, asked.seen))
    if asked.noted:
        aside.append(button(t.plain("form-notes", count=asked.noted), "form.notes", *asked.target))
    return (*rows, *grid(aside, 2), navigation(t, asked))


def navigation(t: Texts, asked: Asked) -> tuple[Button, ...]:
    going = [button(t.plain("form-list"), "form.list", asked.form.id)]
    if asked.form.preceding(asked.question.key) is not None:
        going.insert(0, button(t.plain("form-back"), "form.back", *asked.target))
    if asked.several:
        return (*going, button(t.plain("form-done"), "form.done", *asked.target))
    label = "form-next" if asked.question.key in asked.form.answers else "form-skip"
    return (*going, button(t.plain(label), "form.skip", *asked.target))


def _answers(t: Texts, asked: Asked) -> Rows:
    part = asked.question.parts[asked.part]
    offered = _OFFERED.get(part.type)
    return offered(t, asked, part) if offered else ()


def _yes_no(t: Texts, asked: Asked, _: Part) -> Rows:
    both = (Option("yes", t.plain("form-yes")), Option("no", t.plain("form-no")))
    return (tuple(_option(asked, option) for option in both),)


def has_scale(part: Part) -> bool:
    """Marks that are few enough to be tapped."""
    return part.lowest is not None and part.highest is not None and part.highest - part.lowest < MOST_ON_SCALE


def _scale(_: Texts, asked: Asked, part: Part) -> Rows:
    if not has_scale(part):
        return ()
    marks = range(int(part.lowest or 0), int(part.highest or 0) + 1)
    return grid([_option(asked, Option(str(mark), str(mark))) for mark in marks], SCALE)


def _option(asked: Asked, option: Option) -> Button:
    return button(option.label, "form.a", *asked.target, asked.part, option.key, asked.seen)


def _fit(options: Sequence[Option]) -> int:
    return 2 if all(len(option.label) <= SIDE_BY_SIDE for option in options) else 1


# -- days


def _days(t: Texts, asked: Asked, part: Part) -> Rows:
    days = _offered_days(asked, DAYS) if part.within_month else [asked.today + timedelta(days=each) for each in DAYS]
    return grid([_day(t, asked, day) for day in days], 3)


def _day(t: Texts, asked: Asked, day: date) -> Button:
    return button(show_day(day, t), "form.a", *asked.target, asked.part, f"{day:%Y%m%d}", asked.seen)


def _offered_days(asked: Asked, ahead: Sequence[int]) -> list[date]:
    """Working days to come within the agreement's month; where that is over, from the meeting's day."""
    last = latest_due(asked.form.met_on)
    first = asked.today if asked.form.met_on <= asked.today < last else asked.form.met_on
    days = [_working(first + timedelta(days=each)) for each in ahead]
    return sorted({day for day in days if day <= last}) or [last]


def _working(day: date) -> date:
    """Nobody is promised anything for a Sunday: the Monday behind it."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


# -- options


def _choice(t: Texts, asked: Asked, part: Part) -> Rows:
    """One tap answers. Where a second thing belongs to an option, a second column says it with the same tap."""
    second = next((each for each in asked.question.parts if each.only_with), None)
    if second is None:
        return (*grid([_option(asked, option) for option in part.options], _fit(part.options)), *_other(t, asked, part))
    rows: list[tuple[Button, ...]] = []
    for option in part.options:
        if option.key not in second.only_with:
            rows.append((_option(asked, option),))
        elif second.within_month:
            rows.append(tuple(_agreed(t, asked, option, day) for day in _offered_days(asked, AGREED_DAYS)))
        elif asked.question.unknown_allowed:
            without = button(
                label_of(option.label, f", {t.plain('form-no-figure')}"),
                *("form.half", *asked.target, option.key, asked.seen),
            )
            rows.append((_option(asked, option), without))
        else:
            rows.append((_option(asked, option),))
    return tuple(rows)


def _agreed(t: Texts, asked: Asked, option: Option, day: date) -> Button:
    """`КП пт 27.11`, `Обследов. 27.11`: the day has to fit, half a phone wide."""
    label = f"{option.label} {show_day(day, t)}"
    if len(label) > SIDE_BY_SIDE:
        label = f"{_abbreviated(option.label)} {day:%d.%m}"
    return button(label, "form.agree", *asked.target, option.key, f"{day:%Y%m%d}", asked.seen)


def _abbreviated(label: str) -> str:
    return label if len(label) <= SHORT_OPTION else f"{label[: SHORT_OPTION - 1].rstrip(NO_END)}."


def _choices(t: Texts, asked: Asked, part: Part) -> Rows:
    if not asked.several:
        other = [each for row in _other(t, asked, part) for each in row]
        options = grid([_option(asked, option) for option in part.options], _fit(part.options))
        return (*options, (*other, _several(t, asked)))
    value = asked.answer.value(asked.part)
    ticked = [each for each in value if isinstance(each, str)] if isinstance(value, tuple) else []
    boxes = [
        button(
            f"{_tick(part, ticked, option)} {option.label}"[:LABEL],
            *("form.tick", *asked.target, asked.part, option.key, asked.seen, int(option.key not in ticked)),
        )
        for option in part.options
    ]
    return (*grid(boxes, _fit(part.options)), *_other(t, asked, part))


def _other(t: Texts, asked: Asked, part: Part) -> Rows:
    """Own words, where they may be told."""
    return ((button(t.plain("form-other"), "form.other", *asked.target, asked.part),),) if part.own else ()


def _several(t: Texts, asked: Asked) -> Button:
    return button(t.plain("form-several"), "form.many", *asked.target, asked.part)


def _tick(part: Part, ticked: Sequence[str], option: Option) -> str:
    if option.key not in ticked:
        return "▫️"
    return f"{ticked.index(option.key) + 1}." if part.type is AnswerType.ORDERED else "✅"


# -- people


def _people(t: Texts, asked: Asked, part: Part) -> Rows:
    """Whom; or, of the one who is chosen, his part in the decision."""
    if asked.person is not None:
        return (*_roles(asked, part, asked.person.id), *_others(t, asked))
    value = asked.answer.value(asked.part)
    said = [each for each in value if isinstance(each, Person)] if isinstance(value, tuple) else []
    rows = tuple((_somebody(asked, part, each, said),) for each in asked.known)
    return (*rows, *_others(t, asked))


def _others(t: Texts, asked: Asked) -> Rows:
    """There may have been more than one: they are gathered until «Готово»."""
    return ((_several(t, asked),),) if asked.known and not asked.several else ()


def _somebody(asked: Asked, part: Part, person: DecisionMaker, said: Sequence[Person]) -> Button:
    """`✅ Иванов П. С., директор · Решает`: with the part he is known to have, one tap answers."""
    named = next((each for each in said if each.id == person.id), None)
    mark = "✅ " if named else ""
    key = named.role if named else person.role
    role = next((f" · {each.label}" for each in part.options if each.key == key), "")
    label = f"{mark}{person_label(person)}{role}"
    if len(label) > LABEL:
        label = f"{mark}{short_name(person.full_name)}{role}"
    return button(label, "form.who", *asked.target, asked.part, person.id, int(named is None))


def _roles(asked: Asked, part: Part, person: int) -> Rows:
    roles = [
        button(option.label, "form.role", *asked.target, asked.part, person, option.key, asked.seen)
        for option in part.options
    ]
    return grid(roles, _fit(part.options))


_OFFERED: dict[AnswerType, Callable[[Texts, Asked, Part], Rows]] = {
    AnswerType.CHOICE: _choice,
    AnswerType.CHOICES: _choices,
    AnswerType.ORDERED: _choices,
    AnswerType.YES_NO: _yes_no,
    AnswerType.DATE: _days,
    AnswerType.NUMBER: _scale,
    AnswerType.PEOPLE: _people,
}
"""What can be tapped, by the type of what is asked; the others are typed."""
