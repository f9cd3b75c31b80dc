"""The week's table of time, as a picture and as a page: the source's form, readable, whole, inside its edges."""

from __future__ import annotations

import io
from datetime import date, time
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from bot.domain.attendance import Attendance
from bot.domain.people import Role
from bot.domain.timetable import FARMER, HUNTER, Activity, Slot, Table, week_of
from bot.domain.timetable_editing import arranged
from bot.domain.timetable_line import apply, read_edits
from bot.domain.work_calendar import WorkCalendar
from bot.files.timetable_columns import Sizes, table
from bot.files.timetable_pdf import timetable_pdf
from bot.files.timetable_picture import SIZES, _measure, timetable_png
from bot.files.timetable_sheet import FILLS, Sheet, lay
from bot.screens import timetable_print as screens
from bot.screens.timetable import Whose
from bot.texts import LOCALES, texts
from tests.files.elsewhere import ELSEWHERE, made_elsewhere

WHITE = (255, 255, 255)
RU = texts("ru")
BUSY = arranged(
    Slot(day, time(hour, 5 * day), time(hour, 55), Activity.TRAINING) for day in range(7) for hour in range(8, 20)
)
"""Twelve slots on each of seven days, at other times each day."""
UNLIKE = apply(HUNTER, read_edits("ср: 8:30-9:00 оперативка, 9:00-12:00 встречи; сб 10:00-12:00 встречи"))


def form(slots: Table = HUNTER, role: Role = Role.HUNTER, locale: str = "ru") -> dict[str, Any]:
    return screens.form(texts(locale), Whose(role), slots)


def laid(data: dict[str, Any], sizes: Sizes = SIZES) -> Sheet:
    return lay(data, sizes, _measure)


def words(sheet: Sheet) -> str:
    return " ".join([*(each.text for each in sheet.texts), *(each.text for each in sheet.uprights)])


def pdf_text(content: bytes) -> tuple[int, str]:
    read = PdfReader(io.BytesIO(content))
    return len(read.pages), " ".join(" ".join(page.extract_text() for page in read.pages).split())


# -- the form


def test_the_form_is_the_sources() -> None:
    """Its title, its lines for a name and dates, a column a time, a row a day, the morning written once."""
    sheet = laid(form())
    said = words(sheet)
    for part in (
        "Таблица планирования времени менеджера по продажам",
        "Ф.И.О. МП",
        "Даты",
        "9:00– 9:20",
        "17:00– 18:00",
    ):
        assert part in said
    assert len(sheet.rules) == 2
    assert [each.text for each in sheet.uprights] == ["Утренняя оперативка"]
    assert said.count("Телемаркетинг") == 5
    for number in range(1, 13):
        assert f"Встречи-{number}" in [each.text for each in sheet.texts]


def test_the_farmers_form_is_his() -> None:
    """With what he is called."""
    said = words(laid(form(FARMER, Role.FARMER)))
    assert "развитию" in said
    assert "Ф.И.О. МРК" in said
    assert said.count("Изучение") == 5


def test_a_persons_week_has_his_name_its_dates_and_days_off() -> None:
    """In place of the lines."""
    monday = date(2026, 11, 23)
    there = Attendance(WorkCalendar(off=frozenset({date(2026, 11, 25)})))
    data = screens.week(RU, Whose(Role.HUNTER), week_of(monday), lambda _: HUNTER, there)
    said = words(laid({**data, "name": "Орлов Иван"}))
    for part in ("Орлов Иван", "23.11–29.11.2026", "выходной", "27.11"):
        assert part in said
    assert "Встречи-6" not in said, "Wednesday is off"


def test_days_with_other_times_bear_them_in_their_cells() -> None:
    """The source's columns hold where all days share their times, and only there."""
    assert table(form()["days"], "").times == [
        "9:00–9:20",
        "9:20–11:00",
        "11:00–13:00",
        "14:00–15:30",
        "15:30–17:00",
        "17:00–18:00",
    ]
    assert table(form(UNLIKE)["days"], "").times is None
    said = words(laid(form(UNLIKE)))
    assert said.count("Утренняя") == 5
    assert "8:30–9:00" in said or "8:30– 9:00" in said


