"""What of the proactive funnel counts (method.md §4)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clients import is_existing
from bot.domain.fair_week import FULL, FairWeek
from bot.domain.funnel import Gap, Stage
from bot.domain.norms import DEFAULT_NORMS
from bot.domain.people import Role
from bot.domain.proactive_funnel import (
    Farmed,
    Filled,
    Incoming,
    Talk,
    judge_contacts,
    judge_filled,
    judge_incoming,
    judge_visits,
)
from bot.domain.timetable import week_of
from bot.domain.week import WeekCard, week_card

MOSCOW, KAMCHATKA = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Kamchatka")
VERA, GLEB = 1, 2
TEN = datetime(2026, 11, 24, 10, 0, tzinfo=MOSCOW)
WEEK = week_of(date(2026, 11, 24))


def talk(
    id: int,  # noqa: A002 - the field's name
    at: datetime = TEN,
    *,
    member: int = VERA,
    client: int = 3,
    existing: bool = True,
    reached: bool = True,
    visit: bool = False,
    zone: ZoneInfo = MOSCOW,
) -> Talk:
    return Talk(id, member, client, existing, at.astimezone(zone).date(), at, reached, visit)


def gaps(*talks: Talk) -> dict[int, Gap | None]:
    return {verdict.record.id: verdict.gap for verdict in judge_contacts(talks)}


def card(farmed: Farmed, fair: FairWeek = FULL) -> WeekCard:
    return week_card(*(WEEK, Role.FARMER, VERA, [], [], 0), fair=fair, farmed=farmed, norms=DEFAULT_NORMS[Role.FARMER])


def counts(of: WeekCard, stage: Stage) -> tuple[int, int]:
    found = of.tally(stage)
    assert found is not None
    return found.counted, found.logged


@pytest.mark.parametrize(
    ("since", "owner", "existing"),
    [
        (None, Role.FARMER, True),
        (date(2026, 1, 1), Role.HUNTER, True),
        (None, Role.HUNTER, False),
        (None, Role.TRAINEE, False),
    ],
)
def test_an_existing_client_buys_already_or_is_a_farmers(since: date | None, owner: Role, existing: bool) -> None:
    """Somebody said since when, or a farmer looks after him."""
    assert is_existing(since, owner) is existing


def test_one_contact_per_client_and_local_day_counts_the_first() -> None:
    """The second is logged, and names the first."""
    first, second = talk(1), talk(2, TEN + timedelta(hours=2))
    verdicts = judge_contacts([second, first])
    assert [(each.record, each.gap, each.earlier) for each in verdicts] == [
        (first, None, None),
        (second, Gap.SAME_DAY_CLIENT, first),
    ]
    assert gaps(first, talk(2, TEN + timedelta(days=1)), talk(3, client=4)) == {1: None, 2: None, 3: None}


def test_the_day_of_a_contact_is_the_farmers_own() -> None:
    """At 23:30 in Moscow it is tomorrow in Kamchatka."""
    late = TEN.replace(hour=23, minute=30)
    assert gaps(talk(1, late), talk(2, late, member=GLEB, zone=KAMCHATKA)) == {1: None, 2: None}


def test_who_was_not_reached_was_not_talked_to() -> None:
    """And does not take the place of the talk that follows."""
    missed = talk(1, reached=False)
    assert gaps(missed, talk(2, TEN + timedelta(hours=1))) == {1: Gap.NOT_REACHED, 2: None}


def test_a_contact_counts_once_the_client_is_known_to_be_an_existing_one() -> None:
    """A prospect's is none; mended, it takes its place in the order of the day."""
    first, second = talk(1, existing=False), talk(2, TEN + timedelta(hours=1), existing=False)
    assert gaps(first, second) == {1: Gap.NOT_EXISTING, 2: Gap.NOT_EXISTING}
    assert gaps(replace(first, existing=True), replace(second, existing=True)) == {1: None, 2: Gap.SAME_DAY_CLIENT}


def test_a_visit_is_a_warm_contact_too_and_needs_no_questionnaire() -> None:
    """One record counts in both rows."""
    shown = card(Farmed(talks=(talk(1, visit=True),), filled=(Filled(9, 1, 3, True, 0, 12),)))
    assert counts(shown, Stage.VISIT) == counts(shown, Stage.WARM_CONTACT) == (1, 1)
    assert counts(shown, Stage.QUESTIONNAIRE) == (0, 1)
    assert [each.gap for each in judge_visits([talk(1, visit=True, existing=False)])] == [Gap.NOT_EXISTING]


def test_a_visit_after_a_call_of_the_same_day_is_no_second_contact() -> None:
    """It is a visit all the same."""
    shown = card(Farmed(talks=(talk(1), talk(2, TEN + timedelta(hours=4), visit=True))))
    assert (counts(shown, Stage.WARM_CONTACT), counts(shown, Stage.VISIT)) == ((1, 2), (1, 1))


