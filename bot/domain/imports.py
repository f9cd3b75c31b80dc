"""Clients brought in by a file or by contacts: looked at first, written when the person says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from bot.domain.contacts import Refusal, Why, refusal_from_plain, refusal_to_plain

MOST_ROWS = 10_000
MOST_GATHERED = 100
"""Contacts that are forwarded one by one and brought in together."""
PART = 50
"""Contacts that are looked at, or written, in one go: nobody's tap waits longer than for these."""
FIRST_SHOWN = 6
SEGMENTS_SHOWN = 5


class ImportState(StrEnum):
    CHECKING = "checking"
    OFFERED = "offered"
    WRITING = "writing"
    DONE = "done"
    DROPPED = "dropped"
    """Given up, or another file came before this one was accepted."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What would come of it, as far as it was looked at, and what came of it."""

    rows: int
    parts: int
    contacts: bool = False
    """Forwarded from a phone, not a file."""
    new: int = 0
    own: int = 0
    """One's own clients already: what is missing of them is added."""
    refused: Mapping[Why, int] = field(default_factory=dict)
    first: tuple[Refusal, ...] = ()
    """The first that are refused, to be shown."""
    segments: tuple[str, ...] = ()
    """Names of segments that the team does not have."""
    added: int = 0
    completed: int = 0
    gathered: tuple[tuple[str, ...], ...] = ()
    """Contacts that were forwarded so far, as rows of the template."""

    @property
    def taken(self) -> int:
        return self.new + self.own

    @property
    def refusals(self) -> int:
        return sum(self.refused.values())


def with_judged(
    summary: Summary, new: int, own: int, refusals: Sequence[Refusal], segments: Iterable[str] = ()
) -> Summary:
    """One more part was looked at."""
    refused = dict(summary.refused)
    for each in refusals:
        refused[each.why] = refused.get(each.why, 0) + 1
    first = sorted((*summary.first, *refusals), key=lambda refusal: refusal.line)[:FIRST_SHOWN]
    return replace(
        summary,
        new=summary.new + new,
        own=summary.own + own,
        refused=refused,
        first=tuple(replace(each, cells=()) for each in first),
        segments=tuple(dict.fromkeys((*summary.segments, *segments)))[: SEGMENTS_SHOWN + 1],
    )


def with_written(summary: Summary, added: int, completed: int) -> Summary:
    return replace(summary, added=summary.added + added, completed=summary.completed + completed)


# -- as plain JSON


def summary_to_plain(summary: Summary) -> dict[str, Any]:
    return {
        "rows": summary.rows,
        "parts": summary.parts,
        "contacts": summary.contacts,
        "new": summary.new,
        "own": summary.own,
        "refused": {why.value: count for why, count in summary.refused.items()},
        "first": [refusal_to_plain(each) for each in summary.first],
        "segments": list(summary.segments),
        "added": summary.added,
        "completed": summary.completed,
        "gathered": [list(each) for each in summary.gathered],
    }


def summary_from_plain(plain: Mapping[str, Any]) -> Summary:
    told = {
        "refused": {Why(why): count for why, count in plain["refused"].items()},
        "first": tuple(refusal_from_plain(each) for each in plain["first"]),
        "segments": tuple(plain["segments"]),
        "gathered": tuple(tuple(each) for each in plain["gathered"]),
    }
    return Summary(**{**plain, **told})
