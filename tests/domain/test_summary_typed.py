"""What a head types behind `/summary`."""

from datetime import date, datetime

import pytest

from bot.domain.summary_typed import Asked, Wish, read
from bot.domain.timetable import Week
from tests.domain.test_summary_due import MOSCOW

NOW = datetime(2026, 11, 25, 12, tzinfo=MOSCOW)
THIS, LAST = Week(date(2026, 11, 23)), Week(date(2026, 11, 16))
OLD = Week(date(2026, 3, 2))


@pytest.mark.parametrize(
    ("text", "week"),
    [
        *(("", THIS), ("эта", THIS), ("прошлая", LAST), ("Прошлой недели", LAST), ("last week", LAST)),
        *(("16.11", LAST), ("22.11.2026", LAST), ("2026-11-22", LAST), ("29.11", THIS), ("4.03", OLD)),
        *(
            ("вчера", THIS),
            ("30.11", Week(date(2026, 11, 30))),
            ("20.01", Week(date(2026, 1, 19))),
            ("31.02", None),
            ("ерунда", None),
            ("29.02", None),
        ),
    ],
)
def test_a_week_is_named_by_a_day_of_it_however_long_ago(text: str, week: Week | None) -> None:
    """Without a year the last such day, or one that comes soon; a day that never was is none."""
    assert read(text, NOW, MOSCOW) == Asked(Wish.SHOW, week)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("8 недель", Asked(Wish.TREND, THIS)),
        ("trend", Asked(Wish.TREND, THIS)),
        ("записи 16.11", Asked(Wish.RECORDS, LAST)),
        ("xlsx", Asked(Wish.RECORDS, THIS)),
        ("закрыть", Asked(Wish.CLOSE, LAST)),
        ("закрыть 16.11", Asked(Wish.CLOSE, LAST)),
        ("close last", Asked(Wish.CLOSE, LAST)),
        ("открыть 4.03", Asked(Wish.REOPEN, OLD)),
        ("reopen", Asked(Wish.REOPEN, LAST)),
        ("версии", Asked(Wish.VERSIONS, LAST)),
        ("закрыть всё", Asked(Wish.CLOSE, None)),
        ("за 45 минут", Asked(Wish.LEAD, lead=45)),
        ("lead 30", Asked(Wish.LEAD, lead=30)),
    ],
)
def test_what_else_is_asked_for_is_named_before_the_week(text: str, asked: Asked) -> None:
    """Closing and opening mean the last week where none is named: this one is not over."""
    assert read(text, NOW, MOSCOW) == asked
