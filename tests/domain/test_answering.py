"""Answers as people type and tap them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answering import Problem, read, role_named, say_otherwise, say_unknown, split, tap, tap_role
from bot.domain.default_questionnaire import LOCALES, default
from bot.domain.numbered_answers import Several
from bot.domain.promises import latest_due
from bot.domain.questionnaire import (
    Answer,
    AnswerType,
    Fact,
    Option,
    Part,
    Person,
    Question,
    chosen,
    is_answered,
    missing_part,
)
from bot.domain.unfit import Reason
from tests.domain import forms_made

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 24, 16, 30, 20, tzinfo=MOSCOW)  # a Tuesday
MET = date(2026, 11, 24)
RU, EN = default("ru"), default("en")
D = Decimal


def ask(key: str, locale: str = "ru") -> Question:
    question = default(locale).question(key)
    assert question is not None
    return question


def typed(
    question: Question, text: str, known: Answer | None = None, part: int | None = 0, met_on: date = MET
) -> Answer | Problem:
    return read(question, known, part, text, NOW, met_on, MOSCOW)


def values(key: str, text: str, known: Answer | None = None, part: int | None = 0, locale: str = "ru") -> Any:
    """What is kept of a typed answer: its values, of one part the value itself."""
    found = typed(ask(key, locale), text, known, part)
    assert isinstance(found, Answer), found
    assert not found.unknown
    return found.values[0] if len(found.values) == 1 else found.values


def one(part: Part, text: str, *, unknown: bool = False) -> Any:
    """A question with this part alone, answered."""
    found = typed(Question("q", "s", "?", (part,), unknown_allowed=unknown), text)
    return found.values[0] if isinstance(found, Answer) else found.why


def choice(*labels: str, kind: AnswerType = AnswerType.CHOICE, own: bool = False) -> Part:
    return Part(kind, options=tuple(Option(f"o{n}", label) for n, label in enumerate(labels)), own=own)


# -- numbers and money

MONEY = {
    "1,5 млн": "1500000",
    "1.5 млн": "1500000",
    "1,5млн руб.": "1500000",
    "500 тыс": "500000",
    "500 тыс. руб.": "500000",
    "500 тысяч рублей": "500000",
    "500тр": "500000",
    "500 т.р.": "500000",
    "около 200 т": "200000",
    "примерно 300к": "300000",
    "2.5k": "2500",
    "$2.5m": "2500000",
    "€ 1,500.50": "1500.5",
    "1 500 000 ₽": "1500000",
    "1\u00a0500\u00a0000": "1500000",
    "1.500.000": "1500000",
    "1,500,000": "1500000",
    "1'500'000": "1500000",
    "1,500": "1500",
    "1,250 млн": "1250000",
    "0,125": "0.125",
    "до 300 000 руб": "300000",
    "не более 2 млн": "2000000",
    "миллион": "1000000",
    "полмиллиона": "500000",
    "полтора миллиона": "1500000",
    "два миллиона": "2000000",
    "1 млн 200 тыс": "1200000",
    "half a million": "500000",
    "around 2 million dollars": "2000000",
    "up to 10 grand": "10000",
    "3 bn": "3000000000",
    "5 млн в год": "5000000",
    "0": "0",
    "сто тысяч": "100000",
    "двести тысяч": "200000",
    "триста тысяч": "300000",
    "около трёхсот": "300",
    "девятьсот девяносто девять": "999",
    "двадцать пять тысяч": "25000",
    "сто двадцать тысяч рублей": "120000",
    "полторы тысячи": "1500",
    "два с половиной миллиона": "2500000",
    "миллион двести тысяч": "1200000",
    "three hundred thousand": "300000",
    "two hundred and fifty thousand": "250000",
    "twenty-five thousand": "25000",
    "a thousand": "1000",
    "тысяча": "1000",
    "тысяч": None,
    "миллионов": None,
    "thousand": None,
    "пара тысяч": None,
    "два-три миллиона": None,
    "двести триста тысяч": None,
    "десять пять тысяч": None,
    "двадцать двенадцать": None,
}
NUMBERS = {
    "200": "200",
    "200 тонн": "200",
    "около 200 т": "200",
    "200м³": "200",
    "200 м3": "200",
    "5 тыс штук": "5000",
    "12 машин в день": None,
    "12 машин": "12",
    "2,5": "2.5",
    "восемь": "8",
    "80%": "80",
    "-5": "-5",
    "3 или 4": None,
    "100-150": None,
    "100–150": None,
    "15.12.2026": None,
    "11. 8": None,
    "10:00": None,
    "1 млн 200": None,
    "т": None,
    "много": None,
    "+7 999 123-45-67": None,
}


@pytest.mark.parametrize(("text", "amount"), MONEY.items())
def test_sums_are_read_as_people_write_them(text: str, amount: str | None) -> None:
    """Thousands, millions, currencies, «около», both decimal marks, words; what cannot be read is no figure; of a small
    one without its unit it is asked which sum it is."""
    found = Reason.NOT_A_NUMBER if amount is None else Reason.SUM_UNCLEAR if 0 < D(amount) < 1000 else D(amount)
    assert one(Part(AnswerType.MONEY), text) == found


@pytest.mark.parametrize(("text", "amount"), NUMBERS.items())
def test_numbers_are_read_with_their_units_and_nothing_is_guessed(text: str, amount: str | None) -> None:
    """A ton is no thousand; a range, a date and a telephone number are no number."""
    assert one(Part(AnswerType.NUMBER), text) == (Reason.NOT_A_NUMBER if amount is None else D(amount))


@given(st.integers(1000, 10**12))
def test_any_sum_is_read_however_its_digits_are_grouped(amount: int) -> None:
    """`1500000`, `1 500 000` and `1,500,000` are one sum."""
    for text in (f"{amount}", f"{amount:,}".replace(",", " "), f"{amount:,}", f"{amount:,}".replace(",", ".")):
        assert one(Part(AnswerType.MONEY), text) == amount


@pytest.mark.parametrize(
    ("text", "why", "limit"),
    [("0", "too_low", "1"), ("11", "too_high", "10"), ("1 млн", "too_high", "10"), ("-3", "too_low", "1")],
)
def test_a_number_out_of_its_bounds_says_the_bound(text: str, why: str, limit: str) -> None:
    """From 1 to 10."""
    assert typed(ask("satisfaction"), text) == Problem(Reason(why), 0, limit)


def test_a_mark_may_be_said_with_the_highest_one() -> None:
    """«8 из 10» is 8; of another scale it is no mark."""
    assert values("satisfaction", "8 из 10") == values("satisfaction", "8/10") == D(8)
    assert typed(ask("satisfaction"), "4 из 5") == Problem(Reason.NOT_A_NUMBER, 0)


UNITS = ("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
TENS = ("", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто")
HUNDREDS = (*("", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"),)


@given(st.integers(0, 9), st.integers(2, 9), st.integers(0, 9), st.sampled_from(["", "тысяч", "миллионов"]))
def test_any_number_in_words_is_read_as_it_is_or_not_at_all(hundreds: int, tens: int, ones: int, by: str) -> None:
    """In their order they are the figure; in another order there is none, never another figure."""
    words = [HUNDREDS[hundreds], TENS[tens], UNITS[ones], by]
    figure = (100 * hundreds + 10 * tens + ones) * {"": 1, "тысяч": 1000, "миллионов": 10**6}[by]
    meant = figure if by else Reason.SUM_UNCLEAR
    assert one(Part(AnswerType.MONEY), " ".join(filter(None, words))) == meant
    astray = " ".join(filter(None, (words[2], words[1], words[0], by)))
    assert one(Part(AnswerType.MONEY), astray) in ({meant} if not (ones or hundreds) else {Reason.NOT_A_NUMBER})


def test_a_figure_that_nobody_can_mean_is_too_high() -> None:
    """Hundreds of digits are no sum."""
    assert one(Part(AnswerType.MONEY), "9" * 900) == Reason.TOO_HIGH


# -- choices


@pytest.mark.parametrize("text", ["Планируется", "планируется", "план", "планируетса", "ПЛАНИРУЕТСЯ!", "«планируется»"])
def test_an_option_is_meant_by_its_label_its_beginning_or_a_misspelt_one(text: str) -> None:
    """Case and marks make no difference."""
    assert values("budget", text)[0] == "planned"


def test_yo_and_ye_are_one_letter() -> None:
    """«утвержден» is «Утверждён»."""
    assert values("budget", "утвержден")[0] == values("budget", "УТВЕРЖДЁН")[0] == "approved"


@pytest.mark.parametrize("text", ["1", "2", "бетон", "до", "договор тендер"])
def test_what_names_no_option_is_told_so(text: str) -> None:
    """The number of an option means nothing: the buttons have none."""
    assert typed(ask("procurement"), text) == Problem(Reason.NOT_AN_OPTION, 0)


def test_a_beginning_that_two_options_have_means_neither() -> None:
    """One of them would be a guess."""
    assert one(choice("Рамочный договор", "Рамочное соглашение"), "рамочн") == Reason.NOT_AN_OPTION
    assert one(choice("Рамочный договор", "Рамочное соглашение"), "рамочный") == "o0"


def test_figures_in_labels_are_not_misspelt() -> None:
    """«Меньше 70 %» and «меньше 90» are two things."""
    assert values("share", "меньше 70") == "less"
    assert typed(ask("share"), "меньше 90") == Problem(Reason.NOT_AN_OPTION, 0)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("цена", ["price"]),
        ("сроки, цены", ["time", "price"]),
        ("цена и качество", ["price", "quality"]),
        ("цена; сервис\nдокументы", ["price", "service", "documents"]),
        ("цена, цена", ["price"]),
        ("цена, долго везут", ["price", "=долго везут"]),
        ("Никто не отвечает", ["=Никто не отвечает"]),
    ],
)
def test_several_options_are_told_by_comma_and_own_words_are_kept(text: str, keys: Sequence[str]) -> None:
    """Each once, in the order in which they were named."""
    assert values("problem", text) == tuple(keys)


@pytest.mark.parametrize(
    "text", ["срок, цена, опыт", "срок потом цена потом опыт", "1. срок\n2. цена\n3. опыт", "1) срок 2) цена 3) опыт"]
)
def test_ordered_options_stand_as_they_were_said(text: str) -> None:
    """The first one counts most."""
    assert values("criteria", text) == ("time", "price", "experience")


def test_an_option_that_holds_a_comma_or_an_and_is_one() -> None:
    """A team may label its options so."""
    part = choice("Сроки и качество", "Цена, скидки", "Цена", kind=AnswerType.CHOICES)
    assert one(part, "сроки и качество, цена") == ("o0", "o2")
    assert one(part, "цена, скидки") == ("o1",)


def test_one_wrong_word_among_options_is_told_where_own_words_are_not_taken() -> None:
    """Nothing is dropped silently."""
    assert typed(ask("criteria"), "цена, погода") == Problem(Reason.NOT_AN_OPTION, 0)


@pytest.mark.parametrize(
    ("text", "said"), [("да", True), ("Ага!", True), ("yes", True), ("нет", False), ("No.", False)]
)
def test_yes_and_no_are_understood_in_both_languages(text: str, said: bool) -> None:
    """«Да, конечно» is yes, «да нет» is neither."""
    part = Part(AnswerType.YES_NO)
    assert one(part, text) is said
    assert one(part, "да, конечно") is True
    assert one(part, "да нет") == one(part, "может быть") == Reason.NOT_YES_NO


# -- days

DAYS = {
    "15.12": date(2026, 12, 15),
    "15 декабря": date(2026, 12, 15),
    "до пт": date(2026, 11, 27),
    "к пятнице": date(2026, 11, 27),
    "к 15.12": date(2026, 12, 15),
    "не позднее четверга": date(2026, 11, 26),
    "пт 27.11": date(2026, 11, 27),
    "завтра": date(2026, 11, 25),
    "в следующий вторник": date(2026, 12, 1),
    "через пару недель": date(2026, 12, 8),
    "в течение месяца": date(2026, 12, 24),
    "через полгода": date(2027, 5, 24),
    "20 числа": date(2026, 12, 20),
    "к 30-му": None,
    "30-го": date(2026, 11, 30),
    "до конца недели": date(2026, 11, 27),
    "конец месяца": date(2026, 11, 30),
    "к концу года": date(2026, 12, 31),
    "в марте": date(2027, 3, 31),
    "к марту": date(2027, 3, 1),
    "конец января": date(2027, 1, 31),
    "до конца января": date(2027, 1, 31),
    "к концу февраля": date(2027, 2, 28),
    "в конце ноября": date(2026, 11, 30),
    "середина декабря": date(2026, 12, 15),
    "к началу марта": date(2027, 3, 1),
    "end of January": date(2027, 1, 31),
    "mid-January": date(2027, 1, 15),
    "конец света": None,
    "на следующей неделе": date(2026, 12, 4),
    "by Friday": date(2026, 11, 27),
    "the 20th": date(2026, 12, 20),
    "end of the month": date(2026, 11, 30),
    "in half a year": date(2027, 5, 24),
    "15:00": None,
    "32.13": None,
    "32 числа": None,
    "скоро": None,
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_days_are_read_as_people_name_them(text: str, day: date | None) -> None:
    """With «до» and «к», by the calendar and by spans; an hour names no day."""
    assert one(Part(AnswerType.DATE), text) == (day or Reason.NOT_A_DATE)


def test_a_day_that_is_over_or_too_far_says_the_first_or_last_that_will_do() -> None:
    """From today to a year and a day ahead."""
    assert typed(ask("deadline"), "вчера") == Problem(Reason.DATE_PAST, 0, "24.11.2026")
    assert typed(ask("deadline"), "15.12.2028") == Problem(Reason.DATE_TOO_FAR, 0, "25.11.2027")


@pytest.mark.parametrize(
    ("met_on", "last"), [(date(2026, 11, 24), date(2026, 12, 24)), (date(2026, 10, 31), date(2026, 11, 30))]
)
def test_an_agreements_day_is_within_one_calendar_month_of_the_meeting(met_on: date, last: date) -> None:
    """Of a shorter month its last day is the limit, and the day after it is told."""
    question, known = ask("agreement"), Answer(("offer", None, None))
    assert typed(question, f"{last:%d.%m}", known, 1, met_on) == Answer(("offer", last, None))
    beyond = f"{last + timedelta(days=1):%d.%m}"
    assert typed(question, beyond, known, 1, met_on) == Problem(Reason.DATE_TOO_FAR, 1, f"{last:%d.%m.%Y}")


def test_a_day_between_the_meeting_and_today_may_be_agreed() -> None:
    """The form is filled in a week later: what was to be on Friday is written down as it was."""
    question, known, met_on = ask("agreement"), Answer(("offer", None, None)), date(2026, 11, 17)
    assert typed(question, "20.11", known, 1, met_on) == Answer(("offer", date(2026, 11, 20), None))
    assert typed(question, "16.11", known, 1, met_on) == Problem(Reason.DATE_PAST, 1, "17.11.2026")


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(-5, 40))
def test_a_day_within_the_month_is_kept_and_no_other(met_on: date, away: int) -> None:
    """Whatever the meeting's day, with today being that day."""
    day = met_on + timedelta(days=away)
    now = datetime.combine(met_on, NOW.time(), MOSCOW)
    found = read(ask("agreement"), None, 0, f"КП {day:%d.%m.}{day.year}", now, met_on, MOSCOW)
    assert isinstance(found, Answer) == (met_on <= day <= latest_due(met_on))


