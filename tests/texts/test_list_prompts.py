"""What the texts of lists, imports and clients' cards show is what the parsers understand and the rules say."""

import re

import pytest

from bot.domain.call_lists import Source
from bot.domain.client_facts import Fact, read_fact
from bot.domain.line import NAME_LIMIT
from bot.domain.lists_typed import Action, read_list_line
from bot.domain.segments import read_segment_line
from bot.store.list_sources import RECENT
from bot.texts import LOCALES, texts


def quoted(text: str) -> list[str]:
    return re.findall(r"<code>(.+?)</code>", text)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_a_list_are_understood(locale: str) -> None:
    """Each does what it stands for; the help's too."""
    t = texts(locale)
    segment = read_list_line(t.plain("list-example-segment"))
    stale = read_list_line(t.plain("list-example-stale"))
    removed = read_list_line(t.plain("list-example-remove"))
    named = read_list_line(t.plain("list-example-named"))
    assert (segment.action, segment.source) == (Action.ADD, Source.SEGMENT)
    assert (stale.action, stale.source, stale.days) == (Action.ADD, Source.STALE, 30)
    assert removed.action is Action.REMOVE
    assert (named.action, named.source) == (Action.ADD, Source.ADDED)
    (helped,) = quoted(t("help-lists"))
    assert read_list_line(helped.removeprefix("/lists ")) == stale
    (made,) = quoted(t("help-segments"))
    assert read_segment_line(made.removeprefix("/segments ")) is not None


@pytest.mark.parametrize("locale", LOCALES)
def test_the_examples_of_a_card_are_understood(locale: str) -> None:
    """Beneath the card, and where a fact would not do."""
    t = texts(locale)
    facts = [read_fact(each) for each in quoted(t("client-facts-hint"))]
    assert next(each.fact for each in facts if each) is Fact.PHONE
    examples = {
        Fact.PHONE: t.plain("client-phone-bad").partition(": ")[2],
        Fact.PERSON: t.plain("client-person-bad").partition(": ")[2],
    }
    said = {fact: read_fact(example) for fact, example in examples.items()}
    assert [fact for fact, each in said.items() if each is None or each.fact is not fact] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_numbers_of_lists_and_imports_are_the_rules(locale: str) -> None:
    """A limit that is changed in the domain is changed in the text."""
    t = texts(locale)
    assert str(NAME_LIMIT) in t.plain("import-why", why="name_too_long", about="")
    assert RECENT.days == 21
    assert ("три недели" if locale == "ru" else "three weeks") in t.plain("list-no-file")
