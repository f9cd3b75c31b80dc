"""Prompts agree with parsers: what a text shows or promises is what the domain understands and does."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.answering import read as read_answer
from bot.domain.booking_line import place_named, read_booking, slot_named
from bot.domain.clients import MOST_DECISION_MAKERS
from bot.domain.default_questionnaire import default
from bot.domain.funnel import RESULTS, UNDO_LIFETIME, Kind, Result, only_result
from bot.domain.handover_typed import read_answer as read_receiver
from bot.domain.handover_typed import read_line as hand_over_line
from bot.domain.invitations import LIFETIME
from bot.domain.line import past, read_line
from bot.domain.meeting_words import Action, action_named
from bot.domain.meetings import Place
from bot.domain.people import Role
from bot.domain.persons import is_full_name
from bot.domain.qualitative import QUESTIONS
from bot.domain.questionnaire import INTERESTED, Answer, Fact, chosen
from bot.domain.results import result_named
from bot.domain.study import Conclusion, Draft, problem_of
from bot.domain.study_line import Word, conclusion_named, option_named, word_of
from bot.domain.study_line import read_line as read_line_of_study
from bot.domain.studying import Asked
from bot.domain.talk_line import read_talk, read_visit
from bot.domain.timetable import Activity
from bot.domain.when import FUTURE_EXAMPLES, OLDEST_RECORD, PAST_EXAMPLES, When, parse_future, parse_past
from bot.domain.zones import zone_named
from bot.handlers.agreements import BROKEN, KEPT, MOVE, WORDS
from bot.handlers.group import COMMANDS as IN_GROUP
from bot.handlers.help import COMMANDS
from bot.screens.signs import options
from bot.texts import LOCALES, texts
from tests.texts.catalogue import catalogue
from tests.texts.test_texts import HOSTILE, render

NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")


def quoted(text: str) -> list[str]:
    return re.findall(r"[«“]([^»”]+)[»”]", text)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", [Kind.CALL, Kind.WALKIN])
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
def test_the_examples_of_a_farmers_lines_are_understood(locale: str) -> None:
    """Who, what it was about, where, what next."""
    lines = [texts(locale).plain(f"{name}-example").partition(" ") for name in ("contact", "visit", "incoming")]
    assert [command for command, _, _ in lines] == ["/contact", "/visit", "/incoming"]
    (_, _, contact), (_, _, visit), (_, _, incoming) = lines
    talked = read_talk(Kind.CONTACT, contact, NOW, MOSCOW)
    met = read_visit(visit, NOW, MOSCOW)
    rang = read_talk(Kind.INCOMING, incoming, NOW, MOSCOW)
    assert all(is_full_name(each.person) for each in (talked, met, rang))
    assert (bool(talked.position), bool(talked.note), talked.result) == (True, True, Result.TALKED)
    assert (met.place, bool(met.position), met.note) == (Place.OURS, True, "")
    assert (rang.position, bool(rang.note), rang.result) == ("", True, Result.CALL_BACK)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_of_a_study_is_a_whole_one(locale: str) -> None:
    """Conclusion, reason, step and day: nothing is asked any more."""
    typed = read_line_of_study(Draft(), Asked.QUESTION, texts(locale).plain("study-example"), NOW, MOSCOW)
    assert typed is not None
    assert typed.problem is None
    assert problem_of(typed.draft, NOW.date()) is None
    assert typed.draft.conclusion is Conclusion.DEVELOP


@pytest.mark.parametrize("locale", LOCALES)
def test_what_a_studys_buttons_say_may_be_typed(locale: str) -> None:
    """Conclusions, the answers to each question, the words."""
    t = texts(locale)
    for conclusion in Conclusion:
        for key in ("study-conclusion", "button-study-conclusion"):
            assert conclusion_named(t.plain(key, conclusion=conclusion)) == (conclusion, "")
    for question in QUESTIONS:
        labels = options(t, question)
        assert {key: option_named(labels, label) for key, label in labels.items()} == {key: key for key in labels}
    words = {"unchanged": Word.UNCHANGED, "enough": Word.ENOUGH, "back": Word.BACK, "skip": Word.SKIP}
    said = {name: t.plain(f"button-study-{name}").strip("✓➡️‹ ") for name in words}
    assert {name: word_of(label) for name, label in said.items()} == words


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_of_a_booking_is_understood_on_every_day(locale: str) -> None:
    """Client, person and time: the meeting stands and counts."""
    command, _, line = texts(locale).plain("book-example").partition(" ")
    assert command == "/book"
    for day in range(7):
        now = NOW + timedelta(days=day)
        draft = read_booking(line, now, MOSCOW)
        assert draft.client
        assert is_full_name(draft.person)
        assert isinstance(parse_future(draft.detail, now, MOSCOW, need_time=True), When)
        assert draft.note == ""


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_of_a_meeting_is_understood_and_answers_the_forms_question(locale: str) -> None:
    """Who was met, and his interest: it is not asked again."""
    command, _, line = texts(locale).plain("meet-example").partition(" ")
    draft = read_line(Kind.MEETING, line, NOW, MOSCOW)
    assert command == "/meet"
    assert draft.client
    assert is_full_name(draft.person)
    assert draft.position
    assert (draft.detail, draft.happened_at, draft.time_problem) == ("", None, None)
    question = default(locale).asking(Fact.INTEREST)
    assert question is not None
    answer = read_answer(question, None, None, draft.note, NOW, NOW.date(), MOSCOW)
    assert isinstance(answer, Answer)
    assert INTERESTED in chosen(question, answer)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_of_a_person_is_understood(locale: str) -> None:
    """Full name and position: enough to count."""
    draft = read_line(Kind.CALL, f"-; {texts(locale).plain('person-example')}", NOW, MOSCOW)
    assert is_full_name(draft.person)
    assert draft.position
    assert draft.result is None


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", [kind for kind in Kind if only_result(kind) is None])
def test_the_words_for_results_are_understood(kind: Kind, locale: str) -> None:
    """Each word names one result; together they name all."""
    words = texts(locale).plain("result-words", kind=kind).split(", ")
    named = [result_named(kind, word) for word in words]
    assert {result for result, _ in filter(None, named)} == set(RESULTS[kind])
    assert len(named) == len(RESULTS[kind])


MEETING_BUTTONS = {
    "button-move": Action.MOVE,
    "button-cancel-meeting": Action.CANCEL,
    "button-place": Action.PLACE,
    "button-calendar": Action.CALENDAR,
    "button-is-repeat": Action.REPEAT,
    "button-is-first": Action.FIRST,
    "button-held": Action.HELD,
    "button-absent": Action.NOT_HELD,
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", MEETING_BUTTONS)
def test_what_a_meetings_button_says_may_be_typed(key: str, locale: str) -> None:
    """Without its picture: buttons need a connection at the moment of the press."""
    label = texts(locale).plain(key).partition(" ")[2]
    assert action_named(label) == (MEETING_BUTTONS[key], "")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("place", Place)
def test_a_place_may_be_typed_as_its_button_says(place: Place, locale: str) -> None:
    """And as the card shows it."""
    t = texts(locale)
    assert place_named(t.plain("meeting-place-button", place=place)) is place
    assert place_named(t.plain("meeting-place", place=place)) is place


@pytest.mark.parametrize("locale", LOCALES)
def test_a_slot_may_be_typed_as_the_timetable_calls_it(locale: str) -> None:
    """On its button, in the picture and in the reminder."""
    t = texts(locale)
    assert slot_named(t.plain("slot-meeting", number=3)) == 3
    assert slot_named(t.plain("activity", activity=Activity.MEETING, number=12)) == 12


PROMISE_BUTTONS = {"button-kept": KEPT, "button-broken": BROKEN, "button-move-deal": MOVE}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", PROMISE_BUTTONS)
def test_what_a_promises_button_says_may_be_typed(key: str, locale: str) -> None:
    """One word, and no other one's."""
    label = texts(locale).plain(key).partition(" ")[2].lower()
    assert [name for name, words in WORDS.items() if label.startswith(words)] == [PROMISE_BUTTONS[key]]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_of_a_promises_day_is_understood(locale: str) -> None:
    """«пт» is a day of the next seven."""
    (day,) = quoted(texts(locale).plain("agreement-day-bad", after="27.11", last="24.12"))
    assert isinstance(parse_future(day, NOW, MOSCOW), When)


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
    """And every role that /invite is told to take. Two are said in a group."""
    t = texts(locale)
    said = [each for text in catalogue(locale).values() for each in render(t, text, plain=True)]
    mentioned = set(re.findall(r"(?<![\w<{./])/([a-z]+)", "\n".join(said).replace(HOSTILE, "")))
    assert mentioned - set(IN_GROUP) <= set(COMMANDS)
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


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_shown_of_hand_overs_is_understood(locale: str) -> None:
    """The line with its three fields; the word that accepts, with a client's name."""
    t = texts(locale)
    line = hand_over_line(t.plain("handover-example").removeprefix("/handover "))
    assert all((line.client, line.to, line.note))
    said = read_receiver(t.plain("hand-list-mine").rpartition(": ")[2])
    assert said is not None
    assert said.accepts
    assert said.rest == line.client
