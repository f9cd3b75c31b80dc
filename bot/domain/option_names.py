"""Which option of a question is meant by what was typed; what says yes, no, and that the client did not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import OSA

from bot.domain.default_options import EVERY
from bot.domain.questionnaire import Option

LETTERS = 3
"""So many letters of a label at least are its beginning."""

YES = frozenset(
    (
        "да",
        "ага",
        "угу",
        "так",
        "конечно",
        "верно",
        "точно",
        "есть",
        "да есть",
        "yes",
        "y",
        "yeah",
        "yep",
        "sure",
        "true",
    )
)
NO = frozenset(("нет", "не", "неа", "нету", "no", "n", "nope", "nah", "false"))

_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "weekly": ("раз в неделю", "каждую неделю", "в неделю", "every week", "per week", "a week"),
    "monthly": ("раз в месяц", "каждый месяц", "в месяц", "помесячно", "every month", "per month", "a month"),
    "quarterly": ("раз в квартал", "каждый квартал", "в квартал", "every quarter", "per quarter"),
    "yearly": ("ежегодно", "каждый год", "в год", "every year", "per year", "a year", "annually"),
    "on_demand": ("по мере надобности", "по мере необходимости", "по заявкам", "по заявке", "on demand"),
    "once": ("один раз", "разовая", "one off", "one time"),
    "time": ("срок поставки", "сроки поставки", "сроки", "срок", "скорость", "speed", "deadlines", "time"),
    "offer": ("коммерческое предложение", "предложение", "offer", "quote", "commercial proposal"),
    "survey": ("техническое обследование", "техобследование", "то", "осмотр", "замер", "survey", "technical survey"),
    "solution": ("техническое решение", "техрешение", "решение", "solution", "technical solution"),
    "meeting": ("повторная встреча", "встретиться", "repeat meeting"),
    "none": ("ни о чем", "никакой", "не договорились", "ничего", "no", "nothing"),
    "yes": ("да", "интерес есть", "заинтересован", "заинтересована", "заинтересовались", "interested"),
    "doubt": ("сомневаются", "сомнения", "думает", "думают", "doubts", "doubtful", "unsure", "not sure"),
    "no": ("не интересно", "неинтересно", "интереса нет", "not interested"),
    "approves": ("согласует", "согласовывает", "approves"),
    "stops": ("останавливает", "стоп", "stops", "can stop"),
    "uses": ("использует", "user", "uses"),
    "framework": ("рамочный", "рамка", "framework"),
}
"""By the keys of the default form: an option that a team made has another one, whatever its label."""

_WHO = r"(?:(?:он|она|они|клиент|сумм[уы]|дату|срок|he|she|they|client|the client) )?(?:пока )?"
_RUSSIAN = (
    r"не (?:сказал[аи]?|сказано|зна(?:ет|ю|ют)|назвал[аи]?|помн(?:ю|ит)|говор(?:ит|ят)|раскрыл[аи]?|раскрывает"
    r"|озвучил[аи]?|ответил[аи]?|известно)|неизвестно|без суммы"
)
_ENGLISH = r"(?:(?:did|do|does|would) not|(?:did|do|does|would)n'?t) (?:say|know|tell)|not said|unknown|no figure"
_UNKNOWN = re.compile(rf"{_WHO}(?:{_RUSSIAN}|{_ENGLISH})(?: (?:пока|точно|сумм[уы]|дату|срок|yet))?")


def folded(text: str) -> str:
    """Case, ё and marks make no difference."""
    line = text.casefold().replace("ё", "е").replace("’", "'")
    return " ".join("".join(c if c.isalnum() or c in "'%" else " " for c in line).split())


def says_unknown(text: str) -> bool:
    """«Не сказал», «не знает», `did not say`."""
    return _UNKNOWN.fullmatch(folded(text)) is not None


def option_meant(options: Sequence[Option], text: str) -> str | None:
    """The key of the only option that has this label, begins so, or is a slip of the finger away."""
    wanted = folded(text)
    if not wanted:
        return None
    for fits in (_is_label, _is_other_name, _is_beginning, _is_close):
        found = [each.key for each in options if fits(each, wanted)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_label(option: Option, wanted: str) -> bool:
    return folded(option.label) == wanted


def _is_other_name(option: Option, wanted: str) -> bool:
    return wanted in _OTHER_NAMES.get(option.key, ()) or wanted in _labels_of_default().get(option.key, ())


@cache
def _labels_of_default() -> dict[str, set[str]]:
    """Who fills in a form of the other language names its options in his own."""
    found: dict[str, set[str]] = {}
    for options in EVERY:
        for key, labels in options.items():
            found.setdefault(key, set()).update(map(folded, labels))
    return found


def _is_beginning(option: Option, wanted: str) -> bool:
    return len(wanted) >= LETTERS and folded(option.label).startswith(wanted)


def _is_close(option: Option, wanted: str) -> bool:
    """Figures are not misspelt: «меньше 70» and «меньше 90» are two things."""
    label = folded(option.label)
    if [c for c in label if c.isdecimal()] != [c for c in wanted if c.isdecimal()]:
        return False
    shorter = min(len(label), len(wanted))
    allowed = 0 if shorter < 4 else 1 if shorter < 8 else 2
    return OSA.distance(label, wanted, score_cutoff=allowed) <= allowed