# -- several parts at once


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("volume", "200, ежемесячно", (D(200), "monthly", None)),
        ("volume", "200,ежемесячно", (D(200), "monthly", None)),
        ("volume", "200\nежемесячно", (D(200), "monthly", None)),
        ("volume", "200 тонн бетона в месяц", (D(200), "monthly", "тонн бетона")),
        ("volume", "раз в неделю по 40 т", (D(40), "weekly", "т")),
        ("volume", "2,5 тыс штук", (D(2500), None, "штук")),
        ("volume", "ежемесячно", (None, "monthly", None)),
        ("volume", "бетон 200 кубов, ежемесячно", (D(200), "monthly", "бетон кубов")),
        ("budget", "утверждён, 1,5 млн", ("approved", D(1500000))),
        ("budget", "утверждён 1.5 млн руб", ("approved", D(1500000))),
        ("budget", "планируется, 2 млн на квартал", ("planned", D(2000000))),
        ("budget", "бюджет планируется", ("planned", None)),
        ("budget", "пока нет", ("none", None)),
        ("agreement", "КП до пт", ("offer", date(2026, 11, 27), None)),
        ("agreement", "кп на бетон до пятницы", ("offer", date(2026, 11, 27), "на бетон")),
        ("agreement", "КП по бетону до пятницы Иванову", ("offer", date(2026, 11, 27), "по бетону Иванову")),
        ("agreement", "техническое обследование к 1 декабря", ("survey", date(2026, 12, 1), None)),
        ("agreement", "ИТР", ("solution", None, None)),
        ("agreement", "нет, дорого", ("none", None, "дорого")),
        ("interest", "есть, понравились сроки", ("yes", "понравились сроки")),
        ("interest", "сомневается", ("doubt", None)),
        ("deadline", "15 декабря к началу стройки", (date(2026, 12, 15), "к началу стройки")),
        ("deadline", "конец января", (date(2027, 1, 31), None)),
        ("deadline", "к концу января, новый цех", (date(2027, 1, 31), "новый цех")),
        ("cost", "500 тыс", (D(500000), None)),
        ("cost", "500 тыс в месяц", (D(500000), "в месяц")),
        ("cost", "простой 3 дня, 500 тыс", (D(500000), "простой 3 дня")),
        ("cost", "3 дня простоя", (None, "3 дня простоя")),
        ("cost", "срываем сроки на 2 недели", (None, "срываем сроки на 2 недели")),
        ("cost", "триста тысяч", (D(300000), None)),
        ("cost", "теряем двести тысяч в месяц", (None, "теряем двести тысяч в месяц")),
        ("cost", "несколько тысяч", (None, "несколько тысяч")),
        ("cost", "два-три миллиона", (None, "два-три миллиона")),
        ("volume", "двадцать пять тонн, ежемесячно", (D(25), "monthly", "тонн")),
        ("budget", "утверждён, триста тысяч", ("approved", D(300000))),
        ("business", "строительство, 40 человек", ("construction", D(40))),
        ("business", "общепит, 40", ("=общепит", D(40))),
        ("business", "свой завод ЖБИ", ("=свой завод ЖБИ", None)),
        ("recommend", "9, быстро возят", (D(9), "быстро возят")),
        ("recommend", "10 из 10", (D(10), None)),
        ("elsewhere", "кирпич М150", ("кирпич М150", None)),
        ("elsewhere", "кирпич, 30", ("кирпич", D(30))),
    ],
)
def test_all_parts_of_an_answer_may_be_typed_at_once(key: str, text: str, told: tuple[object, ...]) -> None:
    """Each part takes its words, remarks keep the others; a number inside words is no figure."""
    assert values(key, text) == told
    assert values(key, text, part=None) == told


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("volume", "200 tons monthly", (D(200), "monthly", "tons")),
        ("budget", "approved, 1.5m", ("approved", D(1500000))),
        ("agreement", "proposal by Friday", ("offer", date(2026, 11, 27), None)),
        ("agreement", "site survey on the 10th", ("survey", date(2026, 12, 10), None)),
        ("interest", "yes, liked the dates", ("yes", "liked the dates")),
        ("deadline", "December 15, before the season", (date(2026, 12, 15), "before the season")),
        ("cost", "$20k, downtime", (D(20000), "downtime")),
    ],
)
def test_answers_are_read_in_english_too(key: str, text: str, told: tuple[object, ...]) -> None:
    """With the options of the English form."""
    assert values(key, text, locale="en") == told


