"""Russian time zones, as people name them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.zones import RUSSIAN, Zone, zone_label, zone_named


def name_of(text: str) -> str | None:
    zone = zone_named(text)
    return zone.name if zone else None


@pytest.mark.parametrize("zone", RUSSIAN, ids=lambda zone: zone.name)
def test_every_zone_is_what_its_label_says(zone: Zone) -> None:
    """The offset agrees with the time zone database, in winter and in summer."""
    for month in (1, 7):
        assert ZoneInfo(zone.name).utcoffset(datetime(2026, month, 1, tzinfo=UTC)) == timedelta(hours=zone.offset)


@pytest.mark.parametrize("zone", RUSSIAN, ids=lambda zone: zone.name)
def test_every_zone_can_be_typed_in_every_way(zone: Zone) -> None:
    """City in either language, name, offset from UTC and from Moscow."""
    ways = [
        *(zone.name, zone.ru, zone.en, zone.ru.upper(), f" {zone.en.lower()} "),
        *(f"UTC+{zone.offset}", f"utc +{zone.offset}", f"gmt+{zone.offset}", f"+{zone.offset}"),
        f"МСК{zone.offset - 3:+}",
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


@pytest.mark.parametrize("text", ["", " ", "мо", "UTC", "UTC+1", "UTC+13", "-5", "МСК-5", "5", "Париж", "Europe", "🙂"])
def test_what_names_no_russian_zone_is_none(text: str) -> None:
    """He is asked again, not put somewhere."""
    assert name_of(text) is None


@given(st.text(max_size=40))
def test_any_text_is_a_zone_or_none(text: str) -> None:
    """Never an error."""
    assert zone_named(text) in (*RUSSIAN, None)


def test_a_label_is_city_and_offset_in_the_persons_language() -> None:
    """A zone outside Russia keeps its name."""
    assert zone_label("Asia/Yekaterinburg", "ru") == "Екатеринбург +5"
    assert zone_label("Asia/Yekaterinburg", "en") == "Yekaterinburg +5"
    assert zone_label("Asia/Almaty", "ru") == "Asia/Almaty"
