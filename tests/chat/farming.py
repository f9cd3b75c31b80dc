"""What the stories of farmers share: a farmer, a client she knows."""

from __future__ import annotations

from tests.chat.conftest import Team, join
from tests.chat.town import Phone, Seen, Town

CONTACT = "/contact Ромашка; Иванов Пётр Сергеевич; директор; обсудили договор"
CONTACTS, VISITS, FORMS, INCOMING = "Тёплые контакты", "Визиты", "Анкеты", "Входящие звонки"


async def farmer(team: Team, number: int = 3, name: str = "Вера Фомина") -> Phone:
    return await join(team.town, team.head, number, name, "farmer")


async def english(place: Town, head: Phone, role: str = "farmer", number: int = 3) -> Phone:
    return await join(place, head, number, "Ann White", role, "en")


async def knows(phone: Phone, day: str = "в прошлую среду 12:00") -> Seen:
    """A client with a decision maker, from a talk of last week."""
    await phone.say(f"/contact Ромашка; Иванов Пётр Сергеевич; директор; {day}")
    return await phone.sees("Ромашка — Иванов П. С.: поговорили")
