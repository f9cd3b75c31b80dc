"""A line that begins with a person where his company is wanted: `Смирнов Илья; директор; обсудили договор`."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.line import NOTE_LIMIT, Draft
from bot.domain.name_words import may_be_a_name
from bot.domain.names import normalise
from bot.domain.persons import is_full_name, tidy_person
from bot.domain.talk_words import is_position

_MOST_WORDS = 4


def is_person(name: str) -> bool:
    """A surname and a first name, without a legal form: «Смирнов Илья», not «ИП Смирнов Илья» nor «Школа 5»."""
    words = name.split()
    return (
        len(words) <= _MOST_WORDS
        and is_full_name(name)
        and may_be_a_name((), name)
        and len(normalise(name).split()) == len(words)
    )


def person_apart(draft: Draft) -> Draft:
    """The person in his own place and no client, where a name is followed by a position; else the draft as it is."""
    if not (is_person(draft.client) and is_position(draft.person)):
        return draft
    note = "; ".join(filter(None, (draft.position, draft.note)))[:NOTE_LIMIT]
    # Read as a name, the position was given capitals.
    return replace(draft, client="", person=tidy_person(draft.client), position=draft.person.lower(), note=note)
