"""A client's name where room is scarce."""

from __future__ import annotations

import re

_LEGAL_FORM = re.compile(r"^(?:ООО|ОАО|ЗАО|ПАО|НАО|АО|LLC|Ltd)\s+(?=.)|[«»\"“”]")


def without_legal_form(name: str) -> str:
    """`ООО «Ромашка»` -> `Ромашка`."""
    return _LEGAL_FORM.sub("", name)
