"""Norms as they are typed: whose, which, how much, from when, in whatever order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.funnel import Stage
from bot.domain.norms import DEFAULT_NORMS, MOST, NormProblem, Whose, settable
from bot.domain.norms_typed import Wish, Word, data_asked, guessed, read_norm, said_of, stage_meant, value_of
from bot.domain.people import Role
from bot.texts import LOCALES, texts

TODAY = date(2026, 11, 25)
THIS, NEXT = date(2026, 11, 23), date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "who", "stage", "wish", "monday"),
    [
        ("хантер звонки 60", "хантер", Stage.EFFECTIVE_CALL, 60, None),
        ("Хантер: результативные звонки — 60 в неделю", "хантер", Stage.EFFECTIVE_CALL, 60, None),
        ("Анна встречи 8 с 30.11", "анна", Stage.HELD_MEETING, 8, NEXT),
        (
            "Анна Белова; результативные встречи; 8; со следующей недели",
            "анна белова",
            Stage.EFFECTIVE_MEETING,
            8,
            NEXT,
        ),
        ("60 звонков хантерам с этой недели", "хантерам", Stage.EFFECTIVE_CALL, 60, THIS),
        ("анна назначенные встречи 10 с понедельника", "анна", Stage.BOOKED_MEETING, 10, NEXT),
        ("анна обходы офисов 10 30.11", "анна", Stage.WALKIN, 10, NEXT),
        ("анна звонки 60 с 24.11", "анна", Stage.EFFECTIVE_CALL, 60, NEXT),
        ("Иван звонки 40 со среды", "иван", Stage.EFFECTIVE_CALL, 40, NEXT),
        ("иван звонки 40 с пятницы", "иван", Stage.EFFECTIVE_CALL, 40, NEXT),
        ("с 7 декабря иван звонки 40", "иван", Stage.EFFECTIVE_CALL, 40, date(2026, 12, 7)),
        ("иван звонки с 7-го 40", "иван", Stage.EFFECTIVE_CALL, 40, date(2026, 12, 7)),
        ("иван звонки 40 с понедельника 7.12", "иван", Stage.EFFECTIVE_CALL, 40, date(2026, 12, 7)),
        ("иван звонки 40 с ближайшего понедельника", "иван", Stage.EFFECTIVE_CALL, 40, NEXT),
        ("62 со следующей", "", None, 62, NEXT),
        ("62 со следующей (30.11)", "", None, 62, NEXT),
        ("с этой 62", "", None, 62, THIS),
        ("62 from next", "", None, 62, NEXT),
        ("62 со следующей среды", "", None, 62, date(2026, 12, 7)),
        ("иван звонки 40 с сегодняшнего дня", "иван", Stage.EFFECTIVE_CALL, 40, THIS),
        ("иван звонки 40 c 7 декабря", "иван", Stage.EFFECTIVE_CALL, 40, date(2026, 12, 7)),
        ("иван звонки шестьдесят", "иван", Stage.EFFECTIVE_CALL, 60, None),
        ("хантер звонки сто двадцать пять с понедельника", "хантер", Stage.EFFECTIVE_CALL, 125, NEXT),
        ("хантер звонки до шестидесяти", "хантер", Stage.EFFECTIVE_CALL, 60, None),
        ("hunter calls sixty-five from wednesday", "hunter", Stage.EFFECTIVE_CALL, 65, NEXT),
        ("Anna calls 40 from 7 december", "anna", Stage.EFFECTIVE_CALL, 40, date(2026, 12, 7)),
        ("анна звонки 60 с 2 декабря", "анна", Stage.EFFECTIVE_CALL, 60, date(2026, 12, 7)),
        ("хантер звонки по методу", "хантер", Stage.EFFECTIVE_CALL, Wish.INHERIT, None),
        ("Анна звонки как у всех", "анна", Stage.EFFECTIVE_CALL, Wish.INHERIT, None),
        ("хантер вернуть по методу", "хантер", None, Wish.INHERIT, None),
        ("хантер обходы без нормы", "хантер", Stage.WALKIN, Wish.NONE, None),
        ("хантер обходы 0", "хантер", Stage.WALKIN, Wish.NONE, None),
        ("hunter calls 60", "hunter", Stage.EFFECTIVE_CALL, 60, None),
        ("Anna effective meetings 8 from 30.11", "anna", Stage.EFFECTIVE_MEETING, 8, NEXT),
        ("hunter walk-ins 10 from next week", "hunter", Stage.WALKIN, 10, NEXT),
        ("hunters calls 60 from Monday", "hunters", Stage.EFFECTIVE_CALL, 60, NEXT),
        ("Anna calls as everybody", "anna", Stage.EFFECTIVE_CALL, Wish.INHERIT, None),
        ("60", "", None, 60, None),
        ("с 30.11", "", None, None, NEXT),
        ("нормы", "", None, None, None),
    ],
)
def test_a_line_is_understood_in_parts(
    typed: str, who: str, stage: Stage | None, wish: int | Wish | None, monday: date | None
) -> None:
    """As a hunter's."""
    found = read_norm(typed, TODAY)
    assert (found.who, stage_meant(found.words, Role.HUNTER), found.wish, found.monday) == (who, stage, wish, monday)
    assert found.problem is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("хантер звонки 6000", NormProblem.BAD_NUMBER),
        ("хантер звонки 7,5", NormProblem.BAD_NUMBER),
        ("хантер звонки 7.5", NormProblem.BAD_NUMBER),
        ("хантер звонки -5", NormProblem.BAD_NUMBER),
        ("хантер звонки 60 70", NormProblem.BAD_NUMBER),
        ("хантер звонки 60 с 16.11", NormProblem.PAST),
        ("хантер звонки 60 с 99.99", NormProblem.BAD_DAY),
        ("хантер звонки 60 с получки", NormProblem.BAD_DAY),
        ("хантер звонки 60 с 30.11.2028", NormProblem.TOO_FAR),
    ],
)
def test_what_will_not_do_is_named(typed: str, problem: NormProblem) -> None:
    """Rather than guessed at."""
    assert read_norm(typed, TODAY).problem is problem


