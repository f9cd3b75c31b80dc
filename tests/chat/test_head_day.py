"""A head has no timetable, but he has a day: what he joined, who is away, what waits for him, the planning."""

from __future__ import annotations

from tests.chat.conftest import Team
from tests.chat.town import Seen

MET = "/meet Ромашка; Иванов Пётр Сергеевич; директор"
LOOKS = ["👥 Команда", "📊 Неделя", "📈 Сводка"]


async def _day(team: Team, *pieces: str) -> Seen:
    await team.head.say("/today")
    return await team.head.sees(*pieces)


async def test_a_heads_day_says_what_waits_for_him(team: Team) -> None:
    """Nothing at first, and where to look; a closing without a head, which he joins by a tap; then its meeting."""
    ivan, head = team.hunter, team.head
    shown = await _day(team, "пн 23.11", "Встреч с вами, отсутствий и закрытий без руководителя сегодня нет")
    assert shown.labels == LOOKS
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано")
    for stage in ("переговоры", "договор"):
        await ivan.say(f"/path Ромашка; {stage}; 1 млн" if stage == "договор" else f"/path Ромашка; {stage}")
        await ivan.sees("✅ Ромашка:", stage)
    await ivan.say("/absence болезнь сегодня")
    await ivan.sees("болезнь")
    shown = await _day(team, "Отсутствуют: Иван Орлов (болезнь)", "Подключитесь?")
    assert shown.labels == ["🙋 Подключаюсь: Ромашка", *LOOKS]
    await head.press("🙋 Подключаюсь: Ромашка")
    await head.sees("Ромашка", "Вы подключились")
    await ivan.say("/book Ромашка; Иванов Пётр Сергеевич; пн 17:00")
    await ivan.sees("17:00")
    shown = await _day(team, "Встречи по закрытиям, где вы подключены: 1")
    assert "Подключитесь?" not in shown.text
    assert shown.labels == ["📅 17:00 Ромашка", *LOOKS]


async def test_the_looks_of_a_heads_day_lead_to_the_team_the_week_and_the_summary(quick_team: Team) -> None:
    """And on the day of the planning its hour stands first."""
    head = quick_team.head
    await quick_team.town.move_to("2026-11-27T10:00:00+03:00")
    await _day(quick_team, "пт 27.11", "17:00 Еженедельная планёрка")
    await head.press("📊 Неделя")
    await head.sees("Неделя", "Иван Орлов")
    await _day(quick_team, "пт 27.11")
    await head.press("📈 Сводка")
    await head.sees("Отдел продаж · 23.11–29.11", "Хантеры (1)")
    await _day(quick_team, "пт 27.11")
    await head.press("👥 Команда")
    await head.sees("Иван Орлов")


async def test_a_head_whose_team_works_is_not_told_to_invite_the_first_one(quick_team: Team) -> None:
    """/start again says where the week and the people are."""
    await quick_team.head.say("/start")
    seen = await quick_team.head.sees("Как идёт неделя: «📈 Сводка»")
    assert "первого менеджера" not in seen.text
