"""Persons' names (ФИО): surname first, then the first name, then perhaps a patronymic."""

import re

_LETTERS = r"[^\W\d_]"
_RUN = re.compile(rf"{_LETTERS}+")
_NAME = re.compile(rf"{_LETTERS}{{2,}}(?:[-'’]{_LETTERS}+)*|{_LETTERS}['’]{_LETTERS}{{2,}}")
_PARTICLES = {"оглы", "кызы", "фон", "де", "von", "de"}


def tidy_person(text: str) -> str:
    """«иванов  пётр сергеевич» -> «Иванов Пётр Сергеевич»; capitals inside a word stay (McDonald)."""
    return " ".join(_tidy_word(word) for word in text.split())


def _tidy_word(word: str) -> str:
    if not (word.islower() or word.isupper()):
        return word
    lower = word.lower()
    return lower if lower in _PARTICLES else _RUN.sub(lambda run: run[0][0].title() + run[0][1:], lower)


def is_full_name(name: str) -> bool:
    """Surname and first name at least, both written out: initials do not count."""
    return sum(1 for word in name.split() if _NAME.fullmatch(word)) >= 2


def short_name(full: str) -> str:
    """«Иванов Пётр Сергеевич» -> «Иванов П. С.»; a single word stays."""
    surname, *others = full.split() or [""]
    runs = [run for word in others if word.lower() not in _PARTICLES for run in _RUN.findall(word.split("-")[0])]
    return " ".join([surname, *(f"{run[0].upper()}." for run in runs[:2])])


def same_person(a: str, b: str) -> bool:
    """Equal but for case, ё and the order of surname and first name; a patronymic may be missing, not differ."""
    one, other = _folded(a), _folded(b)
    if min(len(one), len(other)) < 2:
        return one == other
    return sorted(one[:2]) == sorted(other[:2]) and all(x == y for x, y in zip(one[2:], other[2:], strict=False))


def is_short_for(short: str, full: str) -> bool:
    """«Иванов», «Иванов П.» and «Иванов П. С.» may mean Иванов Пётр Сергеевич."""
    (surname, *others), (whole_surname, *names) = _folded(short) or [""], _folded(full) or [""]
    initials = [part for word in others for part in word.split(".") if part]
    fit = zip(initials, names, strict=False)
    return (
        surname == whole_surname != ""
        and len(initials) <= len(names)
        and all(len(initial) == 1 and name.startswith(initial) for initial, name in fit)
    )


def _folded(name: str) -> list[str]:
    return name.lower().replace("ё", "е").split()
