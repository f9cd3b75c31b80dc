"""What an operator watches. Nothing is labelled by a person."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

from bot.delivery.outbox import Outcome

UPDATES = Counter("polevik_updates_total", "Updates by what became of them", ["outcome"])
HANDLED, TRIED_AGAIN, SET_ASIDE = (UPDATES.labels(outcome=each) for each in ("handled", "tried_again", "set_aside"))
_QUICK = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600)
COMMITTED = Histogram(
    "polevik_update_commit_seconds", "From an update's arrival here to the commit of what came of it", buckets=_QUICK
)
ANSWERED = Histogram(
    "polevik_update_answer_seconds",
    "From an update's arrival here until Telegram has taken its first answer",
    buckets=_QUICK,
)
MESSAGES = Counter("polevik_messages_total", "Messages by what became of them", ["outcome"])
SENT, POSTPONED, REFUSED, UNREACHABLE = (
    MESSAGES.labels(outcome=each) for each in ("sent", "postponed", "refused", "unreachable")
)
FLOODS = Counter("polevik_flood_waits_total", "How often Telegram said that it is too much (429)")
DATABASE = Histogram(
    "polevik_database_seconds",
    "Transactions, with their wait for their turn",
    buckets=(0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5, 30),
)
LOOKS = Counter("polevik_reminder_looks_total", "Looks at the clock, kind by kind, by how they ended", ["outcome"])
LOOKED, LOOK_FAILED = (LOOKS.labels(outcome=each) for each in ("done", "failed"))

INBOX = Gauge("polevik_inbox_updates", "Updates that wait to be handled")
INBOX_AGE = Gauge("polevik_inbox_oldest_seconds", "How long the oldest of them has waited; 0: none waits")
ASIDE = Gauge("polevik_inbox_set_aside", "Updates that were set aside, for `failed` and `replay`")
OUTBOX = Gauge("polevik_outbox_messages", "Messages that wait to be sent")
OUTBOX_AGE = Gauge("polevik_outbox_oldest_seconds", "How long the oldest of them has waited; 0: none waits")
LAG = Gauge("polevik_reminder_lag_seconds", "Since reminders of a kind were last looked at to the end", ["kind"])
READY = Gauge("polevik_ready", "1: /readyz answers 200", ["part"])
DAMAGED = Gauge("polevik_database_damaged", "1: the database has a damaged page; restore a backup")
LEADER = Gauge("polevik_leader", "1: this process sends the reminders")
LEADER.set(1)
"""A process that has the database alone is; where several run, whoever holds the lock says so."""

MOST_AWAITED = 10_000
_arrived: dict[int, float] = {}
"""When the updates came whose first answers are on their way, by the answers' ids."""


def committed(waited: float, first_answer: int | None, now: float) -> None:
    """An update is handled, `waited` seconds after it came; `now` is the loop's."""
    HANDLED.inc()
    COMMITTED.observe(waited)
    if first_answer is not None:
        _arrived[first_answer] = now - waited
        if len(_arrived) > MOST_AWAITED:
            del _arrived[next(iter(_arrived))]


def settled(outcome: Outcome, now: float) -> None:
    """Count what became of one message; `now` is the loop's."""
    arrived = _arrived.pop(outcome.item.id, None)
    if outcome.error is None:
        SENT.inc()
        if arrived is not None:
            ANSWERED.observe(now - arrived)
    else:
        (UNREACHABLE if outcome.unreachable else REFUSED).inc()
