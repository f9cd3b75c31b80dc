"""A client's questionnaires to read: as a page, as a list, as a file for his folder."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader

from bot.store.tables import forms
from tests.chat.conftest import Team, join
from tests.chat.form_scene import STORY, fill, kept_forms, met, rows, the_form, to_question
from tests.chat.town import Phone, Seen


async def filled(team: Team) -> Phone:
    ivan = team.hunter
    await met(ivan)
    await fill(ivan, STORY)
    return ivan


async def pdf_of(phone: Phone, count: int = 1) -> tuple[str, str]:
    """Wait until there are so many PDFs; the name and the text of the last."""

    def wanted(messages: list[dict[str, Any]]) -> Seen | None:
        sent = [each for each in messages if each["from"]["is_bot"] and (each.get("media") or {}).get("file_name")]
        return Seen(sent[-1]["message_id"], True, "", [], sent[-1]["media"]) if len(sent) == count else None

    media = (await phone._until(wanted, "a file")).raw
    async with phone.town.http.get(phone.town.url + media["url"]) as response:
        reader = PdfReader(io.BytesIO(await response.read()))
    return media["file_name"], "\n".join(page.extract_text() for page in reader.pages)


async def test_the_whole_form_is_a_page_section_by_section(quick_team: Team) -> None:
    """Only what was answered; who filled it and when."""
    ivan = await filled(quick_team)
    await ivan.press("Вся анкета")
    page = await ivan.sees("Ромашка · анкета 12 из 12", "пн 23.11, Иван Орлов")
    assert page.text.index("Карточка") < page.text.index("Текущая ситуация") < page.text.index("Итог")
    assert "Действующий клиент" not in page.text
    for line in (
        "Кто на встрече? — Иванов П. С., директор (решает)",
        "Сколько покупаете и как часто? — 200, ежемесячно",
        "Во что это обходится: деньги, простой, срывы? — не сказал",
        "Есть ли бюджет? — Утверждён, без суммы",
        "О чём и к какому дню договорились? — КП, чт 26.11.2026",
    ):
        assert line in page.text
    assert page.labels == ["📄 PDF", "📝 Продолжить", "👤 Клиент"]
    await ivan.press("Продолжить")
    await ivan.sees("анкета готова")
    await the_form(ivan)


async def test_the_head_reads_and_does_not_fill(quick_team: Team) -> None:
    """From the client's card: the page and the file, without a way to go on."""
    await filled(quick_team)
    olga = quick_team.head
    await olga.say("/client Ромашка")
    await olga.press("Анкета 12/12")
    page = await olga.sees("Ромашка · анкета 12 из 12")
    assert page.labels == ["📄 PDF", "👤 Клиент"]
    await olga.press("PDF")
    name, text = await pdf_of(olga)
    assert name == "Анкета Ромашка 2026-11-23.pdf"
    assert "Иван Орлов" in text
    await olga.say("/form Ромашка")
    await olga.sees("Анкету заполняют менеджеры", "/client")


async def test_the_file_holds_every_answer_in_cyrillic(quick_team: Team) -> None:
    """By the button and by the word; what a page would cut is whole."""
    ivan = await filled(quick_team)
    await to_question(ivan, 9)
    long = "Щебень & <гравий> пришли мокрыми. " * 29
    await ivan.say(long)
    await ivan.sees("✅ 9. ")
    await ivan.say("вся анкета")
    page = await ivan.sees("Ромашка · анкета 12 из 12")
    assert "Щебень & <гравий>" in page.text
    assert "…" in page.text
    await ivan.press("PDF")
    name, text = await pdf_of(ivan)
    assert name == "Анкета Ромашка 2026-11-23.pdf"
    flat = " ".join(text.split())
    for said in ("Анкета потребностей клиента", "Возим сами, поставщик Альфа", "Иванов П. С., директор (решает)"):
        assert said in flat
    assert flat.count("Щебень & <гравий>") == 29
    await ivan.say("pdf")
    await pdf_of(ivan, 2)


async def test_a_form_without_answers_is_an_empty_page(quick_team: Team) -> None:
    """It says so."""
    ivan = quick_team.hunter
    await met(ivan)
    await ivan.say("вся анкета")
    await ivan.sees("Ромашка · анкета 0 из 12", "Ответов пока нет")


