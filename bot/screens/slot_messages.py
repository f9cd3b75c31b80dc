"""The message of a slot that begins: what is to be done in it, in twelve lines at most, and the few buttons for it."""

from __future__ import annotations

from bot.domain.signs import Sign
from bot.domain.slot_content import (
    BeforeMeeting,
    ClientStudy,
    Content,
    Documents,
    Met,
    Opening,
    Reporting,
    Standup,
    Telemarketing,
    Training,
    WeekLists,
    WeekPlanning,
)
from bot.screens import agreements, week
from bot.screens.capture import person_label
from bot.screens.dates import show_clock, show_day
from bot.screens.day import activity
from bot.screens.due import short
from bot.screens.fair_week import fair_line
from bot.screens.lists import enough
from bot.screens.meetings import Shown, others_line, place_line, purpose_line
from bot.screens.newcomer import path_line
from bot.screens.own_week import own_week
from bot.screens.screen import Button, Rows, Screen, button, column, cut
from bot.screens.time_account import account_line
from bot.texts import Texts

SLOTS_SHOWN = 5
NAMED = 3
"""Meetings of a day that are named in one line."""
NAME_SHOWN = 24
MEETINGS_SHOWN = 2
GAPS_SHOWN = 5
PROMISES_SHOWN = 5
STUDIES_SHOWN = 5
NEWS_SHOWN = 3
Body = tuple[list[str], list[Button]]
"""Lines, and buttons that open the work."""


def slot_begins(t: Texts, opening: Opening, content: Content) -> Screen:
    """What was put off says that it comes again, what comes late says so."""
    each = opening.occurrence
    begins, ends = show_clock(each.begins, opening.zone), show_clock(each.ends, opening.zone)
    lines = [t("slot-begins", time=begins, until=ends, activity=activity(t, each.slot))]
    if opening.again:
        lines.append(t("slot-again"))
    elif opening.late:
        lines.append(t("slot-late", time=begins))
    body, buttons = _body(t, opening, content)
    return Screen("\n".join([*lines, *body]), (*column(*buttons), *_putting_off(t, opening, content)))


def _body(t: Texts, opening: Opening, content: Content) -> Body:
    match content:
        case Standup():
            return _standup(t, opening, content)
        case Telemarketing():
            return _telemarketing(t, opening, content)
        case Reporting():
            return _reporting(t, opening, content)
        case BeforeMeeting():
            return _meetings(t, opening, content)
        case WeekLists() | WeekPlanning():
            return _week(t, opening, content)
        case _:
            return _desk(t, opening, content)


def go(t: Texts, opening: Opening, label: str, target: str, argument: int = 0) -> Button:
    """Opens the work below the message, so that it stays; `label` is a text's key."""
    return _open(opening, t.plain(label), target, argument)


def _open(opening: Opening, label: str, target: str, argument: int = 0) -> Button:
    return button(label, "slot.go", opening.reminder_id, target, argument)


WITH_DONE = (Reporting, ClientStudy, Documents, Training, WeekLists)
"""Of what else leaves no trace, or not always one, the person says himself that it is done."""


def _putting_off(t: Texts, opening: Opening, content: Content) -> Rows:
    number = opening.reminder_id
    later = button(t.plain("button-later"), "slot.later", number)
    until = show_clock(opening.occurrence.ends, opening.zone)
    mute = button(t.plain("button-mute", until=until), "slot.mute", number)
    skip = button(t.plain("button-skip"), "slot.skip", number)
    if isinstance(content, WITH_DONE):
        return (button(t.plain("button-slot-done"), "slot.done", number), skip), (later, mute)
    return (later, mute), (skip,)


def _short(name: str) -> str:
    return cut(name, NAME_SHOWN)


# -- the morning


