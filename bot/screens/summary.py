"""The summary in words: twenty-five lines at most, the picture stands above them.

In the team's group nobody is named for what he lacks: there only the sums are told, and who grew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from bot.domain.call_lists import next_week
from bot.domain.closing import Change
from bot.domain.funnel import MENDABLE
from bot.domain.summary import Closing, Group, PersonWeek, Promised, Summary
from bot.domain.summary_shown import Shown
from bot.domain.summary_trend import Point, totals
from bot.screens.board import paid_line
from bot.screens.dates import show_day, show_time
from bot.screens.fair_week import fair_mark
from bot.screens.money import money
from bot.screens.screen import cut
from bot.texts import Texts

LINES = 25
GAPS_SHOWN = 3
WHOSE_SHOWN = 4
CLIENTS_SHOWN = 5
OVERDUE_SHOWN = 4
DEALS_SHOWN = 3
CHANGES_SHOWN = 3
PEOPLE_SHOWN = 6
NAME_SHOWN = 24
NONE = "none"


def text(t: Texts, shown: Shown, zone: ZoneInfo, *, group: bool = False) -> str:
    """`group`: for everybody's eyes."""
    summary = shown.summary
    lines = [_title(t, shown, zone)]
    if not summary.people:
        return "\n".join([*lines, t("summary-nobody")])
    lines += [_group(t, each, people) for each, people in summary.groups]
    lines += _prorated(t, summary.people)
    lines += _not_counted(t, summary, group=group)
    lines += _promises(t, shown, group=group)
    lines += _risks(t, summary)
    lines += _closing(t, shown)
    lines += _lists(t, summary, group=group)
    lines += _improved(t, summary)
    lines += [] if group else _changes(t, shown)
    return "\n".join(lines)


def _title(t: Texts, shown: Shown, zone: ZoneInfo) -> str:
    week = shown.summary.week
    team = " ".join(shown.summary.team.split())
    said = t("summary-title", team=team, monday=f"{week.monday:%d.%m}", sunday=f"{week.sunday:%d.%m}")
    return f"<b>{said}</b> · {state(t, shown, zone)}"


def state(t: Texts, shown: Shown, zone: ZoneInfo) -> str:
    """`на пт 27.11 16:00`, `закрыта вт 01.12 00:05, версия 2`"""
    if shown.closed and shown.mark is not None:
        return t("summary-closed", time=show_time(shown.mark.closed_at, zone, t), version=shown.mark.version)
    if shown.mark is not None:
        return t("summary-reopened")
    if shown.summary.is_over:
        return t("summary-over", day=show_day(shown.closes, t))
    return t("summary-live", time=show_time(shown.summary.as_of, zone, t))


def _group(t: Texts, group: Group, people: Sequence[PersonWeek]) -> str:
    """`Хантеры (7): звонки 280/350 · назначено 60/84 · …`"""
    figures = [t.plain("standup-stage", stage=stage, count=_figure(point)) for stage, point in totals(people).items()]
    return t(
        "summary-group-line",
        group=t.plain("summary-group", group=group),
        count=len(people),
        figures=" · ".join(figures),
    )


def _figure(point: Point) -> str:
    return str(point.counted) if point.norm is None else f"{point.counted}/{point.norm}"


def _prorated(t: Texts, people: Iterable[PersonWeek]) -> list[str]:
    marked = [f"{_who(each.name)}{fair_mark(t, each.fair)}" for each in people if each.prorated]
    return [t("summary-prorated", people=_some(t, marked, PEOPLE_SHOWN))] if marked else []


def _not_counted(t: Texts, summary: Summary, *, group: bool) -> list[str]:
    """What can be mended first, each reason a line with whose it is; the rest in one."""
    mendable = [(gap, whose) for gap, whose in summary.not_counted if gap in MENDABLE]
    rest = [(gap, whose) for gap, whose in summary.not_counted if gap not in MENDABLE]
    lines = [t("summary-not-counted")] if mendable else []
    for gap, whose in mendable[:GAPS_SHOWN]:
        named = [f"{_who(summary.name(member_id))} {count}" for member_id, count in whose]
        names = NONE if group else _some(t, named, WHOSE_SHOWN)
        count = sum(count for _, count in whose)
        lines.append(t("summary-gap", why=t.plain("gap", gap=gap), count=count, named=names))
    others = [*mendable[GAPS_SHOWN:], *rest]
    counted = [f"{t.plain('gap', gap=gap)} {sum(count for _, count in whose)}" for gap, whose in others]
    return [*lines, *([t("summary-not-mended", reasons=_some(t, counted, CLIENTS_SHOWN))] if counted else [])]


def _promises(t: Texts, shown: Shown, *, group: bool) -> list[str]:
    told = shown.summary.promises
    counts = {"made": told.made, "kept": told.kept, "broken": told.broken, "overdue": told.overdue}
    if not any(counts.values()):
        return []
    lines = [t("summary-promises", **{name: len(found) for name, found in counts.items()})]
    if told.made:
        lines.append(t("summary-made", clients=_some(t, _clients(told.made), CLIENTS_SHOWN)))
    if told.kept:
        lines.append(t("summary-kept", clients=_some(t, _clients(told.kept), CLIENTS_SHOWN)))
    if told.overdue:
        named = [_overdue(t, shown, each, group=group) for each in told.overdue]
        lines.append(t("summary-overdue", clients=_some(t, named, OVERDUE_SHOWN)))
    return lines


