"""A call list as it is shown: gathered from its items, its sources, the norm and the person's own calls."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Connection

from bot.domain.call_lists import STALE_DAYS, CallList, Offer, Source, without_repeats
from bot.domain.funnel import Stage
from bot.domain.people import Member
from bot.domain.stints import stint_at_end
from bot.domain.sufficiency import Sufficiency, sufficiency
from bot.domain.timetable import Week
from bot.domain.week import WeekCard
from bot.store import dial_rates, list_making, list_sources, segments, time_accounts
from bot.store.list_sources import Wanted


def overview(connection: Connection, member: Member, monday: date, now: datetime) -> CallList:
    """The list of the week that begins on this Monday."""
    week = Week(monday)
    waiting = list_making.waiting(connection, member, monday)
    left = sum(waiting.values())
    return CallList(
        week=week,
        waiting=waiting,
        done=list_making.size(connection, member, monday) - left,
        offers=tuple(_offers(connection, member, week, now)),
        segments=tuple(of_segments(connection, member, week, now)),
        sufficiency=sufficiency_of(connection, member, week, left, now),
    )


def _offers(connection: Connection, member: Member, week: Week, now: datetime) -> list[Offer]:
    """What has anybody to add."""
    wanted = [(Wanted(Source.CALL_BACK), Offer(Source.CALL_BACK, 0)), (Wanted(Source.RETURN), Offer(Source.RETURN, 0))]
    wanted += [(Wanted(source), Offer(source, 0)) for source in (Source.CLASS, Source.CONCLUSION, Source.NEVER)]
    wanted += [(Wanted(Source.STALE, days=days), Offer(Source.STALE, 0, days)) for days in STALE_DAYS]
    wanted += [
        (Wanted(each.source, import_id=each.id), Offer(each.source, 0, each.id, each.name))
        for each in list_sources.brought_lately(connection, member, now)
    ]
    counted = [
        Offer(offer.source, count, offer.argument, offer.name)
        for asked, offer in wanted
        if (count := list_sources.count(connection, member, week, asked, now))
    ]
    return without_repeats(counted)


def of_segments(connection: Connection, member: Member, week: Week, now: datetime) -> list[Offer]:
    """The segments that have anybody to add."""
    return [
        Offer(Source.SEGMENT, count, each.id, each.name)
        for each in segments.of_team(connection, member.team_id)
        if not each.retired
        and (count := list_sources.count(connection, member, week, Wanted(Source.SEGMENT, each.id), now))
    ]


def sufficiency_of(connection: Connection, member: Member, week: Week, left: int, now: datetime) -> Sufficiency | None:
    """Against what is left of the fair norm of effective calls, of a farmer's of warm contacts."""
    stint = stint_at_end(member, week)
    return sufficiency_by(connection, stint.member, time_accounts.card(connection, stint, week), left, now)


def sufficiency_by(
    connection: Connection, member: Member, card: WeekCard, left: int, now: datetime
) -> Sufficiency | None:
    """The same where the week is counted already."""
    tally = card.talks
    if tally is None or tally.norm is None:
        return None
    rate = dial_rates.rate_of(connection, member, member.day(now))
    return sufficiency(tally.norm, tally.counted, rate, left, warm=tally.stage is Stage.WARM_CONTACT)
