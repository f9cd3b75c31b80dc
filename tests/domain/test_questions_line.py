"""What the head types behind /questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.default_questionnaire import default
from bot.domain.questionnaire import AnswerType
from bot.domain.questionnaire_editing import retire
from bot.domain.questionnaire_rules import Refused, Why, question_of
from bot.domain.questions_line import (
    TYPES,
    Do,
    Draft,
    Edit,
    option_named,
    read_edit,
    read_new,
    retired_named,
    section_named,
    split_options,
    type_named,
)

FORM = default("ru")


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("", Edit(Do.HOME)),
        ("3", Edit(Do.SHOW, 3)),
        ("№ 3", Edit(Do.SHOW, 3)),
        ("3.", Edit(Do.SHOW, 3)),
        ("3 вверх", Edit(Do.UP, 3)),
        ("3 down", Edit(Do.DOWN, 3)),
        ("3 убрать!", Edit(Do.RETIRE, 3)),
        ("3 обязательный", Edit(Do.REQUIRE, 3)),
        ("3 по желанию", Edit(Do.OPTIONAL, 3)),
        ("3 «не сказал»", Edit(Do.UNKNOWN, 3)),
        ("3 не сказал: нет", Edit(Do.NO_UNKNOWN, 3)),
        ("3 для новых", Edit(Do.FOR_NEW, 3)),
        ("3 for existing", Edit(Do.FOR_EXISTING, 3)),
        ("3 всем", Edit(Do.FOR_ALL, 3)),
        ("3 всегда", Edit(Do.ALWAYS, 3)),
        ("3 если 2: да, нет", Edit(Do.IF, 3, "2", "да, нет")),
        ("3 If №2; yes", Edit(Do.IF, 3, "2", "yes")),
        ("3 + Лизинг", Edit(Do.ADD_OPTION, 3, "Лизинг")),
        ("3 - Лизинг", Edit(Do.REMOVE_OPTION, 3, "Лизинг")),
        ("3 Лизинг = Аренда", Edit(Do.RENAME_OPTION, 3, "Лизинг", "Аренда")),
        ("3. Новый текст?", Edit(Do.RENAME, 3, "Новый текст?")),
        ("3.Новый текст?", Edit(Do.RENAME, 3, "Новый текст?")),
        ("3) Новый текст?", Edit(Do.RENAME, 3, "Новый текст?")),
        ("3 офиса у клиента", Edit(Do.RENAME, 3, "офиса у клиента", sure=False)),
        ("+ Раздел Логистика", Edit(Do.ADD_SECTION, text="Логистика")),
        ("+ Карточка; Сколько складов?; число", Edit(Do.ADD, text="Карточка; Сколько складов?; число")),
        ("+ Раздел; Сколько складов?", Edit(Do.ADD, text="Раздел; Сколько складов?")),
        ("раздел 2 Как сейчас", Edit(Do.RENAME_SECTION, 2, "Как сейчас")),
        ("section 2. Now", Edit(Do.RENAME_SECTION, 2, "Now")),
        ("вернуть Как проходит", Edit(Do.RESTORE, text="Как проходит")),
        ("Отменить", Edit(Do.UNDO)),
        ("file", Edit(Do.FILE)),
    ],
)
def test_an_edit_is_read_as_it_is_typed(text: str, edit: Edit) -> None:
    """The question's number first; without a mark behind it new words are not surely a wording."""
    assert read_edit(text) == read_edit(f"  {text}\n") == edit


@pytest.mark.parametrize("text", ["Ромашка", "2.5 млн", "15.12", "1234 шт", "вернуть", "раздел", "вверх 3"])
def test_what_is_no_edit_is_not_taken_for_one(text: str) -> None:
    """A figure, a day, a client's name."""
    assert read_edit(text) is None


@given(st.text(max_size=40))
def test_any_text_is_read_or_not_and_nothing_is_raised(text: str) -> None:
    """An edit of a question has its number."""
    edit = read_edit(text)
    assert edit is None or edit.number >= 0


def test_a_new_question_is_told_in_one_line() -> None:
    """Section, text, type with its options, and whether it is required; fields but the text may be missing."""
    whole = "Карточка; Есть ли склад?; выбор: да, нет; обязательный"
    assert read_new(FORM, whole, None) == Draft("card", "Есть ли склад?", AnswerType.CHOICE, ("да", "нет"), True)
    assert read_new(FORM, "3; Что болит?; текст", None) == Draft("problems", "Что болит?", AnswerType.TEXT)
    assert read_new(FORM, "Что болит?", None) == Draft(text="Что болит?")
    assert read_new(FORM, "Что болит?; !; число", "card") == Draft("card", "Что болит?", AnswerType.NUMBER, (), True)
    assert read_new(FORM, "Что болит?; по желанию", "card") == Draft("card", "Что болит?")
    assert read_new(FORM, "Что болит?;; ", "card") == Draft("card", "Что болит?")


@pytest.mark.parametrize(("text", "about"), [("Нигде; Что?; число", "Нигде"), ("Карточка; Что?; чисто", "чисто")])
def test_a_field_that_is_not_understood_is_named(text: str, about: str) -> None:
    """So that the head sees which one."""
    with pytest.raises(Refused) as refused:
        read_new(FORM, text, None)
    assert (refused.value.why, refused.value.about) == (Why.NOT_READ, about)


def test_every_type_has_a_name_in_both_languages_and_no_name_means_two() -> None:
    """`выбор`, `choice`."""
    names = [name for words in TYPES.values() for name in words]
    assert len(set(names)) == len(names)
    assert TYPES.keys() == set(AnswerType)
    assert all(any(name.isascii() for name in words) and not words[0].isascii() for words in TYPES.values())
    assert type_named(" Да/Нет ") is AnswerType.YES_NO
    assert type_named("нечто") is None


def test_options_are_parted_by_commas_semicolons_or_lines() -> None:
    """A list's dashes are dropped."""
    assert split_options("- да,\n- нет;  может быть,,") == ("да", "нет", "может быть")
    assert split_options(" , ") == ()


def test_sections_and_options_are_meant_by_a_beginning_that_no_other_has() -> None:
    """A section by its number too; three letters at least."""
    named = [section_named(FORM, text) for text in ("карт", "2", "итог", "Ценность и критерии", "ка", "99", "0", "реш")]
    assert [each and each.key for each in named] == ["card", "now", "outcome", "value", None, None, None, "decision"]
    budget = question_of(FORM, "budget")
    assert (option_named(budget, "утвержден"), option_named(budget, "план")) == ("approved", "planned")
    with pytest.raises(Refused) as refused:
        option_named(question_of(FORM, "procurement"), "до")
    assert refused.value.why is Why.NOT_THERE


def test_a_removed_question_is_found_by_the_beginning_of_its_text() -> None:
    """One that is asked is not meant."""
    form = retire(FORM, "rivals")
    assert retired_named(form, "кого ещё").key == "rivals"
    with pytest.raises(Refused):
        retired_named(form, "Как проходит")
