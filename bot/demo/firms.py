"""Invents firms and the people who decide in them, no two of one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from bot.demo import words

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Firm:
    name: str
    segment: str
    """A key of words.SEGMENTS."""
    phone: str
    people: tuple[tuple[str, str], ...]
    """Full name and position."""


class Firms:
    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._names: set[str] = set()
        self._phones = 0

    def one(self) -> Firm:
        segment = self._pick(tuple(words.SEGMENTS))
        count = self._chance.choice((1, 1, 2, 2, 3))
        positions = self._chance.sample(words.POSITIONS, count)
        people = tuple((self.person(), position) for position in positions)
        return Firm(self._name(segment), segment, self.phone(), people)

    def person(self) -> str:
        surname, father = self._pick(words.SURNAMES), self._pick(words.FATHERS)
        if self._chance.random() < 0.6:
            patronymic = "Львович" if father == "Львов" else f"{father}ич"
            return f"{surname} {self._pick(words.HIS_NAMES)} {patronymic}"
        surname = f"{surname[:-2]}ая" if surname.endswith("ий") else f"{surname}а"
        return f"{surname} {self._pick(words.HER_NAMES)} {'Львовна' if father == 'Львов' else f'{father}на'}"

    def phone(self) -> str:
        """+7 9xx 000-xx-xx: no such numbers are given out."""
        self._phones += 1
        operator, last = divmod(self._phones, 10_000)
        return f"+79{10 + operator:02}000{last:04}"

    def _name(self, segment: str) -> str:
        while True:
            name = self._invented(segment)
            if name not in self._names:
                self._names.add(name)
                return name

    def _invented(self, segment: str) -> str:
        form = self._pick(words.FORMS)
        kind = self._chance.random()
        if kind < 0.5:
            return f"{form} «{self._pick(words.OF_PLACES).capitalize()} {self._pick(words.WORKS[segment])}»"
        if kind < 0.92:
            return f"{form} «{self._pick(words.BRANDS[segment])}-{self._pick(words.PLACES)}»"
        surname, first, father = self._pick(words.SURNAMES), self._pick(words.HIS_NAMES), self._pick(words.FATHERS)
        return f"ИП {surname} {first[0]}. {father[0]}."

    def _pick(self, choices: Sequence[Item]) -> Item:
        return self._chance.choice(choices)
