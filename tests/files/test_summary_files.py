"""The files of a week's summary: readable on a phone, nothing told by colour alone, every row of the table in it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from PIL import Image

from bot.domain.packing import packed
from bot.files import summary_picture, trend_picture
from bot.files.making import make
from bot.files.summary_picture import summary_png
from bot.files.summary_sheet import summary_xlsx
from bot.files.tables import read_table
from bot.files.trend_picture import trend_png
from tests.files.elsewhere import ELSEWHERE, made_elsewhere
from tests.files.test_slots_picture import WHITE, contrast, rgb

PHONE = 390
"""Points across."""
LONG = "Константинопольская-Преображенская Александра Владиславовна"


def cell(fact: int, norm: int | None = 50, last: int | None = 41) -> dict[str, Any]:
    return {"fact": fact, "norm": norm, "last": last, "met": norm is not None and fact >= norm}


def group(people: int, stages: int = 4, name: str = "Анна Ким", fact: int = 25) -> dict[str, Any]:
    row = {"name": name, "days": "4/5", "mark": "◐", "cells": [cell(fact)] * stages}
    return {
        "title": "Хантеры",
        "stages": ["Результативные звонки", "Назначенные встречи", "Визиты", "Анкеты", "Входящие"][:stages],
        "people": [row] * people,
        "total": [cell(fact * people, 50 * people, None)] * stages if people > 1 else [],
    }


def week(*groups: dict[str, Any], **more: Any) -> dict[str, Any]:
    told = {"title": "ООО «Промсистемы» · 23.11–29.11", "state": "на 27.11 16:00", "days": "Дни", "total": "Всего"}
    return {**told, "was": "было {}", "legend": "факт/норма · ✓ норма выполнена", "groups": list(groups), **more}


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture.convert("RGB")


@pytest.mark.parametrize("people", [1, 7, 20])
@pytest.mark.parametrize("name", ["Ли", LONG])
def test_a_team_of_any_size_is_a_picture_that_a_chat_takes(people: int, name: str) -> None:
    """As wide as a phone needs; Telegram takes photos of width and height of ten thousand together."""
    content = summary_png(week(group(people, 4, name), group(people // 2 + 1, 5, name), group(1, 2, name)))
    picture = opened(content)
    assert picture.width == summary_picture.WIDTH == 1000
    assert picture.width + picture.height < 10_000
    assert len(content) < 2_000_000


def test_letters_are_as_large_as_a_phone_needs() -> None:
    """Nine points and more where the picture is as wide as the phone."""
    assert summary_picture.SMALLEST * PHONE / summary_picture.WIDTH >= 9
    assert trend_picture.SMALLEST * PHONE / trend_picture.WIDTH >= 9


@pytest.mark.parametrize("colour", ["DONE", "INK", "SOFT"])
@pytest.mark.parametrize("ground", ["#ffffff", summary_picture.BAND, summary_picture.TOTAL])
def test_letters_can_be_told_from_the_ground_in_the_sun(colour: str, ground: str) -> None:
    """4.5 to 1."""
    assert contrast(getattr(summary_picture, colour), ground) >= 4.5


def test_a_norm_that_is_reached_has_a_sign_and_not_only_a_colour() -> None:
    """In black and white the two cells differ by more than a bar."""

    def in_grey(fact: int) -> bytes:
        return opened(summary_png(week(group(1, 1, fact=fact)))).convert("1").crop((300, 0, 1000, 210)).tobytes()

    met, close = cell(50), cell(49)
    assert met["met"]
    assert not close["met"]
    data = week(group(1, 1))
    data["groups"][0]["people"][0] = {**data["groups"][0]["people"][0], "cells": [{**met, "met": False}]}
    assert (
        opened(summary_png(data)).convert("1").tobytes()
        != opened(summary_png(week({**group(1, 1), "people": [{**data["groups"][0]["people"][0], "cells": [met]}]})))
        .convert("1")
        .tobytes()
    )
    assert in_grey(50) != in_grey(49)


def test_two_people_of_one_long_surname_are_told_apart() -> None:
    """The first name is not cut off with the surname's end."""
    names = ["Преображенская Александра", "Преображенская Валентина"]
    pictures = {summary_png(week(group(1, 4, each))) for each in names}
    assert len(pictures) == 2


