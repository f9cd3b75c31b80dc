"""What is typed while a meeting is on the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.meeting_words import ALONE, Action, action_named


@pytest.mark.parametrize(
    ("text", "action", "rest"),
    [
        ("перенести на чт 14:00", Action.MOVE, "чт 14:00"),
        ("Перенести встречу на чт 14:00", Action.MOVE, "чт 14:00"),
        ("перенесли: чт 14:00", Action.MOVE, "чт 14:00"),
        ("перенести", Action.MOVE, ""),
        ("перенести на Встречи-9", Action.MOVE, "Встречи-9"),
        ("перенести встречу на 24.11 14:00", Action.MOVE, "24.11 14:00"),
        ("move to meeting 9", Action.MOVE, "meeting 9"),
        ("move to thu 14:00", Action.MOVE, "thu 14:00"),
        ("move the meeting to thu 14:00", Action.MOVE, "thu 14:00"),
        ("reschedule", Action.MOVE, ""),
        ("отменить: заболел", Action.CANCEL, "заболел"),
        ("Отмена — нет бюджета", Action.CANCEL, "нет бюджета"),
        ("встреча отменена", Action.CANCEL, ""),
        ("отменить встречу: заболел", Action.CANCEL, "заболел"),
        ("cancel: sick", Action.CANCEL, "sick"),
        ("состоялась", Action.HELD, ""),
        ("Встреча состоялась!", Action.HELD, ""),
        ("прошла хорошо, интерес есть", Action.HELD, "хорошо, интерес есть"),
        ("it was held", Action.HELD, ""),
        ("не состоялась: никто не пришёл", Action.NOT_HELD, "никто не пришёл"),
        ("не пришли", Action.NOT_HELD, ""),
        ("сорвалась", Action.NOT_HELD, ""),
        ("did not happen: nobody came", Action.NOT_HELD, "nobody came"),
        ("no-show", Action.NOT_HELD, ""),
        ("место: Ленина 5", Action.PLACE, "Ленина 5"),
        ("адрес у нас", Action.PLACE, "у нас"),
        ("place", Action.PLACE, ""),
        ("повторная", Action.REPEAT, ""),
        ("Это повторная", Action.REPEAT, ""),
        ("it is a repeat", Action.REPEAT, ""),
        ("первая встреча", Action.FIRST, ""),
        ("в календарь", Action.CALENDAR, ""),
        ("to my calendar", Action.CALENDAR, ""),
    ],
)
def test_an_action_is_the_first_word_and_what_it_needs_stands_behind(text: str, action: Action, rest: str) -> None:
    """A time, a reason, an address, in both languages; the words between are left out."""
    assert action_named(text) == (action, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "перезвонить завтра",
        "Первый этаж, домофон 5",
        "повторно напомнил о смете",
        "календарь на столе",
        "местоимение",
        "отметить скидку",
        "провести обследование",
        "они отменили",
        "heldenplatz",
        "remove",
        "Ромашка",
    ],
)
def test_what_does_not_begin_with_an_action_is_about_something_else(text: str) -> None:
    """A note never changes what counts by accident."""
    assert action_named(text) is None


@given(
    st.text(max_size=80) | st.lists(st.sampled_from(["перенести", "на", "встречу", "отменить", ":", "!"])).map(" ".join)
)
def test_any_text_is_an_action_or_none(text: str) -> None:
    """Never an error; what is told behind an action is none of its marks."""
    acted = action_named(text)
    if acted is not None:
        action, rest = acted
        assert rest == rest.strip(" ,.:;!—–-")
        assert not (rest and action in ALONE)
