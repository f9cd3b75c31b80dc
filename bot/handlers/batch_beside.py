"""A result typed where something else is on the screen: it is the batch's, and is never silently lost."""

from __future__ import annotations

from bot.delivery.outbox import Reply
from bot.domain.batch_typed import read_named
from bot.domain.batches import kind_for
from bot.domain.free_text import clean
from bot.domain.line import NAME_LIMIT, read_line
from bot.domain.results import result_named
from bot.handlers.batch_flow import on_again, on_card, show
from bot.handlers.batch_typed import tell_over, type_in
from bot.handlers.turn import Routes, Turn
from bot.store import batches, clients

SCREENS = (
    *("client.name", "form.client", "meet.list", "list.home", "segs.home", "import.open", "import.offered"),
    *("abs.line", "days.line", "share.line", "settings.zone", "settings.language", "quiet.hours"),
)
"""Questions that understand no result: what is looked at beside the calls."""
NOTED = ("rec.after",)
"""What is asked of a record made beside the batch, or a note to it: only a result alone is none."""
CARD = ("client.card",)
"""Takes a note to the last record too: while a batch runs, a result is none."""
NAMED = ("log.client",)
"""A call is being recorded beside the batch: whose result it is has to be said."""


def routes() -> Routes:
    return Routes(phrases=(result_beside,))


def result_beside(turn: Turn, text: str) -> list[Reply]:
    """Recorded on the batch's card; after its end it is said that it was not."""
    return _result(turn, turn.conversation.expects if turn.conversation else None, text)


def result_left_over(turn: Turn, text: str) -> list[Reply]:
    """The same where the open question, whichever it was, made nothing of it."""
    return _result(turn, None, text)


def _result(turn: Turn, asked: str | None, text: str) -> list[Reply]:
    if not _is_result(turn, asked, text) or clients.named(
        turn.connection, turn.member.team_id, clean(text, NAME_LIMIT)
    ):
        return []
    batch = batches.running(turn.connection, turn.member)
    if batch is None:
        return _after_end(turn, text) if asked not in (*NOTED, *NAMED, *CARD) else []
    if asked not in NAMED:
        return type_in(turn, batch, text)
    item = on_card(turn, batch)
    if item is None:
        return []
    line = turn.t("batch-result-ask", client=item.client_name, typed=clean(text, NAME_LIMIT))
    return show(turn, on_again(turn, batch), line)


def _is_result(turn: Turn, asked: str | None, text: str) -> bool:
    """A slip of the finger is read only where nothing is asked: else it may be a name."""
    if turn.forwarded:
        return False
    kind = kind_for(turn.member.role)
    if asked is None:
        return read_named(text, turn.said_at, turn.member.zone, kind).result is not None
    if asked in (*SCREENS, *CARD):
        return read_line(kind, f"-; {text}", turn.said_at, turn.member.zone).result is not None
    named = result_named(kind, text) if asked in (*NOTED, *NAMED) else None
    return named is not None and not named[1]


def _after_end(turn: Turn, text: str) -> list[Reply]:
    batch = batches.latest(turn.connection, turn.member, turn.member.day(turn.now))
    return tell_over(turn, batch, text) if batch else []
