"""Filling the questionnaire: a question on the screen, with everything that can be tapped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.clients import DecisionMaker
from bot.domain.forms import Form
from bot.domain.persons import short_name
from bot.domain.promises import latest_due
from bot.domain.questionnaire import Answer, AnswerType, Option, Part, Person, Question
from bot.screens.answers import answer_text
from bot.screens.capture import person_label
from bot.screens.dates import show_day
from bot.screens.screen import LABEL, Button, Rows, Screen, button, grid
from bot.texts import Texts

QUESTION = 220
"""Characters of the echo and of the former answer: a phone shows the question without scrolling."""
MOST_ON_SCALE = 11
SCALE = 6
DAYS = (1, 3, 7, 14, 30)
AGREED_DAYS = (3, 7)
SHORT_OPTION = 12
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
    """Options are ticked, not answered with one tap."""
    person: int = 0
    """The decision maker whose part in the decision, or position, is being asked."""

    @property
    def answer(self) -> Answer:
        return self.form.answers.get(self.question.key, Answer())

    @property
    def seen(self) -> int:
        return self.form.revision(self.question.key)

    @property
    def target(self) -> tuple[int, str]:
        return self.form.id, self.question.key


def ask(t: Texts, asked: Asked, echo: str = "") -> Screen:
    """The question, what is known, what can be tapped; `echo`: what was saved just now."""
    form, question = asked.form, asked.question
    done = form.progress
    number = form.questionnaire.number(question.key)
    lines = [t("form-head", client=form.client_name, answered=done.answered, required=done.required)]
    if echo:
        lines.append(t("form-echo", answer=shortened(echo)))
    lines += ["", t("form-question", number=number, question=_question(asked))]
    so_far = answer_text(t, question, asked.answer)
    if so_far:
        lines.append(t("form-now", answer=shortened(so_far)))
    elif asked.before:
        lines.append(t("form-before", answer=shortened(asked.before)))
    lines.append(hint(t, asked))
    return Screen("\n".join(lines).rstrip(), _buttons(t, asked))


def _question(asked: Asked) -> str:
    part = asked.question.parts[asked.part]
    return f"{asked.question.text} — {part.label}" if asked.part and part.label else asked.question.text


def shortened(text: str) -> str:
    return text if len(text) <= QUESTION else text[: QUESTION - 1] + "…"


def hint(t: Texts, asked: Asked) -> str:
    """One line: how to answer by typing."""
    part = asked.question.parts[asked.part]
    if part.type is AnswerType.PEOPLE and asked.person:
        person = next((each for each in asked.known if each.id == asked.person), None)
        return t("form-hint-role", name=short_name(person.full_name) if person else "")
    return t("form-hint", type=part.type)


# -- what can be tapped


def _buttons(t: Texts, asked: Asked) -> Rows:
    rows = _answers(t, asked)
    aside: list[Button] = []
    if asked.before and asked.question.key not in asked.form.answers:
        aside.append(button(t.plain("form-keep"), "form.keep", *asked.target))
    if asked.question.unknown_allowed and not asked.several:
        aside.append(button(t.plain("form-unknown-button"), "form.unk", *asked.target, asked.seen))
    return (*rows, *grid(aside, 2), navigation(t, asked))


def navigation(t: Texts, asked: Asked) -> tuple[Button, ...]:
    going = [button(t.plain("form-list"), "form.list", asked.form.id)]
    if asked.form.preceding(asked.question.key) is not None:
        going.insert(0, button(t.plain("form-back"), "form.back", *asked.target))
    label = "form-next" if asked.question.key in asked.form.answers else "form-skip"
    return (*going, button(t.plain(label), "form.skip", *asked.target))


def _answers(t: Texts, asked: Asked) -> Rows:
    part = asked.question.parts[asked.part]
    offered = _OFFERED.get(part.type)
    return offered(t, asked, part) if offered else ()


def _yes_no(t: Texts, asked: Asked, _: Part) -> Rows:
    both = (Option("yes", t.plain("form-yes")), Option("no", t.plain("form-no")))
    return (tuple(_option(asked, option) for option in both),)


def _days(t: Texts, asked: Asked, part: Part) -> Rows:
    """Days from today; of an agreement, from the meeting's day, within its month."""
    first = asked.form.met_on if part.within_month else asked.today
    last = latest_due(asked.form.met_on) if part.within_month else date.max
    days = [first + timedelta(days=days) for days in DAYS]
    return grid([_day(t, asked, day) for day in days if day <= last], 3)


def _scale(_: Texts, asked: Asked, part: Part) -> Rows:
    if part.lowest is None or part.highest is None:
        return ()
    first, last = int(part.lowest), int(part.highest)
    scale = range(first, last + 1) if last - first < MOST_ON_SCALE else ()
    return grid([_option(asked, Option(str(number), str(number))) for number in scale], SCALE)


def _option(asked: Asked, option: Option, mark: str = "") -> Button:
    return button(mark + option.label, "form.a", *asked.target, asked.part, option.key, asked.seen)


