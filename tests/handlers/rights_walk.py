"""All screens are played; whatever button is shown to somebody, everybody presses it, each time as if first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.funnel import Kind
from tests.handlers import rights_rows as rows
from tests.handlers.rights_chat import Chat, Seen, opened, table_of
from tests.handlers.rights_rows import NO_CHANGE, Changed
from tests.handlers.rights_screens import MOMENTS, OLD_BUTTONS, OPENINGS, Opening, read
from tests.handlers.rights_town import NOW, SECRET, WALKERS, Who, live, settle

DEEP, NEAR = 3, 2
"""Presses one after another, from a command and from a screen that somebody was led to."""


KINDS = frozenset(Kind)
"""Of records: each is some roles' only."""
TWINS: dict[Who, list[Who]] = {
    who: [each for each in Who if each.role is who.role and each not in (who, Who.DEPUTY)] for who in WALKERS
}
"""The colleague and the stranger who do the same work."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One person pressed a button, or typed something."""

    what: str
    """The button's data, or the command."""
    shown_to: Who | None
    by: Who
    seen: Seen
    changed: Changed
    raised: str
    """What went wrong in the bot itself."""

    @property
    def name(self) -> str:
        return self.what.split(":")[0]

    @property
    def row_tables(self) -> list[str]:
        """The tables of the rows that the button is about."""
        return [table for each in self.what.split(":")[1:] if (table := table_of(each))]

    @property
    def deeds(self) -> frozenset[str]:
        """Tables that are not as before, but for what he himself was asked."""
        return self.changed.tables - rows.OWN_TALK

    @property
    def tells_secrets(self) -> bool:
        return SECRET in self.seen.text

    def __str__(self) -> str:
        return f"{self.what} of the {self.shown_to}, by the {self.by}: {self.seen.told[:80]!r} {sorted(self.deeds)}"


@dataclass
class Walk:
    chat: Chat
    tried: list[Tried] = field(default_factory=list)
    asked: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Question -> the commands and buttons that asked it."""
    lost: list[str] = field(default_factory=list)
    """Ways that do not lead on any more."""
    _shapes: set[tuple[str, ...]] = field(default_factory=set)
    _gone: dict[tuple[Who, tuple[str, ...]], int] = field(default_factory=dict)

    def all_screens(self) -> None:
        for opening in OPENINGS:
            with self.chat.aside():
                seen = self._opened(opening)
                self._gone.clear()
                self._look(seen, NEAR)
        self._gone.clear()
        for who in WALKERS:
            for name in self.chat.dispatch.routes.commands:
                with self.chat.aside():
                    seen = self.chat.say(who.number, f"/{name}")
                    self._note_question(name, who)
                    self._look(seen, DEEP)
        for who, data in OLD_BUTTONS.values():
            self._everybody_tries(who, data.format(client=self._client_of(who)))
        for moment in MOMENTS:
            with self.chat.aside():
                self._look(self.chat.tick(datetime.fromisoformat(f"{moment}:00+03:00")), NEAR)

    def _client_of(self, who: Who) -> str:
        """One of his, as a button of his names him."""
        named = (each.what.split(":")[1:] for each in self.tried if each.shown_to is who)
        return next((row for rows_ in named for row in rows_ if table_of(row) == "clients"), "")

    def _opened(self, opening: Opening) -> Seen:
        seen = Seen([], "")
        shown: dict[tuple[int, str], list[str]] = {}
        for who, step in opening:
            if isinstance(step, dict):
                seen = self.chat.send(who.number, **step)
            elif step.startswith("!"):
                found = shown.get((who.number, step.strip("!-")))
                if found is None:
                    self.lost.append(f"the {who} sees no button {step[1:]} on his way {opening}: {seen.told}")
                    break
                seen = self.chat.press(who.number, found[-1 if step.endswith("-") else 0])
            elif step.startswith("@"):
                self.chat.now = datetime.fromisoformat(step[1:])
                continue
            else:
                seen = self.chat.say(who.number, step.replace("*", SECRET))
            self._note_question(step.lstrip("!/").split()[0] if isinstance(step, str) else "", who)
            screen = defaultdict(list)
            for chat, data in seen.buttons:
                screen[chat, data.split(":")[0]].append(data)
            shown |= screen
        return seen

    def _look(self, seen: Seen, left: int) -> None:
        """Everybody tries each new button; then its owner goes on from there."""
        walkers = {who.number: who for who in WALKERS}
        for chat, data in seen.buttons:
            who = walkers.get(chat)
            if who is None:
                continue
            self._everybody_tries(who, data)
            key = who, like(data)
            if left and self._gone.get(key, 0) < left:
                self._gone[key] = left
                with self.chat.aside():
                    following, _ = self._done(who, data, typed=False)
                    self._note_question(data.split(":")[0], who)
                    self._look(following, left - 1)

    def _note_question(self, name: str, who: Who) -> None:
        expects = self.chat.expects(who.number)
        if expects is not None:
            self.asked[expects].add(name)

    def _everybody_tries(self, shown_to: Who, data: str) -> None:
        """A button about other kinds of rows is everybody's; one that says another word is a colleague's and a
        stranger's of his own role."""
        name, *given = data.split(":")
        tables = (name, *(table_of(each) or (each if each in KINDS else "") for each in given))
        words = (name, *("" if each.isdecimal() else each for each in given))
        whom: list[Who]
        if tables not in self._shapes:
            whom = [who for who in Who if who not in WALKERS]
        elif words not in self._shapes and any(tables[1:]):
            whom = TWINS[shown_to]
        else:
            return
        self._shapes |= {tables, words}
        before = rows.everything(self.chat.connection)
        self.tried += [self.trial(who, data, shown_to, before) for who in (shown_to, *whom)]

    def trial(self, by: Who, what: str, shown_to: Who | None = None, before: rows.Rows | None = None) -> Tried:
        """What comes of it; it leaves nothing behind. Without an owner of the button it is typed."""
        connection = self.chat.connection
        before = before if before is not None else rows.everything(connection)
        with self.chat.aside():
            count = rows.writes(connection)
            seen, raised = self._done(by, what, typed=shown_to is None)
            is_same = rows.writes(connection) == count
            changed = NO_CHANGE if is_same else rows.changed(before, rows.everything(connection))
        return Tried(what, shown_to, by, seen, changed, raised)

    def _done(self, by: Who, what: str, *, typed: bool) -> tuple[Seen, str]:
        """And what was raised, if anything was: all else is tried all the same."""
        try:
            return (self.chat.say if typed else self.chat.press)(by.number, what), ""
        except Exception as error:  # whatever it is, it is a failure of this one trial
            return Seen([], ""), repr(error)


def like(data: str) -> tuple[str, ...]:
    """Buttons that are alike lead to screens of one kind."""
    name, *given = data.split(":")
    return (name, *(table_of(each) or ("0" if each.isdecimal() else each[:1]) for each in given[:3]))


@contextmanager
def walked() -> Iterator[Walk]:
    """The town stays as it was before anybody pressed anything."""
    with opened() as connection:
        settle(connection)
        walk = Walk(Chat(connection, NOW, read))
        live(walk.chat)
        walk.all_screens()
        yield walk
