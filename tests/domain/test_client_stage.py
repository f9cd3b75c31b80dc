"""Where a client stands on his path."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.client_stage import BEYOND, ClientStage, Facts, stage_of
from bot.domain.path import PathStage

AHEAD = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
NOTHING = Facts(recorded=False, next_meeting=None, held=False)
KNOWN = replace(NOTHING, recorded=True)


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        (NOTHING, ClientStage.NEW),
        (KNOWN, ClientStage.IN_WORK),
        (replace(KNOWN, next_meeting=AHEAD), ClientStage.MEETING_BOOKED),
        (replace(KNOWN, held=True), ClientStage.MET),
        (replace(KNOWN, held=True, next_meeting=AHEAD), ClientStage.MEETING_BOOKED),
        (replace(KNOWN, held=True, path=PathStage.PROGRESS), ClientStage.PROGRESS),
        (replace(KNOWN, path=PathStage.PROGRESS, next_meeting=AHEAD), ClientStage.PROGRESS),
        (replace(KNOWN, path=PathStage.CONTRACT), ClientStage.CONTRACT),
        (replace(KNOWN, path=PathStage.LOST, next_meeting=AHEAD), ClientStage.DROPPED),
        (replace(KNOWN, existing=True, next_meeting=AHEAD), ClientStage.EXISTING),
        (replace(KNOWN, existing=True, path=PathStage.ORDER), ClientStage.EXISTING),
        (replace(KNOWN, existing=True, lost=True), ClientStage.LOST),
        (replace(KNOWN, existing=True, lost=True, next_meeting=AHEAD), ClientStage.MEETING_BOOKED),
        (replace(KNOWN, existing=True, lost=True, path=PathStage.PROGRESS), ClientStage.PROGRESS),
    ],
)
def test_a_client_stands_where_he_came_farthest(facts: Facts, stage: ClientStage) -> None:
    """Beyond block 1 where his moves leave him; an existing one is that, whatever deal is under way."""
    assert stage_of(facts) is stage


@given(
    st.builds(Facts, st.booleans(), st.none() | st.just(AHEAD), st.booleans(), st.none() | st.sampled_from(PathStage))
)
def test_who_was_worked_with_is_never_new(facts: Facts) -> None:
    """And who was not, is."""
    known = facts.recorded or facts.held or facts.next_meeting is not None or facts.path is not None
    assert (stage_of(facts) is ClientStage.NEW) == (not known)


def test_every_place_on_the_path_is_told_on_the_card() -> None:
    """Each by a name of its own."""
    assert set(BEYOND) == set(PathStage)
    assert len(set(BEYOND.values())) == len(PathStage)
