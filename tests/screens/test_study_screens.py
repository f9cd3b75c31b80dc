"""The cards of studies at their fullest: a phone shows them whole, whatever people and goods are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.domain.client_class import Class
from bot.domain.forms import FormSummary
from bot.domain.funnel import Kind, Result
from bot.domain.months import shifted
from bot.domain.promises import Promise, PromiseKind, PromiseState
from bot.domain.qualitative import QUESTIONS
from bot.domain.record import Record
from bot.domain.signs import Against, Indicator, IndicatorKind, Sign
from bot.domain.study import Conclusion, Draft, Facts, standing
from bot.domain.study_choice import Cause
from bot.domain.study_facts import Standing
from bot.domain.studying import Said, Study, of_day
from bot.screens.screen import BUTTON_DATA, Screen
from bot.screens.signs import OPTIONS, marked, sign_line, whole_money
from bot.screens.study import LINE, Shown, card, said
from bot.screens.study_day import Situation, concluded, result, situation
from bot.texts import LOCALES, Texts, texts
from tests.domain.sales_made import every
from tests.texts.test_texts import problems

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
LINES, IN_FULL = 9, 20
LONG = "ООО «Очень длинное <название> & сыновья из Петропавловска-Камчатского»"


def indicators() -> Iterator[Indicator]:
    """One of a kind, all of them signs, with figures."""
    for number, kind in enumerate(IndicatorKind):
        sign = (Sign.RISK, Sign.WATCH, Sign.GROWTH)[number % 3]
        names = (next(iter(QUESTIONS_BY_KIND[kind])),) if kind in OPTIONS else (LONG,) * 5
        figures = (Decimal("1234567.89"), Decimal("200.50"), Decimal("0.61"))
        yield Indicator(kind, sign, *figures, Against.BEFORE, TODAY, Decimal("98765.43"), names)


QUESTIONS_BY_KIND = {each.kind: each.options for each in QUESTIONS}
STANDING = Standing(
    tuple(indicators()), 100, 100, Decimal(9_999_999), Decimal(9_999_999), TODAY - timedelta(days=30), None, TODAY
)
PLAN = Draft(Conclusion.RESCUE, LONG * 4, LONG * 4, TODAY + timedelta(days=3))
STUDY = Study(2**40, 7, 3, LONG, 7, TODAY, Cause.RISK, 7, {}, STANDING, Class.A)
DONE = replace(STUDY, id=5, draft=PLAN, concluded_at=NOW)
STEPS = {
    "question": STUDY,
    "first": replace(STUDY, asked=0),
    "conclusion": replace(STUDY, asked=8),
    "reason": replace(STUDY, asked=8, draft=Draft(Conclusion.RESCUE)),
    "step": replace(STUDY, asked=8, draft=replace(PLAN, next_step="", next_on=None)),
    "day": replace(STUDY, asked=8, draft=replace(PLAN, next_on=None)),
}


def shown(study: Study, *, full: bool) -> Shown:
    day = of_day([*(replace(DONE, id=n) for n in range(4)), study])
    place = (day, TODAY, ZoneInfo("Europe/Moscow"), "RUB")
    if not full:
        return Shown(study, *place)
    promise = Promise(
        *(1, 7, 7, 3, LONG, PromiseKind.OFFER, LONG, TODAY, TODAY, PromiseState.OPEN), *(None, None, None, None, None)
    )
    met = Record(
        *(1, 7, 3, LONG, None, Kind.CONTACT, Result.CALL_BACK, NOW, TODAY, LONG, None, None, None, NOW), undone=False
    )
    form = FormSummary(1, 3, LONG, NOW, 11, 15, None)
    believed = {each.key: Said(next(iter(each.options)), TODAY) for each in QUESTIONS}
    angry = replace(met, result=Result.COMPLAINT, call_back_on=TODAY)
    return Shown(study, *place, DONE, believed, (promise,) * 3, (met,) * 5, form, 2**40, (angry,) * 3)


def whole(screen: Screen, lines: int = 12) -> Screen:
    assert len(screen.text.splitlines()) <= lines, screen.text
    assert len(screen.text) < 4096
    assert problems(screen.text) == []
    buttons = [button for row in screen.buttons for button in row]
    assert all(len(button.data.encode()) <= BUTTON_DATA for button in buttons)
    assert len({button.data for button in buttons}) == len(buttons)
    assert len(screen.buttons) <= 8
    return screen


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("step", STEPS)
def test_a_card_has_nine_lines_at_most_and_tells_the_rest_in_full(step: str, locale: str, full: bool) -> None:
    """At every step, with everything that may stand there and with nothing; the last conclusion's line stands above
    the first question only."""
    t = texts(locale)
    line = concluded(t, DONE, of_day([DONE])) if step == "first" else ""
    screen = whole(card(t, shown(STEPS[step], full=full), line), LINES + bool(line))
    more = whole(card(t, shown(STEPS[step], full=full), line, full=True), IN_FULL)
    assert "❓" in screen.text.splitlines()[-1]
    assert "❓" in more.text.splitlines()[-1]
    assert len(more.text) >= len(screen.text)
    details = [button.data for row in screen.buttons for button in row if button.data.startswith("study.full")]
    assert len(details) == 1
    assert not any(button.data in details for row in more.buttons for button in row)


def test_a_dying_clients_card_tells_what_he_bought_in_the_last_twelve_months() -> None:
    """Up to the ledger's last day; he is weighed by his best year, which is told nowhere as this one."""
    last = TODAY - timedelta(days=20)
    rows = every(7, last - timedelta(days=700), last - timedelta(days=180), 10_000)
    now = standing(Facts(turnover_class=Class.A, sales=rows, sales_until=last), TODAY)
    bought = sum((row.amount for row in rows if row.day > shifted(last, -12)), Decimal(0))
    assert now.stake is not None
    assert bought < now.stake
    screen = card(texts("ru"), shown(replace(STEPS["first"], standing=now), full=False))
    assert f"за год {whole_money(bought, 'RUB')}" in screen.text
    assert whole_money(now.stake, "RUB") not in screen.text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sign", [Sign.RISK, Sign.WATCH, Sign.GROWTH])
