"""Filling the questionnaire: a question on the screen, and what is asked between two questions."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.forms import Form
from bot.domain.persons import short_name
from bot.domain.questionnaire import Answer, AnswerType, Part, Person, Question
from bot.screens.answers import answer_text, midway
from bot.screens.form_buttons import Asked, buttons, has_scale
from bot.screens.screen import Rows, Screen, button, cut, grid
from bot.texts import Texts

SHOWN = 220
"""Characters of the echo and of the former answer: a phone shows the question without scrolling."""
SECTION_SHOWN = 2500
"""Characters of a section's former answers."""


def head(t: Texts, form: Form, echo: str = "", told: Sequence[str] = ()) -> list[str]:
    """Whose form, and how far; `echo`: what was saved just now, plain; `told`: lines of HTML to know beside it."""
    done = form.progress
    lines = [t("form-head", client=form.client_name, answered=done.answered, required=done.required)]
    if echo:
        lines.append(t("form-echo", answer=shortened(echo)))
    return [*lines, *told]


def ask(t: Texts, asked: Asked, echo: str = "", told: Sequence[str] = ()) -> Screen:
    """The question, what is known, what can be tapped."""
    number = asked.form.questionnaire.number(asked.question.key)
    lines = [*head(t, asked.form, echo, told), "", t("form-question", number=number, question=_question(asked))]
    so_far = answer_text(t, asked.question, asked.answer)
    if so_far and asked.part:
        lines.append(t("form-line", question=asked.question.text, answer=shortened(so_far)))
    elif so_far:
        lines.append(t("form-now", answer=shortened(so_far)))
    elif asked.before:
        lines.append(t("form-before", answer=shortened(asked.before)))
    lines.append(hint(t, asked))
    return Screen("\n".join(lines), buttons(t, asked))


def _question(asked: Asked) -> str:
    """Of a second part its own words: what was said of the first stands below."""
    return (asked.part and asked.question.parts[asked.part].label) or asked.question.text


def shortened(text: str, limit: int = SHOWN) -> str:
    return cut(text, limit)


# -- how to answer by typing


def hint(t: Texts, asked: Asked) -> str:
    """One line: how to answer by typing."""
    part = asked.question.parts[asked.part]
    if part.type is AnswerType.PEOPLE:
        if asked.person is not None:
            return t("form-hint-role", name=short_name(asked.person.full_name))
        return t("form-hint-several") if asked.several else t("form-hint", type=part.type)
    if asked.several:
        return t("form-hint-ordered" if part.type is AnswerType.ORDERED else "form-hint-ticked")
    return _hint(t, asked, part)


def _hint(t: Texts, asked: Asked, part: Part) -> str:
    together = "" if asked.part else example(t, asked.question)
    if together:
        tapped = part.type is AnswerType.CHOICE or has_scale(part)
        return t("form-hint-together" if tapped else "form-hint-type-together", example=together)
    if part.type is AnswerType.NUMBER and has_scale(part):
        return t("form-hint-scale")
    words = any(each.type is AnswerType.TEXT for each in asked.question.parts)
    if part.type is AnswerType.MONEY and part.optional and words:
        return t("form-hint-sum-or-words")
    return t("form-hint", type=part.type)


def example(t: Texts, question: Question) -> str:
    """«200, еженедельно»: an answer that tells every part at once; empty where there is but one to tell."""
    needed = [part for part in question.parts if not part.optional]
    told = [_example(t, part) for part in needed]
    if len(needed) < 2 or not all(told):
        return ""
    first, *others = told
    return ", ".join([midway(first), *map(midway, others)])


def _example(t: Texts, part: Part) -> str:
    match part.type:
        case AnswerType.CHOICE:
            return part.options[0].label if part.options else ""
        case AnswerType.NUMBER:
            return t.plain("form-example-number")
        case AnswerType.MONEY:
            return t.plain("form-example-money")
        case AnswerType.DATE:
            return t.plain("form-example-day")
        case _:
            return ""


# -- what is still missing about somebody


def ask_position(
    t: Texts, form: Form, question: Question, person: Person, positions: Sequence[str], told: Sequence[str] = ()
) -> Screen:
    """Without his position he does not count as a decision maker (method.md §2)."""
    lines = [*head(t, form, told=told), "", t("form-ask-position", name=person.full_name)]
    offered = [
        button(t.plain("position", position=each), "form.pos", form.id, question.key, person.id, each)
        for each in positions
    ]
    return Screen("\n".join(lines), (*grid(offered, 2), *_aside(t, form, question, person)))


def ask_full_name(t: Texts, form: Form, question: Question, person: Person, told: Sequence[str] = ()) -> Screen:
    """A surname alone, or with initials, is not a full name (method.md §2)."""
    lines = [*head(t, form, told=told), "", t("form-ask-full-name", name=person.full_name)]
    return Screen("\n".join(lines), _aside(t, form, question, person))


def _aside(t: Texts, form: Form, question: Question, person: Person) -> Rows:
    """Nobody is kept here: it may have been a mistake to name him."""
    return (
        (button(t.plain("form-drop"), "form.drop", form.id, question.key, person.id),),
        (
            button(t.plain("form-back"), "form.out", form.id, question.key),
            button(t.plain("form-list"), "form.list", form.id),
            button(t.plain("form-skip"), "form.skip", form.id, question.key),
        ),
    )


# -- a section as in the client's last form


def offer_section(
    t: Texts,
    form: Form,
    section: str,
    same: Sequence[tuple[Question, Answer]],
    first: Question,
    echo: str = "",
) -> Screen:
    """«Без изменений»: what the client's last form says of a section, taken over with one tap."""
    title = next(each.title for each in form.questionnaire.sections if each.key == section)
    lines = [*head(t, form, echo), "", t("form-section-before", section=title)]
    left = SECTION_SHOWN
    for number, (question, answer) in enumerate(same):
        line = shortened(answer_text(t, question, answer))
        left -= len(question.text) + len(line)
        if left < 0:
            lines.append(t("form-more", count=len(same) - number))
            break
        lines.append(t("form-line", question=question.text, answer=line))
    return Screen(
        "\n".join(lines),
        (
            (button(t.plain("form-same"), "form.same", form.id, section),),
            (button(t.plain("form-change"), "form.at", form.id, first.key),),
            (
                button(t.plain("form-list"), "form.list", form.id),
                button(t.plain("form-skip"), "form.skip", form.id, first.key),
            ),
        ),
    )