def _standup(t: Texts, opening: Opening, day: Standup) -> Body:
    newcomer = path_line(t, day.first_week)
    shown = SLOTS_SHOWN - bool(day.worked_weekend) - bool(newcomer)
    lines = [f"{slot.start:%H:%M} {t('verbatim', text=activity(t, slot))}" for slot in day.slots[:shown]]
    if len(day.slots) > shown:
        lines.append(t("standup-more", count=len(day.slots) - shown))
    if day.last_day is not None:
        figures = [t.plain("standup-stage", stage=tally.stage, count=tally.counted) for tally in day.last]
        lines.append(t("standup-last", day=show_day(day.last_day, t), figures=" · ".join(figures)))
    if day.meetings:
        lines.append(t("standup-meetings", meetings=_named(t, opening, day)))
    if due := _due(t, day):
        lines.append(t("standup-due", due=" · ".join(due)))
    if day.worked_weekend:
        lines.append(t("standup-worked", days=", ".join(show_day(each, t) for each in day.worked_weekend)))
    lines += newcomer
    lines.append(f"<i>{t('ideology', role=opening.role)}</i>")
    return lines, [go(t, opening, "button-today", "today")]


def _due(t: Texts, day: Standup) -> list[str]:
    """`перезвонить 2`, `следующие шаги 4 (Ромашка, Вектор, Гранит…)`"""
    counts = {
        "standup-call-backs": day.call_backs,
        "standup-complaints": day.complaints,
        "standup-promises": day.promises,
        "standup-returned": day.returned,
    }
    due = [t.plain(key, count=count) for key, count in counts.items() if count]
    if day.steps:
        named = ", ".join(_short(each.client_name) for each in day.steps[:NAMED]) + "…" * (len(day.steps) > NAMED)
        due.append(t.plain("standup-steps", count=len(day.steps), named=named))
    return due


def _named(t: Texts, opening: Opening, day: Standup) -> str:
    """`11:00 Ромашка · 14:00 Вектор · ещё 1`"""
    named = [
        f"{show_clock(each.starts_at, opening.zone)} {_short(each.client_name)}"
        for each in day.meetings[:NAMED]
        if each.starts_at is not None
    ]
    more = len(day.meetings) - NAMED
    return " · ".join([*named, *([t.plain("standup-more-meetings", count=more)] if more > 0 else [])])


# -- calls


def _telemarketing(t: Texts, opening: Opening, calls: Telemarketing) -> Body:
    lines = [t("slot-list", waiting=calls.waiting) if calls.waiting else t("slot-list-empty")]
    lines += [t("slot-list-promised", count=calls.promised)] if calls.promised else []
    tally = calls.calls
    if tally is not None and tally.norm:
        stage = t.plain("stage", stage=tally.stage)
        lines.append(t("slot-calls", stage=stage, counted=tally.counted, norm=tally.norm, left=tally.left))
        lines += fair_line(t, calls.fair)
    lines.append(t("slot-calls-hint"))
    start, make = go(t, opening, "button-batch-start", "batch"), go(t, opening, "button-lists", "lists")
    if calls.waiting:
        return lines, [start]
    return lines, [start, make] if calls.promised else [make, go(t, opening, "button-call", "call")]


# -- Monday's gaps


def _reporting(t: Texts, opening: Opening, gaps: Reporting) -> Body:
    counts = {
        "form": len(gaps.forms),
        "meeting": len(gaps.meetings),
        "promise": len(gaps.promises),
        "undated": len(gaps.undated),
    }
    lines = [t("slot-gap", about=about, count=count) for about, count in counts.items() if count]
    lines.insert(0, t("slot-gaps") if lines else t("slot-no-gaps"))
    buttons = [
        _open(opening, f"📝 {_short(name)} {made.answered}/{made.required}", "form", made.id)
        for made, name in gaps.forms
    ]
    buttons += [
        _open(
            opening,
            f"❓ {show_day(each.starts_at.astimezone(opening.zone).date(), t)} {each.client_name}",
            "meet",
            each.id,
        )
        for each in gaps.meetings
        if each.starts_at is not None
    ]
    buttons += [_open(opening, agreements.label(t, each), "deal", each.id) for each in gaps.promises]
    buttons += [_open(opening, f"🎯 {_short(name)}", "form", made.id) for made, name in gaps.undated]
    return lines, [*buttons[:GAPS_SHOWN], go(t, opening, "button-last-week", "week", 1)]


# -- before a meeting


def _meetings(t: Texts, opening: Opening, before: BeforeMeeting) -> Body:
    if not before.booked:
        return [t("slot-free")], [go(t, opening, "button-book-client", "book")]
    lines: list[str] = []
    buttons: list[Button] = []
    for met in before.booked[:MEETINGS_SHOWN]:
        lines += _met(t, opening, met)
        buttons.append(_open(opening, f"📅 {met.meeting.client_name}", "meet", met.meeting.id))
        if met.form_id is not None and len(before.booked) == 1:
            buttons.append(go(t, opening, "button-last-form", "page", met.form_id))
    return lines, buttons


