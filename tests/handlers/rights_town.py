"""Two teams that live alike: all roles, a deputy, and something of everything that a button can be about."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from bot.domain.people import Role
from bot.store import people
from tests.handlers.rights_chat import Chat, later

NOW = datetime.fromisoformat("2026-11-23T09:00:00+03:00")
SECRET = "ъъ"
"""Stands in every name and note of the first team, and nowhere in the other one."""


class Who(StrEnum):
    HEAD = "head"
    HUNTER = "hunter"
    FARMER = "farmer"
    TRAINEE = "trainee"
    HEAD_2 = "another head"
    HUNTER_2 = "another hunter"
    FARMER_2 = "another farmer"
    TRAINEE_2 = "another trainee"
    DEPUTY = "deputy of the head"
    """A trainee who stands in: besides a head's abilities he has the fewest."""
    THEIR_HEAD = "head of the other team"
    THEIR_HUNTER = "hunter of the other team"
    THEIR_FARMER = "farmer of the other team"
    THEIR_TRAINEE = "trainee of the other team"

    @property
    def number(self) -> int:
        """His account in Telegram."""
        return 11 + list(Who).index(self)

    @property
    def role(self) -> Role:
        return Role.TRAINEE if self is Who.DEPUTY else next(role for role in Role if role in self.value)


OURS, THEIRS = list(Who)[:9], list(Who)[9:]
WALKERS = OURS[:4]
"""Whose screens are played; who comes after of the same role did not see them."""


def settle(c: Connection) -> None:
    """Everybody works here for eight weeks, so that there is something to compare and to reckon."""
    for team, mark, whom in (("Отделъъ", SECRET, OURS), ("Второй", "", THEIRS)):
        team_id = people.found_team(c, team, "Europe/Moscow", "ru", later(NOW, weeks=-9))
        for name, who in zip(
            ("Анна", "Борис", "Вера", "Глеб", "Дина", "Егор", "Жанна", "Зоя", "Ия"), whom, strict=False
        ):
            since = later(NOW, weeks=-8)
            people.add_member(c, team_id, who.number, who.role, f"{name}{mark} Лис", "Europe/Moscow", "ru", None, since)


def live(chat: Chat) -> None:
    """What both teams did before anybody presses anything."""
    for whom, mark in ((THEIRS, ""), (WALKERS, SECRET)):
        by_role = {who.role: who.number for who in whom}
        for role, line in LIVED:
            chat.say(by_role[role], line.replace("*", mark))
    chat.say(Who.HUNTER.number, f"/call Тополь{SECRET}; Дуб{SECRET} Олег Ильич; директор; отказ")
    chat.say(Who.HEAD.number, "/team заместитель Ия; 23.11-25.12")


MANY = ("Аза", "Буй", "Вьюга", "Гром", "Дуб", "Ёж", "Жук", "Зуб", "Ива", "Куб", "Лён")
HEAD, HUNTER, FARMER, TRAINEE = Role.HEAD, Role.HUNTER, Role.FARMER, Role.TRAINEE
LIVED: list[tuple[Role, str]] = [
    (HEAD, "/segments + Стройка*"),
    (HEAD, "/segments + Опт*"),
    (HEAD, "/segments - Опт*"),
    (HEAD, "/worksheet 1 Выгода*"),
    (HEAD, "/training Тема*"),
    (HEAD, "/norms хантер звонки 60"),
    (HEAD, "/absence Борис; 20.11-24.11; болезнь"),
    (HUNTER, "/call Ромашка*; Иванов* Пётр Сергеевич; директор; +7 912 345-67-89; отказ"),
    (HUNTER, "/call Заря*; Котов* Игорь Ильич; директор; перезвонить сегодня"),
    (HUNTER, "/call Мечта*; Зайцев* Олег Ильич; директор; встреча вт 11:00"),
    (HUNTER, "/call Весна*; Лис* Олег Ильич; директор; встреча ср 11:00"),
    (HUNTER, "/walkin Башня*; Громов* Олег Ильич; директор; контакт"),
    (HUNTER, "/call Клин* Юг; Юдин* Олег Ильич; директор; отказ"),
    (HUNTER, "/call Клин* Восток; Юдин* Иван Ильич; директор; отказ"),
    *((HUNTER, f"/call Пять*; {name}* Олег Ильич; директор; отказ") for name in ("Ас", "Бас", "Вас", "Гас", "Дас")),
    (HUNTER, "/meet Ель*; Ким* Олег Ильич; директор; интерес есть; КП до пт"),
    (HUNTER, "3. Поставщик*"),
    (HUNTER, "/path Заря*; переговоры; 1,5 млн"),
    (HUNTER, "/path Заря*; договор"),
    (HUNTER, "/path Башня*; переговоры; 2 млн"),
    (HUNTER, "/lists +Ромашка*"),
    (HUNTER, "/lists +Башня*"),
    (TRAINEE, "/call Осень*; Орлов* Олег Ильич; директор; встреча вт 14:00"),
    (TRAINEE, "/call Зима*; Седов* Олег Ильич; директор; отказ"),
    (FARMER, "/contact Нива*; Белов* Олег Ильич; директор; обсудили договор"),
    (FARMER, "/visit Степь*; Белов* Олег Ильич; директор"),
    (FARMER, "/incoming Река*; Котов* Игорь Олегович; хочет КП; перезвонить завтра"),
    (FARMER, "/contact Поле*; Ким* Олег Олегович; жалоба: брак*, до сегодня"),
    (FARMER, "/incoming Гора*; пропущен"),
    *((FARMER, f"/contact {name}*; Белов* Олег Ильич; директор; обсудили договор") for name in MANY),
    (FARMER, "/path Нива*; переговоры; 1 млн"),
    (FARMER, "/lists +Нива*"),
    (HUNTER, "/handover Мечта*; Вера; Счёт*"),
]
