"""What every function of the store is tried with that takes a team's id or a member."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from bot.domain.batches import Batch, Score
from bot.domain.call_lists import STALE_DAYS, CallList, Candidate, Source
from bot.domain.funnel import Kind, Result
from bot.domain.imports import ImportState, Summary
from bot.domain.outages import Outage
from bot.domain.people import Member
from bot.domain.reminding import Delivery
from bot.domain.stints import stint_at_end
from bot.domain.sufficiency import ENOUGH, Basis, Rate, Sufficiency
from bot.domain.tables import Said
from bot.store import (
    absences,
    attendance,
    batches,
    calendars,
    call_lists,
    client_facts,
    clients,
    dial_rates,
    files,
    forms,
    import_check,
    import_write,
    imports,
    list_filling,
    list_making,
    list_sources,
    list_views,
    meetings,
    missed,
    named_by_mistake,
    namesakes,
    people,
    promises,
    put_off,
    questionnaires,
    records,
    reminders,
    segments,
    team_notes,
    time_accounts,
    timetables,
    weeks,
)
from bot.store.dialect import change_row
from bot.store.list_sources import Wanted
from bot.store.tables import decision_makers
from tests.store.teams_town import COLD, NEXT, NOW, OWN_SLOT, TODAY, WEEK, Town

Ask = Callable[[Connection, Town, Member], Any]
"""Asks, or changes, as this member; a question's answer is what he may see, or nothing."""


def _held(c: Connection, town: Town) -> int:
    return records.add(c, town.ann, Kind.MEETING, Result.HELD, town.client.id, town.director.id, NOW, None, NOW) or 0


def _missed(c: Connection, town: Town, me: Member) -> list[Any]:
    """What she was not reminded of after an outage."""
    claim = reminders.Claim(town.ann, "promises", TODAY, Delivery.MISSED)
    reminders.claim_all(c, [claim], NOW)
    return missed.after_outage(c, me.team_id, Outage(NOW - timedelta(hours=1), NOW))


def _asking(c: Connection, town: Town) -> Batch:
    """The town's batch, while it asks for the hour of the meeting that was agreed in it."""
    booked = meetings.of_record(c, town.team, town.record.id)
    assert booked is not None
    meetings.change(c, booked, starts_at=None)
    return town.batch


def _offering(town: Town, me: Member, offers: Callable[[Wanted], Any]) -> list[Source]:
    """The sources that offer anybody: to the town's own member each of them does."""
    asked = (
        Wanted(Source.CALL_BACK),
        Wanted(Source.RETURN),
        Wanted(Source.SEGMENT, segment_id=town.segment.id),
        Wanted(Source.STALE, days=STALE_DAYS[0]),
        Wanted(Source.NEVER),
        Wanted(Source.FILE, import_id=town.brought),
    )
    found = [each.source for each in asked if offers(each)]
    assert me.team_id != town.team or len(found) == len(asked)
    return found


def _shown(overview: CallList) -> list[Any]:
    return [*overview.waiting, *range(overview.done), *overview.offers, *overview.segments]


def _is_known(c: Connection, town: Town, told: Callable[[], Rate | Sufficiency | None]) -> bool:
    """Whether the rate is that of calls, when the town's own member has made enough of them."""
    for _ in range(ENOUGH):
        records.add(c, town.ann, Kind.CALL, Result.NOT_REACHED, town.client.id, None, NOW, None, NOW)
    found = told()
    assert found is not None
    rate = found.rate if isinstance(found, Sufficiency) else found
    return rate.basis is not Basis.USUAL


def _known(judged: import_check.Judged) -> list[Any]:
    return [*judged.refusals, *(each for each in judged.taken if each.client_id is not None)]


def _logged(found: weeks.Logged) -> list[Any]:
    return [*found.calls, *found.bookings]


def _versions(said: Said) -> list[Any]:
    return [*said.own, *(version for versions in said.team.values() for version in versions)]


