"""Which file is made of which data. The libraries are imported when the first file of their kind is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.domain.packing import unpacked


def make(kind: str, data: dict[str, Any]) -> bytes:
    """The file. Raises KeyError for a kind that there is not, and for data that lacks something."""
    return _MAKERS[kind](unpacked(data))


def _ics(data: dict[str, Any]) -> bytes:
    from bot.files.calendar_file import meeting_ics  # noqa: PLC0415 - only when a file is made

    return meeting_ics(data)


def _form_pdf(data: dict[str, Any]) -> bytes:
    from bot.files.form_pdf import form_pdf  # noqa: PLC0415 - only when a file is made

    return form_pdf(data)


def _slots_png(data: dict[str, Any]) -> bytes:
    from bot.files.slots_picture import slots_png  # noqa: PLC0415 - only when a file is made

    return slots_png(data)


def _questions_xlsx(data: dict[str, Any]) -> bytes:
    from bot.files.questions_file import questions_xlsx  # noqa: PLC0415 - only when a file is made

    return questions_xlsx(data)


def _timetable_png(data: dict[str, Any]) -> bytes:
    from bot.files.timetable_picture import timetable_png  # noqa: PLC0415 - only when a file is made

    return timetable_png(data)


def _timetable_pdf(data: dict[str, Any]) -> bytes:
    from bot.files.timetable_pdf import timetable_pdf  # noqa: PLC0415 - only when a file is made

    return timetable_pdf(data)


def _base_map_png(data: dict[str, Any]) -> bytes:
    from bot.files.base_map_picture import base_map_png  # noqa: PLC0415 - only when a file is made

    return base_map_png(data)


def _contacts_template(data: dict[str, Any]) -> bytes:
    from bot.files.contacts_file import contacts_template  # noqa: PLC0415 - only when a file is made

    return contacts_template(data)


def _contacts_refused(data: dict[str, Any]) -> bytes:
    from bot.files.contacts_file import contacts_refused  # noqa: PLC0415 - only when a file is made

    return contacts_refused(data)


def _summary_png(data: dict[str, Any]) -> bytes:
    from bot.files.summary_picture import summary_png  # noqa: PLC0415 - only when a file is made

    return summary_png(data)


def _trend_png(data: dict[str, Any]) -> bytes:
    from bot.files.trend_picture import trend_png  # noqa: PLC0415 - only when a file is made

    return trend_png(data)


def _summary_xlsx(data: dict[str, Any]) -> bytes:
    from bot.files.summary_sheet import summary_xlsx  # noqa: PLC0415 - only when a file is made

    return summary_xlsx(data)


_MAKERS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "ics": _ics,
    "form_pdf": _form_pdf,
    "slots_png": _slots_png,
    "questions_xlsx": _questions_xlsx,
    "timetable_png": _timetable_png,
    "base_map_png": _base_map_png,
    "timetable_pdf": _timetable_pdf,
    "summary_png": _summary_png,
    "trend_png": _trend_png,
    "summary_xlsx": _summary_xlsx,
    "contacts_template": _contacts_template,
    "contacts_refused": _contacts_refused,
}
KINDS = tuple(_MAKERS)
