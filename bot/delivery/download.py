"""A file that a person sent, from Telegram."""

from __future__ import annotations

from aiogram import Bot
from aiohttp import ClientError, ClientTimeout

from bot.delivery.attempts import Refused, Wait, attempt
from bot.delivery.calls import Session, a_call

SECONDS = 60.0
CHUNK = 64 * 1024
PASSING = (401, 408, 425, 429)
"""Statuses besides 5xx that say: not now. 401 is about the token, not about the file."""


class TooBig(Exception):
    """More than is taken of this kind."""


async def download(bot: Bot, file_id: str, largest: int) -> bytes:
    """The whole file. Raises Wait, Refused, TooBig and what else `attempt` raises.

    Its size is asked before anything is fetched, and watched meanwhile: the number need not be there, or be true.
    """
    try:
        found = await attempt(bot, a_call("getFile", {"file_id": file_id}))
    except Refused as refusal:
        if "file is too big" in str(refusal):
            raise TooBig from refusal
        raise
    if found.get("file_size", 0) > largest:
        raise TooBig
    if "file_path" not in found:
        raise Refused("no path")
    return await _content(bot, found["file_path"], largest)


async def _content(bot: Bot, path: str, largest: int) -> bytes:
    assert isinstance(bot.session, Session)
    client = await bot.session.create_session()
    url = bot.session.api.file_url(bot.token, path)
    content = bytearray()
    try:
        async with client.get(url, timeout=ClientTimeout(total=SECONDS)) as response:
            if response.status >= 500 or response.status in PASSING:
                raise Wait(f"status {response.status}")
            if response.status != 200:
                raise Refused(f"status {response.status}")
            async for chunk in response.content.iter_chunked(CHUNK):
                content += chunk
                if len(content) > largest:
                    raise TooBig
    except (ClientError, TimeoutError, OSError) as away:
        # The address holds the token: only the type of what happened is kept.
        raise Wait(type(away).__name__) from None
    return bytes(content)
