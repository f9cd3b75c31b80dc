"""The team's group: what a head sees of it, and the sentences said in it."""

from __future__ import annotations

from bot.domain.groups import Group
from bot.screens.screen import Screen, button, column, label_in
from bot.texts import Texts, texts


def state(t: Texts, group: Group | None, bot: str, done: str = "") -> Screen:
    """Which group it is, or how to bind one. `done`: what was done just now."""
    if group is None:
        text = t("group-none", link=f"https://t.me/{bot}?startgroup=team", bot=bot)
        return Screen(f"{done}\n{text}" if done else text)
    within = "none" if group.topic_id is None else "topic"
    text = t("group-bound", title=group.title, within=within, bot=bot)
    drop = button(t.plain("button-group-drop"), "group.drop", group.id)
    return Screen(f"{done}\n{text}" if done else text, column(drop))


def which(t: Texts, own: Group, offered: int, title: str) -> Screen:
    """`offered`: the row of the group called `title`."""
    take = button(label_in(t, "button-group-take", "title", title=title), "group.take", offered)
    keep = button(t.plain("button-group-keep"), "group.show")
    return Screen(t("group-ask", old=own.title, new=title), column(take, keep))


def here(group: Group, team: str) -> Screen:
    """Said in the group that is the team's from now on."""
    return Screen(texts(group.locale)("group-here", team=team))


def gone(group: Group) -> Screen:
    """Said in the group that is the team's no more."""
    return Screen(texts(group.locale)("group-gone"))
