"""A trainee's first week: told to her, shown to the head, proposed when it is behind."""

from __future__ import annotations

from bot.store.tables import checks_done
from tests.chat.conftest import Team, found, join
from tests.chat.meetings import at
from tests.chat.test_handover import rows
from tests.chat.test_team import trainee
from tests.chat.town import Phone, Town

CALLS = 10


async def called(anna: Phone, count: int) -> None:
    for n in range(count):
        await anna.say(f"/call Клиент {n}; Котов Игорь; закупки; отказ")
        await anna.sees(f"Клиент {n}")


async def test_her_first_week_is_gone_through_and_she_becomes_a_hunter(team: Team) -> None:
    """Facts tick themselves; two steps are the head's; once complete the heads are told once, and promote."""
    place, head = team.town, team.head
    await head.say("/worksheet 1 Станки служат вдвое дольше")
    await head.sees()
    anna = await trainee(team)
    await anna.say("/today")
    await anna.sees("Первая неделя: 1 из 7. Дальше: рабочий лист прочитан")
    await anna.press("📄 Рабочий лист")
    await anna.sees("Станки служат вдвое дольше")
    await anna.say("/call Ромашка; Иванов Пётр Сергеевич; директор; встреча чт 11:00")
    await anna.sees("Ромашка")
    await head.say("/team Анна")
    await head.sees("Первая неделя: 4 из 7", "▫️ звонок отработан с коллегой, десять звонков (1), обучение пройдено")
    assert not any("Повысить" in label for label in (await head.sees("Анна Лис")).labels)
    for label in ("Отработка звонка", "Обучение"):
        await head.press(label)
    await head.sees("Первая неделя: 6 из 7", "▫️ десять звонков (1)")
    # Ticked by mistake, and ticked again.
    for mark in ("✅ Обучение", "▫️ Обучение"):
        await head.press(mark)
    await head.sees("Первая неделя: 6 из 7")
    await place.move_to(at(24, "09:00"))
    await anna.sees("Утренняя оперативка", "Первая неделя: 6 из 7. Дальше: десять звонков (1).")
    assert len((await anna.sees("Утренняя оперативка")).text.splitlines()) <= 12
    await called(anna, CALLS - 1)
    await anna.say("/today")
    assert "Первая неделя" not in (await anna.sees()).text
    await place.move_to(at(25, "09:00"))
    await head.sees("🎓 Анна Лис: первая неделя пройдена целиком")
    await place.move_to(at(26, "09:00"))
    assert sum("первая неделя пройдена" in each.text for each in await head.messages()) == 1
    await head.press("🎉 Повысить до хантера")
    await head.press("✅ Сделать хантером")
    await anna.sees("поздравляем с повышением")
    await anna.say("/today")
    assert "Первая неделя" not in (await anna.sees()).text


async def test_the_proposal_stands_on_the_card_where_the_heads_tick_was_the_last_step(quick_team: Team) -> None:
    """Then he is not told of it once more the next morning."""
    place, head, anna = quick_team.town, quick_team.head, await trainee(quick_team)
    await anna.say("/call Ромашка; Иванов Пётр Сергеевич; директор; встреча чт 11:00")
    await anna.sees("Ромашка")
    await called(anna, CALLS - 1)
    await head.say("/team Анна")
    for label in ("Отработка звонка", "Обучение"):
        await head.press(label)
    await head.sees("Первая неделя: 6 из 6")
    await head.sees_button("🎉 Повысить до хантера")
    await place.move_to(at(24, "09:00"))
    assert not any("первая неделя пройдена" in each.text for each in await head.messages())
    assert {row.item for row in await rows(place, checks_done)} == {"role_play", "training", "proposed"}


async def test_a_hunter_has_no_first_week(quick_team: Team) -> None:
    """It is a trainee's."""
    await quick_team.hunter.say("/today")
    assert "Первая неделя" not in (await quick_team.hunter.sees("23.11")).text
    await quick_team.head.say("/team Иван")
    assert "Первая неделя" not in (await quick_team.head.sees("Иван Орлов")).text


async def test_the_first_week_in_english(quick_place: Town) -> None:
    """The same, said in English."""
    head = await found(quick_place, "en")
    ann = await join(quick_place, head, 3, "Ann White", "trainee", "en")
    await ann.say("/today")
    await ann.sees("First week: 1 of 6. Next: first call")
    await head.say("/team Ann")
    await head.sees("First week: 1 of 6", "✅ first questions answered")
