"""People who tell the bot their story, again and again; nobody has two updates outstanding."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter

from benchmarks.steps import Button, Step, Story
from benchmarks.telegram import Chat, Keyboard, Telegram


@dataclass(slots=True)
class Person:
    chat: Chat
    step: int = 0
    update_id: int = 0
    asked_at: float | None = None
    """When the update on the way became available to the bot; None while nothing is on the way."""
    is_ready: bool = False


class Crowd:
    """Sends one update for every `arrive`, and notes how long the visible answer took.

    An arrival finds whoever is in the middle of the story, else the person who has been idle longest: so all steps are
    told, however many people there are. If everybody waits for the bot, it is owed, and counts from
    the moment it arrived: a slow bot cannot slow the clock it is measured by.
    """

    def __init__(self, story: Story, ids: Iterable[int], until: int | None = None) -> None:
        """`until`: everybody waits before this step of the story; see `go_until`."""
        self.telegram = Telegram(self._on_screen)
        self.latencies: list[float] = []
        """Seconds from the update being available to its visible answer, in order of the answers."""
        self.on_answer: Callable[[], None] = lambda: None
        self._story = story
        self._until = until
        self._people = {number: Person(self.telegram.chat(number)) for number in ids}
        self._ready: deque[Person] = deque()
        self._owed: deque[float] = deque()
        self._on_the_way = 0
        self._quiet = asyncio.Event()
        for person in self._people.values():
            self._rest(person)

    @property
    def steps(self) -> int:
        """How many updates a whole story has."""
        return len(self._story)

    def go_until(self, step: int) -> None:
        """Whoever waited may go on, and waits again before this step; behind the story's last step is its first."""
        self._until = step % len(self._story)
        for person in self._people.values():
            if person.asked_at is None and not person.is_ready:
                self._rest(person)

    def arrive(self) -> None:
        now = perf_counter()
        while self._ready:
            person = self._ready.popleft()
            person.is_ready = False
            if _can(person, self._story[person.step]):  # the bot may have taken the button away meanwhile
                self._act(person, now)
                return
        self._owed.append(now)

    async def drain(self, patience: float) -> list[float]:
        """Waits for all answers; returns how long the unanswered ones have been waiting (seconds), and forgets them."""
        if not self._on_the_way and not self._owed:
            return []
        self._quiet.clear()
        try:
            await asyncio.wait_for(self._quiet.wait(), patience)
        except TimeoutError:
            now = perf_counter()
            asked = [person.asked_at for person in self._people.values() if person.asked_at is not None]
            asked += self._owed
            self._owed.clear()
            return [now - moment for moment in asked]
        return []

    def stuck(self) -> str:
        """Who waits for what, for the reader of a failure."""
        waiting = [
            person for person in self._people.values() if not person.is_ready and not self._is_before_gate(person)
        ]
        if not waiting:
            return "nobody waits"
        person = waiting[0]
        step = self._story[person.step]
        state = "an answer to" if person.asked_at is not None else "a button for"
        labels = [[button.label for button in keyboard.buttons] for keyboard in person.chat.newest_keyboards()]
        return f"{len(waiting)} wait; person {person.chat.id} for {state} step {person.step} {step}; buttons: {labels}"

    def _on_screen(self, chat: Chat) -> None:
        person = self._people.get(chat.id)
        if person is None or person.is_ready:
            return
        if person.asked_at is None:  # answered before, but the button of the next step is new
            self._rest(person)
        elif person.update_id <= self.telegram.handed_out:
            self.latencies.append(perf_counter() - person.asked_at)
            person.asked_at = None
            self._on_the_way -= 1
            person.step = (person.step + 1) % len(self._story)
            self._rest(person)
            self.on_answer()
            if not self._on_the_way and not self._owed:
                self._quiet.set()

    def _rest(self, person: Person) -> None:
        step = self._story[person.step]
        if step.begins:
            person.chat.keyboards.clear()  # or an old story's button could be taken for the new one's
        if self._is_before_gate(person) or not _can(person, step):
            return
        if self._owed:
            self._act(person, self._owed.popleft())
        else:
            person.is_ready = True
            (self._ready.append if person.step == 0 else self._ready.appendleft)(person)

    def _is_before_gate(self, person: Person) -> bool:
        return person.step == self._until and person.asked_at is None

    def _act(self, person: Person, available_at: float) -> None:
        step = self._story[person.step]
        person.asked_at = available_at
        self._on_the_way += 1
        if step.text is not None:
            person.update_id = self.telegram.say(person.chat, step.typed(person.chat.id))
        elif found := _find(person.chat, step):
            person.update_id = self.telegram.press(person.chat, *found)


def _can(person: Person, step: Step) -> bool:
    return step.text is not None or _find(person.chat, step) is not None


def _find(chat: Chat, step: Step) -> tuple[Keyboard, Button] | None:
    for keyboard in chat.newest_keyboards():
        if button := step.choose(keyboard.buttons):
            return keyboard, button
    return None
