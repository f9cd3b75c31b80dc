"""From a raw update to replies: who is it, what may he, which handler."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, ChatMemberUpdated, InaccessibleMessage, Message, User
from sqlalchemy import Connection

from bot.delivery.errands import Errand, Fetched, Taken
from bot.delivery.inbox import RawUpdate, chat_key
from bot.delivery.messages import answer, is_answer, message_to
from bot.delivery.outbox import Reply
from bot.domain.people import may
from bot.handlers import batch_beside, beside, door, fallback, group, group_door, group_trouble, joining
from bot.handlers.door import Door
from bot.handlers.turn import Outdated, Routes, Turn
from bot.screens.screen import Screen
from bot.store import people
from bot.store.database import lock_team
from bot.texts import texts


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """All routes, and the door for people who are not in a team yet."""

    routes: Routes
    door: Door
    labels: dict[str, str]
    """Reply keyboard label, in any language -> command."""

    def handle(self, connection: Connection, raw: RawUpdate, received_at: datetime, now: datetime) -> Sequence[Reply]:
        """Answer one update. What it writes and returns is committed together, or not at all."""
        event = _event(raw)
        if isinstance(event, ChatMemberUpdated):
            return self._standing(connection, event, now)
        if isinstance(event, Message) and event.chat.type in group_door.KINDS:
            return self._in_group(connection, event, now)
        user = event.from_user if event else None
        if event is None or user is None or user.is_bot or not _is_private(event):
            return []
        said_at = min(now, event.date if isinstance(event, Message) else received_at)
        replies = self._answer(connection, event, user, said_at, now)
        if isinstance(event, CallbackQuery) and not any(map(is_answer, replies)):
            # A press is always answered: else the button spins.
            return [answer(event.id), *replies]
        return replies

    def apologise(self, connection: Connection, raw: RawUpdate, *_: datetime) -> Sequence[Reply]:
        """Tell the person that his update is kept, though it could not be handled."""
        body = raw.get("message") or raw.get("callback_query") or {}
        user, is_group = body.get("from") or {}, chat_key(raw) < 0
        if "id" not in user or (is_group and people.by_telegram_id(connection, int(user["id"])) is None):
            return []
        return _apology(connection, int(user["id"]), str(user.get("language_code") or ""))

    def fetched(self, connection: Connection, errand: Taken, content: Any, now: datetime) -> Sequence[Reply]:
        """Answer a file that a handler wanted to have, or that could not be fetched or read (`Unread`)."""
        found = people.by_telegram_id(connection, errand.chat_id, now)
        if found is None or found[0].id != errand.member_id:
            return self._abandoned(connection, errand, now)
        member, conversation = found
        lock_team(connection, member.team_id)
        turn = Turn(connection, now, errand.created_at, member, self.door.bot_username, conversation)
        refusal = self._refusal(turn, errand.kind)
        if refusal:
            return [turn.alert(refusal), *self._abandoned(connection, errand, now)]
        try:
            return self.routes.files[errand.kind](turn, Fetched(errand.kind, errand.data, content))
        except Outdated:
            return [turn.alert(turn.t.plain("outdated"))]

    def apologise_for_file(self, connection: Connection, errand: Taken, now: datetime) -> Sequence[Reply]:
        """Tell the person that his file could not be handled."""
        return [*_apology(connection, errand.chat_id, ""), *self._abandoned(connection, errand, now)]

    def _abandoned(self, connection: Connection, errand: Taken, now: datetime) -> Sequence[Reply]:
        """Whoever began a long work may not go on with it, or nobody can: others are told how far it came."""
        tell = self.routes.abandoned.get(errand.kind)
        starter = people.get(connection, errand.team_id, errand.member_id) if tell else None
        if tell is None or starter is None:
            return []
        lock_team(connection, errand.team_id)
        turn = Turn(connection, now, errand.created_at, starter, self.door.bot_username)
        return tell(turn, Fetched(errand.kind, errand.data, None))

    def _answer(
        self, connection: Connection, event: Message | CallbackQuery, user: User, said_at: datetime, now: datetime
    ) -> Sequence[Reply]:
        found = people.by_telegram_id(connection, user.id, now)
        if found is None:
            return door.knock(self.door, connection, event, user, now)
        member, conversation = found
        lock_team(connection, member.team_id)
        if member.unreachable_since is not None:
            people.note_unreachable(connection, user.id, None)
        turn = Turn(connection, now, said_at, member, self.door.bot_username, conversation)
        if isinstance(event, CallbackQuery):
            turn.press = event
            return self._press(turn, event.data or "")
        turn.forwarded = event.forward_origin is not None
        return self._message(turn, event)

    def _in_group(self, connection: Connection, message: Message, now: datetime) -> Sequence[Reply]:
        """Commands are answered in private; what else people write there is not looked at."""
        if group_door.follow(connection, message, now):
            return []
        said = group_door.asked(message, self.door.bot_username, self.routes.commands)
        if said is None:
            return []
        user = message.from_user
        found = people.by_telegram_id(connection, user.id, now) if user and not user.is_bot else None
        if found is None or found[0].unreachable_since is not None:
            return group_door.unknown(connection, message, said, self.door.bot_username, self.door.locale, now)
        member, conversation = found
        lock_team(connection, member.team_id)
        turn = Turn(connection, now, min(now, message.date), member, self.door.bot_username, conversation)
        handler = group.COMMANDS.get(said.name) if member.onboarding is None else None
        if handler is None:
            # What is done later is his, not the group's.
            return [_in_his_name(turn, reply) for reply in self._message(turn, message)]
        refusal = self._refusal(turn, "group.show")
        return [turn.alert(refusal)] if refusal else handler(turn, said.place)

    def _standing(self, connection: Connection, change: ChatMemberUpdated, now: datetime) -> Sequence[Reply]:
        """He blocked the bot, or let it in again; a group threw it out, or let it in."""
        if change.chat.type != "private":
            return group_trouble.standing(connection, change, self.door.bot_username, now)
        blocked = change.new_chat_member.status == "kicked"
        people.note_unreachable(connection, change.chat.id, now if blocked else None)
        return []

    def _press(self, turn: Turn, data: str) -> Sequence[Reply]:
        name, *given = data.split(":")
        if turn.member.onboarding is not None and not name.startswith("join."):
            return joining.ask_again(turn)
        # No button of ours carries what cannot be printed: PostgreSQL takes no zero bytes, nor halves of characters.
        handler = self.routes.presses.get(name) if data.isprintable() else None
        if handler is None:
            return [turn.alert(turn.t.plain("outdated"))]
        refusal = self._refusal(turn, name)
        if refusal:
            return [turn.alert(refusal)]
        try:
            return handler(turn, given)
        except Outdated:
            return [turn.alert(turn.t.plain("outdated"))]

    def _message(self, turn: Turn, message: Message) -> Sequence[Reply]:
        text = message.text
        command, argument = self._command(text) if text else (None, "")
        if turn.member.onboarding is not None:
            helped = self._run(turn, command, argument) if command == "help" else []
            return [*helped, *joining.answer_step(turn, None if command else text)]
        if command is not None:
            return self._run(turn, command, argument)
        if text is None:
            return self._content(turn, message)
        # No replies: the question is out of date, and the text answers nothing.
        return (
            self._answer_to_newer(turn, text)
            or self._phrase(turn, text)
            or self._answer_to_question(turn, text)
            or batch_beside.result_left_over(turn, text)
            or fallback.unknown(turn, text, self.allowed(turn))
        )

    def _phrase(self, turn: Turn, text: str) -> Sequence[Reply]:
        try:
            return next(filter(None, (phrase(turn, text) for phrase in self.routes.phrases)), [])
        except Outdated:
            return []

    def _answer_to_newer(self, turn: Turn, text: str) -> Sequence[Reply]:
        """«да» and «нет» answer what was shown last, whatever is open besides."""
        asked, newer = turn.conversation, beside.answered(turn, text)
        if newer is None:
            return []
        turn.conversation = newer
        replies = self._answer_to_question(turn, text)
        if not replies:
            turn.conversation = asked
        return replies

    def _answer_to_question(self, turn: Turn, text: str) -> Sequence[Reply]:
        asked = turn.conversation.expects if turn.conversation else ""
        handler = self.routes.answers.get(asked)
        try:
            # Who may it no more, since he stands in for nobody, is not heard any more either.
            return handler(turn, text) if handler and self._refusal(turn, asked) is None else []
        except Outdated:
            return []

    def _content(self, turn: Turn, message: Message) -> Sequence[Reply]:
        """Something that is no text: its caption's command's, or the open question's, if these take such things and he
        may what they are about; else the last record's."""
        command, _ = self._command(message.caption or "")
        captioned = self.routes.contents.get(f"/{command}")
        asked = turn.conversation.expects if turn.conversation else ""
        handler, name = (captioned, command or "") if captioned else (self.routes.contents.get(asked), asked)
        try:
            heard = handler(turn, message) if handler and self._refusal(turn, name) is None else []
            return heard or fallback.content(turn, message)
        except Outdated:
            return fallback.content(turn, message)

    def _run(self, turn: Turn, command: str, argument: str) -> Sequence[Reply]:
        handler = self.routes.commands.get(command)
        if handler is None:
            return fallback.unknown(turn, command, self.allowed(turn))
        refusal = self._refusal(turn, command)
        return [turn.alert(refusal)] if refusal else handler(turn, argument)

    def _command(self, text: str) -> tuple[str | None, str]:
        """The command and what stands behind it; a label of the reply keyboard is its command."""
        labelled = self.labels.get(text.strip())
        if labelled:
            return labelled, ""
        if not text.startswith("/"):
            return None, ""
        head, _, rest = text[1:].partition(" ")
        head, newline, more = head.partition("\n")
        name = head.partition("@")[0].lower()
        return name, (more + " " + rest if newline else rest).strip()

    def _refusal(self, turn: Turn, name: str) -> str | None:
        ability = self.routes.abilities.get(name)
        if ability is None or may(turn.member, ability):
            return None
        role = turn.t.plain("role-name", role=turn.member.role)
        return turn.t.plain("refused-ability", ability=ability, role=role)

    def allowed(self, turn: Turn) -> list[str]:
        """The commands that this person may use."""
        return [name for name in self.routes.commands if self._refusal(turn, name) is None]


