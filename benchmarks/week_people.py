"""Virtual people who live their week: each does what his role's timetable says, a talk with the bot at a time.

Some of them talk at the moment, the others rest; who has finished his talk rests, and who has rested longest begins.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random
from time import perf_counter, thread_time

from benchmarks.histogram import Histogram
from benchmarks.steps import Button, Step
from benchmarks.week_plan import CLIENTS, Stretch, role_of
from benchmarks.week_story import Talk, talks
from bot.domain.timetable import Activity
from simulator.people import press, send
from simulator.state import Bot, Chat, Message
from simulator.state import Person as Owner
from simulator.world import World

LONGEST_ANSWER = 10.0
OLD = 40 * 3600
"""Seconds: of a message whose edit answers nobody; Telegram deletes none of 48 hours."""
LOST = "/cancel"
"""What somebody says who got no answer, before he begins another talk."""


@dataclass(slots=True)
class Person:
    owner: Owner
    chat: Chat
    clients: Iterator[int] = field(default_factory=lambda: (number % CLIENTS for number in count()))
    waiting_talks: list[Talk] = field(default_factory=list)
    talk: Talk | None = None
    doing: str = ""
    """The part of the week that his talk belongs to."""
    step: Step | None = None
    """What he does next."""
    asked_at: float | None = None
    """When his press became available to the bot; None while nothing is on the way."""
    made: bool = False
    """The record of this talk is counted."""


class Watch:
    """CPU seconds of this thread, spent inside."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._begun = 0.0

    def __enter__(self) -> None:
        self._begun = thread_time()

    def __exit__(self, *_: object) -> None:
        self.seconds += thread_time() - self._begun


Wants = Callable[[int, Mapping[str, Activity], int], Iterable[Talk]]
"""What somebody does next: who, what each role does now, the number of his client whose turn it is."""


def by_timetable(number: int, does: Mapping[str, Activity], client: int) -> Iterable[Talk]:
    role = role_of(number)
    return talks(role, does[role], number, client)


