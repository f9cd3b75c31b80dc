"""A client's path: where he stands, where he may go, what a move came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.board import Deal, Waiting
from bot.domain.clients import Client
from bot.domain.path import BLOCK_OF, TO_STAGE, Made, Move, PathStage, Place, Problem, Said, legal
from bot.domain.path_typed import MOST_DEAL
from bot.domain.sums import meanings
from bot.screens.dates import show_day, stamp
from bot.screens.money import money
from bot.screens.screen import Button, Rows, Screen, button, button_of, column, grid
from bot.screens.sums import either, in_unit
from bot.texts import Texts

LOST_REASONS = ("price", "competitor", "no_need", "no_budget", "silent")
AWAY_REASONS = ("budget", "season", "decision", "later")
AWAY_DAYS = (7, 14, 30, 90)
LISTED = 8
FARMERS_SHOWN = 3
_ORDER = list(PathStage)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a client stands, as his card and the screens of his path tell it."""

    deal: Deal | None
    existing: bool
    currency: str
    joined: str = ""
    """Who joined the closing."""
    why_away: str = ""
    """Why he is postponed, while he is."""
    may_move: bool = False
    """The reader may move him."""


def lines(t: Texts, shown: Standing) -> list[str]:
    """Nothing of who is in block 1, and was not postponed."""
    found = [_deal_line(t, shown.deal, shown)] if shown.deal else []
    if shown.joined:
        found.append(t("path-line-joined", who=shown.joined))
    if shown.why_away:
        found.append(t("path-line-away", reason=shown.why_away))
    return found


def _deal_line(t: Texts, deal: Deal, shown: Standing) -> str:
    day = show_day(deal.since, t)
    if deal.stage is PathStage.LOST:
        return t("path-line-lost", day=day, reason=deal.reason)
    stage, amount = t.plain("path-stage", stage=deal.stage), behind(deal.amount, shown.currency)
    if deal.stage is PathStage.PAID:
        return t("path-line-paid", day=day, amount=amount)
    if shown.existing:
        return t("path-line-existing", stage=stage.lower(), day=day, amount=amount)
    return t("path-line", block=BLOCK_OF[deal.stage], stage=stage, day=day, amount=amount)


def behind(amount: Decimal | None, currency: str) -> str:
    """` · 1 500 000 ₽`, plain; nothing where nobody said it."""
    return f" · {money(amount, currency)}" if amount else ""


def path_button(t: Texts, client_id: int) -> Button:
    return button(t.plain("button-path"), "path.open", client_id)


# -- where to


def opened(t: Texts, client: Client, place: Place, shown: Standing, seen: int) -> Screen:
    """Where he stands, and the legal moves from there."""
    where = lines(t, shown) or [t("path-no-deal" if place.existing else "path-cold")]
    text = [f"<b>{t('verbatim', text=client.name)}</b>", *where, t("path-next", example=t.plain("path-example"))]
    return Screen("\n".join(text), (*next_rows(t, client.id, place, seen), (_card(t, client.id),)))


def next_rows(t: Texts, client_id: int, place: Place, seen: int) -> Rows:
    """The legal moves. A button knows over which move it was made: pressed later, it does nothing."""
    stage = place.path.stage if place.path else None
    buttons = [button(_label(t, stage, move), "path.to", client_id, move, seen) for move in legal(place)]
    if stage is PathStage.PAID:
        buttons.insert(0, button(t.plain("button-path-whom"), "hand.begin", client_id))
    return grid(buttons, 2)


def _label(t: Texts, stage: PathStage | None, move: Move) -> str:
    to = TO_STAGE.get(move)
    if stage is not None and to is not None and stage is not PathStage.LOST and _ORDER.index(to) < _ORDER.index(stage):
        return t.plain("button-path-back", stage=t.plain("path-stage", stage=to).lower())
    return t.plain("button-path-move", move=move)


def _card(t: Texts, client_id: int) -> Button:
    return button(t.plain("form-client"), "client.show", client_id)


def _back(t: Texts, client_id: int) -> Button:
    return button(t.plain("button-back"), "path.open", client_id)


def which(t: Texts, found: Sequence[Client]) -> Screen:
    """Several clients may be meant."""
    return Screen(t("ask-client-which"), column(*(button(each.name, "path.pick", each.id) for each in found)))


@dataclass(frozen=True, slots=True)
class Choice:
    """A screenful of whom one may move: those with a deal, then whom one dealt with last."""

    found: Sequence[Deal | Waiting]
    currency: str
    offset: int = 0
    more: bool = False
    """Another one follows."""


def ask_client(t: Texts, choice: Choice) -> Screen:
    """Whom to move, and the line that names any other."""
    if not choice.found:
        return Screen(t("path-ask-nobody", example=t.plain("path-example")))
    moves = [button("◀️", "path.page", max(0, choice.offset - LISTED))] if choice.offset else []
    moves += [button("▶️", "path.page", choice.offset + LISTED)] if choice.more else []
    whom = [
        button_of(each.client, _standing(t, each, choice.currency), "path.open", each.client_id)
        for each in choice.found
    ]
    rows = (*column(*whom), tuple(moves)) if moves else column(*whom)
    return Screen(t("path-ask-client", example=t.plain("path-example")), rows)


def _standing(t: Texts, each: Deal | Waiting, currency: str) -> str:
    """` · договор · 1 500 000 ₽`, behind the client's name."""
    if isinstance(each, Waiting):
        return ""
    return f" · {t.plain('path-stage', stage=each.stage).lower()}{behind(each.amount, currency)}"


# -- what a move lacks