def _met(t: Texts, opening: Opening, met: Met) -> list[str]:
    """Who, where, who else decides, what for."""
    meeting = met.meeting
    assert meeting.starts_at is not None
    lines = [t("slot-meeting-with", client=meeting.client_name, time=show_clock(meeting.starts_at, opening.zone))]
    if meeting.decision_maker is not None:
        lines.append("👤 " + t("verbatim", text=person_label(meeting.decision_maker)))
    shown = Shown(meeting, None, met.location)
    return [*lines, *place_line(t, shown), *others_line(t, meeting, met.people), *purpose_line(t, meeting)]


# -- the desk


def _desk(t: Texts, opening: Opening, content: ClientStudy | Documents | Training) -> Body:
    match content:
        case ClientStudy():
            return _study(t, opening, content)
        case Documents():
            return _documents(t, opening, content)
        case Training():
            topic = content.topic
            return [t("slot-topic", topic=topic) if topic else t("slot-no-topic")], []


def _study(t: Texts, opening: Opening, content: ClientStudy) -> Body:
    """Whom, and why, and what has come up; the card opens below."""
    news = _news(t, content)
    if not content.chosen and not content.done:
        none = t("slot-study-none", clients=content.clients)
        return [t("slot-study"), none, *news], [go(t, opening, "button-clients", "clients")]
    lines = [t("slot-study"), t("slot-study-chosen", count=len(content.chosen), done=content.done)]
    shown = content.chosen[:STUDIES_SHOWN]
    lines += [t("slot-study-client", cause=cause, client=_short(name), step=short(step)) for name, cause, step in shown]
    return [*lines, *news], [go(t, opening, "button-study-start", "study")]


def _news(t: Texts, content: ClientStudy) -> list[str]:
    """`🆕 Новое: 2: Ромашка — оборот падает; Вектор — растёт`"""
    if not content.news:
        return []
    named = [
        t.plain("slot-study-growing" if sign is Sign.GROWTH else "slot-study-risk", client=_short(name), news=kind)
        for name, (kind, sign) in content.news[:NEWS_SHOWN]
    ]
    more = len(content.news) - len(named)
    named += [t.plain("slot-study-more", count=more)] if more else []
    return [t("slot-study-news", count=len(content.news), named="; ".join(named))]


def _documents(t: Texts, opening: Opening, desk: Documents) -> Body:
    today = opening.occurrence.day
    overdue = sum(each.due_on < today for each in desk.promises)
    due = sum(each.due_on == today for each in desk.promises)
    lines = [t("slot-documents")]
    if desk.promises:
        counts = {"overdue": overdue, "today": due, "soon": len(desk.promises) - overdue - due}
        named = " · ".join(t("slot-promised", when=when, count=count) for when, count in counts.items() if count)
        lines.append(named[:1].upper() + named[1:])
    else:
        lines.append(t("slot-nothing-promised"))
    shown = desk.promises[:PROMISES_SHOWN]
    return lines, [_open(opening, agreements.label(t, each), "deal", each.id) for each in shown]


# -- Friday


def _week(t: Texts, opening: Opening, content: WeekLists | WeekPlanning) -> Body:
    if isinstance(content, WeekLists):
        lines = [t("slot-lists", monday=f"{content.week.monday:%d.%m}", sunday=f"{content.week.sunday:%d.%m}")]
        known = content.sufficiency
        lines.append(enough(t, known) if known is not None else t("slot-list-next", waiting=content.waiting))
        lines += fair_line(t, content.fair) if known is not None else []
        buttons = [go(t, opening, "button-lists", "lists", 1)]
        if content.own is not None:
            lines += own_week(t, content.own)
            buttons += [go(t, opening, "button-week", "week")] if content.own.mendable else []
        return lines, buttons
    card = content.card
    lines = [week.title(t, card), *fair_line(t, card.fair), *week.stage_lines(t, card, gaps=False)]
    return [*lines, *account_line(t, content.account)], [go(t, opening, "button-week", "week")]