@pytest.mark.parametrize(
    ("key", "text", "why", "part"),
    [
        ("volume", "бетон", "not_a_number", 0),
        ("budget", "1,5 млн", "not_an_option", 0),
        ("budget", "утверждён, сколько-то", "not_a_number", 1),
        ("budget", "утверждён, триста с лишним тысяч", "not_a_number", 1),
        ("budget", "утверждён, 5 с лишком тысяч", "not_a_number", 1),
        ("budget", "утверждён, триста двести", "not_a_number", 1),
        ("agreement", "до пт", "not_an_option", 0),
        ("agreement", "КП до 25.12", "date_too_far", 1),
        ("deadline", "к началу стройки", "not_a_date", 0),
        ("interest", "понравились сроки", "not_an_option", 0),
        ("recommend", "15, всё хорошо", "too_high", 0),
        ("recommend", "сорвали срок на 2 недели", "not_a_number", 0),
        ("volume", "-5, ежемесячно", "too_low", 0),
    ],
)
def test_an_answer_without_what_was_asked_is_told_what_is_wanted(key: str, text: str, why: str, part: int) -> None:
    """Its words are not filed as a remark instead."""
    found = typed(ask(key), text)
    assert isinstance(found, Problem)
    assert (found.why, found.part) == (why, part)


