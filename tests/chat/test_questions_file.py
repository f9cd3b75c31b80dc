"""The form as a file: out, edited in a spreadsheet, back, looked at, and only then accepted."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
import xlsxwriter

from bot.domain.questionnaire import AnswerType
from bot.domain.questionnaire_rules import asked
from bot.files.tables import read_table
from tests.chat.conftest import Team, found, join, kept_attachments
from tests.chat.test_questions import newest, versions
from tests.chat.town import Phone, Seen, Town

Sheet = list[list[str]]
SECTION, TEXT, TYPE, OPTIONS = 1, 2, 3, 4
NAME = "Анкета 2026-11-23.xlsx"


async def taken_out(head: Phone, command: str = "/questions файл") -> Sheet:
    """The form's first sheet, as the head opens it."""
    await head.say(command)
    message = await head.sees("/questions")
    document = message.raw["media"]
    async with head.town.http.get(f"{head.town.url}/sim/files/{document['file_id']}") as response:
        return read_table(await response.read(), document["file_name"], most_rows=500, most_columns=40)


def workbook(sheet: Sheet) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        for line, row in enumerate(sheet):
            page.write_row(line, 0, row)
    return content.getvalue()


async def send_back(head: Phone, content: bytes, *, name: str = NAME, caption: str = "") -> None:
    document = {"name": name, "content_base64": base64.b64encode(content).decode()}
    await head.send({"document": document | ({"caption": caption} if caption else {})})


def edited(sheet: Sheet) -> Sheet:
    """One question is reworded, one goes, one is new."""
    at = {row[TEXT]: number for number, row in enumerate(sheet) if len(row) > TEXT}
    changed = [list(row) for row in sheet]
    changed[at["Чем занимается компания?"]][TEXT] = "Ваше <дело>?"
    changed[at["Какая доля у основного поставщика?"]][TEXT:OPTIONS] = ["Есть ли склад?", "да/нет"]
    changed[at["Какая доля у основного поставщика?"]][OPTIONS:] = []
    return changed


async def offered(team: Team) -> Seen:
    sheet = await taken_out(team.head)
    await send_back(team.head, workbook(edited(sheet)))
    return await team.head.sees("Анкета из файла")


@pytest.mark.parametrize(
    ("language", "command", "same"), [("ru", "/questions файл", "всё как сейчас"), ("en", "/questions file", "already")]
)
async def test_the_file_comes_back_as_it_went(quick_place: Town, language: str, command: str, same: str) -> None:
    """With nothing edited there is nothing to accept."""
    head = await found(quick_place, language)
    sheet = await taken_out(head, command)
    assert len({row[0].partition(".")[0] for row in sheet[1:]}) == 27
    await send_back(head, workbook(sheet))
    await head.sees(same)
    assert len(await versions(quick_place)) == 1


async def test_what_would_change_is_shown_and_accepted_with_one_tap(team: Team) -> None:
    """Added, changed, removed; before the tap nothing is changed, after it everything, and it can be undone."""
    head = team.head
    card = await offered(team)
    before = await newest(team.town)
    for part in ("Добавится: 1", "· Есть ли склад?", "Изменится: 1", "· Ваше <дело>?", "Уберётся: 1", "· Какая доля"):
        assert part in card.text
    await head.press("✅ Принять")
    await head.sees("Анкета обновлена из файла", "27 вопросов")
    form = await newest(team.town)
    business, added, share = form.question("business"), form.numbered(6), form.question("share")
    assert business is not None
    assert added is not None
    assert share is not None
    assert (business.text, added.text, added.parts[0].type) == ("Ваше <дело>?", "Есть ли склад?", AnswerType.YES_NO)
    assert share.retired
    await head.press("Отменить последнее")
    await head.sees("Вернул как было")
    assert await newest(team.town) == before


async def test_what_was_begun_before_the_file_is_finished_as_it_was(quick_team: Team) -> None:
    """A file is an edit like any other."""
    ivan, head = quick_team.hunter, quick_team.head
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ дорого")
    await ivan.say("/form Ромашка")
    await ivan.sees("1. Кто на встрече?")
    await offered(quick_team)
    await head.press("✅ Принять")
    await head.sees("версия 2")
    old, new = await versions(quick_team.town)
    assert (old.questions[1].text, new.questions[1].text) == ("Чем занимается компания?", "Ваше <дело>?")


@pytest.mark.parametrize(
    ("typed", "answer", "accepted"), [("да", "обновлена из файла", True), ("нет", "Вопросы анкеты", False)]
)
async def test_it_is_accepted_or_left_by_typing(quick_team: Team, typed: str, answer: str, accepted: bool) -> None:
    """After a restart too; anything else is asked again."""
    head = quick_team.head
    await offered(quick_team)
    before = await newest(quick_team.town)
    await quick_team.town.restart()
    await head.say("может быть")
    await head.sees("Напишите «да» или «нет»")
    await head.say(typed)
    await head.sees(answer)
    assert (await newest(quick_team.town) != before) == accepted


