"""A week's table of time as an A4 page across, to hang over the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from fpdf import FPDF

from bot.files.fonts import BOLD, REGULAR
from bot.files.timetable_columns import Sizes
from bot.files.timetable_sheet import EDGE, INK, Sheet, lay

# Millimetres, and letters in points.
SIZES = Sizes(
    width=297,
    margin=15,
    title=17,
    label=13,
    head=12,
    cell=13,
    smallest=7,
    least_step=0.5,
    padding=4,
    row=24,
    to_height=0.46,
)
LINE = 0.3
SMALLER = (0.85, 0.7, 0.6, 0.5, 0.4)
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""The same table is the same file: when it was made is nobody's matter."""


class _Page(FPDF):
    def __init__(self) -> None:
        super().__init__(orientation="landscape", format="A4")
        self.set_auto_page_break(auto=False)
        self.c_margin = 0
        self.add_font("DejaVu", "", REGULAR)
        self.add_font("DejaVu", "B", BOLD)
        self.add_page()

    def measure(self, text: str, size: float, bold: bool) -> float:
        self.set_font("DejaVu", "B" if bold else "", size)
        return float(self.get_string_width(text))


def timetable_pdf(data: dict[str, Any]) -> bytes:
    page = _Page()
    page.set_creation_date(EPOCH)
    page.set_title(" ".join(data["title"].split()))
    page.set_creator("Polevik")
    page.set_producer("Polevik")
    _draw(page, _on_one_page(data, page))
    return bytes(page.output())


def _on_one_page(data: dict[str, Any], page: _Page) -> Sheet:
    """Where seven days with many slots do not fit, everything is smaller."""
    sheet = lay(data, SIZES, page.measure)
    for scale in SMALLER:
        if sheet.height <= page.h:
            break
        rows, letters = SIZES.row * scale, SIZES.cell * scale
        sheet = lay(data, replace(SIZES, row=rows, cell=letters, smallest=letters / 2), page.measure)
    return sheet


def _draw(page: _Page, sheet: Sheet) -> None:
    page.set_line_width(LINE)
    page.set_draw_color(*_rgb(EDGE))
    for box in sheet.boxes:
        page.set_fill_color(*_rgb(box.fill))
        page.rect(box.x, box.y, box.width, box.height, "FD")
    for rule in sheet.rules:
        page.line(rule.x, rule.y, rule.x + rule.width, rule.y)
    for each in sheet.texts:
        page.set_font("DejaVu", "B" if each.bold else "", each.size)
        page.set_text_color(*_rgb(each.colour))
        page.set_xy(each.x, each.y)
        page.cell(0, each.size * SIZES.to_height, each.text)
    page.set_text_color(*_rgb(INK))
    for upright in sheet.uprights:
        length = page.measure(upright.text, upright.size, True)
        x, y = upright.box.x + upright.box.width / 2, upright.box.y + upright.box.height / 2
        with page.rotation(90, x, y):
            page.set_xy(x - length / 2, y - upright.size * SIZES.to_height / 2)
            page.cell(length, upright.size * SIZES.to_height, upright.text)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:], 16)
