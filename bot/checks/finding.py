"""What `check` finds: fine or not, in a sentence, with how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    fine: bool
    what: str


def right(what: str) -> Finding:
    return Finding(True, what)


def wrong(what: str) -> Finding:
    return Finding(False, what)
