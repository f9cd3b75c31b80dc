"""The record of every Bot API call, in order, with its answer."""

from collections import Counter, deque
from itertools import islice
from typing import Any

from simulator.bell import Bell
from simulator.methods.call import Upload
from simulator.state import Json

KEPT = 100_000  # a long load run must not eat the machine; numbers go on growing


class CallLog:
    def __init__(self, kept: int = KEPT) -> None:
        self._calls: deque[Json] = deque(maxlen=kept)
        self._last = 0
        self.bell = Bell()
        self.answered: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        """How many calls in all, by method; and of these the refused ones, by method and description."""

    def note(self, bot_id: int, method: str, params: dict[str, Any], answer: Json, at: str, *, cut: bool) -> None:
        """`cut`: the bot was not told the answer."""
        self._last += 1
        self.answered[method] += 1
        if not answer["ok"]:
            self.refused[f"{method}: {answer['description']}"] += 1
        shown = {name: shown_value(value) for name, value in params.items()}
        call = {"n": self._last, "bot": bot_id, "method": method, "params": shown, "answer": answer, "at": at}
        self._calls.append(call | ({"cut": True} if cut else {}))
        self.bell.ring()

    def after(self, n: int) -> list[Json]:
        first = self._last - len(self._calls)
        return list(islice(self._calls, max(0, n - first), None))


def shown_value(value: Any) -> Any:
    return {"file_name": value.name, "file_size": len(value.data)} if isinstance(value, Upload) else value