def test_one_visit_per_client_and_local_day_counts_the_first() -> None:
    """As of warm contacts; a colleague's second one is none either, another client's or another day's is."""
    first, second = talk(1, visit=True), talk(2, TEN + timedelta(hours=5), visit=True, member=GLEB)
    assert [(each.record, each.gap, each.earlier) for each in judge_visits([second, talk(7), first])] == [
        (first, None, None),
        (second, Gap.SAME_DAY_VISIT, first),
    ]
    others = talk(3, TEN + timedelta(days=1), visit=True), talk(4, visit=True, client=4)
    assert all(each.counts for each in judge_visits([first, *others]))
    twice = card(Farmed(talks=(first, replace(second, member_id=first.member_id))))
    assert counts(twice, Stage.VISIT) == counts(twice, Stage.WARM_CONTACT) == (1, 2)


@pytest.mark.parametrize(
    ("answered", "existing", "gap"),
    [(12, True, None), (11, True, Gap.FORM_INCOMPLETE), (12, False, Gap.NOT_EXISTING)],
)
def test_a_questionnaire_counts_complete_and_of_an_existing_client(
    answered: int, existing: bool, gap: Gap | None
) -> None:
    """Twelve of twelve."""
    assert judge_filled(Filled(1, None, 3, existing, answered, 12)).gap is gap


@pytest.mark.parametrize(
    ("answered_on", "gap"),
    [(date(2026, 11, 24), None), (date(2026, 11, 25), Gap.ANSWERED_LATER), (None, Gap.NOT_ANSWERED)],
)
def test_an_incoming_call_counts_when_it_is_answered_on_its_day(answered_on: date | None, gap: Gap | None) -> None:
    """New or existing client: no difference."""
    assert judge_incoming(Incoming(1, 3, date(2026, 11, 24), answered_on)).gap is gap


def test_incoming_calls_have_no_norm_and_the_others_shrink_with_a_short_week() -> None:
    """Four days of five: 20, 32, 6, 6."""
    shown = card(Farmed(studied=3), FairWeek(4, 5))
    assert [(each.stage, each.norm) for each in shown.tallies] == [
        (Stage.STUDIED, 20),
        (Stage.WARM_CONTACT, 32),
        (Stage.VISIT, 6),
        (Stage.QUESTIONNAIRE, 6),
        (Stage.INCOMING, None),
    ]
    assert counts(shown, Stage.STUDIED) == (3, 3)


talks = st.builds(
    lambda minutes, member, client, existing, reached, visit: talk(
        0,
        TEN + timedelta(minutes=minutes),
        member=member,
        client=client,
        existing=existing,
        reached=reached or visit,
        visit=visit,
    ),
    st.integers(-4000, 4000),
    st.sampled_from([VERA, GLEB]),
    st.integers(1, 3),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@st.composite
def logs(draw: st.DrawFn) -> list[Talk]:
    """Talks of two farmers in a few days; a client is an existing one for all of them or for none."""
    existing = draw(st.fixed_dictionaries({client: st.booleans() for client in (1, 2, 3)}))
    drawn = draw(st.lists(talks, max_size=12))
    return [replace(each, id=number, existing=existing[each.client_id]) for number, each in enumerate(drawn, start=1)]


@given(logs())
def test_as_many_contacts_count_as_there_are_clients_and_days(log: list[Talk]) -> None:
    """Against a set over the method's sentence; every other talk has its reason."""
    wanted = {(each.client_id, each.local_day) for each in log if each.existing and each.reached}
    verdicts = judge_contacts(log)
    counted = [each.record for each in verdicts if each.counts]
    assert len(verdicts) == len(log)
    assert sorted((each.client_id, each.local_day) for each in counted) == sorted(wanted)
    for each in verdicts:
        assert (each.earlier is not None) == (each.gap is Gap.SAME_DAY_CLIENT)


@given(logs(), st.data())
def test_contacts_are_judged_alike_in_whatever_order_the_rows_come(log: list[Talk], data: st.DataObject) -> None:
    """The pinned card is edited only when something has changed."""
    shuffled = data.draw(st.permutations(log))
    assert judge_contacts(shuffled) == judge_contacts(log)
    assert card(Farmed(talks=tuple(shuffled))) == card(Farmed(talks=tuple(log)))


@given(logs())
def test_a_week_adds_up_for_each_farmer(log: list[Talk]) -> None:
    """Visits stand in both rows; what counts and what does not make up what is logged; nobody has another's."""
    shown = card(Farmed(talks=tuple(log)))
    own = [each for each in log if each.member_id == VERA]
    visits = [each for each in own if each.visit]
    assert counts(shown, Stage.WARM_CONTACT)[1] == len(own)
    first: dict[tuple[int, date], int] = {}
    for each in sorted(log, key=lambda each: (each.happened_at, each.id)):
        if each.visit and each.existing:
            first.setdefault((each.client_id, each.local_day), each.member_id)
    assert counts(shown, Stage.VISIT) == (sum(whose == VERA for whose in first.values()), len(visits))
    assert {each.record.id for each in shown.visits} <= {each.record.id for each in shown.contacts}
    for tally in shown.tallies:
        assert sum(number for _, number in tally.gaps) == tally.logged - tally.counted


@given(logs(), talks)
def test_one_more_talk_never_takes_a_contact_away_from_the_team(log: list[Talk], more: Talk) -> None:
    """It may take it over from a later one of the same day, or add one."""
    known = {each.client_id: each.existing for each in log}
    added = replace(more, id=99, existing=known.get(more.client_id, more.existing))
    before, after = (sum(each.counts for each in judge_contacts(talks)) for talks in (log, [*log, added]))
    assert before <= after <= before + 1
