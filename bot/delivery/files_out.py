"""Files out: the outbox keeps what a file is made of; the file itself is made just before it is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import structlog

from bot.delivery.attempts import Refused
from bot.delivery.calls import Call, Upload, a_call
from bot.delivery.failures import place

log = structlog.get_logger()

Make = Callable[[str, dict[str, Any]], bytes]
"""Makes the file of a kind from its data; runs in a thread."""


def no_files(kind: str, data: dict[str, Any]) -> bytes:  # noqa: ARG001 - the shape of a maker
    """Where nobody said how files are made."""
    raise LookupError(f"nothing here makes files, so none of the kind {kind}")


async def with_file(call: Call, make: Make) -> Call:
    """The call with its file made, where it has one to make. Raises Refused: what failed would fail again."""
    for name in ("document", "photo"):
        plan = call.parameters.get(name)
        if isinstance(plan, dict):
            try:
                content = await asyncio.to_thread(make, plan["make"], plan["data"])
                return a_call(call.name, call.parameters, Upload(name, plan["name"], content))
            except Exception as error:
                # The data is a client's and must not get into the log, so neither does what the error says of it.
                log.error("file not made", kind=plan.get("make"), why=type(error).__name__, at=place(error))
                raise Refused(f"file not made: {type(error).__name__}") from error
    return call
