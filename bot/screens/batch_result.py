"""The end of calls in a row: what came of them, what is left, what the clock cut short."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.domain.batches import Batch, Ended, beats
from bot.domain.funnel import Result
from bot.domain.when import FUTURE_EXAMPLES
from bot.screens.batch import days, result_buttons, undo
from bot.screens.dates import show_clock, show_day
from bot.screens.screen import Rows, Screen, button, column, grid
from bot.texts import Texts


def _times(ended: Batch, zone: ZoneInfo) -> dict[str, str]:
    over = min(ended.ended_at or ended.ends_at, ended.ends_at)
    return {"begun": show_clock(ended.begun_at, zone), "ended": show_clock(over, zone)}


def closed(t: Texts, batch: Batch, zone: ZoneInfo) -> Screen:
    """What becomes of the card: the result stands below it."""
    times = _times(batch, zone)
    return Screen(t("batch-closed", begun=times["begun"], ended=times["ended"]))


def result(t: Texts, ended: Ended, zone: ZoneInfo, line: str = "") -> Screen:
    times, score = _times(ended.batch, zone), ended.score
    lines = [line, ""] if line else []
    lines += [
        t("batch-result", begun=times["begun"], ended=times["ended"]),
        t("batch-dialled", dialled=score.dialled, talked=score.talked),
        t("batch-effective", kind=ended.kind, effective=score.effective, booked=score.booked),
    ]
    if ended.unbooked:
        why = ", ".join(dict.fromkeys(t.plain("gap", gap=gap) for gap in ended.unbooked))
        lines.append(t("batch-unbooked", made=score.booked + len(ended.unbooked), counted=score.booked, why=why))
    lines += _best(t, ended)
    if ended.to_mend:
        lines.append(t("batch-to-mend", count=ended.to_mend))
    lines.append(t("batch-list-left", left=ended.left) if ended.left else t("batch-list-done"))
    text, rows = _open_end(t, ended)
    bottom = [undo(t, ended.last.id)] if ended.last is not None else []
    if ended.left:
        bottom.append(button(t.plain("button-batch-more"), "batch.open"))
    return Screen("\n".join([*lines, *text]), (*rows, *grid(bottom, 2)))


def _best(t: Texts, ended: Ended) -> list[str]:
    if beats(ended.score, ended.best):
        return [t("batch-best-now")]
    if ended.best is None:
        return []
    return [t("batch-best", kind=ended.kind, effective=ended.best.score.effective, day=show_day(ended.best.day, t))]


def _open_end(t: Texts, ended: Ended) -> tuple[list[str], Rows]:
    """What the clock cut short: a question about the last call, or a talk."""
    made = ended.open_question
    if made is not None and made.result is Result.BOOKED:
        mend = button(t.plain("button-batch-time"), "batch.time", made.id)
        return ["", t("batch-no-time", client=made.client_name)], column(mend)
    if made is not None:
        key = "ask-answer-by" if made.result is Result.COMPLAINT else "ask-call-back"
        asked = t(key, example=FUTURE_EXAMPLES[t.locale][0])
        return ["", f"<b>{t('verbatim', text=made.client_name)}</b>. {asked}"], (days(t, made),)
    item = ended.open_item
    if item is None:
        return [], ()
    person_id = item.decision_maker.id if item.decision_maker else 0
    return ["", t("batch-on-line", client=item.client_name)], result_buttons(
        t, ended.kind, ended.batch, item, person_id
    )
