"""The words of which the sample is made, in one language: its people, firms and talks. All is invented.

The lists of all languages are equally long, so that one seed makes the same quarter in each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Choices = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    bot: str
    team: str
    visitor: str
    """What the visitor is called among the phones."""
    segments: Mapping[str, str]
    """Their titles, by their key."""

    # -- firms

    places: Choices
    of_places: Choices
    """As they stand in a firm's name."""
    works: Mapping[str, Choices]
    """By segment."""
    brands: Mapping[str, Choices]
    forms: Choices
    works_name: Callable[[str, str, str], str]
    """Of a form, a place and works."""
    brand_name: Callable[[str, str, str], str]
    """Of a form, a brand and a place."""
    owner_name: Callable[[str, str, str], str]
    """A small firm, called by its owner's surname, first name and father."""
    streets: Choices
    address: str
    """A format of its `place`, `street` and `house`."""

    # -- people

    surnames: Choices
    his_names: Choices
    her_names: Choices
    fathers: Choices
    his: Callable[[str, str, str], str]
    """A man's full name, of a surname, a first name and a father."""
    hers: Callable[[str, str, str], str]
    positions: Choices
    buyer: str
    """The position of whoever has told none."""

    # -- what was said

    purposes: Choices
    refusals: Choices
    later: Choices
    talks: Choices
    questions: Choices
    complaints: Choices
    suppliers: Choices
    results: Choices
    costs: Choices
    history: Choices
    gains: Choices
    rivals: Choices
    tied_to: Choices
    liked: Choices
    promised: Mapping[str, Choices]
    """By the kind of the promise."""
    moved_because: Choices
    broken_because: Choices
    cancelled_because: Choices
    lost_because: Choices
    postponed_because: Choices
    handed: Choices
    given_back: Choices
    """Why a farmer returns a client: to one hunter, and to the other."""
    reasons: Mapping[str, Choices]
    """By the conclusion of a study."""
    steps: Mapping[str, Choices]
    groups: Choices

    # -- what was written down

    worksheet: Mapping[str, str]
    """By the question's key."""
    topics: Choices
    days_off: Choices
    """Their names: one that is over, and one that is ahead."""
    year_file: str
    week_file: str
    """A format of its `first` and `last` day."""
    document: str
    """What a document's number begins with."""