def test_what_is_asked_for_alone_is_answered_alone_and_the_rest_stays() -> None:
    """The sum, when the budget is known; another agreement may be told with its day."""
    assert values("budget", "1,5 млн", Answer(("approved", None)), 1) == ("approved", D(1500000))
    assert values("volume", "раз в месяц", Answer((D(200), None, "тонн")), 1) == (D(200), "monthly", "тонн")
    assert values("agreement", "до пт, на бетон", Answer(("offer", None, None)), 1) == (
        "offer",
        date(2026, 11, 27),
        "на бетон",
    )
    assert values("agreement", "встреча 20.12", Answer(("offer", None, None)), 1) == (
        "meeting",
        date(2026, 12, 20),
        None,
    )
    assert typed(ask("agreement"), "не скоро", Answer(("offer", None, None)), 1) == Problem(Reason.NOT_A_DATE, 1)


def test_what_a_new_answer_does_not_speak_of_stays() -> None:
    """The sum of a budget that is approved now; a new figure beside the same goods."""
    assert values("budget", "утверждён", Answer(("planned", D(5)))) == ("approved", D(5))
    assert values("volume", "300", Answer((D(200), "monthly", "тонн"))) == (D(300), "monthly", "тонн")


def test_a_whole_answer_keeps_no_unit_of_the_former_one() -> None:
    """«200, ежемесячно, тонн», and then «300, еженедельно»."""
    known = Answer((D(200), "monthly", "тонн"))
    assert values("volume", "300, еженедельно", known) == (D(300), "weekly", None)
    assert values("volume", "300 кубов, еженедельно", known) == (D(300), "weekly", "кубов")
    agreed = Answer(("offer", date(2026, 11, 27), "на бетон"))
    assert values("agreement", "встреча 1.12", agreed) == ("meeting", date(2026, 12, 1), None)


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("agreement", "proposal by fri", ("offer", date(2026, 11, 27), None)),
        ("interest", "interested", ("yes", None)),
        ("interest", "in doubt", ("doubt", None)),
        ("budget", "approved, 1.5m", ("approved", D(1500000))),
        ("volume", "200, monthly", (D(200), "monthly", None)),
        ("criteria", "price, delivery time", ("price", "time")),
        ("procurement", "tender", "tender"),
    ],
)
def test_the_default_options_are_named_in_both_languages(key: str, text: str, told: object) -> None:
    """A member whose language is not the form's."""
    assert values(key, text) == values(key, text, locale="en") == told
    labels = [(part, option) for part in ask(key, "en").parts for option in part.options]
    assert all(
        role_named(part, option.label) == option.key
        for part, other in zip(ask(key).parts, ask(key, "en").parts, strict=True)
        for option in other.options
    )
    assert labels


def test_what_belonged_to_another_option_goes_with_it() -> None:
    """No budget has no sum, no agreement no day; a remark explained the mark beside which it was said."""
    assert values("budget", "нет", Answer(("approved", D(5)))) == ("none", None)
    agreed = Answer(("offer", date(2026, 12, 1), "на бетон"))
    assert tap(ask("agreement"), agreed, 0, "none", several=False) == Answer(("none", None, None))
    assert tap(ask("interest"), Answer(("yes", "сроки")), 0, "no", several=False) == Answer(("no", None))
    assert tap(ask("interest"), Answer(("yes", "сроки")), 0, "yes", several=False) == Answer(("yes", "сроки"))
    assert tap(ask("recommend"), Answer((D(9), "быстро")), 0, "3", several=False) == Answer((D(3), None))


