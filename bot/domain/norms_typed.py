"""Norms as a head types them: «хантер звонки 60», «Анна встречи 8 с 30.11», «стажёр звонки по методу»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from typing import TypeVar

from rapidfuzz.distance import OSA

from bot.domain.free_text import clean
from bot.domain.funnel import Stage
from bot.domain.norms import MOST, NormProblem, SetNorm, Whose
from bot.domain.norms_since import since
from bot.domain.numbers_said import WORDS, in_digits
from bot.domain.people import Role

T = TypeVar("T")

LONGEST_LINE = 200


class Wish(Enum):
    """What is said of a norm other than a number."""

    NONE = "none"
    """No norm: the stage is logged and shown."""
    INHERIT = "inherit"
    """As everybody of the role; for these, as the method says."""


class Word(StrEnum):
    """What a word can say of a stage; which stage that is depends on the role."""

    CALL = "call"
    BOOKED = "booked"
    HELD = "held"
    EFFECTIVE = "effective"
    MEETING = "meeting"
    WALKIN = "walkin"
    STUDY = "study"
    CONTACT = "contact"
    VISIT = "visit"
    FORM = "form"
    INCOMING = "incoming"
    FILLING = "filling"


@dataclass(frozen=True, slots=True)
class Typed:
    who: str = ""
    """A role or a name, as typed."""
    words: frozenset[Word] = frozenset()
    wish: int | Wish | None = None
    monday: date | None = None
    """From which week on."""
    day: date | None = None
    """The day that was named, where it is no Monday: a norm begins with the next one."""
    problem: NormProblem | None = None
    """What was said, and will not do."""
    guessed: bool = False
    """Some word was misspelt: it is asked whether this is meant."""


def _anywhere(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_INHERIT = _anywhere(
    r"(?:вернуть |верни )?(?:все )?(?:по методу|как в методе|как у всех|как у роли|как обычно|по умолчанию)"
    r"|вернуть|верни|сброс\w*|(?:back )?(?:to |by )?(?:the )?(?:method|default)|as (?:everybody|everyone|usual)|reset"
)
_NONE = _anywhere(r"без норм\w*|нет|убрать|отключить|no norm|none|off|0")
_NUMBER = _anywhere(r"\d+")
_DATA = _anywhere(r"(?:по )?данн\w+(?: отдела)?|калибр\w+|(?:by )?(?:the )?(?:team's )?data|calibrat\w+")
_ACCEPT = _anywhere(r"прин\w+|accept")
_IN_A_WEEK = _anywhere(r"(?:в|за|на|a|per) (?:нед\.?|неделю|week)")
_SAYS: dict[Word, str] = {
    Word.CALL: r"звон(?:ок|ки|ка|ков|кам|ками)|calls?",
    Word.BOOKED: r"назнач\w+|booked|bookings?",
    Word.HELD: r"провед\w+|held",
    Word.EFFECTIVE: r"результативн\w+|effective",
    Word.MEETING: r"встреч[аиу]?|встречам|meetings?",
    Word.WALKIN: r"обход\w{0,2}|walk-?ins?",
    Word.STUDY: r"изуч\w+|stud(?:y|ies|ied)",
    Word.CONTACT: r"контакт\w{0,2}|contacts?",
    Word.VISIT: r"визит\w{0,2}|visits?",
    Word.FORM: r"анкет\w?|questionnaires?|forms?",
    Word.INCOMING: r"входящ\w+|incoming",
    Word.FILLING: r"норм[аыу]?|офис\w{0,2}|offices?|клиент\w{0,2}|clients?|тепл\w+|warm|norms?|for|of|до|на|to|для",
}
_STAGES: dict[str, Word] = {
    word: meant
    for meant, words in {
        Word.CALL: "звонок звонки звонка звонков звонкам call calls",
        Word.BOOKED: "назначенные назначенных booked bookings",
        Word.HELD: "проведенные проведенных",
        Word.EFFECTIVE: "результативные результативных effective",
        Word.MEETING: "встреча встречи встреч встречам meeting meetings",
        Word.WALKIN: "обход обходы обходов walkins walk-ins",
        Word.STUDY: "изучение изучения изучений study studies",
        Word.CONTACT: "контакт контакты контактов contact contacts",
        Word.VISIT: "визит визиты визитов visit visits",
        Word.FORM: "анкета анкеты анкет questionnaires forms",
    }.items()
    for word in words.split()
}
_ROLES: dict[str, str] = {
    word: words.split()[0]
    for words in (
        "хантер хантеру хантера хантеры хантерам",
        "фермер фермеру фермера фермеры фермерам",
        "стажер стажеру стажера стажеры стажерам",
        *("hunter hunters", "farmer farmers", "trainee trainees"),
    )
    for word in words.split()
}
_NUMBERS = {word: word for word in WORDS}
_SHORTEST, _LONG = 4, 7
_FOR_HUNTERS: tuple[tuple[Word, Stage], ...] = (
    (Word.WALKIN, Stage.WALKIN),
    (Word.CALL, Stage.EFFECTIVE_CALL),
    (Word.BOOKED, Stage.BOOKED_MEETING),
    (Word.HELD, Stage.HELD_MEETING),
    (Word.EFFECTIVE, Stage.EFFECTIVE_MEETING),
    (Word.MEETING, Stage.HELD_MEETING),
)
_FOR_TRAINEES = (*_FOR_HUNTERS[:-1], (Word.MEETING, Stage.BOOKED_MEETING))
_FOR_FARMERS: tuple[tuple[Word, Stage], ...] = (
    (Word.INCOMING, Stage.INCOMING),
    (Word.STUDY, Stage.STUDIED),
    (Word.CALL, Stage.WARM_CONTACT),
    (Word.CONTACT, Stage.WARM_CONTACT),
    (Word.VISIT, Stage.VISIT),
    (Word.MEETING, Stage.VISIT),
    (Word.FORM, Stage.QUESTIONNAIRE),
)
_MEANS = {Role.HUNTER: _FOR_HUNTERS, Role.TRAINEE: _FOR_TRAINEES, Role.FARMER: _FOR_FARMERS, Role.HEAD: ()}


def read_norm(text: str, today: date) -> Typed:
    """What a line says, in any order."""
    said = since(in_digits(_folded(text)), today)
    line, wish = _wish(_IN_A_WEEK.sub(" ", said.rest))
    problem = said.problem
    who: list[str] = []
    words: set[Word] = set()
    for word in line.split():
        meant = next((each for each, pattern in _SAYS.items() if re.fullmatch(pattern, word)), None)
        if meant is None:
            who.append(word)
        else:
            words.add(meant)
    if any(letter.isdigit() for word in who for letter in word) or (isinstance(wish, int) and wish > MOST):
        problem = NormProblem.BAD_NUMBER
    return Typed(" ".join(who), frozenset(words - {Word.FILLING}), wish, said.monday, said.day, problem)


def guessed(text: str, today: date) -> Typed:
    """The line with misspelt numbers, stages and roles as they were meant; for words that are nobody's name."""
    line = _folded(text)
    spelt = " ".join(_number_near(word) for word in line.split())
    typed = replace(read_norm(spelt, today), guessed=spelt != line)
    near = {word: _near(word, _STAGES) for word in typed.who.split()}
    who = " ".join(word for word, stage in near.items() if stage is None)
    role = _near(who, _ROLES)
    found = frozenset(stage for stage in near.values() if stage is not None)
    if not found and role is None:
        return typed
    return replace(typed, who=role or who, words=typed.words | found, guessed=True)


