"""The picture of a week's slots: large enough to read, the colours as they should be, nothing drawn over its cell."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from bot.domain.meetings import SlotState
from bot.files.slots_picture import LOOKS, MARGIN, WIDTH, slots_png
from tests.files.elsewhere import ELSEWHERE, made_elsewhere

TIMES = ("11:00–13:00", "14:00–15:30", "15:30–17:00")
DAYS = ("пн 23.11", "вт 24.11", "ср 25.11", "чт 26.11", "пт 27.11", "сб 28.11", "вс 29.11")
WHITE = (255, 255, 255)


def slot(time: str = TIMES[0], client: str = "", state: str = "free") -> dict[str, str]:
    return {"title": "Встречи-3", "time": time, "client": client, "state": state}


def week(*days: list[dict[str, str]], others: tuple[str, ...] = ()) -> dict[str, Any]:
    named = [{"title": title, "slots": slots} for title, slots in zip(DAYS, days, strict=False)]
    return {"title": "Неделя 23.11–29.11", "free": "свободно", "days": named, "others": list(others)}


def drawn(data: dict[str, Any]) -> Image.Image:
    picture = Image.open(io.BytesIO(slots_png(data)))
    picture.load()
    return picture.convert("RGB")


def fills(picture: Image.Image) -> list[str]:
    """The states whose colour covers a cell's worth of the picture."""
    counted = {colour: count for count, colour in picture.getcolors(1 << 24) or []}
    return [state for state, look in LOOKS.items() if counted.get(rgb(look.fill), 0) > 5000]


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:], 16)


def luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


HUNTERS = week(*([slot(time) for time in TIMES] for _ in range(5)))


def test_a_week_is_a_picture_that_a_chat_shows_whole() -> None:
    """Wide enough for a phone's 390 points twice and a half, not too high, and light."""
    content = slots_png(HUNTERS)
    picture = Image.open(io.BytesIO(content))
    assert picture.format == "PNG"
    assert picture.width == WIDTH == 1000
    assert 300 < picture.height < 1000
    assert len(content) < 200_000


def test_every_state_of_a_slot_has_a_look_of_its_own() -> None:
    """The states are those of the domain."""
    assert set(LOOKS) == set(SlotState)
    for state in SlotState:
        assert fills(drawn(week([slot(state=state)]))) == [state]
    assert len({look.fill for look in LOOKS.values()}) == len(LOOKS)


@pytest.mark.parametrize("state", SlotState)
def test_text_can_be_told_from_its_cell_in_the_sun(state: str) -> None:
    """A contrast of 4.5 to 1 for names; what is over may be fainter."""
    look = LOOKS[state]
    assert contrast(look.ink, look.fill) >= 4.5
    assert contrast(look.soft, look.fill) >= (3 if state == "past" else 4.5)


@pytest.mark.parametrize("columns", range(1, 8))
def test_nothing_is_drawn_outside_the_margins(columns: int) -> None:
    """However many days, and however long the names: a column's text stays in the column."""
    long = [
        slot(client="Общество с ограниченной ответственностью «Железобетонспецстроймонтаж-Поволжье»", state="taken")
    ]
    picture = drawn(week(*[long] * columns))
    edges = [picture.getpixel((x, y)) for x in (2, WIDTH - 3) for y in range(picture.height)]
    assert set(edges) == {WHITE}
    width = (WIDTH - 2 * MARGIN + 10) // columns
    gaps = [MARGIN + round((WIDTH - 2 * MARGIN + 10) * n / columns) - 5 for n in range(1, columns)]
    assert width > 100
    for gap in gaps:
        assert {picture.getpixel((gap, y)) for y in range(130, picture.height)} == {WHITE}


def test_slots_of_one_time_stand_in_one_row() -> None:
    """Where a day lacks the slot, its place is blank."""
    picture = drawn(week([slot(TIMES[1])], [slot(TIMES[0]), slot(TIMES[1])]))
    left, right = WIDTH // 4, WIDTH * 3 // 4
    free = rgb(LOOKS["free"].fill)
    first = [y for y in range(picture.height) if picture.getpixel((right + 180, y)) == free]
    second = [y for y in range(picture.height) if picture.getpixel((left + 180, y)) == free]
    assert second
    assert set(second) < set(first)
    assert min(second) > min(first)


def test_days_that_have_nothing_in_common_are_stacked_from_the_top() -> None:
    """A person's own timetable may have another time in every slot."""
    days = [[slot(f"{8 + day}:{10 * n:02}–{9 + day}:{10 * n:02}") for n in range(3)] for day in range(5)]
    stacked = drawn(week(*days))
    assert stacked.height < 700
    assert fills(stacked) == ["free"]


def test_meetings_outside_the_slots_are_listed_below_and_never_without_end() -> None:
    """Telegram takes no picture that is twenty times as high as it is wide."""
    bare = drawn(week([slot()])).height
    assert drawn(week([slot()], others=("чт 18:00 · Север",))).height > bare
    many = drawn(week(*[[slot(f"{h}:00–{h}:30") for h in range(8, 20)]] * 7, others=("Очень длинное имя " * 9,) * 99))
    assert many.height < 5000


def test_a_week_without_slots_is_a_picture_too() -> None:
    """A head has none; nor has a day without any a cell."""
    assert drawn(week(others=("пт 14:00 · Ромашка",))).height > 80
    assert fills(drawn(week([], [slot()]))) == ["free"]


@pytest.mark.parametrize("text", ["", "👍🏽", "漢字", "\u202e\x00", "щ" * 300, "a\nb", "<b>&"])
def test_any_text_can_be_drawn(text: str) -> None:
    """A client's name is whatever somebody typed."""
    data = week([{"title": text, "time": text, "client": text, "state": "taken"}], others=(text,))
    assert drawn({**data, "title": text, "free": text}).width == WIDTH


def test_the_same_data_is_the_same_picture_in_any_process() -> None:
    """Byte for byte."""
    assert [made_elsewhere("slots_png", HUNTERS, *where) for where in ELSEWHERE] == [slots_png(HUNTERS)] * 2
