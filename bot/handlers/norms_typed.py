"""`/norms` typed: «хантер звонки 60», «Анна встречи 8 со среды»; what is missing or misspelt is asked, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.delivery.outbox import Reply
from bot.domain.assent import agrees, cancels
from bot.domain.colleagues import named
from bot.domain.funnel import Stage
from bot.domain.nearest_commands import MEANINGS, nearest
from bot.domain.norms import NormProblem, Whose, monday_from, problem_of, settable
from bot.domain.norms_typed import Typed, Wish, Word, guessed, read_norm, said_of, stage_meant
from bot.domain.people import Ability, Role
from bot.domain.timetable_words import role_named
from bot.handlers import calibration
from bot.handlers.norms_base import (
    LINE,
    about,
    about_person,
    bad,
    cleared,
    draft,
    listing,
    set_norms,
    shown,
    stage_of,
    wish_of,
)
from bot.handlers.norms_said import view_of
from bot.handlers.turn import Routes, Turn, arguments, day_of
from bot.handlers.workers import workers
from bot.screens import norms as screens
from bot.screens.dates import stamp
from bot.screens.norms import ROLES, About, Pending
from bot.screens.screen import Screen


def routes() -> Routes:
    return Routes(
        commands={"norms": command},
        presses={"norms.said": press_said},
        answers={LINE: type_norm},
        abilities=dict.fromkeys(("norms", LINE, "norms.said"), Ability.SET_NORMS),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """Of whose norm, how much, from which day on; what is None was not said."""

    whose: About
    stage: Stage | None
    wish: int | Wish | None
    day: date | None
    sure: bool = True
    """Nothing of it was guessed."""


def command(turn: Turn, argument: str) -> list[Reply]:
    """`/norms хантер`, `/norms хантер звонки 60`, `/norms Анна встречи 8 с 30.11`, `… по методу`, `… по данным`."""
    if not argument:
        return listing(turn)
    reckoned = calibration.by_line(turn, argument)
    return reckoned or _meant(turn, _read(turn, argument), {}, at_once=view_of(turn).monday)


def type_norm(turn: Turn, text: str) -> list[Reply]:
    """What was not said yet, of the norm that is open: «60», «60 с 30.11», «встречи 8»; nothing: it is of no norm."""
    known = turn.expected(LINE)
    if agrees(text) and known.get("stage") and known.get("value") and known.get("day"):
        return _meant(turn, Typed(), known)
    typed = _read(turn, text)
    if not _is_of_norms(turn, typed) or (typed.guessed and typed.wish is None):
        return _wanted(turn, text) if known.get("stage") else []
    return _meant(turn, typed, known)


def _wanted(turn: Turn, text: str) -> list[Reply]:
    """Where a number is asked for, what is none is asked again; nothing: it is about something else."""
    if cancels(text) or nearest(text, list(MEANINGS)):
        return []
    return [turn.say(Screen(f"{bad(turn, NormProblem.BAD_NUMBER)}\n{turn.t('norms-or-leave')}"))]


def press_said(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Whose it is, or which: what else was said is behind the button."""
    tag, stage, value, day = arguments(given, 4)
    whose = about(turn, tag)
    named_stage = stage_of(whose, stage) if stage else None
    return _settled(turn, Said(whose, named_stage, wish_of(value), day_of(day) if day else None))


def _read(turn: Turn, text: str) -> Typed:
    typed = read_norm(text, turn.member.day(turn.now))
    is_odd = typed.who and not _is_somebody(turn, typed.who)
    return guessed(text, turn.member.day(turn.now)) if is_odd else typed


def _is_somebody(turn: Turn, who: str) -> bool:
    return role_named(who) is not None or bool(named(workers(turn), who))


def _is_of_norms(turn: Turn, typed: Typed) -> bool:
    """A number, a day or a stage says so where a norm is open; a name or a role anywhere."""
    open_now = turn.expected(LINE)
    if typed.who and not _is_somebody(turn, typed.who):
        return bool(typed.problem and open_now.get("stage"))
    said = bool(typed.words or typed.monday) or typed.wish is not None or typed.problem is not None
    return bool(typed.who) or (said and ("who" in open_now or bool(typed.words)))


