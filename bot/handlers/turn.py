"""One turn of the conversation: who speaks, what he sent, what he was asked; and how a screen becomes a message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from aiogram.types import CallbackQuery, Message
from sqlalchemy import Connection

from bot.delivery.errands import Fetched
from bot.delivery.messages import answer, edit, message_to
from bot.delivery.outbox import Card, Reply
from bot.domain.people import Ability, Member
from bot.screens.screen import Screen
from bot.store import conversations
from bot.store.conversations import Conversation
from bot.texts import Texts, texts


class Outdated(Exception):
    """A button whose data no longer fits: the person is told, nothing is done."""


@dataclass(slots=True)
class Turn:
    connection: Connection
    now: datetime
    said_at: datetime
    """When he wrote or pressed: long before `now` where the bot was down meanwhile. What he did is dated by this."""
    member: Member
    bot_username: str
    conversation: Conversation | None = None
    press: CallbackQuery | None = None
    """The button he pressed, if he pressed one."""
    forwarded: bool = False
    """He passed on somebody else's message."""

    @property
    def t(self) -> Texts:
        return texts(self.member.locale)

    def show(self, screen: Screen) -> Reply:
        """In place of the message whose button was pressed; else as a new message."""
        if self.press is None or self.press.message is None or screen.menu is not None:
            return self.say(screen)
        return edit(self.member.telegram_id, self.press.message.message_id, screen)

    def card(self, name: str, screen: Screen, *, below: bool = False) -> Reply:
        """The chat's one message of this name: in place of a button's; what was typed is answered below."""
        if self.press is None or self.press.message is None or below:
            return Card(self.member.telegram_id, name, screen, below=True)
        return Card(self.member.telegram_id, name, screen, at=self.press.message.message_id)

    def say(self, screen: Screen) -> Reply:
        """As a new message."""
        return message_to(self.member.telegram_id, screen)

    def alert(self, text: str) -> Reply:
        """Over the chat, where a button was pressed; else as a message."""
        if self.press is None:
            return self.say(Screen(self.t("verbatim", text=text)))
        return answer(self.press.id, text)

    def hint(self, text: str) -> Reply:
        """Over the chat for a moment, where a button was pressed; else as a message."""
        if self.press is None:
            return self.say(Screen(self.t("verbatim", text=text)))
        return answer(self.press.id, text, passing=True)

    def ask(self, expects: str, data: dict[str, Any] | None = None) -> None:
        """His next message answers this question."""
        conversations.expect(self.connection, self.member.id, expects, data or {}, self.now)

    def forget(self) -> None:
        """Nothing is asked any more."""
        if self.conversation is not None:
            conversations.forget(self.connection, self.member.id)

    def expected(self, name: str) -> dict[str, Any]:
        """What was kept with the question he was asked last, if it was this one; else nothing."""
        return self.conversation.data if self.conversation and self.conversation.expects == name else {}


Command = Callable[[Turn, str], list[Reply]]
"""Handles a command with what was typed behind it."""
Press = Callable[[Turn, Sequence[str]], list[Reply]]
"""Handles a button with its arguments."""
Answer = Callable[[Turn, str], list[Reply]]
"""Handles the text that answers a question; no replies: it answers none any more."""
Content = Callable[[Turn, Message], list[Reply]]
"""Handles a message that is no text while a question is open; no replies: it is none of the question's."""
Phrase = Callable[[Turn, str], list[Reply]]
"""Handles a text that says by itself what it is about, question or not; no replies: it says nothing of the kind."""
FileHandler = Callable[[Turn, Fetched], list[Reply]]
"""Handles a file that was fetched because a handler returned an errand, or the reason why it could not be."""


@dataclass(frozen=True, slots=True)
class Routes:
    """What a capability handles. Each dictionary is keyed by the name of the command, button or question."""

    commands: dict[str, Command] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    contents: dict[str, Content] = field(default_factory=dict)
    """By the question's name, as `answers`; by the command in a caption, `/questions`."""
    files: dict[str, FileHandler] = field(default_factory=dict)
    """By the errand's kind."""
    abandoned: dict[str, FileHandler] = field(default_factory=dict)
    """By the errand's kind: who is told what of a long work that ends in its middle, since whoever began it may it no
    more, or is here no more. The turn is his; nothing is said to him."""
    phrases: tuple[Phrase, ...] = ()
    """Asked before the open question, in this order."""
    abilities: dict[str, Ability] = field(default_factory=dict)
    """Which ability a command or a button needs; one that is not named is everybody's."""


def number(argument: str) -> int:
    """A row's id or another whole number from a button. Raises Outdated."""
    try:
        value = int(argument)
    except ValueError:
        raise Outdated from None
    if abs(value) >= 2**63:
        raise Outdated
    return value


def day_of(argument: str) -> date:
    """A day from a button, `YYYYMMDD`. Raises Outdated."""
    try:
        return datetime.strptime(argument, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise Outdated from None


def arguments(given: Sequence[str], count: int) -> Sequence[str]:
    """The button's arguments, if they are as many as this version of the bot expects. Raises Outdated."""
    if len(given) != count:
        raise Outdated
    return given
