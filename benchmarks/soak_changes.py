"""What happens in a company beside its daily work: files out and in, absences, people who leave and come."""

import asyncio
import base64
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from benchmarks.form_story import CLIENT, PERSON
from benchmarks.soak_talks import Company, name_of, word
from benchmarks.steps import Step
from benchmarks.week_people import Crowd, find_button
from benchmarks.week_plan import CLIENTS
from benchmarks.week_story import Talk, talk
from simulator.people import meet, press, send
from simulator.state import Bot, Json
from simulator.world import World

A_DAY = timedelta(days=1)
IMPORTED, SOLD = 20, 30
"""Rows of a file of clients, and of one of sales."""
LONGEST = 30.0
CODE = re.compile(r"\?start=(\S+)")
ABSENT = 0.01
"""Of the people, each day: from the next day on."""
NEWCOMERS_FROM = 200_000_000
EXPORT = talk("/export excel", r"\[document\]")
TIMETABLE = talk("/timetable", r"\[document\]", ("Расписание", Step(press="PDF|ечат")))


class Phones:
    """Talks that one person after another has, outside of the crowd."""

    def __init__(self, world: World, bot: Bot) -> None:
        self._world, self._bot = world, bot
        self._heard: dict[int, asyncio.Queue[str]] = {}
        world.listeners.append(self._hear)

    def _hear(self, kind: str, who: int, words: str) -> None:
        if kind == "received" and who in self._heard:
            self._heard[who].put_nowait(words)

    async def tell(self, number: int, said: Talk, body: Json | None = None) -> str:
        """The last screen; `body`: sent instead of the first words. Raises TimeoutError, LookupError."""
        heard = self._heard[number] = asyncio.Queue()
        owner, chat = self._world.person(number), self._world.private_chat(self._bot, number)
        send(self._world, self._bot, owner, body or {"text": said.opens.text})
        seen: list[str] = []
        try:
            async with asyncio.timeout(LONGEST):
                while True:
                    seen.append(await heard.get())
                    try:
                        step = said.next(seen[-1])
                    except LookupError:
                        continue  # a reminder, or the pinned week
                    if step is None:
                        return seen[-1]
                    if step.text is not None:
                        send(self._world, self._bot, owner, {"text": step.text})
                    elif found := find_button(chat, said, step):
                        message, button = found
                        press(self._world, self._bot, owner, {"message_id": message.message_id, "label": button.label})
                    else:
                        raise LookupError(f"no button {step.press} under {seen[-1]!r}")
        except TimeoutError:
            raise TimeoutError(f"{number}: no answer to {said.opens.text} but {seen}") from None
        finally:
            del self._heard[number]


