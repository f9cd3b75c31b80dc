"""A little tour of four steps, each judged in another way, and the stops that it needs."""

from datetime import datetime, timedelta

from simulator.tour import Card, MoveClock, Pressed, Reached, Received, SendText, Sent, ShowPhone, Step, Stop, Tour
from tests.simulator.driver import ANN, BORIS

NOTICE = {"ru": "Пример: данные выдуманы", "en": "Sample: made-up data"}


def little_tour(first: int = ANN, second: int = BORIS) -> Tour:
    return Tour(
        opening=Card(
            {"ru": "Четыре шага по боту", "en": "The bot in four steps"},
            {"ru": "Две минуты, и видно, как идёт неделя.", "en": "Two minutes show how a week goes."},
        ),
        steps=(
            Step(
                "call",
                {"ru": "Запишите звонок", "en": "Log a call"},
                {"ru": "Напишите боту одну строку о звонке.", "en": "Write the bot one line about a call."},
                first,
                Sent("ромашка"),
                SendText({"ru": "Ромашка; Петров", "en": "Ромашка; Smith"}),
            ),
            Step(
                "button",
                {"ru": "Нажмите «Готово»", "en": "Press «Готово»"},
                {"ru": "Кнопка меняет сообщение на месте.", "en": "The button edits its message in place."},
                first,
                Pressed("^Готово$"),
            ),
            Step(
                "friday",
                {"ru": "Пятница", "en": "Friday"},
                {"ru": "Переведите часы на вечер пятницы.", "en": "Move the clock to Friday evening."},
                first,
                Reached("friday"),
                MoveClock("friday"),
            ),
            Step(
                "head",
                {"ru": "Что видит руководитель", "en": "What the head sees"},
                {"ru": "Откройте телефон руководителя и поздоровайтесь.", "en": "Open the head's phone and say hello."},
                second,
                Received("эхо: привет"),
                ShowPhone(),
            ),
        ),
        ending=Card(
            {"ru": "Вы прошли неделю", "en": "You have seen a week"},
            {"ru": "Дальше позовите свой отдел.", "en": "Now invite your own team."},
        ),
    )


def stops(now: datetime) -> list[Stop]:
    """In an hour and a half, and in four days."""
    slot, friday = now + timedelta(minutes=90), now + timedelta(days=4)
    return [
        Stop("next_slot", {"ru": "Следующий слот", "en": "Next slot"}, slot, {"ru": "Встречи", "en": "Meetings"}),
        Stop("friday", {"ru": "Пятница, 17:00", "en": "Friday 17:00"}, friday, {"ru": "Итоги недели", "en": "Summary"}),
    ]
