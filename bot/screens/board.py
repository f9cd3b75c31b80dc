"""The board: blocks with counts and sums, and a screenful of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.board import COUNTED, Board, Column, Deal, Order, Pile, Waiting
from bot.domain.path import CLOSING, TALKS
from bot.screens.dates import show_day
from bot.screens.money import money
from bot.screens.path import behind
from bot.screens.screen import Button, Rows, Screen, button, button_of, column, grid
from bot.texts import Texts

LISTED = 8
PEOPLE_SHOWN = 20
REASONS_SHOWN = 3


def overview(
    t: Texts,
    board: Board,
    whose: tuple[int, str],
    currency: str,
    people: Sequence[tuple[int, str, int]],
    *,
    hunts: bool,
) -> Screen:
    """`whose`: 0 and «the whole team», or a member. `people`: for who leads the team, those with clients in blocks 2
    and 3, and how many. `hunts`: there is cold work to show."""
    whose_id, name = whose
    piles = {Column.CLOSING: board.pile(CLOSING), Column.TALKS: board.pile(TALKS)}
    lines = [t("board-title", whose=name) + paid_line(t, board.paid, currency)]
    lines += [_sum(t, each, pile, currency) for each, pile in piles.items()]
    shown = [each for each, pile in piles.items() if pile.count]
    if hunts:
        lines.append(t("board-cold", column=_name(t, Column.COLD), count=_many(t, board.cold), meetings=board.meetings))
        shown += [Column.COLD] if board.cold else []
    if board.postponed:
        lines.append(t("board-postponed", column=_name(t, Column.POSTPONED), count=_many(t, board.postponed)))
        shown.append(Column.POSTPONED)
    if board.lost:
        lines.append(_lost(t, board))
        shown.append(Column.LOST)
    if not shown:
        lines.append(t("board-empty", example=t.plain("path-example")))
    opens = [button(_name(t, each), "board.list", each, whose_id, _first_order(each), 0) for each in shown]
    return Screen("\n".join(lines), (*grid(opens, 2), *grid(_others(t, whose_id, people), 2)))


def paid_line(t: Texts, paid: Pile, currency: str) -> str:
    """` · 💰 за неделю: 2 · 1 500 000 ₽`; nothing where nothing came in."""
    return t("board-paid", count=paid.count, amount=behind(paid.amount, currency)) if paid.count else ""


def _name(t: Texts, each: Column) -> str:
    return t.plain("board-block", column=each)


def _first_order(each: Column) -> Order:
    return Order.AMOUNT if each in (Column.CLOSING, Column.TALKS) else Order.LATEST


def _sum(t: Texts, each: Column, pile: Pile, currency: str) -> str:
    amount = behind(pile.amount, currency)
    if pile.count and pile.unknown:
        amount += t.plain("board-unknown", count=pile.unknown)
    return t("board-sum", column=_name(t, each), count=pile.count, amount=amount)


def _many(t: Texts, count: int) -> str:
    return t.plain("board-more", count=count - 1) if count >= COUNTED else str(count)


def _lost(t: Texts, board: Board) -> str:
    named = ", ".join(f"{reason} {count}" for reason, count in board.reasons[:REASONS_SHOWN] if reason)
    return t("board-lost", column=_name(t, Column.LOST), count=board.lost, reasons=f" · {named}" if named else "")


def _others(t: Texts, whose_id: int, people: Sequence[tuple[int, str, int]]) -> list[Button]:
    others = [
        button_of(name, f" · {count}", "board.of", number)
        for number, name, count in people[:PEOPLE_SHOWN]
        if number != whose_id
    ]
    return [button(f"🗂 {t.plain('board-team')}", "board.of", 0), *others] if whose_id and people else others


def whom(t: Texts, people: Sequence[tuple[int, str]]) -> Screen:
    """The name that was typed is nobody's, or several people's."""
    return Screen(
        t("board-whom"), column(*(button(name, "board.of", number) for number, name in people[:PEOPLE_SHOWN]))
    )


@dataclass(frozen=True, slots=True)
class Page:
    """Which screenful it is."""

    column: Column
    whose_id: int
    whose: str
    order: Order
    offset: int
    more: bool
    """Another one follows."""


def deals(t: Texts, page: Page, found: Sequence[Deal], names: Mapping[int, str], currency: str, today: date) -> Screen:
    """A block by sum or by age; whose each is, where it is not one person's board."""
    said = []
    for each in found:
        age = t.plain("board-days", count=max(0, (today - each.since).days))
        amount = money(each.amount, currency) if each.amount else ""
        stage = t.plain("path-stage", stage=each.stage).lower() if page.column is Column.CLOSING else ""
        reason = each.reason if page.column is Column.LOST else ""
        joined = f"🙋 {names.get(each.joined_by, '')}" if each.joined_by else ""
        said.append([amount, stage, reason, age, _owner(page, each.member_id, names), joined])
    return _list(t, page, [(each.client_id, each.client) for each in found], said)


def waiting(t: Texts, page: Page, found: Sequence[Waiting], names: Mapping[int, str], currency: str) -> Screen:
    """Cold work by the last contact, postponed ones by the day they come back on, with the sum and the reason."""
    key = "board-touched" if page.column is Column.COLD else "board-back-on"
    said = [
        [
            money(each.amount, currency) if each.amount else "",
            t.plain(key, day=show_day(each.day, t)),
            each.reason,
            _owner(page, each.member_id, names),
        ]
        for each in found
    ]
    return _list(t, page, [(each.client_id, each.client) for each in found], said)


def _owner(page: Page, member_id: int, names: Mapping[int, str]) -> str:
    return "" if page.whose_id else names.get(member_id, "")


def _list(t: Texts, page: Page, clients: Sequence[tuple[int, str]], said: Sequence[Sequence[str]]) -> Screen:
    head = _head(t, page, len(clients))
    lines = [
        t("board-line", number=page.offset + place, client=name, what=" · ".join(filter(None, what)))
        for place, ((_, name), what) in enumerate(zip(clients, said, strict=True), start=1)
    ]
    opens = [
        button(f"{page.offset + place}. {name}", "client.open", number)
        for place, (number, name) in enumerate(clients, start=1)
    ]
    return Screen("\n".join([head, *lines]), (*grid(opens, 2), *_moves(t, page)))


def _head(t: Texts, page: Page, shown: int) -> str:
    column = _name(t, page.column)
    if not shown:
        return t("board-list-empty", column=column, whose=page.whose)
    first, last = page.offset + 1, page.offset + shown
    return t("board-list", column=column, whose=page.whose, first=first, last=last)


def _moves(t: Texts, page: Page) -> Rows:
    def to(label: str, order: Order, offset: int) -> Button:
        return button(label, "board.page", page.column, page.whose_id, order, offset)

    moves = [to("◀️", page.order, max(0, page.offset - LISTED))] if page.offset else []
    moves += [to("▶️", page.order, page.offset + LISTED)] if page.more else []
    rows: Rows = (tuple(moves),) if moves else ()
    last = [button(t.plain("button-board"), "board.back", page.whose_id)]
    if page.order is Order.AMOUNT:
        last.insert(0, to(t.plain("button-board-age"), Order.AGE, 0))
    elif page.order is Order.AGE:
        last.insert(0, to(t.plain("button-board-amount"), Order.AMOUNT, 0))
    return (*rows, tuple(last))
