"""Every sentence the bot says, in Fluent files, one a capability: ru/ and en/ hold the same keys."""

from __future__ import annotations

import html
from functools import cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

LOCALES = ("ru", "en")
Argument = str | int


class Texts:
    """One language. Calling it gives HTML: arguments are escaped. `plain` is for labels and alerts, which are not."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._bundle = FluentBundle([locale], use_isolating=False)
        for file in sorted(resources.files(__package__).joinpath(locale).iterdir(), key=lambda file: file.name):
            self._bundle.add_resource(FluentResource(file.read_text("utf-8")))
        self._constant: dict[str, str] = {}

    def __call__(self, key: str, **arguments: Argument) -> str:
        """The sentence as HTML. Raises LookupError for a key that is not there, and for a missing argument."""
        if not arguments:
            return self.plain(key)
        return self.plain(key, **{name: _escaped(value) for name, value in arguments.items()})

    def plain(self, key: str, **arguments: Argument) -> str:
        """The sentence with its arguments as they are."""
        if not arguments and key in self._constant:
            return self._constant[key]
        message = self._bundle.get_message(key) if self._bundle.has_message(key) else None
        if message is None or message.value is None:
            raise LookupError(f"{self.locale}/ has no text «{key}»: add it to every language")
        numbers = {name: _number(value) for name, value in arguments.items()}
        text, problems = self._bundle.format_pattern(message.value, numbers)
        if problems:
            raise LookupError(f"{self.locale}/, «{key}»: {problems[0]}")
        if not arguments:
            self._constant[key] = str(text)
        return str(text)


def _number(value: Argument) -> object:
    """Counts as people type them: `1234`, not `1 234` with a space that no phone can type; plurals still work."""
    return fluent_number(value, useGrouping=False) if isinstance(value, int) else value


def _escaped(value: Argument) -> Argument:
    return html.escape(value, quote=False) if isinstance(value, str) else value


@cache
def texts(locale: str) -> Texts:
    """The texts of a language; Russian for one we do not speak."""
    return Texts(locale if locale in LOCALES else LOCALES[0])


_NAMES = {"ru": ("ru", "русский", "рус", "russian"), "en": ("en", "english", "английский", "англ")}


def locale_named(text: str) -> str | None:
    """The language a person typed, in either language; `None` for one we do not speak."""
    word = text.strip().lower()
    return next((locale for locale, names in _NAMES.items() if word in names), None)
