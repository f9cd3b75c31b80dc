"""The week against the norm: a line per stage, `Название: СЧИТАЕТСЯ/НОРМА`, and why the rest does not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import zip_longest

from bot.domain.funnel import MENDABLE, Booking, Gap, Held, Stage
from bot.domain.people import Role
from bot.domain.proactive_funnel import Filled, Incoming, Talk
from bot.domain.stints import Stint
from bot.domain.time_account import TimeAccount
from bot.domain.week import AnyVerdict, Tally, WeekCard
from bot.screens.fair_week import fair_line, fair_mark
from bot.screens.gaps import gap_of_held
from bot.screens.screen import Button, Screen, button, column, label_in
from bot.screens.time_account import account_line
from bot.texts import Texts

MENDS_SHOWN = 3
SHOWN_IN_FULL = 6
"""People of a team whose stages are shown a line each; of a larger one a person is a line."""
CROWD_SHOWN = 40
NAME_SHOWN = 32


def week(
    t: Texts,
    card: WeekCard,
    client_names: dict[int, str],
    account: TimeAccount | None = None,
    unconfirmed: int = 0,
    *,
    before: Sequence[tuple[Stint, WeekCard]] = (),
    earlier: int | None = None,
) -> Screen:
    """A person's own week, with buttons for records that can be mended, and one for the week before.

    `unconfirmed`: meetings whose agreement was not kept; `before`: what he was earlier in the week; `earlier`: how many
    weeks ago that one was.
    """
    lines = [title(t, card), *fair_line(t, card.fair), *stage_lines(t, card)]
    lines += [_brought(t, stint, counted) for stint, counted in before]
    if unconfirmed:
        lines.append(t("week-unconfirmed", count=unconfirmed))
    lines += account_line(t, account)
    mends = _mends(t, [card, *(counted for _, counted in before)], client_names)
    if mends:
        lines.append(t("week-mend"))
    elif not card.walkins and not any(tally.logged for tally in card.tallies):
        lines.append(t("week-empty", command="contact" if card.tally(Stage.WARM_CONTACT) else "call"))
    return Screen("\n".join(lines), column(*mends, *_week_before(t, earlier)))


def _brought(t: Texts, stint: Stint, card: WeekCard) -> str:
    """`до вт — хантер: звонки 4 из 10`: of the funnel where it begins, and where anything came of it."""
    told = [tally for at, tally in enumerate(card.tallies) if tally.counted or at == 0]
    figures = [t.plain("standup-stage", stage=tally.stage, count=_of_norm(t, tally)) for tally in told]
    day = t.plain("weekdays").split()[(stint.days[-1] + timedelta(days=1)).weekday()]
    return t("week-role-before", day=day, role=t.plain("team-role", role=stint.role), figures=" · ".join(figures))


def _of_norm(t: Texts, tally: Tally) -> str:
    return t.plain("week-of-norm", counted=tally.counted, norm=tally.norm) if tally.norm else str(tally.counted)


def _week_before(t: Texts, earlier: int | None) -> list[Button]:
    label = t.plain("button-last-week" if earlier == 1 else "button-week-before")
    return [button(label, "week.show", earlier)] if earlier is not None else []


def mendable_clients(*cards: WeekCard) -> list[int]:
    """Ids of the clients whose names the buttons of `week` show."""
    found = [verdict for card in cards for verdict in _verdicts(card) if verdict.gap in MENDABLE]
    return sorted({verdict.record.client_id for verdict in found})


def _verdicts(card: WeekCard) -> list[AnyVerdict]:
    """What is dearest to have counted comes first: who waits for an answer, then meetings, which were hard to get."""
    return [*card.incoming, *card.held, *card.filled, *card.calls, *card.contacts, *card.bookings]


def pinned(t: Texts, card: WeekCard) -> Screen:
    """The card that hangs in the chat: its first line is all that a phone shows above the chat."""
    return Screen("\n".join([_at_a_glance(card), title(t, card), *fair_line(t, card.fair), *stage_lines(t, card)]))


def team_week(
    t: Texts,
    people: Sequence[tuple[str, Role, WeekCard]],
    more: int = 0,
    accounts: Sequence[TimeAccount | None] = (),
    *,
    earlier: int | None = None,
) -> Screen:
    """The head's view: everybody's lines; of a large team the first CROWD_SHOWN, and how many `more` there are."""
    if not people:
        return Screen(t("week-team-empty"))
    everybodys = {card.fair for _, _, card in people}
    same = len(everybodys) == 1
    lines = [title(t, people[0][2]), *(fair_line(t, *everybodys) if same else ())]
    if len(people) > SHOWN_IN_FULL:
        return Screen("\n".join([*lines, *_crowd(t, people, more, same=same)]), column(*_week_before(t, earlier)))
    for (name, role, card), account in zip_longest(people, accounts):
        lines += ["", t("week-member", name=name, role=t.plain("invite-role", role=role))]
        lines += [*(() if same else fair_line(t, card.fair)), *stage_lines(t, card, gaps=False)]
        lines += account_line(t, account)
    return Screen("\n".join(lines), column(*_week_before(t, earlier)))


def _crowd(t: Texts, people: Sequence[tuple[str, Role, WeekCard]], more: int, *, same: bool) -> list[str]:
    """A line each: a large team still fits one message. `same`: why the norms differ is said above of all."""
    lines = [_in_order(t, [card for _, _, card in people])]
    lines += [
        f"{t('verbatim', text=name[:NAME_SHOWN])}: {_figures(card)}{'' if same else fair_mark(t, card.fair)}"
        for name, _, card in people
    ]
    if more:
        lines.append(t("week-crowd-more", count=more))
    return lines


def _in_order(t: Texts, cards: Sequence[WeekCard]) -> str:
    """What the figures are: of a funnel that goes on as another does, only the longer one is told."""
    found = dict.fromkeys(tuple(tally.stage for tally in card.tallies) for card in cards)
    funnels = [one for one in found if not any(one != other and one == other[: len(one)] for other in found)]
    stages = [" · ".join(t.plain("stage", stage=stage) for stage in funnel) for funnel in funnels]
    return "\n".join(t("week-crowd", stages=each) for each in stages)


def _at_a_glance(card: WeekCard) -> str:
    """`📊 13/50 · 2/12 · 0/12 · 0/6`"""
    return f"📊 {_figures(card)}"


def _figures(card: WeekCard) -> str:
    """`13/50 · 2/12 · 0/12 · 0/6`: the stages in the order of the funnel."""
    return " · ".join(f"{tally.counted}/{tally.norm}" if tally.norm else str(tally.counted) for tally in card.tallies)


def title(t: Texts, card: WeekCard) -> str:
    return f"<b>{t('week-title', monday=f'{card.week.monday:%d.%m}', sunday=f'{card.week.sunday:%d.%m}')}</b>"


def stage_lines(t: Texts, card: WeekCard, *, gaps: bool = True) -> list[str]:
    """A line a stage; with `gaps` also why the rest does not count."""
    lines: list[str] = []
    for tally in card.tallies:
        lines.append(_line(t, tally))
        if gaps:
            lines += [t("week-gap", why=t.plain("gap", gap=gap), count=count) for gap, count in tally.gaps]
    if card.walkins and card.tally(Stage.WALKIN) is None:
        lines.append(t("week-walkins", count=card.walkins))
    return lines


def _line(t: Texts, tally: Tally) -> str:
    stage = t.plain("stage", stage=tally.stage)
    if tally.norm is None:
        line = t("week-line-no-norm", stage=stage, counted=tally.counted)
    else:
        line = t("week-line", stage=stage, counted=tally.counted, norm=tally.norm)
    line += t("week-logged", logged=tally.logged) if tally.logged > tally.counted else ""
    return line + _share(t, tally)


def _share(t: Texts, tally: Tally) -> str:
    """Incoming calls have no norm: how many of them were answered on their day."""
    if tally.stage is not Stage.INCOMING or not tally.logged:
        return ""
    return t("week-share", percent=100 * tally.counted // tally.logged)


def _mends(t: Texts, cards: Iterable[WeekCard], client_names: dict[int, str]) -> list[Button]:
    found: dict[str, Button] = {}
    for verdict in (each for card in cards for each in _verdicts(card)):
        if verdict.gap in MENDABLE and verdict.gap is not None and (opens := _opens(verdict)) is not None:
            made = verdict.record
            why = _why(t, verdict, verdict.gap)
            label = label_in(t, "button-mend-record", "client", client=client_names.get(made.client_id, ""), gap=why)
            mend = button(label, *opens)
            found.setdefault(mend.data, mend)
    return list(found.values())[:MENDS_SHOWN]


def _opens(verdict: AnyVerdict) -> tuple[str, *tuple[int, ...]] | None:
    """What the button carries that mends it."""
    match verdict.record:
        case Filled(id=form_id) if verdict.gap is Gap.FORM_INCOMPLETE:
            return "form.go", form_id
        case Filled():
            return None  # the client is said to be an existing one at his visit
        case Incoming(id=record_id):
            return "inc.answered", record_id, 1
        case Talk(id=record_id):
            return "rec.existing", record_id, 1
        case Booking(record_id=record_id):
            return "rec.mend", record_id
        case made:
            return "form.open" if verdict.gap is Gap.FORM_INCOMPLETE else "rec.mend", made.id


def _why(t: Texts, verdict: AnyVerdict, gap: Gap) -> str:
    made = verdict.record
    if isinstance(made, Held | Filled):
        return gap_of_held(t, gap, made.answered, made.required)
    return t.plain("gap", gap=gap)