# -- as it is drawn


@pytest.mark.parametrize("data", [form(), form(FARMER, Role.FARMER), form(UNLIKE), form(BUSY), form(locale="en")])
def test_every_text_stays_in_the_sheet_and_no_two_lie_on_each_other(data: dict[str, Any]) -> None:
    """However many slots."""
    sheet = laid(data)
    boxes = []
    for each in sheet.texts:
        right = each.x + _measure(each.text, each.size, each.bold)
        assert SIZES.margin - 1 <= each.x
        assert right <= SIZES.width - SIZES.margin + 1, each.text
        boxes.append((each.x, each.y, right, each.y + each.size))
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert one[2] <= other[0] + 1 or other[2] <= one[0] + 1 or one[3] <= other[1] + 1 or other[3] <= one[1] + 1


def test_a_cell_holds_its_text() -> None:
    """Of every usual table in both languages no word is cut."""
    for locale in LOCALES:
        for slots, role in ((HUNTER, Role.HUNTER), (FARMER, Role.FARMER), (UNLIKE, Role.HUNTER)):
            sheet = laid(form(slots, role, locale))
            assert not any(each.text.endswith(("-", "…")) for each in sheet.texts)


def test_the_picture_is_what_a_chat_shows_whole() -> None:
    """Wide enough for a phone three times over, not too high, and light; nothing at its edges."""
    content = timetable_png(form())
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    assert (picture.format, picture.width) == (None, 1200)
    assert 400 < picture.height < 1000
    assert len(content) < 200_000
    assert {picture.getpixel((x, y)) for x in (3, 1196) for y in range(picture.height)} == {WHITE}


def test_letters_of_the_usual_week_can_be_read_on_a_phone() -> None:
    """Shown 390 points wide, at least seven of them high."""
    for slots, role in ((HUNTER, Role.HUNTER), (FARMER, Role.FARMER)):
        smallest = min(each.size for each in laid(form(slots, role)).texts)
        assert smallest * 390 / SIZES.width >= 7


def test_what_matters_most_has_a_colour_of_its_own() -> None:
    """Meetings and calls stand out; kinds are the domain's."""
    assert set(FILLS) <= {str(each) for each in Activity}
    colours = {box.fill for box in laid(form()).boxes}
    assert {FILLS["meeting"], FILLS["telemarketing"]} <= colours


@pytest.mark.parametrize("slots", [HUNTER, UNLIKE, BUSY])
def test_the_page_is_one_page_across(slots: Table) -> None:
    """A4, to hang over the desk; all its words are words and not drawings."""
    content = timetable_pdf(form(slots))
    pages, said = pdf_text(content)
    box = PdfReader(io.BytesIO(content)).pages[0].mediabox
    assert pages == 1
    assert (round(float(box.width)), round(float(box.height))) == (842, 595)
    assert "Ф.И.О. МП" in said
    assert "Встречи" in said or slots is BUSY


@pytest.mark.parametrize("text", ["", "👍🏽", "漢字", "\u202e\x00", "щ" * 300, "a\nb", "<b>&"])
def test_any_name_can_be_drawn(text: str) -> None:
    """It is whatever somebody typed."""
    data = {**form(), "name": text}
    assert timetable_png(data).startswith(b"\x89PNG")
    assert timetable_pdf(data).startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["timetable_png", "timetable_pdf"])
def test_the_same_data_is_the_same_file_in_any_process(kind: str) -> None:
    """Byte for byte."""
    here = timetable_png(form()) if kind == "timetable_png" else timetable_pdf(form())
    assert [made_elsewhere(kind, form(), *where) for where in ELSEWHERE] == [here] * 2


def test_what_is_missing_is_an_error() -> None:
    """Not an empty sheet."""
    with pytest.raises(KeyError):
        timetable_png({"title": "x"})