def ask_amount(t: Texts, client: Client, move: Move, seen: int) -> Screen:
    unknown = button(t.plain("button-path-no-amount"), "path.sum", client.id, move, seen)
    text = t("path-ask-amount", client=client.name, example=t.plain("path-amount-example"))
    return Screen(text, column(unknown, _back(t, client.id)))


def ask_unit(t: Texts, client: Client, said: Said, figure: str, seen: int, currency: str) -> Screen:
    """«2,5 — это 2,5 млн, 2,5 тыс. или 2,50 ₽?»: what was typed names no unit, and little as it stands."""
    assert said.amount is not None
    found = [(in_unit(t, figure, unit, total, currency), total) for unit, total in meanings(said.amount, MOST_DEAL)]
    buttons = [button(label, "path.unit", client.id, said.move, seen, f"{total:f}") for label, total in found]
    text = t("sum-ask", client=client.name, figure=figure, meanings=either(t, [label for label, _ in found]))
    return Screen(text, column(*buttons, _back(t, client.id)))


def ask_lost(t: Texts, client: Client, seen: int) -> Screen:
    reasons = [
        button(t.plain("path-lost-reason", reason=each), "path.lost", client.id, each, seen) for each in LOST_REASONS
    ]
    return Screen(t("path-ask-lost", client=client.name), (*grid(reasons, 2), (_back(t, client.id),)))


def ask_until(t: Texts, client: Client, today: date, seen: int) -> Screen:
    days = [today + timedelta(days=count) for count in AWAY_DAYS]
    buttons = [button(show_day(day, t), "path.until", client.id, stamp(day), seen) for day in days]
    text = t("path-ask-until", client=client.name, example=t.plain("path-until-example"))
    return Screen(text, (*grid(buttons, 2), (_back(t, client.id),)))


def refused(t: Texts, problem: Problem, client: str) -> str:
    return t.plain("path-problem", problem=problem, client=client, example=t.plain("path-example"))


# -- what it came to


@dataclass(frozen=True, slots=True)
class Moved:
    """A move that was just made."""

    made: Made
    client: Client
    place: Place
    """Where he stands since."""
    seen: int
    currency: str
    amount: Decimal | None = None
    """What the deal is about, also one that is over by this move."""
    told_heads: bool = False
    """He entered block 3."""
    farmers: Sequence[tuple[int, str]] = ()
    """Who may take him over, likely first."""
    meeting: str = ""
    """When he is met next, where that meeting may be in vain."""


def moved(t: Texts, shown: Moved) -> Screen:
    said, client = shown.made.said, shown.client
    text = [_came_to(t, shown)]
    if shown.told_heads:
        text.append(t("path-moved-closing"))
    if shown.meeting:
        text.append(t("path-meeting-stays", time=shown.meeting))
    rows: list[tuple[Button, ...]] = []
    if shown.place.path is not None and shown.place.path.stage is PathStage.PAID:
        text.append(t("path-give"))
        give = [
            button(t.plain("button-path-give", name=name), "hand.to", client.id, number)
            for number, name in shown.farmers[:FARMERS_SHOWN]
        ]
        rows += column(*give)
    if said.move is Move.POSTPONED and not said.reason:
        text.append(t("path-ask-away"))
        why = [
            button(t.plain("path-away-reason", reason=each), "path.why", shown.made.id, each) for each in AWAY_REASONS
        ]
        rows += grid(why, 2)
    elif said.move is Move.BACK or (shown.place.path is not None and said.move not in (Move.LOST, Move.POSTPONED)):
        rows += next_rows(t, client.id, shown.place, shown.seen)
    undo = button(t.plain("button-undo"), "path.undo", shown.made.id)
    return Screen("\n".join(text), (*rows, (undo, _card(t, client.id))))


def _came_to(t: Texts, shown: Moved) -> str:
    said, client = shown.made.said, shown.client.name
    path, amount = shown.place.path, behind(shown.amount, shown.currency)
    match said.move:
        case Move.LOST:
            return t("path-moved-lost" if path else "path-moved-lost-deal", client=client, reason=said.reason)
        case Move.POSTPONED if said.returns_on is not None:
            return t("path-moved-away", client=client, day=show_day(said.returns_on, t))
        case Move.BACK:
            stage = f" · {t.plain('path-stage', stage=path.stage).lower()}" if path else ""
            return t("path-moved-back", client=client, where=f"{stage}{amount if path else ''}")
        case Move.DONE:
            return t("path-moved-done", client=client)
        case Move.PAID:
            return t("path-moved-deal" if path is None else "path-moved-paid", client=client, amount=amount)
    return t("path-moved", client=client, move=t.plain("path-move", move=said.move), amount=amount)


def what(t: Texts, made: Made, currency: str) -> str:
    """`договор · 1 500 000 ₽`, `проигран: дорого`, plain: for who was not there."""
    said = made.said
    line = t.plain("path-move", move=said.move) + behind(said.amount, currency)
    if said.move is Move.POSTPONED and said.returns_on is not None:
        line += f" · {show_day(said.returns_on, t)}"
    return f"{line}: {said.reason}" if said.reason else line


def explained(t: Texts, made: Made, reason: str) -> Screen:
    day = show_day(made.said.returns_on, t) if made.said.returns_on else ""
    text = t("path-away-noted", client=made.client_name, day=day, reason=reason)
    undo = button(t.plain("button-undo"), "path.undo", made.id)
    return Screen(text, ((undo, _card(t, made.client_id)),))


def undone(t: Texts, made: Made) -> Screen:
    text = t("path-undone", client=made.client_name, move=t.plain("path-move", move=made.said.move))
    return Screen(text, ((path_button(t, made.client_id), _card(t, made.client_id)),))
