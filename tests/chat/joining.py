"""How people come into a team: its head founds it, the others follow an invitation."""

from __future__ import annotations

from dataclasses import dataclass

from tests.chat.town import Phone, Town


@dataclass
class Team:
    town: Town
    head: Phone
    hunter: Phone


async def found(place: Town, language: str = "ru") -> Phone:
    """Ольга, the owner, founds her team and is ready to work."""
    head = await place.phone(1, "Ольга", language)
    await head.say("/start")
    await head.sees("Как он называется" if language == "ru" else "What is it called")
    await head.say("Отдел продаж" if language == "ru" else "Sales")
    await introduce(head, "Ольга Седова", language)
    return head


async def introduce(phone: Phone, name: str, language: str = "ru") -> None:
    """Answer the first questions: name, zone as guessed, language."""
    await phone.sees("Как вас записать" if language == "ru" else "What is your name")
    await phone.say(name)
    await phone.press("✅")
    await phone.press("Русский" if language == "ru" else "English")
    await phone.sees(name.split(maxsplit=1)[0], "Мы зарабатываем" if language == "ru" else "We earn")


async def invite(head: Phone, role: str) -> str:
    """The head's invitation for this role: its code. An earlier one may be shown once more, if its sending was cut."""
    before = {_code(str(raw.get("text"))) for raw in (await head.chat())["messages"]}
    await head.say(f"/invite {role}")
    while (code := _code((await head.sees("t.me/")).text)) in before:
        await head._remember()
    return code


def _code(text: str) -> str:
    return text.rpartition("?start=")[2].strip()


async def join(place: Town, head: Phone, number: int, name: str, role: str = "hunter", language: str = "ru") -> Phone:
    """Somebody comes in by an invitation and is ready to work."""
    code = await invite(head, role)
    phone = await place.phone(number, name.split(maxsplit=1)[0], language)
    await phone.say(f"/start {code}")
    await introduce(phone, name, language)
    return phone