def test_a_day_that_is_no_monday_is_told_with_the_coming_one() -> None:
    """So that the head sees why it is another day than he said; who names a Monday is not bothered."""
    days = {said: read_norm(f"иван звонки 40 {said}", TODAY).day for said in ("со среды", "с 2 декабря", "с 7 декабря")}
    assert days == {"со среды": date(2026, 11, 25), "с 2 декабря": date(2026, 12, 2), "с 7 декабря": None}


@pytest.mark.parametrize(
    ("typed", "who", "words"),
    [
        ("хонтер званки 55", "хантер", {Word.CALL}),
        ("фирмер визеты 55", "фермер", {Word.VISIT}),
        ("стожёр назначеные встречы 55", "стажер", {Word.BOOKED, Word.MEETING}),
        ("hanter cals 55", "hunter", {Word.CALL}),
        ("иван зваонки 55", "иван", {Word.CALL}),
        ("аркадий званки 55", "аркадий", {Word.CALL}),
        ("аркадий пятьдесят пяьт", "аркадий", set()),
        ("какая ерунда 55", "какая ерунда", set()),
    ],
)
def test_misspelt_words_are_guessed_and_the_number_is_kept(typed: str, who: str, words: set[Word]) -> None:
    """A guess says that it is one."""
    found = guessed(typed, TODAY)
    assert (found.who, set(found.words), found.wish, found.guessed) == (who, words, 55, "ерунда" not in typed)


@pytest.mark.parametrize(
    ("words", "role", "stage"),
    [
        ({Word.MEETING}, Role.HUNTER, Stage.HELD_MEETING),
        ({Word.MEETING}, Role.TRAINEE, Stage.BOOKED_MEETING),
        ({Word.MEETING}, Role.FARMER, Stage.VISIT),
        ({Word.EFFECTIVE, Word.CALL}, Role.HUNTER, Stage.EFFECTIVE_CALL),
        ({Word.CALL}, Role.FARMER, Stage.WARM_CONTACT),
        ({Word.INCOMING, Word.CALL}, Role.FARMER, Stage.INCOMING),
        ({Word.FORM}, Role.HUNTER, None),
        ({Word.CALL}, Role.HEAD, None),
    ],
)
def test_a_word_means_the_roles_own_stage(words: set[Word], role: Role, stage: Stage | None) -> None:
    """Each role has its meetings and its calls."""
    assert stage_meant(frozenset(words), role) is stage


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", [Role.HUNTER, Role.TRAINEE, Role.FARMER])
def test_the_name_of_a_stage_on_the_screen_can_be_typed(locale: str, role: Role) -> None:
    """What is read is understood."""
    for stage in {*settable(role), *DEFAULT_NORMS[role]}:
        found = read_norm(f"{texts(locale).plain('stage', stage=stage)} 7", TODAY)
        assert (stage_meant(found.words, role), found.wish, found.who) == (stage, 7, "")


@given(st.text(max_size=60))
def test_no_line_is_too_odd_to_read(text: str) -> None:
    """And no number beyond the limit comes through without a word."""
    found = read_norm(text, TODAY)
    assert found.monday is None or found.monday.weekday() == 0
    assert not isinstance(found.wish, int) or found.wish <= MOST or found.problem is not None


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("хантер по данным", ("хантер", False)),
        ("Стажёр: по данным отдела", ("стажер", False)),
        ("хантер принять по данным", ("хантер", True)),
        ("hunter by data", ("hunter", False)),
        ("hunter accept data", ("hunter", True)),
        ("хантер звонки 60", None),
    ],
)
def test_the_teams_data_are_asked_for_in_words(typed: str, asked: tuple[str, bool] | None) -> None:
    """And accepted in words."""
    assert data_asked(typed) == asked


@pytest.mark.parametrize("wish", [60, *Wish])
def test_a_button_carries_what_was_said(wish: int | Wish) -> None:
    """A number, no norm, as everybody."""
    said = said_of(Whose(Role.HUNTER), Stage.EFFECTIVE_CALL, NEXT, wish)
    assert value_of(said) == (wish.value if isinstance(wish, Wish) else str(wish))
