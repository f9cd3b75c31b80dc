"""What people write is text in every place where it is shown: chat, buttons, calendars, sheets, pages."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from sqlalchemy import func, select

from bot.delivery.calls import Call
from bot.delivery.outbox import Card, Reply
from bot.domain.exporting import Format, Whose, asked_for
from bot.domain.names import normalise
from bot.domain.packing import unpacked
from bot.files import export_part
from bot.files.export_books import DANGEROUS
from bot.files.making import make
from bot.store import exports_all, people
from bot.store.exports import Scope
from bot.store.personal import holds_text
from bot.store.tables import metadata
from bot.texts import texts
from simulator.errors import BotApiError
from simulator.html import parse_html
from tests.attack.harvest import Harvest
from tests.attack.poison import PAYLOAD, TAIL, formula, free_texts, hostile, poison, spread
from tests.handlers import rights_town, rights_walk
from tests.handlers.rights_chat import Chat, Seen, opened
from tests.handlers.rights_screens import OPENINGS, read
from tests.handlers.rights_town import NOW, SECRET, Who, live, settle

pytestmark = pytest.mark.slow
CUT_OR_WHOLE = re.compile(f"{SECRET}(?!{re.escape(TAIL)})(?P<rest>.{{0,{len(TAIL)}}})")


@dataclass
class Shown(Harvest):
    """All that was shown, once each."""

    replies: dict[str, Reply] = field(default_factory=dict)

    def _look(self, seen: Seen, left: int) -> None:
        self.replies |= {str(reply): reply for reply in seen.replies}
        super()._look(seen, left)


@pytest.fixture(scope="module")
def shown() -> Iterator[Shown]:
    """The town's screens, after whatever was ever written in it was made hostile."""
    with opened() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(rights_walk, "SECRET", PAYLOAD)
        ways = [[(who, _hostile(step) if isinstance(step, dict) else step) for who, step in way] for way in OPENINGS]
        patch.setattr(rights_walk, "OPENINGS", ways)
        settle(connection)
        walk = Shown(Chat(connection, NOW, lambda wanted: _hostile(read(wanted))), deepest=1)
        live(walk.chat)
        spread(connection)
        poisoned = poison(connection, hostile)
        there = {table.name for table in metadata.sorted_tables if connection.execute(select(table).limit(1)).first()}
        assert {str(column) for column in free_texts() if column.table.name in there} <= poisoned
        walk.all_screens()
        yield walk


def _hostile(content: Any) -> Any:
    match content:
        case str():
            return hostile(content)
        case list():
            return [_hostile(each) for each in content]
        case dict():
            return {key: _hostile(each) for key, each in content.items()}
        case _:
            return content


def test_what_was_typed_is_shown_as_it_was_typed(shown: Shown) -> None:
    """In every message, caption and card: the strict parser takes the HTML, and the payload is text, whole."""
    wrong, seen = set(), 0
    for html in {html for reply in shown.replies.values() for html in _formatted(reply)}:
        try:
            text, entities = parse_html(html)
        except BotApiError as error:
            wrong.add(f"{error}: {html[:200]}")
            continue
        seen += PAYLOAD in text
        wrong |= {f"lost a part: {text[:200]!r}" for found in CUT_OR_WHOLE.finditer(text) if not _is_cut(found["rest"])}
        wrong |= {f"escaped twice: {text[:200]!r}" for odd in ("&lt;", "&amp;", "&quot;") if odd in text}
        wrong |= {f"a spoiler: {text[:200]!r}" for each in entities if each["type"] == "spoiler"}
    assert seen > 300
    assert not wrong, "\n".join(sorted(wrong)[:20])


def test_plain_places_show_no_markup(shown: Shown) -> None:
    """Buttons, alerts, names of files: what is escaped there is seen as it is."""
    plain = {text for reply in shown.replies.values() for text in _plain(reply)}
    assert sum(SECRET in each for each in plain) > 100
    assert not [each for each in plain if re.search("&(lt|amp|gt|quot);", each)]


def _formatted(reply: Reply) -> Iterator[str]:
    if isinstance(reply, Card):
        yield reply.screen.text
    elif isinstance(reply, Call) and "parse_mode" in reply.parameters:
        yield from (reply.parameters[name] for name in ("text", "caption") if name in reply.parameters)


def _plain(reply: Reply) -> Iterator[str]:
    if isinstance(reply, Card):
        yield from (each.label for row in reply.screen.buttons for each in row)
    elif isinstance(reply, Call):
        for row in reply.parameters.get("reply_markup", {}).get("inline_keyboard", []):
            yield from (each["text"] for each in row)
        if "parse_mode" not in reply.parameters and "text" in reply.parameters:
            yield reply.parameters["text"]
        yield from (each["name"] for each in _files(reply))


