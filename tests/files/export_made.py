"""A team with something in every sheet of its export, and a stranger's with the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, insert

from bot.domain.exporting import Asked, Cursor, Format, Whose, asked_for
from bot.domain.funnel import Kind, Result, Stage
from bot.domain.newcomer import Item
from bot.domain.norms import SetNorm
from bot.domain.norms import Whose as NormsOf
from bot.domain.path import Move, Said
from bot.domain.people import Member, Role
from bot.domain.study_choice import Cause, Chosen
from bot.files import export_part
from bot.files.export_part import Part
from bot.store import (
    audit,
    checks,
    clients,
    closing_weeks,
    deputies,
    existing,
    exports_all,
    norms,
    paths,
    people,
    records,
    standings,
    studies,
    summaries,
    tables,
)
from bot.store.exports import Scope
from bot.texts import texts
from tests.databases import sqlite_url
from tests.store.teams_farming import build
from tests.store.teams_town import NOW, TODAY, WEEK, Town

LATER = NOW + timedelta(weeks=1)
START = Cursor()
HOSTILE = '=HYPERLINK("http://x";"Счёт")'


@contextmanager
def connected(folder: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{sqlite_url(folder).partition('///')[2]}")
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def made(c: Connection) -> Town:
    town = build(c)
    people.rename_team(c, town.team, "Наши: «отдел» №1")
    head = people.add_member(c, town.team, 50, Role.HEAD, "Ольга", "Asia/Yekaterinburg", "ru", None, NOW)
    _led(c, town.ann, town.client.id, head)
    bob = people.add_member(c, town.stranger.team_id, 51, Role.HEAD, "Чужой", "Europe/Moscow", "ru", None, NOW)
    theirs = clients.create(c, town.stranger.team_id, "Чужая фирма", town.stranger.id, NOW)
    _led(c, town.stranger, theirs.id, bob)
    c.execute(
        insert(tables.sales),
        [
            {"team_id": town.team, "client_id": town.client.id, "key": f"k{n}", "day": TODAY, "amount": amount}
            | {"product_group": HOSTILE, "document": f"-{n}", "due_on": TODAY, "paid_on": None, "earlier": [["x", 1]]}
            | {"ledger_id": 1, "created_at": NOW}
            for n, amount in enumerate((Decimal("1234567.89"), Decimal("-100.50"), Decimal("0.01")))
        ],
    )
    return town


def _led(c: Connection, who: Member, client_id: int, head: Member) -> None:
    """Norms, a path, a study, a closed week, a deputy, a trail: of one team."""
    records.add(c, who, Kind.CALL, Result.REFUSED, client_id, None, NOW, "55", NOW)
    norms.say(c, head, [SetNorm(NormsOf(who.role, who.id), Stage.EFFECTIVE_CALL, WEEK.monday, 70)], NOW)
    norms.say(c, head, [SetNorm(NormsOf(who.role), Stage.WALKIN, WEEK.monday, 3)], NOW)
    seen = paths.latest(c, who.team_id, client_id)
    paths.move(c, who, client_id, Said(Move.PROGRESS, TODAY, Decimal("5000.55")), seen, NOW)
    studies.begin(c, who, [Chosen(client_id, Cause.RISK)], TODAY, NOW)
    existing.mark(c, who.team_id, client_id, TODAY)
    standings.reckon(c, who.team_id, [client_id], TODAY)
    deputies.name(c, head, who.id, TODAY, TODAY + timedelta(days=3), NOW)
    checks.tick(c, who, Item.TRAINING, head, NOW)
    people.invite(c, who.team_id, Role.HUNTER, f"code-{who.id}", head.id, NOW)
    group = {"team_id": who.team_id, "chat_id": -100 - who.team_id, "title": "Отдел", "bound_by": head.id}
    c.execute(insert(tables.groups).values(group | {"bound_at": NOW}))
    audit.note(c, head, "member.role", NOW, subject=("member", who.id), old="trainee", new="hunter")
    audit.note(c, head, "never.heard", NOW, subject=("client", client_id), what="+1")
    closing_weeks.close(c, summaries.gather(c, who.team_id, WEEK, LATER), LATER, head)


def asked(form: Format = Format.XLSX, whose: Whose = Whose.TEAM, cursor: Cursor = START, **more: Any) -> Asked:
    return replace(asked_for(whose, form, 1, LATER), cursor=cursor, **more)


def written(
    c: Connection, town: Town, folder: Path, of: Asked, locale: str = "ru", heaviest: int = export_part.HEAVIEST
) -> tuple[bytes, Part]:
    """The part's bytes, as the process writes it."""
    path = folder / "part"
    scope = Scope(town.team, town.ann.id, LATER)
    part = export_part.write(c, of, scope, texts(locale), exports_all.of_team(c, town.team), path, heaviest)
    return path.read_bytes(), part