class Changes:
    def __init__(self, phones: Phones, company: Company, crowd: Crowd, world: World, bot: Bot) -> None:
        self.told: Counter[str] = Counter()
        self._phones, self.company, self._crowd, self._world, self._bot = phones, company, crowd, world, bot
        self._dice = Random(company.seed)
        self._away: dict[int, date] = {}
        """Who is absent, and the first day on which he is there again."""
        self._arrivals = NEWCOMERS_FROM
        self._files = 0

    async def begin(self, day: date, number: int, *, files: bool) -> None:
        """The working day of this number: another team's files each time; on Mondays people leave and come."""
        for each in [each for each, back in self._away.items() if back <= day]:
            del self._away[each]
            self._crowd.come(each)
        teams = self.company.teams
        if files:
            some = [teams[(number + nth) % len(teams)] for nth in range(3)]
            await self._tell("export", self._of(some[0], "head"), EXPORT)
            await self._tell("timetable", self._of(some[0], "hunter"), TIMETABLE)
            await self._import(self._of(some[1], "hunter"))
            await self._sell(self._of(some[2], "farmer"), day)
        if day.weekday() == 0:
            for nth in range(max(1, len(teams) // 5)):
                await self._change_hands(teams[(number + nth) % len(teams)])

    async def end(self, day: date) -> None:
        """Somebody is not there from tomorrow on."""
        roles = {number: role for team in self.company.teams for number, role in team.items()}
        there = [number for number, role in roles.items() if role != "head" and number not in self._away]
        for each in self._dice.sample(there, max(1, round(ABSENT * len(there)))):
            first, last = day + A_DAY, day + self._dice.randint(1, 4) * A_DAY
            said = talk(f"/absence {first:%d.%m}-{last:%d.%m} отпуск", "Отмечено|уже")
            await self._tell("absence", each, said)
            self._away[each] = last + A_DAY
            self._crowd.go(each)

    def there(self) -> int:
        """How many have a timetable, and are not absent."""
        return sum(role != "head" for team in self.company.teams for role in team.values()) - len(self._away)

    def _of(self, team: Mapping[int, str], role: str) -> int:
        """Somebody of this role, there or not: a phone is taken along."""
        return self._dice.choice([number for number, each in team.items() if each == role])

    async def _tell(self, what: str, number: int, said: Talk, body: Json | None = None) -> str:
        self.told[what] += 1
        return await self._phones.tell(number, said, body)

    async def _import(self, number: int) -> None:
        self._files += 1
        rows = [f"{word(self._files, nth, 7)};{PERSON[0]};{PERSON[1]}" for nth in range(IMPORTED)]
        said = talk("", "Готово. Новых клиентов", ("Новых клиентов: ", Step(press="✅ Добавить")))
        body = _file("Клиенты.csv", ["Название;ЛПР;Должность", *rows], "/import")
        await self._tell("import", number, said, body)

    async def _sell(self, number: int, day: date) -> None:
        """To his clients, since yesterday."""
        self._files += 1
        when = f"{day - A_DAY:%d.%m.%Y}"
        rows = [
            f"{CLIENT.format(person=number, number=nth % CLIENTS)};{when};{self._dice.randrange(1, 90) * 1000};"
            f"Группа {nth % 5};{self._files}-{nth}"
            for nth in range(SOLD)
        ]
        said = talk("", "Готово. Новых продаж", ("Новых продаж: ", Step(press="✅ Записать")))
        body = _file("Продажи.csv", ["Клиент;Дата;Сумма;Группа;Документ", *rows], "/ledger")
        await self._tell("sales", number, said, body)

    async def _change_hands(self, team: dict[int, str]) -> None:
        """A hunter leaves, a colleague has his clients; another one comes."""
        head = self._of(team, "head")
        gone = self._of(team, "hunter")
        leaves = talk(
            *(f"/team {name_of(gone)}; уходит", "больше не в отделе"),
            ("Кому передать", Step(press=0)),
            ("Доступ закроется сразу", Step(press="🚪 Да")),
        )
        await self._tell("left", head, leaves)
        if self._away.pop(gone, None) is None:
            self._crowd.go(gone)
        link = CODE.search(await self._tell("invited", head, talk("/invite hunter", r"\?start=")))
        assert link is not None
        self._arrivals += 10
        number = self._arrivals + 2  # a hunter, by `role_of`
        meet(self._world, {"id": number, "first_name": "Пётр", "language_code": "ru"})
        joins = talk(
            *(f"/start {link[1]}", "Мы зарабатываем"),
            ("Как вас записать", Step(text=name_of(number))),
            ("Где вы работаете", Step(press="✅")),
            ("Язык", Step(press="Русский")),
        )
        await self._tell("joined", number, joins)
        self.company.newcomers.add(number)
        del team[gone]
        team[number] = "hunter"
        self._crowd.come(number)


def _file(name: str, lines: Sequence[str], caption: str) -> Json:
    content = base64.b64encode("\n".join(lines).encode("utf-8-sig")).decode()
    return {"document": {"name": name, "content_base64": content, "caption": caption}}
