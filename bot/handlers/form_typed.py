"""What is typed or sent while the questionnaire is on the screen: one answer, several, or a word to move about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from aiogram.types import Message

from bot.delivery.outbox import Reply
from bot.domain.answering import Problem, read, role_named, split, tap_role
from bot.domain.forms import Form
from bot.domain.option_names import folded
from bot.domain.questionnaire import Answer, AnswerType, Person, Question, missing_part
from bot.domain.questionnaire_json import answer_from_data
from bot.domain.unfit import Reason
from bot.handlers import filling, form_people
from bot.handlers.after import content_of
from bot.handlers.filling import ask, go_on, put
from bot.handlers.form_answers import ask_which, give, is_clash, lost
from bot.handlers.form_facts import keep
from bot.handlers.form_words import moved
from bot.handlers.turn import Routes, Turn
from bot.screens.answers import number_text
from bot.screens.screen import Screen
from bot.store import clients, forms

WHOLE_MESSAGE = 4000
"""Characters: a phone sends at most 4096 in one message, and cuts at a space where there is one."""
TAIL_FOLLOWS = timedelta(seconds=2)
REPLACE = ("замен", "мо", "replace", "mine")
LEAVE = ("остав", "нет", "leave", "keep", "their")
CONTENT_FOR = ("form.answer", "form.position", "form.name", "form.clash")
NOTHING_OF_ITS_TYPE = {
    AnswerType.NUMBER: Reason.NOT_A_NUMBER,
    AnswerType.MONEY: Reason.NOT_A_NUMBER,
    AnswerType.CHOICE: Reason.NOT_AN_OPTION,
    AnswerType.CHOICES: Reason.NOT_AN_OPTION,
    AnswerType.ORDERED: Reason.NOT_AN_OPTION,
    AnswerType.DATE: Reason.NOT_A_DATE,
    AnswerType.YES_NO: Reason.NOT_YES_NO,
    AnswerType.PEOPLE: Reason.NO_NAME,
}
"""What to say of a text without a letter or a figure, so that it helps."""


def routes() -> Routes:
    return Routes(
        answers={
            "form.answer": type_answer,
            "form.position": type_position,
            "form.name": type_name,
            "form.clash": type_clash,
        },
        contents=dict.fromkeys(CONTENT_FOR, send_content),
    )


# -- an answer


def type_answer(turn: Turn, text: str) -> list[Reply]:
    """The answer to the question that was asked; or several, each behind its number; or a word to move about."""
    data = turn.expected("form.answer")
    form = forms.get(turn.connection, turn.member, data.get("form", 0))
    if form is None:
        return []
    question = form.questionnaire.question(data.get("question", ""))
    return _aside(turn, form, question, text, data) or _answer(turn, form, question, text, data)


def _aside(turn: Turn, form: Form, question: Question | None, text: str, data: dict[str, Any]) -> list[Reply] | None:
    """What is no answer to the open question: somebody else's words, answers by number, a word to move about."""
    if turn.forwarded and question is not None:
        return _forwarded(turn, form, question, text)
    several = {} if turn.forwarded else split(form.questionnaire, text)
    return _several(turn, form, several) if several else moved(turn, form, question, text, data)


def _answer(turn: Turn, form: Form, question: Question | None, text: str, data: dict[str, Any]) -> list[Reply]:
    if question is None:  # a list is on the screen; what is typed when all is answered is about something else
        return [] if form.progress.complete else [turn.say(Screen(turn.t("form-say-which")))]
    tail = _tail(turn, form, question, text, data)
    if tail is not None:
        return tail
    answer = _of_person(turn, form, question, text, data) or _read(turn, form, question, text, data.get("part"))
    if isinstance(answer, Problem):
        return [turn.say(problem(turn, form, question, answer))]
    return give(turn, form, question, answer, data.get("seen", 0))


def _tail(turn: Turn, form: Form, question: Question, text: str, data: dict[str, Any]) -> list[Reply] | None:
    """A phone cuts what is longer than a message: what follows at once is the rest, and no answer of its own.

    The first piece was refused as too long, which is said once; the question comes below the others.
    """
    cut = data.get("cut")
    follows = cut is not None and turn.said_at - datetime.fromisoformat(cut) <= TAIL_FOLLOWS
    replies = [put(turn, ask(turn, form, question))] if follows else None
    if len(text) >= WHOLE_MESSAGE and "question" in data:
        turn.ask("form.answer", data | {"cut": turn.said_at.isoformat()})
    return replies


def _of_person(turn: Turn, form: Form, question: Question, text: str, data: dict[str, Any]) -> Answer | None:
    """«Решает», typed of the one whose part in the decision is being asked."""
    part = data.get("part", 0)
    role = role_named(question.parts[part], text) if "person" in data and part < len(question.parts) else None
    found = clients.decision_maker(turn.connection, turn.member.team_id, data["person"]) if role else None
    if role is None or found is None or found[0].client_id != form.client_id:
        return None
    person = Person(found[0].id, found[0].full_name, found[0].position or "", role)
    try:
        return tap_role(question, form.answers.get(question.key), part, person, role)
    except ValueError:
        return None


def _read(turn: Turn, form: Form, question: Question, text: str, part: int | None) -> Answer | Problem:
    known = form.answers.get(question.key)
    return read(question, known, part, text, turn.said_at, form.met_on, turn.member.zone)


