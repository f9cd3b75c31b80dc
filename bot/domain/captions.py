"""What is written beneath a file that is sent."""

from __future__ import annotations

import re

_TABLE = re.compile(
    r"продаж|отгруз|реализаци|выручк|\b1[сc]\b|импорт|загруз|(?:список|база|базу) клиентов|\bclients?\b"
    r"|\bsales?\b|ledger|revenue|import",
    re.IGNORECASE,
)


def is_note(caption: str) -> bool:
    """Words about a record, and not about sales or clients to be taken in: then the file belongs to that record."""
    return bool(caption.strip()) and not _TABLE.search(caption)
