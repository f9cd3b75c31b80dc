"""The questionnaire's story: held meetings whose twelve required questions are answered, between calls."""

from dataclasses import dataclass
from enum import StrEnum

from benchmarks.steps import Step, Story

CLIENT = "Завод {person} {number}"
"""A client of a person's own; he meets each of these once."""
PERSON = ("Иванов Пётр Сергеевич", "директор")
OWN_CLIENTS = 10
CALLS_A_LAP = 2


class Kind(StrEnum):
    CALL = "call"
    BEGIN = "begin"
    """`/meet`: the meeting's record and the first question; not measured."""
    ANSWER = "answer"
    AGAIN = "answer again"
    """Of a client who has an earlier form: sections without changes are taken over with one tap."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Steps that everybody takes before anybody goes on to the next chapter."""

    kind: Kind
    steps: Story


_CALL: Story = (
    Step(text="/call"),
    Step(press="Завод"),
    Step(press="Иванов"),
    Step(press="Перезвонить"),
    Step(text="завтра"),
)
ANSWERS: Story = (
    Step(press="Решает"),
    Step(text="Снабсбыт, возят сами раз в неделю"),
    Step(text="200 т ежемесячно"),
    Step(press="Сроки"),
    Step(text="500 тыс"),
    Step(text="Поставка за два дня и одна накладная"),
    Step(press="Срок"),
    Step(press="Иванов"),
    Step(press="Планируется, без суммы"),
    Step(press=r"^\w\w \d\d\.\d\d$"),
    Step(press="Есть"),
    Step(press="^КП"),
)
"""To the twelve required questions, in their order."""
_AGAIN: Story = (Step(press="Решает"), *(Step(press="Без изменений"),) * 5, Step(press="Есть"), Step(press="КП"))


def met_before(number: int) -> bool:
    """Whether the client of this number has an earlier form, complete."""
    return number % 3 == 2


def chapters(laps: int) -> tuple[Chapter, ...]:
    """A lap is two calls, a meeting and its form; each lap meets the next of the person's clients."""
    return tuple(chapter for number in range(laps) for chapter in _lap(number))


def _lap(number: int) -> tuple[Chapter, ...]:
    client = CLIENT.replace("{number}", str(number))
    meet = Step(text=f"/meet {client}; {'; '.join(PERSON)}")
    form = Chapter(Kind.AGAIN, _AGAIN) if met_before(number) else Chapter(Kind.ANSWER, ANSWERS)
    return Chapter(Kind.CALL, _CALL * CALLS_A_LAP), Chapter(Kind.BEGIN, (meet,)), form


def story(told: tuple[Chapter, ...]) -> Story:
    return tuple(step for chapter in told for step in chapter.steps)
