"""A part of an export is made by a process of its own (export_process.py), which reads the database by itself."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from bot.delivery.errands import Taken
from bot.delivery.parcels import Parcel
from bot.domain.exporting import Asked, Cursor, Whose, asked_of
from bot.texts import Texts, texts

log = structlog.get_logger()
PROCESS = Path(__file__).with_name("export_process.py")
_NOT_IN_NAMES = '\\/:*?"<>|'
NAME_LENGTH = 80


class NotMade(Exception):
    """The process failed, or was killed for what it took."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """Makes the files of one database."""

    url: str

    async def pack(self, errand: Taken, now: datetime) -> Parcel | None:
        """The part that an errand wishes for; none, where whoever asked may not have it any more. Raises NotMade."""
        asked = asked_of(errand.data)
        with tempfile.TemporaryDirectory(prefix="polevik-") as folder:
            path = Path(folder) / "part"
            wanted = {"url": self.url, "chat": errand.chat_id, "asked": asked.as_data(), "path": str(path)}
            said = await _run(wanted | {"now": now.isoformat()})
            if said.get("refused"):
                return None
            content = await asyncio.to_thread(path.read_bytes)
        t = texts(said["locale"])
        rest = Cursor(**said["rest"]) if said["rest"] else None
        whole = asked.part == 1 and rest is None
        following = asked.following(rest, asked.rows + said["rows"]).as_data() if rest else None
        return Parcel(
            name=_name(t, asked, said, whole=whole),
            content=content,
            caption=_caption(t, asked, said, whole=whole),
            told={"following": following, "parts": asked.part, "rows": asked.rows + said["rows"]},
        )


async def _run(wanted: dict[str, Any]) -> dict[str, Any]:
    """Our own interpreter and our own file; what is secret goes by standard input, where nobody else sees it."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", str(PROCESS)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        output, _ = await process.communicate(json.dumps(wanted).encode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    said: dict[str, Any] = json.loads(output) if process.returncode == 0 else {"fault": process.returncode}
    if "fault" in said:
        log.error("export not made", why=said["fault"])
        raise NotMade
    return said


def _name(t: Texts, asked: Asked, said: dict[str, Any], *, whole: bool) -> str:
    if asked.whose is Whose.OWN:
        name = t.plain("export-file-own", day=said["day"])
    else:
        name = t.plain("export-file-name", team=said["team"], day=said["day"])
    part = "" if whole else t.plain("export-part-name", part=asked.part)
    ending = "xlsx" if asked.format == "xlsx" else "zip"
    return "".join(each for each in f"{name[:NAME_LENGTH]}{part}" if each not in _NOT_IN_NAMES) + f".{ending}"


def _caption(t: Texts, asked: Asked, said: dict[str, Any], *, whole: bool) -> str:
    if asked.whose is Whose.OWN:
        return t("mydata-caption", at=said["at"], rows=said["rows"])
    told: dict[str, str | int] = {"team": said["team"], "at": said["at"], "rows": said["rows"]}
    return t("export-caption", **told) if whole else t("export-caption-part", part=asked.part, **told)