def _is_cut(rest: str) -> bool:
    """A long text ends in an ellipsis."""
    before, dots, _ = rest.partition("…")
    return bool(dots) and TAIL.startswith(before.rstrip())


def _files(reply: Reply) -> Iterator[dict[str, Any]]:
    if isinstance(reply, Call):
        yield from (each for each in reply.parameters.values() if isinstance(each, dict) and "make" in each)


def test_files_hold_what_was_typed_as_text(shown: Shown) -> None:
    """One of each kind that a screen offers: no formula, no line of a calendar, no link or script of a page."""
    pages = [(whose, data) for data, whose in shown.shown.items() if data.startswith("form.pdf")][:1]
    replies = [*shown.replies.values(), *(each for whose, data in pages for each in _pressed(shown, whose, data))]
    kinds: dict[str, dict[str, Any]] = {}
    for each in (file for reply in replies for file in _files(reply)):
        if each["make"] not in kinds or SECRET in str(each["data"]):
            kinds[each["make"]] = each["data"]
    assert kinds.keys() >= {"ics", "form_pdf", "summary_xlsx", "summary_png", "questions_xlsx", "timetable_pdf"}
    made = {kind: make(kind, _formulas(unpacked(data))) for kind, data in kinds.items()}
    for kind, content in made.items():
        _look_into(kind, content)


def _pressed(shown: Shown, whose: Who | int, data: str) -> Sequence[Reply]:
    assert isinstance(whose, Who)
    with shown.chat.aside():
        return shown.chat.press(whose.number, data).replies


def _formulas(data: Any) -> Any:
    match data:
        case str() if SECRET in data:
            return f"=1+1\r\nATTENDEE:mailto:a@b.c\n{data}\x07"
        case dict():
            return {key: _formulas(each) for key, each in data.items()}
        case list() | tuple():
            return [_formulas(each) for each in data]
        case _:
            return data


def _look_into(kind: str, content: bytes) -> None:
    if content.startswith(b"PK"):
        assert_no_formula(content)
    elif content.startswith(b"%PDF"):
        for page in PdfReader(io.BytesIO(content)).pages:
            assert "/Annots" not in page
        assert not re.search(rb"/(JavaScript|JS|Launch|URI|OpenAction /S)\b", content)
    elif kind == "ics":
        calendar = Calendar.from_ical(content)
        (event,) = calendar.walk("VEVENT")
        assert "ATTENDEE" not in event
        assert "ATTENDEE" not in calendar
        assert "=1+1" in str(event["SUMMARY"])
    else:
        assert content.startswith(b"\x89PNG")


def assert_no_formula(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/"):
                xml = package.read(name).decode()
                assert not re.search(r"<f[ >]|<hyperlink", xml), name


def test_no_cell_of_an_export_is_a_formula(tmp_path: Path) -> None:
    """Every text column of the team begins as one; the sheet and the csv hold it as text, and nothing is lost."""
    with opened() as connection:
        settle(connection)
        live(Chat(connection, NOW, read))
        spread(connection)
        poison(connection, formula)
        found = people.by_telegram_id(connection, Who.HEAD.number)
        assert found is not None
        head = found[0]
        scope, of = Scope(head.team_id, head.id, NOW), exports_all.of_team(connection, head.team_id)
        for form in Format:
            asked = asked_for(Whose.TEAM, form, head.id, NOW)
            export_part.write(connection, asked, scope, texts("ru"), of, tmp_path / form)
    assert_no_formula((tmp_path / Format.XLSX).read_bytes())
    cells = list(_cells(tmp_path / Format.CSV))
    assert sum(cell.startswith("'=cmd|") for cell in cells) > 100
    assert not [cell for cell in cells if cell.startswith(DANGEROUS) and not re.fullmatch(r"-?\d+(,\d+)?", cell)]


def _cells(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            for row in csv.reader(io.StringIO(package.read(name).decode("utf-8-sig")), delimiter=";"):
                yield from row


def test_nothing_invisible_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What turns the writing round or takes no room makes one client look as another: it is gone from every column."""
    with opened() as connection:
        settle(connection)
        monkeypatch.setattr(rights_town, "SECRET", "ъ\u202e\u2066ъ\u200b\ufeff\u00ad")
        live(Chat(connection, NOW, read))
        kept = set()
        for table in metadata.sorted_tables:
            for column in table.c:
                if holds_text(column) and table.name not in ("inbox", "outbox"):
                    texts_of = " ".join(map(str, connection.scalars(select(column).where(column.is_not(None)))))
                    kept |= {f"{column} {each!r}" for each in texts_of if unicodedata.category(each) in ("Cf", "Cs")}
        assert not kept
        assert connection.scalar(select(func.count()).where(metadata.tables["clients"].c.name.like("%ъъ%")))
    assert normalise("Ро\u200dмаш\u200cка") == normalise("Ромашка")
