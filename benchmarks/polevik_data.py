"""What Polevik needs before the benchmark's people can tell it their story, and the story in its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.steps import Step, Story

STORY: Story = (
    Step(text="/call"),
    Step(press="Ромашка"),
    Step(press="Иванова"),
    Step(press="Перезвонить"),
    Step(text="завтра"),
)
CLIENTS = ("Ромашка", "Вектор", "Северсталь", "Альфа-Строй", "Луч", "Горизонт")
PEOPLE = (("Иванова Мария", "директор"), ("Петров Олег", "закупки"), ("Сидоров Илья", "инженер"))


@dataclass(frozen=True, slots=True)
class Base:
    """What there is when the story begins, in each team."""

    members: int
    """Those who tell the story, and as many silent ones as are lacking; are there more, they make several teams."""
    clients: int
    """Of all members together."""
    records: int
    """Of earlier weeks, three years back, of all members together."""
    calls_this_week: int = 50
    """Of each who tells the story: a busy week, which every further record is counted with."""


TEAMS_OF_TWENTY = Base(members=20, clients=120, records=1000)
"""With this week's calls a hundred records of each person: ten thousand people have a million."""


def prepare(database_url: str, people: Sequence[int], base: Base = TEAMS_OF_TWENTY) -> None:
    """Fills a new, empty database: every one of `people` (Telegram ids) is a hunter of a team and has clients to call.

    Runs in a process of its own before the bot starts.
    """
    from benchmarks.base_data import fill  # noqa: PLC0415 - the server must not carry the bot's libraries

    fill(database_url, people, base)
