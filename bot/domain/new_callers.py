"""Whose a client is who rings for the first time: the team's rule, which its head sets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class CallersRule(StrEnum):
    FARMER = "farmer"
    """He stays with who took the call; a tap gives him to a hunter."""
    HUNTERS = "hunters"
    """A hunter gets him: to whom, is asked under the record."""


@dataclass(frozen=True, slots=True)
class NewCaller:
    """Who rang for the first time, as the record of his call shows him."""

    stays: bool
    """He is still with who took the call, who may give him away."""
    hunters: tuple[tuple[int, str], ...] = ()
    """To whom the team's rule gives him: ids and names."""


USUAL = CallersRule.FARMER
_ABOUT = re.compile(
    r"(?:новы(?:е|х|й)(?: (?:клиент\w*|звонящ\w*|входящ\w*))?|new (?:clients?|callers?))\b[\s:,—–-]*(?P<whose>.+)"
)
_WHOSE = (
    (CallersRule.HUNTERS, re.compile(r"(?:to )?(?:the )?(?:(?:(?:пере|от)дава\w+ )?хантер\w*|hunters?)")),
    (
        CallersRule.FARMER,
        re.compile(r"(?:(?:остаются|остается|stay|stays) )?(?:(?:у|with|to) )?(?:the )?(?:фермер\w*|farmers?)"),
    ),
)


def read_rule(text: str) -> CallersRule | None:
    """«новые клиенты: хантерам», «новые остаются у фермера»; None: it is about something else."""
    found = _ABOUT.fullmatch(" ".join(text.lower().replace("ё", "е").split()).strip(" .!"))
    if found is None:
        return None
    return next((rule for rule, words in _WHOSE if words.fullmatch(found["whose"])), None)
