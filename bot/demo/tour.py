"""The guided tour: eight steps over the sample department, each ended by what the visitor does, not by «next»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.demo.cast import IVAN, OLGA, VERA, WORDS
from bot.demo.stops import FRIDAY, MONDAY
from bot.screens.record import POSITIONS
from bot.texts import LOCALES, texts
from simulator.tour import Card, MoveClock, Pressed, Reached, Received, SendText, Sent, ShowPhone, Step, Tour, Words

NOTICE: Words = {
    "ru": "Пример: люди, фирмы и цифры выдуманы",
    "en": "A sample: people, firms and figures are made up",
}
BACK: Words = {
    "ru": " «Начать всё заново» в меню вернёт всё как было.",
    "en": " “Begin anew” in the menu brings all back.",
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


def tour(*, lasting: bool = False) -> Tour:
    """Its patterns fit a bot that speaks either language. `lasting`: what is done here is kept, and not thrown away."""
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
                "ru": "Откройте любой телефон и пробуйте дальше." + ("" if lasting else BACK["ru"]),
                "en": "Open any phone and go on trying." + ("" if lasting else BACK["en"]),
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
        {"ru": "Это день по блокам", "en": "This is the day by its blocks"},
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
        SendText(_both("button-call"), {"ru": "Начать звонок", "en": "Begin the call"}),
        {"ru": "Смотрите, что засчитано", "en": "See what was counted"},
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
        SendText(ONE_LINE),
        {"ru": "Бот разобрал строку по полям", "en": "The bot took the line apart"},
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
        SendText(NO_POSITION),
        {"ru": "Теперь звонок засчитан", "en": "Now the call counts"},
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
        {"ru": "Бот написал первым", "en": "The bot wrote first"},
    )


def _form() -> Step:
    return Step(
        "form",
        {"ru": "Анкета", "en": "The questionnaire"},
        {
            "ru": "Откройте начатую, отметьте ответ и «Готово». Без анкеты встреча не засчитана.",
            "en": "Open one that was begun, tick an answer and “Done”. Without it no meeting counts.",
        },
        IVAN.number,
        Received(_form_answered()),
        SendText(_both("button-menu-form"), {"ru": "Открыть анкеты", "en": "Open the forms"}),
        {"ru": "Ответ уже сохранён", "en": "The answer is saved"},
    )


def _study() -> Step:
    return Step(
        "study",
        {"ru": "Изучение клиента", "en": "A client's situation"},
        {
            "ru": "Вера — фермер. Отправьте /study: бот скажет, кого изучить и почему. Нажмите «К выводу» и решите.",
            "en": "Vera is a farmer. Send /study: the bot says whom to study and why. Press “Conclude” and decide.",
        },
        VERA.number,
        Received(_fits("study-concluded", "study-concluded-beside")),
        SendText({"ru": "/study", "en": "/study"}),
        {"ru": "Вывод записан, открыт следующий клиент", "en": "It is written down, the next client is open"},
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
        {"ru": "Сводка у Ольги, картинка выше", "en": "Olivia has the summary, its picture is above"},
    )


def _form_answered() -> str:
    """The form's own answer: its head or its end, in either language, with the echo of what was saved below."""
    echo = re.escape(texts(LOCALES[0])("form-echo", answer="").strip())
    return rf"^{_fits('form-head', 'form-complete')}\n{echo} "


def _fits(*keys: str) -> str:
    """One of these texts, in either language, whatever is filled in."""
    said = []
    filled = dict.fromkeys(("client", "answered", "required", "conclusion", "done", "total"), "\0")
    for key in keys:
        for locale in LOCALES:
            plain = re.sub(r"<[^>]+>", "", texts(locale)(key, **filled))
            said.append(".+".join(map(re.escape, plain.split("\0"))))
    return rf"(?:{'|'.join(said)})"


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
