"""Clients: the list of one's own, and the card of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.client_stage import ClientStage
from bot.domain.clients import Client, DecisionMaker
from bot.domain.forms import Form
from bot.domain.funnel import Kind
from bot.domain.grammar import is_feminine
from bot.domain.meetings import Meeting
from bot.domain.people import Ability
from bot.domain.promises import Promise, is_confirmed
from bot.domain.record import Record
from bot.screens import client_facts
from bot.screens.agreements import promise_line
from bot.screens.dates import show_day, show_time
from bot.screens.handover_hands import NO_HANDS, Hands, hand_button, hand_lines
from bot.screens.path import Standing, path_button
from bot.screens.path import lines as path_lines
from bot.screens.record import what
from bot.screens.screen import Button, Rows, Screen, button, column
from bot.screens.study_day import Situation, situation
from bot.texts import Texts

OFFERED = (*(Ability.LOG_CALL, Ability.BOOK, Ability.FILL), *(Ability.LOG_CONTACT, Ability.STUDY, Ability.LEAD_TEAM))
"""Abilities that the card has buttons for."""


def listing(t: Texts, own: Sequence[Client], others: Sequence[Client] = ()) -> Screen:
    """Clients as buttons that open their cards. `others`: of who has none, whom he dealt with before."""
    if not own and not others:
        return Screen(t("clients-empty"))
    buttons = (button(client.name, "client.show", client.id) for client in own or others)
    return Screen(t("clients-title" if own else "clients-others"), column(*buttons))


def found(t: Texts, clients: Sequence[Client], opens: str = "client.show") -> Screen:
    buttons = (button(client.name, opens, client.id) for client in clients)
    return Screen(t("ask-client-which"), column(*buttons))


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything a client's card tells."""

    client: Client
    owner: str
    stage: ClientStage
    people: Sequence[DecisionMaker]
    roles: Mapping[str, str]
    """A part in the decision -> its name."""
    next_meeting: Meeting | None
    own_meeting: int | None
    """The next that the reader will hold himself: it opens."""
    promises: Sequence[Promise]
    form: Form | None
    """The last questionnaire."""
    forms: int
    history: Sequence[Record]
    files: int
    segment: str = ""
    editable: bool = False
    """The reader may write down facts of this client."""
    deletable: bool = False
    """The reader may delete him: nothing stands with him."""
    hands: Hands = NO_HANDS
    """Through whose hands he went."""
    path: Standing | None = None
    """How far he came, and whether the reader may move him."""
    situation: Situation | None = None
    """How an existing client stands, for who works with him and for the head."""


def card(t: Texts, shown: Shown, zone: ZoneInfo, today: date, allowed: Set[Ability]) -> Screen:
    """Who decides, where the client stands, what was agreed, what happened last."""
    return Screen("\n".join(told(t, shown, zone, today)), _buttons(t, shown, allowed))


def told(t: Texts, shown: Shown, zone: ZoneInfo, today: date) -> list[str]:
    """The card's lines."""
    lines = [f"<b>{t('verbatim', text=shown.client.name)}</b>", _stage(t, shown), *hand_lines(t, shown.hands)]
    lines += path_lines(t, shown.path) if shown.path else []
    lines += client_facts.lines(t, shown.client, shown.segment, editable=shown.editable)
    lines += situation(t, shown.situation) if shown.situation else []
    meeting = shown.next_meeting
    if meeting is not None and meeting.starts_at is not None:
        lines.append(t("client-next-meeting", time=show_time(meeting.starts_at, zone, t)))
    lines += [_promise(t, each, today) for each in shown.promises]
    lines += ["", t("client-persons") if shown.people else t("client-no-persons")]
    lines += [f"· {_person(t, person, shown.roles)}" for person in shown.people]
    if shown.history:
        unconfirmed = {each.record_id for each in shown.promises if is_confirmed(each, today) is False}
        lines += ["", t("client-history")]
        lines += [_happened(t, record, zone, unconfirmed) for record in shown.history]
    return lines


