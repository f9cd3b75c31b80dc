"""Who works in a team and what each role may do (method.md §1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from bot.domain.quiet import USUAL, Quiet

NAME_LIMIT = 80
"""Characters of a person's or a team's name."""
NOBODY = 0
"""In place of the Telegram account of who left: what is addressed to him goes nowhere."""


class Role(StrEnum):
    HUNTER = "hunter"
    FARMER = "farmer"
    TRAINEE = "trainee"
    HEAD = "head"


class Ability(StrEnum):
    """What a person asks the bot to do; refusals name it."""

    LOG_CALL = "log_call"
    LOG_WALKIN = "log_walkin"
    BOOK = "book"
    HOLD = "hold"
    """Hold meetings: log them, say what became of a booked one."""
    LOG_CONTACT = "log_contact"
    """Log what is done with existing clients: warm contacts, visits, their own calls, complaints."""
    STUDY = "study"
    """Study the situation of one's existing clients."""
    FILL = "fill"
    """Fill the client-needs questionnaire."""
    EDIT_QUESTIONS = "edit_questions"
    SEE_AGREEMENTS = "see_agreements"
    SEE_CLIENTS = "see_clients"
    SEE_WEEK = "see_week"
    INVITE = "invite"
    EDIT_DAYS = "edit_days"
    """Say which days the team works."""
    SET_SHARES = "set_shares"
    EDIT_TIMETABLE = "edit_timetable"
    EDIT_NOTES = "edit_notes"
    """Fill the team's worksheet, set the topic of its training."""
    MAKE_LISTS = "make_lists"
    """Say whom to call this week and the next."""
    IMPORT = "import"
    """Bring clients in by a file or by contacts."""
    LEDGER = "ledger"
    """Bring sales in by a file."""
    EDIT_SEGMENTS = "edit_segments"
    SEE_MAP = "see_map"
    """See how a base of existing clients stands."""
    HAND_OVER = "hand_over"
    """Offer one's clients to a colleague, accept his."""
    MOVE_PATH = "move_path"
    """Say how far the negotiations with a client came: order, payment, lost, postponed."""
    SEE_BOARD = "see_board"
    """See who stands in which block."""
    JOIN_CLOSING = "join_closing"
    SET_NORMS = "set_norms"
    SEE_SUMMARY = "see_summary"
    """See the team's week, close it, open it again."""
    LEAD_TEAM = "lead_team"
    """Who works here in which role, whose clients are whose, who leaves, who stands in."""
    EXPORT = "export"
    """Take everything of the team away as a file."""
    SEE_TRAIL = "see_trail"
    """See who changed what."""
    BIND_GROUP = "bind_group"


EVERYBODY = frozenset(Role)
ALLOWED: dict[Ability, frozenset[Role]] = {
    Ability.LOG_CALL: frozenset({Role.HUNTER, Role.TRAINEE, Role.FARMER}),
    Ability.LOG_WALKIN: frozenset({Role.HUNTER, Role.TRAINEE}),
    Ability.BOOK: frozenset({Role.HUNTER, Role.TRAINEE, Role.FARMER}),
    Ability.HOLD: frozenset({Role.HUNTER, Role.FARMER}),
    Ability.LOG_CONTACT: frozenset({Role.FARMER}),
    Ability.STUDY: frozenset({Role.FARMER}),
    Ability.FILL: frozenset({Role.HUNTER, Role.FARMER}),
    Ability.EDIT_QUESTIONS: frozenset({Role.HEAD}),
    Ability.SEE_AGREEMENTS: EVERYBODY,
    Ability.SEE_CLIENTS: EVERYBODY,
    Ability.SEE_WEEK: EVERYBODY,
    Ability.INVITE: frozenset({Role.HEAD}),
    Ability.EDIT_DAYS: frozenset({Role.HEAD}),
    Ability.SET_SHARES: frozenset({Role.HEAD}),
    Ability.EDIT_TIMETABLE: frozenset({Role.HEAD}),
    Ability.EDIT_NOTES: frozenset({Role.HEAD}),
    Ability.MAKE_LISTS: frozenset({Role.HUNTER, Role.TRAINEE, Role.FARMER}),
    Ability.IMPORT: EVERYBODY,
    Ability.LEDGER: frozenset({Role.FARMER, Role.HEAD}),
    Ability.EDIT_SEGMENTS: frozenset({Role.HEAD}),
    Ability.SEE_MAP: frozenset({Role.FARMER, Role.HEAD}),
    Ability.HAND_OVER: EVERYBODY,
    Ability.MOVE_PATH: frozenset({Role.HUNTER, Role.FARMER, Role.HEAD}),
    Ability.SEE_BOARD: frozenset({Role.HUNTER, Role.FARMER, Role.HEAD}),
    Ability.JOIN_CLOSING: frozenset({Role.HEAD}),
    Ability.SET_NORMS: frozenset({Role.HEAD}),
    Ability.SEE_SUMMARY: frozenset({Role.HEAD}),
    Ability.LEAD_TEAM: frozenset({Role.HEAD}),
    Ability.EXPORT: frozenset({Role.HEAD}),
    Ability.SEE_TRAIL: frozenset({Role.HEAD}),
    Ability.BIND_GROUP: frozenset({Role.HEAD}),
}