QUESTIONS: dict[str, Ask] = {
    "people.of_team": lambda c, t, me: [one for one in people.of_team(c, me.team_id) if one.id == t.ann.id],
    "people.get": lambda c, t, me: people.get(c, me.team_id, t.ann.id),
    "absences.of_member": lambda c, t, me: absences.of_member(c, me, TODAY, TODAY),
    "absences.of_team": lambda c, t, me: absences.of_team(c, me.team_id, TODAY, TODAY),
    "absences.get": lambda c, t, me: absences.get(c, me.team_id, 1),
    "attendance.of_member": lambda c, t, me: attendance.of_member(c, me, TODAY, TODAY).absences,
    "attendance.fair": lambda c, t, me: attendance.fair(c, stint_at_end(me, WEEK), WEEK).worked < 5,
    "calendars.of_team": lambda c, t, me: calendars.of_team(c, me.team_id, TODAY, TODAY).off,
    "calendars.own": lambda c, t, me: calendars.own(c, me.team_id, TODAY, TODAY),
    "clients.get": lambda c, t, me: clients.get(c, me.team_id, t.client.id),
    "clients.names": lambda c, t, me: clients.names(c, me.team_id, [t.client.id]),
    "clients.named": lambda c, t, me: clients.named(c, me.team_id, "ромашка"),
    "clients.find": lambda c, t, me: clients.find(c, me.team_id, "ромашка"),
    "clients.likely": lambda c, t, me: clients.likely(c, me.team_id, t.ann.id, TODAY, TODAY),
    "clients.decision_makers_of": lambda c, t, me: clients.decision_makers_of(c, me.team_id, t.client.id),
    "clients.decision_maker": lambda c, t, me: clients.decision_maker(c, me.team_id, t.director.id),
    "namesakes.namesake": lambda c, t, me: namesakes.namesake(c, me.team_id, t.buyer, "Иванов Пётр"),
    "records.own": lambda c, t, me: records.own(c, me, t.record.id),
    "records.last": lambda c, t, me: records.last(c, me),
    "records.of_batch": lambda c, t, me: records.of_batch(c, me, t.batch.id),
    "records.of_client": lambda c, t, me: records.of_client(c, me.team_id, t.client.id),
    "meetings.get": lambda c, t, me: meetings.get(c, me.team_id, 1),
    "meetings.between": lambda c, t, me: meetings.between(c, me, NOW, NOW + timedelta(days=9)),
    "meetings.of_record": lambda c, t, me: meetings.of_record(c, me.team_id, t.record.id),
    "meetings.ahead": lambda c, t, me: meetings.ahead(c, me, NOW),
    "meetings.unsettled": lambda c, t, me: meetings.unsettled(c, me, NOW, NOW + timedelta(days=9)),
    "meetings.booked_with": lambda c, t, me: meetings.booked_with(
        c, me.team_id, t.client.id, NOW, NOW + timedelta(days=9)
    ),
    "records.get": lambda c, t, me: records.get(c, me.team_id, t.record.id),
    "questionnaires.get": lambda c, t, me: questionnaires.get(c, me.team_id, 1),
    "forms.get": lambda c, t, me: forms.get(c, me, t.form),
    "forms.of_record": lambda c, t, me: forms.of_record(c, me.team_id, t.record.id),
    "forms.unfinished": lambda c, t, me: forms.unfinished(c, me, NOW),
    "forms.of_client": lambda c, t, me: forms.of_client(c, me.team_id, t.client.id),
    "forms.count_of_client": lambda c, t, me: forms.count_of_client(c, me.team_id, t.client.id),
    "forms.last_of_client": lambda c, t, me: forms.last_of_client(c, me.team_id, t.client.id),
    "promises.get": lambda c, t, me: promises.get(c, me.team_id, 1),
    "promises.open_of": lambda c, t, me: promises.open_of(c, me, TODAY),
    "promises.open_with": lambda c, t, me: promises.open_with(c, me.team_id, t.client.id, TODAY),
    "promises.made_since": lambda c, t, me: promises.made_since(c, me, TODAY),
    "promises.of_records": lambda c, t, me: promises.of_records(c, me.team_id, [t.record.id]),
    "promises.of_client": lambda c, t, me: promises.of_client(c, me.team_id, t.client.id, 5),
    "files.of_client": lambda c, t, me: files.of_client(c, me.team_id, t.client.id),
    "records.call_backs": lambda c, t, me: records.call_backs(c, me, TODAY, TODAY),
    "weeks.held": lambda c, t, me: weeks.held(c, me.team_id, _held(c, t)),
    "time_accounts.card": lambda c, t, me: [
        each for each in time_accounts.card(c, stint_at_end(me, WEEK), WEEK).tallies if each.logged
    ],
    "weeks.week": lambda c, t, me: _logged(weeks.week(c, stint_at_end(me, WEEK), WEEK)),
    "batches.best": lambda c, t, me: batches.best(c, me, t.batch),
    "batches.item_of": lambda c, t, me: batches.item_of(c, me, t.batch, t.record),
    "batches.latest": lambda c, t, me: batches.latest(c, me, t.batch.day),
    "batches.open_question": lambda c, t, me: batches.open_question(c, me, _asking(c, t)),
    "batches.made_in": lambda c, t, me: batches.made_in(c, me, t.record),
    "batches.outcome": lambda c, t, me: batches.outcome(c, me, t.batch, NOW).last,
    "batches.own": lambda c, t, me: batches.own(c, me, t.batch.id),
    "batches.running": lambda c, t, me: batches.running(c, me),
    "call_lists.item": lambda c, t, me: call_lists.item(c, me, t.waits.id),
    "call_lists.left": lambda c, t, me: call_lists.left(c, me, TODAY),
    "call_lists.next_item": lambda c, t, me: call_lists.next_item(c, me, TODAY, t.called.id),
    "list_making.waiting": lambda c, t, me: list_making.waiting(c, me, TODAY),
    "list_making.size": lambda c, t, me: list_making.size(c, me, TODAY),
    "list_making.of_client": lambda c, t, me: list_making.of_client(c, me.team_id, TODAY, t.cold.id),
    "list_making.waits": lambda c, t, me: list_making.waits(c, me, TODAY, t.cold.id),
    "list_making.listed": lambda c, t, me: list_making.listed(c, me, TODAY, 0, 5),
    "list_filling.fill": lambda c, t, me: list_filling.fill(c, me, NEXT, Wanted(Source.SEGMENT, t.segment.id), NOW),
    "list_filling.add_promised": lambda c, t, me: list_filling.add_promised(c, me, NEXT, NOW),
    "list_sources.brought_lately": lambda c, t, me: list_sources.brought_lately(c, me, NOW),
    "list_sources.candidates": lambda c, t, me: _offering(
        t, me, lambda wanted: list_sources.candidates(c, me, NEXT, wanted, NOW)
    ),
    "list_sources.count": lambda c, t, me: _offering(
        t, me, lambda wanted: list_sources.count(c, me, NEXT, wanted, NOW)
    ),
    "list_views.of_segments": lambda c, t, me: list_views.of_segments(c, me, NEXT, NOW),
    "list_views.overview": lambda c, t, me: _shown(list_views.overview(c, me, TODAY, NOW)),
    "list_views.sufficiency_of": lambda c, t, me: _is_known(
        c, t, lambda: list_views.sufficiency_of(c, me, WEEK, 0, NOW)
    ),
    "list_views.sufficiency_by": lambda c, t, me: _is_known(
        c, t, lambda: list_views.sufficiency_by(c, me, time_accounts.cards(c, [me], WEEK)[me.id], 0, NOW)
    ),
    "dial_rates.rate_of": lambda c, t, me: _is_known(c, t, lambda: dial_rates.rate_of(c, me, TODAY)),
    "segments.of_team": lambda c, t, me: segments.of_team(c, me.team_id),
    "segments.get": lambda c, t, me: segments.get(c, me.team_id, t.segment.id),
    "segments.sizes": lambda c, t, me: segments.sizes(c, me.team_id, [t.segment])[t.segment.id],
    "client_facts.others_with_inn": lambda c, t, me: client_facts.others_with_inn(c, me.team_id, COLD.inn or "", 0),
    "imports.own": lambda c, t, me: imports.own(c, me, t.brought),
    "imports.last": lambda c, t, me: imports.last(c, me),
    "import_check.judge": lambda c, t, me: _known(import_check.judge(c, me, [COLD])),
    "import_write.unknown_segments": lambda c, t, me: not import_write.unknown_segments(c, me.team_id, [COLD]),
    "import_write.write": lambda c, t, me: (
        import_write.write(c, me, t.brought, import_check.judge(c, me, [COLD]), NOW, may_add_segments=False).completed
    ),
    "missed.after_outage": _missed,
    "put_off.own": lambda c, t, me: put_off.own(c, me, t.reminder.id),
    "put_off.last_of_day": lambda c, t, me: put_off.last_of_day(c, me, TODAY),
    "put_off.occurrence_of": lambda c, t, me: put_off.occurrence_of(c, t.reminder, me),
    "team_notes.topic": lambda c, t, me: team_notes.topic(c, me.team_id, TODAY),
    "team_notes.worksheet": lambda c, t, me: team_notes.worksheet(c, me.team_id),
    "timetables.at": lambda c, t, me: OWN_SLOT in timetables.at(c, me, NOW),
    "timetables.on": lambda c, t, me: OWN_SLOT in timetables.on(c, me, TODAY),
    "timetables.plan": lambda c, t, me: OWN_SLOT in timetables.plan(c, me).last,
    "timetables.said": lambda c, t, me: _versions(timetables.said(c, me.team_id, t.ann.role, t.ann.id)),
    "timetables.with_own": lambda c, t, me: timetables.with_own(c, me.team_id),
    "timetables.roles_changed": lambda c, t, me: timetables.roles_changed(c, me.team_id),
}

