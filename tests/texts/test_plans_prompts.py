"""What the texts of absences, days off and shares show is what their parsers understand."""

import re
from datetime import date

import pytest

from bot.domain.absences import AbsenceKind
from bot.domain.absences_typed import read_absence
from bot.domain.days_off_typed import read_days
from bot.domain.shares import apart, share_named
from bot.domain.spans_typed import Span
from bot.domain.when import OLDEST_RECORD
from bot.texts import LOCALES, texts

TODAY = date(2026, 11, 24)


def line(locale: str, key: str) -> tuple[str, str]:
    command, _, rest = texts(locale).plain(key).partition(" ")
    return command, rest


def quoted(text: str) -> list[str]:
    return re.findall(r"[«“]([^»”]+)[»”]", text)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_absences_are_understood_whole(locale: str) -> None:
    """Kind and days; the head's also a name."""
    for key, named in (("absence-example", False), ("absence-example-head", True)):
        command, rest = line(locale, key)
        typed = read_absence(rest, TODAY)
        assert command == "/absence"
        assert (isinstance(typed.span, Span), typed.kind, bool(typed.whom)) == (True, AbsenceKind.VACATION, named)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", AbsenceKind)
def test_the_word_for_a_kind_names_it(kind: AbsenceKind, locale: str) -> None:
    """What a list says can be typed."""
    assert read_absence(texts(locale).plain("absence-kind", absence=kind), TODAY).kind is kind


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_days_are_understood(locale: str) -> None:
    """The line with its verdict; the answers as days."""
    command, rest = line(locale, "days-example")
    assert command == "/days"
    assert read_days(rest, TODAY).works is True
    answers = [each for key in ("days-ask-off", "days-ask-works") for each in quoted(texts(locale).plain(key))]
    assert len(answers) == 5
    assert all(isinstance(read_days(each, TODAY).span, Span) for each in answers)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_shares_are_understood(locale: str) -> None:
    """A name and a share; the answers as shares."""
    command, rest = line(locale, "share-example")
    assert command == "/share"
    assert share_named(apart(rest)[1]) == 50
    answers = quoted(texts(locale).plain("share-ask", name="", percent=100))
    assert None not in map(share_named, answers)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_limit_in_the_text_is_the_rule(locale: str) -> None:
    """Sixty days back."""
    assert str(OLDEST_RECORD.days) in texts(locale).plain("absence-days-bad", span="too_old", examples="")
