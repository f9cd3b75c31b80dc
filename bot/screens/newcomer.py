"""A trainee's first week: a line for him, a proposal for his heads."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.newcomer import Item, Path
from bot.domain.people import Member, Role
from bot.screens.screen import Screen, button, column
from bot.texts import Texts


def path_line(t: Texts, path: Path | None) -> list[str]:
    """«Первая неделя: 4 из 7 · дальше: десять звонков»; nothing once it is behind him."""
    if path is None or path.is_complete:
        return []
    ahead = t.plain("newcomer-item", item=path.ahead[0], calls=path.calls)
    return [t("newcomer-line", done=len(path.done), count=path.count, ahead=ahead)]


def with_path(t: Texts, screen: Screen, path: Path | None) -> Screen:
    """A trainee's day, with the step that is next; the worksheet can be opened right there."""
    lines = path_line(t, path)
    if not lines or path is None:
        return screen
    sheet = ((button(t.plain("button-team-worksheet"), "work.show"),),) if Item.WORKSHEET in path.ahead else ()
    return replace(screen, text="\n".join([screen.text, "", *lines]), buttons=(*screen.buttons, *sheet))


def proposed(t: Texts, whom: Member) -> Screen:
    return Screen(
        t("newcomer-proposed", name=whom.name),
        column(
            button(t.plain("button-promote"), "team.role_to", whom.id, Role.HUNTER),
            button(t.plain("button-team-card", name=whom.name), "team.of", whom.id),
        ),
    )
