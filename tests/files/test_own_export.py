"""What the bot has sent as an export is known when it comes back: as a workbook, a zip, or one csv of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.domain.exporting import Cursor, Format, Whose
from bot.files.dropped_file import read_dropped
from bot.files.dropped_reading import dropped_in
from bot.files.own_export import is_own_head
from bot.files.unreadable import Fault, Unreadable
from bot.screens.export_words import heading
from bot.store.exports_all import SHEETS
from bot.texts import LOCALES, texts
from tests.files.export_made import asked, connected, made, written
from tests.files.tables import workbook
from tests.store.teams_town import Town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[tuple[Connection, Town]]:
    with connected(tmp_path) as connection:
        yield connection, made(connection)


def fault_of(content: bytes) -> Fault | None:
    try:
        dropped_in(content)
    except Unreadable as unreadable:
        return unreadable.why
    return None


@pytest.mark.parametrize("locale", LOCALES)
def test_an_export_that_comes_back_is_known(town: tuple[Connection, Town], tmp_path: Path, locale: str) -> None:
    """The team's, one's own, a later part that begins with any sheet; and each csv by itself, the sales' too."""
    connection, of = town
    for whose in Whose:
        for form in Format:
            content, _ = written(connection, of, tmp_path, asked(form, whose), locale)
            assert fault_of(content) is Fault.OWN_EXPORT
            with pytest.raises(Unreadable, match="own_export"):
                read_dropped(content)
    later, _ = written(connection, of, tmp_path, asked(cursor=Cursor(7)), locale)
    assert fault_of(later) is Fault.OWN_EXPORT
    with zipfile.ZipFile(io.BytesIO(written(connection, of, tmp_path, asked(Format.CSV), locale)[0])) as archive:
        assert {fault_of(archive.read(name)) for name in archive.namelist()} == {Fault.OWN_EXPORT}


def test_every_sheet_of_an_export_has_a_head_that_is_known() -> None:
    """In every language."""
    for locale in LOCALES:
        for sheet in (each for whose in SHEETS.values() for each in whose):
            assert is_own_head([heading(texts(locale), field.name) for field in sheet.fields]), sheet.name


def test_a_table_of_clients_with_ids_is_somebodys_own() -> None:
    """What another system writes is read as ever; so is no zip of other things an export."""
    found = dropped_in(workbook([["ID", "Название", "ИНН", "Телефон"], ["1", "Альфа", "7707083893", ""]]))
    assert len(found["contacts"]) == 1
    assert not is_own_head(["Название", "ИНН"])
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.csv", "Название;ИНН\nАльфа;7707083893\n")
    assert fault_of(other.getvalue()) is Fault.NOT_A_TABLE
