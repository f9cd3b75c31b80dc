"""A new client who rang goes to a hunter."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.record import Record
from bot.screens.capture import person_label
from bot.screens.dates import show_day, show_time
from bot.screens.record import promised, what
from bot.screens.screen import Screen, button, column
from bot.texts import Texts

NOTE_SHOWN = 500


def ask_hunter(t: Texts, made: Record, hunters: Sequence[tuple[int, str]]) -> Screen:
    buttons = (button(name, "inc.to", made.id, member_id) for member_id, name in hunters)
    return Screen(t("incoming-to-whom", client=made.client_name), column(*buttons))


def gave(t: Texts, made: Record, hunter: str) -> Screen:
    return Screen(t("incoming-gave", client=made.client_name, hunter=hunter))


def handed(t: Texts, made: Record, zone: ZoneInfo) -> Screen:
    """A complaint or a call that came over with its client: by when it is answered, or when it was."""
    lines = [f"<b>{t('verbatim', text=what(t, made))}</b>"]
    if made.note:
        lines.append(t("detail-note", note=made.note[:NOTE_SHOWN]))
    client = button(t.plain("form-client"), "client.show", made.client_id)
    if made.answered_at is not None:
        lines.append(t("detail-answered", time=show_time(made.answered_at, zone, t)))
        return Screen("\n".join(lines), ((client,),))
    if made.call_back_on is not None:
        lines.append(t("detail-answer-by", day=show_day(made.call_back_on, t)))
    return Screen("\n".join(lines), ((button(t.plain("button-answered"), "inc.answered", made.id, 0),), (client,)))


def given(t: Texts, made: Record, farmer: str) -> Screen:
    """What the hunter has to know: who rang, about what, what was promised."""
    lines = [t("incoming-given", client=made.client_name, farmer=farmer)]
    if made.decision_maker is not None:
        lines.append(t("verbatim", text=person_label(made.decision_maker)))
    if made.note:
        lines.append(t("detail-note", note=made.note[:NOTE_SHOWN]))
    whom = ("day.person", made.decision_maker.id) if made.decision_maker else ("day.client", made.client_id)
    if made.call_back_on is not None:
        lines.append(t("detail-call-back", day=promised(t, made.call_back_on, made.call_back_at)))
    buttons = button(t.plain("button-call"), *whom), button(t.plain("form-client"), "client.show", made.client_id)
    return Screen("\n".join(lines), (buttons,))
