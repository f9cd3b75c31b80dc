"""The picture of a base: readable on a phone, nothing told by colour alone, nothing drawn outside its quarter."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from bot.domain.base_map import NAMED, Quarter
from bot.files.base_map_picture import AXIS, LETTER, LOOKS, MARGIN, NAME, NOTE, WIDTH, base_map_png
from tests.files.elsewhere import ELSEWHERE, made_elsewhere
from tests.files.test_slots_picture import WHITE, contrast, rgb

PHONE = 390
"""Points across."""


def quarter(count: int = 0, name: str = "ООО «Ромашка»", **more: Any) -> dict[str, Any]:
    each = count // 3
    told = {
        "title": "Спасать и развивать",
        "count": count,
        "share": "24 % оборота" if count else "",
        "classes": [["A", count - 2 * each], ["B", each], ["C", each]] if count >= 3 else [],
        "names": [["A", name]] * min(count, NAMED),
        "more": f"и ещё {count - NAMED}" if count > NAMED else "",
    }
    return told | more


def base(*counts: int, **more: Any) -> dict[str, Any]:
    quarters = {str(each): quarter(count) for each, count in zip(Quarter, counts, strict=True)}
    return {"title": "База: Вера Фомина, пн 23.11", "risk": "риск", "growth": "рост", "quarters": quarters} | more


def drawn(data: dict[str, Any]) -> Image.Image:
    picture = Image.open(io.BytesIO(base_map_png(data)))
    picture.load()
    return picture.convert("RGB")


@pytest.mark.parametrize("counts", [(1, 0, 0, 0), (2, 0, 3, 0), (75, 75, 75, 75), (549, 271, 721, 1459)])
def test_a_base_of_any_size_is_a_picture_that_a_chat_shows_whole(counts: tuple[int, ...]) -> None:
    """Wide enough for a phone's 390 points twice and a half, hardly higher than wide, and light."""
    content = base_map_png(base(*counts))
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "PNG"
    assert picture.width == WIDTH == 1000
    assert 200 < picture.height < 1300
    assert len(content) < 300_000


def test_letters_are_as_large_as_a_phone_needs() -> None:
    """Ten points where the picture is as wide as the chat."""
    assert min(NAME, NOTE, LETTER) * PHONE / WIDTH >= 10


def test_every_quarter_has_its_place_and_its_look() -> None:
    """Up is risk, to the right is growth; the quarters are those of the domain."""
    assert set(LOOKS) == set(Quarter)
    picture = drawn(base(9, 9, 9, 9))
    middle = (MARGIN + AXIS + WIDTH - MARGIN) // 2
    at = {
        Quarter.RESCUE: (middle - 30, 250),
        Quarter.BOTH: (WIDTH - MARGIN - 6, 250),
        Quarter.KEEP: (middle - 30, picture.height - 120),
        Quarter.DEVELOP: (WIDTH - MARGIN - 6, picture.height - 120),
    }
    for each, place in at.items():
        assert picture.getpixel(place) == rgb(LOOKS[each].fill), each


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_text_can_be_told_from_its_quarter_in_the_sun(look: Any) -> None:
    """Names and heads on the fill, letters on the bubbles: 4.5 to 1."""
    assert contrast("#1f2937", look.fill) >= 4.5
    assert contrast("#4b5563", look.fill) >= 4.5
    assert contrast(look.bubble, look.fill) >= 4.5
    assert contrast("#ffffff", look.bubble) >= 4.5


def test_a_larger_number_has_the_larger_bubble() -> None:
    """Over all quarters; the number itself stands below it."""

    def bubble(count: int) -> int:
        data = base(0, 0, 0, 0)
        data["quarters"]["rescue"] = quarter(count, classes=[["A", count]], names=[], more="")
        data["quarters"]["keep"] = quarter(400, classes=[["A", 400]], names=[], more="")
        colours = {colour: found for found, colour in drawn(data).getcolors(1 << 24) or []}
        return colours[rgb(LOOKS["rescue"].bubble)]

    assert bubble(400) > bubble(200) > bubble(110)


@pytest.mark.parametrize("text", ["", "👍🏽", "漢字", "\u202e\x00", "щ" * 300, "a\nb", "<b>&", "Слово " * 60])
def test_any_text_can_be_drawn_and_stays_in_its_quarter(text: str) -> None:
    """A client's name is whatever somebody typed."""
    data = base(9, 9, 9, 9, title=f"База {text[:100]}", risk="риск", growth="рост")
    for name in data["quarters"]:
        data["quarters"][name] = quarter(9, text, title=text or "?")
    picture = drawn(data)
    assert {picture.getpixel((x, y)) for x in (2, WIDTH - 3) for y in range(picture.height)} == {WHITE}
    gap = MARGIN + AXIS + (WIDTH - MARGIN - MARGIN - AXIS - 12) // 2 + 6
    assert {picture.getpixel((gap, y)) for y in range(picture.height - 200, picture.height - 60)} == {WHITE}


@pytest.mark.parametrize(("seed", "zone"), ELSEWHERE)
def test_the_picture_is_the_same_wherever_it_is_made(seed: str, zone: str) -> None:
    """A retry after a crash sends the same bytes."""
    data = base(9, 0, 30, 400)
    assert made_elsewhere("base_map_png", data, seed, zone) == base_map_png(data)


def test_data_that_lacks_something_is_an_error() -> None:
    """Not a picture with a hole."""
    with pytest.raises(KeyError):
        base_map_png({"title": "База"})
