"""Which links Telegram accepts in buttons and in texts."""

import re

from simulator.errors import bad_request

HOST = re.compile(r"(?:[^\s/?#@]*@)?(?P<host>\[[0-9a-f:.]+\]|[^\s/?#:@\[\]]+)(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?!\d)", re.ASCII)
MENTION = re.compile(r"tg:(?://)?user\?id=(\d{1,18})")


def mentioned_user(link: str) -> int | None:
    match = MENTION.fullmatch(link)
    return int(match[1]) if match else None


def link_problem(link: str) -> str | None:
    """What Telegram would say about a link, or None when a phone can open it."""
    link = link.strip()
    scheme = SCHEME.match(link)
    if scheme is not None and scheme["scheme"].lower() in ("tg", "ton"):
        return None
    rest = link
    if scheme is not None:
        if scheme["scheme"].lower() not in ("http", "https"):
            return "Unsupported URL protocol"
        rest = link[scheme.end() :].removeprefix("//")
    match = HOST.fullmatch(rest)
    if match is None or ("." not in match["host"].strip(".") and not match["host"].startswith("[")):
        return "Wrong HTTP URL"
    return None


def checked_link(link: str) -> str:
    """The link as it is stored in an entity; nothing when it is no link."""
    link = link.strip()
    if link_problem(link) is not None:
        return ""
    if SCHEME.match(link) is None:
        link = f"http://{link}"
    return link if "/" in link.partition("://")[2] or "://" not in link else f"{link}/"


def check_button_link(link: str) -> None:
    if problem := link_problem(link):
        raise bad_request(f"inline keyboard button URL '{link}' is invalid: {problem}")


def check_web_app_link(link: str, what: str) -> None:
    """A Mini App is opened over HTTPS only."""
    problem = link_problem(link)
    if problem is None and not link.strip().lower().startswith("https://"):
        problem = "Only HTTPS links are allowed"
    if problem:
        raise bad_request(f"{what} Web App URL '{link}' is invalid: {problem}")
