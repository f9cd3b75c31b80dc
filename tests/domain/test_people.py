"""Who works in a team and what each role may do."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.people import ALLOWED, Ability, Held, Member, Role, Stay, Step, may, next_step

TABLE = {
    # who                 hunter farmer trainee head
    Ability.LOG_CALL:    (True, True, True, False),
    Ability.LOG_WALKIN:  (True, False, True, False),
    Ability.BOOK:        (True, True, True, False),
    Ability.HOLD:        (True, True, False, False),
    Ability.LOG_CONTACT: (False, True, False, False),
    Ability.STUDY:       (False, True, False, False),
    Ability.FILL:        (True, True, False, False),
    Ability.EDIT_QUESTIONS: (False, False, False, True),
    Ability.SEE_AGREEMENTS: (True, True, True, True),
    Ability.SEE_CLIENTS: (True, True, True, True),
    Ability.SEE_WEEK:    (True, True, True, True),
    Ability.INVITE:      (False, False, False, True),
    Ability.EDIT_DAYS:   (False, False, False, True),
    Ability.SET_SHARES:  (False, False, False, True),
    Ability.EDIT_TIMETABLE: (False, False, False, True),
    Ability.EDIT_NOTES:  (False, False, False, True),
    Ability.MAKE_LISTS:  (True, True, True, False),
    Ability.IMPORT:      (True, True, True, True),
    Ability.LEDGER:      (False, True, False, True),
    Ability.EDIT_SEGMENTS: (False, False, False, True),
    Ability.SEE_MAP:     (False, True, False, True),
    Ability.HAND_OVER:   (True, True, True, True),
    Ability.MOVE_PATH:   (True, True, False, True),
    Ability.SEE_BOARD:   (True, True, False, True),
    Ability.JOIN_CLOSING: (False, False, False, True),
    Ability.SET_NORMS:   (False, False, False, True),
    Ability.SEE_SUMMARY: (False, False, False, True),
    Ability.LEAD_TEAM:   (False, False, False, True),
    Ability.EXPORT:      (False, False, False, True),
    Ability.SEE_TRAIL:   (False, False, False, True),
    Ability.BIND_GROUP:  (False, False, False, True),
}  # fmt: skip


@pytest.mark.parametrize("ability", Ability)
def test_who_may_do_what(ability: Ability) -> None:
    """The table of the method; a new ability must be put into it."""
    roles = (Role.HUNTER, Role.FARMER, Role.TRAINEE, Role.HEAD)
    assert tuple(may(role, ability) for role in roles) == TABLE[ability]


def test_every_ability_is_somebodys() -> None:
    """What nobody may do is dead."""
    assert set(ALLOWED) == set(Ability)
    assert all(ALLOWED.values())


def test_a_newcomer_answers_each_question_once_and_then_works() -> None:
    """A founder is asked for the team first, a guest for his name."""
    step: Step | None = Step.TEAM
    asked = []
    while step is not None:
        asked.append(step)
        step = next_step(step)
    assert asked == [Step.TEAM, Step.NAME, Step.ZONE, Step.LANGUAGE]


def test_a_members_day_is_the_one_where_he_is() -> None:
    """At 20:30 UTC it is tomorrow in Yekaterinburg and today in Kaliningrad."""
    now = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
    days = [
        Member(1, 1, 11, Role.HUNTER, "Анна", zone, "ru", None, now, None).day(now)
        for zone in ("Asia/Yekaterinburg", "Europe/Kaliningrad")
    ]
    assert days == [date(2026, 11, 25), date(2026, 11, 24)]


def test_a_week_is_judged_by_the_role_that_he_had_at_its_end() -> None:
    """A trainee until Wednesday, a farmer until the next Wednesday, then a hunter."""
    joined = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
    first, second = (datetime(2026, 11, day, 9, 0, tzinfo=UTC) for day in (11, 18))
    roles = (Held(first, Role.TRAINEE), Held(second, Role.FARMER))
    anna = Member(1, 1, 11, Role.HUNTER, "Анна", "Europe/Moscow", "ru", None, joined, None, roles=roles)
    then = [anna.as_on(date(2026, 11, day)) for day in (8, 15, 22)]
    assert [each.role for each in then] == [Role.TRAINEE, Role.FARMER, Role.HUNTER]
    assert [each.began_on for each in then] == [date(2026, 11, 2), date(2026, 11, 11), date(2026, 11, 18)]
    assert [each.joined_on for each in then] == [date(2026, 11, 2)] * 3


def test_a_week_is_judged_by_the_share_that_he_had_at_its_end_where_he_was_then() -> None:
    """Half a week until Sunday night, half past ten in Moscow; in Vladivostok, where he moved since, it was Monday."""
    joined = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
    night, moved = datetime(2026, 11, 15, 19, 30, tzinfo=UTC), datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
    vladivostok = Member(1, 1, 11, Role.HUNTER, "Анна", "Asia/Vladivostok", "ru", None, joined, None, share=80)
    stays = (Stay(moved, "Europe/Moscow"),)
    anna = replace(vladivostok, stays=stays, shares=(Held(night, 50),), roles=(Held(night, Role.TRAINEE),))
    then = [anna.as_on(date(2026, 11, day)) for day in (14, 15, 22)]
    assert [each.share for each in then] == [50, 80, 80]
    assert [each.role for each in then] == [Role.TRAINEE, Role.HUNTER, Role.HUNTER]
    assert [each.began_on for each in then[1:]] == [date(2026, 11, 15)] * 2