class Crowd:
    """An arrival finds whoever of the talking waits longest. If all of them wait for the bot it is owed, and counts
    from the moment it came: a slow bot cannot slow the clock it is measured by."""

    def __init__(
        self, world: World, bot: Bot, people: Sequence[int], talking: int, wants: Wants = by_timetable
    ) -> None:
        self.latencies = Histogram()
        self.came, self.answered, self.lost, self.stuck = 0, 0, 0, 0
        self.asked: Counter[str] = Counter()
        """Presses and messages, by what people were doing."""
        self.made: Counter[str] = Counter()
        """Records that people were shown, by kind."""
        self.does: Mapping[str, Activity] = {}
        self._world = world
        self._bot = bot
        self._wants = wants
        self._people = {number: Person(world.person(number), world.private_chat(bot, number)) for number in people}
        self._resting = deque(self._people.values())
        self._ready: deque[Person] = deque()
        self._owed: deque[float] = deque()
        self._on_the_way: deque[tuple[float, Person]] = deque()
        self._talking = min(talking, len(people))
        self._all, self._sending = Watch(), Watch()
        world.listeners.append(self._hear)

    @property
    def cpu(self) -> float:
        """Seconds that the people took to read, to choose and to come: without what the local Telegram did for them."""
        return self._all.seconds - self._sending.seconds

    def come(self, number: int) -> None:
        """Somebody is there from now on; between two stretches."""
        person = Person(self._world.person(number), self._world.private_chat(self._bot, number))
        self._people[number] = person
        self._resting.append(person)

    def go(self, number: int) -> None:
        """Somebody is there no more; between two stretches. Who talked is followed by another one."""
        person = self._people.pop(number)
        if person in self._ready:
            self._ready.remove(person)
            self._talking += 1
        else:
            self._resting.remove(person)

    async def live(self, stretch: Stretch, seconds: float, a_second: float, dice: Random) -> None:
        """A stretch of the week, and the answers that are still on their way at its end."""
        self.does = stretch.does
        for person in self._people.values():
            person.waiting_talks.clear()
        if stretch.opens_day:  # nobody goes on with what he left yesterday
            left, self._ready = self._ready, deque()
            for person in left:
                self._rest(person)
        begin = perf_counter()
        while self._talking and self._resting:
            self._talking -= 1
            self._begin(self._resting.popleft())
        due = begin + dice.expovariate(a_second)
        while due < begin + seconds:
            await asyncio.sleep(max(0.0, due - perf_counter()))
            with self._all:
                self._give_up(perf_counter())
                self.came += 1
                self._arrive(due)
            due += dice.expovariate(a_second)
        await self._drain()

    def _arrive(self, at: float) -> None:
        if self._ready:
            self._act(self._ready.popleft(), at)
        else:
            self._owed.append(at)

    async def _drain(self) -> None:
        while self._owed or any(person.asked_at == at for at, person in self._on_the_way):
            await asyncio.sleep(0.01)
            self._give_up(perf_counter())
            self._pay()  # who found no button begins anew, and no answer of his tells that he is ready
        self._on_the_way.clear()

    def _give_up(self, now: float) -> None:
        """Whoever has waited too long is counted, and begins something else."""
        while self._on_the_way and self._on_the_way[0][0] < now - LONGEST_ANSWER:
            at, person = self._on_the_way.popleft()
            if person.asked_at == at:
                self.lost += 1
                self.latencies.record(now - at)
                self._despair(person)

    def _despair(self, person: Person) -> None:
        person.asked_at = None
        send(self._world, self._bot, person.owner, {"text": LOST})
        self._rest(person)

    def _begin(self, person: Person) -> None:
        if not person.waiting_talks:
            person.doing = self.does[role_of(person.owner.id)]
            person.waiting_talks = [*self._wants(person.owner.id, self.does, next(person.clients))]
        person.talk, person.made = person.waiting_talks.pop(0), False
        person.step = person.talk.opens
        self._ready.append(person)

    def _rest(self, person: Person) -> None:
        self._resting.append(person)
        self._begin(self._resting.popleft())

    def _act(self, person: Person, at: float) -> None:
        step = person.step
        assert step is not None
        if step.text is not None:
            person.asked_at = at
            with self._sending:
                send(self._world, self._bot, person.owner, {"text": step.text})
        elif person.talk and (found := find_button(person.chat, person.talk, step)):
            person.asked_at = at
            message, button = found
            with self._sending:
                press(self._world, self._bot, person.owner, {"message_id": message.message_id, "label": button.label})
        else:
            self.stuck += 1
            self.latencies.record(LONGEST_ANSWER)
            self._despair(person)
            return
        self._on_the_way.append((at, person))
        self.asked[person.doing] += 1

    def _hear(self, kind: str, who: int, words: str) -> None:
        person = self._people.get(who)
        if kind == "received" and person is not None and person.asked_at is not None and person.talk is not None:
            with self._all:
                self._read(person, person.talk, person.asked_at, words)

    def _read(self, person: Person, talk: Talk, asked_at: float, words: str) -> None:
        if self._is_old(person.chat, words):
            return  # too old to be deleted, it lost its buttons
        try:
            step = talk.next(words)
        except LookupError:
            return  # a reminder, or the pinned week
        self.answered += 1
        self.latencies.record(perf_counter() - asked_at)
        person.asked_at, person.step = None, step
        if not person.made and talk.makes and talk.makes[1].search(words):
            person.made = True
            self.made[talk.makes[0]] += 1
        if step is None:
            self._rest(person)
        else:
            self._ready.append(person)
        if self._owed:
            asyncio.get_running_loop().call_soon(self._pay)

    def _is_old(self, chat: Chat, words: str) -> bool:
        """Whether it is a message of earlier days that says so."""
        said = (each for each in reversed(chat.messages.values()) if each.content.get("text") == words)
        newest = next(said, None)
        return newest is not None and newest.date < self._world.clock.unix() - OLD

    def _pay(self) -> None:
        if self._owed and self._ready:
            with self._all:
                self._act(self._ready.popleft(), self._owed.popleft())


def find_button(chat: Chat, talk: Talk, step: Step) -> tuple[Message, Button] | None:
    """The newest button that this step of a talk presses."""
    for message in reversed(chat.messages.values()):
        if isinstance(step.press, int) and not _belongs(talk, message, step):
            continue  # whichever button is first may be another message's, a reminder's
        rows = (message.markup or {}).get("inline_keyboard", [])
        shown = tuple(Button(one["text"], one.get("callback_data", "")) for row in rows for one in row)
        if shown and (button := step.choose(shown)):
            return message, button
    return None


def _belongs(talk: Talk, message: Message, step: Step) -> bool:
    """Whether it is what this message says that asks for the step."""
    try:
        return talk.next(message.content.get("text", "")) is step
    except LookupError:
        return False


def doubled(chats: Sequence[Chat], bot: Bot, since: float = 0) -> int:
    """Messages that say the same as the bot's message before, though the person wrote nothing between; `since`: older
    ones are not looked at."""
    found = 0
    for chat in chats:
        said = ""
        for message in chat.messages.values():
            if message.sender != bot.id:
                said = ""
            elif text := message.content.get("text"):
                found += text == said and message.date >= since
                said = text
    return found
