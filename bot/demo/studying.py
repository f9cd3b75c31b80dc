"""The farmer's first hour: the situation of five clients, each with a conclusion, and where it asks for one, a step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.demo.agenda import Scene
from bot.demo.cast import VERA
from bot.demo.life import DAY, WEEK, Known, Life
from bot.domain.client_class import Class
from bot.domain.qualitative import QUESTIONS
from bot.domain.study import ACTED_ON, RISKY, Conclusion, Draft, Standing
from bot.domain.study_choice import Cause, Chosen
from bot.domain.studying import Said, Study
from bot.domain.timetable import week_of
from bot.store import standings, studies

A_DAY = 5
LEFT = 3
"""On the demo's first day so many are done: the visitor finds somebody to study."""
JUDGED = 2
"""Weeks up to now in which a study shows the signs of its day; an older one keeps only what was concluded."""
NUMBER = VERA.number


def begin(life: Life, since: date) -> None:
    turn: list[Known] = []
    life.every_day(NUMBER, 9, 20, lambda scene, day: _day(life, turn, scene, day), since)


def _day(life: Life, turn: list[Known], scene: Scene, day: date) -> None:
    usual = round(A_DAY * life.mood(NUMBER, week_of(day)) * life.chance.uniform(0.7, 1.15))
    count = LEFT if day == life.today else min(A_DAY, usual)
    studies.give_up_old(scene.connection, life.members[NUMBER], day, scene.now)
    at = life.at(day, 9, 27)
    for _ in range(count):
        life.agenda.plan(at, NUMBER, lambda scene: _study(life, turn, scene))
        at += timedelta(minutes=life.chance.randint(12, 17))


def _study(life: Life, turn: list[Known], scene: Scene) -> None:
    member, connection = life.members[NUMBER], scene.connection
    today = member.day(scene.now)
    if not turn:
        turn += life.known[NUMBER]
        life.chance.shuffle(turn)
    whom = turn.pop()
    known = {each.client_id for each in studies.all_of_day(connection, member, today)}
    if whom.id in known:
        return
    standing, turnover_class = _stands(life, scene, whom, today)
    studies.begin(connection, member, [Chosen(whom.id, _cause(standing, turnover_class))], today, scene.now)
    begun = next(each for each in studies.all_of_day(connection, member, today) if each.client_id == whom.id)
    begun = replace(begun, standing=standing, turnover_class=turnover_class, asked=len(QUESTIONS))
    said = replace(begun, answers=_answers(life, today))
    said = replace(said, draft=_draft(life, said, today))
    last = studies.last_of_client(connection, member.team_id, whom.id) if standing else None
    studies.conclude(connection, said, dict(last.answers) if last else {}, f"study-{said.id}", today, scene.now)
    if standing is not None:
        standings.reckon(connection, member.team_id, [whom.id], today)


def _stands(life: Life, scene: Scene, whom: Known, today: date) -> tuple[Standing | None, Class]:
    if today < life.today - JUDGED * WEEK:
        return None, Class.C
    team_id = life.members[NUMBER].team_id
    found = standings.reckon(scene.connection, team_id, [whom.id], today)[whom.id]
    return found.standing, found.turnover_class


def _cause(standing: Standing | None, turnover_class: Class) -> Cause:
    if standing is not None and standing.risk >= RISKY:
        return Cause.RISK
    return Cause.CLASS_A if turnover_class is Class.A else Cause.UNSTUDIED


def _answers(life: Life, today: date) -> dict[str, Said]:
    """Mostly all is as usual; of each client something is worth telling."""
    told: dict[str, Said] = {}
    for question in QUESTIONS[: life.chance.randint(3, len(QUESTIONS))]:
        options = tuple(question.options)
        told[question.key] = Said(options[0] if life.happens(0.84) else life.pick(options), today)
    return told


def _draft(life: Life, study: Study, today: date) -> Draft:
    conclusion = study.proposed(today)
    if study.standing is None:
        conclusion = Conclusion(life.one_of(keep=0.55, develop=0.25, rescue=0.12, leave=0.08))
    reason = life.pick(life.words.reasons[conclusion])
    if conclusion not in ACTED_ON:
        return Draft(conclusion, reason)
    step = life.pick(life.words.steps[conclusion])
    return Draft(conclusion, reason, step, life.next_day(NUMBER, today + life.chance.randint(2, 9) * DAY))
