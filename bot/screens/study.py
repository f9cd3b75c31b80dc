"""Studying a client: the card with its question, the day's result, how a client stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.domain.client_class import Class
from bot.domain.forms import FormSummary
from bot.domain.promises import Promise
from bot.domain.qualitative import QUESTIONS
from bot.domain.record import Record
from bot.domain.signs import Indicator, IndicatorKind
from bot.domain.study import Conclusion, reasons_for
from bot.domain.study_choice import Cause
from bot.domain.study_facts import Standing
from bot.domain.studying import NEXT_DAYS, USUAL_STEPS, Asked, DaysStudies, Said, Study
from bot.domain.when import FUTURE_EXAMPLES
from bot.screens.agreements import promise_line
from bot.screens.dates import show_day
from bot.screens.due import complaint_line
from bot.screens.record import said_result
from bot.screens.screen import Button, Rows, Screen, button, column, cut, grid
from bot.screens.signs import marked, option_label, sign_line, whole_money
from bot.texts import Texts

SIGNS_SHOWN, ALL_SIGNS = 3, 6
"""Lines for them, the one that counts the others among these: as a rule, and in full."""
OPEN_SHOWN = 4
"""Complaints and promises, in full; else the first one."""
CONTACTS_SHOWN = 2
REASONS_OFFERED = 3
OLD_LEDGER = timedelta(days=7)
LINE, LAST = 110, 66
"""Characters of a line that a phone shows in three rows, and in two."""
UNDO = "↩️"
OWN = "own"


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything a study's card tells."""

    study: Study
    day: DaysStudies
    today: date
    zone: ZoneInfo
    currency: str
    last: Study | None = None
    """The client's last conclusion."""
    believed: dict[str, Said] | None = None
    """Its answers, as far as they are not too old."""
    promises: Sequence[Promise] = ()
    """Open ones, the nearest first."""
    history: Sequence[Record] = ()
    form: FormSummary | None = None
    undo: int | None = None
    """The study that was concluded last and can be taken back."""
    complaints: Sequence[Record] = ()
    """That nobody answered, the oldest first."""


def card(t: Texts, shown: Shown, line: str = "", *, full: bool = False) -> Screen:
    """What stands out, what was agreed, and one question: a phone shows it above its keyboard. With the first question
    it tells why he was chosen and what was done lately, with the others what moves; in full, all of it."""
    study = shown.study
    is_first = not study.asked and study.draft.conclusion is None
    lines = [
        *([line] if line else []),
        _title(t, shown),
        *([_cause(t, shown)] if is_first or full else []),
        *_signs(t, shown, ALL_SIGNS if full else SIGNS_SHOWN),
        *_open(t, shown, OPEN_SHOWN if full else 1),
        *([_contacts(t, shown, CONTACTS_SHOWN), _form(t, shown)] if full else []),
        *([_lately(t, shown)] if is_first and not full else []),
        *(_last(t, shown, LINE if full else LAST) if is_first or full else []),
    ]
    if study.draft.conclusion is not None:
        lines.append(t("study-draft", what=said(t, study)))
    asked, rows = _question(t, shown)
    return Screen("\n".join([*lines, asked]), (*rows, _bottom(t, shown, full=full)))


def grade_of(turnover_class: Class, standing: Standing | None) -> str:
    """Without a ledger there are no classes."""
    return "none" if standing is None or standing.stake is None else str(turnover_class)


def _title(t: Texts, shown: Shown) -> str:
    study, chosen = shown.study, shown.day.chosen
    title = t("study-title", client=study.client_name, grade=grade_of(study.turnover_class, study.standing))
    if study.cause is not Cause.ASKED:
        number = min(len(shown.day.chosen_done) + 1, len(chosen))
        title += t("study-place", number=number, total=len(chosen))
    until = study.standing.sales_until if study.standing else None
    old = until is not None and shown.today - until > OLD_LEDGER
    return title + (t("study-until", day=show_day(until, t)) if old and until else "")


