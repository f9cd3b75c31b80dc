"""Everybody who should not, presses every button there is and types every line: generated from the routes.

    python -m tests.attack.siege [--mutations 4] [--seed 1]

A full department's screens are played, all its buttons kept; then an outsider, who was let go, who was let go and works
for another team now, and the other team's people use them as they are, mutated, and with a question of their own open.
Our own people press mutated ones: nobody may make a handler fail. Each blow falls on the same untouched town.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

from bot.delivery.errands import Errand
from tests import quick
from tests.attack.harvest import Harvest, harvested
from tests.attack.judging import OUTSIDE, STRANGERS, Judge
from tests.attack.mutations import STRANGE_WORDS, mutated
from tests.handlers.rights_screens import OPENINGS, PHOTO, Opening, Step, in_group, read
from tests.handlers.rights_town import LIVED, OURS, SECRET, THEIRS, WALKERS, Who
from tests.handlers.rights_walk import like

CONTENTS: tuple[dict[str, Any], ...] = (
    PHOTO,
    {"document": {"file_id": "a", "file_unique_id": "a", "file_name": "clients.xlsx"}},
    {"document": {"file_id": "a", "file_unique_id": "a", "file_name": "clients.xlsx"}, "caption": "/questions"},
    {"contact": {"phone_number": "+79990000000", "first_name": "Ким"}},
    {"location": {"latitude": 55.7, "longitude": 37.6}},
    {"voice": {"file_id": "a", "file_unique_id": "a", "duration": 1}},
    {"sticker": {"file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1}
     | {"is_animated": False, "is_video": False}},
)  # fmt: skip
GROUPS = (-5, -6)
"""The first team's group is one of them in the town's screens."""


@dataclass(frozen=True, slots=True)
class Size:
    seed: int
    mutations: int
    """Of each button, for each attacker."""
    whole: bool = True
    """All attackers use every button; else one of each shape is used, by one attacker, by chance."""


def besiege(harvest: Harvest, size: Size) -> Judge:
    judge, chance = Judge(harvest), Random(size.seed)
    for blows in (buttons_as_they_are, buttons_mutated, lines, contents, groups, with_own_question_open):
        blows(judge, size, chance)
    return judge


def _some(whom: tuple[int, ...], size: Size, chance: Random) -> tuple[int, ...]:
    return whom if size.whole else (chance.choice(whom),)


def _buttons(judge: Judge, size: Size) -> list[str]:
    shown = judge.harvest.shown
    return list(shown if size.whole else {like(data): data for data in shown}.values())


def buttons_as_they_are(judge: Judge, size: Size, chance: Random) -> None:
    """Forwarded, photographed, kept from better days."""
    for data in _buttons(judge, size):
        for by in _some(STRANGERS, size, chance):
            judge.press(by, data)


def buttons_mutated(judge: Judge, size: Size, chance: Random) -> None:
    """By strangers, and by our own people of every role: theirs need not be refused, but nothing may fail."""
    everything = list(judge.harvest.shown)
    whom = (*STRANGERS, *(who.number for who in OURS))
    for data in _buttons(judge, size):
        forged = list(mutated(data, everything, chance))
        for by in _some(whom, size, chance):
            for each in chance.sample(forged, min(size.mutations, len(forged))):
                judge.press(by, each)


def lines(judge: Judge, size: Size, chance: Random) -> None:
    """Each command with what follows it in the town's life, our names in it, and whatever is odd."""
    commands = list(judge.harvest.chat.dispatch.routes.commands)
    typed = [step for opening in (*OPENINGS, *_lived()) for _, step in opening if isinstance(step, str)]
    spoken = [step for step in typed if not step.startswith(("!", "@"))]
    for by in STRANGERS:
        for line in dict.fromkeys(spoken if size.whole else chance.sample(spoken, 15)):
            judge.say(by, line.replace("*", ""))
            judge.say(by, line.replace("*", SECRET))
        for name in commands:
            for line in ("", *chance.sample([*spoken, *STRANGE_WORDS], 5 if size.whole else 1)):
                judge.say(by, f"/{name} {line.replace('*', '')}".strip())


def _lived() -> Iterator[Opening]:
    for _, line in LIVED:
        yield [(Who.HUNTER, line)]


def contents(judge: Judge, size: Size, chance: Random) -> None:
    """Whatever is no text."""
    for by in STRANGERS:
        for content in CONTENTS:
            judge.strike(by, f"sends {next(iter(content))}", partial(judge.harvest.chat.send, by, **content))