def test_money_or_words_told_anew_are_told_whole() -> None:
    """What a problem costs is one of the two."""
    assert values("cost", "500 тыс", Answer((None, "простой"))) == (D(500000), None)
    assert values("cost", "простой", Answer((D(5), None))) == (None, "простой")


# -- «не сказал»


@pytest.mark.parametrize(
    "text",
    ["не сказал", "Не сказала.", "не знает", "клиент не знает", "сумму не назвал", "did not say", "doesn't know"],
)
def test_an_honest_unknown_is_an_answer_where_it_is_legal(text: str) -> None:
    """«Не сказал», typed in any of the usual ways."""
    assert typed(ask("budget"), text) == typed(ask("cost"), text) == Answer(unknown=True)
    assert typed(ask("supplier"), text) == Problem(Reason.UNKNOWN_NOT_ALLOWED, 0)
    assert typed(ask("volume"), text, Answer((D(1), None, None)), 1) == Problem(Reason.UNKNOWN_NOT_ALLOWED, 1)


def test_what_is_known_stays_beside_what_was_not_said() -> None:
    """«Утверждён, сумму не сказал», in one message or two."""
    half = Answer(("approved", None), unknown=True)
    assert typed(ask("budget"), "утверждён, не сказал") == half
    assert typed(ask("budget"), "сумму не сказал", Answer(("approved", None)), 1) == half
    assert say_unknown(ask("budget"), half) == half
    assert say_unknown(ask("budget"), Answer(("approved", D(5)))) == Answer(unknown=True)
    assert say_unknown(ask("budget"), None) == Answer(unknown=True)


def test_an_answer_that_is_told_later_is_unknown_no_more() -> None:
    """Typed or tapped."""
    assert typed(ask("budget"), "утверждён, 5 млн", Answer(unknown=True)) == Answer(("approved", D(5000000)))
    assert tap(ask("budget"), Answer(unknown=True), 0, "none", several=False) == Answer(("none", None))


def test_an_option_that_reads_like_an_unknown_is_an_option() -> None:
    """A team may have «Не знает» among its options."""
    assert one(choice("Знает", "Не знает"), "не знает") == "o1"


# -- people

IVANOV = Person(0, "Иванов Пётр Сергеевич", "директор", "decides")
PETROVA = Person(0, "Петрова Анна", "снабженец", "influences")


@pytest.mark.parametrize(
    "text",
    [
        "Иванов Пётр Сергеевич; директор; решает",
        "иванов пётр сергеевич; решает; директор",
        "Иванов Пётр Сергеевич, директор, реш",
        "- Иванов Пётр Сергеевич; директор; решает",
        "Иванов Пётр Сергеевич директор решает",
    ],
)
def test_a_person_is_his_name_position_and_role(text: str) -> None:
    """Parted by semicolons or commas, or dictated in one breath."""
    assert values("attendees", text) == (IVANOV,)


def test_several_people_stand_one_a_line() -> None:
    """Numbered or not."""
    lines = "1. Иванов Пётр Сергеевич; директор; решает\n2. Петрова Анна; снабженец; влияет"
    assert values("attendees", lines) == values("attendees", lines.replace("1. ", "").replace("2. ", "- "))
    assert values("attendees", lines) == (IVANOV, PETROVA)


def test_a_role_or_a_position_may_be_missing_and_is_asked_for() -> None:
    """The person is kept; the answer is not legal yet."""
    assert values("attendees", "Иванов Пётр") == (Person(0, "Иванов Пётр", "", ""),)
    assert values("attendees", "Петрова Анна; влияет") == (replace(PETROVA, position=""),)
    assert values("attendees", "Иванов П. С.; директор") == (Person(0, "Иванов П. С.", "директор", ""),)
    assert not is_answered(ask("attendees"), {"attendees": Answer(((replace(IVANOV, role=""),),))})


@pytest.mark.parametrize(
    "text",
    [
        "Сидоров решает, Петров влияет",
        "Сидоров решает и Петров влияет",
        "Сидоров - решает, Петров — влияет",
        "Сидоров решает; Петров влияет",
        "Сидоров; решает\nПетров; влияет",
    ],
)
def test_several_people_in_one_line_have_each_their_role(text: str) -> None:
    """Their full names are asked for afterwards."""
    two = (Person(0, "Сидоров", "", "decides"), Person(0, "Петров", "", "influences"))
    assert values("attendees", text) == values("deciders", text) == two


def test_a_position_behind_a_surname_is_no_first_name() -> None:
    """«Иванов директор решает»"""
    assert values("attendees", "Иванов директор решает") == (Person(0, "Иванов", "директор", "decides"),)
    assert values("attendees", "Иванов Пётр - директор - решает") == (Person(0, "Иванов Пётр", "директор", "decides"),)


@pytest.mark.parametrize(
    "text",
    [
        *("сейчас перебью: /today", "не знаю", "нет", "не сказал", "Сидоров решает, Петров", "Иванов/Петров; решает"),
        *("Иванов Пётр2; решает", "Решает Влияет", "Иванов решает; директор; решает", "Пётр приезжает; директор"),
        *("он главный; решает", "Не Знаю; директор", "генеральный директор; решает", "Нет; директор; решает"),
    ],
)
def test_what_is_nobodys_name_makes_nobody(text: str) -> None:
    """A sentence, a command, a part in the decision, «не знаю»."""
    assert isinstance(typed(ask("attendees"), text), Problem)


