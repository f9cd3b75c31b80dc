"""Whether a field of a typed line is a position, or already what the talk was about."""

from __future__ import annotations

import re

from bot.domain.funnel import Kind

_POSITION = re.compile(
    r"\b(?:директор|дир\b|инженер|закуп|снабж|снабжен|менеджер|бухгалтер|собственник|владел|начальник|руковод|зам\b|замест"
    r"|глав|офис-|секретар|логист|технолог|механик|прораб|мастер|юрист|экономист|администратор|ассистент|специалист"
    r"|председател|учредител|предпринимател|ип\b|лпр\b|director|engineer|manager|buyer|purchas|procure|owner|head of"
    r"|chief|accountant|founder|secretary|assistant|ceo\b|cfo\b|coo\b|cto\b|president|foreman|supervisor)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:\w+(?:ли|лись|лся|лась)\b|вс[её]\s+(?:хорошо|нормально|отлично|в\s+порядке|ок)\b|(?:хочет|хотят|просит|просят|нужн\w+|ждет|ждёт|ждут|звонил\w*|интерес\w*|вопрос\w*|жалоб\w*"
    r"|заказ\w*|счет|счёт|цен[аыу]|по|о|об|про|насчет|насчёт|спрашивал\w*|спросил\w*)\b"
    r"|(?:asked?|asks|wants?|needs?|about|discussed|agreed|talked|interested|question|complains?|order(?:ed|s)?)\b)"
)
"""Of a field in lower case: names begin with a capital, or are one or two words that end otherwise."""
SHORT = 2
"""Words of a position that nobody listed."""


def is_position(text: str) -> bool:
    """«директор», «нач. отдела снабжения», «chief engineer»."""
    return bool(_POSITION.search(text))


def is_subject(text: str) -> bool:
    """«обсудили договор», «хочет КП», «по счёту»: no name, no position."""
    return bool(_SUBJECT.match(text)) and not is_position(text) and not _in_capitals(text)


def says_what(text: str) -> bool:
    """A whole answer, whose first letter a phone makes a capital: «Обсудили договор»; «Паоли Марко» is a name."""
    first, *behind = text.split(";")
    if _in_capitals(first) or (behind and is_position(behind[0])):
        return False
    return is_subject(first.strip().lower())


def _in_capitals(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def who_and_what(kind: Kind, told: list[str]) -> tuple[str, str, list[str]]:
    """The person, his position, and the rest, of the fields behind the client.

    A call's line says `ФИО; должность`; a farmer's talk may leave the position out and say what it was about.
    """
    person, *behind = told or [""]
    if kind not in (Kind.CONTACT, Kind.INCOMING, Kind.MEETING):
        return person, behind[0] if behind else "", behind[1:]
    if is_subject(person):
        return "", "", told
    if behind and _is_position_here(kind, behind):
        return person, behind[0], behind[1:]
    return person, "", behind


def _is_position_here(kind: Kind, behind: list[str]) -> bool:
    first = behind[0]
    if not first or is_position(first):
        return True
    if is_subject(first) or kind is Kind.INCOMING:
        return False
    return kind is Kind.MEETING or (len(behind) > 1 and len(first.split()) <= SHORT)
