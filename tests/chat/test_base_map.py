"""`/map`: a farmer's base as a picture, the clients behind its quarters; the head's team."""

from __future__ import annotations

import io

from PIL import Image

from tests.chat.conftest import Team, found
from tests.chat.farming import english, farmer
from tests.chat.meetings import content, sees_media
from tests.chat.studying import GROWING, SILENT, STEADY, base
from tests.chat.town import Town


async def test_a_farmer_sees_her_base_and_goes_to_a_card_in_three_taps(team: Team) -> None:
    """The picture, the quarter, the client; the picture stays."""
    vera = await farmer(team)
    await base(vera, Ромашка=(SILENT, 1000), Гранит=(GROWING, 900), Луч=(STEADY, 500))
    await vera.say("/map")
    shown = await sees_media(vera, "photo")
    assert "Вера Фомина: 3 действующих клиента" in str(shown.raw["caption"])
    assert [label for label in shown.labels if "🗺" in label] == []
    assert sum(int(label.rpartition(" · ")[2]) for label in shown.labels) == 3
    picture = Image.open(io.BytesIO(await content(vera, shown)))
    assert picture.width == 1000
    vera.taps = 0
    await vera.press("🟢 Развивать · 1")
    await vera.sees("Развивать · Вера Фомина: 1–1 из 1")
    await vera.press("A · Гранит")
    await vera.sees("Гранит", "ведёт Вера Фомина")
    assert vera.taps == 2
    print("taps from the map to a card:", vera.taps)


async def test_the_head_sees_the_team_and_each_farmer(quick_team: Team) -> None:
    """By buttons and by a name."""
    vera, head = await farmer(quick_team), quick_team.head
    lena = await farmer(quick_team, 4, "Лена Котова")
    await head.say("/map")
    await head.sees("Карта пуста: действующих клиентов в команде пока нет")
    await base(vera, Ромашка=(SILENT, 1000))
    await base(lena, Луч=(STEADY, 500), Гранит=(STEADY, 400))
    await head.say("/map")
    team = await sees_media(head, "photo")
    assert "вся команда: 3 действующих клиента" in str(team.raw["caption"])
    assert team.labels[-2:] == ["🗺 Вера Фомина", "🗺 Лена Котова"]
    await head.press("🗺 Лена Котова")
    one = await sees_media(head, "photo", 2)
    assert "Лена Котова: 2 действующих клиента" in str(one.raw["caption"])
    assert "🗺 вся команда" in one.labels
    await head.say("/map Вера")
    assert "Вера Фомина: 1 действующий клиент." in str((await sees_media(head, "photo", 3)).raw["caption"])
    await head.say("/map Игорь")
    assert (await head.sees("Чью карту показать?")).labels == ["🗺 Вера Фомина", "🗺 Лена Котова"]


async def test_a_long_quarter_is_turned_over(quick_team: Team) -> None:
    """In place, ten at a time; without a ledger no classes are told."""
    vera = await farmer(quick_team)
    await base(vera, **{f"Клиент{n:02}": ((), 0) for n in range(23)})
    await vera.say("/map")
    shown = await sees_media(vera, "photo")
    assert shown.labels == ["⚪\ufe0f Держать · 23"]
    await vera.press("⚪\ufe0f Держать")
    first = await vera.sees("1–10 из 23")
    assert first.labels[0].startswith(("Клиент", "C · "))
    await quick_team.town.restart()
    await vera.press("▶️")
    await vera.sees("11–20 из 23")
    await vera.press("▶️")
    last = await vera.sees("21–23 из 23")
    assert len(last.labels) == 4
    await vera.press("◀️")
    await vera.sees("11–20 из 23")


async def test_who_has_no_base_is_told_how_to_get_one_and_a_hunter_is_refused(quick_team: Team) -> None:
    """Never an empty picture."""
    vera = await farmer(quick_team)
    await vera.say("/map")
    await vera.sees("Карта пуста: Вера Фомина пока не ведёт действующих клиентов", "/ledger")
    await quick_team.hunter.say("/map")
    await quick_team.hunter.sees("Карту базы смотрят менеджеры по развитию и руководитель")


async def test_a_map_in_english(quick_place: Town) -> None:
    """The same, in her words."""
    head = await found(quick_place, "en")
    ann = await english(quick_place, head)
    await base(ann, Acme=(GROWING, 1000))
    await ann.say("/map")
    shown = await sees_media(ann, "photo")
    assert "Ann White: 1 existing client." in str(shown.raw["caption"])
    await ann.press("🟢 Develop · 1")
    await ann.sees("Develop · Ann White: 1–1 of 1")
