"""The map of a base: the picture's words and numbers, its caption, the list behind a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.domain.base_map import BaseMap, Named, Quarter
from bot.domain.people import Member
from bot.screens.dates import show_day
from bot.screens.screen import Rows, Screen, button, column, grid
from bot.texts import Texts

PEOPLE_SHOWN = 20
LISTED = 10
MARKS = {Quarter.RESCUE: "🔴", Quarter.BOTH: "🟠", Quarter.DEVELOP: "🟢", Quarter.KEEP: "⚪\ufe0f"}


def picture(t: Texts, shown: BaseMap, whose: str, day: date) -> dict[str, Any]:
    """What the picture is drawn from: see bot/files/base_map_picture.py."""
    return {
        "title": t.plain("map-title", whose=whose, day=show_day(day, t)),
        "risk": t.plain("map-risk"),
        "growth": t.plain("map-growth"),
        "quarters": {str(quarter): _quarter(t, shown, quarter) for quarter in Quarter},
    }


def _quarter(t: Texts, shown: BaseMap, quarter: Quarter) -> dict[str, Any]:
    part = shown.parts[quarter]
    more = part.count - len(part.biggest)
    return {
        "title": _name(t, quarter),
        "count": part.count,
        "share": t.plain("map-share", percent=shown.share(quarter)) if shown.classed and part.count else "",
        "classes": [[str(each), count] for each, count in part.counts.items()] if shown.classed else [],
        "names": [[str(each.turnover_class) if shown.classed else "", each.name] for each in part.biggest],
        "more": t.plain("map-more", count=more) if more > 0 else "",
    }


def _name(t: Texts, quarter: Quarter) -> str:
    return t.plain("map-quarter", quarter=quarter)


def caption(t: Texts, shown: BaseMap, whose: str, left: int = 0) -> str:
    """`left`: of how many it is still reckoned how they stand."""
    lines = [t("map-caption", whose=whose, count=shown.count)]
    if left:
        lines.append(t("map-caption-left", count=left))
    return "\n".join(lines if shown.classed else [*lines, t("map-caption-no-ledger")])


def buttons(t: Texts, shown: BaseMap, whose_id: int, people: Sequence[Member]) -> Rows:
    """The quarters that have anybody; for the head, everybody who has a base. `whose_id`: 0, the team."""
    quarters = [
        button(f"{MARKS[each]} {_name(t, each)} · {part.count}", "map.list", each, whose_id)
        for each in Quarter
        if (part := shown.parts[each]).count
    ]
    others = [button(f"🗺 {one.name}", "map.of", one.id) for one in people[:PEOPLE_SHOWN] if one.id != whose_id]
    if whose_id and people:
        others.insert(0, button(f"🗺 {t.plain('map-team')}", "map.of", 0))
    return (*column(*quarters), *grid(others, 2))


def whom(t: Texts, people: Sequence[Member]) -> Screen:
    """The name that was typed is nobody's, or several people's."""
    rows = [button(f"🗺 {one.name}", "map.of", one.id) for one in people[:PEOPLE_SHOWN]]
    return Screen(t("map-whom"), column(*rows))


def quarter_list(
    t: Texts, quarter: Quarter, found: Sequence[Named], offset: int, shown: BaseMap, whose: tuple[int, str]
) -> Screen:
    """A screenful; each opens a client's card below."""
    whose_id, name = whose
    count = shown.parts[quarter].count
    if not found:
        return Screen(t("map-list-empty", quarter=_name(t, quarter), whose=name))
    marks = [f"{each.turnover_class} · " if shown.classed else "" for each in found]
    rows = [button(mark + each.name, "client.open", each.client_id) for mark, each in zip(marks, found, strict=True)]
    moves = []
    if offset:
        moves.append(button("◀️", "map.page", quarter, whose_id, max(0, offset - LISTED)))
    if offset + len(found) < count:
        moves.append(button("▶️", "map.page", quarter, whose_id, offset + LISTED))
    last = offset + len(found)
    text = t("map-list", quarter=_name(t, quarter), whose=name, first=offset + 1, last=last, count=count)
    return Screen(text, (*column(*rows), *((tuple(moves),) if moves else ())))
