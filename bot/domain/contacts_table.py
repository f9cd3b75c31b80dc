"""A table of clients: which column is what, what each row says, and which rows say the same client twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot.domain.assent import safe_name
from bot.domain.contacts import Contact, Contacts, Person, Refusal, Why
from bot.domain.free_text import clean, has_letters
from bot.domain.inn import inn_in
from bot.domain.line import NAME_LIMIT, POSITION_LIMIT
from bot.domain.names import normalise
from bot.domain.persons import same_person, tidy_person
from bot.domain.phones import phone_in

HEAD_WITHIN = 10
"""The head is looked for in so many rows from the top."""
SEGMENT_LIMIT = 80
CELL_LIMIT = 200
"""Characters of a cell that go back to the person as he typed them."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "name": (
        *("название", "наименование", "компания", "организация", "клиент", "контрагент", "фирма", "юрлицо"),
        *("название компании", "название организации", "наименование организации", "наименование компании"),
        *("client", "company", "name", "organisation", "organization", "company name", "account"),
    ),
    "inn": ("инн", "инн компании", "inn", "tax id", "tin", "taxpayer number"),
    "phone": (
        *("телефон", "телефоны", "тел", "номер", "номер телефона", "телефон компании", "рабочий телефон"),
        *("phone", "phones", "telephone", "phone number", "company phone", "work phone"),
    ),
    "person": (
        *("лпр", "фио", "фио лпр", "контактное лицо", "контакт", "имя", "фио контактного лица"),
        *("decision maker", "contact", "contact person", "full name", "person"),
    ),
    "position": ("должность", "должность лпр", "position", "title", "job title"),
    "person_phone": (
        *("телефон лпр", "телефон контактного лица", "мобильный", "мобильный телефон", "сотовый", "личный телефон"),
        *("mobile", "mobile phone", "cell", "decision maker's phone", "contact phone", "person's phone"),
    ),
    "segment": ("сегмент", "целевой сегмент", "отрасль", "segment", "target segment", "industry"),
    "manager": ("менеджер", "ответственный", "ведет", "manager", "owner", "responsible"),
}
"""The columns in the order of the template, each under all the heads by which it is known."""
_NAMED = {head: column for column, heads in COLUMNS.items() for head in heads}
_VAGUE = frozenset(("название", "наименование", "name", "номер"))
"""Heads of clients and of goods alike."""
_OF_GOODS = (
    *("артикул", "цена", "стоимость", "количество", "кол-во", "остат", "ндс", "штрих", "номенклатур", "товар"),
    *("ед изм", "единица", "sku", "price", "qty", "quantity", "unit", "barcode", "stock", "vat", "article", "item"),
)
"""How a head of a price list or a specification begins."""
Rows = Iterable[tuple[int, Mapping[str, str]]]
"""The number of a row as the person sees it, and its cells by column."""
T = TypeVar("T")