def may(who: Role | Member, ability: Ability) -> bool:
    """The one place where it is decided who may do what: a deputy what his role may, and what the head may besides."""
    if isinstance(who, Member):
        return may(who.role, ability) or (who.stands_in and may(Role.HEAD, ability))
    return who in ALLOWED[ability]


class Step(StrEnum):
    """What a newcomer is asked, in this order; after the last one he works."""

    TEAM = "team"
    NAME = "name"
    ZONE = "zone"
    LANGUAGE = "language"


def next_step(step: Step) -> Step | None:
    steps = list(Step)
    position = steps.index(step) + 1
    return steps[position] if position < len(steps) else None


@dataclass(frozen=True, slots=True)
class Stay:
    """A time zone in which somebody was, until he moved to another."""

    until: datetime
    timezone: str


What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class Held(Generic[What]):
    """A role that somebody had, or a share of a full week, until he got another."""

    until: datetime
    what: What


@dataclass(frozen=True, slots=True)
class Member:
    id: int
    team_id: int
    telegram_id: int
    """NOBODY: he left."""
    role: Role
    name: str
    timezone: str
    """IANA name, e.g. `Asia/Yekaterinburg`."""
    locale: str
    onboarding: Step | None
    """The question he has not answered yet; `None` once he works."""
    joined_at: datetime
    unreachable_since: datetime | None
    share: int = 100
    """Part of a full week that he works, in percent."""
    quiet: Quiet = USUAL
    """When nothing is sent to him that can wait."""
    stays: tuple[Stay, ...] = ()
    """Where he was before, one after another."""
    roles: tuple[Held[Role], ...] = ()
    """What he was before, one after another."""
    shares: tuple[Held[int], ...] = ()
    """How much he worked before, one after another."""
    left_at: datetime | None = None
    """He works here no more; what he did stays his."""
    stands_in: bool = False
    """Today he does a head's work besides his own."""

    @property
    def joined_on(self) -> date:
        return self.day_then(self.joined_at)

    @property
    def began_on(self) -> date:
        """The day since which he has his role: what he was for some hours between is nothing."""
        return self._eras()[-1][0] if self.roles else self.joined_on

    def role_on(self, day: date) -> Role:
        """What he was at the end of this day: the day of a change belongs to the new role."""
        eras = self._eras() if self.roles else [(day, self.role)]
        return next((role for since, role in reversed(eras) if since <= day), eras[0][1])

    def _eras(self) -> list[tuple[date, Role]]:
        """The roles that he had at the end of a day, each with its first day, one after another."""
        first = self.joined_on
        found = [(first, self.roles[0].what if self.roles else self.role)]
        for at, held in enumerate(self.roles, 1):
            role = self.roles[at].what if at < len(self.roles) else self.role
            # Who moves to the west may live a day twice: its last role is the one.
            first = max(first, self.day_then(held.until))
            kept = [era for era in found if era[0] < first]
            found = kept if kept and kept[-1][1] is role else [*kept, (first, role)]
        return found

    @property
    def leads(self) -> bool:
        """He sees and decides what a head does: he is one, or stands in for one today."""
        return self.role is Role.HEAD or self.stands_in

    @property
    def works_here(self) -> bool:
        return self.left_at is None

    def as_on(self, day: date) -> Member:
        """As he was at the end of this day: a day of a week is judged by the role that he had on it (`stints`)."""
        if not self.roles and not self.shares:
            return self
        _, roles = self._held_on(day, self.roles, self.role)
        share, shares = self._held_on(day, self.shares, self.share)
        return replace(self, role=self.role_on(day), roles=roles, share=share, shares=shares)

    def _held_on(self, day: date, before: tuple[Held[What], ...], now: What) -> tuple[What, tuple[Held[What], ...]]:
        """What he had at the end of this day, and what before that."""
        for at, held in enumerate(before):
            if self.day_then(held.until) > day:
                return held.what, before[:at]
        return now, before

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def day(self, now: datetime) -> date:
        """The calendar day of an instant where this person is."""
        return now.astimezone(self.zone).date()

    def day_then(self, moment: datetime) -> date:
        """The calendar day of a past instant where this person was then: a move to another zone changes no old week."""
        then = next((stay.timezone for stay in self.stays if moment < stay.until), self.timezone)
        return moment.astimezone(ZoneInfo(then)).date()
