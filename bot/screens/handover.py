"""Hand-overs: to whom, what the receiver is offered, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.clients import Client
from bot.domain.funnel import Result
from bot.domain.handover import Handover, HandoverState, Problem
from bot.domain.meetings import Meeting
from bot.domain.people import Member, Role
from bot.domain.record import Record
from bot.screens import clients as cards
from bot.screens.capture import person_label
from bot.screens.dates import show_day, show_time
from bot.screens.handover_hands import NO_HANDS
from bot.screens.screen import Button, Rows, Screen, button, button_of, column, label_in
from bot.screens.signs import marked, whole_money
from bot.screens.study import grade_of
from bot.screens.study_day import Situation
from bot.texts import Texts

PEOPLE_SHOWN = 10
CALLS_SHOWN = 3
NAMED = 2
"""Lines of a card that say who he is and where he stands."""
LOST_REASONS = ("stopped", "competitor", "silent", "closed")
REFUSALS = ("busy", "not_mine", "early")


def ask_whom(t: Texts, client: Client, people: Sequence[Member], typed: str = "", *, cold: bool = False) -> Screen:
    """Farmers; below them hunters, to whom a lost client goes back; of a trainee's cold work, hunters. `typed`: a name
    that is none of theirs."""
    if not people:
        taker = Role.HUNTER if cold else Role.FARMER
        return Screen(t("hand-nobody", client=client.name, taker=taker), ((_card(t, client.id),),))
    example = t.plain("handover-example")
    lines = [t("hand-unknown", name=typed) if typed else "", t("hand-whom", client=client.name)]
    lines.append(t("hand-whom-typed", example=example))
    buttons = (button(_named(t, one, cold), "hand.to", client.id, one.id) for one in people[:PEOPLE_SHOWN])
    return Screen("\n".join(filter(None, lines)), (*column(*buttons), (_card(t, client.id),)))


def _named(t: Texts, one: Member, cold: bool) -> str:
    return label_in(t, "button-hand-lost", "name", name=one.name) if one.role is Role.HUNTER and not cold else one.name


def which(t: Texts, found: Sequence[Client]) -> Screen:
    """Several clients may be meant."""
    return Screen(t("ask-client-which"), column(*(button(each.name, "hand.pick", each.id) for each in found)))


def ask_lost(t: Texts, client: Client, to: Member) -> Screen:
    reasons = (
        button(t.plain("hand-lost-reason", reason=each), "hand.lost", client.id, to.id, each) for each in LOST_REASONS
    )
    return Screen(t("hand-ask-lost", client=client.name, to=to.name), column(*reasons))


def refused(t: Texts, problem: Problem, client: str, *, owner: str, to: str) -> str:
    return t.plain("hand-problem", problem=problem, client=client, owner=owner, to=to)


def _card(t: Texts, client_id: int) -> Button:
    return button(t.plain("form-client"), "client.show", client_id)


# -- an open offer


def made(t: Texts, offer: Handover, *, to: str, owner: str, own: bool, noted: bool = False) -> Screen:
    """For who offered him, and for whose he is."""
    lines = [t("hand-offered", client=offer.client_name, to=to)]
    if offer.note:
        lines.append(t("detail-note", note=offer.note))
    lines.append(t("hand-till-then-own") if own else t("hand-till-then", owner=owner))
    if not noted and not offer.note:
        lines.append(t("hand-note-hint"))
    back = button(t.plain("button-hand-back"), "hand.back", offer.id)
    return Screen("\n".join(lines), ((back,), (_card(t, offer.client_id),)))


@dataclass(frozen=True, slots=True)
class Offered:
    """Everything that goes over with a client."""

    offer: Handover
    giver: str
    card: cards.Shown
    meetings: Sequence[tuple[Meeting, str]]
    """Booked ones, and who holds each."""
    calls: Sequence[Record]
    """Promised calls and complaints that nobody answered yet."""
    situation: Situation | None = None
    """How an existing client stands."""


def offered(t: Texts, shown: Offered, zone: ZoneInfo, today: date) -> Screen:
    """For the receiver: the client on one screen, and two buttons."""
    offer = shown.offer
    lines = [t("hand-for-you", giver=shown.giver)]
    if offer.note:
        lines.append(t("detail-note", note=offer.note))
    told = cards.told(t, replace(shown.card, next_meeting=None, hands=NO_HANDS, situation=None), zone, today)
    told[NAMED:NAMED] = _standing(t, shown.situation) if shown.situation else []
    lines += ["", *told]
    goes = [_meeting(t, meeting, holder, zone) for meeting, holder in shown.meetings if meeting.starts_at]
    goes += [_call(t, each) for each in shown.calls[:CALLS_SHOWN]]
    if goes:
        lines += ["", t("hand-goes-over"), *goes]
    return Screen("\n".join(lines), _answers(t, offer, shown.card))


def _standing(t: Texts, now: Situation) -> list[str]:
    """What he is worth, and the weightiest signs of risk and of growth."""
    grade, turnover = grade_of(now.turnover_class, now.standing), now.standing.turnover
    worth = [t.plain("hand-class", grade=grade)] if grade != "none" else []
    worth += [t.plain("hand-turnover", turnover=whole_money(turnover, now.currency))] if turnover is not None else []
    signs = [*now.standing.risks[:1], *now.standing.growths[:1]]
    lines = [f"📊 {t('verbatim', text=' · '.join(worth))}"] if worth else []
    return [*lines, *(marked(t, each, now.currency) for each in signs)]


def _answers(t: Texts, offer: Handover, card: cards.Shown) -> Rows:
    accept = button(t.plain("button-hand-accept"), "hand.yes", offer.id)
    decline = button(t.plain("button-hand-decline"), "hand.no", offer.id)
    form = card.form
    if form is None:
        return ((accept, decline),)
    label = t.plain("button-client-form", answered=form.progress.answered, required=form.progress.required)
    return ((accept, decline), (button(label, "form.page", form.id, 0),))


def _meeting(t: Texts, meeting: Meeting, holder: str, zone: ZoneInfo) -> str:
    assert meeting.starts_at is not None
    return t("hand-meeting", time=show_time(meeting.starts_at, zone, t), holder=holder)


def _call(t: Texts, call: Record) -> str:
    assert call.call_back_on is not None
    day = show_day(call.call_back_on, t)
    person = person_label(call.decision_maker) if call.decision_maker else ""
    more = " · ".join(filter(None, (person, (call.note or "")[:100])))
    key = "hand-complaint" if call.result is Result.COMPLAINT else "hand-call"
    return t(key, day=day, more=f" · {more}" if more else "")


def ask_refusal(t: Texts, offer: Handover) -> Screen:
    reasons = (button(t.plain("hand-refusal", reason=each), "hand.why", offer.id, each) for each in REFUSALS)
    return Screen(t("hand-ask-refusal", client=offer.client_name), column(*reasons))


# -- what came of it


def accepted(t: Texts, offer: Handover) -> Screen:
    return Screen(t("hand-yours", client=offer.client_name), ((_card(t, offer.client_id),),))


def declined(t: Texts, offer: Handover, reason: str) -> Screen:
    return Screen(t("hand-declined-mine", client=offer.client_name, reason=reason))


def news(
    t: Texts, offer: Handover, *, to: str, owner: str, reason: str, meetings: Sequence[Meeting], zone: ZoneInfo
) -> Screen:
    """For the giver, the heads and whoever holds a meeting: accepted or declined."""
    if offer.state is HandoverState.DECLINED:
        text = t("hand-news-declined", client=offer.client_name, to=to, reason=reason, owner=owner)
        return Screen(text, ((_card(t, offer.client_id),),))
    lines = [t("hand-news-accepted", client=offer.client_name, to=to)]
    lines += [t("hand-your-meeting", time=show_time(each.starts_at, zone, t)) for each in meetings if each.starts_at]
    return Screen("\n".join(lines), ((_card(t, offer.client_id),),))


def taken_back(t: Texts, offer: Handover) -> Screen:
    return Screen(t("hand-taken-back", client=offer.client_name), ((_card(t, offer.client_id),),))


def settled_line(t: Texts, offer: Handover, *, giver: str, to: str, zone: ZoneInfo) -> str:
    day = show_day(offer.settled_at.astimezone(zone).date(), t) if offer.settled_at else ""
    return t("hand-line", state=offer.state, day=day, client=offer.client_name, giver=giver, to=to)


@dataclass(frozen=True, slots=True)
class Listed:
    """An offer in a list, with the names in it."""

    offer: Handover
    giver: str
    to: str


def listing(
    t: Texts, mine: Sequence[Listed], others: Sequence[Listed], done: Sequence[Listed], zone: ZoneInfo
) -> Screen:
    """`mine`: offers that the reader answers; `others`: those he may take back; `done`: what the head is told of."""
    if not mine and not others and not done:
        return Screen(t("hand-none", example=t.plain("handover-example")))
    lines = [t("hand-list-mine") if mine else "", t("hand-list-others") if others else ""]
    if done:
        lines += [t("hand-list-done")]
        lines += [settled_line(t, each.offer, giver=each.giver, to=each.to, zone=zone) for each in done]
    buttons = [
        button_of(each.offer.client_name, f" ← {each.giver}", "hand.open", each.offer.id, lead="🤝 ") for each in mine
    ]
    buttons += [
        button_of(each.offer.client_name, f" → {each.to}", "hand.open", each.offer.id, lead="⏳ ") for each in others
    ]
    return Screen("\n".join(filter(None, lines)), column(*buttons))
