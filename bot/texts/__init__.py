"""Every sentence the bot says, in Fluent files, one a capability: ru/ and en/ hold the same keys."""

from __future__ import annotations

import html
import re
from enum import Enum
from functools import cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

LOCALES = ("ru", "en")
KEPT = 20_000
"""Sentences a language that are kept as they were said: some megabytes."""
Argument = str | int
_ENDS = (".", "…", "!", "?")
_STOP = "\ufdd1"
"""Stands behind an argument that ends as a sentence does: no character of any text."""
_STOPPED_TWICE = re.compile(rf"{_STOP}((?:</\w+>)*)\.(?!\.)")


class Said(str):
    """What the bot says by itself, without a word that people wrote: of these, and what is made of them, are few."""

    __slots__ = ()


class Texts:
    """One language. Calling it gives HTML: arguments are escaped. `plain` is for labels and alerts, which are not."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._bundle = FluentBundle([locale], use_isolating=False)
        for file in sorted(resources.files(__package__).joinpath(locale).iterdir(), key=lambda file: file.name):
            self._bundle.add_resource(FluentResource(file.read_text("utf-8")))
        self._kept: dict[tuple[object, ...], str] = {}
        """What was said before, by key and arguments, if it holds nothing that people wrote: «12 из 40» comes often."""

    def __call__(self, key: str, **arguments: Argument) -> str:
        """The sentence as HTML. Raises LookupError for a key that is not there, and for a missing argument."""
        if not arguments:
            return self.plain(key)
        return self.plain(key, **{name: _escaped(value) for name, value in arguments.items()})

    def plain(self, key: str, **arguments: Argument) -> str:
        """The sentence with its arguments as they are."""
        ours = all(isinstance(each, int | Enum | Said) for each in arguments.values())
        kept = (key, *arguments.items()) if ours else None
        if kept in self._kept:
            return self._kept[kept]
        message = self._bundle.get_message(key) if self._bundle.has_message(key) else None
        if message is None or message.value is None:
            raise LookupError(f"{self.locale}/ has no text «{key}»: add it to every language")
        numbers = {name: _number(value) for name, value in arguments.items()}
        text, problems = self._bundle.format_pattern(message.value, numbers)
        if problems:
            raise LookupError(f"{self.locale}/, «{key}»: {problems[0]}")
        if kept is None:
            return _stopped_once(str(text))
        said = Said(_stopped_once(str(text)))
        if len(self._kept) < KEPT:
            self._kept[kept] = said
        return said


def _number(value: Argument) -> object:
    """Counts as people type them: `1234`, not `1 234` with a space that no phone can type; plurals still work."""
    if isinstance(value, int):
        return fluent_number(value, useGrouping=False)
    return value + _STOP if value.endswith(_ENDS) else value


def _stopped_once(text: str) -> str:
    """A sentence that ends in «Жилин Ф. Р.» gets no second full stop, in bold or not."""
    return _STOPPED_TWICE.sub(r"\1", text).replace(_STOP, "") if _STOP in text else text


def _escaped(value: Argument) -> Argument:
    if not isinstance(value, str) or isinstance(value, Enum):
        return value
    escaped = html.escape(value, quote=False)
    return Said(escaped) if isinstance(value, Said) else escaped


@cache
def texts(locale: str) -> Texts:
    """The texts of a language; Russian for one we do not speak."""
    return Texts(locale if locale in LOCALES else LOCALES[0])


_NAMES = {"ru": ("ru", "русский", "рус", "russian"), "en": ("en", "english", "английский", "англ")}


def locale_named(text: str) -> str | None:
    """The language a person typed, in either language; `None` for one we do not speak."""
    word = text.strip().lower()
    return next((locale for locale, names in _NAMES.items() if word in names), None)
