"""Around a study: what a conclusion came to, the day's result, how a client stands on his own card."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.client_class import Class
from bot.domain.study_choice import Cause
from bot.domain.study_facts import Standing
from bot.domain.studying import DaysStudies, Study
from bot.domain.week import Tally
from bot.screens.screen import Screen, button, column
from bot.screens.signs import marked
from bot.screens.study import grade_of, said
from bot.texts import Texts

DAY_SHOWN = 8
ASIDE_SHOWN = 5


def concluded(t: Texts, study: Study, day: DaysStudies) -> str:
    """What stands above the next card."""
    assert study.draft.conclusion is not None
    conclusion = t.plain("study-conclusion", conclusion=study.draft.conclusion)
    if study.cause is Cause.ASKED:
        return t("study-concluded-beside", client=study.client_name, conclusion=conclusion)
    done, total = len(day.chosen_done), len(day.chosen)
    return t("study-concluded", client=study.client_name, conclusion=conclusion, done=done, total=total)


def result(t: Texts, day: DaysStudies, week: Tally | None, undo: int | None, line: str = "") -> Screen:
    """Everybody of the day is studied, or put aside."""
    lines = [line] if line else []
    beside = len(day.done) - len(day.chosen_done)
    more = t("study-day-beside", count=beside) if beside else ""
    lines.append(t("study-day", done=len(day.chosen_done), total=len(day.chosen), more=more))
    shown = day.done[:DAY_SHOWN]
    lines += [t("study-day-line", client=each.client_name, what=said(t, each)) for each in shown]
    if len(day.done) > len(shown):
        lines.append(t("study-day-more", count=len(day.done) - len(shown)))
    if day.aside:
        names = ", ".join(each.client_name for each in day.aside[:ASIDE_SHOWN])
        lines.append(t("study-day-aside", clients=names, more=max(0, len(day.aside) - ASIDE_SHOWN)))
    if week is not None and week.norm:
        lines.append(t("study-week", counted=week.counted, norm=week.norm))
    elif week is not None:
        lines.append(t("study-week-no-norm", counted=week.counted))
    row = [button(t.plain("button-study-more"), "study.more")]
    if undo is not None:
        row.insert(0, button(t.plain("button-undo"), "study.undo", undo))
    return Screen("\n".join(lines), (tuple(row),))


def nobody(t: Texts, line: str = "", *, has_clients: bool) -> Screen:
    why = t("study-none-left" if has_clients else "study-no-clients")
    return Screen("\n".join(filter(None, [line, why])))


def done_today(t: Texts, study: Study, undo: int | None) -> Screen:
    text = t("study-done-today", client=study.client_name, what=said(t, study))
    return Screen(text, column(button(t.plain("button-undo"), "study.undo", undo)) if undo is not None else ())


@dataclass(frozen=True, slots=True)
class Situation:
    standing: Standing
    turnover_class: Class
    last: Study | None
    """The last conclusion."""
    currency: str


def situation(t: Texts, now: Situation) -> list[str]:
    """What was concluded last, and the two weightiest signs."""
    grade = grade_of(now.turnover_class, now.standing)
    if now.last is None:
        head = t("study-situation-never", grade=grade)
    else:
        head = t("study-situation", grade=grade, day=f"{now.last.local_day:%d.%m}", what=said(t, now.last))
    signs = [*now.standing.risks, *now.standing.growths][:2]
    return [head, *(marked(t, each, now.currency) for each in signs)]
