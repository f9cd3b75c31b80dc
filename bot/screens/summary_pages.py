"""A large team's picture in parts: a chat makes a very high one so narrow that nobody can read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MOST_ROWS = 26
"""Of one part: people, sums and heads of groups. A team of twenty is one picture."""
LEAST_ROWS = 4
"""Left on a part for a group to begin there: its head, two people and their sum."""
_HEAD = 1


def parts(picture: dict[str, Any]) -> list[dict[str, Any]]:
    """`picture` as screens/summary_files.py makes it; a sum stands behind the last of its group."""
    pages = list(_pages(picture["groups"]))
    if len(pages) < 2:
        return [{**picture, "groups": pages[0] if pages else []}]
    return [
        {**picture, "title": f"{picture['title']} · {number}/{len(pages)}", "groups": page}
        for number, page in enumerate(pages, start=1)
    ]


def _pages(groups: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    page: list[dict[str, Any]] = []
    room = MOST_ROWS
    for group in groups:
        people = group["people"]
        total = group["total"] if len(people) > 1 else []
        while people:
            needed = _HEAD + len(people) + bool(total)
            if page and needed > room < LEAST_ROWS + _HEAD:
                yield page
                page, room = [], MOST_ROWS
            fits = needed <= room
            # A sum alone on a part would say nothing.
            taken = len(people) if fits else min(room - _HEAD, len(people) - 1)
            page.append({**group, "people": people[:taken], "total": total if fits else []})
            people, room = people[taken:], room - _HEAD - taken - (bool(total) if fits else 0)
            if people:
                yield page
                page, room = [], MOST_ROWS
    if page:
        yield page
