"""`check`: token, database, time zone data, clock; what is wrong and how to mend it."""

from __future__ import annotations

import asyncio
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.exc import OperationalError, ProgrammingError

from bot.clock import system_clock
from bot.domain.zones import RUSSIAN
from bot.settings import Settings
from bot.store.database import UNUSABLE, open_database
from bot.store.migrating import newest_version, version_of

LARGEST_CLOCK_ERROR = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Finding:
    fine: bool
    what: str


def check(settings: Settings) -> list[Finding]:
    """Every check, whether or not an earlier one failed."""
    return [*_token_and_clock(settings), asyncio.run(_database(settings.database_url)), _zones()]


def _token_and_clock(settings: Settings) -> list[Finding]:
    if settings.bot_token is None:
        return [Finding(True, "BOT_TOKEN is not set: `run` starts the demo.")]
    url = f"{settings.bot_api_url}/bot{settings.bot_token.get_secret_value()}/getMe"
    try:
        with urllib.request.urlopen(url, timeout=10) as response:  # noqa: S310 - the address is the operator's own setting
            me = json.load(response)["result"]
            said = response.headers.get("Date")
    except urllib.error.HTTPError as error:
        if error.code in (401, 404):
            return [Finding(False, "BOT_TOKEN is not accepted by Telegram: ask BotFather for the current one.")]
        return [Finding(False, f"The Bot API answers {error.code}: try again later, or see BOT_API_URL.")]
    except (OSError, ValueError, LookupError, TypeError, HTTPException) as error:
        # Not only the network: an address that is none, or of something that is no Bot API server.
        return [
            Finding(False, f"The Bot API does not answer ({type(error).__name__}): see the network and BOT_API_URL.")
        ]
    return [Finding(True, f"The token is @{me['username']}'s."), *_clock(said)]


def _clock(said: str | None) -> list[Finding]:
    if said is None:
        return []
    off: timedelta = abs(system_clock() - _instant(said))
    if off > LARGEST_CLOCK_ERROR:
        return [Finding(False, f"The clock is off by {off.total_seconds():.0f} s: switch on time synchronisation.")]
    return [Finding(True, "The clock is right.")]


def _instant(said: str) -> datetime:
    return parsedate_to_datetime(said)


async def _database(url: str) -> Finding:
    try:
        database = await open_database(url)
    except ValueError as error:
        return Finding(False, f"{error}.")
    except UNUSABLE as error:
        return Finding(False, f"The database does not open ({type(error).__name__}): see DATABASE_URL.")
    try:
        version = await database.transaction(version_of)
    except (OperationalError, ProgrammingError):
        return Finding(False, "The database is empty: `polevik migrate`.")
    except UNUSABLE as error:
        return Finding(False, f"The database does not answer ({type(error).__name__}): see DATABASE_URL.")
    finally:
        await database.close()
    newest = newest_version(url)
    if version != newest:
        return Finding(False, f"The database is at {version}, this version needs {newest}: `polevik migrate`.")
    return Finding(True, "The database answers and is up to date.")


def _zones() -> Finding:
    try:
        for zone in RUSSIAN:
            ZoneInfo(zone.name)
    except ZoneInfoNotFoundError as error:
        return Finding(False, f"No time zone data for {error}: install the tzdata package.")
    return Finding(True, "Time zone data is there.")