def _cause(t: Texts, shown: Shown) -> str:
    study, last = shown.study, shown.last
    if study.cause is Cause.DUE and last is not None and last.draft.next_on is not None:
        late = "yes" if last.draft.next_on < shown.today else "no"
        return t("study-cause-due", step=last.draft.next_step, late=late, day=show_day(last.draft.next_on, t))
    line, now = t("study-cause", cause=study.cause), study.standing
    # Weighed by what is at stake, told as it is: the last twelve months, which may be far less.
    if now and now.stake and study.cause in (Cause.RISK, Cause.WATCH, Cause.GROWTH, Cause.PROMISING):
        return line + t("study-turnover", amount=whole_money(now.turnover, shown.currency))
    return line


def _signs(t: Texts, shown: Shown, most: int) -> list[str]:
    """What is out of line: the weightiest first, risks before growth."""
    standing = shown.study.as_told(shown.today)
    if standing is None:
        return []
    found = [each for each in (*standing.risks, *standing.growths) if shown.history or not _is_first_contact(each)]
    if not found:
        return [t("study-no-ledger" if standing.turnover is None else "study-no-signs")]
    fit = found if len(found) <= most else found[: most - 1]
    lines = [marked(t, each, shown.currency) for each in fit]
    return lines if fit is found else [*lines, t("study-more-signs", count=len(found) - len(fit))]


def _is_first_contact(each: Indicator) -> bool:
    """That nobody ever talked to him stands in the line of the contacts."""
    return each.kind is IndicatorKind.COVERAGE and each.value is None


def _open(t: Texts, shown: Shown, most: int) -> list[str]:
    """What he waits for: answers to complaints, then what was promised."""
    found = [
        *(complaint_line(t, each, shown.today, client=False) for each in shown.complaints),
        *(promise_line(t, each) for each in shown.promises),
    ]
    if len(found) <= most:
        return found
    return [*found[: most - 1], found[most - 1] + t("study-promises-more", count=len(found) - most)]


def _contacts(t: Texts, shown: Shown, most: int) -> str:
    told = [
        f"{show_day(each.happened_at.astimezone(shown.zone).date(), t)} {said_result(t, each)}"
        for each in shown.history[:most]
    ]
    return t("study-contacts", contacts=" · ".join(told)) if told else t("study-no-contacts")


def _form(t: Texts, shown: Shown) -> str:
    form = shown.form
    if form is None:
        return t("study-no-form")
    day = form.met_on or form.begun_at.astimezone(shown.zone).date()
    return t("study-form", day=show_day(day, t), answered=form.answered, required=form.required)


def _lately(t: Texts, shown: Shown) -> str:
    """The last contact and the form, in one line."""
    form = shown.form
    told = t("study-form-short", answered=form.answered, required=form.required) if form else ""
    return _contacts(t, shown, 1) + told


def _last(t: Texts, shown: Shown, length: int) -> list[str]:
    if shown.last is None:
        return []
    return [t("study-last", day=f"{shown.last.local_day:%d.%m}", what=said(t, shown.last, length))]


def said(t: Texts, study: Study, length: int = LINE) -> str:
    """`спасать · молчит 64 дн. · позвонить ЛПР, пт 27.11`, plain."""
    draft = study.draft
    assert draft.conclusion is not None
    step = ", ".join(filter(None, [draft.next_step, show_day(draft.next_on, t) if draft.next_on else ""]))
    line = " · ".join(filter(None, [t.plain("study-conclusion", conclusion=draft.conclusion), draft.reason, step]))
    return cut(line, length)


# -- what is asked


