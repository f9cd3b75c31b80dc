"""Why a typed answer will not do."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    NOT_A_NUMBER = "not_a_number"
    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"
    NOT_AN_OPTION = "not_an_option"
    NOT_A_DATE = "not_a_date"
    DATE_PAST = "date_past"
    DATE_TOO_FAR = "date_too_far"
    NO_NAME = "no_name"
    NOT_FULL_NAME = "not_full_name"
    NO_POSITION = "no_position"
    NO_ROLE = "no_role"
    TOO_MANY_PEOPLE = "too_many_people"
    TOO_LONG = "too_long"
    NOT_YES_NO = "not_yes_no"
    SUM_UNCLEAR = "sum_unclear"
    """A figure of money without its unit, too small to be one; the limit is the figure as it was typed."""
    UNKNOWN_NOT_ALLOWED = "unknown_not_allowed"
    EMPTY = "empty"


ANOTHER_KIND = frozenset({Reason.NOT_A_NUMBER, Reason.NOT_AN_OPTION, Reason.NOT_A_DATE, Reason.NOT_YES_NO})
"""The words are no value of this type at all; the other reasons speak of a value that is one."""


class Unfit(Exception):
    """`limit`: the bound that was missed, plain; `part`: of the question."""

    def __init__(self, reason: Reason, limit: str = "", part: int = 0) -> None:
        super().__init__(reason, limit)
        self.reason = reason
        self.limit = limit
        self.part = part
