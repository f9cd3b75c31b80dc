"""A trainee's first week."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.newcomer import BY_HEAD, MANY_CALLS, Facts, Item, path_of

ALL = Facts(joined=True, worksheet=True, calls=MANY_CALLS, meetings=1, ticked=frozenset({*BY_HEAD, Item.WORKSHEET}))


def test_everything_that_is_behind_makes_it_complete() -> None:
    """What any one fact lacks is what is ahead."""
    assert path_of(ALL).is_complete
    lacking = {
        Item.ZONE: replace(ALL, joined=False),
        Item.TEN_CALLS: replace(ALL, calls=MANY_CALLS - 1),
        Item.FIRST_MEETING: replace(ALL, meetings=0),
        **{item: replace(ALL, ticked=ALL.ticked - {item}) for item in (*BY_HEAD, Item.WORKSHEET)},
    }
    for item, facts in lacking.items():
        assert path_of(facts).ahead == (item,)
    assert path_of(replace(ALL, calls=0)).ahead == (Item.FIRST_CALL, Item.TEN_CALLS)


def test_a_team_without_a_worksheet_has_none_to_be_read() -> None:
    """The step is not asked for, and not counted."""
    path = path_of(replace(ALL, worksheet=False, ticked=frozenset(BY_HEAD)))
    assert path.is_complete
    assert path.count == len(Item) - 1


def test_a_tick_does_not_stand_for_a_fact() -> None:
    """Who has not called has not called, whatever was ticked."""
    ticked = frozenset(Item)
    assert Item.FIRST_CALL in path_of(replace(ALL, calls=0, ticked=ticked)).ahead