def groups(judge: Judge, size: Size, chance: Random) -> None:
    """In the group where our head let the bot in: strangers sit there too."""
    chat = judge.harvest.chat
    with chat.aside():
        chat.send(Who.HEAD.number, **in_group("/start@polevik_bot", GROUPS[0]))
        aside = Judge(judge.harvest)
        for by in STRANGERS:
            for name in _few([*chat.dispatch.routes.commands, "show"], 100 if size.whole else 12, chance):
                line = in_group(f"/{name}@polevik_bot", chance.choice(GROUPS))
                blow = partial(chat.send, by, **line)
                aside.strike(by, f"in the group Чат{SECRET} /{name}", blow, quiet=True)
    judge.blows += aside.blows
    # Whoever is no member hears where the bot answers, once a day: that is noted, and the group is ours.
    judge.complaints += [
        each for each in aside.complaints if "group_posts" not in each and "polite sentence" not in each
    ]


def with_own_question_open(judge: Judge, size: Size, chance: Random) -> None:
    """His own dialogue has begun, so that only the row in the button is ours."""
    twins = dict(zip(WALKERS, THEIRS, strict=True))
    by_name: dict[str, list[str]] = {}
    for data in judge.harvest.shown:
        by_name.setdefault(data.partition(":")[0].partition(".")[0], []).append(data)
    chat = judge.harvest.chat
    chat.read = _unmarked_file
    for opening in OPENINGS:
        if any(who not in twins for who, _ in opening):
            continue
        with chat.aside():
            names = _play(judge, [(twins[who], unmarked(step)) for who, step in opening])
            aside = Judge(judge.harvest)
            for name in names:
                for data in _few(by_name.get(name, []), 12 if size.whole else 3, chance):
                    aside.press(twins[opening[-1][0]].number, data)
        judge.blows += aside.blows
        judge.complaints += aside.complaints


def _unmarked_file(wanted: Errand) -> object:
    """Their own file has their own clients in it."""
    content = read(wanted)
    return (
        content
        if wanted.kind == "questions_xlsx"
        else json.loads(json.dumps(content, ensure_ascii=False).replace(SECRET, ""))
    )


def _few(buttons: list[str], count: int, chance: Random) -> list[str]:
    return chance.sample(buttons, min(count, len(buttons)))


def unmarked(step: Step) -> Step:
    """The same without the mark of the first team."""
    if isinstance(step, str):
        return step.replace("*", "")
    plain: dict[str, object] = json.loads(json.dumps(step, ensure_ascii=False).replace(SECRET, ""))
    return plain


def _play(judge: Judge, opening: list[tuple[Who, Step]]) -> set[str]:
    """The same way in the other team; what kinds of buttons it leads to."""
    chat, names, shown = judge.harvest.chat, set[str](), dict[str, str]()
    for who, step in opening:
        if isinstance(step, dict):
            seen = chat.send(who.number, **step)
        elif step.startswith("!"):
            if step.strip("!-") not in shown:
                break
            seen = chat.press(who.number, shown[step.strip("!-")])
        elif step.startswith("@"):
            continue
        else:
            seen = chat.say(who.number, step)
        for _, data in seen.buttons:
            shown.setdefault(data.partition(":")[0], data)
            names.add(data.partition(".")[0])
    return names


def main() -> int:
    parser = argparse.ArgumentParser(description="A siege of every button and every line.")
    parser.add_argument("--mutations", type=int, default=4, help="of each button, for each attacker")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    quick.compile_statements_once()
    with harvested() as harvest:
        begun = time.perf_counter()
        judge = besiege(harvest, Size(chosen.seed, chosen.mutations))
        seconds = time.perf_counter() - begun
        unseen = harvest.chat.dispatch.routes.presses.keys() - {data.partition(":")[0] for data in harvest.shown}
    print(f"buttons shown {len(harvest.shown)}, kinds never shown {len(unseen)}")
    print(f"attackers {len(STRANGERS)}, {len(OUTSIDE)} of them outside")
    print(f"blows {judge.blows} in {seconds:.1f} s, complaints {len(judge.complaints)}")
    print(*sorted(set(judge.complaints))[:40], sep="\n")
    return 1 if judge.complaints or unseen else 0


if __name__ == "__main__":
    sys.exit(main())
