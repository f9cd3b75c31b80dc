"""A questionnaire as a workbook, there and back, and what a head's Excel makes of it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from python_calamine import load_workbook

from bot.domain.default_questionnaire import LOCALES, default
from bot.domain.questionnaire import AnswerType, Audience, Questionnaire, Section
from bot.domain.questionnaire_json import dumps
from bot.domain.questionnaire_rules import MOST_QUESTIONS, WITH_OPTIONS, Why, asked
from bot.domain.questions_rows import rows_of
from bot.domain.questions_table import Problem, from_table
from bot.files import questions_words as words
from bot.files.questions_file import questions_xlsx, read_questions
from bot.files.reading import LIMITS, READERS, read
from bot.files.unreadable import Fault
from bot.texts import texts
from tests.domain.test_questions_table import STEPS, new_row, step, taken
from tests.files.elsewhere import ELSEWHERE, made_elsewhere
from tests.files.tables import workbook

RUSSIAN = default("ru")
HEADS = ["№", "Раздел", "Вопрос", "Тип ответа", "Варианты", "Обязательный"]


def data_of(form: Questionnaire, locale: str = "ru") -> dict[str, Any]:
    """What waits in the outbox."""
    return {"locale": locale, "questionnaire": json.loads(dumps(form))}


def come_back(content: bytes, current: Questionnaire) -> Questionnaire | list[Problem]:
    """As it travels: the table is plain JSON."""
    return from_table(current, json.loads(json.dumps(read("questions_xlsx", content))))


def cells(content: bytes, sheet: int = 0) -> list[list[Any]]:
    return load_workbook(io.BytesIO(content)).get_sheet_by_index(sheet).to_python()


def sixty() -> Questionnaire:
    """As many questions as may be, of all types, long ones."""

    def add(rows: list[dict[str, Any]]) -> None:
        kinds = list(AnswerType)
        for n in range(MOST_QUESTIONS - len(asked(RUSSIAN))):
            kind = kinds[n % len(kinds)]
            options = [f"Вариант {at}: один из многих" for at in range(12)] if kind in WITH_OPTIONS else []
            text = f"Вопрос {n}: {'очень ' * 30}?"
            rows.append(new_row("Ещё", text, type=kind.value, options=options, required=True))

    return taken(RUSSIAN, add)


# -- there and back


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("spoken", LOCALES)
def test_a_file_that_nobody_touched_changes_nothing(locale: str, spoken: str) -> None:
    """Whichever language the form and the file speak."""
    form = default(locale)
    assert come_back(questions_xlsx(data_of(form, spoken)), form) == form


def test_a_form_of_sixty_questions_comes_back() -> None:
    """Of all types, with a dozen options."""
    form = sixty()
    assert len(asked(form)) == MOST_QUESTIONS
    content = questions_xlsx(data_of(form))
    assert len(content) < LIMITS["questions_xlsx"] / 10
    assert come_back(content, form) == form


@given(STEPS)
@settings(max_examples=15, deadline=None)
def test_whatever_form_the_editor_makes_comes_back(steps: list[tuple[int, int, int]]) -> None:
    """Through the workbook too."""
    form = RUSSIAN
    for each in steps:
        form = step(form, *each)
    assert come_back(questions_xlsx(data_of(form)), form) == form


def test_the_same_form_is_the_same_file_in_any_process() -> None:
    """Byte for byte; as text or as plain JSON."""
    data = data_of(RUSSIAN)
    assert [made_elsewhere("questions_xlsx", data, *where) for where in ELSEWHERE] == [questions_xlsx(data)] * 2
    assert questions_xlsx({**data, "questionnaire": dumps(RUSSIAN)}) == questions_xlsx(data)


def test_no_text_becomes_a_formula_or_a_link() -> None:
    """What somebody typed into the bot runs in nobody's Excel."""
    evil = '=HYPERLINK("http://evil.example";"жми")'
    titled = replace(RUSSIAN, sections=(Section("card", "@SUM(1+1)"), *RUSSIAN.sections[1:]))
    question = replace(titled.questions[0], text=evil)
    form = replace(titled, questions=(question, *titled.questions[1:]))
    content = questions_xlsx(data_of(form))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        sheet = package.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet
    assert not [name for name in names if "external" in name.lower() or "vba" in name.lower()]
    assert come_back(content, form) == form


@pytest.mark.parametrize("locale", LOCALES)
def test_the_second_sheet_says_how_to_edit_the_first(locale: str) -> None:
    """In the file's language."""
    t = texts(locale)
    book = load_workbook(io.BytesIO(questions_xlsx(data_of(default(locale), locale))))
    assert book.sheet_names == [t.plain("questions-file-sheet"), t.plain("questions-file-help-sheet")]
    said = [row[0] for row in book.get_sheet_by_index(1).to_python()]
    assert said == t.plain("questions-file-help").split("\n")


# -- what people write


def read_rows(*rows: list[object], heads: list[str] | None = None) -> dict[str, Any]:
    return read_questions(workbook([heads or HEADS, *rows]))


def test_columns_are_found_by_their_heads_wherever_they_stand() -> None:
    """A note above them and columns of the head's own do no harm."""
    table = read_questions(
        workbook([["Анкета отдела"], [], ["Кто просил", "required", "ВОПРОС:", "No."], ["Иванов", "yes", "Что?", 7]])
    )
    (row,) = rows_of(table)
    assert (row.line, row.number, row.text, row.required, row.type, row.options) == (4, "7", "Что?", True, None, None)
    assert table["problems"] == []


