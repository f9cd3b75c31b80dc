"""Several answers in one message, each on a line behind its question's number: «4. 200, ежемесячно»."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.domain.option_names import option_meant, says_unknown
from bot.domain.questionnaire import AnswerType, Question, Questionnaire

_NUMBERED = re.compile(
    r"\s*№?\s?(?P<number>[0-9]{1,3})(?:\s?(?:(?P<bracket>\))\s*|(?P<dot>[.:])(?:\s+|(?=[^\s0-9]))|(?P<dash>[-–—])\s+))"
    r"(?P<text>\S.*)"
)
"""«2.5», «15:40» and «100-150» are no numbers of questions."""
_FRACTION = re.compile(r"[0-9]{1,2}(?![0-9.,:/])")
"""What may be the rest of a figure in front of it: «12. 5 млн», «15. 12»."""
_MONTH = re.compile(
    r"(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|"
    r"jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:^|[,;\s])[0-9]{1,2}[.)]\s*|[,;]")
_FIGURES = (AnswerType.NUMBER, AnswerType.MONEY, AnswerType.DATE)
_LISTS = (AnswerType.CHOICES, AnswerType.ORDERED)


@dataclass(frozen=True, slots=True)
class Several:
    """What a message says behind numbers; all empty: it is one answer, to the question that is open."""

    answers: dict[str, str] = field(default_factory=dict)
    """By their questions' keys."""
    strange: tuple[int, ...] = ()
    """Numbers that no question has."""
    stray: str = ""
    """What stands in front of the first number."""

    is_one: bool = False
    """One line, addressed to a question: by chance it may have been meant otherwise."""

    def __bool__(self) -> bool:
        return bool(self.answers or self.strange)


@dataclass(slots=True)
class _Line:
    number: int
    mark: str
    text: str


def split(questionnaire: Questionnaire, text: str, asked: Question | None = None) -> Several:
    """Two lines that begin with a number and a mark are several answers; one is, where it can be nothing else.

    `asked`: the question that is open.
    """
    lines: list[_Line] = []
    before: list[str] = []
    for typed in text.splitlines():
        if found := _NUMBERED.fullmatch(typed):
            mark = found["bracket"] or found["dot"] or found["dash"]
            lines.append(_Line(int(found["number"]), mark, found["text"].strip()))
        elif lines:
            lines[-1].text += "\n" + typed
        elif typed.strip():
            before.append(typed.strip())
    if len(lines) > 1:
        is_one = _is_a_list_of_its_own(questionnaire, lines, asked)
    else:
        is_one = not lines or bool(before) or not _is_an_address(questionnaire, lines[0], asked)
    return Several() if is_one else _gathered(questionnaire, lines, " ".join(before))


def _gathered(questionnaire: Questionnaire, lines: list[_Line], stray: str) -> Several:
    """A number that stands twice has both texts."""
    answers: dict[str, str] = {}
    strange: list[int] = []
    for line in lines:
        question = questionnaire.numbered(line.number)
        if question is None:
            strange.append(line.number)
        else:
            answers[question.key] = "\n".join(filter(None, (answers.get(question.key, ""), line.text.strip())))
    return Several(answers, tuple(dict.fromkeys(strange)), stray, len(lines) == 1)


# -- one line


def _is_an_address(questionnaire: Questionnaire, line: _Line, asked: Question | None) -> bool:
    """The number of a question, and nothing that answers the open one: no figure, no day, no list of its options."""
    question = questionnaire.numbered(line.number)
    if question is None:
        return False
    if asked is not None and question.key == asked.key:
        return line.mark not in "-–—" or not line.text[0].isdecimal()
    if line.mark in "-–—":
        return not line.text[0].isdecimal()  # «3 - 4 машины»
    if line.mark in ".:" and (_MONTH.match(line.text) or (_wants_figure(asked) and _FRACTION.match(line.text))):
        return False
    return line.number != 1 or asked is None or not _names_options(asked, line.text)


def _wants_figure(asked: Question | None) -> bool:
    """Where no question is open, nobody knows what the figure was to answer."""
    return asked is None or any(part.type in _FIGURES for part in asked.parts)


def _names_options(asked: Question, text: str) -> bool:
    """«1) цена 2) срок»"""
    pieces = [each for each in _COUNTED.split(text) if each.strip()]
    return any(all(option_meant(part.options, each) for each in pieces) for part in asked.parts if part.type in _LISTS)


# -- several lines


def _is_a_list_of_its_own(questionnaire: Questionnaire, lines: list[_Line], asked: Question | None) -> bool:
    """Counted from one, and it names people, options of one question, or things of which the first is nobody's name."""
    if [each.number for each in lines] != list(range(1, len(lines) + 1)):
        return False
    if all(";" in each.text for each in lines) or _are_options(questionnaire, lines):
        return True
    first = questionnaire.numbered(1)
    in_words = asked is None or any(part.type is AnswerType.TEXT or part.own for part in asked.parts)
    about_people = first is not None and first.parts[0].type is AnswerType.PEOPLE
    return in_words and first is not None and about_people and not _may_name(first, lines[0].text)


def _are_options(questionnaire: Questionnaire, lines: list[_Line]) -> bool:
    parts = [part for each in questionnaire.questions for part in each.parts if part.type in _LISTS]
    return any(all(option_meant(part.options, each.text) for each in lines) for part in parts)


def _may_name(question: Question, text: str) -> bool:
    """«1. долго везут» names nobody; a name begins with a capital, a part in the decision speaks of who is known."""
    words = text.split()
    capitals = all(word[0].isupper() for word in words[:2])
    role = option_meant(question.parts[0].options, text) is not None
    return capitals or role or says_unknown(text) or ";" in text or "," in text
