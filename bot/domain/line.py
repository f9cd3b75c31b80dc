"""A record typed in one line: `Клиент; ФИО; должность; итог`, and what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.free_text import clean
from bot.domain.funnel import Kind, Result
from bot.domain.meetings import Place
from bot.domain.persons import tidy_person
from bot.domain.phones import is_phone, phone_in
from bot.domain.results import result_named
from bot.domain.talk_words import who_and_what
from bot.domain.when import When, WhenProblem, parse_future, parse_past
from bot.domain.when_in_text import split_leading_time

NAME_LIMIT = 120
POSITION_LIMIT = 80
NOTE_LIMIT = 4096
"""As long as a message: what was typed is kept whole."""
REASON_LIMIT = 200
LONGEST_TIME = 8
"""Words of a time at most: «через неделю в 4 часа дня»."""
PLANS = (Result.BOOKED, Result.CALL_BACK)
"""Results that say what comes next, and when."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a record that is not complete yet; it waits in the conversation."""

    kind: Kind
    client: str = ""
    client_id: int | None = None
    person: str = ""
    person_id: int | None = None
    position: str = ""
    phone: str = ""
    """The decision maker's, as it is dialled."""
    result: Result | None = None
    detail: str = ""
    """What stood behind the result: a reason, a day, a time."""
    note: str = ""
    happened_at: datetime | None = None
    place: Place | None = None
    """Where they met."""
    time_problem: WhenProblem | None = None
    """A time was typed and will not do."""

    @property
    def whole_line(self) -> bool:
        """More than a client was typed: then a client that is not known is created, not searched for."""
        return bool(self.person or self.result or self.detail or self.note or self.place)


def with_answer(known: Draft, said: Draft) -> Draft:
    """What was known, and what an answer to one of the questions adds to it: nothing typed is dropped."""
    return replace(
        known,
        person=said.person or known.person,
        position=said.position or known.position,
        phone=said.phone or known.phone,
        result=said.result or known.result,
        detail=said.detail or known.detail,
        note="; ".join(filter(None, (known.note, said.note))),
        happened_at=said.happened_at or known.happened_at,
        place=said.place or known.place,
        time_problem=said.time_problem,
    )


def read_line(kind: Kind, text: str, now: datetime, zone: ZoneInfo) -> Draft:
    """Read `Клиент; ФИО; должность; итог`: a field may be missing, a time stand anywhere; what follows is a note."""
    first, *rest = [clean(field, NOTE_LIMIT) for field in text.split(";")]
    happened_at, client = split_leading_time(first, now, zone)
    if happened_at and not client and rest:
        client, *rest = rest
    elif not client:
        happened_at, client = None, first
    draft = Draft(kind, client=client[:NAME_LIMIT], happened_at=happened_at)
    end = next((n for n, field in enumerate(rest) if _ending(kind, field, now, zone)), len(rest))
    phone, told = phone_apart(rest[:end])
    draft, fields = _take_times(draft, told, now, zone)
    person, position, notes = who_and_what(kind, fields)
    draft = replace(
        draft,
        phone=phone,
        person=tidy_person(person)[:NAME_LIMIT],
        position=position[:POSITION_LIMIT],
        note="; ".join(filter(None, notes))[:NOTE_LIMIT],
    )
    return _take_result(draft, rest[end:], now, zone)


def phone_apart(fields: list[str]) -> tuple[str, list[str]]:
    """The number that stands in a field of its own behind the name, and the fields without it."""
    at = next((number for number, field in enumerate(fields) if number and is_phone(field)), None)
    if at is None:
        return "", fields
    return phone_in(fields[at]) or "", fields[:at] + fields[at + 1 :]


def past(text: str, now: datetime, zone: ZoneInfo) -> datetime | WhenProblem:
    """When something happened; a day without a time is its noon, or now if that has not come yet."""
    said = parse_past(text, now, zone)
    if said is not WhenProblem.NO_TIME:
        return said
    words = text.rstrip(" .!").split()
    for n in range(len(words), 0, -1):  # the day of «вчера утром» is the one word
        noon = parse_past(f"{' '.join(words[:n])} 12:00", now, zone)
        if noon is not WhenProblem.NOT_UNDERSTOOD:
            return now if noon is WhenProblem.IN_FUTURE else noon
    return WhenProblem.NOT_UNDERSTOOD


