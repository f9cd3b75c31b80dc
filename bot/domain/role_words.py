"""A role as it is typed: «хантер», «фермером», «стажёр», «РОП», "hunter"."""

from __future__ import annotations

import re

from bot.domain.people import Role

_ROLES = (
    (Role.HUNTER, r"хантер\w{0,2}|мп|менеджер(?:ом)? по продажам|hunter"),
    (Role.FARMER, r"фермер\w{0,2}|мрк|менеджер(?:ом)? по развитию(?: клиентов)?|farmer"),
    (Role.TRAINEE, r"стажер\w{0,2}|trainee|intern"),
    (Role.HEAD, r"руководител\w{1,2}|роп|head|boss"),
)


def role_named(text: str) -> Role | None:
    """The role that the whole text names."""
    word = " ".join(text.lower().replace("ё", "е").split()).strip(" .!")
    return next((role for role, pattern in _ROLES if re.fullmatch(pattern, word)), None)
