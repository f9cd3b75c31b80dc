"""Answering the questionnaire: each answer is kept the moment it is given, tapped or typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.delivery.outbox import Reply
from bot.domain.answering import Problem, say_otherwise, say_unknown, tap
from bot.domain.forms import Form, clashes
from bot.domain.option_names import says_unknown
from bot.domain.people import Ability
from bot.domain.promises import latest_due
from bot.domain.questionnaire import Answer, AnswerType, Question, missing_part
from bot.domain.questionnaire_json import answer_from_data, answer_to_data
from bot.handlers import filling
from bot.handlers.filling import ask, go_on, put
from bot.handlers.form_anew import in_own_words
from bot.handlers.form_at_hand import form_and_question, load
from bot.handlers.form_facts import keep
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import form_lists
from bot.screens.answers import answer_text
from bot.store import people

LISTS = (AnswerType.CHOICES, AnswerType.ORDERED)


def routes() -> Routes:
    presses = {
        "form.a": press_answer,
        "form.half": press_half,
        "form.agree": press_agreement,
        "form.tick": press_tick,
        "form.done": press_done,
        "form.other": press_other,
        "form.unk": press_unknown,
        "form.keep": press_keep,
        "form.same": press_same,
        "form.leave": press_leave,
        "form.over": press_over,
    }
    return Routes(presses=dict(presses), abilities=dict.fromkeys(presses, Ability.FILL))


# -- keeping an answer


def give(turn: Turn, form: Form, question: Question, answer: Answer, seen: int) -> list[Reply]:
    """Keep the answer and go on; where a colleague answered otherwise meanwhile, ask which one stays."""
    if is_clash(turn, form, question, answer, seen):
        return ask_which(turn, form, question, answer)
    changed, replies = keep(turn, form, question, answer)
    return [*after_answer(turn, form, changed, question), *replies]


def is_clash(turn: Turn, form: Form, question: Question, answer: Answer, seen: int) -> bool:
    given = form.given.get(question.key)
    return clashes(given, seen, turn.member.id) and given is not None and given.answer != answer


def after_answer(turn: Turn, before: Form, form: Form, question: Question) -> list[Reply]:
    """The rest of the same question, or the next one; where the meeting begins or ceases to count, that is said."""
    answer = form.answers[question.key]
    if missing_part(question, answer) is not None:
        return [
            put(turn, ask(turn, form, question, several=gathering(turn, form, question), told=lost(turn, before, form)))
        ]
    if gathering(turn, form, question):
        return [put(turn, ask(turn, form, question, several=True))]
    return move_on(turn, before, form, question)


def move_on(turn: Turn, before: Form, form: Form, question: Question) -> list[Reply]:
    """Behind an answered question. A required one of a complete form was looked up to be changed: the overview."""
    echo = f"{form.questionnaire.number(question.key)}. {answer_text(turn.t, question, form.answers[question.key])}"
    if form.progress.complete and (question.required or not before.progress.complete):
        return [put(turn, filling.overview(turn, form, echo))]
    return go_on(turn, form, question.key, echo, told=lost(turn, before, form))


def lost(turn: Turn, before: Form, form: Form) -> list[str]:
    """A meeting that counted counts no more: that is said at once."""
    return filling.counted(turn, form) if before.progress.complete and not form.progress.complete else []


def gathering(turn: Turn, form: Form, question: Question) -> bool:
    """Whether «Несколько» was chosen for this question: it stays on the screen until «Готово»."""
    data = turn.expected("form.answer")
    return bool(data.get("several")) and (data.get("form"), data.get("question")) == (form.id, question.key)


# -- buttons


def press_answer(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """An option, a day or a figure: it answers, and the next question comes."""
    form_id, key, part, option, seen = arguments(given, 5)
    form, question = form_and_question(turn, (form_id, key))
    return give(turn, form, question, _tapped(form, question, number(part), option), number(seen))


def _tapped(form: Form, question: Question, part: int, option: str) -> Answer:
    """What a tap makes of the answer so far. Raises Outdated for an option that is none any more."""
    return _tapped_on(form, question, form.answers.get(question.key), part, option)


def _tapped_on(form: Form, question: Question, known: Answer | None, part: int, option: str) -> Answer:
    try:
        answer = tap(question, known, part, option, several=False)
    except ValueError:
        raise Outdated from None
    day = answer.value(part)
    if (
        question.parts[part].within_month
        and isinstance(day, date)
        and not form.met_on <= day <= latest_due(form.met_on)
    ):
        raise Outdated
    return answer


def press_half(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Утверждён, сумму не сказал»: an option, and honestly no more."""
    form_id, key, option, seen = arguments(given, 4)
    form, question = form_and_question(turn, (form_id, key))
    if not question.unknown_allowed:
        raise Outdated
    answer = Answer(_tapped(form, question, 0, option).values[:1], unknown=True)
    return give(turn, form, question, answer, number(seen))