def _take_times(draft: Draft, fields: list[str], now: datetime, zone: ZoneInfo) -> tuple[Draft, list[str]]:
    """Fields that are wholly a time say when it happened; the others stay."""
    others = []
    for field in fields:
        said = past(field, now, zone) if field else WhenProblem.NOT_UNDERSTOOD
        if said is WhenProblem.NOT_UNDERSTOOD:
            others.append(field)
        elif isinstance(said, WhenProblem):
            draft = replace(draft, time_problem=said)
        else:
            draft = replace(draft, happened_at=said)
    return draft, others


@dataclass(frozen=True, slots=True)
class _Ending:
    """A field that tells the result, and the time that stands in front of it."""

    result: Result
    detail: str
    time: str = ""


def _ending(kind: Kind, field: str, now: datetime, zone: ZoneInfo) -> _Ending | None:
    """«отказ: дорого», «вчера отказ», «завтра перезвонить»; `None` if the field tells no result."""
    if named := result_named(kind, field):
        return _Ending(*named)
    words = field.split()
    for n in range(min(LONGEST_TIME, len(words) - 1), 0, -1):
        time, named = " ".join(words[:n]), result_named(kind, " ".join(words[n:]))
        if named is None or past(time, now, zone) is WhenProblem.NOT_UNDERSTOOD:
            continue
        result, detail = named
        if result in PLANS and _is_plan(time, now, zone) and not _plan_and_rest(detail, now, zone)[0]:
            return _Ending(result, f"{time} {detail}".strip())
        return _Ending(result, detail, time)
    return None


def _is_plan(text: str, now: datetime, zone: ZoneInfo) -> bool:
    return isinstance(parse_future(text, now, zone), When)


def _plan_and_rest(text: str, now: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """«вт 11:00 у них в офисе» -> «вт 11:00», «у них в офисе»; an empty plan if the text begins with none."""
    words = text.split()
    for n in range(min(LONGEST_TIME, len(words)), 0, -1):
        plan = " ".join(words[:n]).rstrip(",.:—–-")
        if _is_plan(plan, now, zone):
            return plan, " ".join(words[n:])
    return "", text


def _take_result(draft: Draft, fields: list[str], now: datetime, zone: ZoneInfo) -> Draft:
    """The first field tells the result; the others are its plan, a time, or notes."""
    ending = _ending(draft.kind, fields[0], now, zone) if fields else None
    if ending is None:
        return draft
    draft, _ = _take_times(draft, [ending.time], now, zone)
    detail, notes = ending.detail, []
    if ending.result in PLANS:
        plan, beside = _plan_and_rest(detail, now, zone)
        if plan:
            detail, notes = plan, [beside]
        elif not ending.time:
            draft, detail = _take_past(draft, fields[0], now, zone)
    else:
        happened_at, detail = split_leading_time(detail, now, zone)
        draft = replace(draft, happened_at=happened_at or draft.happened_at)
        draft, parts = _take_times(draft, [part.strip() for part in detail.split(",")], now, zone)
        detail = ", ".join(parts)
    for field in fields[1:]:
        if ending.result in PLANS and not detail and _is_plan(field, now, zone):
            detail = field
            continue
        draft, left = _take_times(draft, [field], now, zone)
        notes += left
    note = "; ".join(filter(None, [draft.note, *notes]))[:NOTE_LIMIT]
    return replace(draft, result=ending.result, detail=detail[:NOTE_LIMIT], note=note)


def _take_past(draft: Draft, field: str, now: datetime, zone: ZoneInfo) -> tuple[Draft, str]:
    """«перезвонить, вчера 15:40»: a plan whose only time is past says when it was agreed. Also the detail that is left.

    The result's word stays in the text that is searched: it keeps «встреча 11:00» from being taken for the past.
    """
    happened_at, rest = split_leading_time(field, now, zone)
    named = result_named(draft.kind, rest)
    return replace(draft, happened_at=happened_at or draft.happened_at), named[1] if named else ""
