"""Where a text speaks of a person: by his name in any case, alone or whole, and by his phone however it is written.

A word is his where it is a form of his name as a whole: «Петровка» is not Петров. Where it may as well mean another who
is known to the same text, it stays, unless it stands in his full name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.domain.first_names import ALSO_WORDS, USUAL
from bot.domain.name_forms import folded, forms_of

Forms = tuple[frozenset[str], ...]
"""Of each word of a name."""


class Reach(Enum):
    """What of a name speaks of him when it stands alone."""

    ALONE = "alone"
    """Any word of it: in texts about his own firm."""
    SURNAME = "surname"
    """The surname, with a capital: in texts where everybody has a first name."""
    TOGETHER = "together"
    """None: only two of them together."""


@dataclass(frozen=True, slots=True)
class Traces:
    names: tuple[str, ...]
    words: Forms
    stems: tuple[str, ...]
    """With what all forms of a word begin: most texts hold none of them."""
    phone: re.Pattern[str] | None
    others: tuple[Forms, ...]
    reach: Reach


def traces_of(full_name: str, *phones: str | None, others: Sequence[str] = (), reach: Reach = Reach.ALONE) -> Traces:
    """`others`: who else is known to these texts, and is not to be taken for him."""
    names = tuple(word.group() for word in _WORD.finditer(full_name) if len(word.group()) > 1)
    known = tuple(tuple(forms_of(word.group(), loosely=False) for word in _WORD.finditer(name)) for name in others)
    words = tuple(map(forms_of, names))
    stems = tuple(map(_beginning, words))
    return Traces(names, words, stems, _any_of(list(filter(None, phones))), known, reach)


def _beginning(forms: frozenset[str]) -> str:
    """What all of them begin with: the first and the last by the alphabet differ as early as any."""
    first, last = min(forms), max(forms)
    same = [one == other for one, other in zip(first, last, strict=False)]
    return first[: [*same, False].index(False)]


def mentions(data: Any, traces: Traces) -> bool:
    """Whether anything in plain data speaks of him."""
    return bool(without_in(data, traces, "") != data)


def names(data: Any, word: str) -> bool:
    """Whether a word, in small letters, stands anywhere in plain data."""
    if isinstance(data, str):
        return word in data.casefold()
    if isinstance(data, dict):
        return names(list(data.values()), word)
    return isinstance(data, list | tuple) and any(names(each, word) for each in data)


def without(text: str, traces: Traces, mark: str) -> str:
    """The text with `mark` in place of him."""
    if traces.phone is not None:
        text = traces.phone.sub(mark, text)
    plain = folded(text)
    if not any(stem in plain for stem in traces.stems):
        return text
    spoken = [(each.start, each.end) for each in _spoken(text, traces) if _is_his(each, traces)]
    for start, end in reversed(spoken):
        text = text[:start] + mark + text[end:]
    return text


def without_in(data: Any, traces: Traces, mark: str) -> Any:
    """Plain data in which nothing speaks of him."""
    return mapped(data, lambda text: without(text, traces, mark))


def mapped(data: Any, change: Callable[[str], str]) -> Any:
    """Plain data with every text in it changed; keys stay."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, list | tuple):
        return [mapped(each, change) for each in data]
    if isinstance(data, dict):
        return {key: mapped(value, change) for key, value in data.items()}
    return data


