"""How a talk ended, as reps type it."""

from __future__ import annotations

import re

from bot.domain.funnel import RESULTS, Kind, Result

# What is said first is the result: «не дозвонился, перезвонить» was not reached, «перезвонить, отказ» is a call-back.
# The endings are listed where a surname has the same beginning: «Отказов», «Встречин».
_WORDS: tuple[tuple[Result, str], ...] = (
    (
        Result.NOT_REACHED,
        (
            r"не\s*дозвон\w*|недозвон\w*|не\s+(?:взял\w*|берет|берут|ответил\w*|отвечает)(?:\s+трубку)?"
            r"|нет\s+ответа|занято|пропустил[аи]?|пропущен(?:ный)?|не\s+ответили"
            r"|not\s+reached|no\s+answer|did\s+not\s+get\s+through|busy|missed"
        ),
    ),
    (Result.CALL_BACK, r"пере(?:звон|набр)\w*|созвон(?!ил)\w*|call(?:\s+|-)?back|ring\s+back"),
    (
        Result.BOOKED,
        r"(?:назнач\w*\s+)?встреч(?:[ауие]|ей)?(?:\s+назнач\w*)?|booked(?:\s+a)?(?:\s+meeting)?|meeting(?:\s+booked)?",
    ),
    (Result.REFUSED, r"отказ(?:[ау]|ом|ал\w*|ан\w*|ыва\w*)?|refus(?:ed|al)|not\s+interested|не\s*интересно"),
    (Result.TALKED, r"поговорил[аи]?|(?:пообщал|созвонил|дозвонил)(?:ись|ся|ась)|talked|spoke|got through"),
    (Result.ANSWERED, r"отве(?:тил[аи]?|чено)|решил[аи]?|решено|answered|settled|done"),
    (Result.COMPLAINT, r"жалоб(?:[аыу]|ой)|жалу(?:ется|ются)|претензи[яию]|рекламаци[яию]|complain(?:ts?|s|ed)?"),
    (Result.CONTACT, r"(?:получ\w*\s+|взял\w*\s+)?контакт[аы]?(?:\s+лпр)?|(?:got\s+(?:a\s+)?)?contact"),
)
_READ = tuple((result, re.compile(rf"^(?:{words})(?=$|[\s,.:;!—–-])", re.IGNORECASE)) for result, words in _WORDS)


def result_named(kind: Kind, text: str) -> tuple[Result, str] | None:
    """The result that a text begins with, and the rest of the text; `None` if it begins with none of this kind's."""
    typed = text.strip().replace("ё", "е").replace("Ё", "Е")
    for result, pattern in _READ:
        match = pattern.match(typed)
        if match and result in RESULTS[kind]:
            return result, text.strip()[match.end() :].strip(" ,.:;!—–-")
    return None
