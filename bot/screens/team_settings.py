"""What a head sets for his team."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.signs import DEFAULT, Thresholds
from bot.domain.team_settings import SPECS, STUDIES_USUAL, Callers, Spec, shown, value_of
from bot.screens.screen import Screen, button, column, grid
from bot.texts import Texts


def settings(t: Texts, callers: Callers, studies: int, differ: int, done: str = "") -> Screen:
    """`differ`: how many thresholds are the team's own."""
    lines = [done] if done else []
    lines += [
        f"<b>{t('tset-title')}</b>",
        t("tset-callers", callers=callers),
        t("tset-studies", count=studies),
        t("tset-thresholds", count=differ),
        t("tset-hint", example=t.plain("tset-example")),
    ]
    chosen = [
        button(_marked(t.plain("tset-caller", callers=each), each is callers), "tset.call", each) for each in Callers
    ]
    many = [button(_marked(str(each), each == studies), "tset.study", each) for each in STUDIES_USUAL]
    return Screen(
        "\n".join(lines),
        (
            *column(*chosen),
            tuple(many),
            (button(t.plain("button-tset-thresholds"), "tset.signs"),),
            (button(t.plain("button-back"), "team.list", 0),),
        ),
    )


def _marked(label: str, is_on: bool) -> str:
    return f"• {label}" if is_on else label


def thresholds(t: Texts, now: Thresholds, done: str = "") -> Screen:
    """All of them, numbered; those of the team's own are marked."""
    lines = [done] if done else []
    lines.append(f"<b>{t('tset-signs-title')}</b>")
    lines += [f"{at}. {_line(t, spec, value_of(now, spec.name))}" for at, spec in enumerate(SPECS, start=1)]
    lines.append(t("tset-signs-hint", example=t.plain("tset-signs-example")))
    numbers = [button(str(at), "tset.sign", at) for at in range(1, len(SPECS) + 1)]
    return Screen("\n".join(lines), (*grid(numbers, 5), (button(t.plain("button-back"), "tset.show"),)))


def _line(t: Texts, spec: Spec, value: Decimal) -> str:
    own = "" if value == value_of(DEFAULT, spec.name) else " ✏️"
    return f"{told(t, spec, value)}{own}"


def told(t: Texts, spec: Spec, value: Decimal) -> str:
    return t("tset-sign", threshold=spec.name, value=t.plain("tset-value", unit=spec.unit, value=shown(spec, value)))


def ask(t: Texts, spec: Spec, number: int, now: Thresholds) -> Screen:
    usual = t.plain("tset-value", unit=spec.unit, value=shown(spec, value_of(DEFAULT, spec.name)))
    least, most = (t.plain("tset-value", unit=spec.unit, value=shown(spec, each)) for each in (spec.least, spec.most))
    text = t("tset-ask", what=told(t, spec, value_of(now, spec.name)), least=least, most=most)
    back = button(t.plain("button-tset-usual", value=usual), "tset.usual", number)
    return Screen(text, column(back, button(t.plain("button-back"), "tset.signs")))
