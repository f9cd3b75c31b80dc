"""Logs: structured, with ids; no token, no names, no phones."""

from __future__ import annotations

import logging

import structlog

# Without the frames' variables: these hold people's data.
_tracebacks = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))


def configure(fmt: str, level: str) -> None:
    """`console` for people, `json` for machines."""
    chain: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if fmt == "json":
        chain += [_tracebacks, structlog.processors.JSONRenderer(ensure_ascii=False)]
    else:
        chain += [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
    number = logging.getLevelNamesMapping()[level]
    structlog.configure(
        processors=chain, wrapper_class=structlog.make_filtering_bound_logger(number), cache_logger_on_first_use=True
    )
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
