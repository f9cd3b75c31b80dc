"""Who writes in a form that is not his: two at one meeting fill one form, and whose it is hears of it, once."""

from __future__ import annotations

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.forms import Form
from bot.handlers.turn import Turn
from bot.screens import forms as screens
from bot.store import clients, people
from bot.texts import texts


def tell_whose(turn: Turn, form: Form) -> list[Reply]:
    """To who began the form and who works with the client, with a colleague's first answer in it."""
    writer = turn.member
    if any(each.member_id == writer.id for each in form.given.values()):
        return []
    client = clients.get(turn.connection, writer.team_id, form.client_id)
    whose = {form.member_id, client.owner_id if client else form.member_id} - {writer.id}
    found = [people.colleague(turn.connection, writer.team_id, each) for each in sorted(whose)]
    return [
        message_to(one.telegram_id, screens.told_whose(texts(one.locale), form, writer.name))
        for one in found
        if one is not None and one.unreachable_since is None
    ]


def names_in(turn: Turn, form: Form) -> dict[int, str]:
    """Everybody who wrote in it; who began it comes first."""
    wrote = dict.fromkeys((form.member_id, *(each.member_id for each in form.given.values())))
    found = [people.get(turn.connection, turn.member.team_id, each) for each in wrote]
    return {one.id: one.name for one in found if one is not None}
