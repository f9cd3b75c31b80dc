"""A person's wall clock and the world's."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)


def to_utc(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant at which the clocks of `zone` show `at` on `day`.

    A time that the clocks skip moves forward to the first one they show, so the order of wall times is never turned
    round; of a time they show twice the first is meant (the second, if `at.fold` says so).
    """
    return _to_utc(day, at, at.fold, zone)


@lru_cache(maxsize=8192)
def _to_utc(day: date, at: time, fold: int, zone: ZoneInfo) -> datetime:  # noqa: ARG001 - times that differ in it alone are equal
    """Kept, since the hours of a timetable are the same for everybody who lives by it."""
    wall = datetime.combine(day, at)
    while not _exists(wall, zone):
        wall = (wall + _MINUTE).replace(second=0, microsecond=0)
    return wall.replace(tzinfo=zone).astimezone(UTC)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    return instant.astimezone(zone).date()


def _exists(wall: datetime, zone: ZoneInfo) -> bool:
    back = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return back.replace(tzinfo=None) == wall
