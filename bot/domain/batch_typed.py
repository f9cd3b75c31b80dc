"""What is typed on a card of a batch: a result, misspelt or not, or who decides; no other words are a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from rapidfuzz.distance import OSA

from bot.domain.free_text import has_letters
from bot.domain.funnel import Kind, Result
from bot.domain.line import Draft, read_line
from bot.domain.name_words import may_be_a_name
from bot.domain.option_names import folded, says_unknown
from bot.domain.persons import is_full_name
from bot.domain.talk_line import complaint_whole
from bot.domain.talk_words import is_subject, says_what

_RESULTS = (
    *("отказ", "отказался", "отказалась", "перезвонить", "перезвоню", "созвон", "встреча", "недозвон", "не интересно"),
    *("не дозвонился", "не дозвонилась", "не взял трубку", "не отвечает", "нет ответа"),
    *("refused", "refusal", "call back", "callback", "ring back", "meeting", "booked", "no answer", "not reached"),
    *("not interested", "поговорил", "поговорила", "поговорили", "пообщались", "жалоба", "претензия", "complaint"),
)
"""As they are spelt; endings are read by results.py."""
_WORDS = (
    *("пропустить", "следующий", "дальше", "пауза", "перерыв", "продолжить", "закончить", "завершить", "отменить"),
    *("отмена", "заметка", "позвонить", "resume", "continue", "finish"),
)
_TALK = frozenset(
    (
        *("лпр", "стоп", "хватит", "дорого", "занято", "занят", "занята", "номер", "телефон", "звонок", "трубку"),
        *("недоступен", "выключен", "абонент", "секретарь", "приемная", "клиент", "компания", "офис", "отпуск"),
        *("болеет", "заболел", "заболела", "нету", "денег", "бюджета", "туда", "сюда", "сам", "сама", "другой"),
        *("хорошо", "нормально", "отлично", "порядке"),
        *("skip", "next", "pause", "break", "stop", "undo", "note", "busy", "expensive", "number", "phone", "client"),
        *("secretary", "office", "wrong", "tomorrow", "today", "decision", "maker", "call", "back", "no", "answer"),
    )
)
"""What is said of calls, and is nobody's name."""
_MOST_WORDS = 4


def read_result(text: str, now: datetime, zone: ZoneInfo, kind: Kind = Kind.CALL) -> Draft:
    """As `read_named`; of a contact, what was talked about says that they talked."""
    said = read_named(text, now, zone, kind)
    if said.result is not None or kind is not Kind.CONTACT:
        return said
    if says_what(text):
        return Draft(kind, result=Result.TALKED, note=text.strip())
    # «Иванов Пётр; директор» alone says who decides, and of no talk.
    return replace(said, result=Result.TALKED) if said.person and is_subject(said.note.lower()) else said


def read_named(text: str, now: datetime, zone: ZoneInfo, kind: Kind = Kind.CALL) -> Draft:
    """A result by its word, as read_line reads it behind a client's name; it may be a slip of the finger away."""
    said = complaint_whole(read_line(kind, f"-; {text}", now, zone))
    if said.result is not None:
        return said
    mended = (complaint_whole(read_line(kind, f"-; {each}", now, zone)) for each in _mended(text))
    return next((each for each in mended if each.result is not None), said)


def _mended(text: str) -> Iterator[str]:
    """The text with a word that is clearly meant for a result's in its place: «октаз дорого» -> «отказ дорого»."""
    fields = text.split(";")
    for n, field in enumerate(fields):
        words = field.split()
        if len(words) > 1 and all(word[0].isupper() for word in words):
            continue  # «Отказов Пётр»: capitals are a name's
        for at in range(min(len(words), _MOST_WORDS)):
            for count in range(min(3, len(words) - at), 0, -1):
                meant = _result_near(" ".join(words[at : at + count]))
                if meant is not None:
                    line = " ".join([*words[:at], meant, *words[at + count :]])
                    yield ";".join([*fields[:n], f" {line}", *fields[n + 1 :]])


def _result_near(typed: str) -> str | None:
    said = folded(typed)
    return next((word for word in _RESULTS if _is_near(said, word) and said[:1] == word[:1]), None)


def _is_near(said: str, word: str) -> bool:
    """One slip in a word of five letters or more, two in a long one."""
    slips = 0 if len(word) < 5 else 1 if len(word) < 9 else 2
    return abs(len(said) - len(word)) <= slips and OSA.distance(said, word) <= slips


def names_somebody(said: Draft) -> bool:
    """`ФИО; должность`, or a surname and a first name; neither words of a talk nor a command, however misspelt."""
    name = said.person
    if not has_letters(name) or says_unknown(name) or not may_be_a_name((), name) or len(name.split()) > _MOST_WORDS:
        return False
    if any(_is_of_calls(word, slips=not said.position) for word in folded(name).split()):
        return False
    return is_full_name(name) or has_letters(said.position)


def _is_of_calls(word: str, *, slips: bool) -> bool:
    words = [each for known in (*_RESULTS, *_WORDS) for each in known.split() if len(each) >= 5]
    return word in _TALK or any(_is_near(word, each) if slips else word == each for each in words)


def may_have_been_with(name: str) -> bool:
    """Who is named in front of a result may be known by his surname alone; words of a talk are nobody's."""
    return (
        has_letters(name)
        and may_be_a_name((), name)
        and not any(_is_of_calls(word, slips=False) for word in folded(name).split())
    )
