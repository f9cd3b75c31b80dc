"""What an operator watches. Nothing is labelled by a person."""

from __future__ import annotations

from prometheus_client import Counter, Histogram, start_http_server

UPDATES = Counter("polevik_updates_total", "Updates by what became of them", ["outcome"])
HANDLED, TRIED_AGAIN, SET_ASIDE = (UPDATES.labels(outcome=each) for each in ("handled", "tried_again", "set_aside"))
HANDLING = Histogram(
    "polevik_update_seconds",
    "From the first look at an update to its commit",
    buckets=(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
MESSAGES = Counter("polevik_messages_total", "Messages by what became of them", ["outcome"])
SENT, POSTPONED, REFUSED, UNREACHABLE = (
    MESSAGES.labels(outcome=each) for each in ("sent", "postponed", "refused", "unreachable")
)


def message(*, failed: bool, unreachable: bool) -> None:
    """Count what became of one message."""
    (UNREACHABLE if unreachable else REFUSED if failed else SENT).inc()


def serve(host: str, port: int) -> None:
    """Answer Prometheus on this address, from a thread of its own."""
    start_http_server(port, addr=host)
