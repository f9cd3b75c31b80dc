"""Free text from people, made fit to store and to show in one line."""

import unicodedata

# Zero-width joiners hold emoji and some scripts together; all other invisible characters only disguise a text.
_JOINERS = "\u200c\u200d"
_INVISIBLE = {"Cc", "Cf", "Cs"}


def clean(text: str, limit: int) -> str:
    """One line without control characters, composed (NFC), of at most `limit` code points."""
    line = " ".join(text.split())
    visible = "".join(c for c in line if c in _JOINERS or unicodedata.category(c) not in _INVISIBLE)
    return " ".join(unicodedata.normalize("NFC", visible).split())[:limit].strip(" " + _JOINERS)


def has_letters(text: str) -> bool:
    """What may be a name, a position or a reason: not figures and signs alone."""
    return any(letter.isalpha() for letter in text)


def says_something(text: str) -> bool:
    """Not signs alone."""
    return any(letter.isalnum() for letter in text)
