"""Whose clients go to whom: what is moved, to whom, what came of it; and the same for who leaves."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.leaving import InHand
from bot.domain.people import Member
from bot.screens.screen import Screen, button, button_of, column, grid, label_in
from bot.screens.team import in_hand, role_word
from bot.texts import Texts

TAKERS_SHOWN = 12
SEGMENTS_SHOWN = 8
DEALS_SHOWN = 5
SPREAD = 0
"""In place of a colleague's id: everybody of those who fit best."""


def ask_part(
    t: Texts, whom: Member, count: int, segments: Sequence[tuple[int, str, int]], letters: Sequence[tuple[str, int]]
) -> Screen:
    """All, a segment's, or those of a letter."""
    everything = button(t.plain("move-all", count=count), "move.part", whom.id, "a", 0)
    by_segment = [
        button_of(name or t.plain("move-no-segment"), f" · {many}", "move.part", whom.id, "s", segment_id)
        for segment_id, name, many in segments[:SEGMENTS_SHOWN]
    ]
    by_letter = [button(f"{each.upper()} · {many}", "move.part", whom.id, "l", each) for each, many in letters]
    back = button(t.plain("button-back"), "team.of", whom.id)
    rows = (*column(everything), *grid(by_segment if len(segments) > 1 else [], 2), *grid(by_letter, 5), (back,))
    return Screen(t("move-what", name=whom.name, count=count), rows)


def ask_taker(
    t: Texts,
    whom: Member,
    takers: Sequence[Member],
    load: dict[int, int],
    spread: int,
    press: tuple[str, ...],
    said: str,
) -> Screen:
    """To whom. `spread`: among how many they may be spread; `press`: the button's name, and what stands before whom."""
    buttons = [
        button(
            label_in(t, "move-taker", "name", name=one.name, role=role_word(t, one.role), count=load.get(one.id, 0)),
            *press,
            one.id,
        )
        for one in takers[:TAKERS_SHOWN]
    ]
    every = [button(t.plain("move-spread", count=spread), *press, SPREAD)] if spread > 1 else []
    back = button(t.plain("button-back"), "team.of", whom.id)
    return Screen(said, column(*buttons, *every, back))


def ask_whom(t: Texts, whom: Member, count: int, what: str) -> str:
    return t("move-whom", name=whom.name, count=count, what=what)


def what(t: Texts, kind: str, name: str) -> str:
    """Which part, plain: «сегмент Опт»; of all of them, nothing."""
    return "" if kind == "a" else t.plain("move-part", part=kind, name=name)


def confirm(t: Texts, whom: Member, count: int, what: str, to: str, press: tuple[str | int, ...], warns: str) -> Screen:
    lines = [t("move-confirm", name=whom.name, count=count, what=what, to=to), t("move-goes-along")]
    lines += [warns] if warns else []
    name, *rest = press
    buttons = column(
        button(t.plain("button-move-do"), str(name), *rest), button(t.plain("button-back"), "team.of", whom.id)
    )
    return Screen("\n".join(lines), buttons)


def moved(t: Texts, name: str, got: Sequence[tuple[str, int]], meetings: int) -> str:
    shown = ", ".join(t.plain("move-got", name=each, count=count) for each, count in got if count)
    line = t("move-done", name=name, to=shown) if shown else t("move-nothing", name=name)
    return f"{line}\n{t('move-meetings', count=meetings)}" if meetings else line


def told_taker(
    t: Texts, by: str, whom: str, count: int, meetings: int, deals: Sequence[str], *, leaves: bool
) -> Screen:
    """`deals`: the clients among them who are in block 3, by name."""
    lines = [t("move-told-taker", by=by, name=whom, count=count, leaves="yes" if leaves else "no")]
    lines += [t("move-meetings", count=meetings)] if meetings else []
    more = [t.plain("summary-more", count=len(deals) - DEALS_SHOWN)] if len(deals) > DEALS_SHOWN else []
    lines += [t("move-told-deals", deals=", ".join([*deals[:DEALS_SHOWN], *more]))] if deals else []
    return Screen("\n".join([*lines, t("move-told-more")]))


def told_owner(t: Texts, by: str, got: Sequence[tuple[str, int]]) -> Screen:
    shown = ", ".join(t.plain("move-got", name=each, count=count) for each, count in got if count)
    return Screen(t("move-told-owner", by=by, to=shown))


def stopped(
    t: Texts,
    whom: str,
    by: str,
    got: Sequence[tuple[str, int]],
    left: int,
    press: tuple[str | int, ...],
    *,
    leaves: bool,
) -> Screen:
    """To the heads: a move that did not come to its end, how far it came, and the way on."""
    shown = ", ".join(t.plain("move-got", name=each, count=count) for each, count in got if count)
    lines = [
        t("move-stopped", name=whom, by=by, leaves="yes" if leaves else "no"),
        t("move-stopped-got", to=shown) if shown else t("move-stopped-nothing"),
        t("move-stopped-left", count=left),
    ]
    name, *rest = press
    go_on = [button(t.plain("button-go-on"), str(name), *rest)] if left or leaves else []
    return Screen("\n".join(lines), column(*go_on))


# -- leaving


def leaving(t: Texts, whom: Member, has: InHand) -> str:
    lines = [f"<b>{t('leave-title', name=whom.name)}</b>", *(in_hand(t, has) or [t("team-nothing-in-hand")])]
    return "\n".join([*lines, t("leave-whom") if has.clients else t("leave-nothing")])


def confirm_leaving(t: Texts, whom: Member, has: InHand, to: str, taker: int) -> Screen:
    lines = [f"<b>{t('leave-title', name=whom.name)}</b>", *in_hand(t, has)]
    lines += [t("leave-to", to=to)] if to else []
    lines.append(t("leave-sure"))
    do = button(label_in(t, "button-leave-do", "name", name=whom.name), "leave.do", whom.id, taker)
    return Screen("\n".join(lines), column(do, button(t.plain("button-back"), "team.of", whom.id)))


def left(t: Texts, whom: Member, moved_line: str) -> Screen:
    lines = [t("leave-done", name=whom.name)]
    return Screen(
        "\n".join([*lines, *([moved_line] if moved_line else [])]),
        column(button(t.plain("button-team"), "team.list", 0)),
    )


def farewell(t: Texts, team: str) -> Screen:
    """To who leaves: his keyboard goes with it."""
    return Screen(t("leave-told", team=team), menu=())
