"""What a head asks of a week: counted at once where few work, step by step in a large team; then he is told.

Between two steps everybody else has his turn. After a kill it is counted anew: until the last step only the next
version of a closed week is written, and that is made once whoever looks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from bot.delivery import errands
from bot.delivery.errands import Fetched, Taken
from bot.delivery.errands import step as errand
from bot.delivery.messages import document, photo
from bot.delivery.outbox import Reply
from bot.domain.packing import packed
from bot.domain.people import Ability, Member
from bot.domain.summary_shown import Shown
from bot.domain.summary_trend import WEEKS, Trend
from bot.domain.summary_typed import Wish
from bot.domain.timetable import Week
from bot.handlers.turn import Routes, Turn
from bot.screens import summary_buttons as screens
from bot.screens import summary_files
from bot.screens.screen import Screen
from bot.screens.summary_pages import parts, trend_parts
from bot.store import closed_weeks, closing_weeks, people, summaries, summary_records
from bot.store.closing_weeks import Closable
from bot.store.steps import Steps, apart, at_once, step
from bot.texts import texts

STEP = "sum.count"
_TIMES = {Wish.TREND: WEEKS, Wish.CLOSE: 2}
"""So often a week is counted for what is asked; what is not named here, once."""
Sheet = tuple[str, dict[str, Any]]
"""A table's name, and what it is made of."""


def routes() -> Routes:
    return Routes(files={STEP: carry_on}, abilities={STEP: Ability.SEE_SUMMARY})


def ask(turn: Turn, wish: Wish, week: Week) -> list[Reply]:
    """At once, or later what is said at once: it is being counted. Asked twice meanwhile, it is counted once."""
    team_id = turn.member.team_id
    if summaries.is_small(turn.connection, team_id, week, _TIMES.get(wish, 1)):
        return _tell(turn, wish, week, at_once(turn.connection, _steps(wish, turn.member, week, turn.now)))
    asked = {"by": turn.member.id, "wish": wish.value, "monday": week.monday.isoformat()}
    under_way = asked in errands.under_way(turn.connection, team_id, STEP)
    return [turn.hint(turn.t.plain("summary-counting")), *([] if under_way else [errand(STEP, asked)])]


def gather(taken: Taken, now: datetime) -> Steps[Any]:
    """What is counted before `carry_on` tells of it."""
    member = yield from step(lambda c: people.get(c, taken.team_id, taken.member_id))
    if member is None:
        raise LookupError("an errand of nobody")
    wish, week = _asked(taken.data)
    return (yield from _steps(wish, member, week, now))


def carry_on(turn: Turn, fetched: Fetched) -> list[Reply]:
    return _tell(turn, *_asked(fetched.data), fetched.content)


def _asked(data: dict[str, Any]) -> tuple[Wish, Week]:
    return Wish(data["wish"]), Week(date.fromisoformat(data["monday"]))


# -- counted


def _steps(wish: Wish, member: Member, week: Week, now: datetime) -> Steps[Any]:
    match wish:
        case Wish.TREND:
            return closing_weeks.trending(member.team_id, week, now)
        case Wish.RECORDS:
            return _sheet(member, week, now)
        case Wish.CLOSE:
            return closing_weeks.closing(member.team_id, week, now)
        case _:
            return closing_weeks.looking(member.team_id, week, now)


def _sheet(member: Member, week: Week, now: datetime) -> Steps[Sheet | None]:
    """Every record behind every figure; none where there is nobody."""
    shown = yield from closing_weeks.looking(member.team_id, week, now)
    if not shown.summary.people:
        return None
    rows = yield from summary_records.reading(shown.summary)
    t = texts(member.locale)
    data = yield from apart(lambda: packed(summary_files.sheet(t, shown, rows, member.zone)))
    return summary_files.sheet_name(t, shown.summary), data


# -- told


def _tell(turn: Turn, wish: Wish, week: Week, found: Any) -> list[Reply]:
    return _TELL[wish](turn, week, found)


def _show(turn: Turn, week: Week, shown: Shown) -> list[Reply]:  # noqa: ARG001 - the shape of what is told
    """The picture, and the words under it."""
    of = summaries.team_of(turn.connection, turn.member.team_id)
    today = turn.member.day(turn.now)
    said = turn.say(screens.summary(turn.t, shown, turn.member.zone, today, of.created_on, of.lead))
    if not shown.summary.people:
        return [said]
    pictures = parts(summary_files.picture(turn.t, shown, turn.member.zone))
    return [*(photo(turn.member.telegram_id, "summary_png", packed(each)) for each in pictures), said]


def _show_trend(turn: Turn, week: Week, found: Trend) -> list[Reply]:
    if not found.lines:
        return [turn.say(Screen(turn.t("summary-trend-empty")))]
    team = summaries.team_of(turn.connection, turn.member.team_id).name
    *first, last = (packed(each) for each in trend_parts(summary_files.trend(turn.t, team, found)))
    caption = turn.t("summary-trend-caption", team=team)
    return [
        *(photo(turn.member.telegram_id, "trend_png", each) for each in first),
        photo(turn.member.telegram_id, "trend_png", last, caption, screens.back(turn.t, week)),
    ]


def _send_sheet(turn: Turn, week: Week, sheet: Sheet | None) -> list[Reply]:  # noqa: ARG001 - the shape of what is told
    if sheet is None:
        return [turn.alert(turn.t.plain("summary-nobody"))]
    name, data = sheet
    return [document(turn.member.telegram_id, name, "summary_xlsx", data)]


def _show_versions(turn: Turn, week: Week, shown: Shown) -> list[Reply]:
    marks = closed_weeks.all_of(turn.connection, turn.member.team_id, week)
    return [turn.say(screens.versions(turn.t, shown, marks, turn.member.zone))]


def _close(turn: Turn, week: Week, found: Closable) -> list[Reply]:
    """A second press finds it closed."""
    if found.summary is not None and not found.summary.people:
        return [turn.alert(turn.t.plain("summary-nothing-to-close"))]
    done = closing_weeks.close_counted(turn.connection, found, turn.now, turn.member)
    made = next(reversed(closed_weeks.all_of(turn.connection, turn.member.team_id, week)), None)
    if made is None or not made.holds:
        return [turn.alert(turn.t.plain("summary-moved"))]
    if not done:
        return [turn.alert(turn.t.plain("summary-already-closed"))]
    return [turn.say(Screen(screens.closed(turn.t, week, made.version), screens.back(turn.t, week)))]


_TELL: dict[Wish, Callable[[Turn, Week, Any], list[Reply]]] = {
    Wish.SHOW: _show,
    Wish.TREND: _show_trend,
    Wish.RECORDS: _send_sheet,
    Wish.VERSIONS: _show_versions,
    Wish.CLOSE: _close,
}
