"""Who changed what, in words: a line an entry; texts for every action that is noted, unknown ones shown plainly."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.team_settings import SPECS, shown
from bot.domain.trail import Entry
from bot.screens.money import money
from bot.texts import Texts

TOLD_PLAIN = 120
"""Characters of what has no words of its own."""


@dataclass(frozen=True, slots=True)
class Names:
    """Whom ids mean, as far as it is known."""

    people: Mapping[int, str] = field(default_factory=dict)
    others: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """By kind of row: `client`, `decision_maker`, `group`."""
    currency: str = ""
    """In which the team counts its money."""

    def of(self, t: Texts, kind: str | None, number: int | None) -> str:
        """A name, else the number."""
        known = self.people if kind == "member" else self.others.get(kind or "", {})
        found = known.get(number or 0)
        return found or (t.plain("audit-number", number=str(number)) if number else t.plain("audit-person-none"))


Words = Callable[[Texts, Entry, Names], dict[str, str | int]]


def _day(value: Any) -> str:
    return f"{date.fromisoformat(str(value)):%d.%m.%Y}"


def _subject(t: Texts, entry: Entry, names: Names) -> str:
    return names.of(t, entry.subject, entry.subject_id)


def _name_only(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    return {"name": _subject(t, entry, names)}


def _norm(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    said = entry.details
    whose = _subject(t, entry, names) if entry.subject else t.plain("team-role", role=said["role"])
    value = t.plain("audit-norm-inherits") if said.get("inherits") else _or_nothing(t, said.get("value"))
    stage = t.plain("stage", stage=said["stage"])
    return {
        "whose": whose,
        "stage": stage,
        "day": _day(said["monday"]),
        "was": _or_nothing(t, said.get("was")),
        "value": value,
    }


def _or_nothing(t: Texts, value: Any) -> str:
    return t.plain("audit-nothing") if value is None else str(value)


def _role(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    old, new = (t.plain("team-role", role=entry.details[each]) for each in ("old", "new"))
    return {"name": _subject(t, entry, names), "old": old, "new": new}


def _moved(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    to = entry.details["to"].items()
    shown = ", ".join(f"{names.of(t, 'member', int(each))} {count}" for each, count in to if count)
    return {"name": _subject(t, entry, names), "to": shown or t.plain("audit-nothing")}


def _share(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    return {"name": _subject(t, entry, names), "was": entry.details["was"], "value": entry.details["value"]}


def _callers(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    was, value = (t.plain("tset-caller", callers=entry.details[each]) for each in ("old", "new"))
    return {"was": was, "value": value}


def _studies(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    return {"was": entry.details["old"], "value": entry.details["new"]}


def _threshold(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    said = entry.details
    spec = next(each for each in SPECS if each.name == said["name"])
    was, now = (
        t.plain("tset-value", unit=spec.unit, value=shown(spec, Decimal(said[each]))) for each in ("old", "new")
    )
    return {"what": t.plain("tset-sign", threshold=spec.name, value=f"{was} → {now}")}


def _path_move(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    """The sum that stood, and the one that was said in its place."""
    known = [entry.details.get(each) for each in ("stood", "amount")]
    shown = dict.fromkeys(money(Decimal(each), names.currency) for each in known if each)
    return {
        "client": _subject(t, entry, names),
        "move": t.plain("path-move", move=entry.details["move"]),
        "amount": f" · {' → '.join(shown)}" if shown else "",
    }


def _path_join(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    return {"client": _subject(t, entry, names)}


def _left(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    role = t.plain("team-role", role=entry.details["role"])
    return {"name": _subject(t, entry, names), "role": role, "own": int(_is_own(entry))}


def _forgotten(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    return {"name": _subject(t, entry, names), "own": int(_is_own(entry))}


def _is_own(entry: Entry) -> bool:
    """He did it to himself: his name stands before it already."""
    return (entry.subject, entry.subject_id) == ("member", entry.member_id)


def _check(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    step = t.plain("newcomer-tick", item=entry.details["item"])
    return {"name": _subject(t, entry, names), "step": step, "ticked": int(entry.details["done"])}


def _deputy(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    first, last = (_day(entry.details[each]) for each in ("first", "last"))
    return {"name": _subject(t, entry, names), "days": first if first == last else f"{first}–{last}"}


def _lead(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    return {"was": entry.details["was"], "value": entry.details["value"]}


def _week(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    return {"day": _day(entry.details["monday"]), "version": entry.details["version"]}


def _week_open(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    return {"day": _day(entry.details["monday"])}


def _taken(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    return {"format": str(entry.details["format"])}


def _handed(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    old, new = (names.of(t, "member", entry.details[each]) for each in ("old", "new"))
    return {"client": _subject(t, entry, names), "old": old, "new": new}


def _with_role(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    return {"role": t.plain("team-role", role=entry.details["role"])}


def _table(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:
    role = entry.details["role"]
    whose = _subject(t, entry, names) if entry.subject else t.plain("team-role", role=role)
    return {"whose": whose, "day": _day(entry.details["valid_from"])}


def _segment(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    said = entry.details
    return {"change": said["change"], "name": said["name"], "was": said["was"] or ""}


def _days(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    first, last = (_day(entry.details[each]) for each in ("first", "last"))
    return {"days": first if first == last else f"{first}–{last}", "said": entry.details["said"]}


def _nothing(t: Texts, entry: Entry, names: Names) -> dict[str, str | int]:  # noqa: ARG001 - the shape of words
    return {}


SAID: dict[str, tuple[str, Words]] = {
    "norm.set": ("audit-norm-set", _norm),
    "member.role": ("audit-member-role", _role),
    "member.left": ("audit-member-left", _left),
    "member.forgotten": ("audit-member-forgotten", _forgotten),
    "clients.moved": ("audit-clients-moved", _moved),
    "share.set": ("audit-share-set", _share),
    "person.mended": ("audit-person-mended", _name_only),
    "person.forgotten": ("audit-person-forgotten", _name_only),
    "team.callers": ("audit-team-callers", _callers),
    "team.studies_a_day": ("audit-team-studies", _studies),
    "team.threshold": ("audit-team-threshold", _threshold),
    "path.move": ("audit-path-move", _path_move),
    "path.undo": ("audit-path-undo", _path_move),
    "path.join": ("audit-path-join", _path_join),
    "newcomer.check": ("audit-newcomer-check", _check),
    "deputy.named": ("audit-deputy-named", _deputy),
    "deputy.ended": ("audit-deputy-ended", _name_only),
    "summary.lead": ("audit-summary-lead", _lead),
    "week.closed": ("audit-week-closed", _week),
    "week.reopened": ("audit-week-reopened", _week_open),
    "export.taken": ("audit-export-taken", _taken),
    "client.deleted": ("audit-client-deleted", _path_join),
    "client.returned": ("audit-client-returned", _path_join),
    "client.handed": ("audit-client-handed", _handed),
    "member.joined": ("audit-member-joined", _with_role),
    "invite.made": ("audit-invite-made", _with_role),
    "timetable.set": ("audit-timetable-set", _table),
    "days.set": ("audit-days-set", _days),
    "segment.changed": ("audit-segment-changed", _segment),
    "questions.changed": ("audit-questions-changed", _nothing),
    "absence.set": ("audit-absence-set", _deputy),
    "absence.ended": ("audit-absence-ended", _deputy),
    "group.bind": ("audit-group-bind", _name_only),
    "group.unbind": ("audit-group-unbind", _name_only),
    "group.lost": ("audit-group-lost", _name_only),
}


def told(t: Texts, entry: Entry, names: Names) -> str:
    """What was done, plain: «норма роли хантер, Звонки с 30.11.2026: 50 → 60»."""
    key, words = SAID.get(entry.action, ("", _name_only))
    if key:
        try:
            return t.plain(key, **words(t, entry, names))
        except (LookupError, TypeError, ValueError, ArithmeticError, StopIteration):
            # An entry of another version of the bot: better plain than not at all.
            pass
    details = json.dumps(dict(entry.details), ensure_ascii=False) if entry.details else ""
    about = _subject(t, entry, names) if entry.subject else ""
    return t.plain("audit-unknown", action=entry.action, details=f"{about} {details}".strip()[:TOLD_PLAIN]).strip()