def _question(t: Texts, shown: Shown) -> tuple[str, Rows]:
    study = shown.study
    match study.asks(shown.today):
        case Asked.QUESTION:
            return _qualitative(t, shown)
        case Asked.CONCLUSION:
            return t("study-ask-conclusion", example=t.plain("study-example")), _conclusions(t, shown)
        case Asked.REASON:
            return t("study-ask-reason"), _reasons(t, shown)
        case Asked.STEP:
            return t("study-ask-step"), _steps(t, study)
        case _:
            return t("study-ask-day", example=FUTURE_EXAMPLES[t.locale][1].split()[0]), _days(t, study)


def _qualitative(t: Texts, shown: Shown) -> tuple[str, Rows]:
    """One of the eight; the answer of last time has a dot before it."""
    study, question = shown.study, shown.study.question
    assert question is not None
    number = study.asked + 1
    asked = t("study-ask", number=number, total=len(QUESTIONS), question=t.plain("study-question", asks=question.kind))
    before = (shown.believed or {}).get(question.key)
    options = [
        button(
            f"{'• ' if before and before.option == option else ''}{option_label(t, question, option)}",
            "study.ans",
            study.id,
            study.asked,
            option,
        )
        for option in question.options
    ]
    on = [button(t.plain("button-study-enough"), "study.end", study.id)]
    if shown.believed:
        on.insert(0, button(t.plain("button-study-unchanged"), "study.same", study.id))
    rows = grid(options, 2)
    # A row more or less decides whether the card is seen whole.
    joined = len(rows[-1]) == 1 and len(on) == 1
    return asked, (*rows[:-1], (*rows[-1], *on)) if joined else (*rows, tuple(on))


def _conclusions(t: Texts, shown: Shown) -> Rows:
    """What the signs speak for stands first."""
    study = shown.study
    best = study.proposed(shown.today)
    others = [each for each in Conclusion if each is not best]
    first = button(f"✓ {t.plain('button-study-conclusion', conclusion=best)}", "study.con", study.id, best)
    return (
        (first,),
        tuple(
            button(t.plain("button-study-conclusion", conclusion=each), "study.con", study.id, each) for each in others
        ),
    )


def reasons(t: Texts, study: Study, today: date, currency: str) -> dict[str, str]:
    """What may be pressed as a reason: an indicator's kind and its line."""
    standing, conclusion = study.as_told(today), study.draft.conclusion
    found: Sequence[Indicator] = reasons_for(standing, conclusion) if standing and conclusion else ()
    offered = {str(each.kind): sign_line(t, each, currency) for each in found[:REASONS_OFFERED]}
    return offered | {OWN: t.plain("study-own-reason")}


def _reasons(t: Texts, shown: Shown) -> Rows:
    study = shown.study
    offered = reasons(t, study, shown.today, shown.currency)
    labels = offered | {OWN: t.plain("button-study-own")}
    return column(*(button(label, "study.why", study.id, key) for key, label in labels.items()))


def _steps(t: Texts, study: Study) -> Rows:
    steps = USUAL_STEPS.get(study.draft.conclusion or Conclusion.KEEP, ())
    return column(*(button(t.plain("study-step", step=each), "study.step", study.id, each) for each in steps))


def _days(t: Texts, study: Study) -> Rows:
    labels = [t.plain("button-tomorrow") if days == 1 else t.plain("button-plus-days", days=days) for days in NEXT_DAYS]
    return (tuple(button(label, "study.day", study.id, days) for label, days in zip(labels, NEXT_DAYS, strict=True)),)


def _bottom(t: Texts, shown: Shown, *, full: bool) -> tuple[Button, ...]:
    study = shown.study
    row = []
    if shown.undo is not None:
        row.append(button(UNDO, "study.undo", shown.undo))
    if study.asked or study.draft.conclusion is not None:
        row.append(button(t.plain("button-study-back"), "study.back", study.id))
    if not full:
        # A third label would be cut in two.
        row.append(button("ℹ️" if row else t.plain("button-study-full"), "study.full", study.id))
    return (*row, button(t.plain("button-study-skip"), "study.skip", study.id))
