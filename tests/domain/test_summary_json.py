"""A closed week is kept as plain data, and says the same when it is read again."""

import json

from hypothesis import given

from bot.domain.summary import Summary
from bot.domain.summary_json import from_plain, to_plain
from tests.domain.summaries_made import SUMMARIES


@given(SUMMARIES)
def test_a_summary_comes_back_from_json_as_it_was(summary: Summary) -> None:
    """Every figure, every id behind it, every client's name; people's names come from outside."""
    names = {each.member_id: each.name for each in summary.people}
    assert from_plain(json.loads(json.dumps(to_plain(summary))), names) == summary


@given(SUMMARIES)
def test_what_is_kept_names_nobody_of_the_team(summary: Summary) -> None:
    """Who is forgotten is forgotten in closed weeks too."""
    assert all("name" not in each for each in to_plain(summary)["people"])
