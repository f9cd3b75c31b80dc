"""What is typed while a study's card is open: an answer, a conclusion or a whole line, a word in place of a button."""

from __future__ import annotations

from dataclasses import replace

from bot.delivery.outbox import Reply
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT
from bot.domain.qualitative import recommending
from bot.domain.signs import IndicatorKind
from bot.domain.study import TEXT_LIMIT, Conclusion, Problem
from bot.domain.study_line import (
    Typed,
    Word,
    option_meant,
    option_named,
    options_said,
    read_line,
    word_meant,
    word_of,
)
from bot.domain.studying import Study, answered, enough_asked, step_back
from bot.domain.when import FUTURE_EXAMPLES, WhenProblem
from bot.handlers.study import as_last_time, more, skip
from bot.handlers.study_flow import QUESTION, go_on, show, take_back
from bot.handlers.turn import Routes, Turn
from bot.screens.screen import Screen
from bot.screens.signs import options
from bot.store import clients, studies


def routes() -> Routes:
    return Routes(answers={QUESTION: type_on_card})


def type_on_card(turn: Turn, text: str) -> list[Reply]:
    """`развивать; растёт заказ; предложить доставку; пт`, `без изменений`, `ушёл`, `завтра`."""
    word, study_id = word_of(text), turn.expected(QUESTION).get("study", 0)
    if word is Word.UNDO:
        return _undo(turn)
    if not study_id:
        return more(turn) if word is Word.MORE else []
    found = studies.own(turn.connection, turn.member, study_id)
    if found is None or not found.is_open or found.owner_id != turn.member.id or found.standing is None:
        return []
    return (_word(turn, found, word) if word else []) or _said(turn, found, text)


def _said(turn: Turn, found: Study, text: str) -> list[Reply]:
    asked = found.asks(turn.member.day(turn.now))
    typed = read_line(found.draft, asked, text, turn.said_at, turn.member.zone)
    if typed is not None:
        return _take(turn, found, typed)
    answer = _answer(turn, found, text)
    if answer is not None and found.question is not None:
        return go_on(turn, answered(found, found.question.key, answer, turn.member.day(turn.now)))
    if clients.named(turn.connection, turn.member.team_id, clean(text, NAME_LIMIT)):
        return []  # a client's name: he may want to log a talk beside the study
    if found.question is not None and (meant := word_meant(text)):
        return _word(turn, found, meant)
    if found.question is not None and (slip := option_meant(options(turn.t, found.question), text)):
        return go_on(turn, answered(found, found.question.key, slip, turn.member.day(turn.now)))
    return [turn.say(Screen(_not_understood(turn, found, text)))]


def _undo(turn: Turn) -> list[Reply]:
    last = studies.last_done(turn.connection, turn.member, turn.member.day(turn.now))
    return take_back(turn, last) if last else [turn.say(Screen(turn.t("undo-nothing")))]


def _word(turn: Turn, found: Study, word: Word) -> list[Reply]:
    """Nothing: here the word is no button's."""
    if word is Word.SKIP:
        return skip(turn, found)
    if word is Word.BACK:
        back = step_back(found)
        studies.keep(turn.connection, back)
        return show(turn, back)
    if word is Word.FULL:
        return show(turn, found, full=True)
    if found.question is not None and word is Word.UNCHANGED:
        return go_on(turn, as_last_time(turn, found))
    if found.question is not None and word is Word.ENOUGH:
        return go_on(turn, enough_asked(found))
    return []


def _take(turn: Turn, found: Study, typed: Typed) -> list[Reply]:
    """What was understood is kept; of what will not do, why."""
    found = replace(enough_asked(found), draft=typed.draft)
    if typed.problem is None:
        return go_on(turn, found)
    studies.keep(turn.connection, found)
    example = FUTURE_EXAMPLES[turn.t.locale][1].split()[0]
    if typed.problem is Problem.NO_WORDS:
        what = "study-step-example" if found.draft.reason else "study-reason-example"
        line = turn.t("study-no-words", example=turn.t.plain(what))
    elif typed.problem is Problem.TOO_LONG:
        line = turn.t("study-too-long", limit=TEXT_LIMIT)
    elif typed.problem in (Problem.TOO_FAR, WhenProblem.TOO_FAR):
        line = turn.t("study-day-far", example=example)
    elif typed.problem in (Problem.PAST, WhenProblem.IN_PAST):
        line = turn.t("study-day-past", example=example)
    else:
        line = turn.t("study-day-bad", example=example)
    return [turn.say(Screen(line))]


def _answer(turn: Turn, found: Study, text: str) -> str | None:
    """An option by its label or its number; whether they recommend us, by the mark from 0 to 10."""
    question = found.question
    if question is None:
        return None
    mark = text.strip()
    if question.kind is IndicatorKind.RECOMMEND and mark.isdecimal() and len(mark) <= 2:
        return recommending(int(mark)) if int(mark) <= 10 else None
    plain = options_said(question.kind, text)
    return plain[0] if len(plain) == 1 else option_named(options(turn.t, question), text)


def _not_understood(turn: Turn, found: Study, text: str) -> str:
    if found.question is not None:
        labels = options(turn.t, found.question)
        words = ", ".join(labels[each] for each in options_said(found.question.kind, text) or labels)
        return turn.t("study-option-bad", words=words)
    words = ", ".join(turn.t.plain("study-conclusion", conclusion=each) for each in Conclusion)
    return turn.t("study-conclusion-bad", words=words, example=turn.t.plain("study-example"))
