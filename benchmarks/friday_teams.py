"""Who is there on Friday: teams whose summary is due, one large team that asks for its own, people of other teams."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from tests.summaries.quarter_made import FIRST_MONDAY, MOSCOW

SUMMED_UP = datetime.combine(FIRST_MONDAY + timedelta(days=11), time(15, 30), MOSCOW)
"""The second Friday, when the slot of next week's lists begins, with everybody's own week; the heads have it so too."""
LEAD = 90
"""Minutes before the planning at 17:00."""
PEOPLE = (1, 2, 12, 16)
"""Of the made quarter: two hunters, a farmer, a trainee."""
HEAD = 9_000
STEP = 10_000
"""Between the ids of a team and those of the next; also of Telegram's."""
LARGE = 20
LARGE_AT = 100_000 * STEP
"""The ids of the large team begin here."""
TAPPERS = 2_000_000_000
ZONE = "Asia/Yekaterinburg"
"""Of those who tap: nothing begins there at this moment."""
ELSEWHERE = "Asia/Novosibirsk"
"""Of those in the teams who have their own week at another moment."""


def head_of(team: int) -> int:
    """The Telegram id of the head of the team of this number."""
    return HEAD + team * STEP


def everybody(teams: int) -> Iterator[int]:
    """Telegram ids of all of these teams, and of the large one."""
    for team in range(teams):
        yield from (head_of(team), *people_of(team))
    yield from (number + LARGE_AT for number in (HEAD, *range(1, LARGE + 1)))


def people_of(team: int) -> list[int]:
    """Telegram ids of those who work there, the head apart."""
    return [number + 1 + team * STEP for number in PEOPLE]
