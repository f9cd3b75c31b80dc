"""The rest of a day's choice follows what is known by now: what was begun stays, whoever waits may make room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.study_choice import PER_DAY, Candidate, Cause, Chosen, HadTurn, choose
from bot.domain.studying import DaysStudies, Study


def is_untouched(study: Study) -> bool:
    """Chosen, and nothing was said of him yet: his card may have been looked at."""
    nothing_said = not study.asked and not study.answers and study.draft.conclusion is None
    return study.is_open and nothing_said and study.cause is not Cause.ASKED


def touched(turns: Iterable[Study]) -> set[int]:
    """Clients who had their turn on this day: it is begun, over, or was put aside."""
    return {each.client_id for each in turns if not is_untouched(each)}


def of_choice(turns: Iterable[Study]) -> set[int]:
    """Those of them who stand for places of the day's choice."""
    return {each.client_id for each in turns if not is_untouched(each) and each.cause is not Cause.ASKED}


def rest_of_day(
    turns: Sequence[Study], candidates: Iterable[Candidate], today: date, waited: int, per_day: int = PER_DAY
) -> list[Chosen]:
    """Who is to be studied yet, by what is known now. `waited`: how many `of_choice` had a claim as class A."""
    had = of_choice(turns)
    waiting = {each.client_id for each in turns if is_untouched(each)}
    return choose(candidates, today, max(per_day, len(had) + len(waiting)), HadTurn(len(had), waited))


@dataclass(frozen=True, slots=True)
class Changes:
    """What makes the day's rows the new choice."""

    dropped: tuple[Study, ...]
    told_anew: tuple[tuple[Study, Cause], ...]
    """For another cause than in the morning."""
    begun: tuple[Chosen, ...]


def changes(turns: Iterable[Study], rest: Sequence[Chosen]) -> Changes:
    waiting = {each.client_id: each for each in turns if is_untouched(each)}
    causes = {each.client_id: each.cause for each in rest}
    return Changes(
        dropped=tuple(each for each in waiting.values() if each.client_id not in causes),
        told_anew=tuple(
            (each, causes[each.client_id])
            for each in waiting.values()
            if causes.get(each.client_id, each.cause) is not each.cause
        ),
        begun=tuple(each for each in rest if each.client_id not in waiting),
    )


def in_order(day: DaysStudies, rest: Sequence[Chosen]) -> DaysStudies:
    """Who weighs more by now goes before, whenever he was chosen."""
    places = {each.client_id: at for at, each in enumerate(rest)}
    return replace(day, studies=tuple(sorted(day.studies, key=lambda each: places.get(each.client_id, -1))))
