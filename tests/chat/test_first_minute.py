"""The first minute: a team is founded, a hunter invited, calls logged, the week moves."""

from __future__ import annotations

from tests.chat.conftest import Team


async def test_a_hunter_logs_a_call_in_one_line_and_sees_his_norm_move(team: Team) -> None:
    """One message records; the answer and the pinned week say what it counts for."""
    ivan = team.hunter
    await ivan.sees_pinned("Результативные звонки: 0/50")
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; отказ")
    await ivan.sees("Засчитано", "Результативные звонки: 1 из 50, осталось 49")
    await ivan.sees_pinned("Результативные звонки: 1/50")


async def test_a_call_to_a_known_client_takes_three_taps(team: Team) -> None:
    """Client, person, result: after that it is recorded and counted."""
    ivan = team.hunter
    await ivan.say("/call Ромашка; Иванов Пётр Сергеевич; директор; не дозвонился")
    await ivan.sees("Не засчитано: не дозвонились")
    await ivan.say("📞 Звонок")
    await ivan.sees("Кому звонили")
    ivan.taps = 0
    await ivan.press("Ромашка")
    await ivan.press("Иванов П. С.")
    await ivan.press("Отказ")
    await ivan.sees("Засчитано", "1 из 50")
    assert ivan.taps == 3
