"""What the machine has to have: time zones, letters for pictures, secrets that are secret."""

from __future__ import annotations

import stat
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fontTools.ttLib import TTFont, TTLibError

from bot.checks.finding import Finding, right, wrong
from bot.domain.zones import RUSSIAN
from bot.files.fonts import BOLD, REGULAR

ENV = Path(".env")
SECRETS = ("BOT_TOKEN", "DATABASE_URL", "WEBHOOK_SECRET")


def look() -> list[Finding]:
    return [_zones(), letters(REGULAR, BOLD), *_secrets(ENV)]


def _zones() -> Finding:
    try:
        for zone in RUSSIAN:
            ZoneInfo(zone.name)
    except ZoneInfoNotFoundError as error:
        return wrong(f"No time zone data for {error}: install the tzdata package.")
    return right("Time zone data is there.")


def letters(*fonts: Path) -> Finding:
    """Pictures and PDFs are drawn with the letters that come with the bot."""
    for font in fonts:
        try:
            with TTFont(font, lazy=True) as opened:
                opened.getBestCmap()
        except (OSError, TTLibError) as error:
            return wrong(f"The letters for pictures are missing ({font.name}: {type(error).__name__}): install anew.")
    return right("The letters for pictures are there.")


def _secrets(file: Path) -> list[Finding]:
    if not file.is_file():
        return []
    open_to_others = stat.S_IMODE(file.stat().st_mode) & 0o077
    lines = [line.strip().partition("=") for line in file.read_text(errors="replace").splitlines()]
    held = [name for name, _, value in lines if name in SECRETS and value]
    if held and open_to_others:
        return [wrong(f"Others on this machine may read {file}, which holds {', '.join(held)}: `chmod 600 {file}`.")]
    return [right(f"{file} holds no secret." if open_to_others else f"Only its owner may read {file}.")]
