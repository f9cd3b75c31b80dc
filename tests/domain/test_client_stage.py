"""Where a client stands on his path."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.client_stage import ClientStage, Facts, stage_of

AHEAD = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
NOTHING = Facts(recorded=False, next_meeting=None, held=False, interest=False, agreed=False)


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        (NOTHING, ClientStage.NEW),
        (replace(NOTHING, recorded=True), ClientStage.IN_WORK),
        (replace(NOTHING, recorded=True, next_meeting=AHEAD), ClientStage.MEETING_BOOKED),
        (replace(NOTHING, recorded=True, held=True), ClientStage.MET),
        (replace(NOTHING, recorded=True, held=True, next_meeting=AHEAD), ClientStage.MEETING_BOOKED),
        (replace(NOTHING, recorded=True, held=True, interest=True), ClientStage.MET),
        (replace(NOTHING, recorded=True, held=True, agreed=True), ClientStage.MET),
        (replace(NOTHING, recorded=True, held=True, interest=True, agreed=True), ClientStage.PROGRESS),
        (replace(NOTHING, recorded=True, interest=True, agreed=True, next_meeting=AHEAD), ClientStage.PROGRESS),
        (replace(NOTHING, recorded=True, existing=True, next_meeting=AHEAD), ClientStage.EXISTING),
        (replace(NOTHING, recorded=True, existing=True, lost=True), ClientStage.LOST),
        (replace(NOTHING, recorded=True, existing=True, lost=True, next_meeting=AHEAD), ClientStage.MEETING_BOOKED),
    ],
)
def test_a_client_stands_where_he_came_farthest(facts: Facts, stage: ClientStage) -> None:
    """Progress needs both interest and an agreement."""
    assert stage_of(facts) is stage


@given(st.builds(Facts, st.booleans(), st.none() | st.just(AHEAD), st.booleans(), st.booleans(), st.booleans()))
def test_who_was_worked_with_is_never_new(facts: Facts) -> None:
    """And who was not, is."""
    known = facts.recorded or facts.held or facts.next_meeting is not None or (facts.interest and facts.agreed)
    assert (stage_of(facts) is ClientStage.NEW) == (not known)
