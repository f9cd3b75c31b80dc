"""A head at a timetable: whose it is, the draft he works on, how it comes into force."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.delivery.messages import message_to
from bot.delivery.outbox import Reply
from bot.domain.people import Ability, Member, Role, may
from bot.domain.tables import Plan, Said, method, next_monday, over, roles_behind
from bot.domain.timetable import Table
from bot.domain.timetable_editing import Refused, Why, dumps, loads
from bot.domain.timetable_merging import Steps, days, in_force
from bot.handlers.refusing import refusals
from bot.handlers.turn import Outdated, Turn, number
from bot.handlers.workers import workers
from bot.screens import timetable as screens
from bot.screens.timetable import EDITED_ROLES, State, Whose
from bot.store import people, timetables
from bot.store.conversations import Conversation
from bot.texts import texts

NAMES = "tt."
"""How the questions begin that the editor asks."""
LISTENING = "tt.week"
"""Nothing in particular is asked: what is typed may be an edit, `пн 11:00-13:00 встречи`."""
FRESH = timedelta(hours=1)
"""So long after the editor was last on the screen; later an edit needs its /timetable in front."""
MOST_TOLD = 100
"""People whom a handler tells of their new table; of a larger crowd everybody sees it in the slots' own messages."""


refusing = refusals(Refused, lambda refused: refused.why is Why.NOT_THERE, screens.refusal)
"""For whatever may be refused by the domain."""


# -- whose


def edits(turn: Turn) -> bool:
    return may(turn.member, Ability.EDIT_TIMETABLE)


def whose_of(turn: Turn, key: str) -> Whose:
    """Whose table a button means; everybody sees his own only, a head everybody's. Raises Outdated."""
    role = next((role for role in EDITED_ROLES if role == key), None)
    if role is not None and edits(turn):
        return Whose(role)
    found = people.colleague(turn.connection, turn.member.team_id, number(key)) if role is None else None
    if found is None or found.role is Role.HEAD or not (edits(turn) or found.id == turn.member.id):
        raise Outdated
    return Whose(found.role, found)


def said_of(turn: Turn, whose: Whose) -> Said:
    member_id = whose.member.id if whose.member else timetables.NOBODY
    return timetables.said(turn.connection, turn.member.team_id, whose.role, member_id)


def _below(said: Said, whose: Whose) -> Plan:
    """What would hold if nothing had been said of this one: the method's, changed for all whom he follows."""
    if whose.member is not None:
        return Said(said.role, said.team).plan
    below = method(said.role)
    for each in roles_behind(said.role)[:-1]:
        below = over(below, said.team.get(each, ()))
    return below


# -- the draft


def _asked(turn: Turn, whose: Whose) -> dict[str, Any]:
    """What he was asked last, where that is about this table.

    What stands there since yesterday is gone on by its buttons only: whoever types does not know it any more.
    """
    asked = turn.conversation
    if asked is None or not asked.expects.startswith(NAMES) or asked.data.get("whose") != whose.key:
        return {}
    return asked.data if turn.press is not None or turn.said_at - asked.asked_at <= FRESH else {}


def _kept(turn: Turn, whose: Whose) -> dict[str, Any]:
    """His draft of this table, as the question he was asked last holds it."""
    asked = _asked(turn, whose)
    return asked if asked and asked["table"] != asked["base"] else {}


def drafts(turn: Turn, whose: Whose) -> bool:
    """He has changed something that is not in force."""
    return bool(_kept(turn, whose))


def is_later(turn: Turn, whose: Whose) -> bool:
    """He looks at the table that is still to come."""
    return bool(_asked(turn, whose).get("later"))


def _base(turn: Turn, said: Said, *, later: bool) -> Table:
    return said.plan.last if later else said.plan.on(turn.member.day(turn.now))


def draft(turn: Turn, whose: Whose) -> Table:
    """What he works on: his draft, else what holds today, or in the end where he looks at that."""
    kept = _kept(turn, whose).get("table")
    return loads(kept) if kept else _base(turn, said_of(turn, whose), later=is_later(turn, whose))


