"""Editing a team's questionnaire: each edit makes a new one, or says why it may not be made.

Whatever is edited, the twelve facts of the required core stay asked of everybody (questionnaire.md), and every key that
was ever given keeps its meaning: answers are kept by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.questionnaire import (
    AnswerType,
    Audience,
    Condition,
    Fact,
    Option,
    Part,
    Question,
    Questionnaire,
    Section,
)
from bot.domain.questionnaire_rules import (
    CHOOSING,
    FEWEST_OPTIONS,
    MAY_BE_UNKNOWN,
    MEANING,
    MOST_OPTIONS,
    MOST_QUESTIONS,
    MOST_SECTIONS,
    OPTION_LENGTH,
    QUESTION_LENGTH,
    SECTION_LENGTH,
    WITH_OPTIONS,
    Refused,
    Why,
    arranged,
    asked,
    changed,
    fit,
    key_for,
    options_of,
    options_part,
    question_of,
    refuse_twice,
    section_of,
)


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """What the head said of a question that is to be added."""

    text: str
    type: AnswerType = AnswerType.TEXT
    options: tuple[str, ...] = ()
    required: bool = False


# -- sections


def add_section(form: Questionnaire, title: str) -> Questionnaire:
    """A section without questions, the last."""
    title = fit(title, SECTION_LENGTH)
    if len(form.sections) >= MOST_SECTIONS:
        raise Refused(Why.TOO_MANY_SECTIONS, str(MOST_SECTIONS))
    refuse_twice(title, [each.title for each in form.sections])
    key = key_for(title, {each.key for each in form.sections}, "s")
    return replace(form, sections=(*form.sections, Section(key, title)))


def rename_section(form: Questionnaire, key: str, title: str) -> Questionnaire:
    title = fit(title, SECTION_LENGTH)
    section_of(form, key)
    refuse_twice(title, [each.title for each in form.sections if each.key != key])
    return replace(
        form, sections=tuple(replace(each, title=title) if each.key == key else each for each in form.sections)
    )


# -- questions


def add_question(form: Questionnaire, section: str, new: NewQuestion) -> Questionnaire:
    """A question at the end of a section."""
    section_of(form, section)
    if len(asked(form)) >= MOST_QUESTIONS:
        raise Refused(Why.TOO_MANY_QUESTIONS, str(MOST_QUESTIONS))
    text = _new_text(form, None, new.text)
    key = key_for(text, {each.key for each in form.questions}, "q")
    question = Question(key, section, text, (_new_part(form, new),), required=new.required)
    return arranged(form, [*form.questions, question])


def _new_text(form: Questionnaire, key: str | None, text: str) -> str:
    line = fit(text, QUESTION_LENGTH)
    refuse_twice(line, [each.text for each in asked(form) if each.key != key])
    return line


def _new_part(form: Questionnaire, new: NewQuestion) -> Part:
    if new.type not in WITH_OPTIONS:
        if new.options:
            raise Refused(Why.NO_OPTIONS)
        return Part(new.type)
    deciders = form.asking(Fact.DECIDERS)
    if new.type is AnswerType.PEOPLE and not new.options and deciders is not None:
        return Part(new.type, options=options_of(deciders))
    return Part(new.type, options=new_options(new.options))


def new_options(labels: Sequence[str]) -> tuple[Option, ...]:
    """The options of a new question. Raises Refused."""
    options: list[Option] = []
    for label in labels:
        options.append(_new_option(options, label))
    if len(options) < FEWEST_OPTIONS:
        raise Refused(Why.LAST_OPTION, str(FEWEST_OPTIONS))
    return tuple(options)


def _new_option(others: Sequence[Option], label: str) -> Option:
    label = fit(label, OPTION_LENGTH)
    if len(others) >= MOST_OPTIONS:
        raise Refused(Why.TOO_MANY_OPTIONS, str(MOST_OPTIONS))
    refuse_twice(label, [each.label for each in others])
    return Option(key_for(label, {each.key for each in others}, "o"), label)


def rename(form: Questionnaire, key: str, text: str) -> Questionnaire:
    return changed(form, replace(question_of(form, key), text=_new_text(form, key, text)))


def require(form: Questionnaire, key: str, required: bool) -> Questionnaire:
    """Without an answer to a required question a form is not complete."""
    question = question_of(form, key)
    if question.fact is not None and not required:
        raise Refused(Why.CORE_STAYS)
    return changed(form, replace(question, required=required))


def allow_unknown(form: Questionnaire, key: str, allowed: bool) -> Questionnaire:
    """Whether «не сказал» is a legal answer; of the core it is only for what questionnaire.md names."""
    question = question_of(form, key)
    if question.fact is not None and question.fact not in MAY_BE_UNKNOWN and allowed != question.unknown_allowed:
        raise Refused(Why.CORE_STAYS)
    return changed(form, replace(question, unknown_allowed=allowed))


def set_audience(form: Questionnaire, key: str, audience: Audience) -> Questionnaire:
    """Whom the question is for: all clients, new ones, existing ones."""
    question = question_of(form, key)
    if question.fact is not None and audience is not Audience.ALL:
        raise Refused(Why.CORE_STAYS)
    return changed(form, replace(question, audience=audience))


def retire(form: Questionnaire, key: str) -> Questionnaire:
    """The question is asked no more; it stays in the form, and old answers stay readable."""
    question = question_of(form, key)
    if question.fact is not None:
        raise Refused(Why.CORE_STAYS)
    _refuse_needed(form, key)
    return changed(form, replace(question, retired=True))


def restore(form: Questionnaire, key: str) -> Questionnaire:
    question = question_of(form, key)
    if not question.retired:
        return form
    if len(asked(form)) >= MOST_QUESTIONS:
        raise Refused(Why.TOO_MANY_QUESTIONS, str(MOST_QUESTIONS))
    _new_text(form, key, question.text)
    return changed(form, replace(question, retired=False))


def move(form: Questionnaire, key: str, step: int) -> Questionnaire:
    """One place up (-1) or down (1); at its section's edge into the next one. Raises Refused."""
    question = question_of(form, key)
    if question.retired:
        raise Refused(Why.RETIRED)
    mates = asked(form, question.section)
    at = [each.key for each in mates].index(key) + step
    others = [each for each in form.questions if each.key != key]
    if 0 <= at < len(mates):
        beside = others.index(mates[at])
        others.insert(beside if step < 0 else beside + 1, question)
        return arranged(form, others)
    sections = [each.key for each in form.sections]
    place = sections.index(question.section) + step
    if not 0 <= place < len(sections):
        raise Refused(Why.AT_THE_EDGE)
    moved = replace(question, section=sections[place])
    return arranged(form, [*others, moved] if step < 0 else [moved, *others])


