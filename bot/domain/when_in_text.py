"""A time named at the start or the end of a free text: «вчера 15:40 отказ».

A time that is overlooked costs a correction; words that are wrongly taken for one cost the text. So only what is
plainly the time of something past is taken, and a time that may belong to a plan stays where it is.
"""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.when import parse_past
from bot.domain.when_phrases import Calendar, DaysAway, Moment, Phrase, Sure, read

_LONGEST_PHRASE = 8
_SEAM = " ,;:.–—-"
_NOT_AFTER = {
    *("на", "до", "после", "к", "ко", "с", "со", "по", "от", "для"),
    *("for", "by", "till", "until", "after", "before", "from", "since", "to"),
}
_PLAN = re.compile(
    r"\b(?:перезвон|позвон|созвон|набрать|встреч[ауие]\b|назнач|договор|прийти|подойти|приех|завтра|послезавтра"
    r"|call ?back|ring|meeting|meet\b|agreed|tomorrow|will\b)"
)


def split_leading_time(text: str, now: datetime, zone: ZoneInfo) -> tuple[datetime | None, str]:
    """The moment (UTC) that the text begins or ends with, and the rest; None and the text if there is none."""
    words = text.split()
    for n in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
        if said := read(" ".join(words[:n])):
            return _taken(said, words[:n], words[n:], now, zone) or (None, text)
    for n in range(min(_LONGEST_PHRASE, len(words) - 1), 0, -1):
        if said := read(" ".join(words[-n:])):
            leads_to_it = {words[-n - 1].lower(), words[-n].lower()} & _NOT_AFTER
            return (not leads_to_it and _taken(said, words[-n:], words[:-n], now, zone)) or (None, text)
    return None, text


def _taken(
    said: Moment | Phrase, phrase: list[str], others: list[str], now: datetime, zone: ZoneInfo
) -> tuple[datetime, str] | None:
    rest = " ".join(others).strip(_SEAM)
    if rest and not (_is_plain(said) and (_is_surely_past(said) or not _PLAN.search(rest.lower()))):
        return None
    instant = parse_past(" ".join(phrase), now, zone)
    return (instant, rest) if isinstance(instant, datetime) else None


def _is_plain(said: Moment | Phrase) -> bool:
    if isinstance(said, Moment):
        return said.shift != timedelta(0)  # «сейчас занят» tells no time
    if said.clock is None:
        return False
    return said.clock.sure >= (Sure.CLOCK if said.day is None else Sure.PHRASE)


def _is_surely_past(said: Moment | Phrase) -> bool:
    if isinstance(said, Moment):
        return True
    return isinstance(said.day, Calendar) or (isinstance(said.day, DaysAway) and said.day.days < 0)
