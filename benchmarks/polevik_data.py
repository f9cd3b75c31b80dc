"""What Polevik needs before the benchmark's people can tell it their story, and the story in its words."""

from collections.abc import Sequence

from benchmarks.steps import Step, Story

STORY: Story = (
    Step(text="/call"),
    Step(press="Ромашка"),
    Step(press="Иванова"),
    Step(press="Перезвонить"),
    Step(text="завтра"),
)
TEAM_SIZE = 20
CLIENTS = ("Ромашка", "Вектор", "Северсталь", "Альфа-Строй", "Луч", "Горизонт")
PEOPLE = (("Иванова Мария", "директор"), ("Петров Олег", "закупки"), ("Сидоров Илья", "инженер"))
CALLS_THIS_WEEK = 50
"""Already logged by each person: a busy week, which every further record is counted with."""


def prepare(database_url: str, people: Sequence[int]) -> None:
    """Fills a new, empty database: every one of `people` (Telegram ids) is a hunter of a team and has clients to call.

    Runs in a process of its own before the bot starts, so it may import what it likes at the top of its body.
    """
    import asyncio  # noqa: PLC0415 - see above
    from datetime import timedelta  # noqa: PLC0415

    from sqlalchemy import Connection  # noqa: PLC0415

    from bot.clock import system_clock  # noqa: PLC0415
    from bot.domain.funnel import Kind, Result  # noqa: PLC0415
    from bot.domain.people import Role  # noqa: PLC0415
    from bot.store import clients, records  # noqa: PLC0415
    from bot.store import people as members  # noqa: PLC0415
    from bot.store.database import open_database  # noqa: PLC0415
    from bot.store.migrating import migrate  # noqa: PLC0415

    now = system_clock()

    def team_of(connection: Connection, some: Sequence[int]) -> None:
        team_id = members.found_team(connection, "Отдел продаж", "Europe/Moscow", "ru", now)
        for number in some:
            member = members.add_member(
                connection, team_id, number, Role.HUNTER, f"Хантер {number}", "Europe/Moscow", "ru", None, now
            )
            for name in reversed(CLIENTS):
                client = clients.create(connection, team_id, f"{name} {number}", member.id, now)
                persons = [
                    clients.add_decision_maker(connection, team_id, client.id, *person, now) for person in PEOPLE
                ]
                for number_of_call in range(CALLS_THIS_WEEK // len(CLIENTS) + 1):
                    person = persons[number_of_call % len(persons)]
                    at = now - timedelta(minutes=number_of_call)
                    records.add(connection, member, Kind.CALL, Result.NOT_REACHED, client.id, person.id, at, None, now)

    async def fill() -> None:
        database = await open_database(database_url)
        for start in range(0, len(people), TEAM_SIZE):
            some = people[start : start + TEAM_SIZE]
            await database.transaction(lambda connection, some=some: team_of(connection, some))  # type: ignore[misc]  # mypy cannot type a default that binds a loop variable
        await database.close()

    migrate(database_url)
    asyncio.run(fill())
