"""What a head is told of a client who enters block 3: one screen, enough to join the closing without asking anybody."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.domain.board import Deal
from bot.domain.forms import Form
from bot.domain.persons import short_name
from bot.domain.promises import PromiseState, is_confirmed
from bot.domain.questionnaire import Fact, Question, is_answered
from bot.screens import clients as cards
from bot.screens.agreements import promise_line, thing
from bot.screens.answers import answer_text
from bot.screens.dates import show_day, show_time
from bot.screens.money import money
from bot.screens.path import behind
from bot.screens.record import what
from bot.screens.screen import Button, Screen, button, column, cut
from bot.texts import Texts

PEOPLE_SHOWN = 5
KEY = (Fact.PROBLEM, Fact.CRITERIA, Fact.BUDGET, Fact.DEADLINE)
PROMISES_SHOWN = 2
CONTACTS_SHOWN = 3
MISSING_SHOWN = 3
QUESTION_SHOWN = 40


def brief(t: Texts, deal: Deal, shown: cards.Shown, currency: str, zone: ZoneInfo, today: date, joined: str) -> Screen:
    """Client, sum, who leads, who decides, what the last form says, what is agreed, the last contacts, what is next.

    `joined`: a line that stands in place of the button once somebody joined.
    """
    stage = t.plain("path-stage", stage=deal.stage).lower()
    amount = money(deal.amount, currency) if deal.amount else t.plain("path-brief-no-amount")
    lines = [
        t("path-brief", client=deal.client, stage=stage),
        t("path-brief-money", amount=amount, owner=shown.owner),
        _people(t, shown),
        *_form(t, shown.form),
        *_agreed(t, shown, today),
        *_contacts(t, shown, zone),
        _next(t, shown, zone, today),
    ]
    lines += [joined] if joined else []
    join = [] if joined else [button(t.plain("button-path-join"), "path.join", deal.client_id)]
    card: Button = button(t.plain("button-path-card"), "client.open", deal.client_id)
    return Screen("\n".join(lines), column(*join, card))


def _people(t: Texts, shown: cards.Shown) -> str:
    named = [
        f"{short_name(each.full_name)}, {each.position or t.plain('no-position')}"
        + (f" ({shown.roles[each.role].lower()})" if each.role and each.role in shown.roles else "")
        for each in shown.people[:PEOPLE_SHOWN]
    ]
    return t("path-brief-people", people="; ".join(named)) if named else t("path-brief-nobody")


def _form(t: Texts, form: Form | None) -> list[str]:
    """How far the last form is, what it lacks, and what a closing turns on. Who was there is told above."""
    if form is None:
        return [t("path-brief-no-form")]
    asked = [question for fact in KEY if (question := form.questionnaire.asking(fact))]
    told = [
        t("form-line", question=each.text, answer=answer_text(t, each, form.answers[each.key])[:100])
        for each in asked
        if is_answered(each, form.answers)
    ]
    # What a closing turns on is named first.
    missing = sorted(form.missing, key=lambda each: each not in asked)
    named = [_asks(each) for each in missing[:MISSING_SHOWN]]
    more = len(missing) - len(named)
    named += [t.plain("summary-more", count=more)] if more else []
    done, lacks = form.progress, ", ".join(named) or "none"
    return [t("path-brief-form", answered=done.answered, required=done.required, missing=lacks), *told]


def _asks(question: Question) -> str:
    """`Что не устраивает больше всего`"""
    return cut(question.text.rstrip(" ?.:"), QUESTION_SHOWN)


def _agreed(t: Texts, shown: cards.Shown, today: date) -> list[str]:
    found = [each for each in shown.promises if is_confirmed(each, today) is None][:PROMISES_SHOWN]
    return [promise_line(t, each) for each in found] or [t("path-brief-no-promises")]


def _contacts(t: Texts, shown: cards.Shown, zone: ZoneInfo) -> list[str]:
    last = shown.history[:CONTACTS_SHOWN]
    if not last:
        return []
    said = (f"{show_day(each.happened_at.astimezone(zone).date(), t)} {what(t, each, client=False)}" for each in last)
    return [t("path-brief-contacts", contacts=" · ".join(said))]


def _next(t: Texts, shown: cards.Shown, zone: ZoneInfo, today: date) -> str:
    """The nearest that was settled: a meeting, a promised call, an agreement."""
    meeting = shown.next_meeting
    if meeting is not None and meeting.starts_at is not None:
        return t("path-brief-meeting", time=show_time(meeting.starts_at, zone, t))
    calls = [each.call_back_on for each in shown.history if each.call_back_on and each.call_back_on >= today]
    if calls:
        return t("path-brief-call", day=show_day(min(calls), t))
    due = [each for each in shown.promises if each.state is PromiseState.OPEN and each.due_on >= today]
    if due:
        first = min(due, key=lambda each: each.due_on)
        return t("path-brief-agreed", what=thing(t, first), day=show_day(first.due_on, t))
    return t("path-brief-no-step")


def joined_line(t: Texts, client: str, who: str) -> str:
    return t("path-joined-told", client=client, who=who)


def paid_line(t: Texts, client: str, amount: Decimal | None, owner: str, currency: str) -> str:
    return t("path-group-paid", client=client, amount=behind(amount, currency), owner=owner)


def group_line(t: Texts, deal: Deal, owner: str, currency: str) -> str:
    """For the team's group: no names of the client's people, no phones."""
    stage = t.plain("path-stage", stage=deal.stage).lower()
    return t("path-group", client=deal.client, stage=stage, amount=behind(deal.amount, currency), owner=owner)