def keep(turn: Turn, whose: Whose, table: Table, expects: str = LISTENING, **more: Any) -> None:
    """The draft as it is now; what he types next is about it."""
    later = is_later(turn, whose)
    base = _kept(turn, whose).get("base") or dumps(_base(turn, said_of(turn, whose), later=later))
    data = {"whose": whose.key, "table": dumps(table), "base": base, "later": later, **more}
    if resets(turn, whose) and _kept(turn, whose)["table"] == data["table"]:
        data["reset"] = True
    turn.ask(expects, data)
    turn.conversation = Conversation(expects, data, turn.now)


def discard(turn: Turn) -> None:
    turn.forget()
    turn.conversation = None


def look(turn: Turn, whose: Whose, *, later: bool) -> None:
    """From now on he looks at what holds today, or at what is still to come; a draft is given up."""
    base = dumps(_base(turn, said_of(turn, whose), later=later))
    data: dict[str, Any] = {"whose": whose.key, "table": base, "base": base, "later": later}
    turn.ask(LISTENING, data)
    turn.conversation = Conversation(LISTENING, data, turn.now)


def state(turn: Turn, whose: Whose, table: Table | None = None, *, later: bool = False) -> State:
    """A table with all that its screen shows of it; `table`: a draft of it; `later`: the one still to come."""
    said = said_of(turn, whose)
    plan, today = said.plan, turn.member.day(turn.now)
    begins = plan.steps[-1][0] if plan.last != plan.on(today) else None
    is_later = begins is not None and later
    day = begins if begins is not None and is_later else today
    base = plan.on(day)
    return State(
        whose,
        base,
        draft=base if table is None else table,
        below=_below(said, whose).on(day),
        source=said.source(day),
        edits=edits(turn),
        later=begins,
        is_later=is_later,
        monday=next_monday(today),
    )


# -- into force


def is_late(turn: Turn, whose: Whose) -> bool:
    """Somebody else changed the table since the draft was begun."""
    base = _kept(turn, whose).get("base")
    here = _base(turn, said_of(turn, whose), later=is_later(turn, whose))
    return base is not None and base != dumps(here)


def resets(turn: Turn, whose: Whose) -> bool:
    """His draft is what holds above, and nothing else."""
    return bool(_kept(turn, whose).get("reset"))


def tables_after(turn: Turn, whose: Whose, table: Table, since: date, *, reset: bool) -> Steps:
    """What holds from this day on, one table after another, once the draft is in force. Raises Refused."""
    said, later = said_of(turn, whose), is_later(turn, whose)
    if reset:
        below = _below(said, whose)
        return [(day, below.on(day)) for day in days(said.plan, since)]
    return in_force(said.plan, since, _base(turn, said, later=later), table)


def changes_nothing(turn: Turn, whose: Whose, steps: Steps) -> bool:
    plan = said_of(turn, whose).plan
    return all(plan.on(day) == table for day, table in steps)


def save(turn: Turn, whose: Whose, steps: Steps) -> list[Reply]:
    """These tables hold, each from its day on; whom it concerns is told. Returns what the others are told."""
    below, (since, _) = _below(said_of(turn, whose), whose), steps[0]
    whom: dict[str, Any] = {"member_id": whose.member.id} if whose.member else {"role": whose.role}
    for day, table in steps:
        slots = None if table == below.on(day) else table
        timetables.save(turn.connection, turn.member, **whom, valid_from=day, slots=slots, now=turn.now)
    discard(turn)
    return [
        message_to(one.telegram_id, screens.told(texts(one.locale), turn.member.name, since), silent=True)
        for one in _concerned(turn, whose)[:MOST_TOLD]
    ]


def _concerned(turn: Turn, whose: Whose) -> list[Member]:
    """Whose week it changes: of a role those without a table of their own."""
    if whose.member is not None:
        concerned = [whose.member]
    else:
        own = timetables.with_own(turn.connection, turn.member.team_id)
        concerned = [one for one in workers(turn) if whose.role in roles_behind(one.role) and one.id not in own]
    return [one for one in concerned if one.unreachable_since is None]
