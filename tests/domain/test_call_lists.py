"""Call lists: whom a source may add, and whom to call at a client's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.call_lists import (
    Candidate,
    Source,
    compose,
    may_list,
    next_week,
    number_to_dial,
    week_from,
    week_to_list,
    whom_to_call,
)
from bot.domain.clients import DecisionMaker, Standing
from bot.domain.funnel import Kind, Result
from bot.domain.lists_typed import Action, Typed, read_list_line
from bot.domain.record import Record
from bot.domain.timetable import Week

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)
ME, COLLEAGUE = 1, 2

candidates = st.lists(
    st.builds(
        Candidate,
        client_id=st.integers(1, 12),
        owner_id=st.sampled_from([ME, COLLEAGUE]),
        away_until=st.none() | st.dates(MONDAY - timedelta(20), MONDAY + timedelta(20)),
    ),
    max_size=30,
)


# -- composing


@given(candidates, st.integers(0, 20))
def test_a_list_holds_own_clients_only_each_once_and_no_more_than_there_is_room_for(
    offered: list[Candidate], room: int
) -> None:
    """Whatever a source offers."""
    chosen = compose(offered, ME, WEEK, room)
    ids = [each.client_id for each in chosen]
    assert len(ids) == len(set(ids)) <= room
    assert all(each.owner_id == ME for each in chosen)
    assert all(each.away_until is None or each.away_until <= WEEK.sunday for each in chosen)


@given(candidates)
def test_nobody_who_may_be_listed_is_left_out_and_the_order_stays(offered: list[Candidate]) -> None:
    """First to be called first."""
    chosen = compose(offered, ME, WEEK, 100)
    wanted = list(dict.fromkeys(each.client_id for each in offered if may_list(each, ME, WEEK)))
    assert [each.client_id for each in chosen] == wanted


def test_who_asked_for_a_later_day_waits_until_its_week() -> None:
    """Sunday is still of the week, the Monday behind it is not."""
    client = Candidate(1, ME)
    assert may_list(replace(client, away_until=WEEK.sunday), ME, WEEK)
    assert not may_list(replace(client, away_until=WEEK.sunday + timedelta(days=1)), ME, WEEK)


# -- weeks


def test_from_friday_on_a_list_is_made_for_the_next_week() -> None:
    """The slot «Списки на неделю» is on Friday."""
    weeks = [week_to_list(MONDAY + timedelta(days=n)) for n in range(7)]
    assert weeks == [WEEK] * 4 + [next_week(WEEK)] * 3


def test_only_this_week_and_the_next_have_lists_to_edit() -> None:
    """Another Monday, or a day that is none, is history."""
    wednesday = MONDAY + timedelta(days=2)
    assert week_from(MONDAY, wednesday) == WEEK
    assert week_from(MONDAY + timedelta(days=7), wednesday) == next_week(WEEK)
    assert [week_from(MONDAY + timedelta(days=n), wednesday) for n in (-7, 1, 14)] == [None] * 3


# -- whom to call


def person(number: int, phone: str | None = None) -> DecisionMaker:
    return DecisionMaker(number, 1, f"Иванов Пётр {number}", "директор", Standing.ACTIVE, phone=phone)


def talk(with_whom: DecisionMaker) -> Record:
    then = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    return Record(
        *(
            1,
            ME,
            1,
            "Ромашка",
            with_whom,
            Kind.CALL,
            Result.REFUSED,
            then,
            then.date(),
            None,
            None,
            None,
            None,
            then,
            False,
        )
    )


def test_the_one_who_was_promised_a_call_is_called() -> None:
    """Else he who was spoken to last, else the first whose number is known, else the first."""
    one, two, three = person(1), person(2), person(3, "+79120000003")
    everybody = [one, two, three]
    assert whom_to_call(everybody, 2, talk(three)) is two
    assert whom_to_call(everybody, None, talk(one)) is one
    assert whom_to_call(everybody, 99, None) is three
    assert whom_to_call([one, two], None, None) is one
    assert whom_to_call([], 1, talk(one)) is None


def test_the_number_is_the_persons_else_the_companys_else_anothers_there() -> None:
    """Of another's it is said whose it is; None where no number is known."""
    one, other = person(1), person(2, "+79120000002")
    assert number_to_dial(person(1, "+79120000001"), "+74950000000", [other]) == ("+79120000001", "")
    assert number_to_dial(one, "+74950000000", [one, other]) == ("+74950000000", "")
    assert number_to_dial(one, None, [one, other]) == ("+79120000002", other.full_name)
    assert number_to_dial(None, None, [one]) == (None, "")


# -- typed


def test_a_list_is_edited_in_words() -> None:
    """In either language, with the week in front where another one is meant."""
    said = {
        "": Typed(Action.SHOW),
        "следующая": Typed(Action.SHOW, next=True),
        "this week": Typed(Action.SHOW, next=False),
        "+перезвоны": Typed(Action.ADD, Source.CALL_BACK),
        "+ call-backs": Typed(Action.ADD, Source.CALL_BACK),
        "+вернувшиеся": Typed(Action.ADD, Source.RETURN),
        "+сегмент Стройка": Typed(Action.ADD, Source.SEGMENT, "Стройка"),
        "next +segment Builders": Typed(Action.ADD, Source.SEGMENT, "Builders", next=True),
        "+по классу": Typed(Action.ADD, Source.CLASS),
        "+пора по классу": Typed(Action.ADD, Source.CLASS),
        "+due by class": Typed(Action.ADD, Source.CLASS),
        "следующая +выводы": Typed(Action.ADD, Source.CONCLUSION, next=True),
        "+next steps": Typed(Action.ADD, Source.CONCLUSION),
        "+ни разу": Typed(Action.ADD, Source.NEVER),
        "+ни разу не звонили": Typed(Action.ADD, Source.NEVER),
        "+never called": Typed(Action.ADD, Source.NEVER),
        "+давно": Typed(Action.ADD, Source.STALE),
        "+давно 60": Typed(Action.ADD, Source.STALE, days=60),
        "+untouched 14 days": Typed(Action.ADD, Source.STALE, days=14),
        "следующая +файл": Typed(Action.ADD, Source.FILE, next=True),
        "+contacts": Typed(Action.ADD, Source.CONTACT),
        "+Ромашка": Typed(Action.ADD, Source.ADDED, "Ромашка"),
        "+клиент Файл": Typed(Action.ADD, Source.ADDED, "Файл"),
        "убрать Ромашка": Typed(Action.REMOVE, name="Ромашка"),
        "- ООО «Ромашка»": Typed(Action.REMOVE, name="ООО «Ромашка"),
        "remove Acme": Typed(Action.REMOVE, name="Acme"),
        "очистить": Typed(Action.CLEAR),
        "список": Typed(Action.ITEMS),
    }
    assert {text: read_list_line(text) for text in said} == said


def test_what_asks_for_nothing_of_a_list_is_not_understood() -> None:
    """A note, a bare sign, more days than a year has."""
    for text in ("привет", "+", "убрать", "+давно 9999", "перезвоните мне"):
        assert read_list_line(text).action is Action.UNKNOWN


@given(st.text(max_size=200))
def test_no_line_is_too_odd_to_be_read(text: str) -> None:
    """Whatever a person types."""
    assert read_list_line(text).action in Action
