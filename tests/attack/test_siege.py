"""Nobody gets at another team by a button or a line, whatever he makes of it: one of each shape, by chance.

All of them, by everybody: `python -m tests.attack.siege`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest

from bot.domain.people import Role
from bot.store import people, team
from tests.attack.harvest import OUTSIDER, REMOVED, TURNED, Harvest, harvested
from tests.attack.judging import Judge
from tests.attack.mutations import mutated
from tests.attack.siege import Size, besiege
from tests.handlers.rights_town import SECRET, Who

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def harvest() -> Iterator[Harvest]:
    with harvested() as made:
        yield made


def test_every_button_is_attacked(harvest: Harvest) -> None:
    """A new one too: rights_screens.py says how one comes to the screen that shows it."""
    kinds = {data.partition(":")[0] for data in harvest.shown}
    assert harvest.chat.dispatch.routes.presses.keys() == kinds
    assert not harvest.lost
    # The dispatcher takes nothing else for a button of ours.
    assert all(data.isprintable() and len(data.encode()) <= 64 for data in harvest.shown)


def test_nobody_reaches_another_team(harvest: Harvest) -> None:
    """No row of it changes, nothing of it is told, nobody of it is written to; no handler fails, all are answered."""
    judge = besiege(harvest, Size(seed=harvest.chat.now.day, mutations=1, whole=False))
    assert judge.blows > 2000
    assert not judge.complaints, "\n".join(sorted(set(judge.complaints))[:20])


def test_the_judge_sees_what_is_wrong(harvest: Harvest) -> None:
    """One who is taken for a stranger and is none."""
    judge = Judge(harvest)
    head = Who.HEAD.number
    for data in [each for each, whose in harvest.shown.items() if whose is Who.HEAD][:150]:
        judge.strike(Who.THEIR_HEAD.number, "is the head", lambda data=data: harvest.chat.press(head, data))  # type: ignore[misc]  # mypy does not infer a lambda's defaults
    said = "\n".join(judge.complaints)
    assert "touched" in said
    assert "is told" in said
    assert "reaches" in said
    assert SECRET in said


@pytest.mark.parametrize("by", [OUTSIDER, REMOVED, TURNED])
def test_a_guessed_or_used_link_opens_nothing(harvest: Harvest, by: int) -> None:
    """Used by another, too old, or not quite it: one sentence, and not a row is written."""
    chat = harvest.chat
    with chat.aside():
        judge, code = Judge(harvest), _link(harvest)
        near = {code.swapcase(), code[:-1], f"{code}A", *(each.strip() for each in mutated(code, [code], Random(1)))}
        for each in sorted(near - {code}):
            judge.say(by, f"/start {each}")
        chat.say(950, f"/start {code}")
        judge.complaints += _at(harvest, by, code)
        late = _link(harvest)
        chat.now += timedelta(days=7)
        judge.complaints += _at(harvest, by, late)
        assert not judge.complaints


def _link(harvest: Harvest, role: str = "хантер") -> str:
    """The code of a link that our head makes: 128 bits."""
    said = harvest.chat.say(Who.HEAD.number, f"/invite {role}").text
    found = re.search(r"start=([\w-]+)", said)
    assert found is not None
    assert len(found[1]) * 6 >= 128
    return found[1]


def _at(harvest: Harvest, by: int, code: str) -> list[str]:
    """A blow at the town as it is now."""
    judge = Judge(harvest)
    judge.say(by, f"/start {code}")
    return judge.complaints


def test_who_leads_no_more_lets_nobody_in(harvest: Harvest) -> None:
    """The links that he made while he led are void: one for a head would bring in whoever he likes as a head."""
    chat, connection = harvest.chat, harvest.chat.connection
    with chat.aside():
        code = _link(harvest, "руководитель")
        found = people.by_telegram_id(connection, Who.HEAD.number)
        by = people.by_telegram_id(connection, Who.HEAD_2.number)
        assert found is not None
        assert by is not None
        team.change_role(connection, found[0], Role.HUNTER, by[0], chat.now)
        assert not _at(harvest, OUTSIDER, code)
        assert people.by_telegram_id(connection, OUTSIDER) is None
