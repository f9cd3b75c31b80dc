"""Everybody's phone, with a chat that has begun."""

from __future__ import annotations

from bot.demo.cast import CAST, OLGA, VISITOR, WORDS
from bot.texts import texts
from simulator.people import meet, send
from simulator.world import World


def hand_out(world: World, locale: str, *, week_begun: bool) -> None:
    """Each wrote something before the visitor came, so that every chat shows its owner's work."""
    phones = {part.number: part.names[locale] for part in CAST} | {VISITOR: WORDS[locale].visitor}
    roles = {part.number: texts(locale).plain("team-role", role=part.role) for part in CAST}
    bot = world.chosen_bot(None)
    bot.name = WORDS[locale].bot
    own = "/week" if week_begun else "/today"
    for number, name in phones.items():
        owner = meet(world, {"id": number, "first_name": name, "language_code": locale, "about": roles.get(number)})
        written = () if number == VISITOR else ("/start", "/board" if number == OLGA.number else own)
        for text in written:
            send(world, bot, owner, {"text": text})
