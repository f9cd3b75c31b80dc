"""A week's timetable: whose, what it is and what a draft would change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from bot.domain.people import Member, Role
from bot.domain.tables import Source
from bot.domain.timetable import WEEKDAYS, Activity, Slot, Table
from bot.domain.timetable_editing import Refused, dumps, of_day
from bot.screens.dates import show_day
from bot.screens.screen import Button, Rows, Screen, button, column, cut, grid
from bot.texts import Texts

EDITED_ROLES = (Role.HUNTER, Role.FARMER, Role.TRAINEE)
PEOPLE_ON_PAGE = 8
CHANGES_SHOWN = 8
ABOUT = 40
"""Characters of what is refused."""
OWN = "✏️ "


@dataclass(frozen=True, slots=True)
class Whose:
    """A role in the team, or one person."""

    role: Role
    member: Member | None = None

    @property
    def key(self) -> str:
        """As buttons carry it."""
        return str(self.member.id) if self.member else str(self.role)

    def name(self, t: Texts) -> str:
        return self.member.name if self.member else t.plain("timetable-role", role=self.role)


@dataclass(frozen=True, slots=True)
class State:
    """A table as its screen shows it."""

    whose: Whose
    base: Table
    """What holds: today, or in the end, where that is looked at."""
    draft: Table
    below: Table
    """What would hold if nothing had been said of it."""
    source: Source
    edits: bool
    """Whoever looks at it may change it."""
    later: date | None
    """From when on another table holds than today's."""
    is_later: bool
    """That one is looked at."""
    monday: date
    """The next one."""


def weekdays(t: Texts) -> list[str]:
    return t.plain("weekdays").split()


def clock(slot: Slot) -> str:
    return f"{slot.start:%H:%M}–{slot.end:%H:%M}"


def kind(t: Texts, activity: Activity) -> str:
    """An activity without a number."""
    return t.plain("timetable-kind", activity=activity)


def slot_line(t: Texts, slot: Slot) -> str:
    """`пн 11:00–13:00 Встречи`, plain."""
    return f"{weekdays(t)[slot.weekday]} {clock(slot)} {kind(t, slot.activity)}"


def mark(table: Table) -> int:
    """Tells by a button which draft it belongs to."""
    return crc32(dumps(table).encode())


# -- whose


def home(
    t: Texts,
    people: Sequence[Member],
    changed: Collection[str],
    page: int = 0,
    *,
    nobody: str = "",
) -> Screen:
    """The roles, and the people page by page; `changed`: keys of those whose table is not the method's."""
    roles = [_choice(t, Whose(role), changed) for role in EDITED_ROLES]
    shown = people[page * PEOPLE_ON_PAGE : (page + 1) * PEOPLE_ON_PAGE]
    turns = [button(t.plain("timetable-fewer-people"), "tt.home", page - 1)] if page else []
    if len(people) > (page + 1) * PEOPLE_ON_PAGE:
        turns.append(button(t.plain("timetable-more-people"), "tt.home", page + 1))
    asked = t("timetable-nobody", name=nobody) if nobody else t("timetable-whose")
    hint = t("timetable-hint-home", example=t.plain("timetable-example-home"))
    rows = [(_choice(t, Whose(one.role, one), changed),) for one in shown]
    return Screen(
        "\n".join([t("timetable-title"), asked, hint]), (tuple(roles), *rows, *((tuple(turns),) if turns else ()))
    )


def _choice(t: Texts, whose: Whose, changed: Collection[str]) -> Button:
    return button((OWN if whose.key in changed else "") + whose.name(t), "tt.of", whose.key)


def which(t: Texts, people: Sequence[Member]) -> Screen:
    """Several are called so."""
    choices = [button(one.name, "tt.of", one.id) for one in people[: 2 * PEOPLE_ON_PAGE]]
    return Screen(t("timetable-which"), column(*choices))


# -- the week


def week(t: Texts, state: State, said: str = "") -> Screen:
    """Day by day; under a draft what it changes, and how it comes into force."""
    lines = [*filter(None, [said]), t("timetable-head", name=state.whose.name(t)), *_state(t, state)]
    lines += _days(t, state.draft)
    if state.draft != state.base:
        lines += ["", t("timetable-draft"), *changes(t, state.base, state.draft)]
    if state.edits:
        lines.append(t("timetable-hint-edit", example=t.plain("timetable-example-edit")))
    return Screen("\n".join(lines), _buttons(t, state))


