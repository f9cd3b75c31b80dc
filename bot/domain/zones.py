"""The eleven Russian time zones, as people name them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Zone:
    name: str
    """IANA name."""
    offset: int
    """Whole hours from UTC; Russia has no daylight saving time."""
    ru: str
    en: str
    also: tuple[str, ...] = ()
    """Beginnings of other words people type for it, lower case."""

    def label(self, locale: str) -> str:
        """City and offset, e.g. `Екатеринбург +5`."""
        return f"{self.ru if locale == 'ru' else self.en} +{self.offset}"


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
OFFSET = re.compile(r"^(?P<base>utc|gmt|мск|msk)?\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})$")
MOSCOW_OFFSET = 3


def zone_named(text: str) -> Zone | None:
    """The zone a person typed: a city («Пермь»), `UTC+5`, `+5` or `МСК+2`; `None` if it is none of Russia's."""
    word = text.strip().lower().replace("ё", "е")
    if match := OFFSET.match(word):
        hours = int(match["sign"] + match["hours"])
        if match["base"] in ("мск", "msk"):
            hours += MOSCOW_OFFSET
        return next((zone for zone in RUSSIAN if zone.offset == hours), None)
    if len(word) < 3:
        return None
    for zone in RUSSIAN:
        if word == zone.name.lower() or zone.ru.lower().startswith(word) or zone.en.lower().startswith(word):
            return zone
        if any(word.startswith(beginning) for beginning in zone.also):
            return zone
    return None


def zone_label(timezone: str, locale: str) -> str:
    """What to call a stored zone on the screen; zones outside Russia keep their IANA name."""
    return next((zone.label(locale) for zone in RUSSIAN if zone.name == timezone), timezone)