@pytest.mark.parametrize("kind", IndicatorKind)
def test_every_sign_is_told_with_its_figures_in_one_line(kind: IndicatorKind, sign: Sign, locale: str) -> None:
    """Never a bare score: a figure, a name, or what was answered."""
    t = texts(locale)
    each = replace(next(each for each in STANDING.indicators if each.kind is kind), sign=sign)
    for one in (each, replace(each, names=()), replace(each, against=Against.LAST_YEAR)):
        if one.names or kind not in OPTIONS or kind is IndicatorKind.PROMISES:
            line = sign_line(t, one, "RUB")
            assert "\n" not in line
            assert len(line) <= LINE + 20
            assert any(letter.isdigit() for letter in line) or each.names
            assert problems(marked(t, one, "RUB")) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_days_result_names_what_was_concluded(locale: str) -> None:
    """Of many, the first."""
    t: Texts = texts(locale)
    screen = whole(result(t, of_day([replace(DONE, id=n) for n in range(20)]), None, 5, "x"))
    assert "20" in screen.text


@pytest.mark.parametrize("locale", LOCALES)
def test_on_a_clients_card_his_situation_takes_three_lines(locale: str) -> None:
    """The last conclusion and two signs; without a ledger no class is named."""
    lines = situation(texts(locale), Situation(STANDING, Class.A, DONE, "RUB"))
    assert len(lines) == 3
    assert "A" in lines[0]
    bare = replace(STANDING, indicators=(), stake=None, turnover=None)
    (line,) = situation(texts(locale), Situation(bare, Class.C, None, "RUB"))
    assert "C" not in line


def test_what_a_study_came_to_fits_a_line() -> None:
    """The conclusion stands first, so it is never cut off."""
    line = said(texts("ru"), DONE)
    assert line.startswith("спасать · ")
    assert len(line) <= LINE
