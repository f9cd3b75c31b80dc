"""What the texts of the norms show is what their parser understands."""

import re
from datetime import date

import pytest

from bot.domain.assent import cancels
from bot.domain.calibration import ENOUGH, WEEKS_NEEDED
from bot.domain.funnel import Stage
from bot.domain.norms_typed import Wish, read_norm, stage_meant
from bot.domain.people import Role
from bot.domain.timetable_words import role_named
from bot.texts import LOCALES, texts

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_norms_are_understood_whole(locale: str) -> None:
    """A role's, a person's, and the answer to a question."""
    t = texts(locale)
    command, _, rest = t.plain("norms-example").partition(" ")
    typed = read_norm(rest, TODAY)
    assert (command, role_named(typed.who), stage_meant(typed.words, Role.HUNTER), typed.wish) == (
        *("/norms", Role.HUNTER, Stage.EFFECTIVE_CALL, 60),
    )
    person = read_norm(t.plain("norms-example-person").partition(" ")[2], TODAY)
    assert (bool(person.who), stage_meant(person.words, Role.HUNTER), person.wish, person.monday) == (
        *(True, Stage.HELD_MEETING, 8, date(2026, 11, 30)),
    )
    said = read_norm(t.plain("norms-answer"), TODAY)
    assert (said.who, said.wish, said.monday) == ("", 60, date(2026, 11, 30))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_on_the_buttons_can_be_typed(locale: str) -> None:
    """No norm; as everybody; by the method; from this week or the next one; and how to leave it as it is."""
    t = texts(locale)
    for key, day in (("button-norms-this", date(2026, 11, 23)), ("button-norms-next", date(2026, 11, 30))):
        said = read_norm(t.plain(key, number=62, day=f"{day:%d.%m}").removeprefix("✅ "), TODAY)
        assert (said.who, said.wish, said.monday, said.problem) == ("", 62, day, None)
    assert any(map(cancels, re.findall(r"\w+", t.plain("norms-or-leave"))))
    for key, wish in (
        ("button-norms-none", Wish.NONE),
        ("button-norms-as-all", Wish.INHERIT),
        ("button-norms-method", Wish.INHERIT),
        ("norms-none", Wish.NONE),
    ):
        label = "".join(letter for letter in t.plain(key) if letter.isalpha() or letter in " '")
        assert read_norm(label, TODAY).wish is wish, key


@pytest.mark.parametrize("locale", LOCALES)
def test_what_a_calibration_takes_is_the_rule(locale: str) -> None:
    """Weeks and results as the domain asks them."""
    t = texts(locale)
    results = t.plain("norms-count", stage=Stage.EFFECTIVE_MEETING, count=ENOUGH)
    told = t.plain("norms-data-early", weeks=WEEKS_NEEDED, results=results)
    assert str(WEEKS_NEEDED) in told
    assert str(ENOUGH) in told