def _state(t: Texts, state: State) -> list[str]:
    lines = [t("timetable-source", table=state.source)]
    if state.later is not None:
        key = "timetable-from-later" if state.is_later else "timetable-until-later"
        lines.append(t(key, day=show_day(state.later, t)))
    return lines


def _days(t: Texts, table: Table) -> list[str]:
    lines: list[str] = []
    free: list[str] = []
    for weekday, name in enumerate(weekdays(t)):
        slots = of_day(table, weekday)
        if not slots:
            free.append(name)
            continue
        start, end = f"{slots[0].start:%H:%M}", f"{slots[-1].end:%H:%M}"
        line = t("timetable-day-line", day=name.capitalize(), start=start, end=end, slots=len(slots))
        met = _meetings(slots)
        lines.append(f"{line} · {t('timetable-day-meetings', meetings=met)}" if met else line)
    if free:
        lines.append(t("timetable-free-days", days=", ".join(free)))
    return [*lines, t("timetable-week-sum", meetings=_meetings(table))]


def _meetings(slots: Sequence[Slot]) -> int:
    return sum(slot.activity is Activity.MEETING for slot in slots)


def changes(t: Texts, before: Table, after: Table) -> list[str]:
    """What goes and what comes, whatever number a meeting has."""
    old, new = ({slot_line(t, slot): slot for slot in table} for table in (before, after))
    told = [(slot, f"− {line}") for line, slot in old.items() if line not in new]
    told += [(slot, f"+ {line}") for line, slot in new.items() if line not in old]
    told.sort(key=lambda each: (each[0].weekday, each[0].start))
    lines = [line for _, line in told[:CHANGES_SHOWN]]
    more = len(told) - len(lines)
    return [*lines, t("timetable-draft-more", count=more)] if more else lines


def _buttons(t: Texts, state: State) -> Rows:
    key = state.whose.key
    # Who edits has the table that he looks at in his draft; for others the button says which it is.
    press = "tt.laterday" if state.is_later and not state.edits else "tt.day"
    days = tuple(button(name.capitalize(), press, key, n) for n, name in enumerate(weekdays(t)))
    rows: list[tuple[Button, ...]] = [days]
    if state.later is not None and state.draft == state.base:
        rows.append((_other(t, state, state.later),))
    if state.edits:
        rows += _draft_buttons(t, state)
    rows.append(
        (
            button(t.plain("timetable-picture"), "tt.pic", key, 0),
            button(t.plain("timetable-print"), "tt.pdf", key, 0),
        )
    )
    if state.edits:
        rows.append((button(t.plain("timetable-to-home"), "tt.home", 0),))
    return tuple(rows)


def _other(t: Texts, state: State, later: date) -> Button:
    if state.is_later:
        return button(t.plain("timetable-see-now"), "tt.view", state.whose.key, "now")
    return button(t.plain("timetable-see-later", day=show_day(later, t)), "tt.view", state.whose.key, "later")


def _draft_buttons(t: Texts, state: State) -> list[tuple[Button, ...]]:
    key = state.whose.key
    rows: list[tuple[Button, ...]] = []
    if state.draft != state.base:
        number = mark(state.draft)
        monday = t.plain("timetable-save-monday", day=show_day(state.monday, t))
        rows.append(
            (
                button(monday, "tt.save", key, "monday", number),
                button(t.plain("timetable-save-now"), "tt.save", key, "now", number),
            )
        )
        rows.append((button(t.plain("timetable-discard"), "tt.keep", key),))
    if state.draft != state.below:
        label = "timetable-as-team" if state.whose.member else "timetable-as-method"
        rows.append((button(t.plain(label), "tt.reset", key),))
    return rows


def told(t: Texts, by: str, since: date) -> Screen:
    """To whom it concerns: his table was changed."""
    return Screen(
        t("timetable-told", by=by, day=show_day(since, t)),
        column(button(t.plain("timetable-told-open"), "tt.mine")),
    )


def refusal(t: Texts, refused: Refused) -> str:
    """Why an edit is not made, and what to do instead; plain."""
    about = cut(refused.about, ABOUT)
    slot = slot_line(t, refused.slot) if refused.slot else ""
    example = t.plain("timetable-example-edit")
    return t.plain("timetable-refused", refused=refused.why, slot=slot, about=about, example=example)


def weekday_grid(t: Texts, days: Sequence[int], name: str, *arguments: str | int) -> Rows:
    """Weekdays to choose from; the day comes last behind the button."""
    buttons = [
        button(t.plain("timetable-weekday", weekday=WEEKDAYS[day]).capitalize(), name, *arguments, day) for day in days
    ]
    return grid(buttons, 2)