def _meant(turn: Turn, typed: Typed, known: Mapping[str, Any], at_once: date | None = None) -> list[Reply]:
    """`known`: what the open question holds; `at_once`: from when on it holds, where a whole line names no day."""
    if typed.problem is not None:
        return [turn.alert(bad(turn, typed.problem))]
    kept = known if ("who" in known) != bool(typed.who) else {}
    pending = _pending(typed, kept)
    whose = _whose(turn, typed.who, kept)
    if whose is None:
        return [_ask_whose(turn, typed, pending)]
    stage = stage_meant(pending.words, whose.whose.role) if pending.words else None
    if pending.words and (stage is None or stage not in settable(whose.whose.role)):
        return [turn.alert(_no_such_stage(turn, whose, stage))]
    if stage is None and kept.get("stage"):
        stage = stage_of(whose, str(kept["stage"]))
    whole = stage is not None and pending.wish is not None and not typed.guessed
    day = pending.day or (at_once if whole else None)
    return _settled(turn, Said(whose, stage, pending.wish, day, sure=not typed.guessed))


def _pending(typed: Typed, kept: Mapping[str, Any]) -> Pending:
    """What is typed goes before what is kept; the number of one stage is not another's."""
    words = typed.words or frozenset(Word(each) for each in kept.get("words", ()))
    other = bool(typed.words and kept.get("stage"))
    wish = typed.wish if typed.wish is not None or other else wish_of(str(kept.get("value", "")))
    day = typed.day or typed.monday or (day_of(kept["day"]) if kept.get("day") and not other else None)
    return Pending(words, wish, day)


def _whose(turn: Turn, who: str, kept: Mapping[str, Any]) -> About | None:
    """None: nobody was named, or nobody is called so, or several are."""
    if not who:
        return about(turn, str(kept["who"])) if "who" in kept else None
    role = role_named(who)
    if role is not None:
        return About(Whose(role))
    found = named(workers(turn), who)
    return about_person(found[0]) if len(found) == 1 else None


def _ask_whose(turn: Turn, typed: Typed, pending: Pending) -> Reply:
    """Whoever is chosen, what was said already is not typed again."""
    turn.ask(LINE, pending.as_data())
    if typed.who:
        found = named(workers(turn), typed.who)
        return turn.say(
            screens.whom(turn.t, typed.who.title(), found or workers(turn), pending, many=bool(found)),
        )
    if any(_has(role, pending) for role in ROLES):
        return turn.say(screens.which_role(turn.t, [role for role in ROLES if _has(role, pending)], pending))
    return listing(turn)[0]


def _has(role: Role, pending: Pending) -> bool:
    return stage_meant(pending.words, role) in settable(role)


def _settled(turn: Turn, said: Said) -> list[Reply]:
    """What is missing is asked, what was guessed or begins on another day than was said is confirmed."""
    monday = monday_from(said.day) if said.day else None
    if said.stage is None:
        return _without_stage(turn, said, monday)
    if said.wish is None or monday is None:
        return [draft(turn, said.whose, said.stage, said.wish, stamp(said.day) if said.day else "")]
    norm = said_of(said.whose.whose, said.stage, monday, said.wish)
    plain = said.sure and said.day == monday
    if plain or problem_of(norm, turn.member.day(turn.now)) or not view_of(turn).norms.meant(norm):
        return set_norms(turn, said.whose, [norm])
    open_now = {"who": said.whose.tag, "stage": said.stage, "value": screens.carried(said.wish), "day": stamp(monday)}
    turn.ask(LINE, open_now)
    instead = said.day if said.day != monday else None
    return [turn.show(screens.confirm(turn.t, view_of(turn), said.whose, norm, instead))]


def _without_stage(turn: Turn, said: Said, monday: date | None) -> list[Reply]:
    """Everything back to what holds above, or a number that is to be a norm's."""
    if said.wish is None:
        return [shown(turn, said.whose)]
    if said.wish is Wish.INHERIT:
        return cleared(turn, said.whose, monday)
    pending = Pending(wish=said.wish, day=said.day)
    turn.ask(LINE, pending.as_data() | {"who": said.whose.tag})
    return [turn.show(screens.which_stage(turn.t, said.whose, pending))]


def _no_such_stage(turn: Turn, whose: About, stage: Stage | None) -> str:
    if stage is Stage.INCOMING:
        return turn.t.plain("norms-incoming")
    stages = ", ".join(turn.t.plain("stage", stage=each) for each in settable(whose.whose.role))
    return bad(turn, NormProblem.NO_SUCH_STAGE, stages)
