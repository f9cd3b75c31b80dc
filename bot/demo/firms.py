"""Invents firms and the people who decide in them, no two of one name."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bot.demo.words import Words

WORKS, BRAND = 0.5, 0.92
"""Of the firms: called after their works, and, up to this share, by a brand; the others by their owner."""
MEN = 0.6


@dataclass(frozen=True, slots=True)
class Firm:
    name: str
    segment: str
    """A key of the words' segments."""
    phone: str
    people: tuple[tuple[str, str], ...]
    """Full name and position."""


class Firms:
    """Each is made by a chance of its own: how long a name was sought, in any language, changes nothing else."""

    def __init__(self, words: Words, seed: int) -> None:
        self._words = words
        self._seed = seed
        self._made = 0
        self._names: set[str] = set()
        self._phones = 0

    def one(self) -> Firm:
        chance = self._chance()
        segment = chance.choice(tuple(self._words.segments))
        count = chance.choice((1, 1, 2, 2, 3))
        positions = chance.sample(self._words.positions, count)
        people = tuple((self._full_name(chance), position) for position in positions)
        return Firm(self._name(chance, segment), segment, self.phone(), people)

    def person(self) -> str:
        return self._full_name(self._chance())

    def phone(self) -> str:
        """+7 9xx 000-xx-xx: no such numbers are given out."""
        self._phones += 1
        operator, last = divmod(self._phones, 10_000)
        return f"+79{10 + operator:02}000{last:04}"

    def _chance(self) -> Random:
        self._made += 1
        return Random(f"{self._seed} firm {self._made}")  # noqa: S311 - nothing is kept secret

    def _full_name(self, chance: Random) -> str:
        words = self._words
        surname, father = chance.choice(words.surnames), chance.choice(words.fathers)
        if chance.random() < MEN:
            return words.his(surname, chance.choice(words.his_names), father)
        return words.hers(surname, chance.choice(words.her_names), father)

    def _name(self, chance: Random, segment: str) -> str:
        while (name := self._invented(chance, segment)) in self._names:
            pass
        self._names.add(name)
        return name

    def _invented(self, chance: Random, segment: str) -> str:
        words = self._words
        form, kind = chance.choice(words.forms), chance.random()
        if kind < WORKS:
            return words.works_name(form, chance.choice(words.of_places), chance.choice(words.works[segment]))
        if kind < BRAND:
            return words.brand_name(form, chance.choice(words.brands[segment]), chance.choice(words.places))
        owner = chance.choice(words.surnames), chance.choice(words.his_names), chance.choice(words.fathers)
        return words.owner_name(*owner)