async def test_problems_are_told_row_by_row_and_nothing_is_applied(quick_team: Team) -> None:
    """The good changes of the same file are not applied either; the mended file is."""
    head = quick_team.head
    sheet = await taken_out(head)
    bad = edited(sheet)
    at = {row[TEXT]: number for number, row in enumerate(bad) if len(row) > TEXT}
    bad[at["Давно ли с ними, почему выбрали их?"]][TEXT] = "длинно " * 40
    bad[at["Как проходит закупка?"]][OPTIONS] = "Договор"
    bad[at["Есть ли склад?"]][TYPE] = "как-нибудь"
    gone = at["Кто на встрече?"]
    before = await newest(quick_team.town)
    await send_back(head, workbook(bad[:gone] + bad[gone + 1 :]))
    said = (await head.sees("Файл не принят", "Исправьте 4 места")).text
    assert "Пропал вопрос «Кто на встрече?»" in said
    assert f"Строка {at['Давно ли с ними, почему выбрали их?']}, Вопрос: длиннее 200 знаков" in said
    assert f"Строка {at['Есть ли склад?']}, Тип ответа: не разобрал «как-нибудь»" in said
    assert f"Строка {at['Как проходит закупка?']}, Варианты: вариантов меньше 2" in said
    assert await versions(quick_team.town) == [before]
    await send_back(head, workbook(edited(sheet)))
    await head.sees("Добавится: 1")


NONE = (
    (b"%PDF-1.7 \x00\x01", "Файл не принят"),
    (b"   ", "Он пустой"),
    (b"PK\x03\x04 nothing", "Он повреждён"),
    ("Имя;Телефон\nИванов;123\n".encode(), "Не нашёл столбец «Вопрос»"),
    (b"x" * 2_100_000, "слишком большой"),
)


@pytest.mark.parametrize(("content", "why"), NONE)
async def test_a_file_that_is_none_is_refused_with_the_way_out(quick_team: Team, content: bytes, why: str) -> None:
    """The form stays as it is."""
    head = quick_team.head
    await head.say("/questions")
    await head.sees("27 вопросов")
    before = await versions(quick_team.town)
    await send_back(head, content, name="что-то.xlsx")
    await head.sees(why, "анкета прежняя")
    assert await versions(quick_team.town) == before


async def test_what_a_colleague_edited_meanwhile_is_not_overwritten(quick_team: Team) -> None:
    """The file was looked at against another form: a fresh one is needed."""
    olga = quick_team.head
    maria = await join(quick_team.town, olga, 3, "Мария Лис", "head")
    card = await offered(quick_team)
    await maria.say("/questions 3. Кто поставляет?")
    await maria.sees("3. Кто поставляет?")
    assert "Анкету тем временем изменили" in str(await olga.press_again(card, "Принять"))
    form = await newest(quick_team.town)
    assert form.questions[2].text == "Кто поставляет?"
    assert form.questions[1].text == "Чем занимается компания?"


async def test_only_the_last_file_can_be_accepted(quick_team: Team) -> None:
    """The button beneath an earlier one is out of date."""
    head = quick_team.head
    first = await offered(quick_team)
    sheet = await taken_out(head)
    await send_back(head, workbook([row for row in sheet if "Как проходит закупка?" not in row]))
    second = await head.sees("Уберётся: 1")
    assert "устарела" in str(await head.press_again(first, "Принять"))
    assert not await head.press_again(second, "Принять")
    await head.sees("26 вопросов")
    assert len(asked(await newest(quick_team.town))) == 26


async def test_a_captioned_file_is_taken_whatever_was_asked_last(quick_team: Team) -> None:
    """Days later, in the midst of something else: «/questions» under the file says what it is."""
    head = quick_team.head
    sheet = await taken_out(head)
    await head.say("/cancel")
    await head.sees("отменил")
    await send_back(head, workbook(edited(sheet)))
    await head.sees("Файл не принят")
    await send_back(head, workbook(edited(sheet)), caption="/questions")
    await head.sees("Добавится: 1")
    await head.press("✅ Принять")
    await head.sees("обновлена из файла")


async def test_a_managers_file_is_no_form(quick_team: Team) -> None:
    """With the caption it joins his record like any other file; the form stays."""
    sheet = await taken_out(quick_team.head)
    ivan = quick_team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ дорого")
    await ivan.sees("Засчитано")
    before = await versions(quick_team.town)
    await send_back(ivan, workbook(edited(sheet)), caption="/questions")
    await ivan.sees("Приложено к записи")
    assert len(await kept_attachments(quick_team.town)) == 1
    assert await versions(quick_team.town) == before
