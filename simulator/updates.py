"""A bot's waiting updates: kept until confirmed, or until they are too old."""

from itertools import islice

from simulator.state import Bot, Json, Update
from simulator.world import World

KEPT_SECONDS = 24 * 3600
PRESS_KEPT_SECONDS = 150  # a bot that was away longer never sees the press
SHORT_LIVED = frozenset({"callback_query", "inline_query"})
ONLY_WHEN_ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


def put_update(world: World, bot: Bot, kind: str, body: Json, lane: str) -> int | None:
    """Queue an update and return its id, or None when the bot did not ask for this kind at this moment."""
    if (kind not in bot.allowed) if bot.allowed else (kind in ONLY_WHEN_ASKED_FOR):
        return None
    lifetime = PRESS_KEPT_SECONDS if kind in SHORT_LIVED else KEPT_SECONDS
    update = Update(world.next_update_id, kind, body, lane, world.clock.unix() + lifetime)
    if world.faults.planned:
        spoil(world, update)
    world.next_update_id += 1
    world.changes += 1
    bot.waiting[update.update_id] = update
    bot.bell.ring()
    if bot.on_update is not None:
        bot.on_update(update)
    return update.update_id


def spoil(world: World, update: Update) -> None:
    """Faults that were ordered for updates fall on one as it is made."""
    chat = update.lane.lstrip("abcdefghijklmnopqrstuvwxyz")
    if world.faults.take_for_update("duplicate", update.kind, chat):
        update.again = 1
    if world.faults.take_for_update("lost_answer", update.kind, chat):
        update.answer_lost = True
    if update.kind == "message" and (fault := world.faults.take_for_update("overtaken", update.kind, chat)):
        update.overtaken_ms = fault.delay_ms


def update_json(update: Update) -> Json:
    return {"update_id": update.update_id, update.kind: update.body}


def confirm(world: World, bot: Bot, offset: int) -> None:
    """Forget what is older than `offset`; a negative offset keeps only that many of the newest."""
    if offset > 0:
        done = [update_id for update_id in bot.waiting if update_id < offset]
    else:
        done = list(islice(bot.waiting, max(0, len(bot.waiting) + offset))) if offset else []
    for update_id in done:
        if bot.waiting[update_id].again:
            bot.waiting[update_id].again -= 1  # ordered: the confirmation is lost, and it comes once more
        else:
            del bot.waiting[update_id]
    if done:
        world.changes += 1


def drop_expired(world: World, bot: Bot) -> None:
    now = world.clock.unix()
    late = [update_id for update_id, update in bot.waiting.items() if update.expires <= now]
    for update_id in late:
        del bot.waiting[update_id]


def pending(world: World, bot: Bot, limit: int) -> list[Json]:
    """The oldest updates that still wait, as getUpdates answers them."""
    drop_expired(world, bot)
    return [update_json(update) for update in islice(bot.waiting.values(), limit)]
