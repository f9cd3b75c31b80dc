"""The bot's own export, sent back to it: known by its headings, as a workbook, a csv of it, or the zip of them all."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence

LONGEST_HEAD = 10_000
"""Bytes of a csv in which its head is looked for."""


def is_own_head(row: Sequence[str]) -> bool:
    """Whether these are all the headings of one sheet of an export, in whichever language."""
    if not any(cell == "ID" or cell.startswith("ID ") or cell.endswith(" ID") for cell in row):
        return False
    return tuple(row) in _own_heads()


def _own_heads() -> set[tuple[str, ...]]:
    # Few tables name an ID at all: only for these the sheets of an export and their words are loaded.
    from bot.screens.export_words import heading  # noqa: PLC0415 - see above
    from bot.store.exports_all import SHEETS  # noqa: PLC0415
    from bot.texts import LOCALES, texts  # noqa: PLC0415

    sheets = [each for whose in SHEETS.values() for each in whose]
    return {
        tuple(heading(texts(locale), field.name) for field in sheet.fields) for locale in LOCALES for sheet in sheets
    }


def is_own_zip(content: bytes) -> bool:
    """A zip of csv files, the first of which has such a head; no more of it is unpacked."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            if not names or not all(name.endswith(".csv") for name in names):
                return False
            with package.open(names[0]) as file:
                top = file.read(LONGEST_HEAD)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
        return False
    lines = top.decode("utf-8-sig", "replace").splitlines()
    return bool(lines) and is_own_head(next(csv.reader(lines[:1], delimiter=";")))
