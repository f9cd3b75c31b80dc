"""How a bot gets its updates: long polling, or a webhook."""

import asyncio
import re

from simulator.errors import bad_request, conflict
from simulator.methods.call import Answer, Call, boolean, integer, parsed_list, text_of
from simulator.state import Json, Webhook
from simulator.updates import confirm, drop_expired, pending

MAX_TIMEOUT = 50
SECRET = re.compile(r"[A-Za-z0-9_-]*")


async def get_updates(call: Call) -> list[Json]:
    """Wait for updates, up to `timeout` real seconds; a later call ends the wait of an earlier one."""
    bot = call.bot
    if bot.webhook is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    offset, limit = integer(call.params, "offset"), integer(call.params, "limit", 100)
    timeout = min(max(integer(call.params, "timeout"), 0), MAX_TIMEOUT)
    keep_allowed_updates(call)
    bot.polls += 1
    mine = bot.polls
    bot.bell.ring()
    confirm(call.world, bot, offset)
    loop = asyncio.get_running_loop()
    until = loop.time() + timeout
    while True:
        updates = pending(call.world, bot, min(max(limit, 1), 100))
        left = until - loop.time()
        if updates or left <= 0:
            return updates
        await bot.bell.wait(left)
        if bot.webhook is not None:
            raise conflict("terminated by setWebhook request")
        if bot.polls != mine:
            raise conflict("terminated by other getUpdates request; make sure that only one bot instance is running")


def keep_allowed_updates(call: Call) -> None:
    """The list sticks until another one comes; an empty one means everything again."""
    if call.params.get("allowed_updates") is not None:
        call.bot.allowed = [str(kind) for kind in parsed_list(call.params, "allowed_updates")]


def set_webhook(call: Call) -> Answer | bool:
    url = text_of(call.params, "url") or ""
    if not url:
        return delete_webhook(call)
    if not url.startswith(("http://", "https://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = text_of(call.params, "secret_token") or ""
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    bot = call.bot
    connections = min(max(integer(call.params, "max_connections", 40), 1), 100)
    webhook = Webhook(url, secret or None, connections, text_of(call.params, "ip_address"))
    keep_allowed_updates(call)
    if boolean(call.params, "drop_pending_updates"):
        bot.waiting.clear()
    same = bot.webhook is not None and (bot.webhook.url, bot.webhook.secret) == (webhook.url, webhook.secret)
    bot.webhook = webhook
    call.world.changes += 1
    bot.bell.ring()
    call.courier.restart(bot)
    return Answer(True, "Webhook is already set" if same else "Webhook was set")


def delete_webhook(call: Call) -> Answer:
    had_one = call.bot.webhook is not None
    call.bot.webhook = None
    if boolean(call.params, "drop_pending_updates"):
        call.bot.waiting.clear()
    call.world.changes += 1
    call.courier.restart(call.bot)
    return Answer(True, "Webhook was deleted" if had_one else "Webhook is already deleted")


def get_webhook_info(call: Call) -> Json:
    drop_expired(call.world, call.bot)
    info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(call.bot.waiting)}
    if (webhook := call.bot.webhook) is not None:
        info |= {"url": webhook.url, "max_connections": webhook.max_connections}
        for name in ("ip_address", "last_error_date", "last_error_message"):
            if (value := getattr(webhook, name)) is not None:
                info[name] = value
    if call.bot.allowed:
        info["allowed_updates"] = call.bot.allowed
    return info
