"""What is typed in place of a button while a file of sales is looked at: words, and slips of the finger in them."""

from __future__ import annotations

from enum import StrEnum

from rapidfuzz.distance import OSA

from bot.domain.option_names import folded, says_unknown


class Word(StrEnum):
    WHO = "who"
    NEW = "new"
    LEAVE = "leave"
    ALL = "all"
    HOME = "home"
    UNSURE = "unsure"


_WORDS: dict[Word, tuple[str, ...]] = {
    Word.WHO: (
        "разобрать",
        "разобрать ненайденных",
        "разобраться",
        "ненайденные",
        "кто это",
        "say who they are",
        "who",
    ),
    Word.NEW: (
        *("новый", "новая", "новый клиент", "это новый", "завести", "заведи", "завести клиента", "создать"),
        *("создать клиента", "добавить", "добавить клиента", "new", "new client", "create", "create client", "add"),
    ),
    Word.LEAVE: (
        *("пропустить", "пропусти", "пропуск", "дальше", "потом", "позже"),
        *("skip", "pass", "pass over", "next", "later"),
    ),
    Word.ALL: ("завести всех", "все новые", "новые все", "create all", "all new"),
    Word.HOME: ("назад", "к итогам", "итоги", "отмена", "отменить", "хватит", "стоп", "back", "home", "cancel", "stop"),
    Word.UNSURE: (
        *("сам не знаю", "сама не знаю", "не знаю сам", "не знаю кто это", "не знаю кто", "без понятия", "хз"),
        *("понятия не имею", "не уверен", "не уверена", "неизвестно кто", "нет", "никто", "не он", "не она", "не они"),
        *("i do not know", "i don't know", "dont know", "no idea", "not sure", "no", "nobody"),
    ),
}
LONG = 5
"""Letters of a word at least in which a slip of the finger is forgiven."""


def word_meant(text: str) -> Word | None:
    """«новый», «сам не знаю», and «пропутсить» for «пропустить»."""
    said = folded(text)
    exact = next((word for word, spellings in _WORDS.items() if said in spellings), None)
    if exact is None and says_unknown(text):
        return Word.UNSURE
    near = {word for word, spellings in _WORDS.items() if any(is_slip(said, each) for each in spellings)}
    return exact or (near.pop() if len(near) == 1 else None)


def is_slip(typed: str, word: str) -> bool:
    """One letter more, less, another, or two that changed places."""
    return min(len(typed), len(word)) >= LONG and OSA.distance(typed, word, score_cutoff=1) <= 1
