"""What a team's norms are, whose differ, and the number of one of them on its way to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.funnel import Stage
from bot.domain.norms import MOST, Norms, SetNorm, Whose, next_monday, settable, this_monday
from bot.domain.norms_typed import Wish, Word, said_of, stage_meant, value_of
from bot.domain.people import Member, Role
from bot.screens.dates import show_day, stamp
from bot.screens.screen import Button, Rows, Screen, button, column, grid
from bot.texts import Texts

PEOPLE_SHOWN = 8
NAMED = 5
"""People with norms of their own that are called by name."""
STEPS = (-5, -1, 1, 5)
ROLES = (Role.HUNTER, Role.TRAINEE, Role.FARMER)


@dataclass(frozen=True, slots=True)
class View:
    """The norms as they are looked at on a day."""

    norms: Norms
    today: date

    @property
    def monday(self) -> date:
        return this_monday(self.today)


@dataclass(frozen=True, slots=True)
class About:
    """Whose norms are shown, and what these people are called."""

    whose: Whose
    name: str = ""

    @property
    def tag(self) -> str:
        """As buttons carry it."""
        return str(self.whose.member_id or self.whose.role)


def carried(wish: int | Wish | None) -> str:
    """As buttons carry it."""
    return "" if wish is None else wish.value if isinstance(wish, Wish) else str(wish)


@dataclass(frozen=True, slots=True)
class Pending:
    """What was said of a norm before it is clear whose it is, or which."""

    words: frozenset[Word] = frozenset()
    wish: int | Wish | None = None
    day: date | None = None

    def as_data(self) -> dict[str, Any]:
        """As the open question keeps it."""
        return {"words": sorted(self.words), "value": carried(self.wish), "day": stamp(self.day) if self.day else ""}

    def button(self, label: str, about: About, stage: Stage | None = None) -> Button:
        """Whoever is chosen, what was said goes on."""
        meant = stage or stage_meant(self.words, about.whose.role)
        known = meant if meant in settable(about.whose.role) else ""
        return button(label, "norms.said", about.tag, known, carried(self.wish), stamp(self.day) if self.day else "")


def listing(t: Texts, view: View, own: Sequence[Member], first: str = "") -> Screen:
    """Every role's norms in a line."""
    lines = [*filter(None, [first]), f"<b>{t('norms-title')}</b>"]
    lines += [f"{t('invite-role', role=role)}: {_short(t, view.norms.of(Whose(role), view.monday))}" for role in ROLES]
    lines += _named(t, own)
    lines.append(t("norms-hint", example=t.plain("norms-example")))
    roles = [button(t.plain("invite-role", role=role), "norms.of", role) for role in ROLES]
    return Screen("\n".join(lines), (tuple(roles), (button(t.plain("button-norms-people"), "norms.people", 0),)))


def _short(t: Texts, norms: Mapping[Stage, int | None]) -> str:
    return " · ".join(t.plain("standup-stage", stage=stage, count=norm) for stage, norm in norms.items() if norm)


def _named(t: Texts, own: Sequence[Member]) -> list[str]:
    if not own:
        return []
    names = ", ".join(one.name for one in own[:NAMED])
    return [t("norms-own", names=names, more=max(0, len(own) - NAMED))]


def whose(t: Texts, view: View, about: About, own: Sequence[Member] = (), first: str = "") -> Screen:
    """The norms of a role or of a person, what begins later, and a button for each of them."""
    held = view.norms.of(about.whose, view.monday)
    lines = [*filter(None, [first]), f"<b>{_title(t, about)}</b>"]
    lines += [_line(t, view, about, stage, held.get(stage)) for stage in settable(about.whose.role)]
    lines += [_later(t, each) for each in view.norms.to_come(about.whose, view.monday)[:NAMED]]
    lines += _named(t, own)
    stages = [
        button(f"{t.plain('stage', stage=stage)}: {_number(t, held.get(stage))}", "norms.num", about.tag, stage, "")
        for stage in settable(about.whose.role)
    ]
    return Screen("\n".join(lines), (*column(*stages), *_below(t, view, about)))


def _below(t: Texts, view: View, about: About) -> Rows:
    rows: list[Button] = []
    if view.norms.cleared(about.whose, view.monday):
        rows.append(button(t.plain(_as_above(about)), "norms.clear", about.tag))
    if about.name:
        return column(*rows, button(t.plain("button-back"), "norms.people", 0))
    data = button(t.plain("button-norms-data"), "norms.data", about.whose.role)
    return column(data, *rows, button(t.plain("button-back"), "norms.list"))


