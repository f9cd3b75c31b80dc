"""The sender: delivers the outbox after commit, within Telegram's budget.

A chat's messages leave one by one in their order; over all chats the most urgent leaves first, so a person's
answer passes any number of reminders. Nothing is dropped: what could not be sent waits and is tried again.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from typing import Any

import structlog
from aiogram import Bot

from bot.clock import Clock
from bot.delivery import metrics, outbox
from bot.delivery.attempts import Wait, answer_press, attempt
from bot.delivery.budget import Budget, pause_after
from bot.delivery.calls import Call
from bot.delivery.deliver import Hanging, deliver
from bot.delivery.failures import place
from bot.delivery.files_out import Ahead, Make, no_files
from bot.delivery.messages import is_new
from bot.delivery.outbox import Item, Learned, Outcome, Priority
from bot.delivery.queues import Queue
from bot.delivery.waiting import take_place, woken
from bot.store.database import Database
from bot.store.work import trouble

log = structlog.get_logger()

AT_ONCE = 16
"""Messages under way to different chats at the same time."""
LONGEST_WAIT = 60.0
LOOK_AGAIN = 0.5
"""Seconds until one that may not send looks whether it may by now."""
FIRST_PAUSE = 1.0
"""Seconds before a message that Telegram could not take is tried again; each next pause is twice as long."""


class Sender:
    def __init__(
        self,
        bot: Bot,
        database: Database,
        clock: Clock,
        *,
        a_second: float,
        make: Make = no_files,
        learned: Learned = outbox.nothing,
        first_pause: float = FIRST_PAUSE,
        announced: bool = False,
    ) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._a_second = a_second
        self._make = make
        self._ahead = Ahead(make, self._file_made)
        self._learned = learned
        self._first_pause = first_pause
        self._announced = announced
        self.may_send: Callable[[], bool] = lambda: True
        """Asked before each message, where another process may have begun to send instead of this one."""
        self._loop = asyncio.get_running_loop()
        self._monotonic = self._loop.time
        self._chats: dict[int, Queue] = {}
        self._turns: list[tuple[float, int, int, int]] = []
        """A heap of (not before, priority, item id, chat): whose turn it may be. Outdated entries are skipped."""
        self._wake = asyncio.Event()
        self._outcomes: list[Outcome] = []
        self._settle = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._hanging: Hanging = {}
        self.held: set[int] = set()
        """Items that wait here, are under way, or are not yet settled."""
        self._under_way = 0
        self._over = asyncio.Event()
        """No answer to a press is waited for any more."""

    def accept(self, items: Iterable[Item]) -> None:
        """They are committed. Where several processes commit some, who sends hears of all in their commits' order."""
        if not self._announced:
            self.take(items)

    def take(self, items: Iterable[Item]) -> None:
        """Send these messages, which are committed, in their turn."""
        for item in items:
            if item.id in self.held:
                continue
            self.held.add(item.id)
            chat = self._chats.setdefault(item.chat_id, Queue())
            if item.card:
                void = chat.supersede(item)
                for each in void:
                    self._note(Outcome(each))
                if item in void:
                    continue
            heapq.heappush(chat.items, item)
            self._line_up(item.chat_id, chat)
        self._wake.set()

    def answer(self, answer: Call) -> asyncio.Task[None]:
        """Answer a press: straight out, in no chat's order. The task ends when that is done, or is given up."""
        return self._start(answer_press(self._bot, answer, self._over, self._first_pause))

    async def run(self) -> None:
        """Send until cancelled. What is under way is finished by `stop`."""
        self.budget = Budget(self._a_second, self._monotonic(), spent=self._announced)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._take_turns())
            group.create_task(self._ahead.run())
            group.create_task(self._keep_settling())

    async def stop(self, seconds: float) -> None:
        """Finish what is under way and write down what became of it; the rest waits in the outbox."""
        self._over.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        await self._settle_now()
        self._over.clear()
        self._chats, self._turns, self._hanging = {}, [], {}
        self._ahead = Ahead(self._make, self._file_made)
        self.held = {outcome.item.id for outcome in self._outcomes}  # sent: this process does not send them again

    # -- whose turn it is

    def _line_up(self, chat_id: int, chat: Queue) -> None:
        if chat.items and not chat.busy:
            heapq.heappush(self._turns, (chat.not_before, chat.items[0].priority, chat.items[0].id, chat_id))

    async def _take_turns(self) -> None:
        ready: list[tuple[int, int, int]] = []
        while True:
            now = self._monotonic()
            while self._turns and self._turns[0][0] <= now:
                _, priority, number, chat_id = heapq.heappop(self._turns)
                if not self._awaits_file(number, chat_id):
                    heapq.heappush(ready, (priority, number, chat_id))
            wait = self._send_next(ready, now)
            if wait > 0:
                self._wake.clear()
                await woken(self._wake, min(wait, LONGEST_WAIT))

    def _send_next(self, ready: list[tuple[int, int, int]], now: float) -> float:
        """Start the most urgent message that may leave now; returns how many seconds there is nothing to start."""
        if self._under_way >= AT_ONCE:
            return LONGEST_WAIT
        if not self.may_send():
            return LOOK_AGAIN
        while ready:
            urgency, number, chat_id = ready[0]
            answer = urgency == Priority.ANSWER
            overall = self.budget.overall_ready_at(now, answer=answer, spread=urgency >= Priority.REMINDER)
            if overall > now:
                return overall - now
            heapq.heappop(ready)
            chat = self._chats.get(chat_id)
            item = chat.head(number) if chat else None
            if chat is None or item is None or (chat.unsettled is not None and is_new(item.call)):
                continue
            may = max(chat.not_before, self.budget.chat_ready_at(chat_id, now, answer=answer))
            if may > now:
                heapq.heappush(self._turns, (may, item.priority, number, chat_id))
                continue
            chat.busy = True
            self._under_way += 1
            self.budget.take(chat_id, now, answer=answer)
            self._start(self._send(chat_id, chat, heapq.heappop(chat.items)))
            return 0
        return self._turns[0][0] - now if self._turns else LONGEST_WAIT

    def _awaits_file(self, number: int, chat_id: int) -> bool:
        """Its turn comes when the file is made."""
        chat = self._chats.get(chat_id)
        item = chat.head(number) if chat else None
        return item is not None and self._ahead.lacks(item)

    def _file_made(self, item: Item) -> bool:
        chat = self._chats.get(item.chat_id)
        if chat is None or item not in chat.items:
            return False
        self._go_on(item.chat_id, chat)
        return True

    # -- one message

    async def _send(self, chat_id: int, chat: Queue, item: Item) -> None:
        budget = self.budget  # of this lead: what outlives it is no part of the next one's
        again = partial(self._again, budget, chat_id)
        try:
            if chat_id < 0 and not await self._waits(item):
                outcome = Outcome(item)
            else:
                outcome = await deliver(self._bot, item, self._hanging, self._ahead.take, again)
        except Wait as wait:
            chat.failures += 1
            seconds = wait.seconds or pause_after(chat.failures, self._first_pause, LONGEST_WAIT)
            metrics.POSTPONED.inc()
            log.warning("send postponed", item=item.id, seconds=seconds, why=wait.why)
            chat.not_before = self._monotonic() + seconds
            if item.card and any(later.card == item.card for later in chat.items):
                # Meanwhile the card has a later state.
                self._note(Outcome(item))
            else:
                heapq.heappush(chat.items, item)
        else:
            chat.failures = 0
            if outcome.message_id is not None:
                chat.unsettled = item.id
            self._note(outcome)
            if outcome.unreachable or outcome.migrated_to is not None:
                void = chat.clear()
                self.held.difference_update(void)
                self._ahead.forget(void)
        finally:
            budget.landed(chat_id, self._monotonic())
            chat.busy = False
            self._under_way -= 1
        self._go_on(chat_id, chat)

    async def _waits(self, item: Item) -> bool:
        """A group may be unbound while messages for it wait: each is asked for just before it leaves. Raises Wait."""
        try:
            return await self._database.transaction(lambda connection: outbox.waits(connection, item.id))
        except Exception as away:
            raise Wait(trouble(away)) from away

    async def send_beside(self, chat_id: int, made: Call) -> None:
        """Send within the budget, but beside the chat's order: a large file holds no answer up. Raises as `attempt`."""
        budget = self.budget
        try:
            await take_place(budget, chat_id, self._monotonic)
            await attempt(self._bot, made)
        finally:
            budget.landed(chat_id, self._monotonic())

    async def _again(self, budget: Budget, chat_id: int) -> None:
        """Wait for another place: what was tried was answered, and is tried in another way."""
        budget.landed(chat_id, self._monotonic())
        await take_place(budget, chat_id, self._monotonic)

    def _go_on(self, chat_id: int, chat: Queue) -> None:
        if chat.items:
            self._line_up(chat_id, chat)
        elif chat.rests(self._monotonic()) and self._chats.get(chat_id) is chat:
            del self._chats[chat_id]
        self._wake.set()

    # -- what became of it

    def _note(self, outcome: Outcome) -> None:
        metrics.settled(outcome, self._monotonic())
        self._outcomes.append(outcome)
        self._settle.set()

    async def _keep_settling(self) -> None:
        while True:
            await self._settle.wait()
            self._settle.clear()
            # Shielded: a shutdown in the middle must not forget what was sent; `stop` waits for it.
            await asyncio.shield(self._start(self._settle_now()))

    async def _settle_now(self) -> None:
        """While one transaction runs the next outcomes gather: the busier, the fewer transactions."""
        outcomes, self._outcomes = self._outcomes, []
        if not outcomes:
            return
        try:
            followers = await self._database.transaction(
                lambda connection: outbox.settle(connection, outcomes, self._clock(), self._learned)
            )
        except Exception as error:
            # The rows stay: after a restart these messages would be shown twice, so keep trying while we run.
            log.error("outcomes not written down", count=len(outcomes), why=trouble(error), at=place(error))
            self._outcomes = outcomes + self._outcomes
            self._loop.call_later(1.0, self._settle.set)
            return
        self.held.difference_update(outcome.item.id for outcome in outcomes)
        for outcome in outcomes:
            chat = self._chats.get(outcome.item.chat_id)
            if chat is not None and chat.unsettled == outcome.item.id:
                chat.unsettled = None
                self._go_on(outcome.item.chat_id, chat)
        self.take(followers)

    async def recover(self) -> None:
        """Take over all that was committed and not sent."""
        held = set(self.held)
        waiting = await self._database.transaction(outbox.waiting)
        self.take(item for item in waiting if item.id not in held)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
