"""`/norms`: how much is asked of whom in a week, by role and by person, from which Monday on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.delivery.outbox import Reply
from bot.domain.colleagues import named
from bot.domain.funnel import Stage
from bot.domain.norms import MOST, NormProblem, SetNorm, Whose, problem_of, settable
from bot.domain.norms_typed import Typed, Wish, read_norm, said_of, stage_meant
from bot.domain.people import Ability, Member, Role
from bot.domain.timetable_words import role_named
from bot.handlers import calibration
from bot.handlers.norms_said import say, view_of, with_own
from bot.handlers.turn import Outdated, Routes, Turn, arguments, day_of, number
from bot.handlers.workers import workers
from bot.screens import norms as screens
from bot.screens.norms import ROLES, About
from bot.screens.screen import Screen
from bot.store import people


def routes() -> Routes:
    presses = {
        "norms.list": press_list,
        "norms.of": press_whose,
        "norms.people": press_people,
        "norms.num": press_number,
        "norms.set": press_set,
        "norms.clear": press_clear,
    }
    abilities = dict.fromkeys(("norms", "norms.line", *presses), Ability.SET_NORMS)
    return Routes(
        commands={"norms": command}, presses=dict(presses), answers={"norms.line": type_norm}, abilities=abilities
    )


def command(turn: Turn, argument: str) -> list[Reply]:
    """`/norms хантер`, `/norms хантер звонки 60`, `/norms Анна встречи 8 с 30.11`, `… по методу`, `… по данным`."""
    if not argument:
        return _listing(turn)
    reckoned = calibration.by_line(turn, argument)
    if reckoned:
        return reckoned
    view = view_of(turn)
    return _meant(turn, read_norm(argument, view.today), {"monday": view.monday})


def type_norm(turn: Turn, text: str) -> list[Reply]:
    """What was not said yet, of the norm that is open: «60», «60 с 30.11», «встречи 8»; nothing: it is of no norm."""
    typed = read_norm(text, turn.member.day(turn.now))
    if not _is_of_norms(turn, typed):
        return []
    return _meant(turn, typed, turn.expected("norms.line"))


def _is_of_norms(turn: Turn, typed: Typed) -> bool:
    """A number, a day or a stage says so where a norm is open; a name or a role anywhere."""
    open_now = turn.expected("norms.line")
    if typed.who and role_named(typed.who) is None and not named(workers(turn), typed.who):
        return bool(typed.problem and open_now.get("stage"))
    said = bool(typed.words or typed.monday) or typed.wish is not None or typed.problem is not None
    return bool(typed.who) or (said and ("who" in open_now or bool(typed.words)))


def _meant(turn: Turn, typed: Typed, known: dict[str, object]) -> list[Reply]:
    """Whose it is, of which stage, how much and from when; what is missing is asked for.

    `known`: what the open question is about; a whole line by command holds from this week, where it names none.
    """
    if typed.problem is not None:
        return [turn.alert(_bad(turn, typed.problem))]
    about = _about_typed(turn, typed.who) if typed.who else _about_known(turn, known)
    if not isinstance(about, About):
        return about if about is not None else [turn.say(_whose_is_it(turn, typed))]
    stage = stage_meant(typed.words, about.whose.role) if typed.words else None
    if typed.words and (stage is None or stage not in settable(about.whose.role)):
        return [turn.alert(_no_such_stage(turn, about, stage))]
    if stage is None and not typed.who and isinstance(known.get("stage"), str):
        stage = Stage(str(known["stage"]))
    wish = typed.wish if typed.wish is not None or typed.who else _wish(str(known.get("value", "")))
    monday = typed.monday or known.get("monday")
    if stage is None:
        return _without_stage(turn, about, wish, monday)
    if wish is None or not isinstance(monday, date):
        return [_draft(turn, about, stage, wish)]
    return _say(turn, about, [said_of(about.whose, stage, monday, wish)])


def _without_stage(turn: Turn, about: About, wish: int | Wish | None, monday: object) -> list[Reply]:
    """Everything back to what holds above, or a number that is to be a norm's."""
    if wish is None:
        return [_shown(turn, about)]
    view = view_of(turn)
    if wish is Wish.INHERIT:
        return say(turn, about, view.norms.cleared(about.whose, monday if isinstance(monday, date) else view.monday))
    turn.ask("norms.line", {"who": about.tag})
    return [turn.show(screens.which_stage(turn.t, about, wish))]


def _about_typed(turn: Turn, typed: str) -> About | list[Reply]:
    role = role_named(typed)
    if role is not None:
        return About(Whose(role))
    found = named(workers(turn), typed)
    if len(found) == 1:
        return _person(found[0])
    return [turn.say(screens.whom(turn.t, typed.title(), found or workers(turn), many=bool(found)))]


