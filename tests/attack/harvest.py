"""What an attacker holds in his hand: every button that a full department's screens ever showed, and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.domain.people import Role
from bot.store import people
from tests.handlers.rights_chat import Chat, Seen, later, opened
from tests.handlers.rights_screens import read
from tests.handlers.rights_town import NOW, SECRET, Who, live, settle
from tests.handlers.rights_walk import DEEP, Walk

OUTSIDER, REMOVED, TURNED = 900, 901, 902
"""In no team ever; let go; let go, and now a hunter of the other team."""
PHONE = re.compile(r"555\D?44\D?33")
"""A phone number that only the first team has."""
LEAVERS = {REMOVED: "Кирилл", TURNED: "Лев"}


@dataclass
class Harvest(Walk):
    """Screens are looked at by whom they are shown to; nobody else presses anything yet."""

    shown: dict[str, Who | int] = field(default_factory=dict)
    deepest: int = DEEP
    """Presses one after another."""

    def _look(self, seen: Seen, left: int) -> None:
        super()._look(seen, min(left, self.deepest))

    def _everybody_tries(self, shown_to: Who, data: str) -> None:
        self.shown.setdefault(data, shown_to)

    def keep(self, seen: Seen, shown_to: int) -> None:
        for _, data in seen.buttons:
            self.shown.setdefault(data, shown_to)


@contextmanager
def harvested(deepest: int = DEEP) -> Iterator[Harvest]:
    """The town as it stood before anybody pressed anything, its screens, and who left it since."""
    with opened() as connection:
        settle(connection)
        chat = Chat(connection, NOW, read)
        harvest = Harvest(chat, deepest=deepest)
        ours = people.by_telegram_id(connection, Who.HEAD.number)
        theirs = people.by_telegram_id(connection, Who.THEIR_HEAD.number)
        assert ours is not None
        assert theirs is not None
        since = later(NOW, weeks=-8)
        where = ("Europe/Moscow", "ru", None, since)
        for number, name in LEAVERS.items():
            people.add_member(connection, ours[0].team_id, number, Role.HUNTER, f"{name}{SECRET} Лис", *where)
        live(chat)
        line = f"/call Телефон{SECRET}; Дуб{SECRET} Олег Ильич; директор; +7 901 555-44-33; отказ"
        harvest.keep(chat.say(Who.HUNTER.number, line), Who.HUNTER.number)
        for number, name in LEAVERS.items():
            _work(harvest, number)
            _leave(harvest, name)
        people.add_member(connection, theirs[0].team_id, TURNED, Role.HUNTER, "Лев Лис", *where)
        harvest.all_screens()
        yield harvest


def _work(harvest: Harvest, number: int) -> None:
    """What he did while he was here, and the screens that he has kept of it."""
    chat = harvest.chat
    harvest.keep(chat.say(number, f"/call Ушедший{number}{SECRET}; Ким{SECRET} Олег Ильич; директор; отказ"), number)
    harvest.keep(chat.say(number, f"/meet Бывший{number}{SECRET}; Ким{SECRET} Олег Ильич; директор"), number)
    for name in chat.dispatch.routes.commands:
        if name not in ("forgetme", "cancel", "undo"):
            with chat.aside():
                harvest.keep(chat.say(number, f"/{name}"), number)


def _leave(harvest: Harvest, name: str) -> None:
    """As a head lets somebody go: his base is another's from then on."""
    chat, head = harvest.chat, Who.HEAD.number
    asked = chat.say(head, f"/team {name}; уходит; Борис")
    press = next(data for _, data in asked.buttons if data.startswith("leave.do"))
    chat.press(head, press)
