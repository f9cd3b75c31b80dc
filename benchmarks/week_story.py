"""What people do with their time, as talks: how each begins, and what follows from what the bot shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.form_story import ANSWERS, CLIENT, PERSON
from benchmarks.steps import Step
from bot.domain.timetable import Activity

QUESTIONS = (
    *("Кто на встрече", "кто поставщик", "Сколько покупаете", "Что не устраивает", "Во что это обходится"),
    *("Какой результат нужен", "По чему выбираете", "Кто решает", "Есть ли бюджет", "Когда нужно решение"),
    *("Интерес клиента", "О чём и к какому дню"),
)
"""The twelve that ANSWERS answers, by a few words of each."""


@dataclass(frozen=True, slots=True)
class Talk:
    """`ends`: what the last screen says. `rules`: what is done where another one says this; the first that fits.

    `makes`: the kind of record that the talk leaves in the database, and what the screen says as soon as it is there.
    """

    opens: Step
    ends: re.Pattern[str]
    rules: Sequence[tuple[re.Pattern[str], Step]] = ()
    makes: tuple[str, re.Pattern[str]] | None = None

    def next(self, screen: str) -> Step | None:
        """What is done now; None: it is over. Raises LookupError for a screen that is none of this talk's."""
        if self.ends.search(screen):
            return None
        for seen, step in self.rules:
            if seen.search(screen):
                return step
        raise LookupError(screen)


def talk(opens: str, ends: str, *rules: tuple[str, Step], makes: tuple[str, str] | None = None) -> Talk:
    made = None if makes is None else (makes[0], re.compile(makes[1]))
    return Talk(Step(text=opens), re.compile(ends), [(re.compile(seen), step) for seen, step in rules], made)


LOOKS = {
    Activity.STANDUP: (("/today", r"^(пн|вт|ср|чт|пт) \d"), ("/week", "^Неделя")),
    Activity.REPORTING: (("/agreements", "^(Открытых договор|Договорённости)"), ("/week", "^Неделя")),
    Activity.DOCUMENTS: (("/agreements", "^(Открытых договор|Договорённости)"), ("/clients", "^Ваши клиенты")),
    Activity.TRAINING: (("/training", "^🎓"), ("/help", "^Что умею")),
    Activity.WEEK_LISTS: (("/lists", "^Список на"), ("/clients", "^Ваши клиенты")),
    Activity.WEEK_PLANNING: (("/week", "^Неделя"), ("/timetable", "^Расписание")),
}
"""Talks of one question: what is asked in this part of the week, and how the answer begins."""


def talks(role: str, activity: Activity, person: int, client: int) -> Iterator[Talk]:
    """What this person does next in such a part of the week; `client`: the number of his client whose turn it is."""
    name = CLIENT.format(person=person, number=client)
    farms, learns = role == "farmer", role == "trainee"
    if activity is Activity.TELEMARKETING or (learns and activity is Activity.MEETING):  # meetings are others' work
        yield _contact(name) if farms else call(Step(press=name))
    elif activity is Activity.MEETING:
        yield meeting(f"/visit {name}; у нас" if farms else f"/meet {name}")
    elif activity is Activity.CLIENT_STUDY:
        yield STUDY
    else:
        yield from (talk(opens, ends) for opens, ends in LOOKS[activity])


def call(chooses: Step) -> Talk:
    """By buttons; `chooses`: how the client is named."""
    return talk(
        *("/call", "Перезвонить: "),
        ("Кому звонили", chooses),
        ("С кем говорили", Step(press="Иванов")),
        ("Чем кончилось", Step(press="Перезвонить")),
        ("Когда перезвонить", Step(press="Завтра")),
        makes=("call", ": перезвонить"),
    )


def _contact(client: str) -> Talk:
    return talk(
        *("/contact", ": поговорили"),
        ("С каким клиентом", Step(press=client)),
        ("С кем говорили", Step(press="Иванов")),
        ("Чем кончилось", Step(press="Поговорили")),
        makes=("contact", ": поговорили"),
    )


_FORM = [(re.compile(asked), step) for asked, step in zip(QUESTIONS, ANSWERS, strict=True)]
_LEFT = (re.compile("Осталось вопросов"), Step(press=r"^\d+\. "))
"""What an unfinished form, from which a section was taken over, had left open."""
_AS_BEFORE = (re.compile("как в прошлый раз"), Step(press="Без изменений"))


def meeting(opens: str) -> Talk:
    opening = Step(text=f"{opens}; {'; '.join(PERSON)}")
    return Talk(opening, re.compile("анкета готова"), [_LEFT, _AS_BEFORE, *_FORM], ("meeting", re.compile("анкета")))


_CONCLUDED = r"^✅ .* · (изучено \d|сверх списка)"
STUDY = talk(
    *("/study", rf"{_CONCLUDED}|^Изучено сегодня"),
    (r"Вывод\?", Step(press="✓")),
    (r"Почему\?|Следующий шаг\?|Когда\?", Step(press=0)),
    (r"^Завод.* класс", Step(press="К выводу")),
    makes=("study", _CONCLUDED),
)
"""One client of the day's choice; his conclusion is what the signs say."""