def _clients(promises: Iterable[Promised]) -> list[str]:
    return list(dict.fromkeys(_name(each.client) for each in promises))


def _overdue(t: Texts, shown: Shown, each: Promised, *, group: bool) -> str:
    """`Ромашка (КП, до пт 20.11, Анна Белова)`"""
    return t.plain(
        "summary-promised",
        client=_name(each.client),
        kind=t.plain("promise-kind", kind=each.kind),
        day=show_day(each.due_on, t),
        name=NONE if group else _who(shown.name(each.member_id)),
    )


def _risks(t: Texts, summary: Summary) -> list[str]:
    risks = summary.risks
    if not risks.count:
        return []
    named = [_name(each.client) for each in risks.clients[:CLIENTS_SHOWN]]
    return [t("summary-risks", count=risks.count, clients=_and_more(t, named, risks.count - len(named)))]


def _closing(t: Texts, shown: Shown) -> list[str]:
    summary, waiting = shown.summary, shown.summary.waiting
    paid = paid_line(t, summary.paid, summary.currency)
    if not waiting:
        said = t("summary-closing-all", count=len(summary.closing)) if summary.closing else t("summary-closing-none")
        return [said + paid] if summary.closing or paid else []
    deals = [_deal(t, shown, each) for each in waiting[:DEALS_SHOWN]]
    lines = [t("summary-closing", count=len(waiting)) + paid, *deals]
    more = len(waiting) - DEALS_SHOWN
    return [*lines[:-1], f"{lines[-1]}; {t('summary-more', count=more)}"] if more > 0 else lines


def _deal(t: Texts, shown: Shown, each: Closing) -> str:
    amount = NONE if each.amount is None else money(each.amount, shown.summary.currency)
    whose = _who(shown.name(each.member_id))
    return t("summary-deal", client=_name(each.client), amount=amount, day=show_day(each.since, t), name=whose)


def _lists(t: Texts, summary: Summary, *, group: bool) -> list[str]:
    lists = [(each, each.next_list) for each in summary.people if each.next_list is not None]
    if not lists:
        return []
    missing = [(each, ready.missing) for each, ready in lists if ready.missing]
    named = [f"{_who(each.name)} {count}" for each, count in sorted(missing, key=lambda found: -found[1])]
    ahead = next_week(summary.week)
    return [
        t(
            "summary-lists",
            monday=f"{ahead.monday:%d.%m}",
            sunday=f"{ahead.sunday:%d.%m}",
            ready=len(lists) - len(missing),
            all=len(lists),
            missing=NONE if group or not named else _some(t, named, WHOSE_SHOWN),
        )
    ]


def _improved(t: Texts, summary: Summary) -> list[str]:
    best = summary.improved
    if best is None:
        return []
    return [t("summary-improved", name=_who(summary.name(best.member_id)), done=best.done, before=best.before)]


def _changes(t: Texts, shown: Shown) -> list[str]:
    if not shown.changes:
        return []
    lines = [change(t, each, shown) for each in shown.changes[:CHANGES_SHOWN]]
    return [t("summary-changes", count=len(shown.changes)), *lines]


def change(t: Texts, each: Change, shown: Shown) -> str:
    """`• Анна Белова, результативные звонки: 48 → 50 (кто: Анна Белова)`"""
    names = [_who(shown.name(number)) for number in each.by]
    was, now = (t.plain("summary-no-figure") if one is None else str(one) for one in (each.was, each.now))
    whose = _who(shown.name(each.member_id))
    return t("summary-change", name=whose, figure=figure(t, each), was=was, now=now, by=", ".join(filter(None, names)))


def figure(t: Texts, each: Change) -> str:
    stage = t.plain("stage", stage=each.stage) if each.stage else ""
    return t.plain("summary-figure", figure=each.figure, stage=stage[:1].lower() + stage[1:])


def _name(name: str) -> str:
    """On one line, and not too long."""
    return cut(" ".join(name.split()), NAME_SHOWN)


def _who(name: str) -> str:
    """A person's, as short, and without the patronymic first: people of one surname are told apart."""
    if len(" ".join(name.split())) <= NAME_SHOWN:
        return _name(name)
    surname, *others = name.split()[:2]
    room = NAME_SHOWN - len(" ".join(others)) - len("… ")
    if room <= 0 or len(surname) <= room:
        return _name(" ".join([surname, *others]))
    return " ".join([f"{surname[:room]}…", *others])


def _some(t: Texts, named: Sequence[str], most: int) -> str:
    return _and_more(t, named[:most], len(named) - most)


def _and_more(t: Texts, named: Sequence[str], more: int) -> str:
    return ", ".join([*named, *([t.plain("summary-more", count=more)] if more > 0 else [])])
