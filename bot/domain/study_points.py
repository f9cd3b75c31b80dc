"""What a sign weighs, where clients have to be put in an order."""

from __future__ import annotations

from bot.domain.signs import Indicator, IndicatorKind, Sign

MOST = 100
"""Neither risk nor growth is more, however many signs there are."""

_K = IndicatorKind
_RISK = {
    _K.RECENCY: 35,
    _K.FREQUENCY: 15,
    _K.TURNOVER: 30,
    _K.LOST_GROUPS: 10,
    _K.PAYMENT: 10,
    _K.COVERAGE: 10,
    _K.WALLET: 10,
    _K.REQUESTS: 5,
    _K.DECIDES: 15,
    _K.LEVELS: 5,
    _K.TONE: 10,
    _K.COMPETITORS: 15,
    _K.HAPPENING: 10,
    _K.PROMISES: 10,
    _K.CONTRACT: 15,
    _K.RECOMMEND: 10,
}
_WATCH = {_K.RECENCY: 15, _K.PAYMENT: 5}
_GROWTH = {
    _K.RECENCY: 5,
    _K.FREQUENCY: 20,
    _K.TURNOVER: 25,
    _K.NEW_GROUPS: 15,
    _K.PAYMENT: 5,
    _K.WALLET: 15,
    _K.REQUESTS: 10,
    _K.DECIDES: 5,
    _K.LEVELS: 5,
    _K.TONE: 10,
    _K.COMPETITORS: 15,
    _K.HAPPENING: 20,
    _K.PROMISES: 5,
    _K.CONTRACT: 10,
    _K.RECOMMEND: 10,
}
_POINTS = {Sign.RISK: _RISK, Sign.WATCH: _WATCH, Sign.GROWTH: _GROWTH}
# The average order is told and weighs nothing: turnover is orders times their average, so it would count twice; and
# who leaves out a small order raises it, so that buying less would look better.


def points(indicator: Indicator) -> int:
    return _POINTS.get(indicator.sign, {}).get(indicator.kind, 0)