def join_routes(all_routes: Sequence[Routes]) -> Routes:
    """One table of all capabilities. Raises ValueError where two claim the same name."""
    joined = Routes()
    for routes in all_routes:
        for mine, theirs in (
            (joined.commands, routes.commands),
            (joined.presses, routes.presses),
            (joined.answers, routes.answers),
            (joined.contents, routes.contents),
            (joined.files, routes.files),
            (joined.abandoned, routes.abandoned),
            (joined.abilities, routes.abilities),
        ):
            twice = mine.keys() & theirs.keys()
            if twice:
                raise ValueError(f"two capabilities handle {sorted(twice)}: give one of them another name")
            mine.update(theirs)  # type: ignore[arg-type]  # the pairs are of one kind each
    return replace(joined, phrases=tuple(phrase for routes in all_routes for phrase in routes.phrases))


def _apology(connection: Connection, telegram_id: int, language: str) -> Sequence[Reply]:
    found = people.by_telegram_id(connection, telegram_id)
    locale = found[0].locale if found else language
    return [message_to(telegram_id, Screen(texts(locale)("apology")))]


def _in_his_name(turn: Turn, reply: Reply) -> Reply:
    return replace(reply, whose=turn.member.telegram_id) if isinstance(reply, Errand) else reply


def _is_private(event: Message | CallbackQuery) -> bool:
    message = event.message if isinstance(event, CallbackQuery) else event
    return message is not None and message.chat.type == "private"


def _event(raw: RawUpdate) -> ChatMemberUpdated | Message | CallbackQuery | None:
    """What happened, if it is something that the bot listens to; the update round it would cost as much again."""
    if raw.get("my_chat_member") is not None:
        return ChatMemberUpdated.model_validate(raw["my_chat_member"])
    if raw.get("message") is not None:
        return Message.model_validate(raw["message"])
    press = raw.get("callback_query")
    if press is None:
        return None
    message = press.get("message") if isinstance(press, dict) else None
    if not isinstance(message, dict):
        return CallbackQuery.model_validate(press)
    # Only which message it was: to model its text and its buttons costs more than all the rest.
    which = InaccessibleMessage.model_validate(
        {"message_id": message.get("message_id"), "chat": message.get("chat"), "date": 0}
    )
    return CallbackQuery.model_validate({**press, "message": which})
