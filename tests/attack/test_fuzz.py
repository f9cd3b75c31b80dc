"""What reads strangers' bytes survives a moment of fuzzing, and all that ever made it fail.

Longer: `python -m tests.attack.fuzz --seconds 60`.
"""

from __future__ import annotations

import json
from contextlib import suppress

import pytest

from bot.files.reading import READERS, read
from bot.files.unreadable import Unreadable
from tests.attack import seeds
from tests.attack.fuzz import CRASHES, run
from tests.attack.targets import NOT_TYPED, PARSERS, TARGETS, parsers


def test_parsers_are_found_in_the_source() -> None:
    """What a person types is read by a hundred functions; who adds one has it fuzzed."""
    assert len(PARSERS) > 100
    assert NOT_TYPED.keys() <= parsers().keys()


def test_what_once_failed_fails_no_more() -> None:
    """Kept by the fuzzer."""
    for path in CRASHES.glob("*-*"):
        TARGETS[path.name.partition("-")[0]](path.read_bytes())


@pytest.mark.parametrize(("name", "seconds"), [("line", 1.5), ("update", 0.5)])
def test_a_moment_of_fuzzing(name: str, seconds: float) -> None:
    """Whatever is typed or posted is read or refused, soon."""
    tried, fallen = run(name, seconds, seed=8)
    assert tried > 100
    assert not fallen


@pytest.mark.parametrize("kind", sorted(READERS))
def test_a_workbook_that_unpacks_without_end_is_refused(kind: str) -> None:
    """By its own word, or by what a small process may take: soon, and without a word of it."""
    for make in (seeds.bomb, seeds.laughs, seeds.huge):
        told: object = None
        with suppress(Unreadable):
            told = read(kind, make())
        assert len(json.dumps(told)) < 1000, make.__name__
