"""Uploading a file as a client library does."""

from typing import Any

import aiohttp

from tests.simulator.driver import ANN, TOKEN, RawBot


async def upload(bot: RawBot, method: str, files: dict[str, tuple[str, bytes]], **params: Any) -> dict[str, Any]:
    """The whole envelope; each file is a part of its own name."""
    form = aiohttp.FormData({"chat_id": str(ANN)} | {name: str(value) for name, value in params.items()})
    for name, (file_name, data) in files.items():
        form.add_field(name, data, filename=file_name)
    async with bot.http.post(f"/bot{TOKEN}/{method}", data=form) as answer:
        found: dict[str, Any] = await answer.json()
        return found
