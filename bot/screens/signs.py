"""A sign of growth or risk in one line, with the figures it was read from."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.qualitative import BY_KEY, UNKNOWN, Question
from bot.domain.signs import Indicator, IndicatorKind, Sign
from bot.screens.money import money
from bot.screens.screen import cut
from bot.texts import Texts

MARKS = {Sign.RISK: "🔴", Sign.WATCH: "🟡", Sign.GROWTH: "🟢"}
NAMES_SHOWN = 3
NAME_SHOWN = 30
OPTIONS = {
    IndicatorKind.DECIDES: "study-decides",
    IndicatorKind.LEVELS: "study-levels",
    IndicatorKind.TONE: "study-tone",
    IndicatorKind.COMPETITORS: "study-competitors",
    IndicatorKind.HAPPENING: "study-happening",
    IndicatorKind.PROMISES: "study-promises",
    IndicatorKind.CONTRACT: "study-contract",
    IndicatorKind.RECOMMEND: "study-recommend",
}
"""The text of a question's options."""


def sign_line(t: Texts, each: Indicator, currency: str) -> str:
    """`Нет заказов 64 дн., обычно раз в 30 дн.`, plain."""
    if each.names and each.kind in OPTIONS:
        said = option_label(t, BY_KEY[each.kind], each.names[0])
        return f"{t.plain('study-about', asks=each.kind)}: {said[:1].lower()}{said[1:]}"
    return _LINES[each.kind](t, each, currency)


def marked(t: Texts, each: Indicator, currency: str) -> str:
    return t("verbatim", text=f"{MARKS[each.sign]} {sign_line(t, each, currency)}")


def option_label(t: Texts, question: Question, option: str) -> str:
    return t.plain("study-unknown") if option == UNKNOWN else t.plain(OPTIONS[question.kind], option=option)


def options(t: Texts, question: Question) -> dict[str, str]:
    """By key, what each option is called."""
    return {option: option_label(t, question, option) for option in question.options}


def _recency(t: Texts, each: Indicator, currency: str) -> str:  # noqa: ARG001 - the shape of a line
    known = f"{each.as_of:%d.%m}" if each.as_of else "none"
    days, usual = _whole(each.value), _whole(each.was)
    return t.plain("sign-recency", sign=each.sign, days=days, usual=usual, known=known, against=str(each.against))


def _frequency(t: Texts, each: Indicator, currency: str) -> str:  # noqa: ARG001 - the shape of a line
    return t.plain("sign-frequency", now=_whole(each.value), was=_tenth(each.was), against=str(each.against))


def _turnover(t: Texts, each: Indicator, currency: str) -> str:
    now, was = (whole_money(figure, currency) for figure in (each.value, each.was))
    line = t.plain("sign-turnover", now=now, percent=_change(each.ratio), was=was, against=str(each.against))
    return line + (t.plain("sign-returned", amount=whole_money(each.amount, currency)) if each.amount else "")


def _average(t: Texts, each: Indicator, currency: str) -> str:
    now, was = (whole_money(figure, currency) for figure in (each.value, each.was))
    return t.plain("sign-average", now=now, percent=_change(each.ratio), was=was)


def _lost(t: Texts, each: Indicator, currency: str) -> str:  # noqa: ARG001 - the shape of a line
    return t.plain("sign-lost-groups", names=_names(each))


def _new(t: Texts, each: Indicator, currency: str) -> str:  # noqa: ARG001 - the shape of a line
    return t.plain("sign-new-groups", names=_names(each))


def _payment(t: Texts, each: Indicator, currency: str) -> str:
    amount = whole_money(each.amount, currency)
    return t.plain("sign-payment", sign=each.sign, days=abs(_whole(each.value)), amount=amount)


def _coverage(t: Texts, each: Indicator, currency: str) -> str:  # noqa: ARG001 - the shape of a line
    if each.value is None:
        return t.plain("sign-coverage-never")
    return t.plain("sign-coverage", days=_whole(each.value), most=_whole(each.was))


def _wallet(t: Texts, each: Indicator, currency: str) -> str:  # noqa: ARG001 - the shape of a line
    share, before = _percent(each.value), _percent(each.was)
    return t.plain("sign-wallet", sign=each.sign, share=share, before=before)


def _requests(t: Texts, each: Indicator, currency: str) -> str:  # noqa: ARG001 - the shape of a line
    return t.plain("sign-requests", asked=_whole(each.value), ordered=_whole(each.was))


def _promises(t: Texts, each: Indicator, currency: str) -> str:  # noqa: ARG001 - the shape of a line
    return t.plain("sign-promises", count=_whole(each.value))


_LINES: dict[IndicatorKind, Callable[[Texts, Indicator, str], str]] = {
    IndicatorKind.RECENCY: _recency,
    IndicatorKind.FREQUENCY: _frequency,
    IndicatorKind.TURNOVER: _turnover,
    IndicatorKind.AVERAGE_ORDER: _average,
    IndicatorKind.LOST_GROUPS: _lost,
    IndicatorKind.NEW_GROUPS: _new,
    IndicatorKind.PAYMENT: _payment,
    IndicatorKind.COVERAGE: _coverage,
    IndicatorKind.WALLET: _wallet,
    IndicatorKind.REQUESTS: _requests,
    IndicatorKind.PROMISES: _promises,
}


def whole_money(amount: Decimal | None, currency: str) -> str:
    """A sum on a card is read at a glance: without hundredths."""
    return money(Decimal(_whole(amount)), currency)


def _whole(number: Decimal | None) -> int:
    return int((number or Decimal(0)).to_integral_value(ROUND_HALF_UP))


def _tenth(number: Decimal | None) -> str:
    found = (number or Decimal(0)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{found:f}".removesuffix(".0").replace(".", ",")


def _percent(part: Decimal | None) -> int:
    return _whole((part or Decimal(0)) * 100)


def _change(ratio: Decimal | None) -> str:
    """`−40`, `+15`"""
    percent = _percent(ratio) - 100
    return f"{'−' if percent < 0 else '+'}{abs(percent)}"


def _names(each: Indicator) -> str:
    shown = [cut(name, NAME_SHOWN) for name in each.names[:NAMES_SHOWN]]
    more = len(each.names) - NAMES_SHOWN
    return ", ".join(shown) + (f" +{more}" if more > 0 else "")
