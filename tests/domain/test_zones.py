"""Russian time zones, as people name them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.zones import ABROAD, RUSSIAN, Zone, zone_label, zone_named


def name_of(text: str) -> str | None:
    zone = zone_named(text)
    return zone.name if zone else None


@pytest.mark.parametrize("zone", RUSSIAN, ids=lambda zone: zone.name)
def test_every_zone_is_what_its_label_says(zone: Zone) -> None:
    """The offset agrees with the time zone database, in winter and in summer."""
    for month in (1, 7):
        assert ZoneInfo(zone.name).utcoffset(datetime(2026, month, 1, tzinfo=UTC)) == timedelta(hours=zone.offset or 0)


@pytest.mark.parametrize("zone", RUSSIAN, ids=lambda zone: zone.name)
def test_every_zone_can_be_typed_in_every_way(zone: Zone) -> None:
    """City in either language, name, offset from UTC and from Moscow."""
    ways = [
        *(zone.name, zone.ru, zone.en, zone.ru.upper(), f" {zone.en.lower()} "),
        *(f"UTC+{zone.offset}", f"utc +{zone.offset}", f"gmt+{zone.offset}", f"+{zone.offset}"),
        f"МСК{(zone.offset or 0) - 3:+}",
        *zone.also,
    ]
    assert {way: name_of(way) for way in ways} == dict.fromkeys(ways, zone.name)


def test_there_are_eleven_zones_from_west_to_east() -> None:
    """Each hour once, so that an offset names one zone."""
    assert [zone.offset for zone in RUSSIAN] == list(range(2, 13))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Пермь", "Asia/Yekaterinburg"),
        ("Питер", "Europe/Moscow"),
        ("Санкт-Петербург", "Europe/Moscow"),
        ("Новосибирск", "Asia/Krasnoyarsk"),
        ("мск", "Europe/Moscow"),
        ("МСК+2", "Asia/Yekaterinburg"),
        ("Южно-Сахалинск", "Asia/Magadan"),
        ("Краснодар", "Europe/Moscow"),
    ],
)
def test_other_cities_and_short_forms_are_known(text: str, name: str) -> None:
    """The examples in the prompt among them."""
    assert name_of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "мо",
        "UTC+1",
        "UTC+13",
        "-5",
        "МСК-5",
        "5",
        "Гдеградск",
        "Europe",
        "Europe/Nowhere",
        "../etc/passwd",
        "Factory",
        "localtime",
        "🙂",
    ],
)
def test_what_names_no_zone_is_none(text: str) -> None:
    """He is asked again, not put somewhere."""
    assert name_of(text) is None


@given(st.text(max_size=40))
def test_any_text_is_a_zone_or_none(text: str) -> None:
    """Never an error."""
    zone = zone_named(text)
    assert zone is None or ZoneInfo(zone.name)


def test_a_label_is_city_and_offset_in_the_persons_language() -> None:
    """Abroad the clock may be turned: there it is the city alone, and a zone without one keeps its name."""
    assert zone_label("Asia/Yekaterinburg", "ru") == "Екатеринбург +5"
    assert zone_label("Asia/Yekaterinburg", "en") == "Yekaterinburg +5"
    assert zone_label("Europe/Berlin", "ru") == "Берлин"
    assert zone_label("Europe/Berlin", "en") == "Berlin"
    assert zone_label("America/Argentina/Ushuaia", "ru") == "America/Argentina/Ushuaia"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *(("Берлин", "Europe/Berlin"), ("berlin", "Europe/Berlin"), ("Europe/Berlin", "Europe/Berlin")),
        *(("America/New_York", "America/New_York"), ("america/new york", "America/New_York")),
        *(("Нью-Йорк", "America/New_York"), ("New York", "America/New_York"), ("нью йорк", "America/New_York")),
        *(("Лондон", "Europe/London"), ("Дубай", "Asia/Dubai"), ("Стамбул", "Europe/Istanbul")),
        *(("Тбилиси", "Asia/Tbilisi"), ("Ереван", "Asia/Yerevan"), ("Алматы", "Asia/Almaty")),
        *(("Алма-Ата", "Asia/Almaty"), ("Ташкент", "Asia/Tashkent"), ("Минск", "Europe/Minsk")),
        *(("Киев", "Europe/Kyiv"), ("Kiev", "Europe/Kyiv"), ("Рига", "Europe/Riga"), ("Никосия", "Asia/Nicosia")),
        *(("Белград", "Europe/Belgrade"), ("Belgrade", "Europe/Belgrade"), ("UTC", "UTC"), ("Etc/GMT-4", "Etc/GMT-4")),
        *(("Париж", "Europe/Paris"), ("Пекин", "Asia/Shanghai"), ("Тель-Авив", "Asia/Jerusalem")),
    ],
)
def test_zones_abroad_are_typed_by_city_in_either_language_or_by_their_iana_name(text: str, name: str) -> None:
    """Those whose clocks are turned among them."""
    assert name_of(text) == name


@pytest.mark.parametrize("zone", ABROAD, ids=lambda zone: zone.name)
def test_every_zone_abroad_is_there_and_can_be_typed(zone: Zone) -> None:
    """Its city in both languages, its name, what else it is called."""
    ways = [zone.name, zone.name.lower(), zone.ru, zone.en, *zone.also]
    assert {way: name_of(way) for way in ways} == dict.fromkeys(ways, zone.name)
    assert ZoneInfo(zone.name)