def _about_known(turn: Turn, known: dict[str, object]) -> About | None:
    return _about(turn, str(known["who"])) if "who" in known else None


def _person(one: Member) -> About:
    return About(Whose(one.role, one.id), one.name)


def _whose_is_it(turn: Turn, typed: Typed) -> Screen:
    """A stage without anybody: of these roles it can be."""
    meant = {role: stage_meant(typed.words, role) for role in ROLES}
    stages = {role: stage for role, stage in meant.items() if stage is not None and stage in settable(role)}
    if stages:
        return screens.which_role(turn.t, stages, typed.wish)
    view = view_of(turn)
    return screens.listing(turn.t, view, with_own(turn, view))


def _about(turn: Turn, tag: str) -> About:
    """Whose norms a button is about. Raises Outdated."""
    role = next((role for role in ROLES if role == tag), None)
    if role is not None:
        return About(Whose(role))
    found = people.get(turn.connection, turn.member.team_id, number(tag))
    if found is None or found.role is Role.HEAD or not found.works_here:
        raise Outdated
    return _person(found)


def _stage(about: About, tag: str) -> Stage:
    found = next((stage for stage in settable(about.whose.role) if stage == tag), None)
    if found is None:
        raise Outdated
    return found


def _wish(value: str) -> int | Wish | None:
    """As a button carries it. Raises Outdated."""
    if not value:
        return None
    wish = next((wish for wish in Wish if wish.value == value), None)
    return wish if wish is not None else number(value)


def _listing(turn: Turn) -> list[Reply]:
    view = view_of(turn)
    turn.ask("norms.line")
    return [turn.show(screens.listing(turn.t, view, with_own(turn, view)))]


def press_list(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return _listing(turn)


def press_whose(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return [_shown(turn, _about(turn, arguments(given, 1)[0]))]


def _shown(turn: Turn, about: About) -> Reply:
    turn.ask("norms.line", {"who": about.tag})
    view = view_of(turn)
    own = with_own(turn, view, about.whose) if about.whose.member_id is None else []
    return turn.show(screens.whose(turn.t, view, about, own))


def press_people(turn: Turn, given: Sequence[str]) -> list[Reply]:
    offset = number(arguments(given, 1)[0])
    found = workers(turn)
    if offset < 0 or (offset and offset >= len(found)):
        raise Outdated
    turn.ask("norms.line")
    own = {one.id for one in with_own(turn, view_of(turn))}
    return [turn.show(screens.persons(turn.t, found, own, offset))]


def press_number(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """One norm, as it is or as it may become."""
    tag, stage, value = arguments(given, 3)
    about = _about(turn, tag)
    wish = _wish(value)
    if isinstance(wish, int) and not 1 <= wish <= MOST:
        raise Outdated
    return [_draft(turn, about, _stage(about, stage), wish)]


def _draft(turn: Turn, about: About, stage: Stage, wish: int | Wish | None) -> Reply:
    value = "" if wish is None else wish.value if isinstance(wish, Wish) else str(wish)
    turn.ask("norms.line", {"who": about.tag, "stage": stage, "value": value})
    return turn.show(screens.draft(turn.t, view_of(turn), about, stage, wish))


def press_set(turn: Turn, given: Sequence[str]) -> list[Reply]:
    tag, stage, value, day = arguments(given, 4)
    about = _about(turn, tag)
    wish, monday = _wish(value), day_of(day)
    if wish is None or monday.weekday():
        raise Outdated
    return _say(turn, about, [said_of(about.whose, _stage(about, stage), monday, wish)])


def press_clear(turn: Turn, given: Sequence[str]) -> list[Reply]:
    """Everything of their own goes, from this week on."""
    about, view = _about(turn, arguments(given, 1)[0]), view_of(turn)
    return say(turn, about, view.norms.cleared(about.whose, view.monday))


def _say(turn: Turn, about: About, changes: Sequence[SetNorm]) -> list[Reply]:
    problem = next(filter(None, (problem_of(each, turn.member.day(turn.now)) for each in changes)), None)
    return [turn.alert(_bad(turn, problem))] if problem is not None else say(turn, about, changes)


def _bad(turn: Turn, problem: NormProblem, stages: str = "") -> str:
    monday = view_of(turn).monday
    example = turn.t.plain("norms-answer")
    return turn.t.plain("norms-bad", unfit=problem, most=MOST, day=f"{monday:%d.%m}", example=example, stages=stages)


def _no_such_stage(turn: Turn, about: About, stage: Stage | None) -> str:
    if stage is Stage.INCOMING:
        return turn.t.plain("norms-incoming")
    stages = ", ".join(turn.t.plain("stage", stage=each) for each in settable(about.whose.role))
    return _bad(turn, NormProblem.NO_SUCH_STAGE, stages)
