"""What is typed about a client's path, in both languages, sloppily."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.domain.board import Column, Order
from bot.domain.board_typed import Line as BoardLine
from bot.domain.board_typed import read_line as read_board
from bot.domain.path import Move
from bot.domain.path_typed import WORDS, Line, amount_said, move_named, no_sum, read_line

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
JANUARY = date(2027, 1, 15)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ромашка", Line("Ромашка")),
        ("Ромашка; договор; 1,5 млн", Line("Ромашка", Move.CONTRACT, Decimal(1_500_000))),
        ("ромашка ; Договор 1,5 млн", Line("ромашка", Move.CONTRACT, Decimal(1_500_000))),
        (
            "Ромашка; договор: 500 тыс; ждём подпись",
            Line("Ромашка", Move.CONTRACT, Decimal(500_000), reason="ждём подпись"),
        ),
        ("Ромашка; заказ", Line("Ромашка", Move.ORDER)),
        ("Ромашка; заказ; пока неизвестна", Line("Ромашка", Move.ORDER, no_amount=True)),
        ("Ромашка; оплата; 1 200 000,50 ₽", Line("Ромашка", Move.PAID, Decimal("1200000.50"))),
        ("Ромашка; 2 млн", Line("Ромашка", amount=Decimal(2_000_000))),
        ("Ромашка; договор; 1,5 лимона", Line("Ромашка", Move.CONTRACT, unread="1,5 лимона")),
        ("Ромашка; договор; 0", Line("Ромашка", Move.CONTRACT, unread="0")),
        ("Ромашка; переговоры", Line("Ромашка", Move.PROGRESS)),
        ("Ромашка; проиграли; дорого", Line("Ромашка", Move.LOST, reason="дорого")),
        ("Ромашка; проиграли: дорого; и долго", Line("Ромашка", Move.LOST, reason="дорого; и долго")),
        ("Ромашка; отказ", Line("Ромашка", Move.LOST)),
        ("Ромашка; отложить; 15.01", Line("Ромашка", Move.POSTPONED, day=JANUARY)),
        ("Ромашка; отложить до 15.01", Line("Ромашка", Move.POSTPONED, day=JANUARY)),
        ("Ромашка; отложить до 15.01: бюджет", Line("Ромашка", Move.POSTPONED, day=JANUARY, reason="бюджет")),
        ("Ромашка; отложить; 15.01; бюджет", Line("Ромашка", Move.POSTPONED, day=JANUARY, reason="бюджет")),
        ("Ромашка; отложить; ждут бюджета", Line("Ромашка", Move.POSTPONED, reason="ждут бюджета")),
        ("Ромашка; отложить; 15.01.2020", Line("Ромашка", Move.POSTPONED, unread="15.01.2020", late=True)),
        ("Ромашка; отложить; сегодня", Line("Ромашка", Move.POSTPONED, unread="сегодня", late=True)),
        ("Ромашка; отложить; 99.99", Line("Ромашка", Move.POSTPONED, unread="99.99")),
        ("Ромашка; вернуть в работу", Line("Ромашка", Move.BACK)),
        ("Ромашка; вернуть", Line("Ромашка", Move.BACK)),
        ("Ромашка; оставить у себя", Line("Ромашка", Move.DONE)),
        ("Ромашка; подключаюсь!", Line("Ромашка", joins=True)),
        ("Ромашка; непонятное", Line("Ромашка", unread="непонятное")),
        ("Acme; contract; 1.5 mln", Line("Acme", Move.CONTRACT, Decimal(1_500_000))),
        ("Acme; lost; too expensive", Line("Acme", Move.LOST, reason="too expensive")),
        ("Acme; postpone until 15.01; budget", Line("Acme", Move.POSTPONED, day=JANUARY, reason="budget")),
        ("Acme; I join", Line("Acme", joins=True)),
        ("", Line("")),
        (";;;", Line("")),
    ],
)
def test_a_line_is_a_client_a_move_and_what_it_needs(text: str, line: Line) -> None:
    """The sum anywhere behind the word, a day before its reason; what nobody understands is named."""
    assert read_line(text, NOW, MOSCOW) == line


@pytest.mark.parametrize("move", WORDS)
def test_each_word_names_its_move_alone_and_before_a_rest(move: Move) -> None:
    """In any case, with a full stop behind."""
    for word in WORDS[move]:
        assert move_named(word.upper() + ".") == (move, "")
        assert move_named(f"{word}: хвост")[0] is move


def test_a_word_within_another_is_none() -> None:
    """«Заказник» is no order."""
    assert move_named("заказник") == (None, "")
    assert move_named("не договор") == (None, "")


def test_a_sum_is_above_nothing_and_to_the_hundredth() -> None:
    """What nobody can mean is none."""
    assert amount_said("10,0055") == Decimal("10.01")
    assert [amount_said(text) for text in ("0", "-5", "0,001", "10000000 млрд", "много", "")] == [None] * 6
    assert all(no_sum(text) for text in ("-", "не знаю", "Пока неизвестна", "not known yet"))
    assert not no_sum("1,5 млн")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", BoardLine()),
        ("3", BoardLine(Column.CLOSING)),
        ("блок 2", BoardLine(Column.TALKS)),
        ("переговоры по сроку", BoardLine(Column.TALKS, Order.AGE)),
        ("3 по сумме Иван Орлов", BoardLine(Column.CLOSING, Order.AMOUNT, "Иван Орлов")),
        ("Иван", BoardLine(who="Иван")),
        ("проиграны", BoardLine(Column.LOST)),
        ("отложены; Иван", BoardLine(Column.POSTPONED, who="Иван")),
        ("cold work by sum", BoardLine(Column.COLD)),
        ("closing by age", BoardLine(Column.CLOSING, Order.AGE)),
    ],
)
def test_a_board_is_named_by_block_order_and_person(text: str, line: BoardLine) -> None:
    """In any order; of cold work there are no sums to order by."""
    assert read_board(text) == line
