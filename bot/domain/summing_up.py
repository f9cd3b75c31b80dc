"""A person's week as the summary tells it: made of the card that he sees himself, so both say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.funnel import Booking, Gap, Stage
from bot.domain.people import Member
from bot.domain.stints import Key
from bot.domain.summary import Improved, NextList, NotCounted, PersonWeek, StageWeek
from bot.domain.week import AnyVerdict, WeekCard

ENOUGH_DAYS = 3
"""Of a week, to be compared with another: from fewer it would be chance."""
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Behind:
    """Ids of what a card only counts."""

    walkins: tuple[int, ...] = ()
    studied: tuple[int, ...] = ()


def person_week(
    member: Member,
    card: WeekCard,
    behind: Behind = Behind(),
    last: PersonWeek | None = None,
    next_list: NextList | None = None,
) -> PersonWeek:
    """`last`: his week before this one; it is told of only if he was here in it."""
    last = last if last and last.was_here else None
    before = {each.stage: each.counted for each in last.stages} if last else {}
    stages = tuple(
        _stage(tally.stage, tally.norm, before.get(tally.stage), _verdicts(card, tally.stage), behind)
        for tally in card.tallies
    )
    return PersonWeek(
        member_id=member.id,
        name=member.name,
        role=member.role,
        stages=stages,
        fair=card.fair,
        walkins=behind.walkins,
        next_list=next_list,
        done=done(stages),
        done_last=last.done if last and last.fair.days >= ENOUGH_DAYS else None,
    )


def in_role(weeks: Iterable[PersonWeek], key: Key) -> PersonWeek | None:
    """The week of somebody that another one of his in this role stands beside: that of the same role, else the only
    one."""
    his = [each for each in weeks if each.member_id == key[0]]
    same = [each for each in his if each.key == key]
    return next(iter(same or (his if len(his) == 1 else [])), None)


def _stage(
    stage: Stage, norm: int | None, last: int | None, verdicts: Sequence[AnyVerdict], behind: Behind
) -> StageWeek:
    if stage in (Stage.WALKIN, Stage.STUDIED):
        return StageWeek(stage, norm, last, behind.walkins if stage is Stage.WALKIN else behind.studied)
    gaps: dict[Gap, list[int]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.gap is not None:
            gaps[verdict.gap].append(_row(verdict))
    ordered = sorted(gaps.items(), key=lambda found: (-len(found[1]), found[0]))
    counted = tuple(sorted(_row(verdict) for verdict in verdicts if verdict.counts))
    return StageWeek(stage, norm, last, counted, tuple(NotCounted(gap, tuple(sorted(ids))) for gap, ids in ordered))


def _verdicts(card: WeekCard, stage: Stage) -> Sequence[AnyVerdict]:
    judged: Mapping[Stage, Sequence[AnyVerdict]] = {
        Stage.EFFECTIVE_CALL: card.calls,
        Stage.BOOKED_MEETING: card.bookings,
        Stage.HELD_MEETING: card.held,
        Stage.EFFECTIVE_MEETING: card.effective,
        Stage.WARM_CONTACT: card.contacts,
        Stage.VISIT: card.visits,
        Stage.QUESTIONNAIRE: card.filled,
        Stage.INCOMING: card.incoming,
    }
    return judged.get(stage, ())


def _row(verdict: AnyVerdict) -> int:
    """A booking is found by the record in which it was agreed."""
    made = verdict.record
    return made.record_id if isinstance(made, Booking) else made.id


def done(stages: Iterable[StageWeek]) -> int | None:
    """Percent of the norms: of each stage up to a hundred, all of them alike; half up."""
    parts = [Decimal(min(each.counted, each.norm)) / each.norm for each in stages if each.norm]
    if not parts:
        return None
    return int((WHOLE * sum(parts, Decimal(0)) / len(parts)).quantize(Decimal(1), ROUND_HALF_UP))


def most_improved(people: Iterable[PersonWeek]) -> Improved | None:
    """Who added most to his own last week; of equals, who came farther. Nobody where nobody added anything."""
    found = [
        Improved(each.member_id, each.done, each.done_last)
        for each in people
        if each.done is not None and each.done_last is not None and each.fair.days >= ENOUGH_DAYS
    ]
    grown = [each for each in found if each.points > 0]
    return max(grown, key=lambda each: (each.points, each.done, -each.member_id), default=None)