CHANGES: dict[str, Ask] = {
    "calendars.drop": lambda c, t, me: calendars.drop(c, me.team_id, TODAY),
    "clients.describe": lambda c, t, me: clients.describe(c, me.team_id, t.director.id, full_name="Чужой"),
    "clients.replace": lambda c, t, me: clients.replace(c, me.team_id, t.director, t.buyer),
    "namesakes.merge": lambda c, t, me: namesakes.merge(c, me.team_id, t.director, t.buyer),
    "forms.unlink": lambda c, t, me: forms.unlink(c, me.team_id, t.record.id),
    "promises.drop_for_form": lambda c, t, me: promises.drop_for_form(c, me.team_id, t.form),
    "promises.unkeep_meeting": lambda c, t, me: promises.unkeep_meeting(
        c, me.team_id, t.client.id, TODAY + timedelta(days=2)
    ),
    "promises.keep_meeting": lambda c, t, me: promises.keep_meeting(
        c, me.team_id, t.client.id, TODAY + timedelta(days=1)
    ),
    "calendars.say": lambda c, t, me: calendars.say(c, me, TODAY, None, NOW, works=True),
    "dialect.change_row": lambda c, t, me: change_row(
        c, decision_makers, t.director.id, {"full_name": "Чужой"}, me.team_id
    ),
    "named_by_mistake.take_back": lambda c, t, me: named_by_mistake.take_back(c, me.team_id, t.buyer.id, NOW),
    "imports.begin": lambda c, t, me: imports.begin(c, me, "Ещё.xlsx", ImportState.OFFERED, Summary(1, 1), (), NOW),
    "list_making.bring_back": lambda c, t, me: list_making.bring_back(c, me, t.called.id, NOW),
    "list_making.clear": lambda c, t, me: list_making.clear(c, me, TODAY),
    "list_making.remove": lambda c, t, me: list_making.remove(c, me, t.waits.id),
    "list_making.renew": lambda c, t, me: list_making.renew(
        c, me, TODAY, [Candidate(t.cold.id, me.id, due_on=TODAY)], NOW
    ),
    "batches.keep_score": lambda c, t, me: batches.keep_score(c, me, t.batch, Score(9, 8, 7, 6)),
    "batches.outcome": lambda c, t, me: batches.outcome(c, me, t.batch, NOW),
    "segments.rename": lambda c, t, me: segments.rename(c, me.team_id, t.segment, "Чужой"),
    "segments.retire": lambda c, t, me: segments.retire(c, me.team_id, t.segment, NOW),
}

ELSEWHERE = {
    # About the team itself, or they make new rows in it: whose these are, their callers asked before.
    "people.team_name", "people.team_timezone", "people.rename_team", "people.settle_team", "people.add_member",
    "people.invite", "people.change", "people.move", "clients.create", "clients.add_decision_maker",
    "clients.find_or_add", "absences.add", "records.add", "meetings.book", "records.attach", "meetings.attach",
    "forms.begin", "forms.attach", "promises.put_for_form", "questionnaires.current", "questionnaires.save",
    "database.lock_team", "segments.add", "batches.begin", "list_making.add", "team_notes.answer",
    "team_notes.set_topic", "timetables.save",
    # The form was fetched for this member before; a form without a meeting is linked by the one who just fetched it.
    "forms.keep", "forms.link",
    # The batch was fetched for this member before.
    "batches.pause", "batches.end",
}  # fmt: skip
