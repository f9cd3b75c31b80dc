"""Where a text speaks of a person: his name in any case, his phone however it is written; nobody else, nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.name_forms import forms_of
from bot.domain.traces import Reach, Traces, traces_of, without

MARK = "[удалено]"
PETROV = traces_of("Петров Иван Сергеевич", "+74951234567", others=("Лебедева Анна",))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("звонил Петров Иван Сергеевич, просил", f"звонил {MARK}, просил"),
        ("Встреча у Петрова.", f"Встреча у {MARK}."),
        ("передать Петровой, с Иваном", f"передать {MARK}, с {MARK}"),
        ("петров занят, перезвонить ивану", f"{MARK} занят, перезвонить {MARK}"),
        ("ПЕТРОВУ И.С. счёт", f"{MARK} счёт"),
        ("И. С. Петров решает", f"{MARK} решает"),
        ("Иван Сергеевич просил: Ивана Петрова не ждать", f"{MARK} просил: {MARK} не ждать"),
        ("тел. 8 (495) 123-45-67, до 18", f"тел. {MARK}, до 18"),
        ("+7 495 123 45 67 или 84951234567", f"{MARK} или {MARK}"),
        ("(495)1234567;4951234567", f"{MARK};{MARK}"),
    ],
)
def test_a_name_in_any_case_and_a_phone_in_any_notation_are_replaced(said: str, left: str) -> None:
    """Whole or alone, with initials, in small letters."""
    assert without(said, PETROV, MARK) == left


@pytest.mark.parametrize(
    "said",
    [
        *("Петровка, 38; Петровский район; иванчай", "8 495 123-45-68", "184951234567", "Лебедевой Анне и Сергею"),
        *("счёт 1 495 123 456 700", "мирный мир", ""),
    ],
)
def test_other_words_and_other_numbers_stay(said: str) -> None:
    """A word that only begins like his name is another word."""
    assert without(said, PETROV, MARK) == said


def test_a_surname_that_is_a_word_too_counts_only_with_a_capital_such_a_first_name_only_beside_it() -> None:
    """«Мир» is somebody, «мир» is peace; «Вера» may be faith, «8 Марта» is a day."""
    mir = traces_of("Мир Вера", None)
    assert without("Мир обещал мир; мирный; с Верой в вере", mir, MARK) == f"{MARK} обещал мир; мирный; с Верой в вере"
    assert without("мир вера", mir, MARK) == MARK
    for name, said in (("Котова Марта", "8 Марта поставка"), ("Миронова Надежда", "Надежда на скидку есть")):
        assert without(said, traces_of(name), MARK) == said
    assert without("у Котовой Марты, Марта К.", traces_of("Котова Марта"), MARK) == f"у {MARK}, {MARK}"
    assert without("Марте звонить", traces_of("Марта"), MARK) == f"{MARK} звонить"


def test_vowels_that_come_and_go_are_known() -> None:
    """Павел, Лев, Кравец; adjectives; double names; other alphabets."""
    for name, said in (
        *(("Зуев Павел", "Павлом"), ("Лев", "Льву"), ("Кравец Олег", "Кравцу"), ("Зуев Пётр", "Петре")),
        *(("Горький Олег", "Горькому"), ("Толстая Анна", "Толстой"), ("Салтыков-Щедрин Олег", "Салтыкова-Щедрина")),
        *(("Зуева Мария", "Марии"), ("Зуев Илья", "Ильёй"), ("Шевченко Олег", "Шевченко"), ("Smith John", "Smith's")),
        *(("Сокольская Яна", "Сокольской"), ("Зуев Юрий", "Юрию"), ("Заяц Игорь", "Игоря")),
    ):
        assert without(f"у {said} был", traces_of(name, None), MARK) == f"у {MARK} был", (name, said)


def test_what_may_mean_another_who_is_still_on_the_card_stays() -> None:
    """Husband and wife in one firm: her full name and what may be hers stay, what is only his goes."""
    his = traces_of("Петров Иван", None, others=("Петрова Анна", "Ким Иван"))
    for said in ("Петрова Анна ждёт", "Петрову Анну звать", "звонить Ивану", "Киму Ивану"):
        assert without(said, his, MARK) == said
    assert without("Петров ждёт, Иван Петров, Петрову Ивану", his, MARK) == f"{MARK} ждёт, {MARK}, {MARK}"
    assert without("Петров А. К. — не он", his, MARK) == "Петров А. К. — не он"


def test_an_initial_that_nobody_wrote_down_may_stand_behind_a_known_one() -> None:
    """«Орлов И. Н.» is Орлов Иван; of who has a patronymic it is known."""
    orlov = traces_of("Орлов Иван", reach=Reach.SURNAME)
    said = "Орлову И.Н. обещали, перезвонит Орлов И. Н., И. Н. Орлов, но не Орлов Н. И."
    assert without(said, orlov, MARK) == f"{MARK} обещали, перезвонит {MARK}, {MARK}, но не Орлов Н. И."
    assert without("Петров И. К.", PETROV, MARK) == "Петров И. К."


def test_a_colleague_is_meant_by_his_surname_or_by_both_names() -> None:
    """Clients have their own Ivans, and eagles fly."""
    ivan = traces_of("Иван Орлов", None, reach=Reach.SURNAME)
    said = "Иван звонил. Орлову сказать; Иваном Орловым обещано, стая орлов"
    assert without(said, ivan, MARK) == f"Иван звонил. {MARK} сказать; {MARK} обещано, стая орлов"
    for name, said in (
        *(
            ("Шмидт Анна", "Шмидт"),
            ("Анна Мельник", "Мельнику"),
            ("Толстой Лев", "Толстому"),
            ("Черных Олег", "Черных"),
        ),
        *(("Ли Вера", "Ли"), ("Шмидт Анна Сергеевна", "Шмидт"), ("Мицкевич Адам", "Мицкевичу")),
    ):
        him = traces_of(name, reach=Reach.SURNAME)
        left = f"у {MARK} скидка, Анна Сергеевна"
        assert without(f"у {said} скидка, Анна Сергеевна", him, MARK) in (left, f"у {MARK} скидка, {MARK}"), name
    together = traces_of("Петров Иван Сергеевич", "+74951234567", reach=Reach.TOGETHER)
    assert without("Петров; Иван; Петрову И. С.; 84951234567", together, MARK) == f"Петров; Иван; {MARK}; {MARK}"


NAMES = st.sampled_from(
    ["Петров", "Иванова", "Ким", "Мороз", "Иван", "Павел", "Мария", "Игорь", "Сергеевич", "Ильинична"]
)
LETTERS = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяё", min_size=1, max_size=9)
PLAIN = st.lists(LETTERS | st.sampled_from(["мирный", "5", "12.11", "—", "КП"]), max_size=6).map(" ".join)


def _mentions(text: str, traces: Traces) -> bool:
    return any(word.lower().replace("ё", "е") in forms for word in text.split() for forms in traces.words)


@given(name=NAMES, first=NAMES, before=PLAIN, after=PLAIN, data=st.data())
def test_every_form_goes_and_every_other_word_stays(
    name: str, first: str, before: str, after: str, data: st.DataObject
) -> None:
    """Between any words that are none of his; what is clean stays so."""
    traces = traces_of(f"{name} {first}", None)
    if _mentions(f"{before} {after}", traces):
        return
    form = data.draw(st.sampled_from(sorted(forms_of(name)))).capitalize()
    assert without(f"{before} / {form} / {after}", traces, MARK) == f"{before} / {MARK} / {after}"
    text = f"{before} {after}"
    assert without(text, traces, MARK) == text


@given(
    digits=st.from_regex(r"9[0-9]{9}", fullmatch=True),
    start=st.sampled_from(["+7", "8", "7", "+7 ", "8-", ""]),
    gaps=st.lists(st.sampled_from(["", " ", "-", ") ", ".", "\u00a0"]), min_size=9, max_size=9),
    around=st.sampled_from([("", ""), ("тел ", " до 5"), ("(", ")"), ("12, ", "; 7")]),
)
def test_a_phone_goes_in_whatever_notation(digits: str, start: str, gaps: list[str], around: tuple[str, str]) -> None:
    """With and without +7 or 8, with anything between its digits."""
    written = start + "".join(digit + gap for digit, gap in zip(digits, [*gaps, ""], strict=True))
    before, after = around
    left = without(f"{before}{written}{after}", traces_of("", f"+7{digits}"), MARK)
    assert (left.startswith(before.rstrip("(")), left.endswith(after)) == (True, True)
    assert not set(left) & set("0123456789") - set(before + after)


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """Whatever it is."""
    once = without(text, PETROV, MARK)
    assert without(once, PETROV, MARK) == once
