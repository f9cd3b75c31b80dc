"""The proactive funnel: what a farmer does with existing clients, and what of it counts (method.md §4).

As in funnel.py, everything is logged, and what does not count says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.funnel import Gap, Kind, Verdict

TALKS = (Kind.CALL, Kind.CONTACT, Kind.MEETING, Kind.INCOMING)
"""Records of talks. A client's own call is a talk by telephone too: it is a warm contact, unless nobody took it."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk by telephone or a meeting with a client."""

    id: int
    """Of its record."""
    member_id: int
    client_id: int
    existing: bool
    """The client buys already."""
    local_day: date
    happened_at: datetime
    reached: bool = True
    visit: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A questionnaire; it belongs to the week of its visit, else of the day on which it was begun."""

    id: int
    record_id: int | None
    """The visit's."""
    client_id: int
    existing: bool
    answered: int
    required: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """A client's own call, new or existing."""

    id: int
    client_id: int
    local_day: date
    answered_on: date | None
    """The day on which he was answered: at once, or by a talk that followed."""


@dataclass(frozen=True, slots=True)
class Farmed:
    """What a farmer's week is counted from."""

    studied: int = 0
    """Clients of whom he concluded something."""
    talks: tuple[Talk, ...] = ()
    """His, and other farmers' with the same clients."""
    filled: tuple[Filled, ...] = ()
    incoming: tuple[Incoming, ...] = ()


NOTHING = Farmed()


def judge_contacts(talks: Iterable[Talk]) -> list[Verdict[Talk]]:
    """Judge talks in the order in which they happened: one per client per local day counts, the first.

    `talks` must hold every farmer's talk with the clients concerned on the days concerned.
    """
    first: dict[tuple[int, date], Talk] = {}
    verdicts: list[Verdict[Talk]] = []
    for talk in sorted(talks, key=lambda talk: (talk.happened_at, talk.id)):
        if not talk.reached:
            verdicts.append(Verdict(talk, Gap.NOT_REACHED))
        elif not talk.existing:
            verdicts.append(Verdict(talk, Gap.NOT_EXISTING))
        else:
            earlier = first.setdefault((talk.client_id, talk.local_day), talk)
            verdicts.append(Verdict(talk) if earlier is talk else Verdict(talk, Gap.SAME_DAY_CLIENT, earlier))
    return verdicts


def judge_visits(talks: Iterable[Talk]) -> list[Verdict[Talk]]:
    """Judge visits, wherever they were: as a warm contact, one per existing client per local day counts, the first.

    `talks`: as for contacts; those by telephone are left out.
    """
    first: dict[tuple[int, date], Talk] = {}
    verdicts: list[Verdict[Talk]] = []
    for talk in sorted((talk for talk in talks if talk.visit), key=lambda talk: (talk.happened_at, talk.id)):
        if not talk.existing:
            verdicts.append(Verdict(talk, Gap.NOT_EXISTING))
            continue
        earlier = first.setdefault((talk.client_id, talk.local_day), talk)
        verdicts.append(Verdict(talk) if earlier is talk else Verdict(talk, Gap.SAME_DAY_VISIT, earlier))
    return verdicts


def judge_filled(filled: Filled) -> Verdict[Filled]:
    """A questionnaire counts when it is complete and the client is an existing one."""
    if not filled.existing:
        return Verdict(filled, Gap.NOT_EXISTING)
    return Verdict(filled, None if filled.answered >= filled.required else Gap.FORM_INCOMPLETE)


def judge_incoming(incoming: Incoming) -> Verdict[Incoming]:
    """Every incoming call is answered on the day it comes; of whom the client is makes no difference."""
    if incoming.answered_on is None:
        return Verdict(incoming, Gap.NOT_ANSWERED)
    return Verdict(incoming, None if incoming.answered_on <= incoming.local_day else Gap.ANSWERED_LATER)
