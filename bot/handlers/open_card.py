"""Which client's card is open: what is typed next may be one of its facts."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handlers.turn import Turn
from bot.store.conversations import Conversation

QUESTION = "client.card"
IDLE = (
    *("client.name", QUESTION, "rec.after", "list.home", "segs.home", "import.open", "ledger.open"),
    *("hand.note", "path.name", "path.why"),
)
"""Questions that ask nothing in particular: a card that is opened may take their place, and no other's."""
IN_BATCH = ("batch.card", "batch.detail")
BESIDE = "beside"
"""With a batch's question: the client whose card was opened since the batch's own was shown."""


def is_idle(turn: Turn) -> bool:
    return turn.conversation is None or turn.conversation.expects in IDLE


def is_free(turn: Turn, own: Sequence[str]) -> bool:
    """Who asks these questions may interrupt: an answer that comes later takes no other open question away."""
    return is_idle(turn) or (turn.conversation is not None and turn.conversation.expects in own)


def keep_open(turn: Turn, client_id: int) -> None:
    """A question that was begun stays: looking up a number must not drop it."""
    if is_idle(turn):
        looking = turn.expected(QUESTION).get("looking", False) or is_looking_up(turn)
        turn.ask(QUESTION, {"client": client_id, "looking": looking})
    elif turn.conversation is not None and turn.conversation.expects in IN_BATCH:
        _keep_beside(turn, turn.conversation, client_id)


def _keep_beside(turn: Turn, asked: Conversation, client_id: int) -> None:
    """The batch goes on; what names a client's fact is of this one until the batch's card is shown anew."""
    turn.ask(asked.expects, {**asked.data, BESIDE: client_id})


def is_looking_up(turn: Turn) -> bool:
    """He is going through his clients: another name opens another card."""
    return turn.conversation is not None and turn.conversation.expects == "client.name"