def test_numbers_of_parts_are_understood_as_spreadsheets_keep_them() -> None:
    """`19.2` as a number, `19,2` as Russian Excel shows it; a question that is numbered so stays a question."""
    rows = rows_of(
        read_rows([19.0, "Итог", "Что?"], [19.2, "", "Сколько?"], ["19,3", "", "↳ Чего"], ["1.1", "Итог", "Да?"])
    )
    assert [(row.number, row.further, row.text) for row in rows] == [
        ("19", False, "Что?"),
        ("19.2", True, "Сколько?"),
        ("19.3", True, "Чего"),
        ("1.1", False, "Да?"),
    ]


@pytest.mark.parametrize(
    ("written", "options"),
    [
        ("да\nнет\n\n может быть ", ["да", "нет", "может быть"]),
        ("да; нет; может быть", ["да", "нет", "может быть"]),
        ("да, нет", ["да", "нет"]),
        ("100 %, точно\n70–99 %", ["100 %, точно", "70–99 %"]),
        ("", []),
    ],
)
def test_options_are_lines_or_parted_in_one_line(written: str, options: list[str]) -> None:
    """In several lines a comma belongs to the option."""
    (row,) = read_rows([1, "Итог", "Что?", "выбор", written])["rows"]
    assert row["options"] == options


def test_words_that_are_not_understood_are_told_with_their_place() -> None:
    """All of them, by the row that the person sees; the rest of the row is read."""
    heads = [*HEADS, "Для кого", "Пределы"]
    table = read_rows(
        [1, "Итог", "Что?", "телепатия", "", "наверное", "кошки", "от забора"],
        [],
        [2, "Итог", "Кто?", "ЛПР", "", "Да"],
        heads=heads,
    )
    problems = [(each["row"], each["column"], each["why"], each["about"]) for each in table["problems"]]
    assert problems == [
        (2, "type", Why.NOT_READ, "телепатия"),
        (2, "required", Why.NOT_READ, "наверное"),
        (2, "audience", Why.NOT_READ, "кошки"),
        (2, "limits", Why.NOT_READ, "от забора"),
    ]
    assert [row["text"] for row in table["rows"]] == ["Что?", "Кто?"]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_that_is_written_or_offered_is_understood(locale: str) -> None:
    """And means what it meant."""
    at = LOCALES.index(locale)
    assert [words.type_in(each[at]) for each in words.TYPES.values()] == list(AnswerType)
    assert [words.audience_in(each[at]) for each in words.AUDIENCES.values()] == list(Audience)
    assert [words.column_named(each[at]) for each in words.HEADS.values()] == list(words.HEADS)
    assert [words.yes_in(each[at]) for each in (words.YES, words.ALWAYS, words.NO)] == [True, True, False]


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        ("от 1 до 10", ("lowest=1", "highest=10")),
        ("До 1 000 000,5", ("highest=1000000.5",)),
        ("from -2.5", ("lowest=-2.5",)),
        ("не позже месяца", ("within_month",)),
        ("свой вариант; от 1", ("lowest=1", "own")),
        ("", ()),
    ],
)
def test_limits_are_understood(written: str, limits: tuple[str, ...]) -> None:
    """With a comma or a point, in any order."""
    assert words.limits_in(written) == limits


@pytest.mark.parametrize("locale", LOCALES)
def test_what_the_second_sheet_says_is_what_is_understood(locale: str) -> None:
    """Prompts agree with parsers."""
    lines = texts(locale).plain("questions-file-help").split("\n")
    said = {line.split(":")[0]: line for line in lines}
    types = said[{"ru": "Тип ответа", "en": "Answer type"}[locale]].partition(": ")[2].rstrip(".").split(", ")
    assert [words.type_in(each) for each in types] == list(AnswerType)
    limits = said[{"ru": "Пределы", "en": "Limits"}[locale]]
    told = [words.limits_in(each) for each in re.findall(r"[«“]([^»”]+)[»”]", limits)]
    assert [limit.split("=")[0] for each in told for limit in each] == list(words.LIMITS)
    (example,) = re.findall(r"[«“](\d+: [^»”]+)[»”]", said[{"ru": "Спрашивать, если", "en": "Ask only if"}[locale]])
    form = default(locale)
    edited = questions_xlsx(data_of(form, locale))
    table = read_questions(edited)
    next(row for row in table["rows"] if row["key"] == "changes")["condition"] = words.condition_in(example)
    assert isinstance(from_table(form, table), Questionnaire)
    assert words.ARROW in "".join(lines)


def test_a_csv_of_the_questions_is_read_too() -> None:
    """Saved by Russian Excel."""
    text = "№;Раздел;Вопрос;Тип ответа;Варианты\r\n1;Итог;Ещё что?;выбор;да, нет\r\n"
    (row,) = rows_of(read_questions(text.encode("cp1251")))
    assert (row.text, row.type, row.options) == ("Ещё что?", "choice", ("да", "нет"))


# -- files of something else


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Fault.EMPTY),
        (b"%PDF-1.7\x00", Fault.NOT_A_TABLE),
        (workbook([["Дата", "Сумма"], [1, 2]]), Fault.NO_HEAD),
        (workbook([["Вопрос"]] * 600), Fault.TOO_MANY_ROWS),
    ],
)
def test_a_file_of_something_else_is_told_and_nothing_else_is(content: bytes, why: Fault) -> None:
    """No exception: the head gets one sentence."""
    assert come_back(content, RUSSIAN) == [Problem(0, "", why)]


def test_every_kind_that_can_be_read_has_a_limit() -> None:
    """What has none would not be fetched."""
    assert READERS.keys() == LIMITS.keys()
