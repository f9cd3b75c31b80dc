"""What Russian asks of a name before a verb can be put beside it."""

from __future__ import annotations

_HERS = ("ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "овна", "евна", "ична", "инична")
_HIS = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ович", "евич")
_HIS_NAMES = frozenset(
    {"илья", "никита", "кузьма", "фома", "лука", "савва", "данила", "гаврила", "миша", "саша", "женя"}
)


def is_feminine(name: str) -> bool:
    """Whether a person's name is a woman's, as far as its endings tell; a man's where they do not."""
    words = name.casefold().split()
    if any(word.endswith(_HIS) for word in words):
        return False
    if any(word.endswith(_HERS) and len(word) > 4 for word in words):
        return True
    return any(word.endswith(("а", "я", "любовь")) and word not in _HIS_NAMES for word in words[:1])
