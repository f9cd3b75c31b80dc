"""Who stands in for a head."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.deputies import Deputy, Problem, candidates, problem_of
from bot.domain.people import Ability, Member, Role, Step, may
from bot.domain.spans_typed import Span

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
HEAD, HUNTER, TRAINEE = (
    Member(n, 1, n, role, f"Имя {n}", "Europe/Moscow", "ru", None, NOW, None)
    for n, role in enumerate((Role.HEAD, Role.HUNTER, Role.TRAINEE), start=1)
)
DAYS = Span(date(2026, 11, 24), date(2026, 11, 28))
NAMED = Deputy(1, HEAD.id, HUNTER.id, DAYS.first, DAYS.last)


def test_a_deputy_may_what_his_role_may_and_what_the_head_may() -> None:
    """And nobody else more than before: `may` is the one place."""
    for ability in Ability:
        allowed = may(HUNTER, ability) or may(HEAD, ability)
        assert may(replace(HUNTER, stands_in=True), ability) == allowed
        assert may(HUNTER, ability) == may(Role.HUNTER, ability)


def test_anybody_but_a_head_may_stand_in_once_he_has_come_in() -> None:
    """Hunters and farmers are offered before trainees."""
    invited = replace(HUNTER, id=9, onboarding=Step.NAME)
    gone = replace(HUNTER, id=10, left_at=NOW)
    assert candidates([TRAINEE, HEAD, invited, gone, HUNTER]) == [HUNTER, TRAINEE]
    assert problem_of(HEAD, HEAD, DAYS, ()) is Problem.HEAD
    assert problem_of(HEAD, invited, DAYS, ()) is Problem.NOT_JOINED
    assert problem_of(HEAD, HUNTER, DAYS, ()) is None


def test_he_is_named_once_for_a_day() -> None:
    """A span that shares a day is refused; the days before and after are free."""
    for first, last, problem in ((20, 23, None), (20, 24, Problem.BUSY), (28, 30, Problem.BUSY), (29, 30, None)):
        span = Span(date(2026, 11, first), date(2026, 11, last))
        assert problem_of(HEAD, HUNTER, span, [NAMED]) is problem
    assert problem_of(replace(HUNTER, stands_in=True), TRAINEE, DAYS, ()) is Problem.HEADS_ONLY
