"""What was brought in is kept no longer than it is needed: it is people's names and numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select

from bot.domain.imports import ImportState, Summary
from bot.domain.people import Role
from bot.store import imports, people
from bot.store.database import Database
from bot.store.tables import import_parts

NOW = datetime(2026, 11, 23, 6, 20, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("state", "kept"),
    [(ImportState.OFFERED, imports.KEPT), (ImportState.CHECKING, imports.KEPT), (ImportState.WRITING, imports.STUCK)],
)
async def test_what_nobody_ends_is_given_up_with_its_rows(
    database: Database, state: ImportState, kept: timedelta
) -> None:
    """Offered and not accepted, or accepted and stuck half written; not before its time."""

    def work(c: Connection) -> None:
        team_id = people.found_team(c, "Отдел", "Europe/Moscow", "ru", NOW)
        member = people.add_member(c, team_id, 1, Role.HUNTER, "Иван", "Europe/Moscow", "ru", None, NOW)
        begun = imports.begin(c, member, "база.xlsx", state, Summary(0, 2), [([], []), ([], [])], NOW)

        def left() -> tuple[ImportState, int]:
            found = imports.own(c, member, begun.id)
            assert found is not None
            return found.state, c.scalar(select(func.count()).select_from(import_parts)) or 0

        imports.prune(c, NOW + kept - HOUR)
        assert left() == (state, 2)
        imports.prune(c, NOW + kept + HOUR)
        assert left() == (ImportState.DROPPED, 0)

    await database.transaction(work)