def _stage(t: Texts, shown: Shown) -> str:
    if not shown.hands.brought:
        return t("client-stage", stage=shown.stage, owner=shown.owner)
    brought = shown.hands.brought
    verb = t("brought-by-her" if is_feminine(brought) else "brought-by-him")
    return t("client-stage-brought", stage=shown.stage, verb=verb, brought=brought, owner=shown.owner)


def _promise(t: Texts, promise: Promise, today: date) -> str:
    line = promise_line(t, promise)
    confirmed = is_confirmed(promise, today)
    return line if confirmed is None else f"{line} — {t('agreement-kept' if confirmed else 'agreement-unconfirmed')}"


def _happened(t: Texts, record: Record, zone: ZoneInfo, unconfirmed: Set[int | None]) -> str:
    day = show_day(record.happened_at.astimezone(zone).date(), t)
    line = f"{day} {t('verbatim', text=what(t, record, client=False))}"
    return f"{line} · {t('agreement-unconfirmed')}" if record.id in unconfirmed else line


def _person(t: Texts, person: DecisionMaker, roles: Mapping[str, str]) -> str:
    position = t.plain("no-position") if person.position is None else person.position
    role = f" ({roles[person.role].lower()})" if person.role and person.role in roles else ""
    phone = f", {person.phone}" if person.phone else ""
    return t("verbatim", text=f"{person.full_name}, {position}{role}{phone}")


def _buttons(t: Texts, shown: Shown, allowed: Set[Ability]) -> Rows:
    client = shown.client
    rows: list[tuple[Button, ...]] = []
    doing = [button(t.plain("button-call"), "log.client", "call", client.id)] if Ability.LOG_CALL in allowed else []
    if Ability.BOOK in allowed:
        doing.append(button(t.plain("button-book-client"), "log.client", "booking", client.id))
    if doing:
        rows.append(tuple(doing))
    if Ability.LOG_CONTACT in allowed:
        labels = (t.plain("button-contact"), t.plain("button-visit"), t.plain("button-incoming"))
        kinds = (Kind.CONTACT, Kind.MEETING, Kind.INCOMING)
        talks = zip(labels, kinds, strict=True)
        rows.append(tuple(button(label, "log.client", kind, client.id) for label, kind in talks))
    if Ability.STUDY in allowed and shown.situation is not None:
        rows.append((button(t.plain("button-study"), "study.of", client.id),))
    reading: list[Button] = []
    if shown.form is not None:
        done = shown.form.progress
        label = t.plain("button-client-form", answered=done.answered, required=done.required)
        reading.append(button(label, "form.page", shown.form.id, 0))
    if shown.forms > 1:
        reading.append(button(t.plain("button-client-forms", count=shown.forms), "form.of", client.id, 0))
    elif shown.form is None and Ability.FILL in allowed:
        reading.append(button(t.plain("form-new"), "form.new", client.id))
    if reading:
        rows.append(tuple(reading))
    if shown.own_meeting is not None:
        rows.append((button(t.plain("button-meeting"), "meet.open", shown.own_meeting),))
    rows += _changing(t, shown, allowed)
    if shown.files:
        rows.append((button(t.plain("button-files", count=shown.files), "client.files", client.id),))
    return tuple(rows)


def _changing(t: Texts, shown: Shown, allowed: Set[Ability]) -> Rows:
    """What the reader may change of him: how far he came, his segment, whose he is."""
    client = shown.client
    rows = [path_button(t, client.id)] if shown.path is not None and shown.path.may_move else []
    if shown.editable:
        rows.append(button(t.plain("button-client-segment"), "fact.segments", client.id))
    if Ability.LEAD_TEAM in allowed and shown.people:
        rows.append(button(t.plain("button-person-forget"), "person.whom", client.id))
    if shown.deletable:
        rows.append(button(t.plain("button-client-delete"), "client.delete", client.id))
    handing = hand_button(t, shown.hands, client.id)
    return column(*rows, *([handing] if handing else []))
