"""The records behind a summary's figures, each under the figure that it feeds, with why it does not count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.funnel import Gap, Result, Stage
from bot.domain.summary import Source, Summary


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the team, in words."""

    day: date | None
    at: datetime | None
    client: str
    decider: str = ""
    position: str = ""
    result: Result | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    member_id: int
    stage: Stage
    number: int
    """The id of the record, the study or the form."""
    gap: Gap | None
    """Why it does not count."""
    day: date | None
    at: datetime | None
    client: str
    decider: str
    position: str
    result: Result | None
    note: str


def rows(summary: Summary, known: Mapping[tuple[Source, int], Told]) -> Iterator[Row]:
    """Person by person, stage by stage: first what counts, then what does not."""
    nothing = Told(None, None, "")
    for person in summary.people:
        for each in person.stages:
            found: list[tuple[int, Gap | None]] = [(number, None) for number in each.ids]
            found += [(number, gap.gap) for gap in each.not_counted for number in gap.ids]
            for number, gap in found:
                told = known.get((each.source, number), nothing)
                yield Row(
                    *(person.member_id, each.stage, number, gap, told.day, told.at, told.client, told.decider),
                    *(told.position, told.result, told.note),
                )
