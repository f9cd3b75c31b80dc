"""The files of a week's summary: readable on a phone, nothing told by colour alone, every row of the table in it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from PIL import Image

from bot.domain.fair_week import FairWeek
from bot.domain.packing import packed
from bot.files import summary_picture, trend_picture
from bot.files.lettering import length
from bot.files.making import make
from bot.files.summary_picture import summary_png
from bot.files.summary_sheet import summary_xlsx
from bot.files.tables import read_table
from bot.files.trend_picture import trend_png
from bot.screens import summary_files
from bot.screens.summary_pages import parts
from bot.texts import texts
from tests.files.elsewhere import ELSEWHERE, made_elsewhere
from tests.files.test_slots_picture import WHITE, contrast, rgb
from tools.summaries import FAIR, LONG, SIZES, ZONE, files, made

PHONE = 390
"""Points across."""


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


KEPT = 1280
"""Pixels of a photo's longer side that Telegram keeps: of a higher one the letters shrink with it."""
LEGIBLE = 16
"""Pixels of the smallest letters then."""
OF_A_BUBBLE = 1.4
"""Times as high as wide: a chat shows what is higher narrower than the phone."""


@pytest.mark.parametrize("people", SIZES)
def test_of_a_team_of_any_size_each_file_can_be_read_on_a_phone(people: int) -> None:
    """Pictures as wide as a phone needs, high ones in parts; twenty-five lines; every record in the table."""
    found = made(people)
    contents = {name: maker() for name, maker in files(found, people)}
    pictures = [opened(content) for name, content in contents.items() if name.endswith(".png")]
    assert len(pictures) >= 2
    for picture in pictures:
        assert picture.width == summary_picture.WIDTH == trend_picture.WIDTH == 1000
        assert summary_picture.SMALLEST * min(1, KEPT / picture.height) >= LEGIBLE
        assert {picture.getpixel((x, y)) for x in (2, 997) for y in range(picture.height)} == {WHITE}
    trends = [opened(content) for name, content in contents.items() if "trend" in name]
    assert all(picture.height <= OF_A_BUBBLE * picture.width for picture in trends)
    assert max(map(len, contents.values())) < 2_000_000
    assert len(contents[f"{people:02}.txt"].decode().splitlines()) <= 25
    with zipfile.ZipFile(io.BytesIO(contents[f"{people:02}.xlsx"])) as parts:
        figures, records, *_ = (parts.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2, 3))
    summary = found.shown.summary
    assert figures.count("<row ") == 1 + sum(len(each.stages) for each in summary.people)
    assert records.count("<row ") == 1 + sum(each.logged for one in summary.people for each in one.stages)


def test_of_a_name_of_forty_five_letters_and_of_the_days_nothing_is_cut_off() -> None:
    """Whatever his share and his first weeks are."""
    assert len(LONG) == 45
    lines, _ = summary_picture._name_lines(LONG)
    assert "".join(lines).replace(" ", "") == LONG.replace(" ", "")
    for fair in (*FAIR, FairWeek(1, 5, 50, 75)):
        one = replace(made(1).shown.summary.people[0], fair=fair)
        shown = replace(made(1).shown, summary=replace(made(1).shown.summary, people=(one,)))
        data = summary_files.picture(texts("ru"), shown, ZONE)
        told = data["groups"][0]["people"][0]
        note = f"{data['days']} {told['days']} {told['mark']}"
        assert length(note, summary_picture.SMALLEST) <= summary_picture.NAME_ROOM


def test_twenty_people_are_drawn_within_a_second() -> None:
    """By far: the machine may be slow, and does other work too."""
    whole = parts(summary_files.picture(texts("ru"), made(20).shown, ZONE))
    took = []
    for _ in range(3):
        began = process_time()
        assert len([summary_png(each) for each in whole]) == 2
        took.append(process_time() - began)
    assert min(took) < 0.7


def test_who_was_away_reached_no_norm() -> None:
    """Nothing of nothing is neither a failure nor a success."""
    away = replace(made(1).shown.summary.people[0], fair=FairWeek(0, 5))
    stages = tuple(replace(each, norm=0, ids=()) for each in away.stages)
    summary = replace(made(1).shown.summary, people=(replace(away, stages=stages),))
    cells = summary_files.picture(texts("ru"), replace(made(1).shown, summary=summary), ZONE)["groups"][0]["people"]
    assert {(each["fact"], each["met"]) for each in cells[0]["cells"]} == {(None, False)}


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
    names = summary_picture.MARGIN + summary_picture.NAMES
    edge = names + (1000 - summary_picture.MARGIN - names) // 5
    band = rgb(summary_picture.BAND)
    bottom = picture.height - 60
    rows = range(bottom - summary_picture.ROW + 12, bottom)
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


def test_no_number_of_eight_weeks_stands_on_a_line_or_a_column() -> None:
    """However close to the norm it is: above the weeks there is nothing but columns and norms."""
    line = {"title": "", "counted": [47, 48, 49, 50, 51, 52, 100, 0], "norm": [50] * 8}
    picture = opened(trend_png({**TREND, "title": "", "groups": [{"title": "", "lines": [line]}]}))
    floor = picture.height - trend_picture.MARGIN - trend_picture.PADDING - trend_picture.BELOW
    drawn = picture.crop((0, floor - trend_picture.COLUMNS - 2, 1000, floor - 1)).getcolors()
    assert drawn is not None
    wanted = (trend_picture.DONE, trend_picture.UNDONE, trend_picture.NORM)
    assert {colour for _, colour in drawn} == {WHITE, *map(rgb, wanted)}


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
