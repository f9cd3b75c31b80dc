"""Which commands a text that nobody understood may mean: by a slip in the name, else by what its words are about.

What is near to nothing is told so: then the commands of every day are offered, and none that takes anything away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.domain.name_index import relayout

FEW = 3
EVERY_DAY = ("call", "today", "week", "team", "summary")
_LONG = 6
"""Letters of a command from which on two slips are likely."""
_BEGINS = 3
_FUZZY = 5
"""Letters of a stem in which a slip is looked for."""
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщыэюя",
        (*"abvgdeejziiklmnoprstufhc", "ch", "sh", "sh", *"yeua"),
        strict=True,
    )
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words a command is about: begins of words in both languages."""

    strong: tuple[str, ...]
    weak: tuple[str, ...] = ()
    """They count beside a strong one only."""
    whole: bool = False
    """Two of the strong ones are needed: it takes something away."""


def _about(strong: str, weak: str = "", *, whole: bool = False) -> Meaning:
    return Meaning(tuple(strong.split()), tuple(weak.split()), whole)


MEANINGS: dict[str, Meaning] = {
    "timetable": _about("расписан распоряд график слот timetable schedul slot"),
    "norms": _about("норм norm", "недел week"),
    "summary": _about("сводк итог отчет отчёт summar result report", "недел week"),
    "call": _about("звон позвон звонк созвон call phone", "запис лпр log"),
    "batch": _about("обзвон подряд пакет batch row", "звон call"),
    "lists": _about("списк список list", "звон недел call week завтр tomor"),
    "walkin": _about("обход офис walk office", "запис log"),
    "book": _about("назнач заброн book appoint", "встреч meet"),
    "meetings": _about("встреч meeting", "мои все my"),
    "meet": _about("встрет встреч met", "запис провел провёл log"),
    "form": _about("анкет опросн questionnair form", "заполн клиент fill client"),
    "questions": _about("вопрос question", "анкет form"),
    "agreements": _about("договорен договорён обеща обещ agreem promis"),
    "contact": _about("контакт разговор беседов talk contact", "запис log"),
    "visit": _about("визит visit", "запис log"),
    "incoming": _about("входящ incoming", "звон call"),
    "study": _about("изуч ситуац stud", "клиент client"),
    "map": _about("карта карту map", "баз base"),
    "clients": _about("клиент баз client base", "мои все my all"),
    "client": _about("карточк клиент card client", "открой покаж show open"),
    "today": _about("сегодн день today day"),
    "week": _about("недел норм план остал week norm plan", "мои моя my"),
    "absence": _about("отпуск болез болею больн забол отгул командир отсутств vacation sick leave trip absen holiday"),
    "path": _about("договор заказ оплат проигра отлож переговор contract order paid payment lost", "клиент client"),
    "board": _about("доск блок сделк board deal block"),
    "handover": _about("передать передач hand", "клиент коллег client colleag"),
    "import": _about("импорт загруз добав import upload add", "клиент баз файл client file"),
    "ledger": _about("продаж реестр sale ledger", "загруз файл upload file"),
    "segments": _about("сегмент segment"),
    "undo": _about("отмен верн ошиб undo revert", "последн запис last record"),
    "team": _about(
        "команда команду команды отдел сотрудн увол должност замещ изуч порог team staff fired stud",
        "кто нов who new",
    ),
    "invite": _about("приглас приглаш ссылк invit link", "нов new"),
    "worksheet": _about("рабоч лист польз worksheet benefit"),
    "training": _about("обучен тренинг training", "тема topic"),
    "days": _about("праздник выходн holiday weekend"),
    "share": _about("ставк полставк share part-time", "сотрудн"),
    "export": _about("выгруз экспорт export download", "всё все данн all data"),
    "audit": _about("менял журнал истори audit chang", "кто who"),
    "settings": _about("настро часов пояс язык тихо тихие setting zone language quiet"),
    "mydata": _about("данн персонал data personal", "мои мне my"),
    "forgetme": _about("удал стер забуд erase delete forget данн data", "мои my", whole=True),
    "cancel": _about("отмен прерв cancel"),
}
"""Of two that are as near the first is likelier."""


def offered(text: str, allowed: Sequence[str]) -> list[str]:
    """A few of the commands that he may use: the nearest, then those of every day."""
    every_day = [each for each in EVERY_DAY if each in allowed]
    return list(dict.fromkeys([*nearest(text, allowed), *every_day]))[:FEW]


def nearest(text: str, allowed: Sequence[str]) -> list[str]:
    """The likeliest first; none: it is near nothing."""
    slips = _by_name(text, allowed)
    scores = {each: _likeness(meaning, text) for each, meaning in MEANINGS.items() if each in allowed}
    about = sorted((each for each, score in scores.items() if score), key=lambda each: -scores[each])
    return list(dict.fromkeys([*slips, *about]))[:FEW]


def _by_name(text: str, allowed: Sequence[str]) -> list[str]:
    """A slip in a command's name, or the name in other letters; without the stroke it is likely a word of its own."""
    word = text.removeprefix("/").split(" ")[0].lower()
    is_command = text.startswith("/")
    spelt = {word, (relayout(word) or word).removeprefix("/"), "".join(_LATIN.get(each, each) for each in word)}
    found: dict[str, int] = {}
    for command in allowed:
        distance = min(_slips(each, command) for each in spelt)
        most = (2 if len(command) >= _LONG else 1) if is_command else min(1, len(command) // 4)
        if distance <= most and any(each[:1] == command[0] or each == command[1:] for each in spelt):
            found[command] = distance
    return sorted(found, key=lambda each: found[each])


def _slips(word: str, command: str) -> int:
    """The beginning of a name is a slip too: the thumb was faster."""
    if len(word) >= _BEGINS and command.startswith(word):
        return 0 if word == command else 1
    return int(OSA.distance(word, command))


def _likeness(meaning: Meaning, text: str) -> int:
    """How much the words are about it: the longer what fits, the surer."""
    spelt = text.lower()
    other = relayout(text)
    words = {*_WORD.findall(spelt), *(_WORD.findall(other) if other else ())}
    strong = [_longest(meaning.strong, word) for word in words]
    if sum(map(bool, strong)) < (2 if meaning.whole else 1):
        return 0
    return sum(strong) + sum(_longest(meaning.weak, word) for word in words)


def _longest(stems: Sequence[str], word: str) -> int:
    """How much of the word is known; 0: nothing."""
    return max((len(stem) for stem in stems if _begins(word, stem)), default=0)


def _begins(word: str, stem: str) -> bool:
    """The word begins so, but for one slip in a longer stem."""
    if word.startswith(stem):
        return True
    if len(stem) < _FUZZY:
        return len(word) >= _BEGINS and stem.startswith(word) and len(stem) - len(word) <= 1
    return any(OSA.distance(word[: len(stem) + extra], stem) <= 1 for extra in (-1, 0, 1))
