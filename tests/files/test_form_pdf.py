"""A client's questionnaire as a PDF: what stands on which page."""

from __future__ import annotations

import io
from typing import Any, cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from bot.files.form_pdf import form_pdf
from tests.files.elsewhere import ELSEWHERE, made_elsewhere

LONG = "Бетон приходит поздно, и смена стоит. " * 26
WORD = "щ" * 1000


def form(questions: int, answer: str = "да", sections: int = 7) -> dict[str, Any]:
    """A form of so many answers in sections that are about equally long."""
    answers = [
        {
            "number": str(number),
            "question": f"Вопрос №{number}?",
            "answer": f"{answer} — ответ{number}.",
            "required": True,
        }
        for number in range(1, questions + 1)
    ]
    size = -(-questions // sections)
    return {
        "title": "ООО «СтройМонтаж-Поволжье»",
        "subtitle": "Анкета потребностей клиента · 24.11.2026 · Иванов П. С. · 12 из 12",
        "footer": "ООО «СтройМонтаж-Поволжье»",
        "sections": [
            {"title": f"Раздел-{at + 1}", "answers": answers[at * size : (at + 1) * size]} for at in range(sections)
        ],
        "made_at": "2026-11-24T13:30:00+03:00",
    }


def pages(data: dict[str, Any]) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(form_pdf(data))).pages]


def body(page: str) -> list[str]:
    """A page's lines without its footer."""
    return [line for line in page.rpartition("ООО «СтройМонтаж-Поволжье»")[0].splitlines() if line.strip()]


def test_everything_that_was_answered_can_be_read_and_copied_as_text() -> None:
    """Cyrillic is text, not a picture of it."""
    text = "\n".join(pages(form(12, "Цена ±5 %, срок № 3, «ёлка» — 1 500 000 ₽")))
    assert "ООО «СтройМонтаж-Поволжье»" in text
    assert "Анкета потребностей клиента · 24.11.2026 · Иванов П. С. · 12 из 12" in text
    for number in range(1, 13):
        assert f"Вопрос №{number}?" in text
        assert f"Цена ±5 %, срок № 3, «ёлка» — 1 500 000 ₽ — ответ{number}." in text


def test_the_default_form_takes_one_or_two_pages() -> None:
    """As a person prints it: twenty-seven short answers."""
    assert len(pages(form(12))) == 1
    assert len(pages(form(27))) == 2


def test_every_page_has_its_number_of_all_and_the_clients_name() -> None:
    """Sheets fall apart."""
    found = pages(form(60, LONG))
    assert len(found) > 10
    for number, text in enumerate(found, start=1):
        assert f"{number} / {len(found)}" in text
        assert "СтройМонтаж-Поволжье" in text


def test_sixty_answers_of_a_thousand_letters_are_all_there() -> None:
    """None is cut at a page's end, and none runs over it."""
    text = " ".join("\n".join(pages(form(60, LONG))).split())
    for number in range(1, 61):
        assert f"— ответ{number}." in text
    assert text.count("Бетон") == 60 * 26


@pytest.mark.parametrize("questions", range(8, 61, 4))
def test_no_heading_or_question_stands_at_the_foot_of_a_page(questions: int) -> None:
    """Something of the answer follows on the same page."""
    for page in pages(form(questions, LONG[: questions * 5])):
        assert "Раздел-" not in body(page)[-1]
        assert "Вопрос №" not in body(page)[-1]


def test_no_single_line_of_a_long_answer_stands_alone_at_the_head_of_a_page() -> None:
    """At least two go over: the last line ends with the answer's number."""
    begun_inside = 0
    for length in range(300, 700, 40):
        for page in pages(form(30, LONG[:length]))[1:]:
            first = body(page)[0]
            if "Вопрос №" not in first and "Раздел-" not in first:
                begun_inside += 1
                assert "ответ" not in first
    assert begun_inside > 10


def test_a_word_that_is_wider_than_the_page_is_broken() -> None:
    """A thousand letters without a space."""
    (text,) = pages(form(1, WORD))
    assert text.count("щ") == len(WORD)
    assert max(map(len, text.splitlines())) < 120


def test_line_breaks_of_an_answer_stay() -> None:
    """A list is a list."""
    data = form(1)
    data["sections"][0]["answers"][0]["answer"] = "цена\nсроки\nкачество"
    lines = pages(data)[0].splitlines()
    at = lines.index("цена")
    assert lines[at : at + 3] == ["цена", "сроки", "качество"]


def test_what_the_fonts_lack_is_left_out_or_boxed() -> None:
    """An emoji goes, a foreign letter becomes a box, nothing raises."""
    data = form(1, "Хорошо 👍🏽 да 漢 \u202e\x07\ud800")
    assert "Хорошо да □ — ответ1." in pages(data)[0]


def test_a_form_without_answers_is_a_page_with_its_head() -> None:
    """Nobody answered yet."""
    data = {**form(1), "sections": []}
    assert len(pages(data)) == 1
    assert "ООО «СтройМонтаж-Поволжье»" in pages(data)[0]


def test_hostile_text_draws_no_link_and_runs_nothing() -> None:
    """A PDF could hold scripts, files and links: this one has none."""
    data = form(3, "</Title> /JavaScript (app.alert(1)) https://evil.example {all}")
    reader = PdfReader(io.BytesIO(form_pdf({**data, "title": "x) /OpenAction << /S /JavaScript >>"})))
    root = cast(DictionaryObject, reader.trailer["/Root"])
    assert not {"/Names", "/AA", "/AcroForm"} & root.keys()
    assert "JavaScript" not in str(root.get("/OpenAction"))
    assert all("/Annots" not in page for page in reader.pages)


def test_the_same_data_is_the_same_file_in_any_process() -> None:
    """No clock, no chance, no order of a set."""
    data = form(9, LONG)
    assert [made_elsewhere("form_pdf", data, seed, zone) for seed, zone in ELSEWHERE] == [form_pdf(data)] * 2


def test_the_file_is_small() -> None:
    """Of the fonts only the letters that are used go along: it is sent from a phone."""
    assert len(form_pdf(form(60, LONG))) < 100_000
