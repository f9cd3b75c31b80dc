"""Finding a name despite one typo, by equality alone: the keys to store with a name and those to look up.

Symmetric deletion: two words that differ by one missing, extra, changed or swapped letter become equal when at most one
letter is left out of each. So the index holds a word's one-letter deletions, and the query brings its own.
"""

MOST_WORDS = 6
_WHOLE = 24  # letters of a word that are kept
_HEAD = 10  # letters of a word in which a typo is looked for; one further on does not change the keys
_SHORTEST = 4
HALF = 0.5

_FILLERS = frozenset(
    (
        *("и", "ко", "компания", "фирма", "группа", "групп", "холдинг", "предприятие", "филиал", "представительство"),
        *("and", "the", "of", "co", "company", "group", "holding", "holdings", "partners", "sons", "bros", "firm"),
        *("ag", "kg", "ohg", "se", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "pty", "pte", "lp"),
    )
)
"""Words that many firms bear, besides the legal forms that no search form holds: they tell no firm from another."""

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_CYRILLIC = str.maketrans(_LATIN + '{}:"<>~', _CYRILLIC + "хъжэбюё")
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def search_keys(normalised: str) -> frozenset[tuple[str, bool]]:
    """(key, exact) to store with a normalised name: its words, and the deletions of those of four letters and more."""
    words = normalised.split()[:MOST_WORDS]
    exact = {(word[:_WHOLE], True) for word in words}
    return frozenset(exact | {(key, False) for word in words if len(word) >= _SHORTEST for key in _deletions(word)})


def telling_words(normalised: str) -> list[str]:
    """The words that tell this firm from another: «hatter» of «hatter co»; all of them where none does."""
    words = normalised.split()
    return [word for word in words if word not in _FILLERS] or words


def likely_keys(normalised: str) -> frozenset[str]:
    """What to look up for a name as it was typed, maybe misspelt. An initial or a number brings nobody where there is
    a longer word."""
    words = telling_words(normalised)
    longer = [word for word in words if len(word) >= _SHORTEST] or words
    return frozenset(key for word in longer for key in typo_keys(word))


def is_alike(wanted: str, name: str) -> bool:
    """Whether half of what tells the one is found in the other, in letters, at most a typo a word apart."""
    one, other = telling_words(wanted), telling_words(name)
    return _share(one, other) >= HALF or _share(other, one) >= HALF


def _share(words: list[str], others: list[str]) -> float:
    keys = {key for other in others for key in typo_keys(other)}
    found = sum(len(word) for word in words if not keys.isdisjoint(typo_keys(word)))
    return found / max(1, sum(map(len, words)))


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
