"""Who may hand whose client to whom, and what is typed about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.grammar import is_feminine
from bot.domain.handover import (
    Handover,
    HandoverState,
    Problem,
    becomes_existing,
    first_giver,
    lost,
    may_take_back,
    problem_of,
    receivers,
)
from bot.domain.handover_typed import Line, Said, named_before, read_answer, read_line
from bot.domain.people import Member, Role, Step

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def member(number: int, role: Role, name: str = "", step: Step | None = None) -> Member:
    return Member(number, 1, number, role, name or f"Имя {number}", "Europe/Moscow", "ru", step, NOW, None)


IVAN, LEV = member(1, Role.HUNTER), member(2, Role.HUNTER)
VERA, ANNA = member(3, Role.FARMER, "Вера"), member(4, Role.FARMER, "Анна")
TRAINEE, HEAD = member(5, Role.TRAINEE), member(6, Role.HEAD)
TEAM = [IVAN, LEV, VERA, ANNA, TRAINEE, HEAD]


def offer(from_id: int = 1, to_id: int = 3, created_by: int = 1, **more: HandoverState) -> Handover:
    state = more.get("state", HandoverState.OFFERED)
    return Handover(1, 7, "Ромашка", from_id, to_id, created_by, state, None, NOW, None)


@pytest.mark.parametrize(
    ("giver", "owner", "to", "existing", "reason", "problem"),
    [
        (IVAN, IVAN, VERA, False, "", None),
        (HEAD, IVAN, VERA, False, "", None),
        (VERA, VERA, ANNA, True, "", None),
        (VERA, VERA, IVAN, True, "ушёл", None),
        (TRAINEE, TRAINEE, IVAN, False, "", None),
        (HEAD, TRAINEE, IVAN, False, "", None),
        (TRAINEE, TRAINEE, VERA, False, "", Problem.COLD),
        (TRAINEE, TRAINEE, VERA, True, "", None),
        (TRAINEE, TRAINEE, IVAN, True, "", Problem.NEEDS_REASON),
        (LEV, IVAN, VERA, False, "", Problem.NOT_YOURS),
        (VERA, IVAN, VERA, False, "", Problem.NOT_YOURS),
        (IVAN, IVAN, IVAN, True, "ушёл", Problem.HIMSELF),
        (HEAD, VERA, VERA, True, "", Problem.HIMSELF),
        (IVAN, IVAN, TRAINEE, False, "", Problem.ROLE),
        (IVAN, IVAN, HEAD, False, "", Problem.ROLE),
        (HEAD, IVAN, HEAD, False, "", Problem.ROLE),
        (IVAN, IVAN, replace(VERA, onboarding=Step.NAME), False, "", Problem.NOT_JOINED),
        (IVAN, IVAN, LEV, False, "ушёл", Problem.NOT_BOUGHT),
        (VERA, VERA, IVAN, True, "", Problem.NEEDS_REASON),
    ],
)
def test_who_may_hand_whose_client_to_whom(
    giver: Member, owner: Member, to: Member, existing: bool, reason: str, problem: Problem | None
) -> None:
    """The owner and the head; to a farmer, or, lost, back to a hunter with the reason; of a trainee, to a hunter."""
    assert problem_of(giver, owner, to, existing=existing, reason=reason) is problem


def test_the_likely_receiver_is_the_first_and_hunters_are_the_last() -> None:
    """Farmers to whom was handed over lately, the other farmers by name, then hunters for a lost client."""
    assert receivers(IVAN, IVAN, TEAM, [], existing=False) == [ANNA, VERA]
    assert receivers(IVAN, IVAN, TEAM, [VERA.id], existing=False) == [VERA, ANNA]
    assert receivers(VERA, VERA, TEAM, [LEV.id, LEV.id], existing=True) == [ANNA, LEV, IVAN]
    assert receivers(LEV, IVAN, TEAM, [], existing=True) == []
    assert receivers(TRAINEE, TRAINEE, TEAM, [], existing=False) == [IVAN, LEV]


def test_who_was_an_existing_client_stays_one() -> None:
    """Back with a hunter too; a farmer makes him one."""
    assert becomes_existing(existing=True, to=Role.HUNTER)
    assert becomes_existing(existing=False, to=Role.FARMER)
    assert not becomes_existing(existing=False, to=Role.HUNTER)


def test_an_offer_is_taken_back_by_who_made_it_whose_he_is_and_the_head() -> None:
    """Not by the receiver, who declines, nor by a colleague."""
    of_head = offer(created_by=HEAD.id)
    assert [one.id for one in TEAM if may_take_back(one, of_head)] == [IVAN.id, HEAD.id]
    assert [one.id for one in TEAM if may_take_back(one, offer())] == [IVAN.id, HEAD.id]


def test_who_brought_a_client_is_the_first_who_gave_him_away() -> None:
    """Whoever had him in between; not named where he has him again."""
    went = [offer(1, 3), offer(3, 4)]
    assert first_giver(went, 4) == 1
    assert first_giver([*went, offer(4, 1)], 1) is None
    assert first_giver([], 1) is None


def test_a_lost_client_is_one_who_came_back_to_the_hunter_who_has_him() -> None:
    """Not one whom a farmer has, nor one who went on from there."""
    back = offer(3, 1)
    assert lost([offer(1, 3), back], IVAN, VERA) is back
    assert lost([offer(1, 3)], VERA, IVAN) is None
    assert lost([back], LEV, VERA) is None
    assert lost([], IVAN, None) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ромашка; Анна Белова; просят счёт", Line("Ромашка", "Анна Белова", "просят счёт")),
        ("Ромашка;Анна", Line("Ромашка", "Анна", "")),
        ("Ромашка", Line("Ромашка", "", "")),
        ("Ромашка; Анна; счёт; срочно", Line("Ромашка", "Анна", "счёт; срочно")),
        ("", Line("", "", "")),
        (" ;; ", Line("", "", "")),
    ],
)
def test_a_line_names_client_receiver_and_what_to_pass_on(text: str, line: Line) -> None:
    """A field may be missing."""
    assert read_line(text) == line


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("новый вектор: не мой", ([0], "не мой")),
        ("«Вектор»: не мой: далеко", ([0], "не мой: далеко")),
        ("Ромашка", ([1], "")),
        ("ром", ([], "ром")),
        ("причина: далеко", ([], "причина: далеко")),
        (": далеко", ([], ": далеко")),
        ("", ([], "")),
    ],
)
def test_a_client_named_before_a_reason_is_none_of_the_reason(why: str, expected: tuple[list[int], str]) -> None:
    """Only one who is offered; any other words belong to the reason."""
    assert named_before(why, ["ООО «Новый Вектор»", "Ромашка"]) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("принять", Said(True, "")),
        (" Принимаю! ", Said(True, "")),
        ("Принимаю", Said(True, "")),
        ("принять Ромашка", Said(True, "Ромашка")),
        ("принять «Ромашка»", Said(True, "Ромашка")),
        ("accept Acme", Said(True, "Acme")),
        ("отказаться", Said(False, "")),
        ("отказаться: много своих", Said(False, "много своих")),
        ("Отказываюсь, не мой участок", Said(False, "не мой участок")),
        ("decline: busy", Said(False, "busy")),
        ("отказ: дорого", None),
        ("отказались", None),
        ("принятьсрочно", None),
        ("не принять", None),
    ],
)
def test_the_receivers_words(text: str, said: Said | None) -> None:
    """«отказ» is the result of a call, not a refusal."""
    assert read_answer(text) == said


@pytest.mark.parametrize(
    ("name", "hers"),
    [
        ("Иван Орлов", False),
        ("Вера Фомина", True),
        ("Анна Лис", True),
        ("Орлова Мария Петровна", True),
        ("Илья Мельник", False),
        ("Никита", False),
        ("Любовь Гаджи", True),
        ("Игорь Мельник", False),
        ("Лев Мягков", False),
        ("Саша Грин", False),
        ("Мария Достоевская", True),
        ("John Smith", False),
    ],
)
def test_whether_a_name_is_a_womans(name: str, hers: bool) -> None:
    """By its endings; where they do not tell, a man's."""
    assert is_feminine(name) is hers
