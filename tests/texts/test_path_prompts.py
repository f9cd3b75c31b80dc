"""What is shown of paths and boards is understood as it stands."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.board import Column
from bot.domain.board_typed import read_line as read_board
from bot.domain.path import Move, NoJoin, Problem
from bot.domain.path_typed import amount_said, day_said, move_named, no_sum, read_line
from bot.screens.path import AWAY_REASONS, LOST_REASONS
from bot.texts import LOCALES, texts

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime.fromisoformat("2026-11-24T10:00:00+03:00")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_are_understood(locale: str) -> None:
    """A whole line, a sum, a day on any day of the year, a board."""
    t = texts(locale)
    line = read_line(t.plain("path-example").removeprefix("/path "), NOW, MOSCOW)
    assert line.client
    assert line.move is Move.CONTRACT
    assert line.amount == amount_said(t.plain("path-amount-example"))
    for month in range(1, 13):
        day, _ = day_said(t.plain("path-until-example"), NOW.replace(month=month, day=20), MOSCOW)
        assert day is not None
    assert read_board(t.plain("board-example").removeprefix("/board ")).column is Column.CLOSING


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("move", [each for each in Move if each is not Move.INTEREST])
def test_what_a_button_says_may_be_typed(locale: str, move: Move) -> None:
    """Without its picture."""
    label = texts(locale).plain("button-path-move", move=move).partition(" ")[2]
    assert move_named(label) == (move, "")


@pytest.mark.parametrize("locale", LOCALES)
def test_that_the_sum_is_not_known_may_be_typed(locale: str) -> None:
    """As the button says."""
    assert no_sum(texts(locale).plain("button-path-no-amount"))


WAYS_OUT = [
    *(("path-problem", Problem.EARLY, Move.PROGRESS), ("path-problem", Problem.NO_ORDER, Move.ORDER)),
    *(("path-join-problem", NoJoin.TALKS, Move.CONTRACT), ("path-join-problem", NoJoin.PAID, Move.DONE)),
    *(("path-join-problem", NoJoin.LOST, Move.BACK), ("path-join-problem", NoJoin.COLD, None)),
]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_way_out_of_a_refusal_is_understood(locale: str) -> None:
    """The line that it shows leads on."""
    for key, problem, move in WAYS_OUT:
        said = texts(locale).plain(key, problem=problem, client="Acme", example="")
        line = read_line(said.rpartition("/path ")[2].removesuffix("</code>"), NOW, MOSCOW)
        assert (line.client, line.move) == ("Acme", move)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_that_is_offered_for_a_wrong_one_names_a_move(locale: str) -> None:
    """«Бывает: …»."""
    said = texts(locale).plain("path-unread", said="?", example="-")
    words = said.partition(": ")[2].partition(".")[0].split(", ")
    assert len({move_named(word)[0] for word in words} - {None}) == len(words) == 7


@pytest.mark.parametrize("locale", LOCALES)
def test_a_block_may_be_typed_as_it_is_called(locale: str) -> None:
    """In the overview and on the buttons."""
    t = texts(locale)
    for column in Column:
        assert read_board(t.plain("board-block", column=column).lstrip("⏸✖️ ")).column is column


@pytest.mark.parametrize("locale", LOCALES)
def test_reasons_have_words_of_their_own(locale: str) -> None:
    """They are counted by them."""
    t = texts(locale)
    said = [t.plain("path-lost-reason", reason=each) for each in LOST_REASONS]
    said += [t.plain("path-away-reason", reason=each) for each in AWAY_REASONS]
    assert len(set(said)) == len(LOST_REASONS) + len(AWAY_REASONS)
