"""`/study`: the next client to study; the buttons of the card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.delivery.outbox import Reply
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT
from bot.domain.people import Ability
from bot.domain.study import ACTED_ON, Conclusion
from bot.domain.studying import (
    USUAL_STEPS,
    Asked,
    NextStep,
    Study,
    answered,
    concluding,
    enough_asked,
    holding,
    step_back,
    unchanged,
)
from bot.handlers.study_choosing import choose_more
from bot.handlers.study_flow import go_on, open_client, open_next, own, show, take_back
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import clients as client_screens
from bot.screens import study as screens
from bot.screens.screen import Screen
from bot.store import clients, ledgers, studies

FARTHEST_BUTTON = 31


def routes() -> Routes:
    presses = {
        "study.next": press_next,
        "study.more": press_more,
        "study.of": press_client,
        "study.ans": press_answer,
        "study.same": press_unchanged,
        "study.end": press_enough,
        "study.con": press_conclusion,
        "study.why": press_reason,
        "study.step": press_step,
        "study.day": press_day,
        "study.back": press_back,
        "study.skip": press_skip,
        "study.full": press_full,
        "study.undo": press_undo,
    }
    return Routes(
        commands={"study": study},
        presses=dict(presses),
        abilities=dict.fromkeys(("study", *presses), Ability.STUDY),
    )


def study(turn: Turn, argument: str) -> list[Reply]:
    """`/study`: whose turn it is; `/study Ромашка`: this one."""
    name = clean(argument, NAME_LIMIT)
    if not name:
        return open_next(turn, below=True)
    found = clients.named(turn.connection, turn.member.team_id, name)
    found = found or clients.find(turn.connection, turn.member.team_id, name, turn.member.id)
    if not found:
        return [turn.say(Screen(turn.t("client-none", name=name)))]
    return (
        open_client(turn, found[0]) if len(found) == 1 else [turn.say(client_screens.found(turn.t, found, "study.of"))]
    )


def press_next(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From the message of a slot, which stays: the card comes below."""
    arguments(given, 0)
    return open_next(replace(turn, press=None), below=True)


def press_more(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Ещё клиенты», when the day's are done."""
    arguments(given, 0)
    return more(turn)


def more(turn: Turn) -> list[Reply]:
    if not choose_more(turn):
        return [turn.alert(turn.t.plain("study-none-left"))]
    return open_next(turn)


def press_client(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """From the client's card, which stays."""
    found = clients.get(turn.connection, turn.member.team_id, number(arguments(given, 1)[0]))
    if found is None:
        raise Outdated
    return open_client(turn, found)


# -- on a card


def _asked(turn: Turn, study_id: str, asked: Asked) -> tuple[Study, bool]:
    """The study, and whether it still asks this: a second press of the same button finds it a step further."""
    found = own(turn, number(study_id))
    return found, found.asks(turn.member.day(turn.now)) is asked


def press_answer(turn: Turn, given: Sequence[str]) -> list[Reply]:
    study_id, asked, option = arguments(given, 3)
    found, fits = _asked(turn, study_id, Asked.QUESTION)
    if not fits or found.question is None or found.asked != number(asked):
        return show(turn, found)
    if option not in found.question.options:
        raise Outdated
    return go_on(turn, answered(found, found.question.key, option, turn.member.day(turn.now)))


def press_unchanged(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Без изменений»: last time's answers, in one tap."""
    found, fits = _asked(turn, arguments(given, 1)[0], Asked.QUESTION)
    return go_on(turn, as_last_time(turn, found)) if fits else show(turn, found)


def as_last_time(turn: Turn, found: Study) -> Study:
    today = turn.member.day(turn.now)
    last = studies.last_of_client(turn.connection, turn.member.team_id, found.client_id)
    return unchanged(found, holding(last.answers, today) if last else {}, today)


def press_enough(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found, fits = _asked(turn, arguments(given, 1)[0], Asked.QUESTION)
    return go_on(turn, enough_asked(found)) if fits else show(turn, found)


def press_conclusion(turn: Turn, given: Sequence[str]) -> list[Reply]:
    study_id, name = arguments(given, 2)
    conclusion = next((each for each in Conclusion if each == name), None)
    found, fits = _asked(turn, study_id, Asked.CONCLUSION)
    if conclusion is None:
        raise Outdated
    return go_on(turn, concluding(found, conclusion)) if fits else show(turn, found)


def press_reason(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """A sign that speaks for it, with its figures, or his own experience."""
    study_id, key = arguments(given, 2)
    found, fits = _asked(turn, study_id, Asked.REASON)
    if not fits:
        return show(turn, found)
    currency = ledgers.currency(turn.connection, turn.member.team_id)
    offered = screens.reasons(turn.t, found, turn.member.day(turn.now), currency)
    if key not in offered:
        raise Outdated
    return go_on(turn, replace(found, draft=replace(found.draft, reason=offered[key])))


def press_step(turn: Turn, given: Sequence[str]) -> list[Reply]:
    study_id, name = arguments(given, 2)
    step = next((each for each in NextStep if each == name), None)
    found, fits = _asked(turn, study_id, Asked.STEP)
    if not fits:
        return show(turn, found)
    conclusion = found.draft.conclusion
    if step is None or conclusion not in ACTED_ON or step not in USUAL_STEPS[conclusion]:
        raise Outdated
    said = turn.t.plain("study-step", step=step)
    return go_on(turn, replace(found, draft=replace(found.draft, next_step=said)))


def press_day(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """The last of the six taps: it concludes."""
    study_id, days = arguments(given, 2)
    if not 0 <= number(days) <= FARTHEST_BUTTON:
        raise Outdated
    found, fits = _asked(turn, study_id, Asked.DAY)
    if not fits:
        return show(turn, found)
    day = turn.member.day(turn.now) + timedelta(days=number(days))
    return go_on(turn, replace(found, draft=replace(found.draft, next_on=day)))


def press_back(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = step_back(own(turn, number(arguments(given, 1)[0])))
    studies.keep(turn.connection, found)
    return show(turn, found)


def press_full(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """«Подробнее»: all that is known, until the next tap."""
    return show(turn, own(turn, number(arguments(given, 1)[0])), full=True)


def press_skip(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return skip(turn, own(turn, number(arguments(given, 1)[0])))


def skip(turn: Turn, found: Study) -> list[Reply]:
    """Not today; the next one."""
    studies.put_aside(turn.connection, found, turn.now)
    return open_next(turn, turn.t("study-skipped", client=found.client_name))


def press_undo(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = studies.own(turn.connection, turn.member, number(arguments(given, 1)[0]))
    if found is None or found.concluded_at is None or found.undone_at is not None:
        raise Outdated
    return take_back(turn, found)
