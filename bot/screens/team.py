"""The team for its head: who works here and how he stands today; a person's card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.leaving import InHand
from bot.domain.newcomer import BY_HEAD, Item, Path
from bot.domain.people import Member, Role
from bot.domain.roster import Presence, Standing
from bot.screens.absences import said
from bot.screens.dates import show_day, stamp
from bot.screens.screen import Button, Rows, Screen, button, column, cut, grid
from bot.texts import Texts

PAGE = 6
"""People on one screen."""
NAME_SHOWN = 24


def roster(
    t: Texts, team: str, people: Sequence[Standing], page: int, monday: date, done: str = "", left: int = 0
) -> Screen:
    """A page of the team; `monday`: of the week whose training wants a topic; `done`: what was done just now; `left`:
    how many left whose data is still kept."""
    first = page * PAGE
    shown = people[first : first + PAGE]
    lines = [done] if done else []
    lines.append(f"<b>{t('team-title', team=team, count=len(people))}</b>")
    lines.append(_counts(t, people))
    lines += [
        t(
            "team-line",
            name=_short(each.member),
            role=role_word(t, each.member.role),
            state=state(t, each),
        )
        for each in shown
    ]
    lines.append(t("team-hint", example=t.plain("team-example")))
    names = grid([button(_short(each.member), "team.of", each.member.id) for each in shown], 2)
    gone = column(button(t.plain("button-team-left", count=left), "former.list")) if left else ()
    return Screen("\n".join(lines), (*names, *_pages(t, len(people), page), *_more(t, monday), *gone))


def role_word(t: Texts, role: Role) -> str:
    """«хантер»"""
    return t.plain("team-role", role=role)


def _short(member: Member) -> str:
    return cut(member.name, NAME_SHOWN)


def _counts(t: Texts, people: Sequence[Standing]) -> str:
    """«работают 5 · отсутствуют 1»"""
    counted = Counter(each.presence for each in people)
    return " · ".join(t("team-count", presence=each, count=counted[each]) for each in Presence if counted[each])


def state(t: Texts, each: Standing) -> str:
    """How he stands today, plain."""
    if each.absence is not None:
        return said(t, each.absence)
    told = t.plain("team-state", presence=each.presence, day=show_day(each.since, t) if each.since else "")
    return f"{told} · {t.plain('team-stands-in')}" if each.stands_in else told


def _pages(t: Texts, count: int, page: int) -> Rows:
    back = [button(t.plain("button-team-back"), "team.list", page - 1)] if page else []
    on = [button(t.plain("button-team-on"), "team.list", page + 1)] if (page + 1) * PAGE < count else []
    return ((*back, *on),) if back or on else ()


def _more(t: Texts, monday: date) -> Rows:
    return (
        (button(t.plain("button-team-deputy"), "dep.list"), button(t.plain("button-team-settings"), "tset.show")),
        (button(t.plain("button-team-worksheet"), "work.show"), button(t.plain("button-invite-more"), "team.invite")),
        (
            button(t.plain("button-team-segments"), "segs.home"),
            button(t.plain("button-team-topic"), "train.ask", stamp(monday)),
        ),
    )


# -- one person


@dataclass(frozen=True, slots=True)
class Person:
    """What a card tells of somebody."""

    standing: Standing
    in_hand: InHand
    path: Path | None
    """Of a trainee: his first week."""
    deputy: str = ""
    """When he stands in for a head."""
    may_leave: bool = True
    may_change_role: bool = True
    offers_promotion: bool = False


def card(t: Texts, of: Person, done: str = "") -> Screen:
    member = of.standing.member
    lines = [done] if done else []
    lines.append(f"<b>{t('team-card', name=member.name, role=role_word(t, member.role))}</b>")
    lines.append(t("verbatim", text=state(t, of.standing)))
    lines.append(t("team-since", day=f"{member.joined_on:%d.%m.%Y}", percent=member.share))
    lines += [of.deputy] if of.deputy else []
    lines += in_hand(t, of.in_hand) or [t("team-nothing-in-hand")]
    lines += checklist(t, of.path) if of.path else []
    return Screen("\n".join(lines), _of_person(t, of))


def in_hand(t: Texts, has: InHand) -> list[str]:
    """One line: «клиентов 40 (действующих 12) · встреч впереди 2 · обещаний 3»"""
    counts = (
        ("clients", has.clients),
        ("existing", has.existing),
        ("deals", has.deals),
        ("meetings", has.meetings),
        ("promises", has.promises),
        ("calls", has.calls),
    )
    told = [t("team-in-hand", hand=what, count=count) for what, count in counts if count]
    return [" · ".join(told)] if told else []


def checklist(t: Texts, path: Path) -> list[str]:
    lines = [t("newcomer-title", done=len(path.done), count=path.count)]
    done = [t.plain("newcomer-item", item=each, calls=path.calls) for each in path.done]
    ahead = [t.plain("newcomer-item", item=each, calls=path.calls) for each in path.ahead]
    lines += [f"✅ {t('verbatim', text=', '.join(done))}"] if done else []
    lines += [f"▫️ {t('verbatim', text=', '.join(ahead))}"] if ahead else []
    return lines


def _of_person(t: Texts, of: Person) -> Rows:
    member = of.standing.member
    number, path = member.id, of.path
    rows: list[tuple[Button, ...]] = []
    if of.offers_promotion:
        rows.append((button(t.plain("button-promote"), "team.role_to", number, Role.HUNTER),))
    if path is not None:
        rows += grid([_tick(t, path, number, item) for item in BY_HEAD], 2)
    role = [button(t.plain("button-team-role"), "team.role", number)] if of.may_change_role else []
    move = [button(t.plain("button-team-move"), "move.of", number)] if of.in_hand.clients else []
    rows += grid([*role, *move], 2)
    if member.role is not Role.HEAD:
        share, norms = (t.plain("button-team-share"), "share.of"), (t.plain("button-team-norms"), "norms.of")
        rows.append((button(*share, number), button(*norms, number)))
    away = button(t.plain("button-team-absence"), "abs.of", number)
    leave = [button(t.plain("button-team-leave"), "leave.of", number)] if of.may_leave else []
    return (*rows, (away, *leave), (button(t.plain("button-back"), "team.list", 0),))


def _tick(t: Texts, path: Path, number: int, item: Item) -> Button:
    mark = "✅" if item in path.done else "▫️"
    return button(f"{mark} {t.plain('newcomer-tick', item=item)}", "team.check", number, item)


def whom(t: Texts, typed: str, people: Sequence[Member], *, many: bool) -> Screen:
    """Nobody is called so, or several are."""
    text = t("absence-whom-many") if many else t("absence-whom-unknown", name=typed)
    return Screen(text, grid([button(one.name, "team.of", one.id) for one in people[:12]], 2))


# -- another role


def ask_role(t: Texts, of: Member, roles: Sequence[Role]) -> Screen:
    buttons = [button(t.plain("invite-role", role=role), "team.role_to", of.id, role) for role in roles]
    back = button(t.plain("button-back"), "team.of", of.id)
    return Screen(t("team-ask-role", name=of.name, role=role_word(t, of.role)), (*grid(buttons, 2), (back,)))


def role_stopped(t: Texts, of: Member, role: Role, by: str) -> Screen:
    """To the heads: a change of role that did not come to its end, and the way on."""
    go_on = button(t.plain("button-go-on"), "team.role_to", of.id, role)
    return Screen(t("team-role-stopped", name=of.name, role=role_word(t, role), by=by), column(go_on))


def confirm_role(t: Texts, of: Member, role: Role, has: InHand, lines: Sequence[str]) -> Screen:
    """What becomes of what he has in hand."""
    text = [
        f"<b>{t('team-confirm-role', name=of.name, old=role_word(t, of.role), new=role_word(t, role))}</b>",
        *in_hand(t, has),
        *lines,
    ]
    text.append(t("team-role-norms"))
    move = [button(t.plain("button-team-move-first"), "move.of", of.id)] if has.clients and lines else []
    return Screen(
        "\n".join(text),
        column(
            button(t.plain("button-team-role-do", role=role), "team.role_do", of.id, role),
            *move,
            button(t.plain("button-back"), "team.of", of.id),
        ),
    )
