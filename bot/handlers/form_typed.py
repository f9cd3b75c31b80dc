"""What is typed or sent while the questionnaire is on the screen: one answer, several, or a word to move about."""

from __future__ import annotations

from aiogram.types import Message

from bot.delivery.outbox import Reply
from bot.domain.answering import Problem, read, split
from bot.domain.forms import Form, clashes
from bot.domain.questionnaire import Answer, Question, missing_part
from bot.handlers import filling
from bot.handlers.after import content_of
from bot.handlers.filling import ask, go_on, put
from bot.handlers.form_answers import ask_which, give, keep_last, same_section
from bot.handlers.form_facts import keep
from bot.handlers.turn import Outdated, Routes, Turn
from bot.screens.screen import Screen
from bot.store import forms

WORDS = {
    "back": ("назад", "back", "◀️"),
    "skip": ("пропустить", "дальше", "далее", "готово", "skip", "next", "done"),
    "list": ("список", "вопросы", "list", "questions"),
    "same": ("без изменений", "то же", "тоже самое", "то же самое", "как было", "оставить", "no changes", "same"),
}


def routes() -> Routes:
    return Routes(
        answers={"form.answer": type_answer},
        contents=dict.fromkeys(("form.answer", "form.position", "form.name"), send_content),
    )


def type_answer(turn: Turn, text: str) -> list[Reply]:
    """The answer to the question that was asked; or several, each behind its number."""
    data = turn.expected("form.answer")
    form = forms.get(turn.connection, turn.member, data.get("form", 0))
    if form is None:
        return []
    if turn.forwarded:
        return _forwarded(turn, form, data.get("question"), text)
    several = split(form.questionnaire, text)
    if several:
        return _several(turn, form, several)
    question = form.questionnaire.question(data.get("question", ""))
    if question is None:
        return [turn.say(filling.listing(turn, form))]
    word = next((name for name, words in WORDS.items() if text.strip().lower().rstrip(".!") in words), None)
    if word is not None:
        return _move(turn, form, question, word, data)
    return _answer_typed(turn, form, question, text, data)


def _answer_typed(turn: Turn, form: Form, question: Question, text: str, data: dict[str, int]) -> list[Reply]:
    part = data.get("part")
    answer = _read(turn, form, question, text, part)
    if isinstance(answer, Problem):
        return [turn.say(problem(turn, question, answer))]
    return give(turn, form, question, answer, data.get("seen", 0))


def _read(turn: Turn, form: Form, question: Question, text: str, part: int | None) -> Answer | Problem:
    known = form.answers.get(question.key)
    return read(question, known, part, text, turn.said_at, form.met_on, turn.member.zone)


def problem(turn: Turn, question: Question, found: Problem) -> Screen:
    """Why an answer will not do, and how to give one; the question stays."""
    part = question.parts[found.part]
    labels = ", ".join(option.label for option in part.options)
    options = labels or turn.t.plain("form-yes-or-no")
    return Screen(turn.t("form-unfit", why=found.why, limit=found.limit, options=options))


def _move(turn: Turn, form: Form, question: Question, word: str, data: dict[str, int]) -> list[Reply]:
    if word == "back":
        return filling.back(turn, form, question.key)
    if word == "skip":
        return go_on(turn, form, question.key)
    if word == "list":
        return [put(turn, filling.listing(turn, form))]
    if "section" in data:
        return same_section(turn, form, str(data["section"]))
    try:
        return keep_last(turn, form, question)
    except Outdated:
        return [turn.say(Screen(turn.t("form-no-last")))]


def _several(turn: Turn, form: Form, texts: dict[str, str]) -> list[Reply]:
    """Every answer that will do is kept; the first that will not is said, and its question asked."""
    changed, cards, wrong = form, [], None
    for key, text in texts.items():
        question = changed.questionnaire.question(key)
        assert question is not None
        answer = _read(turn, changed, question, text, None)
        clash = not isinstance(answer, Problem) and clashes(changed.given.get(key), 0, turn.member.id)
        if isinstance(answer, Problem) or clash:
            wrong = wrong or (question, answer)
            continue
        changed, replies = keep(turn, changed, question, answer)
        cards += replies
    kept = turn.t.plain("form-kept-several", count=len(changed.given) - len(form.given) or len(texts))
    if wrong is not None:
        question, answer = wrong
        if isinstance(answer, Answer):
            return [*ask_which(turn, changed, question, answer), *cards]
        return [turn.say(problem(turn, question, answer)), put(turn, ask(turn, changed, question, kept)), *cards]
    if changed.progress.complete and not form.progress.complete:
        return [put(turn, filling.overview(turn, changed, kept)), *cards]
    partly = next((key for key in texts if _lacks(changed, key)), None)
    if partly is not None:
        question = filling.question_of(changed, partly)
        return [put(turn, ask(turn, changed, question, kept)), *cards]
    return [*go_on(turn, changed, list(texts)[-1], kept), *cards]


def _lacks(form: Form, key: str) -> bool:
    question = form.questionnaire.question(key)
    return question is not None and missing_part(question, form.answers.get(key)) is not None


def _forwarded(turn: Turn, form: Form, key: str | None, text: str) -> list[Reply]:
    """Somebody else's words are no answer: they stay with the question, to be put into one's own."""
    question = form.questionnaire.question(key or "")
    if question is None:
        return [turn.say(filling.listing(turn, form))]
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
    return [turn.say(Screen(turn.t("form-noted", number=found)))]
