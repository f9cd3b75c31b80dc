"""The team's target segments, for the head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.segments import MOST, NAME_LIMIT, Action, Problem, Segment
from bot.screens.screen import Button, Screen, button, column, label_in
from bot.texts import Texts


def home(t: Texts, segments: Sequence[Segment], sizes: Mapping[int, int], done: str = "") -> Screen:
    """All of them, each opens; beneath, how to type."""
    add = t.plain("segments-example-add")
    lines = [done] if done else []
    if segments:
        rename, retire = t.plain("segments-example-rename"), t.plain("segments-example-retire")
        lines += [t("segments-title"), t("segments-hint", add=add, rename=rename, retire=retire)]
    else:
        lines.append(t("segments-empty", add=add))
    standing = [_button(t, each, sizes) for each in segments if not each.retired]
    retired = [_button(t, each, sizes) for each in segments if each.retired]
    return Screen("\n".join(lines), column(*standing, *retired))


def _button(t: Texts, segment: Segment, sizes: Mapping[int, int]) -> Button:
    if segment.retired:
        label = label_in(t, "button-segment-retired", "name", name=segment.name)
    else:
        count = shown_count(sizes.get(segment.id, 0), 1000)
        label = label_in(t, "button-segment-of", "name", name=segment.name, count=count)
    return button(label, "segs.one", segment.id)


def shown_count(count: int, most: int) -> str:
    """Counting stops at a bound."""
    return f"{count}+" if count >= most else str(count)


def card(t: Texts, segment: Segment, size: int, done: str = "") -> Screen:
    lines = [done] if done else []
    lines.append(t("segment-card", name=segment.name, count=shown_count(size, 1000)))
    if segment.retired:
        lines.append(t("segment-card-retired"))
        doing = [button(t.plain("button-segment-restore"), "segs.restore", segment.id)]
    else:
        doing = [
            button(t.plain("button-segment-rename"), "segs.rename", segment.id),
            button(t.plain("button-segment-retire"), "segs.retire", segment.id),
        ]
    return Screen("\n".join(lines), (tuple(doing), (button(t.plain("button-segments-back"), "segs.home"),)))


def ask_name(t: Texts, segment: Segment) -> Screen:
    back = button(t.plain("button-segments-back"), "segs.home")
    return Screen(t("segment-ask-name", name=segment.name), ((back,),))


def done(t: Texts, action: Action, name: str) -> str:
    return t("segment-done", change=action, name=name)


def problem(t: Texts, found: Problem, name: str) -> str:
    example = t.plain("segments-example-add")
    return t.plain("segment-problem", trouble=found, name=name, limit=NAME_LIMIT, most=MOST, example=example)