# -- options


def add_option(form: Questionnaire, key: str, label: str) -> Questionnaire:
    question, number, part = _with_options(form, key)
    if question.fact is Fact.AGREEMENT:
        raise Refused(Why.MEANING_STAYS)  # what has no day by which it is checked is no progress (method.md §2)
    return _with_part(form, question, number, replace(part, options=(*part.options, _new_option(part.options, label))))


def rename_option(form: Questionnaire, key: str, option: str, label: str) -> Questionnaire:
    question, number, part = _with_options(form, key)
    label = fit(label, OPTION_LENGTH)
    _option(part, option)
    refuse_twice(label, [each.label for each in part.options if each.key != option])
    renamed = tuple(replace(each, label=label) if each.key == option else each for each in part.options)
    return _with_part(form, question, number, replace(part, options=renamed))


def remove_option(form: Questionnaire, key: str, option: str) -> Questionnaire:
    question, number, part = _with_options(form, key)
    _option(part, option)
    if question.fact in MEANING or any(option in each.only_with for each in question.parts):
        raise Refused(Why.MEANING_STAYS)
    _refuse_needed(form, key, option)
    left = tuple(each for each in part.options if each.key != option)
    if len(left) < FEWEST_OPTIONS:
        raise Refused(Why.LAST_OPTION, str(FEWEST_OPTIONS))
    return _with_part(form, question, number, replace(part, options=left))


def _with_options(form: Questionnaire, key: str) -> tuple[Question, int, Part]:
    question = question_of(form, key)
    number = options_part(question)
    if number is None:
        raise Refused(Why.NO_OPTIONS)
    return question, number, question.parts[number]


def _option(part: Part, key: str) -> Option:
    found = next((each for each in part.options if each.key == key), None)
    if found is None:
        raise Refused(Why.NOT_THERE)
    return found


def _with_part(form: Questionnaire, question: Question, number: int, part: Part) -> Questionnaire:
    parts = tuple(part if at == number else each for at, each in enumerate(question.parts))
    return changed(form, replace(question, parts=parts))


# -- conditions


def show_if(form: Questionnaire, key: str, condition: Condition | None) -> Questionnaire:
    """Ask the question only if an earlier one was answered so; `None`: always."""
    question = question_of(form, key)
    if condition is None:
        return changed(form, replace(question, shown_if=None))
    if question.fact is not None:
        raise Refused(Why.CORE_STAYS)
    if question.retired:
        raise Refused(Why.RETIRED)
    other = question_of(form, condition.question)
    if not any(part.type in CHOOSING for part in other.parts):
        raise Refused(Why.NOT_A_CHOICE, other.text)
    if not condition.options or not condition.options <= {each.key for each in options_of(other)}:
        raise Refused(Why.NOT_THERE)
    return changed(form, replace(question, shown_if=condition))


def _refuse_needed(form: Questionnaire, key: str, option: str | None = None) -> None:
    """Whether the condition of another question speaks of this one, or of this option of it."""
    for each in asked(form):
        condition = each.shown_if
        if condition is not None and condition.question == key and option in (None, *condition.options):
            raise Refused(Why.USED_IN_CONDITION, f"{form.number(each.key)}. {each.text}")
