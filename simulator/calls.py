"""The record of every Bot API call, in order, with its answer."""

import json
from collections import Counter, deque
from itertools import islice
from typing import Any

from simulator.bell import Bell
from simulator.methods.call import Upload
from simulator.state import Json
from simulator.values import write_json

KEPT = 100_000
KEPT_BYTES = 64_000_000
"""A long load run must not eat the machine; numbers go on growing."""
FAULT_BYTES = 40
"""Behind so many bytes from the end of a call stands the fault, if there was one: it is written last."""


class CallLog:
    """The newest calls, each as JSON: a quarter of what the same in objects takes."""

    def __init__(self, kept: int = KEPT, kept_bytes: int = KEPT_BYTES) -> None:
        self._calls: deque[bytes] = deque()
        self._kept = kept
        self._kept_bytes = kept_bytes
        self._bytes = 0
        self._last = 0
        self.bell = Bell()
        self.answered: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        """How many calls in all, by method; and of these the refused ones, by method and description."""

    def note(
        self,
        bot_id: int,
        method: str,
        params: dict[str, Any],
        answer: Json,
        at: str,
        *,
        cut: bool = False,
        fault: str | None = None,
    ) -> None:
        """`cut`: the bot was not told the answer. `fault`: of which kind the one was that struck it."""
        self._last += 1
        self.answered[method] += 1
        if not answer["ok"]:
            self.refused[f"{method}: {answer['description']}"] += 1
        shown = {name: shown_value(value) for name, value in params.items()}
        call: Json = {"n": self._last, "bot": bot_id, "method": method, "params": shown, "answer": answer, "at": at}
        call |= ({"cut": True} if cut else {}) | ({"fault": fault} if fault else {})
        self._calls.append(write_json(call))
        self._bytes += len(self._calls[-1])
        while len(self._calls) > self._kept or (self._bytes > self._kept_bytes and len(self._calls) > 1):
            self._bytes -= len(self._calls.popleft())
        self.bell.ring()

    def after(self, n: int) -> list[Json]:
        return [json.loads(call) for call in islice(self._calls, max(0, n - self._first()), None)]

    def struck(self) -> list[Json]:
        """Those that an ordered fault fell on, few among many: the others are not even read."""
        return [json.loads(call) for call in self._calls if b',"fault":"' in call[-FAULT_BYTES:]]

    def forgotten(self, n: int) -> int:
        """How many calls after this one are no longer kept."""
        return max(0, self._first() - n)

    def _first(self) -> int:
        return self._last - len(self._calls)


def shown_value(value: Any) -> Any:
    return {"file_name": value.name, "file_size": len(value.data)} if isinstance(value, Upload) else value
