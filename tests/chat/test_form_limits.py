"""As much of everything as there may be: sixty questions, five people and a sixth, forty forms, the longest answers."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader
from sqlalchemy import Connection

from bot.domain.questionnaire_json import answer_to_data
from bot.store.tables import answers, forms
from tests.chat.conftest import Team
from tests.chat.form_scene import is_form, kept_answers, kept_forms, nothing_was_refused, the_form, use_form
from tests.chat.town import Phone, Seen, Town
from tests.wide_form import answered, wide

CLIENT = "Ромашка & <Сыновья> " * 5
PEOPLE = "\n".join(f"Иванов{letter} Пётр Сергеевич; {'начальник <отдела> & ' * 3}; решает" for letter in "абвгд")


async def with_wide_form(team: Team, sections: int) -> Phone:
    """A meeting with a client of five decision makers, on a form of sixty required questions."""
    await use_form(team, wide(sections))
    ivan = team.hunter
    await ivan.say(f"/meet {CLIENT}; нет")
    await ivan.sees("анкета 0 из 60")
    await ivan.say(PEOPLE)
    await ivan.sees("анкета 1 из 60")
    return ivan


async def fill_in(place: Town) -> None:
    """The longest answer to every question that has none yet, and forty forms like this one."""
    [row] = await kept_forms(place)
    whole, known = answered(wide()), await kept_answers(place)

    def write(connection: Connection) -> None:
        copies = [{**row._mapping, "record_id": None} for _ in range(40)]
        for each in copies:
            del each["id"]
        ids = [
            row.id,
            *(connection.execute(forms.insert().values(each).returning(forms.c.id)).scalar_one() for each in copies),
        ]
        rows = [
            {
                "team_id": row.team_id,
                "form_id": form_id,
                "question": key,
                "value": answer_to_data(answer),
                "member_id": row.member_id,
                "answered_at": row.begun_at,
                "revision": 1,
                "earlier": [],
            }
            for form_id in ids
            for key, answer in whole.answers.items()
            if key not in known or form_id != row.id
        ]
        connection.execute(answers.insert(), rows)
        connection.execute(forms.update().values(answered=60, required=60))

    await place.polevik.database.transaction(write)


async def test_sixty_questions_of_every_type_are_asked_and_skipped_and_listed(quick_team: Team) -> None:
    """One after the other by a tap each, then all that is missing; the same message all the way."""
    ivan = await with_wide_form(quick_team, 20)
    seen, asked = await the_form(ivan), set[str]()
    while "Осталось" not in seen.text:
        asked.add(seen.text)
        await ivan.press("Позже")
        seen = await ivan.sees("анкета 1 из 60")
    assert len(asked) == 59
    assert "Осталось вопросов: 59" in seen.text
    assert "…и ещё 47" in seen.text
    assert (await the_form(ivan)).message_id == seen.message_id
    await nothing_was_refused(quick_team.town)


async def test_a_section_of_sixty_questions_is_turned_page_by_page(quick_team: Team) -> None:
    """Twenty a page; the last one opens its question."""
    ivan = await with_wide_form(quick_team, 1)
    await ivan.press("☰ Обзор")
    await ivan.press("00<")
    seen = await ivan.sees("по желанию")
    turned = [sum(". " in label for label in seen.labels)]
    while "▶️" in seen.labels:
        await ivan.press("▶️")
        seen = await ivan.sees("по желанию")
        turned.append(sum(". " in label for label in seen.labels))
    assert turned == [20, 20, 20]
    await ivan.press("60. ")
    await ivan.sees("\n60. ")
    await nothing_was_refused(quick_team.town)


async def test_the_longest_form_is_read_and_printed_and_taken_over(quick_team: Team) -> None:
    """Every page, the list of forty, the file, the client's card, and the offer of a section of sixty answers."""
    ivan = await with_wide_form(quick_team, 1)
    await fill_in(quick_team.town)
    await ivan.say("что осталось")
    await ivan.sees("анкета готова, 60 из 60")
    await ivan.press("Вся анкета")
    page, pages = await ivan.sees("анкета 60 из 60"), 1
    while "▶️" in page.labels:
        await ivan.press("▶️")
        page, pages = await ivan.sees("анкета 60 из 60"), pages + 1
    assert pages > 5
    await ivan.press("PDF")
    text = await _pdf(ivan)
    assert text.count("<b>&") > 2000
    assert "Анкета потребностей клиента" in text
    await ivan.say("/client Ромашка")
    await ivan.sees("Ивановд Пётр Сергеевич")
    await ivan.say("/form Ромашка")
    await ivan.sees("анкеты 1–10 из 41")
    await ivan.press("Новая анкета")
    await ivan.sees("анкета 0 из 60")
    await ivan.press("Ивановв")
    offered = await ivan.sees("как в прошлый раз?", "…и ещё ")
    assert is_form(offered)
    await ivan.press("Без изменений")
    await ivan.sees("без изменений")
    await nothing_was_refused(quick_team.town)


async def _pdf(phone: Phone) -> str:
    def wanted(messages: list[dict[str, Any]]) -> Seen | None:
        sent = [each for each in messages if (each.get("media") or {}).get("file_name")]
        return Seen(sent[-1]["message_id"], True, "", [], sent[-1]["media"]) if sent else None

    media = (await phone._until(wanted, "a file")).raw
    async with phone.town.http.get(phone.town.url + media["url"]) as response:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(await response.read())).pages)


async def test_a_thousand_characters_in_every_field_are_shown_and_kept(quick_team: Team) -> None:
    """Several of them in one message; both answers of a clash; the echo and the former answer."""
    ivan = await with_wide_form(quick_team, 20)
    words = ("<b>&amp;</i> " * 100)[:999] + "!"
    await ivan.say(f"2. {words}\n6. {words}")
    await ivan.sees("✅ 2. <b>&amp;", "анкета 3 из 60")
    await ivan.say("вопрос 2")
    await ivan.sees("Сейчас: <b>&amp;</i>", "…")
    assert (await kept_answers(quick_team.town))["supplier"] == {"values": [words]}
    await nothing_was_refused(quick_team.town)
