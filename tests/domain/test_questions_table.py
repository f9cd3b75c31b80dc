"""A questionnaire as a table, and back: what a head may change, what stays, and what he is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import questionnaire_editing as editing
from bot.domain.default_questionnaire import LOCALES, default
from bot.domain.questionnaire import AnswerType, Audience, Condition, Fact, Question, Questionnaire
from bot.domain.questionnaire_rules import MOST_QUESTIONS, Refused, Why, asked, options_of, retired
from bot.domain.questions_table import Problem, from_table, table_of

RUSSIAN = default("ru")
Cells = dict[str, Any]


def edited(form: Questionnaire, edit: Callable[[list[Cells]], None]) -> Questionnaire | list[Problem]:
    """What becomes of the form when its table is edited."""
    table = json.loads(json.dumps(table_of(form)))
    edit(table["rows"])
    return from_table(form, table)


def taken(form: Questionnaire, edit: Callable[[list[Cells]], None]) -> Questionnaire:
    result = edited(form, edit)
    assert isinstance(result, Questionnaire), result
    return result


def whys(form: Questionnaire, edit: Callable[[list[Cells]], None]) -> list[tuple[str, str]]:
    """Where something is wrong, and what."""
    result = edited(form, edit)
    assert isinstance(result, list)
    return [(each.column, each.why) for each in result]


def row_of(rows: list[Cells], key: str) -> Cells:
    return next(row for row in rows if row["key"] == key)


def question(form: Questionnaire, key: str) -> Question:
    found = form.question(key)
    assert found is not None
    return found


def set_in(key: str, **cells: Any) -> Callable[[list[Cells]], None]:
    return lambda rows: row_of(rows, key).update(cells)


def set_in_all(**cells: Any) -> Callable[[list[Cells]], None]:
    def edit(rows: list[Cells]) -> None:
        for row in rows:
            row.update(cells)

    return edit


def new_row(section: str, text: str, **cells: Any) -> Cells:
    blank = dict.fromkeys(("type", "required", "unknown", "audience", "condition", "limits", "options"))
    return {"line": 99, "number": "", "section": section, "text": text, "further": False, "key": "", **blank, **cells}


# -- there and back


@pytest.mark.parametrize("locale", LOCALES)
def test_a_table_that_nobody_touched_changes_nothing(locale: str) -> None:
    """The default form, in either language."""
    assert taken(default(locale), lambda rows: None) == default(locale)


STEPS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 60), st.integers(0, 60)), max_size=25)
WORDS = [f"Слово {number}" for number in range(61)]


def step(form: Questionnaire, kind: int, one: int, other: int) -> Questionnaire:
    questions, sections = form.questions, form.sections
    key, section = questions[one % len(questions)].key, sections[other % len(sections)].key
    decisive = questions[other % len(questions)]
    edits: list[Callable[[], Questionnaire]] = [
        lambda: editing.add_question(form, section, editing.NewQuestion(f"Вопрос {one}?", required=bool(other % 2))),
        lambda: editing.add_question(
            form, section, editing.NewQuestion(f"Выбор {one}?", AnswerType.CHOICES, (WORDS[one], "Нет, не так"))
        ),
        lambda: editing.add_section(form, f"Раздел {one}"),
        lambda: editing.rename(form, key, f"Иначе {other}?"),
        lambda: editing.retire(form, key),
        lambda: editing.restore(form, key),
        lambda: editing.move(form, key, 1 if other % 2 else -1),
        lambda: editing.add_option(form, key, WORDS[other]),
        lambda: editing.set_audience(form, key, list(Audience)[other % 3]),
        lambda: editing.allow_unknown(form, key, bool(other % 2)),
        lambda: editing.show_if(
            form, key, Condition(decisive.key, frozenset(each.key for each in options_of(decisive)[: 1 + one % 2]))
        ),
        lambda: editing.rename_section(form, section, f"Раздел с именем {one}"),
    ]
    try:
        return edits[kind]()
    except Refused:
        return form


@given(st.sampled_from(LOCALES), STEPS)
@settings(max_examples=150, deadline=None)
def test_whatever_form_the_editor_makes_comes_back_as_it_was(locale: str, steps: list[tuple[int, int, int]]) -> None:
    """With its retired questions, empty sections and conditions."""
    form = default(locale)
    for each in steps:
        form = step(form, *each)
    assert taken(form, lambda rows: None) == form


# -- what a head changes


def test_a_question_is_reworded_and_keeps_its_key_and_meaning() -> None:
    """Also one of the core."""
    after = taken(RUSSIAN, set_in("budget", text="Деньги есть?"))
    assert question(after, "budget") == replace(question(RUSSIAN, "budget"), text="Деньги есть?")


def test_rows_that_are_moved_are_questions_that_are_moved() -> None:
    """Within a section and into another one."""

    def move(rows: list[Cells]) -> None:
        history = row_of(rows, "history")
        rows.remove(history)
        rows.insert(rows.index(row_of(rows, "supplier")), history)
        row_of(rows, "changes")["section"] = "Итог"

    after = taken(RUSSIAN, move)
    keys = [each.key for each in after.questions]
    assert keys.index("history") < keys.index("supplier")
    assert question(after, "changes").section == "outcome"
    assert set(keys) == {each.key for each in RUSSIAN.questions}


def test_a_row_without_a_key_is_a_new_question() -> None:
    """By its words alone: a type is guessed where none is said."""

    def add(rows: list[Cells]) -> None:
        rows.append(new_row("Карточка", "Сколько этажей?", type="number", limits=["lowest=1"], required=True))
        rows.append(new_row("", "Есть склад?", options=["Да", "Нет", "Строят"]))
        rows.append(new_row("Новый раздел", "Что ещё?", audience="new", unknown=True))

    after = taken(RUSSIAN, add)
    floors, store, more = (next(each for each in after.questions if each.text == text) for text in ADDED)
    assert (floors.section, floors.required, floors.parts[0].type) == ("card", True, AnswerType.NUMBER)
    assert floors.parts[0].lowest == 1
    assert (store.section, store.parts[0].type) == ("card", AnswerType.CHOICE)
    assert (more.parts[0].type, more.audience, more.unknown_allowed) == (AnswerType.TEXT, Audience.NEW, True)
    assert after.sections[-1].title == "Новый раздел"
    assert len({each.key for each in after.questions}) == len(after.questions)


ADDED = ("Сколько этажей?", "Есть склад?", "Что ещё?")


def test_a_row_that_is_gone_retires_its_question() -> None:
    """It stays in the form, in its place, so that old answers stay readable."""
    after = taken(RUSSIAN, lambda rows: rows.remove(row_of(rows, "history")))
    assert [each.key for each in retired(after)] == ["history"]
    assert [each.key for each in after.questions] == [each.key for each in RUSSIAN.questions]


def test_a_retired_question_comes_back_by_its_key_or_its_words() -> None:
    """An old file, or the question written anew."""
    before = editing.retire(RUSSIAN, "history")
    text = question(RUSSIAN, "history").text
    by_key = taken(before, lambda rows: rows.append(new_row("Итог", "Давно ли?", key="history")))
    by_text = taken(before, lambda rows: rows.append(new_row("Итог", text.upper())))
    assert not question(by_key, "history").retired
    assert not question(by_text, "history").retired


def test_a_lost_key_is_found_by_the_wording() -> None:
    """Somebody cleared the column of keys."""
    assert taken(RUSSIAN, set_in_all(key="")) == RUSSIAN


def test_a_copied_row_is_a_new_question_and_the_original_keeps_its_key() -> None:
    """Whichever of the two stands first."""

    def copy(rows: list[Cells]) -> None:
        rows.insert(0, {**row_of(rows, "gain"), "text": "Что это даст вашим людям?"})

    after = taken(RUSSIAN, copy)
    assert question(after, "gain").text == question(RUSSIAN, "gain").text
    assert len(after.questions) == len(RUSSIAN.questions) + 1


def test_a_section_that_is_renamed_in_all_its_rows_stays_the_same_section() -> None:
    """One that is renamed in a part of them is a second section."""
    title = RUSSIAN.sections[1].title

    def rename(rows: list[Cells], count: int) -> None:
        for row in [row for row in rows if row["section"] == title][:count]:
            row["section"] = "Как сейчас"

    whole = taken(RUSSIAN, lambda rows: rename(rows, 99))
    part = taken(RUSSIAN, lambda rows: rename(rows, 2))
    assert [each.key for each in whole.sections] == [each.key for each in RUSSIAN.sections]
    assert whole.sections[1].title == "Как сейчас"
    assert len(part.sections) == len(RUSSIAN.sections) + 1


# -- options


def keys_of(form: Questionnaire, key: str) -> list[str]:
    return [each.key for each in options_of(question(form, key))]


def test_options_keep_their_keys_wherever_they_stand_and_new_ones_get_keys() -> None:
    """Old answers are kept by the options' keys."""
    was = {each.label: each.key for each in options_of(question(RUSSIAN, "problem"))}
    after = taken(RUSSIAN, set_in("problem", options=["Склад", "сроки", "Цена и скидки", "Качество"]))
    new, *kept = keys_of(after, "problem")
    assert new not in was.values()
    assert kept == [was["Сроки"], was["Цена"], was["Качество"]]
    assert [each.label for each in options_of(question(after, "problem"))][1:3] == ["сроки", "Цена и скидки"]


