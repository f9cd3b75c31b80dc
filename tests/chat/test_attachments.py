"""What is sent right after a record belongs to it: notes, voice, photos, files, places, contacts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat.conftest import Team, hand_over, kept_attachments, kept_records

LINE = "/call Ромашка; Иванов Пётр; директор; отказ: дорого"
SENT: list[tuple[str, dict[str, Any]]] = [
    ("voice", {"voice": {"duration": 7}}),
    ("photo", {"photo": True}),
    ("document", {"document": {"name": "прайс.pdf", "content_base64": "JVBERg=="}}),
    ("location", {"location": {"latitude": 55.75, "longitude": 37.62}}),
    ("contact", {"contact": {"phone_number": "+79990000000", "first_name": "Пётр", "last_name": "Иванов"}}),
]


@pytest.mark.exact("each answer reads like the one before, and may come twice")
async def test_what_is_sent_right_after_a_record_is_attached_to_it(team: Team) -> None:
    """Each kind is kept with what Telegram needs to show it again."""
    ivan = team.hunter
    await ivan.say("/call Север; Котов Игорь; директор; отказ: дорого")
    await ivan.sees("1 из 50")
    await ivan.say(LINE)
    await ivan.sees("2 из 50")
    for _, body in SENT:
        await ivan.send(body)
        await ivan.sees("Приложено к записи: Ромашка — Иванов П.: отказ")
    rows = await kept_attachments(team.town)
    records = await kept_records(team.town)
    assert [row.kind for row in rows] == [kind for kind, _ in SENT]
    assert {row.record_id for row in rows} == {records[-1].id}
    content = {row.kind: row.content for row in rows}
    assert content["document"]["name"] == "прайс.pdf"
    assert content["location"] == {"latitude": 55.75, "longitude": 37.62}
    assert content["contact"]["phone"] == "+79990000000"
    assert all(content[kind]["file_id"] for kind in ("voice", "photo", "document"))


OF_A_RECORD = [(kind, body) for kind, body in SENT if kind != "contact"]
"""A contact that belongs to no record may be a new client: see test_import.py."""


@pytest.mark.parametrize("body", [body for _, body in OF_A_RECORD], ids=[kind for kind, _ in OF_A_RECORD])
async def test_without_a_record_a_sentence_says_what_to_do(quick_team: Team, body: dict[str, Any]) -> None:
    """Nothing is kept in the wrong place."""
    await quick_team.hunter.send(body)
    await quick_team.hunter.sees("Не к чему приложить", "/call")
    assert not await kept_attachments(quick_team.town)


async def test_a_caption_becomes_a_note(quick_team: Team) -> None:
    """With its picture."""
    ivan = quick_team.hunter
    await ivan.say(LINE)
    await ivan.sees("Засчитано")
    await ivan.send({"photo": {"caption": "визитка <b>директора</b>"}})
    await ivan.sees("Приложено")
    assert (await kept_records(quick_team.town))[-1].note == "визитка <b>директора</b>"


async def test_a_text_right_after_is_a_note_and_several_gather(quick_team: Team) -> None:
    """A second note does not overwrite the first."""
    ivan = quick_team.hunter
    await ivan.say(LINE)
    await ivan.sees("Засчитано")
    for note in ("просил прайс", "зайти после обеда & позвонить"):
        await ivan.say(note)
        await ivan.sees("Заметка сохранена: Ромашка — Иванов П.: отказ")
    assert (await kept_records(quick_team.town))[-1].note == "просил прайс; зайти после обеда & позвонить"


async def test_after_fifteen_minutes_nothing_is_added_to_the_record(quick_team: Team) -> None:
    """A text is read anew, a photo is told that there is nothing to attach it to."""
    ivan = quick_team.hunter
    await ivan.say(LINE)
    await ivan.sees("Засчитано")
    await quick_team.town.move_to("2026-11-23T10:15:01+03:00")
    await ivan.say("ромашка")
    await ivan.sees("Это клиент «Ромашка»?")
    await ivan.say("неделя")
    await ivan.sees("Не понял", "/week")
    await ivan.send({"photo": True})
    await ivan.sees("Не к чему приложить")
    assert (await kept_records(quick_team.town))[-1].note is None


async def test_a_sticker_is_answered_with_what_can_be_sent(quick_team: Team) -> None:
    """Before a record and after one."""
    ivan = quick_team.hunter
    sticker = {
        "sticker": {
            "file_id": "s",
            "file_unique_id": "u",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
        }
    }
    await hand_over(ivan, sticker)
    await ivan.sees("Такое я не умею прикладывать")
    await ivan.say(LINE)
    await ivan.sees("Засчитано")
    await hand_over(ivan, sticker)
    await ivan.sees("Такое я не умею прикладывать")
