"""Callback data as somebody with a client of his own may send it: anything, of sixty-four bytes and more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from bot.screens.screen import BUTTON_DATA

STRANGE_NUMBERS = (
    *("0", "-1", "1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "9" * 40, "1" * 5000),
    *("٣٤", "１２", "1_0", " 7 ", "+7", "0x10", "1e3", "1.5", "NaN", "inf", "²", "½", "\u202e17", "1\x000"),
)
STRANGE_WORDS = (
    *("", " ", "%", "_", "'", '"', "\\", "' OR 1=1 --", "{}", "[0]", "<b>", "&amp;", "None", "True", "\x00", "\ud83d"),
    *("🦀", "\u202etxt", "и\u0306", "a" * 64, "ъ" * 32, "../../etc/passwd", "{client}", "%s%n", "\n", "join.name"),
)
STRANGE_DAYS = ("00010101", "99991231", "20260230", "20261323", "1e8", "2026-11-23", "٢٠٢٦١١٢٣", "20261123T00")


def mutated(data: str, others: Sequence[str], chance: Random) -> Iterator[str]:
    """One wrong thing each: another row, an odd value, too few or too many, cut off, another button's arguments."""
    name, *given = data.split(":")
    for at, argument in enumerate(given):
        for odd in _instead_of(argument, others, chance):
            yield ":".join([name, *given[:at], odd, *given[at + 1 :]])
    yield name
    yield from (":".join([name, *given[:count]]) for count in range(1, len(given)))
    yield ":".join([data, chance.choice(STRANGE_NUMBERS)])
    yield ":".join([name, *reversed(given), *given])
    yield data.encode()[: chance.randrange(1, BUTTON_DATA)].decode(errors="ignore")
    yield (data + ":" + "7" * BUTTON_DATA)[:BUTTON_DATA]
    yield data.upper()
    yield ":".join([name, *(chance.choice(others).split(":")[1:])])
    yield ":".join([chance.choice(others).split(":")[0], *given])


def _instead_of(argument: str, others: Sequence[str], chance: Random) -> Iterator[str]:
    if argument.lstrip("-").isdecimal():
        yield chance.choice([str(int(argument) + 1), str(int(argument) - 1)])
        yield chance.choice(STRANGE_NUMBERS)
        if len(argument) == len("YYYYMMDD"):
            yield chance.choice(STRANGE_DAYS)
    yield chance.choice(STRANGE_WORDS)
    taken = [each for each in chance.choice(others).split(":")[1:] if each]
    if taken:
        yield chance.choice(taken)