async def test_a_client_whose_form_is_complete_shows_his_forms_before_a_new_one(quick_team: Team) -> None:
    """`/form Клиент`: to read, or to begin another; by a button or a word."""
    ivan = await filled(quick_team)
    await ivan.say("/form Ромашка")
    listed = await ivan.sees("Ромашка · анкет: 1")
    assert listed.labels == ["✅ пн 23.11 · 12/12", "➕ Новая анкета", "👤 Клиент"]
    await ivan.say("вся анкета")
    await ivan.sees("Ромашка · анкета 12 из 12", "Возим сами")
    await ivan.say("/form Ромашка; pdf")
    await pdf_of(ivan)
    assert len(await kept_forms(quick_team.town)) == 1
    await ivan.say("/form Ромашка")
    await ivan.sees("Ромашка · анкет: 1")
    await ivan.say("новая")
    await ivan.sees("анкета 0 из 12", "1. Кто на встрече?")
    assert len(await kept_forms(quick_team.town)) == 2


async def test_a_new_form_pressed_twice_is_one(quick_team: Team) -> None:
    """The second press goes on with the one that just began."""
    ivan = await filled(quick_team)
    await ivan.say("/form Ромашка")
    listed = await ivan.sees("Ромашка · анкет: 1")
    await ivan.press("Новая анкета")
    await ivan.sees("1. Кто на встрече?")
    await ivan.say("/form Ромашка; новая")
    await ivan.sees("1. Кто на встрече?")
    assert len(await kept_forms(quick_team.town)) == 2
    assert listed.message_id


async def test_forty_forms_are_turned_page_by_page(quick_team: Team) -> None:
    """The latest first; there and back again, each is opened by its button."""
    ivan = await filled(quick_team)
    [first] = await kept_forms(quick_team.town)
    more = [
        {name: value for name, value in first._mapping.items() if name != "id"} | {"record_id": None} for _ in range(42)
    ]
    await quick_team.town.polevik.database.transaction(lambda connection: connection.execute(forms.insert(), more))
    await ivan.say("/form Ромашка")
    await ivan.sees("Ромашка · анкеты 1–10 из 43")
    for first in (11, 21, 31, 41):
        await ivan.press("Старше")
        seen = await ivan.sees(f"анкеты {first}–{min(first + 9, 43)} из 43")
    assert "Старше ▶️" not in seen.labels
    assert len([label for label in seen.labels if "12/12" in label]) == 3
    for first in (31, 21, 11, 1):
        await ivan.press("Новее")
        seen = await ivan.sees(f"анкеты {first}–{first + 9} из 43")
    assert "◀️ Новее" not in seen.labels
    await ivan.press("12/12")
    await ivan.sees("Ромашка · анкета", "Иван Орлов")
    assert len(await rows(quick_team.town, forms)) == 43


async def test_a_client_is_found_by_letters_and_a_strange_one_is_said_in_a_sentence(quick_team: Team) -> None:
    """Of two alike one is chosen, by a tap or by his whole name."""
    ivan = quick_team.hunter
    for client in ("Ромашка-Юг", "Ромашка-Север"):
        await ivan.say(f"/call {client}; Котов Игорь Львович; директор; отказ")
        await ivan.sees("Засчитано")
    await ivan.say("/form Лютик")
    await ivan.sees("Не нашёл «Лютик»", "/meet")
    await ivan.say("ромаш")
    choice = await ivan.sees("")
    assert set(choice.labels) == {"Ромашка-Юг", "Ромашка-Север"}
    await ivan.say("Ромашка-Юг")
    await ivan.sees("Ромашка-Юг · анкета 0 из 12")
    await ivan.say("/form ромаш")
    await ivan.sees_button("Ромашка-Север")
    await ivan.press("Ромашка-Север")
    await ivan.sees("Ромашка-Север · анкета 0 из 12")


async def test_a_farmer_is_asked_three_questions_more(quick_team: Team) -> None:
    """Of an existing client; they are optional."""
    anna = await join(quick_team.town, quick_team.head, 3, "Анна Белова", role="farmer")
    await met(anna)
    await fill(anna, STORY)
    done = await the_form(anna)
    assert "➕ Ещё 15 вопросов по желанию" in done.labels
    await anna.say("27. 9, быстро отвечаете")
    await anna.sees("анкета готова", "✅ 27. 9, быстро отвечаете")
    await anna.say("вся анкета")
    await anna.sees("Действующий клиент", "9, быстро отвечаете")