# -- names

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GAP = re.compile(r"[ \t\u00a0]{1,3}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ \t\u00a0]*)+|[^\W\d_](?![\w.-])")
_BEFORE = re.compile(r"(?:(?<![\w.])[^\W\d_]\.[ \t\u00a0]*)+$")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Words of his name that stand together."""

    start: int
    end: int
    words: tuple[str, ...]
    initials: str


def _spoken(text: str, traces: Traces) -> Iterator[_Spoken]:
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        his = word is not None and any(folded(word.group()) in forms for forms in traces.words)
        if run and (word is None or not his or not _GAP.fullmatch(text, run[-1].end(), word.start())):
            yield _with_initials(text, run)
            run = []
        if word is not None and his:
            run.append(word)


def _with_initials(text: str, run: Sequence[re.Match[str]]) -> _Spoken:
    """«И. С. Петров», «Петрову И.С.»"""
    start, end = run[0].start(), run[-1].end()
    gap = _GAP.match(text, end)
    behind = _INITIALS.match(text, gap.end()) if gap else None
    if behind is not None and behind.group()[0].isupper():
        end = behind.start() + len(behind.group().rstrip())
        initials = behind.group()
    else:
        before = _BEFORE.search(text, 0, start)
        start = before.start() if before and before.group()[0].isupper() else start
        initials = before.group() if before else ""
    letters = "".join(folded(letter) for letter in initials if letter.isalpha())
    return _Spoken(start, end, tuple(word.group() for word in run), letters)


def _is_his(of: _Spoken, traces: Traces) -> bool:
    spoken = [folded(word) for word in of.words]
    if not _fits(spoken, of.initials, traces.words):
        return False
    if any(_fits(spoken, of.initials, other) for other in traces.others):
        return False
    whole = len({at for at, forms in enumerate(traces.words) if any(word in forms for word in spoken)}) > 1
    if (whole and len(spoken) > 1) or of.initials:
        return True
    return any(_counts_alone(word, traces) for word in of.words)


def _fits(spoken: Sequence[str], initials: str, words: Forms) -> bool:
    """Every word, and every initial, is one of this name; of a name of one word nobody knows the initials."""
    if not all(any(word in forms for forms in words) for word in spoken):
        return False
    letters = {next(iter(forms))[:1] for forms in words if not any(word in forms for word in spoken)}
    if not letters or set(initials) <= letters:
        return True
    # «Орлов И. Н.» where nobody wrote his patronymic down.
    return len(words) == 2 and len(initials) == 2 and initials[0] in letters


# -- a word alone

_SURNAME = re.compile(
    r".{2,}(?:[оеё]в|[иы]н|[сц]кий|енко|[оеё]ва|[иы]на|[сц]кая|вич|вна|ична|чук|дзе|швили|ян)", re.IGNORECASE
)
_WORDS_TOO = frozenset(
    ("рубин", "магазин", "бензин", "остров", "покров", "машина", "картина", "малина", "калина", "рябина", "долина")
)
"""They end as surnames do."""


_PATRONYMIC = re.compile(r".{2,}(?:[оеё]вич|ьич|[оеё]вна|[иь]нична)", re.IGNORECASE)


def _counts_alone(word: str, traces: Traces) -> bool:
    if traces.reach is Reach.TOGETHER:
        return False
    name = next(name for name, forms in zip(traces.names, traces.words, strict=True) if folded(word) in forms)
    if traces.reach is Reach.SURNAME:
        return word[0].isupper() and name in _surnames(traces.names)
    if len(name) < 3:
        return word == name
    if folded(name) in ALSO_WORDS and len(traces.names) > 1:
        return False
    is_surname = bool(_SURNAME.fullmatch(name)) and folded(name) not in _WORDS_TOO | USUAL
    return word[0].isupper() or is_surname or folded(name) in USUAL


def _surnames(names: Sequence[str]) -> Sequence[str]:
    """What of a name is no first name and no patronymic: one that looks like a surname, else any of these."""
    found = [name for name in names if folded(name) not in USUAL | ALSO_WORDS]
    if len(names) > 2:
        found = [name for name in found if not _PATRONYMIC.fullmatch(name)] or found
    return [name for name in found if _SURNAME.fullmatch(name)] or found


# -- phones

_BETWEEN = r"[\s()\u00a0\u2010-\u2015.-]*"


def _any_of(phones: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(_phone, phones)), re.IGNORECASE) if phones else None


def _phone(dialled: str) -> str:
    """A number as it is dialled, `+74951234567,12`, in any notation; a Russian one with +7, with 8 and with neither."""
    number, _, extension = dialled.partition(",")
    digits = re.sub(r"\D", "", number)
    if len(digits) == 11 and digits[0] in "78":
        start, digits = rf"(?:\+?7{_BETWEEN}|8{_BETWEEN})?\(?", digits[1:]
    else:
        start = r"(?:\+|00)?"
    more = rf"(?:[\s,;]*(?:доб|ext|#)?[\s.]*{extension}(?!\d))?" if extension.isdecimal() else ""
    return rf"(?<![\d+]){start}{_BETWEEN.join(digits)}(?!\d){more}"
