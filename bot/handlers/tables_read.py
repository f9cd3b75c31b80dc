"""A table was read: its headings say whether it is sales or clients, and it goes to whoever takes such things."""

from __future__ import annotations

from bot.delivery.errands import Fetched, Unread
from bot.delivery.outbox import Reply
from bot.domain.people import Ability, may
from bot.handlers import after, imports, ledger
from bot.handlers.tables_sent import DROPPED, LEDGER
from bot.handlers.turn import Routes, Turn
from bot.screens.screen import Screen

OWN_EXPORT = "own_export"
OTHERS = ("no_head", "not_a_table")
"""Of another kind than sales or clients: somebody's price list, a specification."""


def routes() -> Routes:
    return Routes(files={DROPPED: look})


def look(turn: Turn, fetched: Fetched) -> list[Reply]:
    """What is no ledger is taken for clients; where something else was asked for, it is said what this is."""
    wanted, content = fetched.data["wanted"], fetched.content
    if isinstance(content, Unread):
        attached = _attached(turn, fetched) if content.why in OTHERS else []
        if attached:
            return attached
        of_sales = wanted == LEDGER and content.why != OWN_EXPORT
        return ledger.refuse(turn, content.why) if of_sales else imports.look(turn, fetched)
    if "ledger" not in content and "refused" not in content:
        said = [turn.say(Screen(turn.t("ledger-is-contacts")))] if wanted == LEDGER else []
        return [*said, *imports.look(turn, fetched)]
    if not may(turn.member, Ability.LEDGER):
        role = turn.t.plain("role-name", role=turn.member.role)
        refusal = turn.t.plain("refused-ability", ability=Ability.LEDGER, role=role)
        return _attached(turn, fetched) or [turn.alert(refusal)]
    if "refused" in content:
        return ledger.refuse_rows(turn, content["refused"], content["rows"])
    said = [] if wanted == LEDGER else [turn.say(Screen(turn.t("ledger-recognised")))]
    return [*said, *ledger.look(turn, fetched)]


def _attached(turn: Turn, fetched: Fetched) -> list[Reply]:
    """To the record that was made just before he sent it; no replies: there was none."""
    what = fetched.data.get("beside")
    return (after.attach_what(turn, "document", what) or []) if what else []
