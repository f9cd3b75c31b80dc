"""What is said to come to every screen there is: whoever adds a button that no command leads to adds the way here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.delivery.errands import Errand
from bot.domain.default_questionnaire import default
from bot.domain.questions_rows import rows_of, table_from, table_of
from tests.handlers.rights_town import Who

Step = str | dict[str, Any]
"""Typed, a star stands for the mark of the first team; or a message that is no text. «!name»: of the buttons shown to
him last the first of this name is pressed, «!name-»: the last; «@time»: the clock moves on."""
Opening = list[tuple[Who, Step]]


def by(who: Who, *steps: Step) -> Opening:
    return [(who, step) for step in steps]


def file(name: str) -> dict[str, Any]:
    return {"document": {"file_id": name, "file_unique_id": name, "file_name": name}}


def in_group(text: str, chat: int) -> dict[str, Any]:
    return {"text": text, "chat": {"id": chat, "type": "group", "title": "Чатъъ"}}


PHOTO = {"photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]}
MEET = "/meet Ель*; Ким* Олег Ильич; директор"
SLOT = "/timetable хантер; вт 9:20 на 9:30-11:00"
ALL_TWELVE = (
    *("1. решает", "3. Сами*", "4. 200 т в месяц", "8. цена, сроки", "12. 100 тыс", "15. Быстро*", "16. срок"),
    *("18. Ким*; решает", "19. утверждён", "20. до пт", "23. есть", "24. повторная встреча до пт"),
)
OF_HUNTER = [
    by(Who.HUNTER, "/call Рассвет*; Сом* Олег Ильич; директор; отказ", PHOTO, "/client Рассвет*"),
    by(Who.HUNTER, "/call Слип*; Сом* Олег Ильич; директор; отказ", "!rec.undo", "/client Слип*"),
    by(Who.HUNTER, "/call Слип*; Сом* Олег Ильич; директор; отказ", "!rec.undo", "/client Слип*; удалить"),
    by(Who.HUNTER, "/meet Рассвет*; Сом* Олег Ильич"),
    by(Who.HUNTER, MEET),
    by(Who.HUNTER, MEET, "/client Ель*"),
    by(Who.HUNTER, MEET, "вопрос 3"),
    by(Who.HUNTER, MEET, "решает"),
    by(Who.HUNTER, MEET, "вопрос 3", PHOTO, "вопрос 3"),
    by(Who.HUNTER, "/form Ель*", *ALL_TWELVE),
    by(Who.HUNTER, "/form Ель*", "!form.list"),
    by(Who.HUNTER, "/form Ель*", "вопрос 4"),
    by(Who.HUNTER, "/form Ель*", "вопрос 8"),
    by(Who.HUNTER, "/form Ель*", "вопрос 18"),
    by(Who.HUNTER, "/form Ель*", "вопрос 19"),
    by(Who.HUNTER, "/form Ель*", "вопрос 24"),
    by(Who.HUNTER, "/form Ель*", "вопрос 19", "утверждён, 2,5"),
    [
        *by(Who.HUNTER, "/form Ель*", "вопрос 4"),
        *by(Who.HUNTER_2, "/form Ель*", "4. 100 т"),
        *by(Who.HUNTER, "200 т"),
    ],
    by(Who.HUNTER, "/client Ель*"),
    by(Who.HUNTER, "/client Мечта*"),
    by(Who.HUNTER, "/client Ромашка*"),
    by(Who.HUNTER, "/client Клин*"),
    by(Who.HUNTER, "/form Клин*"),
    by(Who.HUNTER, "/handover Клин*"),
    by(Who.HUNTER, "/path Клин*"),
    by(Who.HUNTER, "/lists +Клин*"),
    by(Who.HUNTER, "/lists +Клин* Юг", "/lists +Клин* Восток", "/lists убрать Клин*"),
    by(Who.HUNTER, "/call Клин*"),
    by(Who.HUNTER, "/call Пять*; Шестой* Олег Ильич; директор; отказ", "!rec.mend"),
    by(Who.HUNTER, "/call Пять*", "Шестой* Олег Ильич"),
    by(Who.HUNTER, "/call Пруд*; Сом*; отказ"),
    by(Who.HUNTER, "/call Пруд*; Сом* Олег; отказ"),
    by(Who.HUNTER, "/call Пруд*; Сом* Олег; директор; перезвонить"),
    by(Who.HUNTER, "/batch", "встреча"),
    by(Who.HUNTER, "/batch", "встреча", "закончить"),
    by(Who.HUNTER, "/batch", "Новиков* Игорь Львович; закупки"),
    by(Who.HUNTER, "/path Башня*; отложить; 15.01"),
    by(Who.HUNTER, "/path Башня*; отложить"),
    by(Who.HUNTER, "/path Башня*; заказ; 2,5"),
    by(Who.HUNTER, "/today"),
    by(Who.HUNTER, "/import", file("clients.xlsx")),
    by(Who.HUNTER, "/absence 25.11-26.11 отпуск"),
]
OF_FARMER = [
    by(Who.FARMER, "/today"),
    by(Who.FARMER, "/contact Зима*; Седов* Олег Ильич; директор; обсудили договор"),
    by(Who.FARMER, "/client Нива*"),
    by(Who.FARMER, "/handover"),
    by(Who.FARMER, "/handover Нива*; Борис"),
    by(Who.FARMER, "/study Нива*"),
    by(Who.FARMER, "/study Нива*", "спасать"),
    by(Who.FARMER, "/study Нива*", "спасать", "!study.why"),
    by(Who.FARMER, "/study Нива*", "держать"),
    by(Who.FARMER, "/study Нива*", "!study.ans", "держать", "@2026-12-01T10:00:00+03:00", "/study Нива*"),
    by(Who.FARMER, "/map"),
    by(Who.FARMER, "/ledger", file("ledger.xlsx")),
    by(Who.FARMER, "/ledger", file("ledger.xlsx"), "!led.who"),
]
OF_HEAD = [
    by(Who.HEAD, "/client Ель*"),
    by(Who.HEAD, "/absence Борис"),
    by(Who.HEAD, "/absence 25.11-26.11 отпуск"),
    by(Who.HEAD, "/team Борис"),
    by(Who.HEAD, "/team Борис; уходит"),
    by(Who.HEAD, "/team Зоя"),
    by(Who.HEAD, "/team Борис; уходит; Егор", "!leave.do", "/team"),
    by(Who.HEAD, "/team Борис; уходит; Егор", "!leave.do", "/forgetme Борис"),
    by(Who.HEAD, "/team Борис; клиенты; Егор"),
    by(Who.HEAD, "/questions 9 если 8: цена"),
    by(Who.HEAD, "/questions 9 если 8: цена", "!q.if"),
    by(Who.HEAD, "/questions + Вопрос"),
    by(Who.HEAD, "/questions 5 убрать", "!q.home", "!q.gone"),
    by(Who.HEAD, "/questions 5 убрать", "!q.home", "!q.gone", "!q.at"),
    by(Who.HEAD, "/questions файл", file("questions.xlsx")),
    by(Who.HEAD, "/segments", "!segs.one-"),
    by(Who.HEAD, "/questions", "8", "!q.opts", "!q.opt"),
    by(Who.HEAD, "/timetable хантер", "!tt.day", "!tt.slot"),
    by(Who.HEAD, "/timetable хантер", "!tt.day", "!tt.add", "18:00-19:00"),
    by(Who.HEAD, SLOT),
    by(Who.HEAD, SLOT, "с понедельника"),
    by(Who.HEAD, SLOT, "сразу"),
    by(Who.HEAD, "/timetable хантер; вт 18:00-19:00"),
    by(Who.HEAD, "/summary прошлая"),
    by(Who.HEAD, "/summary закрыть 16.11", "/summary открыть 16.11", "/summary закрыть 16.11", "/summary 16.11"),
    by(Who.HEAD, "/norms хантер по данным"),
    by(Who.HEAD, "/norms Борис 40"),
    by(Who.HEAD, in_group("/start@polevik_bot", -5), in_group("/start@polevik_bot", -6)),
]
OPENINGS: list[Opening] = [*OF_HUNTER, *OF_FARMER, *OF_HEAD, by(Who.TRAINEE, "/meetings Осень*")]
MOMENTS = (
    *("2026-11-23T09:20", "2026-11-23T14:00", "2026-11-24T09:00", "2026-11-24T10:30", "2026-11-24T13:31"),
    *("2026-11-26T15:00", "2026-11-27T09:00", "2026-11-27T14:00", "2026-11-27T16:00", "2026-11-30T09:00"),
)
"""When the clock is looked at: slots, briefs, «Состоялась?», promises, the summary."""
OLD_BUTTONS: dict[str, tuple[Who, str]] = {
    "day.today": (Who.HUNTER, "day.today"),
    "join.name": (Who.HUNTER, "join.name"),
    "mydata.show": (Who.HUNTER, "mydata.show"),
    "study.next": (Who.FARMER, "study.next"),
    "study.more": (Who.FARMER, "study.more"),
    "contact.of": (Who.FARMER, "contact.of:{client}"),
    "norms.take": (Who.HEAD, "norms.take:hunter:20261130:48-12-9"),
    "path.page": (Who.HUNTER, "path.page:0"),
    "list.segs": (Who.HUNTER, "list.segs:2026-11-23"),
}
"""Those that no screen of this town shows: of older versions, of newcomers, or of teams that lived through more."""


def read(wanted: Errand) -> Any:
    """What the reader makes of a file that was sent here."""
    if wanted.kind == "questions_xlsx":
        return CHANGED_QUESTIONS
    name = str(wanted.data.get("name", ""))
    return SALES if name.startswith("ledger") else CONTACTS


CONTACTS = {"contacts": [[2, "Базаъъ", None, None, "", "", []]], "refusals": [], "rows": 1}
SALES = {
    "ledger": {
        "rows": 2,
        "sales": 2,
        "first_day": "2026-03-12",
        "last_day": "2026-03-12",
        "headings": {"client": "Клиент", "amount": "Сумма", "day": "Дата"},
        "skipped": {},
        "first": [],
        "currency": "",
        "order": "day_month",
        "order_told": "",
    },
    "buyers": [
        ["Ниваъъ", None, 1, 10000, 0, 0],
        ["Неведомыйъъ", None, 1, 5000, 1, 1],
        ["Нивааъъ", None, 1, 5000, 1, 1],
        ["Чужакъъ", None, 1, 5000, 1, 1],
    ],
    "parts": [
        '[["2026n1|","2026-03-12",10000,null,null,null,"1"]]',
        '[["2026n2|","2026-03-12",5000,null,null,null,"2"]]',
    ],
}
CHANGED_QUESTIONS = table_from(
    [replace(each, text=each.text and f"{each.text}!") for each in rows_of(table_of(default("ru")))]
)