def _fit(options: Sequence[Option]) -> int:
    return 2 if all(len(option.label) <= SIDE_BY_SIDE for option in options) else 1


def _choice(t: Texts, asked: Asked, part: Part) -> Rows:
    """One tap answers. Where a second thing belongs to an option, a second column says it with the same tap."""
    second = next((each for each in asked.question.parts if each.only_with), None)
    if second is None:
        return grid([_option(asked, option) for option in part.options], _fit(part.options))
    rows: list[tuple[Button, ...]] = []
    for option in part.options:
        if option.key not in second.only_with:
            rows.append((_option(asked, option),))
        elif second.within_month:
            rows.append(tuple(_agreed(t, asked, option, days) for days in AGREED_DAYS))
        elif asked.question.unknown_allowed:
            without = button(
                f"{option.label}, {t.plain('form-no-figure')}",
                *("form.half", *asked.target, option.key, asked.seen),
            )
            rows.append((_option(asked, option), without))
        else:
            rows.append((_option(asked, option),))
    return tuple(rows)


def _agreed(t: Texts, asked: Asked, option: Option, days: int) -> Button:
    """`КП до пт 27.11`"""
    day = asked.form.met_on + timedelta(days=days)
    label = option.label if len(option.label) <= SHORT_OPTION else option.label[: SHORT_OPTION - 1] + "."
    return button(f"{label} {show_day(day, t)}", "form.agree", *asked.target, option.key, f"{day:%Y%m%d}", asked.seen)


def _day(t: Texts, asked: Asked, day: date) -> Button:
    return button(show_day(day, t), "form.a", *asked.target, asked.part, f"{day:%Y%m%d}", asked.seen)


def _choices(t: Texts, asked: Asked, part: Part) -> Rows:
    value = asked.answer.value(asked.part)
    ticked = [each for each in value if isinstance(each, str)] if isinstance(value, tuple) else []
    if not asked.several:
        several = button(t.plain("form-several"), "form.many", *asked.target, asked.part)
        return (*grid([_option(asked, option) for option in part.options], _fit(part.options)), (several,))
    boxes = [
        button(
            f"{_tick(part, ticked, option)} {option.label}"[:LABEL],
            *("form.tick", *asked.target, asked.part, option.key, asked.seen),
        )
        for option in part.options
    ]
    done = button(t.plain("form-done"), "form.skip", *asked.target)
    return (*grid(boxes, _fit(part.options)), (done,))


def _tick(part: Part, ticked: Sequence[str], option: Option) -> str:
    if option.key not in ticked:
        return "▫️"
    return f"{ticked.index(option.key) + 1}." if part.type is AnswerType.ORDERED else "✅"


def _people(_: Texts, asked: Asked, part: Part) -> Rows:
    """Whom; or, of the one who is chosen, his part in the decision."""
    if asked.person:
        return _roles(asked, part, asked.person)
    said = asked.answer.value(asked.part)
    named = {each.id for each in said if not isinstance(each, str)} if isinstance(said, tuple) else set()
    return tuple(
        (
            button(
                ("✅ " if each.id in named else "") + person_label(each),
                *("form.who", *asked.target, asked.part, each.id),
            ),
        )
        for each in asked.known
    )


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


def ask_position(t: Texts, form: Form, question: Question, person: Person, positions: Sequence[str]) -> Screen:
    """Without his position he does not count as a decision maker (method.md §2)."""
    done = form.progress
    lines = [t("form-head", client=form.client_name, answered=done.answered, required=done.required), ""]
    lines.append(t("form-ask-position", name=person.full_name))
    buttons = [
        button(t.plain("position", position=each), "form.pos", form.id, question.key, person.id, each)
        for each in positions
    ]
    later = button(t.plain("form-skip"), "form.skip", form.id, question.key)
    return Screen("\n".join(lines), (*grid(buttons, 2), (later,)))


def ask_full_name(t: Texts, form: Form, question: Question, person: Person) -> Screen:
    """A surname alone, or with initials, is not a full name (method.md §2)."""
    done = form.progress
    lines = [t("form-head", client=form.client_name, answered=done.answered, required=done.required), ""]
    lines.append(t("form-ask-full-name", name=person.full_name))
    return Screen("\n".join(lines), ((button(t.plain("form-skip"), "form.skip", form.id, question.key),),))


def offer_section(
    t: Texts, form: Form, section: str, same: Sequence[tuple[Question, Answer]], first: Question
) -> Screen:
    """«Без изменений»: what the client's last form says of a section, taken over with one tap."""
    done = form.progress
    title = next(each.title for each in form.questionnaire.sections if each.key == section)
    lines = [t("form-head", client=form.client_name, answered=done.answered, required=done.required), ""]
    lines.append(t("form-section-before", section=title))
    lines += [
        t("form-line", question=question.text, answer=shortened(answer_text(t, question, answer)))
        for question, answer in same
    ]
    return Screen(
        "\n".join(lines),
        (
            (button(t.plain("form-same"), "form.same", form.id, section),),
            (button(t.plain("form-change"), "form.at", form.id, first.key),),
            (button(t.plain("form-list"), "form.list", form.id),),
        ),
    )
