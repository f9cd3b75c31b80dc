"""Time zones as people name them: the eleven Russian ones, cities abroad, and any other by its IANA name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from bot.domain.zones_abroad import CITIES


@dataclass(frozen=True, slots=True)
class Zone:
    name: str
    """IANA name."""
    offset: int | None
    """Whole hours from UTC; Russia has no daylight saving time, and abroad nothing is said of it."""
    ru: str
    en: str
    also: tuple[str, ...] = ()
    """Beginnings of other words people type for it, lower case."""

    def label(self, locale: str) -> str:
        """City and offset, e.g. `Екатеринбург +5`; abroad the city alone."""
        city = self.ru if locale == "ru" else self.en
        return city if self.offset is None else f"{city} +{self.offset}"


RUSSIAN = (
    Zone("Europe/Kaliningrad", 2, "Калининград", "Kaliningrad"),
    Zone(
        "Europe/Moscow",
        3,
        "Москва",
        "Moscow",
        (
            *("мск", "питер", "санкт", "спб", "казан", "ростов", "краснодар"),
            *("msk", "petersburg", "saint", "st. p", "kazan", "rostov", "krasnodar"),
        ),
    ),
    Zone("Europe/Samara", 4, "Самара", "Samara", ("ижевск", "тольят", "izhevsk", "tolyat")),
    Zone(
        "Asia/Yekaterinburg",
        5,
        "Екатеринбург",
        "Yekaterinburg",
        ("екб", "челяб", "уфа", "перм", "тюмен", "ekb", "chelyab", "ufa", "perm", "tyumen"),
    ),
    Zone("Asia/Omsk", 6, "Омск", "Omsk"),
    Zone(
        "Asia/Krasnoyarsk",
        7,
        "Красноярск",
        "Krasnoyarsk",
        ("новосиб", "томск", "барнаул", "кемеров", "novosib", "tomsk", "barnaul", "kemerov"),
    ),
    Zone("Asia/Irkutsk", 8, "Иркутск", "Irkutsk", ("улан", "братск", "ulan", "bratsk")),
    Zone("Asia/Yakutsk", 9, "Якутск", "Yakutsk", ("чита", "благовещ", "chita", "blagoves")),
    Zone("Asia/Vladivostok", 10, "Владивосток", "Vladivostok", ("хабаров", "khabarov")),
    Zone("Asia/Magadan", 11, "Магадан", "Magadan", ("сахалин", "южно", "sakhalin", "yuzhno")),
    Zone("Asia/Kamchatka", 12, "Камчатка", "Kamchatka", ("петропавл", "анадыр", "petropavl", "anadyr")),
)
ABROAD = tuple(Zone(name, None, ru, en, also) for name, ru, en, also in CITIES)
"""Here `also` are whole words."""
NO_PLACES = frozenset({"Factory", "localtime", "posixrules"})
"""Names of the database that are nobody's zone."""
OFFSET = re.compile(r"^(?P<base>utc|gmt|мск|msk)?\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})$")
MOSCOW_OFFSET = 3


def zone_named(text: str) -> Zone | None:
    """The zone a person typed: a city («Пермь», «Берлин»), `UTC+5`, `+5` or `МСК+2` of Russia's, any IANA name."""
    word = text.strip().lower().replace("ё", "е")
    if match := OFFSET.match(word):
        hours = int(match["sign"] + match["hours"])
        if match["base"] in ("мск", "msk"):
            hours += MOSCOW_OFFSET
        return next((zone for zone in RUSSIAN if zone.offset == hours), None)
    if abroad := _abroad().get(_folded(word)):
        return abroad
    if len(word) < 3:
        return None
    for zone in RUSSIAN:
        if word == zone.name.lower() or zone.ru.lower().startswith(word) or zone.en.lower().startswith(word):
            return zone
        if any(word.startswith(beginning) for beginning in zone.also):
            return zone
    name = _names().get(_folded(word))
    return Zone(name, None, name, name) if name else None


def _folded(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word.strip().lower().replace("ё", "е"))


@cache
def _abroad() -> dict[str, Zone]:
    return {_folded(word): zone for zone in ABROAD for word in (zone.name, zone.ru, zone.en, *zone.also)}


@cache
def _names() -> dict[str, str]:
    """All zones of the database; `-` is kept apart from a space in none of their names but `Etc/GMT-4`'s."""
    return {_folded(name): name for name in sorted(available_timezones() - NO_PLACES)}


def zone_label(timezone: str, locale: str) -> str:
    """What to call a stored zone on the screen; one without a city here keeps its IANA name."""
    return next((zone.label(locale) for zone in (*RUSSIAN, *ABROAD) if zone.name == timezone), timezone)
