"""Prompts agree with parsers: what a text shows or promises is what the domain understands and does."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.clients import MOST_DECISION_MAKERS
from bot.domain.funnel import UNDO_LIFETIME, Kind, Result
from bot.domain.invitations import LIFETIME
from bot.domain.line import past, read_line
from bot.domain.people import Role
from bot.domain.persons import is_full_name
from bot.domain.results import result_named
from bot.domain.when import FUTURE_EXAMPLES, OLDEST_RECORD, PAST_EXAMPLES, When, parse_future, parse_past
from bot.domain.zones import zone_named
from bot.handlers.help import COMMANDS
from bot.texts import LOCALES, texts
from tests.texts.test_texts import CATALOGUES, HOSTILE, render

NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")


def quoted(text: str) -> list[str]:
    return re.findall(r"[«“]([^»”]+)[»”]", text)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", Kind)
def test_the_example_of_a_line_is_understood_and_counts(kind: Kind, locale: str) -> None:
    """Who types what the prompt shows is asked nothing more."""
    command, _, line = texts(locale).plain(f"{kind}-example").partition(" ")
    draft = read_line(kind, line, NOW, MOSCOW)
    assert command == f"/{kind}"
    assert draft.client
    assert is_full_name(draft.person)
    assert draft.position
    assert draft.result in (Result.REFUSED, Result.CONTACT)
    assert (draft.detail, draft.note, draft.happened_at, draft.time_problem) == ("", "", None, None)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_of_a_person_is_understood(locale: str) -> None:
    """Full name and position: enough to count."""
    draft = read_line(Kind.CALL, f"-; {texts(locale).plain('person-example')}", NOW, MOSCOW)
    assert is_full_name(draft.person)
    assert draft.position
    assert draft.result is None


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", Kind)
def test_the_words_for_results_are_understood(kind: Kind, locale: str) -> None:
    """Each word names one result; together they name all."""
    words = texts(locale).plain("result-words", kind=kind).split(", ")
    named = [result_named(kind, word) for word in words]
    expected = set(Result) - ({Result.CONTACT} if kind is Kind.CALL else {Result.CALL_BACK, Result.NOT_REACHED})
    assert {result for result, _ in filter(None, named)} == expected
    assert len(named) == len(expected)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_times_are_understood_on_every_day(locale: str) -> None:
    """At any hour of any day of the week."""
    for hours in range(0, 24 * 8, 5):
        now = NOW + timedelta(hours=hours)
        assert all(isinstance(parse_past(said, now, MOSCOW), datetime) for said in PAST_EXAMPLES[locale])
        assert all(isinstance(past(said, now, MOSCOW), datetime) for said in PAST_EXAMPLES[locale])
        for said in FUTURE_EXAMPLES[locale]:
            assert isinstance(parse_future(said, now, MOSCOW, need_time=True), When)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_the_help_says_of_a_line_is_true(locale: str) -> None:
    """A time, a meeting, a call-back: each quoted piece is understood behind a result or as one."""
    time, meeting, call_back = quoted(texts(locale).plain("help-tail"))
    head = "Ромашка; Иванов Пётр; директор; "
    assert read_line(Kind.CALL, f"{head}отказ; {time}", NOW, MOSCOW).happened_at is not None
    booked = read_line(Kind.CALL, head + meeting, NOW, MOSCOW)
    assert booked.result is Result.BOOKED
    assert isinstance(parse_future(booked.detail, NOW, MOSCOW, need_time=True), When)
    promised = read_line(Kind.CALL, head + call_back, NOW, MOSCOW)
    assert promised.result is Result.CALL_BACK
    assert isinstance(parse_future(promised.detail, NOW, MOSCOW), When)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", ["ask-zone", "ask-zone-bad"])
def test_the_examples_of_zones_are_understood(key: str, locale: str) -> None:
    """A city and offsets."""
    examples = quoted(texts(locale).plain(key))
    assert examples
    assert None not in [zone_named(example) for example in examples]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_that_a_text_mentions_exists(locale: str) -> None:
    """And every role that /invite is told to take."""
    t = texts(locale)
    said = [each for text in CATALOGUES[locale].values() for each in render(t, text, plain=True)]
    mentioned = set(re.findall(r"(?<![\w<{./])/([a-z]+)", "\n".join(said).replace(HOSTILE, "")))
    assert mentioned - {"start"} <= set(COMMANDS)
    roles = t.plain("help-invite").partition(": ")[2].split(", ")
    assert set(roles) == set(Role)
    assert "/invite hunter" in t.plain("invite-bad-role")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_numbers_in_the_texts_are_the_rules(locale: str) -> None:
    """A limit that is changed in the domain is changed in the text."""
    t = texts(locale)
    assert str(LIFETIME.days) in t.plain("invite-expired")
    assert str(OLDEST_RECORD.days) in t.plain("when-past-bad", problem="too_old", examples="")
    minutes = str(int(UNDO_LIFETIME.total_seconds()) // 60)
    assert minutes in t.plain("help-undo")
    assert minutes in t.plain("undo-late", what="")
    assert MOST_DECISION_MAKERS == 5
    assert ("пять" if locale == "ru" else "five") in t.plain("ask-replaced", client="", name="")
