"""Next steps whose day has come, and the day's choice that follows: whose they are, what settles them."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection, insert, update

from bot.domain.client_class import Class
from bot.domain.handover import HandoverState
from bot.domain.next_steps import REMEMBERED, NextStep
from bot.domain.people import Role
from bot.domain.study import Conclusion, Draft
from bot.domain.study_choice import Cause, Chosen, choose
from bot.store import catching_up, clients, existing, next_steps, people, standings, studies
from bot.store.database import Database
from bot.store.tables import clients as client_rows
from bot.store.tables import handovers
from bot.store.tables import standings as rows
from tests.store.test_standings import NOW, TODAY, Farm, bought, farm, row_of, studied

PLAN = Draft(Conclusion.RESCUE, "молчит", "отправить КП", TODAY + timedelta(days=3))


def due(c: Connection, place: Farm, days: int) -> dict[int, list[NextStep]]:
    return dict(next_steps.due(c, [place.vera, place.ivan], TODAY + timedelta(days=days)))


async def test_a_step_is_due_from_its_day_until_the_next_study(database: Database) -> None:
    """One that was taken back leaves the one before; what was due for half a year says nothing any more."""

    def story(c: Connection) -> None:
        place = farm(c)
        studied(c, place, TODAY, PLAN)
        step = NextStep(place.client.id, "Ромашка", "отправить КП", TODAY + timedelta(days=3))
        assert due(c, place, 2) == {}
        assert due(c, place, 3) == due(c, place, 40) == {place.vera.id: [step]}
        assert due(c, place, 4 + REMEMBERED.days) == {}
        later = studied(c, place, TODAY + timedelta(days=4), Draft(Conclusion.KEEP))
        assert due(c, place, 5) == {}
        study = studies.own(c, place.vera, later)
        assert study is not None
        studies.undo(c, study, TODAY + timedelta(days=4), NOW)
        assert due(c, place, 5) == {place.vera.id: [step]}
        assert next_steps.due(c, [], TODAY) == {}

    await database.transaction(story)


async def test_a_step_goes_over_with_its_client(database: Database) -> None:
    """It is the other farmer's from then on, and nobody else's."""

    def story(c: Connection) -> None:
        place = farm(c)
        studied(c, place, TODAY, PLAN)
        lena = people.add_member(c, place.vera.team_id, 9, Role.FARMER, "Лена", "Europe/Moscow", "ru", None, NOW)
        whose = {"team_id": place.vera.team_id, "client_id": place.client.id, "created_by": lena.id}
        given = {"from_id": place.vera.id, "to_id": lena.id, "state": HandoverState.ACCEPTED, "created_at": NOW}
        c.execute(insert(handovers), {**whose, **given})
        c.execute(update(client_rows).where(client_rows.c.id == place.client.id).values(owner_id=lena.id))
        existing.mark(c, place.vera.team_id, place.client.id, TODAY)
        standings.reckon(c, place.vera.team_id, [place.client.id], TODAY)
        day = TODAY + timedelta(days=3)
        found = next_steps.due(c, [place.vera, lena], day)
        assert [(member_id, len(steps)) for member_id, steps in found.items()] == [(lena.id, 1)]
        assert choose(standings.candidates(c, lena, day), day) == [Chosen(place.client.id, Cause.DUE)]
        assert standings.candidates(c, place.vera, day) == []

    await database.transaction(story)


async def test_whose_step_is_due_is_found_behind_any_number_of_weightier_clients(database: Database) -> None:
    """Though he is in none of the heads of the four lists."""

    def story(c: Connection) -> None:
        place = farm(c)
        team_id = place.vera.team_id
        studied(c, place, TODAY, PLAN)
        others = [clients.create(c, team_id, f"К{n}", place.vera.id, NOW).id for n in range(25)]
        for client_id in (place.client.id, *others):
            existing.mark(c, team_id, client_id, TODAY)
        standings.reckon(c, team_id, [place.client.id, *others], TODAY)
        c.execute(update(rows).where(rows.c.client_id.in_(others)).values(risk_order=-99, risk=40))
        day = TODAY + timedelta(days=3)
        assert choose(standings.candidates(c, place.vera, day), day)[0] == Chosen(place.client.id, Cause.DUE)
        assert place.client.id not in {
            each.client_id for each in choose(standings.candidates(c, place.vera, TODAY), TODAY)
        }

    await database.transaction(story)


async def test_the_claim_of_class_a_is_that_of_the_morning(database: Database) -> None:
    """Who was studied today had it, if he had gone a month before."""

    def story(c: Connection) -> None:
        place = farm(c)
        existing.mark(c, place.vera.team_id, place.client.id, TODAY)
        standings.reckon(c, place.vera.team_id, [place.client.id], TODAY)
        c.execute(update(rows).values(turnover_class=Class.A))
        ids = [place.client.id]
        assert standings.waited(c, place.vera, ids, TODAY) == 1
        studied(c, place, TODAY, PLAN)
        assert standings.waited(c, place.vera, ids, TODAY) == 1
        assert standings.waited(c, place.vera, ids, TODAY + timedelta(days=5)) == 0
        assert standings.waited(c, place.vera, [], TODAY) == 0

    await database.transaction(story)


async def test_a_look_reckons_what_was_written_a_moment_ago(database: Database) -> None:
    """As far as a tap may wait; it says of how many it could not. Classes are put anew when all are done."""

    def story(c: Connection) -> None:
        place = farm(c)
        team_id = place.vera.team_id
        many = [clients.create(c, team_id, f"К{n}", place.vera.id, NOW).id for n in range(catching_up.AT_ONCE + 4)]
        for client_id in many:
            existing.mark(c, team_id, client_id, TODAY)
        bought(c, place.vera, many[0], (4, 900), (40, 900))
        assert catching_up.catch_up(c, [place.vera], NOW) == 4
        assert catching_up.catch_up(c, [place.ivan], NOW) == 0
        assert catching_up.catch_up(c, [place.vera], NOW) == 0
        assert catching_up.catch_up(c, [], NOW) == 0
        assert row_of(c, many[0]).turnover_class == Class.A
        assert row_of(c, many[-1]).reckoned_on == TODAY

    await database.transaction(story)