def press_agreement(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """What was agreed, and by when, with one tap."""
    form_id, key, option, day, seen = arguments(given, 5)
    form, question = form_and_question(turn, (form_id, key))
    dated = next((n for n, part in enumerate(question.parts) if part.type is AnswerType.DATE), None)
    if dated is None:
        raise Outdated
    chosen = _tapped(form, question, 0, option)
    return give(turn, form, question, _tapped_on(form, question, chosen, dated, day), number(seen))


def press_tick(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """One of several options: kept at once, the question stays. The button says whether it sets or takes back."""
    form_id, key, part, option, seen, wanted = arguments(given, 6)
    form, question = form_and_question(turn, (form_id, key))
    if not 0 <= number(part) < len(question.parts) or question.parts[number(part)].type not in LISTS:
        raise Outdated
    late = clashes(form.given.get(key), number(seen), turn.member.id)
    # Who saw no answer ticked this option alone, whatever a colleague ticked meanwhile.
    known = None if late and not number(seen) else form.answers.get(key)
    try:
        answer = tap(question, known, number(part), option, several=True)
    except ValueError:
        raise Outdated from None
    if is_clash(turn, form, question, answer, number(seen)):
        return ask_which(turn, form, question, answer)
    value = answer.value(number(part))
    changed, replies = form, list[Reply]()
    if (isinstance(value, tuple) and option in value) == bool(number(wanted)):  # else it was pressed twice
        changed, replies = keep(turn, form, question, answer)
    return [put(turn, ask(turn, changed, question, several=True, told=lost(turn, form, changed))), *replies]


def press_other(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Другое»: the next message is kept in the person's own words."""
    form_id, key, part = arguments(given, 3)
    form, question = form_and_question(turn, (form_id, key))
    if not 0 <= number(part) < len(question.parts) or not question.parts[number(part)].own:
        raise Outdated
    several = gathering(turn, form, question)
    screen = ask(turn, form, question, several=several)
    return [put(turn, in_own_words(turn, form, question, number(part), screen, several=several))]


def told_otherwise(form: Form, question: Question, text: str, data: dict[str, Any]) -> Answer | Problem | None:
    """What was typed behind «Другое»; `None`: it was not pressed, or the text says that nothing is known."""
    if not data.get("own") or says_unknown(text):
        return None
    known, several = form.answers.get(question.key), bool(data.get("several"))
    return say_otherwise(question, known, data["part"], text, several=several)


def press_done(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Готово»: what was ticked is kept already."""
    form, question = form_and_question(turn, arguments(given, 2))
    return done(turn, form, question)


def done(turn: Turn, form: Form, question: Question) -> list[Reply]:
    if question.key not in form.answers or missing_part(question, form.answers[question.key]) is not None:
        return go_on(turn, form, question.key)
    return move_on(turn, form, form, question)


def press_unknown(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form_id, key, seen = arguments(given, 3)
    form, question = form_and_question(turn, (form_id, key))
    if not question.unknown_allowed:
        raise Outdated
    return give(turn, form, question, say_unknown(question, form.answers.get(key)), number(seen))


def press_keep(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Как было»: this one answer of the client's last form."""
    form, question = form_and_question(turn, arguments(given, 2))
    return keep_last(turn, form, question)


def keep_last(turn: Turn, form: Form, question: Question) -> list[Reply]:
    carried = form.carried_over(form.earlier, question.section)
    if question.key not in carried:
        raise Outdated
    return give(turn, form, question, carried[question.key], form.revision(question.key))


def press_same(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Без изменений»: all of a section that the client's last form answers."""
    form_id, section = arguments(given, 2)
    return same_section(turn, load(turn, number(form_id)), section)


def same_section(turn: Turn, form: Form, section: str) -> list[Reply]:
    carried = form.carried_over(form.earlier, section)
    if not carried:
        return go_on(turn, form, None)  # pressed twice: it was taken over already
    changed, cards = form, []
    for key, answer in carried.items():
        question = form.questionnaire.question(key)
        assert question is not None
        changed, replies = keep(turn, changed, question, answer)
        cards += replies
    if changed.progress.complete and not form.progress.complete:
        return [put(turn, filling.overview(turn, changed)), *cards]
    last = [each.key for each in form.questionnaire.questions if each.section == section][-1]
    return [*go_on(turn, changed, last, turn.t.plain("form-same-done")), *cards]


# -- two people at one meeting


def ask_which(turn: Turn, form: Form, question: Question, mine: Answer, more: str = "") -> list[Reply]:
    """Both answers, and which one is to stay; `more`: a line of HTML to know beside it."""
    given = form.given[question.key]
    author = people.get(turn.connection, turn.member.team_id, given.member_id)
    data = {
        "form": form.id,
        "question": question.key,
        "answer": answer_to_data(mine),
        "seen": given.revision,
    }
    turn.ask("form.clash", data)
    theirs, own = answer_text(turn.t, question, given.answer), answer_text(turn.t, question, mine)
    screen = form_lists.clash(turn.t, form, question, theirs, author.name if author else "", own)
    return [put(turn, replace(screen, text="\n".join(filter(None, (more, screen.text)))))]


def press_leave(turn: Turn, given: Sequence[str]) -> list[Reply]:
    form, question = form_and_question(turn, arguments(given, 2))
    return go_on(turn, form, question.key)


def press_over(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Заменить моим»: the colleague's answer is kept among the earlier ones."""
    form, question = form_and_question(turn, arguments(given, 2))
    data = turn.expected("form.clash")
    if data.get("form") != form.id or data.get("question") != question.key:
        raise Outdated
    return give(turn, form, question, answer_from_data(data["answer"]), data["seen"])
