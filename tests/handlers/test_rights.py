"""Rights, generated from the handlers: role × command × own, a colleague's, another team's row.

The town's screens are played once (rights_walk.py); everybody presses what was shown to somebody. Who adds a button, a
command or a question finds here what he has to say about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.delivery.errands import Errand
from bot.domain.funnel import Kind
from bot.domain.people import Ability, Role, may
from bot.handlers import capture
from bot.handlers.turn import Routes
from tests.handlers.rights_judged import T, able, answered, is_heads_alone, is_refused, none_of, refusal
from tests.handlers.rights_rows import NO_CHANGE, everything, team_of, writes
from tests.handlers.rights_screens import OLD_BUTTONS
from tests.handlers.rights_stated import (
    EVERYBODYS_COMMANDS,
    EVERYBODYS_FILES,
    EVERYBODYS_PRESSES,
    HEADS_ALONE,
    LED,
    OWN_INSTEAD,
    SHARED,
)
from tests.handlers.rights_town import OURS, THEIRS, WALKERS, Who
from tests.handlers.rights_walk import Tried, Walk, walked

pytestmark = pytest.mark.slow
HEADS = (Who.HEAD, Who.HEAD_2, Who.DEPUTY)
LINES = ("", "Тополь", "Егор")
"""What is typed behind a command: nothing, a client and a colleague that only our team has."""


@pytest.fixture(scope="module")
def walk() -> Iterator[Walk]:
    with walked() as done:
        yield done


@pytest.fixture(scope="module")
def routes(walk: Walk) -> Routes:
    return walk.chat.dispatch.routes


@pytest.fixture(scope="module")
def our_team(walk: Walk) -> int:
    rows = everything(walk.chat.connection)
    mine = next(key for key, row in rows.items() if row.get("telegram_id") == Who.HEAD.number)
    found = team_of(rows, mine)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def typed(walk: Walk, routes: Routes) -> list[Tried]:
    """Every command of everybody."""
    everybody = [who for who in Who if who not in WALKERS]
    lines = [(who, line) for who in everybody for line in (LINES if who in THEIRS else LINES[:2])]
    return [walk.trial(who, f"/{name} {line}".strip()) for name in routes.commands for who, line in lines]


# -- everything is tried


def test_every_button_is_tried(walk: Walk, routes: Routes) -> None:
    """Each one with data that a screen showed."""
    tried = {each.name for each in walk.tried}
    none_of(routes.presses.keys() - tried, "say in rights_screens.py how one comes to a screen with this button")
    none_of(walk.lost, "these ways of rights_screens.py lead on no more")
    none_of(OLD_BUTTONS.keys() - routes.presses.keys(), "these are no buttons any more: take them out")


def test_nothing_goes_wrong(walk: Walk, typed: list[Tried]) -> None:
    """Whoever presses or types whatever: he is answered, the bot raises nothing."""
    none_of([f"{each} {each.raised}" for each in (*walk.tried, *typed) if each.raised], "the bot raised")
    none_of([each for each in (*walk.tried, *typed) if not each.seen.replies], "no answer")


def test_a_button_serves_whom_it_was_shown_to(walk: Walk) -> None:
    """So it is the person that is refused below."""
    out_of_date = T.plain("outdated")
    own = [each for each in walk.tried if each.by is each.shown_to]
    assert {each.shown_to for each in own} == set(WALKERS)
    none_of([each for each in own if each.seen.told == out_of_date], "out of date the moment it is shown")


def test_what_needs_no_ability_is_stated(routes: Routes) -> None:
    """Whoever leaves an ability out says why, or forgot it."""
    for kind, named, stated in (
        ("command", routes.commands, EVERYBODYS_COMMANDS),
        ("button", routes.presses, EVERYBODYS_PRESSES),
        ("file", routes.files, EVERYBODYS_FILES),
    ):
        free = named.keys() - routes.abilities.keys()
        none_of(
            free - stated.keys(), f"a {kind} without an ability: name it in routes(), or why not in rights_stated.py"
        )
        none_of(stated.keys() - free, f"no {kind} without an ability any more: take it out of rights_stated.py")
    none_of(
        (SHARED | LED | OWN_INSTEAD | HEADS_ALONE).keys() - routes.presses.keys(), "no buttons any more: take them out"
    )


# -- by role


def test_a_button_is_refused_to_whom_his_role_does_not_allow_it(walk: Walk, routes: Routes) -> None:
    """In one sentence; not a row of the whole database changes."""
    unable = [each for each in walk.tried if not able(each.by, routes.abilities.get(each.name))]
    assert {each.by.role for each in unable} == set(Role)
    refused = [each for each in unable if is_refused(each, routes.abilities[each.name]) and each.changed == NO_CHANGE]
    none_of(set(map(str, unable)) - set(map(str, refused)), "not refused by its ability, or it changed something")


def test_a_button_is_not_refused_to_whom_his_role_allows_it(walk: Walk, routes: Routes) -> None:
    """Nor to who stands in for the head."""
    can = [each for each in walk.tried if able(each.by, routes.abilities.get(each.name))]
    none_of([each for each in can if is_refused(each, routes.abilities.get(each.name))], "refused by its ability")


def test_a_deputy_does_what_the_head_does(walk: Walk, routes: Routes) -> None:
    """The same tables change by the same button."""
    of_heads = [each for each in walk.tried if is_heads_alone(routes, each.name)]
    done = {each.what: each for each in of_heads if each.by is Who.HEAD_2}
    deputies = [each for each in of_heads if each.by is Who.DEPUTY]
    assert len(deputies) == len({each.what for each in deputies} & done.keys()) > 50
    other = [each for each in deputies if (each.deeds, each.seen.shows_nothing) != _came_of(done[each.what])]
    none_of([each for each in other if each.name not in HEADS_ALONE], "the deputy is not served as the head is")


def _came_of(one: Tried) -> tuple[frozenset[str], bool]:
    return one.deeds, one.seen.shows_nothing


def test_a_kind_of_record_is_logged_by_who_may_log_it(walk: Walk) -> None:
    """Buttons that record name the kind: a call, a walk-in, a meeting."""
    kinds = {kind.value: kind for kind in Kind}
    logging = [each for each in walk.tried if each.name.startswith("log.") and each.what.split(":")[1] in kinds]
    unable = [each for each in logging if not able(each.by, capture.ABILITIES[kinds[each.what.split(":")[1]]])]
    assert {each.by.role for each in unable} >= {Role.HEAD, Role.TRAINEE, Role.HUNTER}
    none_of(
        [each for each in unable if each.changed != NO_CHANGE or not each.seen.shows_nothing], "logged all the same"
    )


@pytest.mark.parametrize("ability", Ability)
@pytest.mark.parametrize("role", Role)
def test_a_refusal_names_the_way_out(role: Role, ability: Ability) -> None:
    """A command that leads on, or who may do it."""
    if not may(role, ability):
        said = T.plain("refused-ability", ability=ability, role=T.plain("role-name", role=role))
        assert re.search(r"/[a-z]+|руководител", said), said
        assert said != T.plain("refused-ability", ability="of nobody", role="")


# -- by whose row it is


def test_a_button_about_another_teams_row_is_out_of_date(walk: Walk) -> None:
    """Not a row of the whole database changes, not even what he himself was asked; he sees nothing."""
    theirs = [each for each in walk.tried if each.by in THEIRS and each.row_tables]
    assert {each.by for each in theirs} == set(THEIRS)
    served = [each for each in theirs if each.changed != NO_CHANGE or not each.seen.shows_nothing]
    served = [each for each in served if each.changed != NO_CHANGE or each.name not in OWN_INSTEAD]
    none_of(served, "another team's row is served")


def test_nothing_that_another_team_does_reaches_us(walk: Walk, typed: list[Tried], our_team: int) -> None:
    """Whatever is pressed or typed: no row of ours changes or is referred to, no name of ours is told."""
    theirs = [each for each in (*walk.tried, *typed) if each.by in THEIRS]
    none_of([each for each in theirs if our_team in each.changed.teams], "a row of ours is touched or referred to")
    none_of([each for each in theirs if each.tells_secrets], "a name of ours is told")


def test_a_colleagues_row_is_not_his(walk: Walk) -> None:
    """Neither to change nor to see, but for what is stated, with its reason."""
    colleagues = [each for each in walk.tried if each.by in OURS and each.row_tables and each.by not in HEADS]
    colleagues = [each for each in colleagues if each.by is not each.shown_to]
    assert {each.by.role for each in colleagues} == {Role.HUNTER, Role.FARMER, Role.TRAINEE}
    served = [each for each in colleagues if each.deeds or not each.seen.shows_nothing]
    none_of([each for each in served if each.name not in SHARED], "serves a colleague: is it his too? rights_stated.py")


def test_a_head_does_with_his_peoples_rows_what_is_stated(walk: Walk, routes: Routes) -> None:
    """What is a head's alone by its ability is any head's; all else has its reason."""
    heads = [each for each in walk.tried if each.by in HEADS and each.row_tables and each.by is not each.shown_to]
    served = [each for each in heads if each.deeds or not each.seen.shows_nothing]
    beyond = [each for each in served if not is_heads_alone(routes, each.name)]
    none_of(
        [each for each in beyond if each.name not in LED | SHARED], "serves a head: is it his too? rights_stated.py"
    )


# -- what is typed


def test_a_command_is_refused_to_whom_his_role_does_not_allow_it(typed: list[Tried], routes: Routes) -> None:
    """In one sentence, whatever stands behind it; not a row of the whole database changes."""
    unable = [each for each in typed if not able(each.by, routes.abilities.get(_command(each)))]
    assert {each.by.role for each in unable} == set(Role)
    for each in unable:
        assert is_refused(each, routes.abilities[_command(each)]), each
        assert each.changed == NO_CHANGE, each


def test_a_command_is_not_refused_to_whom_his_role_allows_it(typed: list[Tried], routes: Routes) -> None:
    """Nor to who stands in for the head; it is answered."""
    for each in typed:
        ability = routes.abilities.get(_command(each))
        if able(each.by, ability):
            assert each.seen.replies, each
            assert not is_refused(each, ability), each


def _command(one: Tried) -> str:
    return one.what.split()[0].removeprefix("/")


# -- questions, and what is sent


def test_a_question_that_only_the_able_are_asked_names_its_ability(walk: Walk, routes: Routes) -> None:
    """Else who is able no more, since his days as a deputy are over, would be heard all the same."""
    abilities, heard = routes.abilities, routes.answers.keys() | routes.contents.keys()
    assert len(walk.asked) > 50
    loose = [
        f"{question}, asked by {', '.join(sorted(askers))}"
        for question, askers in walk.asked.items()
        if question in heard and question not in abilities and askers <= abilities.keys()
    ]
    none_of(loose, "name the ability of this question in routes()")


def test_an_answer_is_not_heard_from_whom_his_role_does_not_allow_it(walk: Walk, routes: Routes) -> None:
    """It is answered as if nothing had been asked."""
    guarded = [name for name in routes.answers if name in routes.abilities]
    assert len(guarded) > 30
    for name in guarded:
        for who in OURS[len(WALKERS) :]:
            if not able(who, routes.abilities[name]):
                assert answered(walk, who, name, text="Тополь 5") == answered(walk, who, None, text="Тополь 5"), name


def test_content_is_not_taken_from_whom_his_role_does_not_allow_it(walk: Walk, routes: Routes) -> None:
    """Neither to a question, nor with a command beneath it: it joins his last record, or nothing."""
    sent = {"document": {"file_id": "a", "file_unique_id": "a", "file_name": "a.bin"}}
    guarded = [name for name in routes.contents if name.removeprefix("/") in routes.abilities]
    assert len(guarded) > 15
    for name in guarded:
        for who in OURS[len(WALKERS) :]:
            if able(who, routes.abilities[name.removeprefix("/")]):
                continue
            asked, caption = (None, {"caption": name}) if name.startswith("/") else (name, {})
            assert answered(walk, who, asked, **sent, **caption) == answered(walk, who, None, **sent), name


OF_NOBODY = {
    "whom": 0, "role": Role.HUNTER, "to": [0], "kind": "a", "value": "0",
    "leaves": False, "got": [0], "meetings": [0], "began": True,
}  # fmt: skip
"""What a long work knows that is about nobody who is here."""


def test_a_file_is_refused_to_whom_his_role_does_not_allow_it(walk: Walk, routes: Routes) -> None:
    """It was wished for while he might; not a row of the whole database changes."""
    for kind in routes.files:
        for who in OURS[len(WALKERS) :]:
            ability = routes.abilities.get(kind)
            if not able(who, ability):
                before = writes(walk.chat.connection)
                assert ability is not None
                wanted = Errand(kind, "file", OF_NOBODY if kind in routes.abandoned else {})
                assert walk.chat.errand(who.number, wanted).told == refusal(who, ability)
                assert writes(walk.chat.connection) == before
