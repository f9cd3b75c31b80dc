"""A week's table of time as a picture for the chat: wide, with letters that a phone can show."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from bot.files.lettering import font
from bot.files.timetable_columns import Sizes
from bot.files.timetable_sheet import EDGE, INK, Sheet, Upright, lay

SIZES = Sizes(
    width=1200,
    margin=24,
    title=32,
    label=27,
    head=25,
    cell=28,
    smallest=18,
    least_step=1,
    padding=11,
    row=88,
    to_height=1.28,
)


def _measure(text: str, size: float, bold: bool) -> float:
    return font(round(size), bold).getlength(text)


def timetable_png(data: dict[str, Any]) -> bytes:
    sheet = lay(data, SIZES, _measure)
    picture = Image.new("RGB", (round(SIZES.width), round(sheet.height)), "#ffffff")
    _draw(picture, sheet)
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _draw(picture: Image.Image, sheet: Sheet) -> None:
    draw = ImageDraw.Draw(picture)
    for box in sheet.boxes:
        corners = (round(box.x), round(box.y), round(box.x + box.width), round(box.y + box.height))
        draw.rectangle(corners, box.fill, EDGE, 2)
    for rule in sheet.rules:
        draw.line((rule.x, rule.y, rule.x + rule.width, rule.y), EDGE, 2)
    for each in sheet.texts:
        draw.text((round(each.x), round(each.y)), each.text, each.colour, font(round(each.size), each.bold))
    for upright in sheet.uprights:
        _write_upright(picture, upright)


def _write_upright(picture: Image.Image, upright: Upright) -> None:
    letters = font(round(upright.size), bold=True)
    left, top, right, bottom = letters.getbbox(upright.text)
    strip = Image.new("L", (max(1, round(right - left)), max(1, round(bottom - top))), 0)
    ImageDraw.Draw(strip).text((-left, -top), upright.text, 255, letters)
    turned = strip.rotate(90, expand=True)
    x = upright.box.x + (upright.box.width - turned.width) / 2
    y = upright.box.y + (upright.box.height - turned.height) / 2
    picture.paste(INK, (round(x), round(y)), turned)
