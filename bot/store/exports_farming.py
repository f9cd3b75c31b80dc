"""The sheets of existing clients: sales, how they stand, what was concluded, who handed them to whom."""

from __future__ import annotations

from bot.store.exports import OF_TEAM, TEAM, client, person, plain, sheet, with_client, word
from bot.store.tables import handovers, ledgers, sales, standings, studies

SHEETS = (
    sheet(
        "sales",
        (
            *(plain(sales.c.id), *client(sales), plain(sales.c.day), plain(sales.c.amount)),
            *map(plain, (sales.c.product_group, sales.c.document, sales.c.due_on, sales.c.paid_on)),
            *map(plain, (sales.c.earlier, sales.c.ledger_id, sales.c.created_at)),
        ),
        sales.c.team_id == TEAM,
        source=with_client(sales),
    ),
    sheet(
        "ledgers",
        (
            *(plain(ledgers.c.id), plain(ledgers.c.name), *person(ledgers.c.member_id)),
            *(plain(ledgers.c.state), plain(ledgers.c.created_at)),
        ),
        ledgers.c.team_id == TEAM,
        ledgers.c.member_id.in_(OF_TEAM),
    ),
    sheet(
        "standings",
        (
            *(*client(standings), *person(standings.c.member_id)),
            *map(plain, (standings.c.turnover_class, standings.c.turnover, standings.c.risk, standings.c.growth)),
            *map(plain, (standings.c.paused, standings.c.studied_on, standings.c.reckoned_on)),
        ),
        standings.c.team_id == TEAM,
        standings.c.member_id.in_(OF_TEAM),
        source=with_client(standings),
    ),
    sheet(
        "studies",
        (
            *(plain(studies.c.id), plain(studies.c.local_day, "day"), *person(studies.c.member_id), *client(studies)),
            *(word(studies.c.cause, "cause"), word(studies.c.conclusion, "conclusion")),
            *map(plain, (studies.c.reason, studies.c.next_step, studies.c.next_on, studies.c.answers)),
            *map(plain, (studies.c.created_at, studies.c.concluded_at, studies.c.undone_at)),
        ),
        studies.c.team_id == TEAM,
        studies.c.member_id.in_(OF_TEAM),
        source=with_client(studies),
    ),
    sheet(
        "handovers",
        (
            *(plain(handovers.c.id), *client(handovers)),
            *(*person(handovers.c.from_id, "giver"), *person(handovers.c.to_id, "taker")),
            *(word(handovers.c.state, "handover"), plain(handovers.c.note), *person(handovers.c.created_by, "author")),
            *(plain(handovers.c.created_at), plain(handovers.c.settled_at)),
        ),
        handovers.c.team_id == TEAM,
        handovers.c.from_id.in_(OF_TEAM),
        source=with_client(handovers),
    ),
)