def test_an_option_with_another_number_is_another_option() -> None:
    """«Меньше 70 %» that became «Меньше 50 %» is not renamed: old answers would be changed by it."""
    after = taken(RUSSIAN, set_in("share", options=["100 %", "70–99 %", "Меньше 50 %"]))
    assert keys_of(after, "share")[:2] == keys_of(RUSSIAN, "share")[:2]
    assert keys_of(after, "share")[2] != keys_of(RUSSIAN, "share")[2]


def test_options_that_the_method_reads_may_only_be_reworded() -> None:
    """Interest and agreement decide what a meeting counts for."""
    labels = ["Горячо", "Думает", "Холодно"]
    after = taken(RUSSIAN, set_in("interest", options=labels))
    assert keys_of(after, "interest") == keys_of(RUSSIAN, "interest")
    assert [each.label for each in options_of(question(after, "interest"))] == labels
    assert whys(RUSSIAN, set_in("interest", options=[*labels, "Ещё"])) == [("options", Why.MEANING_STAYS)]
    assert ("options", Why.MEANING_STAYS) in whys(RUSSIAN, set_in("interest", options=labels[:2]))


# -- types and parts


def test_a_question_of_another_type_is_a_new_one() -> None:
    """Answers of the old type would not fit under it."""
    after = taken(RUSSIAN, set_in("rework", type="yes_no"))
    assert question(after, "rework").retired
    new = next(each for each in asked(after) if each.text == question(RUSSIAN, "rework").text)
    assert new.parts[0].type is AnswerType.YES_NO


