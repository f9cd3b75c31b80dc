"""Many rows, looked at and then written, a part at a time: between two parts everybody else has his turn.

Each step ends, writes and wishes for the next in one transaction, so a kill leaves nothing half done and doubles
nothing. A part that is written already is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.delivery.errands import Fetched, step
from bot.delivery.messages import document
from bot.delivery.outbox import Reply
from bot.domain.call_lists import MOST, Source, next_week
from bot.domain.contacts import contact_to_plain, refusal_to_plain
from bot.domain.contacts_table import COLUMNS, read_rows
from bot.domain.imports import ImportState, Summary, with_judged, with_written
from bot.domain.people import Ability, may
from bot.domain.timetable import week_of
from bot.handlers import beside
from bot.handlers.open_card import is_free
from bot.handlers.turn import Routes, Turn
from bot.screens import imports as screens
from bot.screens.screen import Button, Screen, button
from bot.screens.segments import shown_count
from bot.store import import_check, import_write, imports, list_sources
from bot.store.imports import Import, Part
from bot.store.list_sources import Wanted

SENT = "contacts"
"""The errand that fetches a file of clients."""
CHECK, WRITE = "import.check", "import.write"
OPEN, OFFERED = "import.open", "import.offered"
OWN = (OPEN, OFFERED)


def routes() -> Routes:
    files = {CHECK: check, WRITE: write}
    return Routes(files=dict(files), abilities=dict.fromkeys(files, Ability.IMPORT))


# -- looking


def check(turn: Turn, fetched: Fetched) -> list[Reply]:
    found = imports.own(turn.connection, turn.member, fetched.data["import"])
    # Another file came meanwhile, or it was given up: then there is nothing to look at.
    return check_part(turn, found, fetched.data["part"]) if found and found.state is ImportState.CHECKING else []


def check_part(turn: Turn, of: Import, at: int) -> list[Reply]:
    part = imports.part(turn.connection, of, at)
    assert part is not None
    summary = _judge(turn, of.summary, part)
    if at + 1 < summary.parts:
        imports.change(turn.connection, of, ImportState.CHECKING, summary)
        return [step(CHECK, {"import": of.id, "part": at + 1})]
    imports.change(turn.connection, of, ImportState.OFFERED, summary)
    return _offer(turn, replace(of, state=ImportState.OFFERED, summary=summary))


def _judge(turn: Turn, summary: Summary, part: Part) -> Summary:
    judged = import_check.judge(turn.connection, turn.member, part.contacts)
    contacts = tuple(each.contact for each in judged.taken)
    refusals = (*part.refusals, *judged.refusals)
    imports.keep_part(turn.connection, replace(part, contacts=contacts, refusals=refusals))
    unknown = import_write.unknown_segments(turn.connection, turn.member.team_id, contacts)
    return with_judged(summary, judged.new, judged.own, refusals, unknown)


def offer_contacts(turn: Turn, rows: Sequence[tuple[str, ...]]) -> list[Reply]:
    """Contacts that were forwarded so far, read and judged together."""
    numbered = ((at, dict(zip(COLUMNS, cells, strict=True))) for at, cells in enumerate(rows, start=1))
    read = read_rows(numbered)
    parts = [([contact_to_plain(each) for each in read.contacts], [refusal_to_plain(each) for each in read.refusals])]
    summary = Summary(read.rows, 1, contacts=True, gathered=tuple(rows))
    name = turn.t.plain("import-template-name")
    made = imports.begin(turn.connection, turn.member, name, ImportState.CHECKING, summary, parts, turn.now)
    return check_part(turn, made, 0)


def _offer(turn: Turn, of: Import) -> list[Reply]:
    """The dry run, beneath the file of what is refused."""
    if of.summary.taken:
        beside.ask(turn, OFFERED, {"import": of.id}, OWN)
    elif is_free(turn, OWN):
        turn.ask(OPEN)
    screen = screens.offered(turn.t, of.id, of.name, of.summary, may_add_segments=_may_add_segments(turn))
    return [*_report(turn, of), turn.say(screen)]


def _report(turn: Turn, of: Import) -> list[Reply]:
    if of.summary.contacts or not of.summary.refusals:
        return []
    data = {"locale": turn.t.locale, "rows": imports.refusals(turn.connection, of)}
    name, hint = turn.t.plain("import-report-name"), turn.t("import-report-hint")
    return [document(turn.member.telegram_id, name, "contacts_refused", data, hint)]


def _may_add_segments(turn: Turn) -> bool:
    return may(turn.member, Ability.EDIT_SEGMENTS)


# -- writing


def accept(turn: Turn, of: Import) -> list[Reply]:
    """A small one at once, a large one step by step."""
    beside.end(turn, OWN)
    if not of.summary.taken:
        return [turn.alert(turn.t.plain("import-nothing"))]
    if of.summary.parts == 1:
        return write_part(turn, of, 0)
    imports.change(turn.connection, of, ImportState.WRITING, of.summary)
    said = turn.show(Screen(turn.t("import-writing", count=of.summary.taken)))
    return [said, step(WRITE, {"import": of.id, "part": 0})]


def write(turn: Turn, fetched: Fetched) -> list[Reply]:
    found = imports.own(turn.connection, turn.member, fetched.data["import"])
    return write_part(turn, found, fetched.data["part"]) if found and found.state is ImportState.WRITING else []


def write_part(turn: Turn, of: Import, at: int) -> list[Reply]:
    part = imports.part(turn.connection, of, at)
    assert part is not None
    summary = of.summary if part.done else _write(turn, of, part)
    if at + 1 < summary.parts:
        imports.change(turn.connection, of, ImportState.WRITING, summary)
        return [step(WRITE, {"import": of.id, "part": at + 1})]
    imports.finish(turn.connection, of, ImportState.DONE, summary)
    return [turn.show(screens.done(turn.t, summary, _lists(turn, of)))]


def _write(turn: Turn, of: Import, part: Part) -> Summary:
    """Judged once more: the base may have changed since the person looked."""
    judged = import_check.judge(turn.connection, turn.member, part.contacts)
    written = import_write.write(
        turn.connection, turn.member, of.id, judged, turn.now, may_add_segments=_may_add_segments(turn)
    )
    imports.keep_part(turn.connection, replace(part, contacts=(), done=True))
    return with_written(of.summary, written.added, written.completed)


def _lists(turn: Turn, of: Import) -> list[Button]:
    """What puts those who came onto a call list."""
    if not may(turn.member, Ability.MAKE_LISTS):
        return []
    this = week_of(turn.member.day(turn.now))
    source = Source.CONTACT if of.summary.contacts else Source.FILE
    buttons = []
    for key, week in (("button-import-this", this), ("button-import-next", next_week(this))):
        count = list_sources.count(turn.connection, turn.member, week, Wanted(source, import_id=of.id), turn.now)
        if count:
            label = turn.t.plain(key, count=shown_count(count, MOST))
            buttons.append(button(label, "list.add", source, of.id, str(week.monday)))
    return buttons


def under_way(turn: Turn, of: Import) -> Reply:
    written = of.summary.added + of.summary.completed
    return turn.say(Screen(turn.t("import-under-way", name=of.name, written=written, count=of.summary.taken)))