NAMES = (
    *("Иванов Пётр Сергеевич", "Левит Анна", "Гость Михаил Ильич", "Мария Котова", "Оглы Мамед Али оглы"),
    *("О'Нил Джон", "Smith Peter", "McDonald Ann", "Петров-Водкин Кузьма", "Ким Ен Су", "Решетов Влад", "Стопов Иван"),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_one_whatever_it_resembles(name: str) -> None:
    """«Решетов» does not decide by his name."""
    found = values("deciders", f"{name}; директор; решает")
    assert [(each.full_name, each.role) for each in found] == [(name, "decides")]


def test_one_more_person_joins_those_who_are_known() -> None:
    """The same one is told more of; a list of several replaces."""
    known = Answer(((replace(IVANOV, id=7, role=""),),))
    assert values("attendees", "Петрова Анна; снабженец; влияет", known) == (replace(IVANOV, id=7, role=""), PETROVA)
    assert values("attendees", "пётр иванов; решает", known) == (replace(IVANOV, id=7),)
    assert values("attendees", "решает", known) == (replace(IVANOV, id=7),)
    two = "Петрова Анна; снабженец; влияет\nИванов Пётр; решает"
    assert values("attendees", two, known) == (PETROVA, replace(IVANOV, id=7))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("привет", "not_full_name"),
        ("решает", "no_name"),
        ("не помню как зовут", "no_name"),
        ("Иванов Пётр и Петрова Анна", "no_name"),
        ("12; директор; решает", "no_name"),
        ("Иванов Пётр; директор; главный", "no_role"),
        ("Иванов Пётр; 5; решает", "no_position"),
        ("Иванов Пётр; " + "директор " * 20, "too_long"),
        ("\n".join(f"Иванов{letter} Пётр; директор; решает" for letter in "абвгде"), "too_many_people"),
    ],
)
def test_what_names_nobody_is_told_what_is_missing(text: str, why: str) -> None:
    """An organisation has at most five decision makers."""
    assert typed(ask("attendees"), text) == Problem(
        Reason(why), 0, {"too_long": "80", "too_many_people": "5"}.get(why, "")
    )


def test_a_role_is_named_by_its_label() -> None:
    """For whoever is being asked about."""
    assert role_named(ask("deciders").parts[0], "может остановить") == "stops"
    assert role_named(ask("deciders").parts[0], "директор") is None


def test_a_tapped_role_adds_somebody_or_changes_his_part() -> None:
    """Pressed twice it changes nothing; a sixth person has no place."""
    ivanov, question = replace(IVANOV, id=7, role=""), ask("deciders")
    once = tap_role(question, None, 0, ivanov, "decides")
    assert once == tap_role(question, once, 0, ivanov, "decides") == Answer(((replace(IVANOV, id=7),),))
    other = tap_role(question, once, 0, ivanov, "stops")
    assert other.values == ((replace(IVANOV, id=7, role="stops"),),)
    five = once
    for number in range(8, 12):
        five = tap_role(question, five, 0, replace(PETROVA, id=number), "stops")
    assert len(tap_role(question, five, 0, ivanov, "stops").values[0] or ()) == 5  # type: ignore[arg-type]  # a tuple
    with pytest.raises(ValueError, match="sixth"):
        tap_role(question, five, 0, replace(PETROVA, id=12), "stops")
    with pytest.raises(ValueError, match="no role"):
        tap_role(question, None, 0, ivanov, "boss")
    with pytest.raises(ValueError, match="not about people"):
        tap_role(ask("budget"), None, 0, ivanov, "decides")


# -- taps


def test_ticks_of_several_options_come_and_go() -> None:
    """As they stand in the question; ordered ones as they were tapped; own words stay."""
    problem, criteria = ask("problem"), ask("criteria")
    ticked: Answer | None = Answer((("=долго",),))
    for option in ("quality", "price", "time", "time"):
        ticked = tap(problem, ticked, 0, option, several=True)
    assert ticked == Answer((("price", "quality", "=долго"),))
    ordered: Answer | None = None
    for option in ("quality", "price", "time", "quality"):
        ordered = tap(criteria, ordered, 0, option, several=True)
    assert ordered == Answer((("price", "time"),))
    assert tap(criteria, ordered, 0, "experience", several=False) == Answer((("experience",),))


def test_own_words_are_kept_as_they_are() -> None:
    """«Другое»: commas part nothing; beside what was ticked, or instead of it; a label is its option."""
    problem, ticked = ask("problem"), Answer((("price",),))
    assert say_otherwise(problem, None, 0, "Долго везут, хамят", several=False) == Answer((("=Долго везут, хамят",),))
    assert say_otherwise(problem, ticked, 0, "хамят", several=True) == Answer((("price", "=хамят"),))
    assert say_otherwise(problem, ticked, 0, "хамят", several=False) == Answer((("=хамят",),))
    assert say_otherwise(problem, ticked, 0, "цена", several=True) == ticked
    assert say_otherwise(ask("business"), Answer((None, D(4))), 0, "Ферма", several=False) == Answer(("=Ферма", D(4)))
    assert say_otherwise(problem, None, 0, "777", several=False) == Problem(Reason.EMPTY, 0)
    assert say_otherwise(problem, None, 0, "я" * 201, several=False) == Problem(Reason.TOO_LONG, 0, "200")
    with pytest.raises(ValueError, match="no own words"):
        say_otherwise(ask("criteria"), None, 0, "красота", several=False)


@pytest.mark.parametrize(
    ("key", "part", "option"),
    [
        ("budget", 0, "maybe"),
        ("budget", 1, "500"),
        ("budget", 2, "approved"),
        ("budget", -1, "approved"),
        ("deadline", 0, "20261301"),
        ("deadline", 0, "2026-12-01"),
        ("satisfaction", 0, "11"),
        ("satisfaction", 0, "٣"),
        ("attendees", 0, "decides"),
        ("supplier", 0, "x"),
        ("criteria", 0, "=x"),
    ],
)
def test_a_tap_on_what_is_no_option_is_an_error(key: str, part: int, option: str) -> None:
    """A button may be older than the form."""
    for several in (False, True):
        with pytest.raises(ValueError, match=r"no option|no part|out of bounds|month must be"):
            tap(ask(key), None, part, option, several=several)


def test_days_figures_and_yes_are_tapped() -> None:
    """A day as `YYYYMMDD`."""
    assert tap(ask("deadline"), None, 0, "20261215", several=False) == Answer((date(2026, 12, 15), None))
    assert tap(ask("satisfaction"), None, 0, "7", several=False) == Answer((D(7),))
    agreed = Question("q", "s", "?", (Part(AnswerType.YES_NO),))
    assert [tap(agreed, None, 0, option, several=False).values for option in ("yes", "no")] == [(True,), (False,)]


