"""`/worksheet` and `/training`: what the head writes down for the team, and everybody reads."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.free_text import clean
from bot.domain.newcomer import Item
from bot.domain.people import Ability, Role, may
from bot.domain.team_notes import (
    ANSWER_LIMIT,
    TOPIC_LIMIT,
    Question,
    names_no_question,
    read_answer,
    read_topic,
    unanswered,
    week_ahead,
)
from bot.domain.timetable import Week
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of
from bot.screens import notes_of_team as screens
from bot.screens.dates import stamp
from bot.screens.screen import Screen
from bot.store import checks, team_notes

SHEET, ANSWER, TOPIC = "work.sheet", "work.answer", "train.topic"


def routes() -> Routes:
    editing = ("work.ask", "work.clear", "train.set", "train.ask", SHEET, ANSWER, TOPIC)
    return Routes(
        commands={"worksheet": worksheet, "training": training},
        presses={
            "work.show": press_show,
            "work.ask": press_ask,
            "work.clear": press_clear,
            "train.set": press_topic,
            "train.ask": press_ask_topic,
        },
        answers={SHEET: type_numbered, ANSWER: type_answer, TOPIC: type_topic},
        abilities=dict.fromkeys(editing, Ability.EDIT_NOTES),
    )


def _edits(turn: Turn) -> bool:
    return may(turn.member, Ability.EDIT_NOTES)


def _refused(turn: Turn) -> list[Reply]:
    role = turn.t.plain("role-name", role=turn.member.role)
    return [turn.alert(turn.t.plain("refused-ability", ability=Ability.EDIT_NOTES, role=role))]


# -- the worksheet


def worksheet(turn: Turn, argument: str) -> list[Reply]:
    """`/worksheet`; the head's also `/worksheet 1 Станки служат вдвое дольше`."""
    if argument and not _edits(turn):
        return _refused(turn)
    if argument and read_answer(argument) is None:
        turn.ask(SHEET)
        return [turn.say(Screen(turn.t("worksheet-no-line", count=len(Question))))]
    return (type_numbered(turn, argument) if argument else []) or _show(turn)


def press_show(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return _show(turn)


def _show(turn: Turn, done: str = "") -> list[Reply]:
    if _edits(turn):
        turn.ask(SHEET)
    answers = team_notes.worksheet(turn.connection, turn.member.team_id)
    if answers and turn.member.role is Role.TRAINEE:
        # He has read it: a step of his first week.
        checks.tick(turn.connection, turn.member, Item.WORKSHEET, turn.member, turn.now)
    return [turn.show(screens.worksheet(turn.t, answers, may_edit=_edits(turn), done=done))]


def press_ask(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask(turn, _question(arguments(given, 1)[0]))


def _question(name: str) -> Question:
    try:
        return Question(name)
    except ValueError:
        raise Outdated from None


def _ask(turn: Turn, question: Question, done: str = "") -> list[Reply]:
    turn.ask(ANSWER, {"question": question})
    known = team_notes.worksheet(turn.connection, turn.member.team_id).get(question)
    return [turn.show(screens.ask_answer(turn.t, question, known, done))]


def press_clear(turn: Turn, given: Sequence[str]) -> list[Reply]:
    team_notes.answer(turn.connection, turn.member, _question(arguments(given, 1)[0]), "", turn.now)
    return _show(turn, turn.t("worksheet-cleared"))


def type_numbered(turn: Turn, text: str) -> list[Reply]:
    """`1 Станки служат вдвое дольше`, while the worksheet is on the screen; nothing: it is about something else."""
    answer = read_answer(text)
    if _edits(turn) and names_no_question(text):
        return [turn.say(Screen(turn.t("worksheet-no-line", count=len(Question))))]
    if answer is None or not _edits(turn):
        return []
    return _keep(turn, answer.question, answer.text, one_of_all=False) if answer.text else _ask(turn, answer.question)


def type_answer(turn: Turn, text: str) -> list[Reply]:
    """What the question on the screen asked for; the next empty one is asked at once."""
    if not _edits(turn):
        return []
    return _keep(turn, _question(turn.expected(ANSWER).get("question", "")), text, one_of_all=True)


def _keep(turn: Turn, question: Question, text: str, *, one_of_all: bool) -> list[Reply]:
    answer = clean(text, len(text))
    if not answer or len(answer) > ANSWER_LIMIT:
        return [turn.say(Screen(turn.t("worksheet-long", length=len(answer), limit=ANSWER_LIMIT)))]
    team_notes.answer(turn.connection, turn.member, question, answer, turn.now)
    following = unanswered(team_notes.worksheet(turn.connection, turn.member.team_id))
    if following is None:
        return _show(turn, turn.t("worksheet-whole"))
    return _ask(turn, following, turn.t("worksheet-kept")) if one_of_all else _show(turn, turn.t("worksheet-kept"))


# -- the training


def training(turn: Turn, argument: str) -> list[Reply]:
    """`/training`; the head's also `/training Работа с возражениями`, `/training следующая: SPIN`."""
    today = turn.member.day(turn.now)
    if argument:
        said = read_topic(argument, today)
        return _set(turn, said.week, said.text) if _edits(turn) else _refused(turn)
    week = week_ahead(today)
    if _edits(turn):
        return _ask_topic(turn, week)
    return [turn.say(screens.topic(turn.t, week, team_notes.topic(turn.connection, turn.member.team_id, week.monday)))]


def _ask_topic(turn: Turn, week: Week) -> list[Reply]:
    turn.ask(TOPIC, {"monday": stamp(week.monday)})
    known = team_notes.topic(turn.connection, turn.member.team_id, week.monday)
    return [turn.show(screens.ask_topic(turn.t, week, known))]


def _week(turn: Turn, monday: str) -> Week:
    """The week ahead, or a later one of which a button was pressed; its trainings are not over. Raises Outdated."""
    week = Week(day_of(monday))
    if week.monday.weekday() != 0 or week.monday < week_ahead(turn.member.day(turn.now)).monday:
        raise Outdated
    return week


def press_ask_topic(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _ask_topic(turn, _week(turn, arguments(given, 1)[0]))


def press_topic(turn: Turn, given: Sequence[str]) -> list[Reply]:
    monday, topic = arguments(given, 2)
    if topic not in screens.TOPICS:
        raise Outdated
    return _set(turn, _week(turn, monday), turn.t.plain("training-button", topic=topic))


def type_topic(turn: Turn, text: str) -> list[Reply]:
    said = read_topic(text, turn.member.day(turn.now))
    kept = _week(turn, turn.expected(TOPIC).get("monday", ""))
    return _set(turn, kept if said.text == text.strip() else said.week, said.text)


def _set(turn: Turn, week: Week, text: str) -> list[Reply]:
    topic = clean(text, len(text))
    if not topic or len(topic) > TOPIC_LIMIT:
        return [turn.say(Screen(turn.t("training-long", limit=TOPIC_LIMIT)))]
    if turn.conversation is not None and turn.conversation.expects == TOPIC:
        turn.forget()
    team_notes.set_topic(turn.connection, turn.member, week.monday, topic, turn.now)
    return [turn.show(screens.topic_set(turn.t, week, topic))]
