"""The guided tour: eight steps over the sample department, each ended by what the visitor does, not by «next»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.demo.cast import IVAN, OLGA, VERA, WORDS
from bot.demo.stops import FRIDAY, MONDAY
from bot.domain.study import Conclusion
from bot.screens.record import POSITIONS
from bot.texts import LOCALES, texts
from simulator.tour import Card, MoveClock, Pressed, PutText, Reached, Received, Sent, ShowPhone, Step, Tour, Words

NOTICE: Words = {
    "ru": "Пример: люди, фирмы и цифры выдуманы",
    "en": "A sample: people, firms and figures are made up",
}
MOVE: Words = {"ru": "Перевести часы", "en": "Move the clock"}
ONE_LINE: Words = {
    "ru": "/call ООО «Пчёлкина мастерская»; Рябов Иван Олегович; директор; перезвонить завтра",
    "en": "/call Honeybee Workshop Ltd; Rowan James; director; call back tomorrow",
}
NO_POSITION: Words = {
    "ru": "/call ООО «Тихая пристань»; Громова Вера; отказ, есть поставщик",
    "en": "/call Quiet Harbour Ltd; Storm Helen; refused, has a supplier",
}


def tour() -> Tour:
    """Its patterns fit a bot that speaks either language."""
    return Tour(
        steps=(_meet_ivan(), _call(), _line(), _mend(), _monday(), _form(), _study(), _friday()),
        opening=Card(
            {"ru": "Неделя отдела продаж за пять минут", "en": "A sales team's week in five minutes"},
            {
                "ru": "Восемь шагов: звонок, встреча, изучение клиента, сводка. Делаете вы, тур только подсказывает.",
                "en": "Eight steps: a call, a meeting, a client studied, the summary. You act, the tour only hints.",
            },
        ),
        ending=Card(
            {"ru": "Вы прожили неделю отдела", "en": "You have lived a team's week"},
            {
                "ru": "Откройте любой телефон и пробуйте дальше: «Начать всё заново» в меню вернёт всё как было.",
                "en": "Open any phone and go on trying: “Begin anew” in the menu brings everything back.",
            },
        ),
    )


def _meet_ivan() -> Step:
    return Step(
        "meet",
        {"ru": "Познакомьтесь: Иван, хантер", "en": "Meet Ivor, a hunter"},
        {
            "ru": "Откройте телефон Ивана и нажмите «📅 Сегодня» на клавиатуре под чатом.",
            "en": "Open Ivor's phone and press “📅 Today” on the keyboard under the chat.",
        },
        IVAN.number,
        Sent(_command_or_button("today", "button-today")),
        ShowPhone(),
    )


def _call() -> Step:
    return Step(
        "call",
        {"ru": "Запишите звонок", "en": "Log a call"},
        {
            "ru": "Нажмите «📞 Звонок», а дальше три касания: клиент, с кем говорили, чем кончилось.",
            "en": "Press “📞 Call”, then three taps: the client, whom you spoke to, how it ended.",
        },
        IVAN.number,
        Received(r"Засчитано|Записано\.|Counted|Logged\.|Не засчитано|Not counted"),
        PutText(_both("button-call"), {"ru": "Начать звонок", "en": "Begin the call"}),
    )


def _line() -> Step:
    return Step(
        "line",
        {"ru": "Одной строкой", "en": "In one line"},
        {
            "ru": "То же одной строкой: клиент; кто; должность; итог. Нового клиента бот заведёт сам.",
            "en": "The same in one line: client; who; position; result. A new client is created on the way.",
        },
        IVAN.number,
        Sent(r";.+;.+;"),
        PutText(ONE_LINE),
    )


def _mend() -> Step:
    return Step(
        "mend",
        {"ru": "Не засчитано", "en": "Not counted"},
        {
            "ru": "Запишите звонок без должности: бот скажет, чего не хватает. Исправьте касанием.",
            "en": "Log a call without the position: the bot says what is missing. Mend it with a tap.",
        },
        IVAN.number,
        Pressed(_labels("position", "position", POSITIONS)),
        PutText(NO_POSITION),
    )


def _monday() -> Step:
    return Step(
        "monday",
        {"ru": "Понедельник, 9:20", "en": "Monday, 9:20"},
        {
            "ru": "Переведите часы на начало недели: бот сам откроет блок звонков.",
            "en": "Move the clock to the week's beginning: the bot opens the block of calls by itself.",
        },
        IVAN.number,
        Reached(MONDAY),
        MoveClock(MONDAY, MOVE),
    )


def _form() -> Step:
    return Step(
        "form",
        {"ru": "Анкета", "en": "The questionnaire"},
        {
            "ru": "Нажмите «📝 Анкета», откройте начатую и ответьте кнопкой. Без анкеты встреча не засчитана.",
            "en": "Press “📝 Form”, open one that was begun and answer by a button. Without it no meeting counts.",
        },
        IVAN.number,
        Received(r"^✅ "),
        PutText(_both("button-menu-form"), {"ru": "Открыть анкеты", "en": "Open the forms"}),
    )


def _study() -> Step:
    return Step(
        "study",
        {"ru": "Изучение клиента", "en": "A client's situation"},
        {
            "ru": "Вера — фермер. Отправьте /study: бот выбрал клиента и видит признаки; «К выводу» и решайте.",
            "en": "Vera is a farmer. Send /study: the bot chose a client by the signs; press “Conclude” and decide.",
        },
        VERA.number,
        Pressed(_labels("button-study-conclusion", "conclusion", Conclusion)),
        PutText({"ru": "/study", "en": "/study"}),
    )


def _friday() -> Step:
    return Step(
        "friday",
        {"ru": "Пятница: сводка", "en": "Friday: the summary"},
        {
            "ru": "Переведите часы на пятницу: отдел доработает неделю, а Ольге придёт сводка.",
            "en": "Move the clock to Friday: the team works the week through, and Olivia gets the summary.",
        },
        OLGA.number,
        Received(rf"(?:{'|'.join(re.escape(words.team) for words in WORDS.values())}) · \d"),
        MoveClock(FRIDAY, MOVE),
    )


def _both(key: str) -> Words:
    return {locale: texts(locale).plain(key) for locale in LOCALES}


def _command_or_button(command: str, key: str) -> str:
    """Typed, or pressed on the keyboard in either language."""
    labels = [re.escape(label) for label in _both(key).values()]
    return rf"^(?:/{command}\b|{'|'.join(labels)})"


def _labels(key: str, name: str, choices: Iterable[str]) -> str:
    """One of the buttons, in either language; one may be marked as what the bot proposes."""
    kinds = tuple(choices)
    found = [texts(locale).plain(key, **{name: str(kind)}) for locale in LOCALES for kind in kinds]
    return rf"(?:^|\W)(?:{'|'.join(map(re.escape, found))})$"