ONE_TAP = {"problem": "price", "criteria": "time", "deadline": "20261215", "interest": "yes"}
ONE_MESSAGE = {
    "supplier": "Альфа-Снаб, сами возим",
    "volume": "200 т, ежемесячно",
    "cost": "500 тыс",
    "result": "Без срывов",
    "budget": "утверждён, 1,5 млн",
    "agreement": "КП до пт",
}


def test_every_required_question_is_answered_by_one_interaction() -> None:
    """Twelve questions, twelve taps or messages; people by one tap on the role of the only decision maker."""
    kept: dict[str, Answer | Problem] = {}
    for key, option in ONE_TAP.items():
        kept[key] = tap(ask(key), None, 0, option, several=False)
    for key, text in ONE_MESSAGE.items():
        kept[key] = typed(ask(key), text)
    for fact in ("attendees", "deciders"):
        kept[fact] = tap_role(ask(fact), None, 0, replace(IVANOV, id=7), "decides")
    required = [each.key for each in RU.questions if each.required]
    assert sorted(kept) == sorted(required)
    answers = {key: answer for key, answer in kept.items() if isinstance(answer, Answer)}
    assert all(is_answered(ask(key), answers) for key in required)


# -- what is no answer


@pytest.mark.parametrize("key", [each.key for each in RU.questions])
def test_every_type_of_question_meets_the_wrong_thing_with_one_reason(key: str) -> None:
    """Emoji and blanks are empty, ten thousand characters too long, whatever is asked."""
    for text in ("👍", "…", "   ", "\u200b", "❤️‍🔥\n🎉"):
        assert typed(ask(key), text) == Problem(Reason.EMPTY, 0)
    assert typed(ask(key), "слово " * 1700) == Problem(Reason.TOO_LONG, 0, "1000")


def test_a_text_may_have_a_thousand_characters_and_is_kept_in_one_line() -> None:
    """One more is too long."""
    assert values("supplier", " Альфа\nСнаб\t\u200b ") == "Альфа Снаб"
    assert values("supplier", "я" * 1000) == "я" * 1000
    assert typed(ask("supplier"), "я" * 1001) == Problem(Reason.TOO_LONG, 0, "1000")
    assert typed(ask("problem"), "я" * 201) == Problem(Reason.TOO_LONG, 0, "200")


fragments = st.sampled_from(
    [
        *MONEY,
        *NUMBERS,
        *DAYS,
        *forms_made.WORDS,
        "Иванов Пётр; директор; решает",
        "не сказал",
        "КП до пт",
        "\n",
        ";",
        ",",
        "🎉",
    ]
)
any_text = st.one_of(st.text(max_size=60), st.lists(fragments | st.text(max_size=5), max_size=6).map(" ".join))


@settings(deadline=None, max_examples=300)
@given(forms_made.questions(), st.none() | forms_made.answers, st.none() | st.integers(0, 2), any_text)
def test_any_text_for_any_question_is_an_answer_or_a_problem(
    question: Question, known: Answer | None, part: int | None, text: str
) -> None:
    """Nothing is raised; an answer has a value for each part, of its type, and says something."""
    found = typed(question, text, known, part)
    if isinstance(found, Problem):
        assert 0 <= found.part < len(question.parts)
        return
    if found.unknown:
        assert question.unknown_allowed
    else:
        assert any(value is not None for value in found.values)
        assert len(found.values) == len(question.parts)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from([*RU.questions, *EN.questions]), any_text)
def test_a_typed_answer_holds_nothing_but_legal_values(question: Question, text: str) -> None:
    """Options there are, numbers within their bounds, days within the month."""
    found = typed(question, text)
    if isinstance(found, Problem):
        return
    options = {option.key for part in question.parts for option in part.options}
    assert {each for each in chosen(question, found) if not each.startswith("=")} <= options
    for part, value in zip(question.parts, found.values, strict=False):
        if isinstance(value, Decimal):
            assert part.lowest is None or part.lowest <= value
            assert part.highest is None or value <= part.highest
        if isinstance(value, date):
            assert MET <= value <= (latest_due(MET) if part.within_month else MET + timedelta(days=366))


@settings(deadline=None, max_examples=200)
@given(forms_made.questions(), any_text)
def test_typing_the_same_again_changes_nothing(question: Question, text: str) -> None:
    """A message that was delivered twice answers once."""
    once = typed(question, text)
    if isinstance(once, Answer):
        assert typed(question, text, once) == once


# -- several answers in one message


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("3. Альфа-Снаб\n4. 200, ежемесячно", {"supplier": "Альфа-Снаб", "volume": "200, ежемесячно"}),
        ("3) Альфа-Снаб", {"supplier": "Альфа-Снаб"}),
        ("3: Альфа-Снаб", {"supplier": "Альфа-Снаб"}),
        ("№3. Альфа-Снаб", {"supplier": "Альфа-Снаб"}),
        ("3.Альфа-Снаб\n\n12) 5 млн", {"supplier": "Альфа-Снаб", "cost": "5 млн"}),
        ("8. цена\n15. Без срывов\n24. КП до пт", {"problem": "цена", "result": "Без срывов", "agreement": "КП до пт"}),
        ("12) не сказал\n16 - срок, цена", {"cost": "не сказал", "criteria": "срок, цена"}),
        ("12– не сказал\n16: срок, цена", {"cost": "не сказал", "criteria": "срок, цена"}),
        ("3. сами\n18. Рыбин", {"supplier": "сами", "deciders": "Рыбин"}),
        ("1. решает\n2. торговля, 30", {"attendees": "решает", "business": "торговля, 30"}),
        ("3. Альфа\n3. Бета", {"supplier": "Альфа\nБета"}),
        (
            "1. Иванов Пётр; директор; решает\nПетрова Анна; снабженец; влияет\n3. Альфа",
            {"attendees": "Иванов Пётр; директор; решает\nПетрова Анна; снабженец; влияет", "supplier": "Альфа"},
        ),
    ],
)
def test_several_answers_stand_behind_their_questions_numbers(text: str, answers: dict[str, str]) -> None:
    """Lines without a number belong to the answer above, whatever question is open."""
    for asked in (None, ask("supplier"), ask("criteria"), ask("deadline")):
        assert split(RU, text, asked).answers == answers