def test_a_further_part_is_added_changed_and_removed() -> None:
    """The question stays the same one; of the core its parts stay too."""

    def add(rows: list[Cells]) -> None:
        at = rows.index(row_of(rows, "rework"))
        rows.insert(at + 1, new_row("", "Сколько часов?", further=True, type="number", required=False))

    added = taken(RUSSIAN, add)
    assert [each.type for each in question(added, "rework").parts] == [AnswerType.TEXT, AnswerType.NUMBER]
    assert question(added, "rework").parts[1].optional
    removed = taken(added, lambda rows: rows.remove(next(row for row in rows if row["text"] == "Сколько часов?")))
    assert removed == RUSSIAN

    def drop(rows: list[Cells]) -> None:
        rows.remove(next(row for row in rows if row["number"] == f"{RUSSIAN.number('budget')}.2"))

    assert whys(RUSSIAN, drop) == [("type", Why.CORE_STAYS)]


def test_parts_find_their_question_by_number_when_rows_are_sorted() -> None:
    """By the wording, say: the further parts stand anywhere."""

    def sort(rows: list[Cells]) -> None:
        for row in rows:
            row["section"] = "Всё"
        rows.sort(key=lambda row: row["text"])

    after = taken(RUSSIAN, sort)
    for each in RUSSIAN.questions:
        assert [part.label for part in question(after, each.key).parts] == [part.label for part in each.parts]


def test_limits_that_a_type_does_not_have_are_told() -> None:
    """So is a lowest that is above the highest."""
    assert whys(RUSSIAN, set_in("rework", limits=["lowest=1"])) == [("limits", Why.NOT_READ)]
    assert whys(RUSSIAN, set_in("satisfaction", limits=["lowest=9", "highest=2"])) == [("limits", Why.NOT_READ)]


def test_columns_that_are_missing_leave_everything_as_it_was() -> None:
    """A head deleted what he did not need."""
    columns = ("type", "options", "required", "unknown", "audience", "condition", "limits")
    assert taken(RUSSIAN, set_in_all(**dict.fromkeys(columns))) == RUSSIAN


# -- conditions


