"""A meeting and its questionnaire, played by thumbs and by typing; what is kept of it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from bot.domain.questionnaire import Questionnaire
from bot.store import people, questionnaires
from bot.store.tables import answers, attachments, decision_makers, forms, outbox
from simulator.bot_view import message_json
from simulator.state import Chat
from simulator.updates import put_update
from simulator.world import World
from tests.chat.conftest import Team, found, join
from tests.chat.town import MONDAY, Phone, Seen, Town

MEET = "/meet Ромашка; Иванов Пётр Сергеевич; директор"
MEET_EN = "/meet Daisy; Smith Peter; director"
Step = tuple[str, str]
"""What is done, `tap` or `type`, and which label or text."""

STORY: tuple[Step, ...] = (
    ("tap", "Решает"),
    ("type", "Возим сами, поставщик Альфа"),
    ("type", "200, ежемесячно"),
    ("tap", "Сроки"),
    ("tap", "Не сказал"),
    ("type", "Поставка за три дня"),
    ("tap", "Срок"),
    ("tap", "Иванов П. С."),
    ("tap", "Утверждён, без суммы"),
    ("tap", "чт 26.11"),
    ("tap", "Есть"),
    ("tap", "КП чт 26.11"),
)
TYPED: tuple[Step, ...] = (
    ("type", "решает"),
    ("type", "Возим сами, поставщик Альфа"),
    ("type", "200 тонн в месяц"),
    ("type", "сроки, качество"),
    ("type", "не сказал"),
    ("type", "Поставка за три дня"),
    ("type", "срок, цена"),
    ("type", "Иванов; решает"),
    ("type", "утверждён, 1,5 млн"),
    ("type", "до 15 декабря, к запуску цеха"),
    ("type", "есть, нужна быстрая поставка"),
    ("type", "КП до пт"),
)
STORY_EN: tuple[Step, ...] = (
    ("tap", "Decides"),
    ("type", "Our own lorries, Alpha supplies us"),
    ("type", "200, monthly"),
    ("tap", "Delivery time"),
    ("tap", "Did not say"),
    ("type", "Delivery in three days"),
    ("tap", "Delivery time"),
    ("tap", "Smith P."),
    ("tap", "Approved, no figure"),
    ("tap", "Thu 26.11"),
    ("tap", "Yes"),
    ("tap", "Proposal 26.11"),
)
TYPED_EN: tuple[Step, ...] = (
    ("type", "decides"),
    ("type", "Our own lorries, Alpha supplies us"),
    ("type", "200 tons a month"),
    ("type", "delivery time, quality"),
    ("type", "did not say"),
    ("type", "Delivery in three days"),
    ("type", "delivery time, price"),
    ("type", "Smith; decides"),
    ("type", "approved, 1.5m"),
    ("type", "by 15 December, the new shop opens"),
    ("type", "yes, a quick delivery"),
    ("type", "proposal by fri"),
)
REQUIRED = (1, 3, 4, 8, 12, 15, 16, 18, 19, 20, 23, 24)
"""The numbers of the required questions of the default form."""


async def step(phone: Phone, done: Step) -> None:
    how, what = done
    await (phone.press(what) if how == "tap" else phone.say(what))


async def met(phone: Phone, line: str = MEET) -> Seen:
    """A meeting was held, and its first question is on the screen."""
    await phone.say(line)
    return await phone.sees("анкета 0 из 12", "1. Кто на встрече?")


async def fill(phone: Phone, steps: Sequence[Step] = STORY, *, begun: int = 0) -> Seen:
    """Answer one question after another; returns the last screen."""
    for number, done in enumerate(steps, start=begun + 1):
        await step(phone, done)
        seen = await phone.sees(f"{number} из 12")
    return seen


async def to_question(phone: Phone, number: int) -> Seen:
    """Jump to a question by its number."""
    await phone.say(f"вопрос {number}")
    return await phone.sees(f"\n{number}. ")


async def twice(phone: Phone, label: str) -> None:
    """Both presses leave before either is answered."""
    message = await phone.sees_button(label)
    await phone._remember()
    await asyncio.gather(phone.press_again(message, label), phone.press_again(message, label))


def data_behind(phone: Phone, shown: Seen, label: str) -> str:
    """What a button carries that is shown now."""
    world, chat = _place_of(phone)
    rows: list[list[dict[str, str]]] = (world.shown_message(chat, shown.message_id).markup or {})["inline_keyboard"]
    return next(each["callback_data"] for row in rows for each in row if label in each["text"])


async def press_data(phone: Phone, shown: Seen, data: str) -> None:
    """A press that was long under way, or that somebody forged: whatever stands in that message now."""
    await phone._remember()
    world, chat = _place_of(phone)
    bot = world.chosen_bot(None)
    query = {
        "id": str(world.next_update_id),
        "from": {"id": phone.id, "is_bot": False, "first_name": phone.name},
        "message": message_json(world, chat, world.shown_message(chat, shown.message_id)),
        "chat_instance": str(chat.id),
        "data": data,
    }
    put_update(world, bot, "callback_query", query, f"press{phone.id}")


def _place_of(phone: Phone) -> tuple[World, Chat]:
    world = phone.town.simulator.world
    return world, world.private_chat(world.chosen_bot(None), phone.id)


def is_form(seen: Seen) -> bool:
    """A message that the questionnaire lives in: each of its screens has one of these buttons."""
    return seen.from_bot and bool(re.search(r"☰|form|♻️|Оставить тот|Продолжить|Leave that", " ".join(seen.labels)))


async def the_form(phone: Phone) -> Seen:
    """Wait until one message of the questionnaire is left in the chat, the last one or not.

    The bot cannot take away what it does not know of: a copy whose sending was cut may stand above.
    """

    def wanted(messages: list[dict[str, Any]]) -> Seen | None:
        shown = [each for each in map(_as_seen, messages) if is_form(each)]
        unknown = phone.town.cut_short(phone.id) if len(shown) > 1 else set()
        known = [each for each in shown if each.message_id not in unknown]
        return known[0] if len(known) == 1 and known == shown[-1:] else None

    return await phone._until(wanted, "exactly one message with the questionnaire")


def _as_seen(raw: dict[str, Any]) -> Seen:
    text = str(raw.get("text") or raw.get("caption") or "")
    return Seen(raw["message_id"], raw["from"]["is_bot"], text, raw["buttons"], raw)


async def rows(place: Town, table: Any) -> list[Any]:
    def read(connection: Connection) -> list[Any]:
        return list(connection.execute(select(table).order_by(table.c.id)))

    return await place.polevik.database.transaction(read)


async def kept_answers(place: Town, form_id: int | None = None) -> dict[str, Any]:
    """Question -> what is kept as its answer; of the latest form."""
    latest = form_id or (await kept_forms(place))[-1].id
    return {row.question: row.value for row in await rows(place, answers) if row.form_id == latest}


async def kept_forms(place: Town) -> list[Any]:
    return await rows(place, forms)


async def kept_notes(place: Town) -> list[Any]:
    """Question, kind, content of everything that was sent to a question."""
    return [(row.question, row.kind, row.content) for row in await rows(place, attachments) if row.question]


async def kept_people(place: Town) -> list[Any]:
    return await rows(place, decision_makers)


async def use_form(team: Team, questionnaire: Questionnaire) -> None:
    """The team's questionnaire from now on."""

    def save(connection: Connection) -> None:
        found = people.by_telegram_id(connection, team.head.id)
        assert found is not None
        questionnaires.save(connection, found[0], questionnaire, MONDAY)

    await team.town.polevik.database.transaction(save)


async def nothing_was_refused(place: Town) -> None:
    """Telegram took everything that was sent: nothing too long, no button too many."""
    assert [row.error for row in await rows(place, outbox) if row.state == "failed"] == []
    assert [call for call in await place.calls() if call["answer"].get("error_code") == 400] == []


async def english_team(place: Town) -> Team:
    head = await found(place, "en")
    return Team(place, head, await join(place, head, 2, "John Field", language="en"))
