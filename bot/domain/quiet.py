"""Quiet hours: a stretch of a person's own day in which nothing is sent to him by itself that can wait."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.local_time import local_day, to_utc


@dataclass(frozen=True, slots=True)
class Quiet:
    """From `begins` until `ends` on the wall clock, over midnight where it ends earlier; the same twice: never."""

    begins: time
    ends: time

    @property
    def is_off(self) -> bool:
        return self.begins == self.ends

    def holds(self, clock: time) -> bool:
        """Whether it is quiet when the clock shows this; not any more at its end."""
        if self.begins <= self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends


USUAL = Quiet(time(20), time(8))
OFF = Quiet(time(0), time(0))


def quiet_until(quiet: Quiet, zone: ZoneInfo, now: datetime) -> datetime | None:
    """When the quiet hours in which `now` lies are over; None outside of them."""
    if not quiet.holds(now.astimezone(zone).time()):
        return None
    today = local_day(now, zone)
    # Where the clocks turn back an end comes twice; where they skip it, it may not come at all that day.
    ends = (
        to_utc(today + timedelta(days=ahead), quiet.ends.replace(fold=fold), zone)
        for ahead in (0, 1, 2)
        for fold in (0, 1)
    )
    return min(each for each in ends if each > now and not quiet.holds(each.astimezone(zone).time()))


_CLOCK = r"([01]?\d|2[0-4])(?:[:.]([0-5]\d))?"
_SPAN = re.compile(rf"(?:со? |from )?{_CLOCK} ?(?:-|–|—|до|по|to|till|until) ?{_CLOCK}")
_OFF = {"выкл", "выключить", "нет", "не нужны", "никогда", "off", "none", "never"}
_USUAL = {"обычно", "обычные", "как обычно", "usual", "default"}
_ABOUT = re.compile(r"(?:тихо|тихие часы|не беспокоить|quiet(?: hours)?|do not disturb)\b[ :,-]*")


def read_quiet(text: str) -> Quiet | None:
    """`21:00-8:00`, `с 21 до 8`, `выкл`, `обычно`, also behind the word «тихо»; None: it is none of these."""
    return _read(_ABOUT.sub("", _folded(text), count=1))


def is_about_quiet(text: str) -> bool:
    """Whether the line names the quiet hours by itself: `тихо 21:00-8:00`."""
    return _ABOUT.match(_folded(text)) is not None


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split()).strip(" .!")


def _read(said: str) -> Quiet | None:
    if said in _OFF:
        return OFF
    if said in _USUAL:
        return USUAL
    found = _SPAN.fullmatch(said)
    if found is None:
        return None
    begins, ends = _time(found[1], found[2]), _time(found[3], found[4])
    if begins is None or ends is None or begins == ends:
        return None
    return Quiet(begins, ends)


def _time(hours: str, minutes: str | None) -> time | None:
    """`24` is midnight, `24:30` nothing."""
    if int(hours) == 24:
        return time(0) if int(minutes or 0) == 0 else None
    return time(int(hours), int(minutes or 0))
