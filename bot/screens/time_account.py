"""How the week's slots were used, in one line."""

from __future__ import annotations

from bot.domain.snooze import SkipReason
from bot.domain.time_account import TimeAccount
from bot.texts import Texts

REASONS_SHOWN = 3
REASON_SHOWN = 30


def account_line(t: Texts, account: TimeAccount | None) -> list[str]:
    """`Блоки: 18 из 30 по плану · 3 пропущено: вызвал клиент 2, болезнь 1 · 2 без отметки · 7 впереди`.

    The counts add up to all. Nothing of a week of which nothing is known yet.
    """
    if account is None or not account.known:
        return []
    parts = [t("account-planned", planned=account.planned, total=account.total)]
    if account.missed:
        parts.append(t("account-missed", count=account.missed_with_reason, reasons=_reasons(t, account)))
    others = {
        "account-otherwise": account.otherwise,
        "account-unmarked": account.unmarked,
        "account-to-come": account.to_come,
    }
    parts += [t(key, count=count) for key, count in others.items() if count]
    return [" · ".join(parts)]


def reason_in_line(t: Texts, reason: str) -> str:
    """One of the usual reasons by its name, any other as typed; plain."""
    return t.plain("skip-reason", reason=reason).lower() if reason in set(SkipReason) else reason


def _reasons(t: Texts, account: TimeAccount) -> str:
    shown = [f"{reason_in_line(t, reason)[:REASON_SHOWN]} {count}" for reason, count in account.missed]
    rest = sum(count for _, count in account.missed[REASONS_SHOWN:])
    return ", ".join([*shown[:REASONS_SHOWN], *([t.plain("account-rest", count=rest)] if rest else [])])