def problem(turn: Turn, form: Form, question: Question, found: Problem, others: str = "") -> Screen:
    """Why an answer will not do, and how to give one; `others`: the numbers of those that will not do either."""
    part = question.parts[found.part]
    why = NOTHING_OF_ITS_TYPE.get(part.type, found.why) if found.why is Reason.EMPTY else found.why
    options = ", ".join(option.label for option in part.options) or turn.t.plain("form-yes-or-no")
    said = turn.t.plain("form-unfit", why=why, limit=_shown(found.limit), options=options)
    if not others:
        return Screen(turn.t("verbatim", text=said))
    return Screen(
        turn.t("form-unfit-several", number=form.questionnaire.number(question.key), said=said, others=others)
    )


def _shown(limit: str) -> str:
    return number_text(Decimal(limit)) if limit.lstrip("-").isdecimal() else limit


# -- several answers


def _several(turn: Turn, form: Form, texts: dict[str, str]) -> list[Reply]:
    """Every answer that will do is kept; the first that will not is said, and its question asked."""
    changed, cards = form, list[Reply]()
    wrong: dict[str, Answer | Problem] = {}
    for key, text in texts.items():
        question = changed.questionnaire.question(key)
        assert question is not None
        answer = _read(turn, changed, question, text, None)
        if isinstance(answer, Problem) or is_clash(turn, changed, question, answer, 0):
            wrong[key] = answer
            continue
        changed, replies = keep(turn, changed, question, answer)
        cards += replies
    if wrong:
        return [*_ask_wrong(turn, changed, wrong, len(texts) - len(wrong)), *cards]
    kept = turn.t.plain("form-kept-several", count=len(texts))
    partly = next((key for key in texts if _lacks(changed, key)), None)
    if partly is not None:
        question, told = filling.question_of(changed, partly), lost(turn, form, changed)
        return [put(turn, ask(turn, changed, question, kept, told=told)), *cards]
    if changed.progress.complete:
        return [put(turn, filling.overview(turn, changed, kept)), *cards]
    return [*go_on(turn, changed, list(texts)[-1], kept, told=lost(turn, form, changed)), *cards]


def _ask_wrong(turn: Turn, form: Form, wrong: dict[str, Answer | Problem], kept: int) -> list[Reply]:
    key, answer = next(iter(wrong.items()))
    question = form.questionnaire.question(key)
    assert question is not None
    others = ", ".join(str(form.questionnaire.number(each)) for each in list(wrong)[1:])
    if isinstance(answer, Answer):
        return ask_which(turn, form, question, answer, turn.t("form-also", others=others) if others else "")
    echo = turn.t.plain("form-kept-several", count=kept) if kept else ""
    return [turn.say(problem(turn, form, question, answer, others)), put(turn, ask(turn, form, question, echo))]


def _lacks(form: Form, key: str) -> bool:
    question = form.questionnaire.question(key)
    return question is not None and missing_part(question, form.answers.get(key)) is not None


# -- what is still missing about somebody, and which of two answers stays


def type_position(turn: Turn, text: str) -> list[Reply]:
    return _about_person(turn, text, form_people.told_position)


def type_name(turn: Turn, text: str) -> list[Reply]:
    return _about_person(turn, text, form_people.told_name)


def _about_person(turn: Turn, text: str, told: Callable[[Turn, Form, Question, int, str], list[Reply]]) -> list[Reply]:
    data = turn.conversation.data if turn.conversation else {}
    form = filling.load(turn, data.get("form", 0))
    question = filling.question_of(form, data.get("question", ""))
    aside = _aside(turn, form, question, text, data)
    if aside is None and ";" in text:  # somebody is told anew, or another one
        aside = _answer(turn, form, question, text, {})
    return aside if aside is not None else told(turn, form, question, data["person"], text)


def type_clash(turn: Turn, text: str) -> list[Reply]:
    data = turn.expected("form.clash")
    form, question = filling.form_and_question(turn, (str(data["form"]), data["question"]))
    word = folded(text)
    if word.startswith(REPLACE):
        return give(turn, form, question, answer_from_data(data["answer"]), data["seen"])
    if word.startswith(LEAVE):
        return go_on(turn, form, question.key)
    return _aside(turn, form, question, text, {}) or [turn.say(Screen(turn.t("form-clash-bad")))]


# -- what is sent


def _forwarded(turn: Turn, form: Form, question: Question, text: str) -> list[Reply]:
    """Somebody else's words are no answer: they stay with the question, to be put into one's own."""
    forms.attach(turn.connection, turn.member, form.id, question.key, "text", {"text": text}, turn.now)
    return [turn.say(Screen(turn.t("form-forwarded", number=form.questionnaire.number(question.key))))]


def send_content(turn: Turn, message: Message) -> list[Reply]:
    """A voice note or a photo stays with the question, to be typed out later; the question stays too."""
    data = turn.conversation.data if turn.conversation else {}
    form = forms.get(turn.connection, turn.member, data.get("form", 0))
    question = form.questionnaire.question(data.get("question", "")) if form else None
    if form is None or question is None:
        return []
    what, found = content_of(message), form.questionnaire.number(question.key)
    if what is None:
        return [turn.say(Screen(turn.t("form-content-bad", number=found)))]
    forms.attach(turn.connection, turn.member, form.id, question.key, *what, turn.now)
    if message.caption:
        forms.attach(turn.connection, turn.member, form.id, question.key, "text", {"text": message.caption}, turn.now)
    return [turn.say(Screen(turn.t("form-noted", number=found)))]
