"""A client's questionnaire as A4 pages to print or to file: section by section, questions small, answers readable.

`title`, `subtitle`, `footer`, `sections` (`title`, `answers`: `number`, `question`, `answer`, `required`), `made_at`
(ISO with an offset). Raises KeyError for what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from fpdf import FPDF

from bot.files.fonts import BOLD, REGULAR, drawable
from bot.files.wrapping import shortened, wrapped

Colour = tuple[int, int, int]
INK: Colour = (31, 41, 55)
GREY: Colour = (107, 114, 128)
ACCENT: Colour = (31, 95, 153)
LIGHT: Colour = (209, 213, 219)

# Millimetres.
LEFT, RIGHT, TOP, BOTTOM = 20.0, 18.0, 18.0, 20.0
NUMBER_WIDTH = 9.0
UNDER_HEAD = 3.5
LONE = 2
"""Fewer lines than these of an answer do not stand alone at the foot or the head of a page."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a kind of text is set; `height` of a line in millimetres."""

    size: float
    colour: Colour
    height: float
    bold: bool = False


TITLE = Face(19, INK, 8.8, bold=True)
SUBTITLE = Face(9.5, GREY, 4.8)
SECTION = Face(12, ACCENT, 6.2, bold=True)
QUESTION = Face(8.5, GREY, 4.1)
ANSWER = Face(10.5, INK, 5.1)
FOOTER = Face(8, GREY, 5.0)


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    face: Face
    before: float = 0.0
    """The gap above it; none at the head of a page."""
    number: str = ""
    required: bool = False
    bound: bool = False
    """Not the last of a page: what follows belongs to it."""


Placed = tuple[float, Line]
"""How far from the page's upper edge a line begins."""


class _Paper(FPDF):
    """What text is measured by and drawn on."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(auto=False)
        self.c_margin = 0
        self.add_font("DejaVu", "", REGULAR)
        self.add_font("DejaVu", "B", BOLD)

    def use(self, face: Face) -> None:
        self.set_font("DejaVu", "B" if face.bold else "", face.size)
        self.set_text_color(*face.colour)

    def wrapped(self, text: str, face: Face, width: float) -> list[str]:
        self.use(face)
        return wrapped(drawable(text), width, self.get_string_width)


def form_pdf(data: dict[str, Any]) -> bytes:
    paper = _Paper()
    paper.set_creation_date(datetime.fromisoformat(data["made_at"]))
    paper.set_title(_one_line(data["title"]))
    paper.set_creator("Polevik")
    paper.set_producer("Polevik")
    head = _head(paper, data)
    blocks = chain.from_iterable(_blocks(paper, section) for section in data["sections"])
    pages = _paged(head, blocks, paper.h - BOTTOM)
    for number, page in enumerate(pages, start=1):
        paper.add_page()
        for at, line in page:
            _draw(paper, at, line)
        if number == 1:
            _rule(paper, _foot_of(head), ACCENT, 0.6)
        _footer(paper, _one_line(data["footer"]), f"{number} / {len(pages)}")
    return bytes(paper.output())


def _one_line(text: str) -> str:
    return " ".join(drawable(text).split())


# -- what stands where


def _head(paper: _Paper, data: dict[str, Any]) -> list[Placed]:
    """The client, and under him what form this is."""
    lines = [
        Line(text, face)
        for key, face in (("title", TITLE), ("subtitle", SUBTITLE))
        for text in paper.wrapped(data[key], face, paper.epw)
    ]
    placed: list[Placed] = []
    at = TOP
    for line in lines:
        placed.append((at, line))
        at += line.face.height
    return placed


def _foot_of(head: list[Placed]) -> float:
    """Where the rule under the head is."""
    at, last = head[-1]
    return at + last.face.height + 2.0


def _blocks(paper: _Paper, section: dict[str, Any]) -> Iterator[list[Line]]:
    """An answer each with its question; the section's title goes with the first."""
    width = paper.epw - NUMBER_WIDTH
    titles = paper.wrapped(section["title"], SECTION, paper.epw)
    head = [Line(text, SECTION, before=0.0 if n else 5.5, bound=True) for n, text in enumerate(titles)]
    for each in section["answers"]:
        first, *others = paper.wrapped(each["question"], QUESTION, width)
        gap = 1.8 if head else 3.2
        numbered = Line(first, QUESTION, gap, str(each["number"]), bool(each["required"]), bound=True)
        question = [numbered, *(Line(text, QUESTION, bound=True) for text in others)]
        texts = paper.wrapped(each["answer"], ANSWER, width)
        together = {*range(LONE - 1), *range(len(texts) - LONE, len(texts) - 1)}
        answer = [Line(text, ANSWER, 0.0 if n else 0.4, bound=n in together) for n, text in enumerate(texts)]
        yield [*head, *question, *answer]
        head = []


def _paged(head: list[Placed], blocks: Iterable[list[Line]], bottom: float) -> list[list[Placed]]:
    """The pages. What is bound together moves to the next page together, unless it is longer than a page."""
    pages = [list(head)]
    at = _foot_of(head) + UNDER_HEAD - 2.0
    for together in chain.from_iterable(map(_bound, blocks)):
        if at + sum(each.before + each.face.height for each in together) > bottom and at > TOP:
            pages.append([])
            at = TOP
        for line in together:
            if at + line.before + line.face.height > bottom:
                pages.append([])
                at = TOP
            at += line.before if at > TOP else 0.0
            pages[-1].append((at, line))
            at += line.face.height
    return pages


def _bound(block: list[Line]) -> Iterator[list[Line]]:
    """The block cut where a page may end."""
    together: list[Line] = []
    for line in block:
        together.append(line)
        if not line.bound:
            yield together
            together = []
    if together:
        yield together


# -- drawing


def _draw(paper: _Paper, at: float, line: Line) -> None:
    indent = NUMBER_WIDTH if line.face in (QUESTION, ANSWER) else 0.0
    if line.number:
        paper.use(line.face)
        paper.set_text_color(*(ACCENT if line.required else GREY))
        _write(paper, LEFT, at, NUMBER_WIDTH, line.face, line.number)
    paper.use(line.face)
    _write(paper, LEFT + indent, at, paper.epw - indent, line.face, line.text)


def _write(paper: _Paper, left: float, at: float, width: float, face: Face, text: str) -> None:
    paper.set_xy(left, at)
    paper.cell(width, face.height, text)


def _footer(paper: _Paper, text: str, number: str) -> None:
    at = paper.h - BOTTOM + 5
    _rule(paper, at, LIGHT, 0.2)
    paper.use(FOOTER)
    room = paper.epw - 25
    _write(paper, LEFT, at + 1.5, room, FOOTER, shortened(text, room, paper.get_string_width))
    paper.set_xy(paper.w - RIGHT - 25, at + 1.5)
    paper.cell(25, FOOTER.height, number, align="R")


def _rule(paper: _Paper, at: float, colour: Colour, width: float) -> None:
    paper.set_draw_color(*colour)
    paper.set_line_width(width)
    paper.line(LEFT, at, paper.w - RIGHT, at)
