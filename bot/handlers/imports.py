"""`/import`: clients by a file or by forwarded contacts, looked at first and written when the person says so.

The looking and the writing of many rows go on in import_steps.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import Contact as TelegramContact
from aiogram.types import Message

from bot.delivery.errands import Fetched, Unread, step
from bot.delivery.messages import document
from bot.delivery.outbox import Reply
from bot.domain.contacts_table import COLUMNS
from bot.domain.free_text import has_letters
from bot.domain.imports import MOST_GATHERED, PART, ImportState, Summary
from bot.domain.people import Ability, may
from bot.domain.vcard import as_rows, cards_in
from bot.handlers import after, beside, import_steps, unseen_file
from bot.handlers.accepting import accepts
from bot.handlers.import_steps import CHECK, OFFERED, OPEN, OWN, SENT, WRITE
from bot.handlers.open_card import is_free
from bot.handlers.tables_sent import ANY, CONTACTS, fetch, is_other
from bot.handlers.turn import Outdated, Press, Routes, Turn, arguments, number
from bot.screens import imports as screens
from bot.screens.screen import Screen
from bot.store import imports
from bot.store.imports import Import

CAPTIONED = "/import"
TEMPLATE = ("шаблон", "template", "таблица", "table")


def routes() -> Routes:
    presses: dict[str, Press] = {
        "imp.template": press_template,
        "imp.take": press_take,
        "imp.drop": press_drop,
    }
    return Routes(
        commands={"import": command},
        presses=presses,
        answers={OPEN: type_open, OFFERED: type_offered},
        contents=dict.fromkeys((OPEN, OFFERED, CAPTIONED), send_content),
        files={SENT: look},
        abilities=dict.fromkeys(("import", OPEN, OFFERED, *presses, SENT), Ability.IMPORT),
    )


def command(turn: Turn, line: str) -> list[Reply]:
    """`/import`, `/import шаблон`; while a file is being written, how far that is."""
    if line.strip().lower() in TEMPLATE:
        return [_template(turn)]
    last = imports.last(turn.connection, turn.member)
    if last is not None and last.state is ImportState.WRITING:
        return [import_steps.under_way(turn, last), step(WRITE, {"import": last.id, "part": 0})]
    turn.ask(OPEN)
    return [turn.say(screens.opened(turn.t))]


def press_template(turn: Turn, given: Sequence[str]) -> list[Reply]:
    arguments(given, 0)
    return [_template(turn)]


def _template(turn: Turn) -> Reply:
    """The empty table; what is sent next may be the filled one."""
    if is_free(turn, OWN):
        turn.ask(OPEN)
    name, hint = turn.t.plain("import-template-name"), turn.t("import-template-hint")
    return document(turn.member.telegram_id, name, "contacts_template", {"locale": turn.t.locale}, hint)


def type_open(turn: Turn, text: str) -> list[Reply]:
    """«шаблон»; nothing: the text is about something else."""
    return [_template(turn)] if text.strip().lower() in TEMPLATE else []


# -- what is sent


def send_content(turn: Turn, message: Message, wanted: str = CONTACTS) -> list[Reply]:
    """A table, cards or a contact; of anything else it is said what to send, if it joins no record either."""
    if is_other(message) and after.has_place(turn):
        return []
    return _take(turn, message, wanted, beside=False)


def _take(turn: Turn, message: Message, wanted: str, *, beside: bool) -> list[Reply]:
    if not may(turn.member, Ability.IMPORT):
        return []
    if message.contact is not None:
        return _gather(turn, message.contact)
    if message.document is not None:
        return fetch(turn, message, wanted, beside=beside)
    return [turn.say(Screen(turn.t("import-content-bad")))]


def unasked(turn: Turn, message: Message, *, beside: bool = False) -> list[Reply]:
    """A contact or a table that nobody asked for; no replies: it is neither. `beside`: there is a fresh record, too."""
    return [] if is_other(message) else _take(turn, message, ANY, beside=beside)


def look(turn: Turn, fetched: Fetched) -> list[Reply]:
    """The file was read: a small one is compared with the base at once, a large one step by step."""
    content = fetched.content
    if isinstance(content, Unread):
        if is_free(turn, OWN):
            turn.ask(OPEN)
        return [turn.say(screens.unreadable(turn.t, content.why))]
    contacts, refusals = content["contacts"], content["refusals"]
    count = max(1, -(-max(len(contacts), len(refusals)) // PART))
    parts = [tuple(each[at * PART : (at + 1) * PART] for each in (contacts, refusals)) for at in range(count)]
    name = fetched.data["name"] or turn.t.plain("import-template-name")
    made = imports.begin(
        *(turn.connection, turn.member, name, ImportState.CHECKING),
        Summary(content["rows"], count),
        [(part[0], part[1]) for part in parts],
        turn.now,
    )
    if count == 1:
        return import_steps.check_part(turn, made, 0)
    return [
        turn.say(Screen(turn.t("import-checking", rows=content["rows"]))),
        step(CHECK, {"import": made.id, "part": 0}),
    ]


def _gather(turn: Turn, contact: TelegramContact) -> list[Reply]:
    """Contacts that come one after another are brought in together, with one tap beneath the last."""
    waiting = imports.last(turn.connection, turn.member)
    before: tuple[tuple[str, ...], ...] = ()
    if waiting is not None and waiting.state is ImportState.OFFERED and waiting.summary.contacts:
        before = waiting.summary.gathered
    rows = (*before, _row(contact))[-MOST_GATHERED:]
    return import_steps.offer_contacts(turn, rows)


def _row(contact: TelegramContact) -> tuple[str, ...]:
    """The contact as a row of the template: by its card, where Telegram sent one, else by name and number."""
    cards = cards_in(contact.vcard or "")
    cells = as_rows(cards)[0][1] if cards else {}
    told = " ".join(filter(None, (contact.last_name, contact.first_name)))
    told = told if has_letters(told) else ""  # a number or a smiley in a name's place is none
    cells = {"person": told, **{name: value for name, value in cells.items() if value}}
    if not cells.get("person_phone") and not cells.get("phone"):
        cells["person_phone"] = contact.phone_number
    return tuple(cells.get(column, "") for column in COLUMNS)


# -- accepting


def press_take(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = _own(turn, number(arguments(given, 1)[0]))
    return import_steps.accept(turn, found) if found.state is ImportState.OFFERED else [_too_late(turn, found)]


def press_drop(turn: Turn, given: Sequence[str]) -> list[Reply]:
    found = _own(turn, number(arguments(given, 1)[0]))
    return _drop(turn, found) if found.state is ImportState.OFFERED else [_too_late(turn, found)]


def _own(turn: Turn, import_id: int) -> Import:
    """Raises Outdated for somebody else's."""
    found = imports.own(turn.connection, turn.member, import_id)
    if found is None:
        raise Outdated
    return found


def _too_late(turn: Turn, found: Import) -> Reply:
    accepted = found.state in (ImportState.WRITING, ImportState.DONE)
    return turn.alert(turn.t.plain("import-taken" if accepted else "import-late"))


def type_offered(turn: Turn, text: str) -> list[Reply]:
    found = _own(turn, turn.expected(OFFERED)["import"])
    if found.state is not ImportState.OFFERED:
        beside.end(turn, OWN)
        return unseen_file.given_way(turn, text)
    early = unseen_file.accepted_unseen(turn, text, "import-answer-bad")
    if early:
        return early
    said = accepts(text)
    if said is None:
        return [turn.say(Screen(turn.t("import-answer-bad")))]
    return import_steps.accept(turn, found) if said else _drop(turn, found)


def _drop(turn: Turn, found: Import) -> list[Reply]:
    imports.finish(turn.connection, found, ImportState.DROPPED, found.summary)
    beside.end(turn, (OFFERED,))
    return [turn.show(Screen(turn.t("import-dropped")))]