def _as_above(about: About) -> str:
    return "button-norms-as-all" if about.name else "button-norms-method"


def _title(t: Texts, about: About) -> str:
    role = t.plain("invite-role", role=about.whose.role)
    return t("norms-of-person", name=about.name, role=role) if about.name else t("norms-of-role", role=role)


def _line(t: Texts, view: View, about: About, stage: Stage, norm: int | None) -> str:
    line = f"{t('stage', stage=stage)}: {_number(t, norm)}"
    above = view.norms.above(about.whose, view.monday).get(stage)
    if above == norm:
        return line
    return line + t("norms-else", above=_number(t, above), whose="person" if about.whose.member_id else "role")


def _later(t: Texts, each: SetNorm) -> str:
    return t(
        "norms-later",
        day=f"{each.monday:%d.%m}",
        stage=t.plain("stage", stage=each.stage),
        number=_number(t, each.value),
    )


def _number(t: Texts, norm: int | None) -> str:
    return t.plain("norms-none") if norm is None else str(norm)


def draft(t: Texts, view: View, about: About, stage: Stage, wish: int | Wish | None, first: str = "") -> Screen:
    """One norm: what it is, what it may become, and from which week. Without a wish it stays as it is."""
    now, above = (
        norms.get(stage)
        for norms in (view.norms.of(about.whose, view.monday), view.norms.above(about.whose, view.monday))
    )
    target = now if wish is None else above if wish is Wish.INHERIT else None if wish is Wish.NONE else wish
    role = t.plain("invite-role", role=about.whose.role)
    lines = [*filter(None, [first]), f"<b>{t('verbatim', text=about.name or role)} · {t('stage', stage=stage)}</b>"]
    lines.append(t("norms-now", now=_number(t, now), above=_number(t, above), whose="person" if about.name else "role"))
    lines += [_later(t, each) for each in view.norms.to_come(about.whose, view.monday) if each.stage is stage]
    sets = _weeks(t, view, about, stage, target if wish is None else wish)
    if wish is None:
        lines.append(t("norms-ask", example=t.plain("norms-answer")))
    else:
        lines.append(t("norms-draft", number=_number(t, target)) if sets else t("norms-same"))
    return Screen("\n".join(lines), (_steps(about, stage, target), *sets, *_others(t, view, about, stage)))


def _steps(about: About, stage: Stage, target: int | None) -> tuple[Button, ...]:
    base = target or 0
    labels = [(step, f"{'+' if step > 0 else '−'}{abs(step)}") for step in STEPS]
    return tuple(
        button(label, "norms.num", about.tag, stage, base + step) for step, label in labels if 1 <= base + step <= MOST
    )


def _weeks(t: Texts, view: View, about: About, stage: Stage, wish: int | Wish | None) -> Rows:
    """From this week or the next one, where that changes anything."""
    rows: list[tuple[Button, ...]] = []
    for monday, key in ((view.monday, "button-norms-this"), (next_monday(view.today), "button-norms-next")):
        said = said_of(about.whose, stage, monday, Wish.NONE if wish is None else wish)
        if view.norms.meant(said):
            label = t.plain(key, number=_number(t, _becomes(view, said)), day=f"{monday:%d.%m}")
            rows.append((button(label, "norms.set", about.tag, stage, value_of(said), stamp(monday)),))
    return tuple(rows)


def _becomes(view: View, said: SetNorm) -> int | None:
    return view.norms.above(said.whose, said.monday).get(said.stage) if said.inherits else said.value


def _others(t: Texts, view: View, about: About, stage: Stage) -> Rows:
    """No norm at all; as everybody, as the method says, where something else holds or will; back."""
    others = []
    if view.norms.of(about.whose, view.monday).get(stage) is not None:
        others.append(button(t.plain("button-norms-none"), "norms.num", about.tag, stage, Wish.NONE.value))
    if view.norms.meant(said_of(about.whose, stage, view.monday, Wish.INHERIT)):
        others.append(button(t.plain(_as_above(about)), "norms.num", about.tag, stage, Wish.INHERIT.value))
    return (*grid(others, 2), (button(t.plain("button-back"), "norms.of", about.tag),))