def test_a_condition_names_another_question_by_its_number_and_an_option_by_its_label() -> None:
    """The number is the one that stands in the table, wherever the rows were moved."""
    number = RUSSIAN.number("problem")
    after = taken(RUSSIAN, set_in("failure", condition=f"{number}: сроки, Качество"))
    keys = {each.label: each.key for each in options_of(question(RUSSIAN, "problem"))}
    assert question(after, "failure").shown_if == Condition("problem", frozenset({keys["Сроки"], keys["Качество"]}))
    assert question(taken(after, set_in("failure", condition="")), "failure").shown_if is None


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("сроки", Why.NOT_READ),
        ("77: сроки", Why.NOT_THERE),
        (f"{RUSSIAN.number('problem')}: погода", Why.NOT_THERE),
        (f"{RUSSIAN.number('supplier')}: сроки", Why.NOT_A_CHOICE),
        (f"{RUSSIAN.number('affected')}: клиенты", Why.NOT_EARLIER),
    ],
)
def test_a_condition_that_cannot_be_is_told(told: str, why: Why) -> None:
    """Which question, and in which column."""
    assert whys(RUSSIAN, set_in("failure", condition=told)) == [("condition", why)]


def test_a_condition_survives_the_rewording_of_its_option() -> None:
    """Though the condition's cell still has the old wording."""
    number = RUSSIAN.number("problem")
    before = taken(RUSSIAN, set_in("failure", condition=f"{number}: Сроки"))
    labels = [each.label for each in options_of(question(before, "problem"))]
    reworded = ["Сроки поставки" if each == "Сроки" else each for each in labels]
    after = taken(before, set_in("problem", options=reworded))
    assert question(after, "failure").shown_if == question(before, "failure").shown_if


# -- the core and the limits


@pytest.mark.parametrize("fact", Fact)
def test_no_fact_of_the_core_can_be_removed(fact: Fact) -> None:
    """The question is named, so that its row is found in the old file."""
    key = next(each.key for each in RUSSIAN.questions if each.fact is fact)
    result = edited(RUSSIAN, lambda rows: rows.remove(row_of(rows, key)))
    assert isinstance(result, list)
    assert Problem(0, "text", Why.CORE_STAYS, question(RUSSIAN, key).text) in result


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"required": False}, "required"),
        ({"unknown": True}, "unknown"),
        ({"audience": "new"}, "audience"),
        ({"condition": "2: Торговля"}, "condition"),
        ({"type": "number"}, "type"),
    ],
)
def test_the_core_is_asked_of_everybody_always(cells: Cells, column: str) -> None:
    """Whatever the table says of it."""
    assert whys(RUSSIAN, set_in("result", **cells)) == [(column, Why.CORE_STAYS)]


def test_everything_that_is_wrong_is_told_at_once_from_the_top_down() -> None:
    """One round of mending is enough."""

    def spoil(rows: list[Cells]) -> None:
        row_of(rows, "gain")["text"] = row_of(rows, "result")["text"]
        row_of(rows, "rework")["text"] = "Ы" * 500
        row_of(rows, "share")["options"] = ["Одно"]
        row_of(rows, "history")["text"] = " "

    result = edited(RUSSIAN, spoil)
    assert isinstance(result, list)
    lines = {row["key"]: row["line"] for row in table_of(RUSSIAN)["rows"]}
    assert [(each.row, each.why, each.about) for each in result] == [
        (lines["history"], Why.EMPTY, ""),
        (lines["share"], Why.LAST_OPTION, "2"),
        (lines["rework"], Why.TOO_LONG, "200"),
        (lines["gain"], Why.TWICE, question(RUSSIAN, "result").text),
    ]


def test_more_questions_than_may_be_are_refused() -> None:
    """Sixty are not."""

    def add(rows: list[Cells], count: int) -> None:
        rows.extend(new_row("Итог", f"Вопрос {number}?") for number in range(count))

    left = MOST_QUESTIONS - len(asked(RUSSIAN))
    assert len(asked(taken(RUSSIAN, lambda rows: add(rows, left)))) == MOST_QUESTIONS
    assert whys(RUSSIAN, lambda rows: add(rows, left + 1)) == [("text", Why.TOO_MANY_QUESTIONS)]


def test_a_file_that_could_not_be_read_is_told_alone() -> None:
    """And not that twelve facts are missing."""
    problem = {"row": 0, "column": "", "why": "encrypted", "about": ""}
    assert from_table(RUSSIAN, {"rows": [], "problems": [problem]}) == [Problem(0, "", "encrypted")]


def test_an_empty_table_is_refused() -> None:
    """All of the core is missing."""
    result = from_table(RUSSIAN, {"rows": [], "problems": []})
    assert isinstance(result, list)
    assert len(result) == len(Fact)