def _number_near(word: str) -> str:
    is_known = any(re.fullmatch(pattern, word) for pattern in _SAYS.values())
    return word if is_known or not word.isalpha() else _near(word, _NUMBERS) or word


def _near(word: str, known: Mapping[str, T]) -> T | None:
    """What is spelt like it but for a letter, of long words two; short words are too like each other."""
    allowed = 0 if len(word) < _SHORTEST else 1 if len(word) < _LONG else 2
    slips = {each: OSA.distance(word, each, score_cutoff=allowed) for each in known}
    best = min(slips, key=lambda each: slips[each])
    return known[best] if slips[best] <= allowed else None


def stage_meant(words: frozenset[Word], role: Role) -> Stage | None:
    """The stage of this role; a farmer's meetings are visits, a hunter's, where nothing else is said, held ones."""
    return next((stage for word, stage in _MEANS[role] if word in words), None)


def data_asked(text: str) -> tuple[str, bool] | None:
    """«хантер по данным», «хантер принять по данным»: whose conversion is asked for, and whether it is accepted."""
    line = _folded(text)
    if not _DATA.search(line):
        return None
    return " ".join(_ACCEPT.sub(" ", _DATA.sub(" ", line)).split()), _ACCEPT.search(line) is not None


def _folded(text: str) -> str:
    line = clean(text, LONGEST_LINE).lower().replace("ё", "е")
    return " ".join(re.sub(r"[;,:=—–]|(?<!\S)-(?!\S)", " ", line).split())


def said_of(whose: Whose, stage: Stage, monday: date, wish: int | Wish) -> SetNorm:
    """What a head says with a number or a word."""
    if isinstance(wish, Wish):
        return SetNorm(whose, stage, monday, None, inherits=wish is Wish.INHERIT)
    return SetNorm(whose, stage, monday, wish)


def value_of(each: SetNorm) -> str:
    """As buttons carry it."""
    if each.inherits:
        return Wish.INHERIT.value
    return Wish.NONE.value if each.value is None else str(each.value)


def _wish(line: str) -> tuple[str, int | Wish | None]:
    for pattern, wish in ((_INHERIT, Wish.INHERIT), (_NONE, Wish.NONE)):
        if pattern.search(line):
            return pattern.sub(" ", line), wish
    numbers = _NUMBER.findall(line)
    if len(numbers) != 1 or re.search(r"\d[.]\d|-\d", line):
        return line, None
    return _NUMBER.sub(" ", line), min(int(numbers[0]), MOST + 1)