def persons(t: Texts, people: Sequence[Member], own: set[int], offset: int) -> Screen:
    """Whose own norms are to be set; a page of them."""
    if not people:
        return Screen(t("week-team-empty"), column(button(t.plain("button-back"), "norms.list")))
    shown = people[offset : offset + PEOPLE_SHOWN]
    rows = [button(f"{'✏️ ' if one.id in own else ''}{one.name}", "norms.of", one.id) for one in shown]
    pages = [
        button(label, "norms.people", start)
        for label, start in (("⬅️", offset - PEOPLE_SHOWN), ("➡️", offset + PEOPLE_SHOWN))
        if 0 <= start < len(people)
    ]
    below = (*grid(pages, 2), (button(t.plain("button-back"), "norms.list"),))
    return Screen(t("norms-ask-whom", example=t.plain("norms-example-person")), (*column(*rows), *below))


def whom(t: Texts, typed: str, people: Sequence[Member], pending: Pending, *, many: bool) -> Screen:
    """Nobody is called so, or several are."""
    text = t("absence-whom-many") if many else t("absence-whom-unknown", name=typed)
    rows = column(*(pending.button(one.name, About(Whose(one.role, one.id))) for one in people[:PEOPLE_SHOWN]))
    return Screen(text, rows if many else (_roles(t, ROLES, pending), *rows))


def _roles(t: Texts, roles: Sequence[Role], pending: Pending) -> tuple[Button, ...]:
    return tuple(pending.button(t.plain("invite-role", role=role), About(Whose(role))) for role in roles)


def which_stage(t: Texts, about: About, pending: Pending) -> Screen:
    """A number was said, and not of what."""
    rows = [pending.button(t.plain("stage", stage=stage), about, stage) for stage in settable(about.whose.role)]
    role = t.plain("invite-role", role=about.whose.role)
    back = button(t.plain("button-back"), "norms.of", about.tag)
    return Screen(t("norms-ask-stage", whose=about.name or role), (*column(*rows), (back,)))


def which_role(t: Texts, roles: Sequence[Role], pending: Pending) -> Screen:
    """A stage was said, and not whose."""
    people = button(t.plain("button-norms-people"), "norms.people", 0)
    return Screen(t("norms-ask-whose"), (_roles(t, roles, pending), (people,)))


def confirm(t: Texts, view: View, about: About, said: SetNorm, day: date | None) -> Screen:
    """A norm that was understood by a guess, or for a day on which none begins."""
    role = t.plain("invite-role", role=about.whose.role)
    monday, number = f"{said.monday:%d.%m}", _number(t, _becomes(view, said))
    lines = [f"<b>{t('verbatim', text=about.name or role)} · {t('stage', stage=said.stage)}</b>"]
    if day is not None:
        lines.append(t("norms-no-monday", day=show_day(day, t), monday=monday))
    lines.append(t("norms-confirm", number=number, day=monday))
    press = ("norms.set", about.tag, said.stage, value_of(said), stamp(said.monday))
    yes = button(t.plain("button-norms-from", number=number, day=monday), *press)
    return Screen("\n".join(lines), column(yes, button(t.plain("button-back"), "norms.of", about.tag)))


def done(t: Texts, view: View, about: About, added: Sequence[SetNorm]) -> str:
    """What was set, or that it was so already."""
    if not added:
        return t("norms-as-it-was")
    days = {each.monday for each in added}
    day = f"{min(days):%d.%m}"
    key = "norms-set-this" if min(days) == view.monday else "norms-set-next"
    return t(
        key, whose=about.name or t.plain("invite-role", role=about.whose.role), day=day, norms=_said(t, view, added)
    )


def told(
    t: Texts, by: str, changes: Mapping[Stage, tuple[int | None, int | None]], monday: date, *, this: bool
) -> Screen:
    """To whom the norm is set: what it is from when on, what it was, and who says so."""
    norms = ", ".join(
        t.plain("norms-changed", stage=t.plain("stage", stage=stage), now=_number(t, now), was=_number(t, was))
        for stage, (was, now) in changes.items()
    )
    return Screen(t("norms-told", when="this" if this else "next", day=f"{monday:%d.%m}", norms=norms, by=by))


def _said(t: Texts, view: View, added: Sequence[SetNorm]) -> str:
    said = (f"{t.plain('stage', stage=each.stage)} — {_number(t, view.norms.becomes(each))}" for each in added)
    return ", ".join(dict.fromkeys(said))
