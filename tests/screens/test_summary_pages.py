"""A large team's picture in parts: nobody is left out, nobody comes twice, each part is short enough to be read."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.screens.summary_pages import HEAD, MOST, PERSON, SUM, parts, trend_parts


def picture(*sizes: int) -> dict[str, Any]:
    groups = [
        {"title": f"g{n}", "people": [{"name": f"{n}.{each}"} for each in range(size)], "total": [{"fact": size}]}
        for n, size in enumerate(sizes)
    ]
    return {"title": "Неделя", "groups": groups}


def height(part: dict[str, Any]) -> int:
    return sum(HEAD + PERSON * len(group["people"]) + SUM * bool(group["total"]) for group in part["groups"])


def names(part: dict[str, Any]) -> list[str]:
    return [one["name"] for group in part["groups"] for one in group["people"]]


@given(st.lists(st.integers(1, 90), max_size=3))
def test_everybody_stands_on_one_part_in_his_order(sizes: list[int]) -> None:
    """Each part short enough, none without anybody, each group's sum once, behind its last."""
    whole = picture(*sizes)
    found = parts(whole)
    assert [name for part in found for name in names(part)] == names(whole)
    assert all(height(part) <= MOST for part in found)
    assert all(group["people"] for part in found for group in part["groups"])
    told = [group for part in found for group in part["groups"]]
    sums = [group["title"] for group in told if group["total"]]
    assert sums == [f"g{n}" for n, size in enumerate(sizes) if size > 1]
    for group, following in pairwise(told):
        assert not (group["total"] and group["title"] == following["title"])


def test_ten_people_are_one_picture_twenty_are_two_and_sixty_are_five() -> None:
    """A part says which it is only where there are several."""
    assert [part["title"] for part in parts(picture(5, 3, 2))] == ["Неделя"]
    assert [part["title"] for part in parts(picture(12, 5, 3))] == [f"Неделя · {n}/2" for n in (1, 2)]
    assert [part["title"] for part in parts(picture(36, 15, 9))] == [f"Неделя · {n}/5" for n in range(1, 6)]


def test_eight_weeks_are_a_picture_a_group_and_no_group_is_parted() -> None:
    """Few stages stand together."""
    groups = [{"title": title, "lines": [{}] * count} for title, count in (("х", 4), ("ф", 5), ("с", 2))]
    three = trend_parts({"title": "8 недель", "groups": groups})
    assert [(each["title"], [group["title"] for group in each["groups"]]) for each in three] == [
        *(("8 недель · 1/3", ["х"]), ("8 недель · 2/3", ["ф"]), ("8 недель · 3/3", ["с"])),
    ]
    few = [{"title": title, "lines": [{}] * 2} for title in "хс"]
    assert [each["title"] for each in trend_parts({"title": "8 недель", "groups": few})] == ["8 недель"]