@pytest.mark.parametrize("text", ["", "👍🏽", "漢字", "\u202e\x00", "щ" * 300, "a\nb", "<b>&", "Слово " * 60])
def test_any_text_can_be_drawn_and_stays_in_the_picture(text: str) -> None:
    """A person's and a team's name is whatever somebody typed."""
    data = week({**group(3, 5, text), "title": text or "?"}, title=f"{text[:100]}?", state=text)
    picture = opened(summary_png(data))
    assert {picture.getpixel((x, y)) for x in (2, picture.width - 3) for y in range(picture.height)} == {WHITE}


def test_numbers_of_five_figures_stay_in_their_column() -> None:
    """Letters become smaller, not the neighbour's."""
    data = week(
        {**group(1, 5), "people": [{**group(1)["people"][0], "cells": [cell(12345, 54321, 99999), *[None] * 4]}]}
    )
    picture = opened(summary_png(data))
    edge = summary_picture.MARGIN + summary_picture.NAMES + (1000 - 40 - summary_picture.NAMES) // 5
    band = rgb(summary_picture.BAND)
    rows = range(picture.height - 60 - summary_picture.ROW, picture.height - 70)
    assert {picture.getpixel((edge, y)) for y in rows} == {band}


@pytest.mark.parametrize(("seed", "zone"), ELSEWHERE)
def test_files_are_the_same_wherever_they_are_made(seed: str, zone: str) -> None:
    """A retry after a crash sends the same bytes; what waits in the outbox is packed."""
    data = week(group(3))
    assert made_elsewhere("summary_png", packed(data), seed, zone) == summary_png(data)
    assert made_elsewhere("trend_png", packed(TREND), seed, zone) == trend_png(TREND)
    assert made_elsewhere("summary_xlsx", packed(BOOK), seed, zone) == summary_xlsx(BOOK)


def test_data_that_lacks_something_is_an_error() -> None:
    """Not a file with a hole."""
    for kind in ("summary_png", "trend_png", "summary_xlsx"):
        with pytest.raises(KeyError):
            make(kind, {"title": "?"})


TREND = {
    "title": "Промсистемы · 8 недель",
    "weeks": [f"{day:02}.11*" for day in range(1, 9)],
    "groups": [
        {"title": "Хантеры", "lines": [{"title": "Звонки", "counted": [None, *range(7)], "norm": [None, *[5] * 7]}]}
    ],
}


def test_weeks_without_anybody_leave_a_gap_and_no_column() -> None:
    """Nothing was done is another thing than nobody was there."""
    nobody, nothing = ({**TREND, "groups": [_line([None] * 8)]}, {**TREND, "groups": [_line([0] * 8)]})
    assert trend_png(nobody) != trend_png(nothing)


def _line(counted: list[int | None]) -> dict[str, Any]:
    return {"title": "Хантеры", "lines": [{"title": "Звонки", "counted": counted, "norm": [None] * 8}]}


@pytest.mark.parametrize("text", ["", "👍🏽", "щ" * 300, "Слово " * 60])
def test_a_trend_of_any_name_stays_in_the_picture(text: str) -> None:
    picture = opened(trend_png({**TREND, "title": text + "?", "groups": [{**_line([10**6] * 8), "title": text}]}))
    assert {picture.getpixel((x, y)) for x in (2, picture.width - 3) for y in range(picture.height)} == {WHITE}


BOOK = {
    "pages": [
        {"title": "Сводка", "head": ["Кто", "Засчитано"], "rows": [["Анна Ким", 48], ["=1+1", None]]},
        {"title": "Записи: [все]/*?", "head": ["Кто", "Заметка"], "rows": [["Ли", "+7 не звонить\nдважды"]] * 3},
    ]
}


def test_a_table_holds_every_row_and_no_formula() -> None:
    """What a person typed is text, whatever it begins with."""
    content = summary_xlsx(BOOK)
    first = read_table(content, "week.xlsx", most_rows=10, most_columns=10)
    assert [[str(each) for each in row if each not in (None, "")] for row in first] == [
        ["Кто", "Засчитано"],
        ["Анна Ким", "48"],
        ["=1+1"],
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
        assert len(sheets) == 2
        assert not any("<f>" in sheet for sheet in sheets)
        assert sheets[1].count("<row ") == 4
