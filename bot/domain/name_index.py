"""Finding a name despite one typo, by equality alone: the keys to store with a name and those to look up.

Symmetric deletion: two words that differ by one missing, extra, changed or swapped letter become equal when at most one
letter is left out of each. So the index holds a word's one-letter deletions, and the query brings its own.
"""

MOST_WORDS = 6
_WHOLE = 24  # letters of a word that are kept
_HEAD = 10  # letters of a word in which a typo is looked for; one further on does not change the keys
_SHORTEST = 4

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_CYRILLIC = str.maketrans(_LATIN + '{}:"<>~', _CYRILLIC + "хъжэбюё")
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def search_keys(normalised: str) -> frozenset[tuple[str, bool]]:
    """(key, exact) to store with a normalised name: its words, and the deletions of those of four letters and more."""
    words = normalised.split()[:MOST_WORDS]
    exact = {(word[:_WHOLE], True) for word in words}
    return frozenset(exact | {(key, False) for word in words if len(word) >= _SHORTEST for key in _deletions(word)})


def typo_keys(word: str) -> frozenset[str]:
    """What to look up for one word of a query, among exact and other keys alike."""
    return frozenset({word[:_WHOLE]} | (_deletions(word) if len(word) >= _SHORTEST else set()))


def _deletions(word: str) -> set[str]:
    head = word[:_HEAD]
    return {head[:n] + head[n + 1 :] for n in range(len(head))}


def relayout(text: str) -> str | None:
    """The same keys under the other keyboard layout («hjvfirf» -> «ромашка»); None unless it is of one alphabet.

    For the text as typed: in the wrong layout punctuation is letters.
    """
    lower = text.lower()
    latin, cyrillic = any("a" <= c <= "z" for c in lower), any("а" <= c <= "я" or c == "ё" for c in lower)
    if latin == cyrillic:
        return None
    return lower.translate(_TO_CYRILLIC if latin else _TO_LATIN)
