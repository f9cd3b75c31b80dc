"""An edit comes into force while another table waits for its day: it holds in both, and what waits goes on waiting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.tables import Plan
from bot.domain.timetable import Slot, Table
from bot.domain.timetable_editing import arranged

Steps = list[tuple[date, Table]]


def merged(table: Table, before: Table, after: Table) -> Table:
    """What the edit that made `after` of `before` makes of another table.

    What was said last holds: a slot that the edit sets takes the place of whatever stands in its time.
    Raises Refused where nothing would be left.
    """
    old, new = ({replace(slot, number=None) for slot in each} for each in (before, after))
    gone, come = old - new, new - old
    stay = [slot for slot in table if replace(slot, number=None) not in gone and not _in_time_of_any(slot, come)]
    return arranged([*stay, *come])


def _in_time_of_any(slot: Slot, others: set[Slot]) -> bool:
    return any(slot.weekday == each.weekday and slot.start < each.end and each.start < slot.end for each in others)


def in_force(plan: Plan, since: date, before: Table, after: Table) -> Steps:
    """What holds from `since` on, one table after another, when an edit is in force. Raises Refused."""
    return [
        (day, after if plan.on(day) == before else merged(plan.on(day), before, after)) for day in days(plan, since)
    ]


def days(plan: Plan, since: date) -> list[date]:
    """This day, and those on which other tables begin after it."""
    return [since, *(day for day, _ in plan.steps if day > since)]
