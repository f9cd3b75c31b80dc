"""Which words are nobody's name, though a phone or a hurried thumb puts them where a name is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.free_text import has_letters
from bot.domain.option_names import NO, YES, option_meant, says_unknown
from bot.domain.questionnaire import Option

POSITION = re.compile(
    r"(?:ген|зам|гл|нач)?\.?(?:директор|начальник|менеджер|снабженец|закупщик|закупщица|бухгалтер|инженер|технолог"
    r"|собственник|владелец|заместитель|руководитель|учредитель|прораб|мастер|механик|главный|генеральный|коммерческий"
    r"|технический|финансовый|исполнительный|старший|ведущий|начальница|заведующий|заведующая"
    r"|director|manager|owner|buyer|engineer|accountant|chief|head|ceo|cfo|coo|cto)",
    re.IGNORECASE,
)
_NOT_A_NAME = frozenset(
    (
        *("не", "ни", "до", "на", "в", "во", "и", "с", "у", "по", "к", "за", "от", "для", "как", "кто", "что", "это"),
        *("сейчас", "потом", "позже", "пока", "еще", "уже", "там", "тут", "он", "она", "они", "я", "мы", "вы", "ты"),
        *(
            "завтра",
            "сегодня",
            "вчера",
            "никто",
            "никого",
            "неизвестно",
            "сказал",
            "сказала",
            "знаю",
            "назад",
            "убрать",
        ),
        *("спасибо", "пожалуйста", "перебью", "буду", "будет", "был", "была", "были", "может", "можно"),
        *("not", "and", "the", "of", "is", "was", "by", "with", "who", "he", "she", "they", "we", "i", "you", "nobody"),
        *("now", "later", "back", "remove", "know", "knows", "said", "unknown"),
    )
)
_VERB = re.compile(
    r".+(?:ает|яет|ует|юет|еет|ется|ится|ются|утся|ятся|ают|яют|уют|еют|аешь|ишь|ешь|аем|яем|уем|ится|нул|ила|ала)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}|[A-ZА-ЯЁ]")
_STRANGE = re.compile(r"[^\w\s.'’()-]|[\d_]")


def may_be_a_name(roles: Sequence[Option], name: str) -> bool:
    """Neither a sentence, nor a command, nor a part in the decision, nor «не знаю»."""
    words = [word.strip(".").lower().replace("ё", "е") for word in name.split() if not _INITIALS.fullmatch(word)]
    if not has_letters(name) or _STRANGE.search(name) or says_unknown(name):
        return False
    return not any(
        word in _NOT_A_NAME
        or word in YES
        or word in NO
        or _VERB.fullmatch(word)
        or POSITION.fullmatch(word)
        or (len(word) > 3 and option_meant(roles, word) is not None)
        for word in words
    )
