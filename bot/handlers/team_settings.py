"""`/team настройки`: new clients who call, studies a day, from where on a figure is a sign; by buttons or typed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.outbox import Reply
from bot.domain.people import Ability, may
from bot.domain.signs import DEFAULT
from bot.domain.team_settings import (
    SPECS,
    STUDIES,
    Callers,
    Setting,
    Spec,
    Typed,
    is_of_settings,
    read_setting,
    read_value,
    value_of,
)
from bot.handlers.turn import Outdated, Routes, Turn, arguments, number
from bot.screens import team_settings as screens
from bot.store import audit, team_settings

LISTENING, VALUE = "tset.home", "tset.value"


def routes() -> Routes:
    presses = {
        "tset.show": press_show,
        "tset.call": press_callers,
        "tset.study": press_studies,
        "tset.signs": press_signs,
        "tset.sign": press_sign,
        "tset.usual": press_usual,
    }
    return Routes(
        presses=dict(presses),
        answers={LISTENING: type_line, VALUE: type_value},
        phrases=(say_anywhere,),
        abilities=dict.fromkeys((LISTENING, VALUE, *presses), Ability.LEAD_TEAM),
    )


def press_show(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return show(turn)


def show(turn: Turn, done: str = "") -> list[Reply]:
    found = team_settings.of_team(turn.connection, turn.member.team_id)
    turn.ask(LISTENING)
    return [turn.show(screens.settings(turn.t, found.callers, found.studies_a_day, len(found.changed), done))]


def typed(turn: Turn, line: str) -> list[Reply]:
    """What stands behind `/team настройки`."""
    if not line:
        return show(turn)
    said = read_setting(line)
    if said:
        return _act(turn, said)
    key = "tset-bad-number" if is_of_settings(line) else "tset-bad"
    return [turn.alert(turn.t.plain(key, example=turn.t.plain("tset-example")))]


def type_line(turn: Turn, text: str) -> list[Reply]:
    """Typed while the settings are on the screen; nothing: it is about something else."""
    return typed(turn, text) if is_of_settings(text) else []


def say_anywhere(turn: Turn, text: str) -> list[Reply]:
    """A whole line with its number, «изучать семь», says by itself what it is about; nothing: it does not."""
    said = read_setting(text) if may(turn.member, Ability.LEAD_TEAM) else None
    return _act(turn, said) if said and said.setting is not Setting.CALLERS else []


def _act(turn: Turn, said: Typed) -> list[Reply]:
    if said.setting is Setting.CALLERS and said.callers is not None:
        return _set_callers(turn, said.callers)
    if said.setting is Setting.STUDIES:
        return _set_studies(turn, said.number)
    spec = _spec(said.number)
    return _set_sign(turn, spec, said.value) if spec else [turn.alert(_which_bad(turn))]


def _which_bad(turn: Turn) -> str:
    return turn.t.plain("tset-sign-none", count=len(SPECS))


# -- new clients who call, studies a day


def press_callers(turn: Turn, given: Sequence[str]) -> list[Reply]:
    said = next((each for each in Callers if each == arguments(given, 1)[0]), None)
    if said is None:
        raise Outdated
    return _set_callers(turn, said)


def _set_callers(turn: Turn, said: Callers) -> list[Reply]:
    return _set(turn, "callers", said.value, turn.t("tset-callers", callers=said))


def press_studies(turn: Turn, given: Sequence[str]) -> list[Reply]:
    count = number(arguments(given, 1)[0])
    if not STUDIES[0] <= count <= STUDIES[1]:
        raise Outdated
    return _set_studies(turn, count)


def _set_studies(turn: Turn, count: int) -> list[Reply]:
    if not STUDIES[0] <= count <= STUDIES[1]:
        return [turn.alert(turn.t.plain("tset-studies-bad", least=STUDIES[0], most=STUDIES[1]))]
    return _set(turn, "studies_a_day", count, turn.t("tset-studies", count=count))


def _set(turn: Turn, name: str, value: str | int, told: str) -> list[Reply]:
    """Kept and noted; what it was already is not noted again."""
    before = getattr(team_settings.of_team(turn.connection, turn.member.team_id), name)
    if before != value:
        team_settings.change(turn.connection, turn.member.team_id, **{name: value})
        audit.note(turn.connection, turn.member, f"team.{name}", turn.now, old=before, new=value)
    return show(turn, f"✅ {told}")


# -- thresholds


def press_signs(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return _signs(turn)


def _signs(turn: Turn, done: str = "") -> list[Reply]:
    turn.ask(LISTENING)
    now = team_settings.of_team(turn.connection, turn.member.team_id).thresholds
    return [turn.show(screens.thresholds(turn.t, now, done))]


def _spec(place: int) -> Spec | None:
    return SPECS[place - 1] if 1 <= place <= len(SPECS) else None


def _pressed(given: Sequence[str]) -> tuple[int, Spec]:
    place = number(arguments(given, 1)[0])
    spec = _spec(place)
    if spec is None:
        raise Outdated
    return place, spec


def press_sign(turn: Turn, given: Sequence[str]) -> list[Reply]:
    place, spec = _pressed(given)
    turn.ask(VALUE, {"place": place})
    now = team_settings.of_team(turn.connection, turn.member.team_id).thresholds
    return [turn.show(screens.ask(turn.t, spec, place, now))]


def type_value(turn: Turn, text: str) -> list[Reply]:
    """Its new value; nothing: the text is about something else."""
    spec = _spec(turn.expected(VALUE).get("place", 0))
    if spec is None or (read_value(spec, text) is None and not any(letter.isdigit() for letter in text)):
        return []
    return _set_sign(turn, spec, text)


def _set_sign(turn: Turn, spec: Spec, text: str) -> list[Reply]:
    value = read_value(spec, text)
    if value is None:
        return [turn.alert(turn.t.plain("tset-sign-bad", example=turn.t.plain("tset-signs-example")))]
    return _keep(turn, spec, str(value))


def press_usual(turn: Turn, given: Sequence[str]) -> list[Reply]:
    return _keep(turn, _pressed(given)[1], str(value_of(DEFAULT, _pressed(given)[1].name)))


def _keep(turn: Turn, spec: Spec, value: str) -> list[Reply]:
    """As usual is not kept: where the method's own changes, the team's changes with it."""
    found = team_settings.of_team(turn.connection, turn.member.team_id)
    before = value_of(found.thresholds, spec.name)
    changed = {name: kept for name, kept in found.changed.items() if name != spec.name}
    if str(value_of(DEFAULT, spec.name)) != value:
        changed[spec.name] = value
    if changed != found.changed:
        team_settings.keep_thresholds(turn.connection, turn.member.team_id, changed)
        audit.note(turn.connection, turn.member, "team.threshold", turn.now, name=spec.name, old=str(before), new=value)
    now = team_settings.of_team(turn.connection, turn.member.team_id).thresholds
    return _signs(turn, f"✅ {screens.told(turn.t, spec, value_of(now, spec.name))}")
