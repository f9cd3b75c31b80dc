"""What an attack may not do, and who tries it: one blow at a time, each on the same untouched town."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.delivery.calls import Call
from bot.delivery.errands import Errand
from bot.delivery.messages import is_answer
from bot.delivery.outbox import Card, Reply, chat_of
from bot.store import people
from bot.texts import texts
from tests.attack.harvest import LEAVERS, OUTSIDER, PHONE, Harvest
from tests.handlers import rights_rows as rows
from tests.handlers.rights_chat import Seen
from tests.handlers.rights_town import OURS, SECRET, THEIRS, Who

OUTSIDE = (OUTSIDER, *LEAVERS)
STRANGERS = (*OUTSIDE, *(who.number for who in THEIRS))
"""Who must reach nothing of the first team."""
OF_NOBODY = frozenset({OUTSIDER, 901})
T = texts("ru")
SENTENCES = tuple(T.plain(each) for each in ("outsider", "invite-unknown", "invite-used", "invite-expired"))


@dataclass
class Judge:
    harvest: Harvest
    blows: int = 0
    complaints: list[str] = field(default_factory=list)
    _team: int = 0
    _before: rows.Rows = field(default_factory=dict)

    def __post_init__(self) -> None:
        connection = self.harvest.chat.connection
        found = people.by_telegram_id(connection, Who.HEAD.number)
        assert found is not None
        self._team = found[0].team_id
        self._before = rows.everything(connection)

    def press(self, by: int, data: str) -> None:
        self.strike(by, f"presses {data!r}", lambda: self.harvest.chat.press(by, data), pressed=True)

    def say(self, by: int, typed: str) -> None:
        self.strike(by, f"types {typed!r}", lambda: self.harvest.chat.say(by, typed))

    def strike(
        self, by: int, what: str, blow: Callable[[], Seen], *, pressed: bool = False, quiet: bool = False
    ) -> None:
        """One blow, which leaves nothing behind; `quiet`: it need not be answered."""
        chat = self.harvest.chat
        self.blows += 1
        with chat.aside():
            count = rows.writes(chat.connection)
            try:
                seen = blow()
            except Exception as error:  # that is what is looked for
                self._complain(by, what, f"raised {error!r}"[:300])
                return
            if rows.writes(chat.connection) != count:
                changed = rows.changed(self._before, rows.everything(chat.connection))
                if by in STRANGERS and self._team in changed.teams:
                    self._complain(by, what, f"touched {sorted(changed.tables)}")
                if by in OF_NOBODY and changed.tables:
                    self._complain(by, what, f"wrote {sorted(changed.tables)}")
        self._look(by, what, seen, pressed=pressed, quiet=quiet)

    def _look(self, by: int, what: str, seen: Seen, *, pressed: bool, quiet: bool) -> None:
        if not quiet and not seen.replies:
            self._complain(by, what, "met with silence")
        if pressed and sum(map(is_answer, seen.replies)) != 1:
            self._complain(by, what, "the button spins")
        if by in STRANGERS:
            self._told(by, what, seen)

    def _told(self, by: int, what: str, seen: Seen) -> None:
        told = seen.text
        for secret in (SECRET, PHONE):
            # What he typed himself may be said back to him.
            found = re.search(secret, told)
            if found and not re.search(secret, what):
                self._complain(by, what, f"is told {told[max(0, found.start() - 60) :][:160]!r}")
        reached = {each for each in map(_chat, seen.replies) if each is not None} & {who.number for who in OURS}
        if reached:
            self._complain(by, what, f"reaches {sorted(reached)}")
        if by in OF_NOBODY and seen.replies and not any(each in told for each in SENTENCES):
            self._complain(by, what, f"is told more than the polite sentence: {told[:120]!r}")

    def _complain(self, by: int, what: str, why: str) -> None:
        self.complaints.append(f"{by} {what}: {why}")


def _chat(reply: Reply) -> int | None:
    if isinstance(reply, Errand):
        return reply.whose
    if isinstance(reply, Card):
        return reply.chat_id
    return None if isinstance(reply, Call) and is_answer(reply) else chat_of(reply)
