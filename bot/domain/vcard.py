"""vCards, as phones and mail programs write them: versions 2.1 to 4.0, read for a name, a firm, a post, numbers."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_LINES_OF_A_CARD = 500
_ESCAPED = re.compile(r"\\([nN,;:\\])")


@dataclass(frozen=True, slots=True)
class Card:
    name: str = ""
    organisation: str = ""
    title: str = ""
    phones: tuple[str, ...] = ()
    """As written."""


def is_vcard(text: str) -> bool:
    return text.lstrip("\ufeff \r\n\t")[:11].upper() == "BEGIN:VCARD"


def cards_in(text: str) -> list[Card]:
    """Every card of the text in its order; what is no card is passed over."""
    found: list[Card] = []
    lines: list[str] | None = None
    for line in _whole_lines(text):
        mark = line.strip().upper()
        if mark == "BEGIN:VCARD":
            lines = []
        elif mark == "END:VCARD" and lines is not None:
            found.append(_card(lines))
            lines = None
        elif lines is not None and len(lines) < MOST_LINES_OF_A_CARD:
            lines.append(line)
    return found


def as_rows(cards: Iterable[Card]) -> list[tuple[int, dict[str, str]]]:
    """Cards as rows of a table of clients, numbered as they stand: a firm with its person, or a person alone."""
    return [(number, _cells(card)) for number, card in enumerate(cards, start=1)]


def _cells(card: Card) -> dict[str, str]:
    phones: list[str] = [*card.phones, "", ""]
    return {
        "name": card.organisation,
        "person": card.name,
        "position": card.title,
        "person_phone" if card.name else "phone": phones[0],
        **({"phone": phones[1]} if card.name and card.organisation else {}),
    }


def _whole_lines(text: str) -> Iterator[str]:
    """Lines with what was folded beneath them; quoted-printable breaks its lines with a `=` at the end."""
    gathered: list[str] = []
    broken = False
    for line in text.lstrip("\ufeff").splitlines():
        if broken:
            gathered[-1] = gathered[-1][:-1]
            gathered.append(line)
        elif line[:1] in (" ", "\t") and gathered:
            gathered.append(line[1:])
        else:
            if gathered:
                yield "".join(gathered)
            gathered = [line]
        head = gathered[0].partition(":")[0].upper()
        broken = "QUOTED-PRINTABLE" in head and line.endswith("=")
    if gathered:
        yield "".join(gathered)


def _card(lines: list[str]) -> Card:
    told: dict[str, str] = {}
    phones: list[str] = []
    for line in lines:
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        kind = name.rpartition(".")[2].strip().upper()
        if kind not in ("FN", "N", "ORG", "TITLE", "TEL"):
            continue
        value = _plain(value, ";".join(parameters).upper())
        if kind == "TEL":
            phones.append(value.removeprefix("tel:").strip())
        else:
            told.setdefault(kind, value)
    # Behind the firm stand its departments.
    organisation = told.get("ORG", "").partition("\0")[0]
    # The parts of N: surname, first name, patronymic; as ФИО is written.
    of_parts = " ".join(part for part in told.get("N", "").split("\0")[:3] if part.strip())
    whole = told.get("FN", "").replace("\0", " ")
    return Card(
        " ".join((of_parts or whole).split()),
        " ".join(organisation.split()),
        " ".join(told.get("TITLE", "").replace("\0", " ").split()),
        tuple(filter(None, phones)),
    )


def _plain(value: str, parameters: str) -> str:
    """The value without its armour; parts that an unescaped `;` parts are parted by a NUL."""
    if "QUOTED-PRINTABLE" in parameters:
        charset = re.search(r"CHARSET=([\w-]+)", parameters)
        raw = quopri.decodestring(value.encode("utf-8", "replace"))
        try:
            value = raw.decode(charset[1] if charset else "utf-8", "replace")
        except LookupError:
            value = raw.decode("utf-8", "replace")
    value = value.replace("\0", "")
    parted = re.sub(r"(?<!\\);", "\0", value)
    return _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], parted)
