"""When the others feel a flood: `python -m tests.attack.flood` plays one."""

from __future__ import annotations

from tests.attack.flood import TIMES, UNFELT, UNFELT_EVER, Pair, is_felt


def laps(calm: list[float], *flooded: list[float]) -> list[Pair]:
    return [Pair(calm, each, 1, 1, 1) for each in flooded]


def test_a_flood_is_felt_where_the_others_wait_long_and_longer_than_in_calm() -> None:
    """One lap that the machine spoils is none, and a machine that is slow by itself is no flood; seconds now and then
    are one."""
    quick, slow = [10.0] * 50, [UNFELT + 1] * 50
    assert not is_felt(laps(quick, quick, quick, slow))
    assert is_felt(laps(quick, quick, slow, slow))
    assert not is_felt(laps([UNFELT] * 50, slow, slow, slow))
    assert is_felt(laps(quick, quick, quick, [*quick, *[UNFELT_EVER + 1] * 4]))
    assert not is_felt(laps([*quick, *[UNFELT_EVER / TIMES + 1] * 4], *[[*quick, *[UNFELT_EVER + 1] * 4]] * 3))