def test_a_number_that_no_question_has_makes_nothing_of_the_other_answers_one() -> None:
    """It is told beside them; so is what stands in front of the first number."""
    assert split(RU, "3. Альфа\n99. ерунда", ask("history")) == Several({"supplier": "Альфа"}, (99,))
    assert split(RU, "98. что\n99. ерунда", ask("history")) == Several({}, (98, 99))
    stray = split(RU, "Ромашка, встреча\n3. Альфа\n8. цена", ask("history"))
    assert stray == Several({"supplier": "Альфа", "problem": "цена"}, (), "Ромашка, встреча")


@pytest.mark.parametrize(
    "text",
    [
        *("2,5 млн", "2.5 млн", "12. 5 млн", "15.12", "15. 12", "15.12.2026", "15:40", "1 500 000", "3 тонны\n4 рейса"),
        *("Альфа-Снаб", "", "99. что", "Альфа\n3. Бета", "3.", "0. ничего", "15. декабря", "100-150", "3 - 4 машины"),
        *("1. цена\n2. срок", "1. срок поставки\n2. цена", "1. долго везут\n2. хамят"),
        "1. Иванов Пётр; директор; решает\n2. Петрова Анна; снабженец; влияет",
    ],
)
def test_a_figure_a_day_or_a_list_is_one_answer(text: str) -> None:
    """What is not plainly several answers is none of them."""
    assert not split(RU, text)


@pytest.mark.parametrize("text", [*MONEY, *NUMBERS, *(day for day in DAYS if day), *ONE_MESSAGE.values()])
def test_no_answer_of_one_line_is_taken_for_a_questions_number(text: str) -> None:
    """Numbers, sums and days stay whole, but for «11. 8»: a number of a question where words are wanted."""
    for asked in (None, "supplier", "volume", "cost", "deadline", "agreement"):
        open_one = ask(asked) if asked else None
        if text != "11. 8" or asked != "supplier":
            assert not split(RU, text, open_one), asked
            assert not split(EN, text, open_one), asked


@pytest.mark.parametrize(
    ("asked", "text", "answers"),
    [
        ("supplier", "20. 15.01.2027", {"deadline": "15.01.2027"}),
        ("volume", "20. 15.01.2027", {"deadline": "15.01.2027"}),
        ("agreement", "20. 15.01.2027", {"deadline": "15.01.2027"}),
        ("agreement", "20) до пт", {"deadline": "до пт"}),
        ("failure", "4. 200", {"volume": "200"}),
        ("volume", "4. 20", {"volume": "20"}),
        ("problem", "16. срок", {"criteria": "срок"}),
        ("criteria", "18. Рыбин", {"deciders": "Рыбин"}),
        ("criteria", "1) цена", {}),
        ("criteria", "1. срок 2. цена", {}),
        ("cost", "10. 5 тонн", {}),
        ("deadline", "15. 12", {}),
        ("history", "27. хорошо", {"recommend": "хорошо"}),
        ("history", "99. хорошо", {}),
    ],
)
def test_one_line_may_be_addressed_to_another_question(asked: str, text: str, answers: dict[str, str]) -> None:
    """By its number and a mark, unless it answers the open one as it stands."""
    assert split(RU, text, ask(asked)).answers == answers


figures = st.decimals(0, 999, places=1).map(str) | st.dates(date(2026, 11, 24), date(2027, 11, 1)).map(
    "{:%d.%m}".format
)


@given(
    figures, st.sampled_from(["", " млн", " тонн", " тыс", ", ежемесячно", " к сезону"]), st.sampled_from(RU.questions)
)
def test_no_figure_and_no_day_is_an_address_whatever_is_open(figure: str, unit: str, asked: Question) -> None:
    """With a point or a comma, alone or with what it counts."""
    for text in (figure + unit, figure.replace(".", ",") + unit):
        assert not split(RU, text, asked)


@given(
    st.sampled_from([each for each in RU.questions if each.key != "attendees"]),
    st.sampled_from([". ", ") ", ": ", " - ", " – "]),
    st.sampled_from(["не сказал", "до пт", "цена", "Возим сами", "Рыбин", "есть, дорого"]),
    st.none() | st.sampled_from(RU.questions),
)
def test_any_question_is_addressed_by_its_number_whatever_is_open(
    question: Question, mark: str, words: str, asked: Question | None
) -> None:
    """Words behind a number and a mark are for that question alone."""
    assert split(RU, f"{RU.number(question.key)}{mark}{words}", asked).answers == {question.key: words}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_question_can_be_answered_by_its_number(locale: str) -> None:
    """All of the form in one message."""
    form = default(locale)
    text = "\n".join(f"{form.number(each.key)}) Слова, слова; слова" for each in form.questions[2:])
    assert list(split(form, text).answers) == [each.key for each in form.questions[2:]]


@given(st.text(max_size=80) | st.lists(st.text(max_size=10), max_size=4).map("\n3. ".join))
def test_splitting_any_text_gives_known_questions_and_some_of_the_text(text: str) -> None:
    """Nothing is raised."""
    assert all(RU.question(key) and answer.strip() for key, answer in split(RU, text).answers.items())


def test_the_facts_that_may_be_unknown_keep_what_is_half_known() -> None:
    """A budget of which only the kind was told is legal with an honest unknown, and not without."""
    budget = RU.asking(Fact.BUDGET)
    assert budget is not None
    assert missing_part(budget, Answer(("approved", None))) == 1
    assert missing_part(budget, Answer(("approved", None), unknown=True)) is None
    assert missing_part(budget, Answer(("none", None))) is None


def test_the_moment_of_typing_decides_what_tomorrow_is() -> None:
    """On the person's own clock: an hour before midnight in Moscow it is tomorrow in Kamchatka."""
    late = datetime(2026, 11, 24, 20, tzinfo=UTC)
    days = [
        read(ask("deadline"), None, 0, "завтра", late, MET, ZoneInfo(zone))
        for zone in ("Europe/Moscow", "Asia/Kamchatka")
    ]
    assert days == [Answer((date(2026, 11, 25), None)), Answer((date(2026, 11, 26), None))]
