"""A table was read: its headings say whether it is sales or clients, and it goes to whoever takes such things."""

from __future__ import annotations

from bot.delivery.errands import Fetched, Unread
from bot.delivery.outbox import Reply
from bot.domain.people import Ability, may
from bot.handlers import imports, ledger
from bot.handlers.tables_sent import DROPPED, LEDGER
from bot.handlers.turn import Routes, Turn
from bot.screens.screen import Screen


def routes() -> Routes:
    return Routes(files={DROPPED: look})


def look(turn: Turn, fetched: Fetched) -> list[Reply]:
    """What is no ledger is taken for clients; where something else was asked for, it is said what this is."""
    wanted = fetched.data["wanted"]
    if isinstance(fetched.content, Unread):
        return ledger.refuse(turn, fetched.content.why) if wanted == LEDGER else imports.look(turn, fetched)
    if "ledger" not in fetched.content:
        said = [turn.say(Screen(turn.t("ledger-is-contacts")))] if wanted == LEDGER else []
        return [*said, *imports.look(turn, fetched)]
    if not may(turn.member.role, Ability.LEDGER):
        role = turn.t.plain("role-name", role=turn.member.role)
        return [turn.alert(turn.t.plain("refused-ability", ability=Ability.LEDGER, role=role))]
    said = [] if wanted == LEDGER else [turn.say(Screen(turn.t("ledger-recognised")))]
    return [*said, *ledger.look(turn, fetched)]
