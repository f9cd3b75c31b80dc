"""Large pictures in parts: a chat makes a very high one so narrow that nobody can read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PERSON, HEAD, SUM = 10, 6, 6
"""How high they stand, as parts of each other."""
MOST = 140
"""Of one part: thirteen people, or ten in three groups. Telegram keeps 1280 pixels of the longer side."""
LEAST = HEAD + 2 * PERSON + SUM
"""Left on a part for a group to begin there."""


def parts(picture: dict[str, Any]) -> list[dict[str, Any]]:
    """`picture` as screens/summary_files.py makes it; a sum stands behind the last of its group."""
    return _numbered(picture, list(_pages(picture["groups"])))


STAGE, GROUP = 10, 4
MOST_STAGES = 5 * STAGE + GROUP
"""Of one part of the eight weeks, a chat shows it as wide as the phone: a group of five; a group is not parted."""


def trend_parts(picture: dict[str, Any]) -> list[dict[str, Any]]:
    """The same of eight weeks."""
    pages: list[list[dict[str, Any]]] = []
    for group in picture["groups"]:
        if pages and sum(GROUP + STAGE * len(each["lines"]) for each in (*pages[-1], group)) <= MOST_STAGES:
            pages[-1].append(group)
        else:
            pages.append([group])
    return _numbered(picture, pages)


def _numbered(picture: dict[str, Any], pages: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Of several parts each says which it is."""
    if len(pages) < 2:
        return [{**picture, "groups": pages[0] if pages else []}]
    return [
        {**picture, "title": f"{picture['title']} · {number}/{len(pages)}", "groups": page}
        for number, page in enumerate(pages, start=1)
    ]


def _pages(groups: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    page: list[dict[str, Any]] = []
    room = MOST
    for group in groups:
        people = group["people"]
        total = group["total"] if len(people) > 1 else []
        while people:
            needed = HEAD + PERSON * len(people) + SUM * bool(total)
            if page and needed > room < LEAST:
                yield page
                page, room = [], MOST
            fits = needed <= room
            # A sum alone on a part would say nothing.
            taken = len(people) if fits else min((room - HEAD) // PERSON, len(people) - 1)
            page.append({**group, "people": people[:taken], "total": total if fits else []})
            people, room = people[taken:], room - needed
            if people:
                yield page
                page, room = [], MOST
    if page:
        yield page
