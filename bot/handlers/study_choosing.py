"""Whose turn it is: the day's clients, chosen in the morning; what is not begun yet follows what is known since."""

from __future__ import annotations

from bot.domain.days_choice import changes, in_order, of_choice, rest_of_day, touched
from bot.domain.study_choice import choose
from bot.domain.studying import DaysStudies
from bot.handlers.turn import Turn
from bot.store import catching_up, standings, studies, team_settings


def days_choice(turn: Turn) -> DaysStudies:
    """The day's clients as they are to be studied by now."""
    catching_up.catch_up(turn.connection, [turn.member], turn.now)
    today = turn.member.day(turn.now)
    turns = studies.all_of_day(turn.connection, turn.member, today)
    per_day = _per_day(turn)
    found = standings.candidates(turn.connection, turn.member, today, touched(turns), per_day=per_day)
    waited = standings.waited(turn.connection, turn.member, of_choice(turns), today)
    studies.give_up_old(turn.connection, turn.member, today, turn.now)
    rest = rest_of_day(turns, found, today, waited, per_day)
    studies.follow(turn.connection, turn.member, changes(turns, rest), today, turn.now)
    return in_order(studies.day_of(turn.connection, turn.member, today), rest)


def choose_more(turn: Turn) -> bool:
    """«Ещё клиенты», beyond the day's; False: there is nobody to be chosen."""
    today = turn.member.day(turn.now)
    had_turn = {each.client_id for each in studies.all_of_day(turn.connection, turn.member, today)}
    per_day = _per_day(turn)
    found = standings.candidates(turn.connection, turn.member, today, had_turn, per_day=per_day)
    chosen = choose(found, today, per_day)
    studies.begin(turn.connection, turn.member, chosen, today, turn.now)
    return bool(chosen)


def _per_day(turn: Turn) -> int:
    return team_settings.of_team(turn.connection, turn.member.team_id).studies_a_day
