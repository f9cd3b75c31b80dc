"""What is typed or sent while the questionnaire is on the screen: one answer, several, or a word to move about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from aiogram.types import Message

from bot.delivery.outbox import Reply
from bot.domain.answering import Problem, read, role_named, split, tap_role
from bot.domain.forms import Form
from bot.domain.numbered_answers import Several
from bot.domain.option_names import folded
from bot.domain.people import Ability
from bot.domain.persons import is_full_name, is_short_for
from bot.domain.questionnaire import Answer, Person, Question, missing_part, shown
from bot.domain.questionnaire_json import answer_from_data
from bot.domain.unfit import Reason
from bot.handlers import filling, form_at_hand, form_people
from bot.handlers.after import content_of
from bot.handlers.filling import ask, go_on, put
from bot.handlers.form_anew import asked_anew
from bot.handlers.form_answers import ask_which, give, is_clash, lost, told_otherwise
from bot.handlers.form_facts import keep
from bot.handlers.form_problems import unfit_text
from bot.handlers.form_sums import ask_unit, meant
from bot.handlers.form_words import moved
from bot.handlers.tables_sent import is_table
from bot.handlers.turn import Routes, Turn
from bot.screens.answers import answer_text
from bot.screens.filling import SHOWN, shortened
from bot.screens.screen import Screen
from bot.store import clients, forms

WHOLE_MESSAGE = 4000
"""Characters: a phone sends at most 4096 in one message, and cuts at a space where there is one."""
SHORTEST = 10
"""Characters of an answer among several."""
STRAY_SHOWN = 60
TAIL_FOLLOWS = timedelta(seconds=2)
REPLACE = ("замен", "мо", "replace", "mine")
LEAVE = ("остав", "нет", "leave", "keep", "their")
CONTENT_FOR = ("form.answer", "form.position", "form.name", "form.clash")


def routes() -> Routes:
    return Routes(
        answers={
            "form.answer": type_answer,
            "form.position": type_position,
            "form.name": type_name,
            "form.clash": type_clash,
        },
        contents=dict.fromkeys(CONTENT_FOR, send_content),
        abilities=dict.fromkeys(CONTENT_FOR, Ability.FILL),
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
    several = Several() if turn.forwarded else split(form.questionnaire, text, question)
    if several.is_one and not all(_is_asked(form, key) for key in several.answers):
        several = Several()  # the number of a question that does not concern this client
    return _several(turn, form, several) if several else moved(turn, form, question, text, data)


def _is_asked(form: Form, key: str) -> bool:
    return key in {each.key for each in shown(form.questionnaire, form.answers, existing=form.existing)}


def _answer(turn: Turn, form: Form, question: Question | None, text: str, data: dict[str, Any]) -> list[Reply]:
    if question is None:  # a list is on the screen; what is typed when all is answered is about something else
        if form.progress.complete:
            return []
        number = form.questionnaire.number(form.missing[0].key)
        return [turn.say(Screen(turn.t("form-say-which", number=number)))]
    tail = _is_tail(turn, data)
    data = {**data, "cut": turn.said_at.isoformat() if len(text) >= WHOLE_MESSAGE else ""}
    if tail:  # why was said of the first piece; the question comes below the others, with that
        return asked_anew(turn, form, question, data, data["why"])
    text = meant(data, text)
    answer = _of_person(turn, form, question, text, data) or told_otherwise(form, question, text, data)
    answer = answer or _read(turn, form, question, text, data.get("part"))
    if isinstance(answer, Problem) and answer.why is Reason.SUM_UNCLEAR:
        return ask_unit(turn, form, question, text, answer, data)
    if isinstance(answer, Problem):
        return asked_anew(turn, form, question, data, unfit_text(turn, question, answer))
    return give(turn, form, question, answer, data.get("seen", 0))


def _is_tail(turn: Turn, data: dict[str, Any]) -> bool:
    """A phone cuts what is longer than a message: what follows at once is the rest, and no answer of its own."""
    cut: str = data.get("cut", "")
    return cut != "" and turn.said_at - datetime.fromisoformat(cut) <= TAIL_FOLLOWS


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
    found = read(question, known, part, text, turn.said_at, form.met_on, turn.member.zone)
    if isinstance(found, Problem) and found.why is Reason.NOT_FULL_NAME:
        named = _only_one_named(turn, form, text)
        return read(question, known, part, named, turn.said_at, form.met_on, turn.member.zone) if named else found
    return found


def _only_one_named(turn: Turn, form: Form, text: str) -> str:
    """«Рыбин» is enough where the client has one such decision maker; empty: he has none, or two."""
    everybody = clients.decision_makers_of(turn.connection, turn.member.team_id, form.client_id)
    found = [each.full_name for each in everybody if is_short_for(text.strip(), each.full_name)]
    return found[0] if len(found) == 1 and is_full_name(found[0]) else ""


# -- several answers


def _several(turn: Turn, form: Form, said: Several) -> list[Reply]:
    """Every answer that will do is kept; each that will not is named, and the first of them asked."""
    changed, cards, kept = form, list[Reply](), list[str]()
    wrong: dict[str, Answer | Problem] = {}
    strange = list(said.strange)
    for key, text in said.answers.items():
        question = changed.questionnaire.question(key)
        assert question is not None
        if not _is_asked(changed, key):
            strange.append(form.questionnaire.number(key))
            continue
        about = turn.expected("form.answer")  # whose role was being asked is known by the open question alone
        of_him = _of_person(turn, changed, question, text, about) if about.get("question") == key else None
        answer = of_him or _read(turn, changed, question, text, None)
        if isinstance(answer, Problem) or is_clash(turn, changed, question, answer, 0):
            wrong[key] = answer
            continue
        changed, replies = keep(turn, changed, question, answer)
        cards += replies
        kept.append(key)
    told = _not_kept(turn, form, wrong, strange, said.stray)
    return [*told, *_behind_several(turn, form, changed, kept, wrong), *cards]


def _behind_several(
    turn: Turn, before: Form, form: Form, kept: list[str], wrong: dict[str, Answer | Problem]
) -> list[Reply]:
    """The first that will not do, or the first that is told by half, or what comes behind the last."""
    echo = _echo(turn, form, kept)
    if wrong:
        key, answer = next(iter(wrong.items()))
        question = form_at_hand.question_of(form, key)
        if isinstance(answer, Answer):
            others = ", ".join(str(form.questionnaire.number(each)) for each in list(wrong)[1:])
            return ask_which(turn, form, question, answer, turn.t("form-also", others=others) if others else "")
        return [put(turn, ask(turn, form, question, echo))]
    told = lost(turn, before, form)
    partly = next((key for key in kept if _lacks(form, key)), None)
    if partly is not None:
        return [put(turn, ask(turn, form, form_at_hand.question_of(form, partly), echo, told=told))]
    if form.progress.complete:
        return [put(turn, filling.overview(turn, form, echo))]
    return go_on(turn, form, kept[-1] if kept else None, echo, told=told)


def _not_kept(
    turn: Turn, form: Form, wrong: dict[str, Answer | Problem], strange: list[int], stray: str
) -> list[Reply]:
    """The number of each that will not do, and why: of the first one also how to say it."""
    lines: list[str] = []
    for key, answer in wrong.items():
        question = form.questionnaire.question(key)
        if question is not None and isinstance(answer, Problem):
            why = unfit_text(turn, question, answer)
            said = f"{why.split('. ')[0].rstrip('.')}." if lines else why
            lines.append(turn.t("form-unfit-several", number=form.questionnaire.number(key), said=said))
    if strange:
        numbers = ", ".join(map(str, strange))
        lines.append(turn.t("form-no-such", count=len(strange), numbers=numbers))
    if stray:
        lines.append(turn.t("form-stray", line=shortened(stray, STRAY_SHOWN)))
    return [turn.say(Screen("\n".join(lines)))] if lines else []


def _echo(turn: Turn, form: Form, kept: list[str]) -> str:
    """`12. не сказал · 16. Срок → цена`: what was kept, each as long as there is room."""
    room = max(SHORTEST, SHOWN // max(1, len(kept)) - len("24.  · "))
    told = [(form.questionnaire.question(key), key) for key in kept]
    return " · ".join(
        f"{form.questionnaire.number(key)}. {shortened(answer_text(turn.t, question, form.answers[key]), room)}"
        for question, key in told
        if question is not None
    )


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
    form = form_at_hand.load(turn, data.get("form", 0))
    question = form_at_hand.question_of(form, data.get("question", ""))
    aside = None if turn.forwarded else form_people.aside(turn, form, question, data["person"], text)
    aside = aside if aside is not None else _aside(turn, form, question, text, data)
    if aside is None and (
        ";" in text or form_people.names_several(question, text)
    ):  # somebody is told anew, or another one
        aside = _answer(turn, form, question, text, {})
    return aside if aside is not None else told(turn, form, question, data["person"], text)


def type_clash(turn: Turn, text: str) -> list[Reply]:
    data = turn.expected("form.clash")
    form, question = form_at_hand.form_and_question(turn, (str(data["form"]), data["question"]))
    word = folded(text)
    if word.startswith(REPLACE):
        return give(turn, form, question, answer_from_data(data["answer"]), data["seen"])
    if word.startswith(LEAVE):
        return go_on(turn, form, question.key)
    mine, why = answer_from_data(data["answer"]), turn.t("form-refused", why=turn.t.plain("form-clash-bad"))
    return _aside(turn, form, question, text, {}) or ask_which(turn, form, question, mine, why)


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
    if form is None or question is None or is_table(message):
        return []
    what, found = content_of(message), form.questionnaire.number(question.key)
    if what is None:
        why = turn.t.plain("form-content-bad", number=found)
        clash = turn.expected("form.clash")
        if clash:
            return ask_which(turn, form, question, answer_from_data(clash["answer"]), turn.t("form-refused", why=why))
        return asked_anew(turn, form, question, data, why)
    forms.attach(turn.connection, turn.member, form.id, question.key, *what, turn.now)
    if message.caption:
        forms.attach(turn.connection, turn.member, form.id, question.key, "text", {"text": message.caption}, turn.now)
    return [turn.say(Screen(turn.t("form-noted", number=found)))]
