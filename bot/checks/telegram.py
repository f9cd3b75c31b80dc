"""What Telegram knows of the bot: its token, who receives its updates, and whether the webhook is reached."""

from __future__ import annotations

import json
import ssl
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from bot.checks.finding import Finding, right, wrong
from bot.clock import system_clock
from bot.settings import Settings

LARGEST_CLOCK_ERROR = timedelta(seconds=30)
ANSWERS_WITHIN = 10
RIVAL_WITHIN = 3
"""Seconds: whoever else polls comes again by then, and ends our poll as we ended his."""
LATELY = timedelta(hours=1)
PORTS = (443, 80, 88, 8443)
"""Where Telegram delivers to."""
SHORTEST_SECRET, FEWEST_LETTERS = 16, 6
NO_ANSWER = (OSError, ValueError, LookupError, TypeError, HTTPException)
"""Not only the network: an address that is none, or of something that is no Bot API server."""


def look(settings: Settings, *, runs: bool) -> list[Finding]:
    """`runs`: a bot works on this database, so that it is no rival."""
    if settings.bot_token is None:
        return [right("BOT_TOKEN is not set: `run` starts the demo.")]
    own = _webhook_settings(settings, runs=runs) if settings.webhook_url else []
    try:
        me, said = _ask(settings, "getMe")
        found = [right(f"The token is @{me['username']}'s."), *_clock(said), *_groups(me)]
        info, _ = _ask(settings, "getWebhookInfo")
        found += _receiving(settings, info, runs=runs)
    except urllib.error.HTTPError as error:
        if error.code in (401, 404):
            return [wrong("BOT_TOKEN is not accepted by Telegram: ask BotFather for the current one."), *own]
        return [wrong(f"The Bot API answers {error.code}: try again later, or see BOT_API_URL."), *own]
    except NO_ANSWER as error:
        return [wrong(f"The Bot API does not answer ({type(error).__name__}): see the network and BOT_API_URL."), *own]
    return [*found, *own]


def _ask(settings: Settings, method: str, seconds: int = ANSWERS_WITHIN) -> tuple[Any, str | None]:
    """The result, and what time it is there."""
    assert settings.bot_token is not None
    url = f"{settings.bot_api_url}/bot{settings.bot_token.get_secret_value()}/{method}"
    with urllib.request.urlopen(url, timeout=seconds) as response:  # noqa: S310 - the address is the operator's own setting
        return json.load(response)["result"], response.headers.get("Date")


def _clock(said: str | None) -> list[Finding]:
    if said is None:
        return []
    off: timedelta = abs(system_clock() - parsedate_to_datetime(said))
    if off > LARGEST_CLOCK_ERROR:
        return [wrong(f"The clock is off by {off.total_seconds():.0f} s: switch on time synchronisation.")]
    return [right("The clock is right.")]


def _groups(me: dict[str, Any]) -> list[Finding]:
    """A group needs the bot to be let in; of what is said there it needs commands only, which privacy mode lets by."""
    if not me.get("can_join_groups", True):
        return [wrong("The bot may not be added to groups, so a team's group gets nothing: BotFather, /setjoingroups.")]
    if me.get("can_read_all_group_messages"):
        return [wrong("Telegram sends the bot all that is said in groups: BotFather, /setprivacy, Enable.")]
    return [right("The bot may join groups, and hears only commands there.")]


def _receiving(settings: Settings, info: dict[str, Any], *, runs: bool) -> list[Finding]:
    """Who gets the updates."""
    there = info.get("url") or ""
    if settings.webhook_url is None:
        if there:
            where = urlsplit(there).hostname
            return [wrong(f"A webhook is set at {where}, where updates go: stop that bot; `run` here takes them over.")]
        if runs:
            return [right("Updates are polled by the bot that runs on this database.")]
        return [_rival(settings)]
    if there and there != str(settings.webhook_url):
        where = urlsplit(there).hostname
        return [wrong(f"The webhook is set at {where}, not at WEBHOOK_URL: stop that bot; `run` here sets it anew.")]
    failed = info.get("last_error_date")
    if there and failed and system_clock() - datetime.fromtimestamp(failed, UTC) < LATELY:
        why = str(info.get("last_error_message", "?"))
        waiting = info.get("pending_update_count", 0)
        return [wrong(f"Telegram could not deliver lately ({why}), {waiting} updates wait: see the proxy and the bot.")]
    return [right("Updates come by the webhook." if there else "The webhook is not set yet: `run` sets it.")]


def _rival(settings: Settings) -> Finding:
    """Ask for updates as a bot does, and confirm none."""
    try:
        _ask(settings, f"getUpdates?limit=1&timeout={RIVAL_WITHIN}", RIVAL_WITHIN + ANSWERS_WITHIN)
    except urllib.error.HTTPError as error:
        if error.code != 409:
            raise
        return wrong("Another process polls with this token: stop it, or give this one a token of its own.")
    return right("Nobody else polls with this token.")


def _webhook_settings(settings: Settings, *, runs: bool) -> list[Finding]:
    url = urlsplit(str(settings.webhook_url))
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    found: list[Finding] = []
    telegrams_own = settings.bot_api_url.startswith("https:")
    if telegrams_own and url.scheme != "https":
        found.append(wrong("WEBHOOK_URL is not https: Telegram delivers to nothing else. Put a proxy before the bot."))
    if telegrams_own and (url.port or 443) not in PORTS:
        found.append(wrong(f"WEBHOOK_URL has the port {url.port}: Telegram delivers to 443, 80, 88 and 8443 only."))
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_LETTERS:
        found.append(wrong("WEBHOOK_SECRET can be guessed: `openssl rand -hex 32` makes one that cannot."))
    return [*found, _reached(str(settings.webhook_url), runs=runs)]


def _reached(url: str, *, runs: bool) -> Finding:
    """Knock without the secret: the bot answers 401 to that, and to nothing else."""
    request = urllib.request.Request(url, data=b"{}", method="POST")  # noqa: S310 - the operator's own setting
    try:
        with urllib.request.urlopen(request, timeout=ANSWERS_WITHIN) as response:  # noqa: S310 - the same
            code = response.status
    except urllib.error.HTTPError as error:
        code = error.code
    except urllib.error.URLError as error:
        if isinstance(error.reason, ssl.SSLError):
            return wrong(f"The certificate of WEBHOOK_URL will not do ({error.reason.reason}): renew it.")
        return wrong(f"WEBHOOK_URL does not answer ({error.reason}): see DNS, the firewall and the proxy.")
    except NO_ANSWER as error:
        return wrong(f"WEBHOOK_URL does not answer ({type(error).__name__}): see the proxy.")
    if code == 401:
        return right("WEBHOOK_URL leads to a bot that asks for the secret.")
    if not runs:
        return right(f"WEBHOOK_URL answers ({code}); no bot runs behind it yet.")
    return wrong(f"WEBHOOK_URL answers {code} while the bot runs: the proxy must lead to WEBHOOK_LISTEN, path and all.")
