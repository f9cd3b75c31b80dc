"""Why a file that a person sent cannot be read."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    EMPTY = "empty_file"
    TOO_BIG = "too_big"
    """More than may be, packed or unpacked, or more than could be read in the time and memory there is."""
    NOT_A_TABLE = "not_a_table"
    OLD_EXCEL = "old_excel"
    MXL = "mxl"
    """1С's own kind of table."""
    PAGE = "page"
    """HTML, as 1С saves it too, but no simple table."""
    ENCRYPTED = "encrypted"
    ENCODING = "encoding"
    BROKEN = "broken"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    OWN_EXPORT = "own_export"
    """What the bot itself has sent as an export."""
    NO_HEAD = "no_head"
    """A table, but of something else."""


class Unreadable(Exception):
    def __init__(self, why: Fault) -> None:
        super().__init__(why)
        self.why = why
