"""Target segments, and the facts that are typed on a client's card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.client_facts import Fact, Introduced, Said, read_fact, read_person
from bot.domain.segments import (
    MOST,
    NAME_LIMIT,
    Action,
    Problem,
    Segment,
    Typed,
    named,
    nearest,
    problem_of_name,
    read_segment_line,
)
from bot.texts import LOCALES, texts

BUILDERS, TRADE, GONE = Segment(1, "Стройка"), Segment(2, "Розница"), Segment(3, "Стройматериалы", retired=True)
KNOWN = [BUILDERS, TRADE, GONE]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        *(("строика", BUILDERS), ("Стройкп", BUILDERS), ("розн", TRADE), ("Розничка", TRADE)),
        *(("Космос", None), ("Ромашка", None), ("", None), ("стр", None)),
    ],
)
def test_the_segment_that_was_probably_meant_is_found(typed: str, expected: Segment | None) -> None:
    """A slip of the finger, a beginning; nothing where it could be anything."""
    assert nearest(KNOWN, typed) == expected


def test_segments_are_edited_in_words() -> None:
    """In either language; anything else is about something else."""
    said = {
        "+ Стройка": Typed(Action.ADD, "Стройка"),
        "add Builders": Typed(Action.ADD, "Builders"),
        "Стройка = Строительство": Typed(Action.RENAME, "Стройка", "Строительство"),
        "- Стройка": Typed(Action.RETIRE, "Стройка"),
        "убрать Стройка": Typed(Action.RETIRE, "Стройка"),
        "restore Builders": Typed(Action.RESTORE, "Builders"),
    }
    assert {text: read_segment_line(text) for text in said} == said
    assert [read_segment_line(text) for text in ("привет", "", "+", "=")] == [None] * 4


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_the_screen_are_understood(locale: str) -> None:
    """Each does what it stands for."""
    t = texts(locale)
    keys = ("segments-example-add", "segments-example-rename", "segments-example-retire")
    typed = [read_segment_line(t.plain(key)) for key in keys]
    assert [each.action for each in typed if each] == [Action.ADD, Action.RENAME, Action.RETIRE]


def test_a_segment_is_meant_by_its_name_or_by_the_only_beginning() -> None:
    """Case and ё aside."""
    assert named(KNOWN, "стройка") is BUILDERS
    assert named(KNOWN, "розн") is TRADE
    assert named(KNOWN, "строй") is None
    assert named(KNOWN, "") is None


def test_a_name_is_borne_once_and_is_short_enough_for_a_button() -> None:
    """A retired one's too; a segment may be renamed to its own name in other letters."""
    assert problem_of_name(KNOWN, "СТРОЙКА") is Problem.TAKEN
    assert problem_of_name(KNOWN, "стройматериалы") is Problem.TAKEN
    assert problem_of_name(KNOWN, "СТРОЙКА", BUILDERS) is None
    assert problem_of_name(KNOWN, "!") is Problem.BAD_NAME
    assert problem_of_name(KNOWN, "а" * (NAME_LIMIT + 1)) is Problem.BAD_NAME
    crowd = [Segment(n, f"Сегмент {n}") for n in range(MOST)]
    assert problem_of_name(crowd, "Ещё один") is Problem.TOO_MANY


# -- the card


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("телефон: +7 912 345-67-89", Said(Fact.PHONE, "+7 912 345-67-89")),
        ("+7 912 345-67-89", Said(Fact.PHONE, "+7 912 345-67-89")),
        ("phone +7 912 345-67-89", Said(Fact.PHONE, "+7 912 345-67-89")),
        ("ИНН 7707083893", Said(Fact.INN, "7707083893")),
        ("инн: нет", Said(Fact.INN, "нет")),
        ("сегмент: Стройка", Said(Fact.SEGMENT, "Стройка")),
        ("segment Builders", Said(Fact.SEGMENT, "Builders")),
        ("отложить до 15.12", Said(Fact.POSTPONE, "15.12")),
        ("postpone until friday", Said(Fact.POSTPONE, "friday")),
        ("ЛПР: Иванов Пётр; директор", Said(Fact.PERSON, "Иванов Пётр; директор")),
    ],
)
def test_a_fact_is_told_in_words(text: str, said: Said) -> None:
    """In either language, with a colon or without."""
    assert read_fact(text) == said


@pytest.mark.parametrize("text", ["телефон не отвечает", "контакт есть", "ИНН пришлёт завтра", "просил прайс", ""])
def test_a_note_is_no_fact(text: str) -> None:
    """Only because it begins with such a word."""
    assert read_fact(text) is None


def test_a_dash_takes_a_fact_away() -> None:
    """So does a plain no."""
    assert [Said(Fact.PHONE, value).nothing for value in ("", "-", "нет", "+7")] == [True, True, True, False]


def test_a_decision_maker_is_told_with_his_number() -> None:
    """The position and the number may be missing, the number may stand before the position."""
    whole = Introduced("Иванов Пётр", "директор", "+79123456789")
    assert read_person("иванов пётр; директор; +7 912 345-67-89") == whole
    assert read_person("Иванов Пётр, 8 912 345 67 89, директор") == whole
    assert read_person("Иванов Пётр") == Introduced("Иванов Пётр", "", None)
    assert read_person("; директор") is None


@given(st.text(max_size=100))
def test_no_text_is_too_odd_for_a_card(text: str) -> None:
    """Whatever a person types while one is open."""
    read_fact(text)
    read_person(text)
    read_segment_line(text)