# -- the columns


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Where each column is; of two with one head the first. Empty where this is no head, or one of goods."""
    heads = [_plain(cell) for cell in cells]
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        column = _NAMED.get(head)
        if column:
            found.setdefault(column, at)
    return found if "name" in found and not _are_goods(heads) else {}


def _plain(cell: str) -> str:
    return " ".join(re.sub(r"[*:.()№]", " ", cell.lower().replace("ё", "е").replace("’", "'")).split())


def _are_goods(heads: Sequence[str]) -> bool:
    """`Артикул; Наименование; Цена`: what is named is sold, where no head says client, ИНН or telephone."""
    surely = any(head in _NAMED and head not in _VAGUE for head in heads)
    return not surely and any(head.startswith(_OF_GOODS) for head in heads)


def rows_of(sheet: Sequence[Sequence[str]]) -> list[tuple[int, dict[str, str]]] | None:
    """The rows beneath the head that hold anything; None where there is no head."""
    for head, cells in enumerate(sheet[:HEAD_WITHIN]):
        columns = columns_of(cells)
        if columns:
            below = enumerate(sheet[head + 1 :], start=head + 2)
            told = ((line, {name: row[at] for name, at in columns.items() if at < len(row)}) for line, row in below)
            return [(line, cells) for line, cells in told if any(cells.values())]
    return None


# -- the rows


def read_rows(rows: Rows) -> Contacts:
    """What the rows say: contacts, each once with all its people, and what is refused."""
    read, count = _Read(), 0
    for line, cells in rows:
        count += 1
        try:
            contact = _contact(line, cells)
        except _Refused as refused:
            read.refuse(line, cells, refused.why)
        else:
            read.take(line, cells, contact)
    return Contacts(count, tuple(read.contacts), tuple(read.refusals))


class _Refused(Exception):
    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def _contact(line: int, cells: Mapping[str, str]) -> Contact:
    """Raises _Refused."""
    full_name = tidy_person(clean(cells.get("person", ""), NAME_LIMIT))
    # A sole trader, a card from a phone: the person is the client.
    name = clean(cells.get("name", ""), NAME_LIMIT + 1) or full_name
    # «0», «585»: what a formula left, or a column that slipped.
    if not has_letters(name):
        raise _Refused(Why.NO_NAME)
    if len(name) > NAME_LIMIT:
        raise _Refused(Why.NAME_TOO_LONG)
    inn, phone = _figures(cells, "inn", Why.BAD_INN), _figures(cells, "phone", Why.BAD_PHONE)
    person_phone = _figures(cells, "person_phone", Why.BAD_PHONE)
    if full_name and not has_letters(full_name):
        raise _Refused(Why.BAD_PERSON)
    position = clean(cells.get("position", ""), POSITION_LIMIT)
    people = (Person(full_name, position, person_phone),) if full_name else ()
    segment, manager = clean(cells.get("segment", ""), SEGMENT_LIMIT), clean(cells.get("manager", ""), NAME_LIMIT)
    # Whose a mobile is that stands alone, nobody knows: the company is reached by it.
    own = phone if people else phone or person_phone
    return Contact(line, safe_name(name), inn, own, segment, manager, people)


def _figures(cells: Mapping[str, str], column: str, why: Why) -> str | None:
    typed = cells.get(column, "").strip()
    if not typed or typed in "-–—":
        return None
    found = inn_in(typed) if column == "inn" else phone_in(typed)
    if found is None:
        raise _Refused(why)
    return found


def cells_of(contact: Contact) -> tuple[str, ...]:
    """A contact as a row of the template, with the first of its people."""
    person = contact.people[0] if contact.people else Person("")
    told = (contact.name, contact.inn, contact.phone, person.full_name, person.position, person.phone)
    return tuple(each or "" for each in (*told, contact.segment, contact.manager))


# -- one client, told twice


@dataclass(slots=True)
class _Read:
    contacts: list[Contact] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    _inns: dict[str, int] = field(default_factory=dict)
    _phones: dict[str, int] = field(default_factory=dict)
    _names: dict[str, list[int]] = field(default_factory=dict)

    def refuse(self, line: int, cells: Mapping[str, str], why: Why, about: str = "") -> None:
        typed = tuple(clean(cells.get(column, ""), CELL_LIMIT) for column in COLUMNS)
        self.refusals.append(Refusal(line, why, about, typed))

    def take(self, line: int, cells: Mapping[str, str], contact: Contact) -> None:
        """A new client, or another person of one who stands above, or the same once more."""
        met = self._met(contact)
        if met is None:
            self._know(contact, len(self.contacts))
            self.contacts.append(contact)
            return
        at, why = met
        known = self.contacts[at]
        if why is Why.SAME_PHONE or not _brings_people(known, contact):
            self.refuse(line, cells, why, str(known.line))
            return
        joined = replace(
            known,
            inn=known.inn or contact.inn,
            phone=known.phone or contact.phone,
            people=(*known.people, *contact.people),
        )
        self.contacts[at] = joined
        self._know(joined, at)

    def _met(self, contact: Contact) -> tuple[int, Why] | None:
        """Which contact above this one is, and how it is known. Two ИНН are two firms, whatever they are called."""
        if contact.inn in self._inns:
            return self._inns[contact.inn], Why.SAME_INN
        for at in self._names.get(normalise(contact.name), ()):
            if not (contact.inn and self.contacts[at].inn):
                return at, Why.SAME_NAME
        at_phone = next((self._phones[phone] for phone in contact.phones if phone in self._phones), None)
        return None if at_phone is None else (at_phone, Why.SAME_PHONE)

    def _know(self, contact: Contact, at: int) -> None:
        if contact.inn:
            self._inns[contact.inn] = at
        for phone in contact.phones:
            self._phones.setdefault(phone, at)
        same = self._names.setdefault(normalise(contact.name), [])
        if at not in same:
            same.append(at)


def _brings_people(known: Contact, contact: Contact) -> bool:
    return any(
        not any(same_person(person.full_name, other.full_name) for other in known.people) for person in contact.people
    )
