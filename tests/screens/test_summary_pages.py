"""A large team's picture in parts: nobody is left out, nobody comes twice, each part is short enough to be read."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.screens.summary_pages import MOST_ROWS, parts


def picture(*sizes: int) -> dict[str, Any]:
    groups = [
        {"title": f"g{n}", "people": [{"name": f"{n}.{each}"} for each in range(size)], "total": [{"fact": size}]}
        for n, size in enumerate(sizes)
    ]
    return {"title": "Неделя", "groups": groups}


def rows(part: dict[str, Any]) -> int:
    return sum(1 + len(group["people"]) + bool(group["total"]) for group in part["groups"])


def names(part: dict[str, Any]) -> list[str]:
    return [one["name"] for group in part["groups"] for one in group["people"]]


@given(st.lists(st.integers(1, 90), max_size=3))
def test_everybody_stands_on_one_part_in_his_order(sizes: list[int]) -> None:
    """Each part short enough, none without anybody, each group's sum once, behind its last."""
    whole = picture(*sizes)
    found = parts(whole)
    assert [name for part in found for name in names(part)] == names(whole)
    assert all(rows(part) <= MOST_ROWS for part in found)
    assert all(group["people"] for part in found for group in part["groups"])
    told = [group for part in found for group in part["groups"]]
    sums = [group["title"] for group in told if group["total"]]
    assert sums == [f"g{n}" for n, size in enumerate(sizes) if size > 1]
    for group, following in pairwise(told):
        assert not (group["total"] and group["title"] == following["title"])


def test_twenty_people_are_one_picture_and_sixty_are_three() -> None:
    """A part says which it is only where there are several."""
    assert [part["title"] for part in parts(picture(10, 8, 2))] == ["Неделя"]
    assert [part["title"] for part in parts(picture(40, 15, 5))] == [f"Неделя · {n}/3" for n in (1, 2, 3)]
