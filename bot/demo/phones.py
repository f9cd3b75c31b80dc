"""Everybody's phone, with a chat that has begun."""

from __future__ import annotations

from bot.demo.cast import CAST, OLGA, VISITOR
from simulator.people import meet, send
from simulator.world import World

YOU = {"ru": "Вы", "en": "You"}


def hand_out(world: World, locale: str, *, week_begun: bool) -> None:
    """Each wrote something before the visitor came, so that every chat shows its owner's work."""
    phones = {part.number: part.name for part in CAST} | {VISITOR: YOU[locale]}
    own = "/week" if week_begun else "/today"
    for number, name in phones.items():
        owner = meet(world, {"id": number, "first_name": name, "language_code": locale})
        written = () if number == VISITOR else ("/start", "/board" if number == OLGA.number else own)
        for text in written:
            send(world, world.chosen_bot(None), owner, {"text": text})
