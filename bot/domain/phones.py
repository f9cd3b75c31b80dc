"""Telephone numbers: as people write them, and as they are dialled."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

REGION = "RU"
"""Whose numbers are written without a country's code."""
LONGEST = 20
"""Characters of a number as it is kept, with its extension."""
_BETWEEN = re.compile(r"[,;/\n]|\s(?:и|или|and|or)\s")
_ALONE = re.compile(
    r"(?:тел(?:ефон)?\.?:?\s*|phone:?\s*)?\+?[\d\s()\u2010-\u2015.-]{10,30}(?:(?:доб|ext|#)[.\s]*\d+)?", re.IGNORECASE
)


def phone_in(text: str) -> str | None:
    """«8 (495) 123-45-67 доб. 12» -> `+74951234567,12`; of several numbers the first; None where there is none."""
    return _number(text) or next(filter(None, map(_number, _BETWEEN.split(text))), None)


def is_phone(text: str) -> bool:
    """The text is a number and nothing else: not a date, not a sum."""
    return _ALONE.fullmatch(text.strip()) is not None and phone_in(text) is not None


def _number(text: str) -> str | None:
    try:
        number = phonenumbers.parse(text, REGION)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    extension, number.extension = number.extension, None
    dialled = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    # A comma is a pause: a phone dials the extension by itself.
    whole = f"{dialled},{extension}" if extension else dialled
    return whole if len(whole) <= LONGEST else dialled
