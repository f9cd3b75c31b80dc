"""How much a database is to grow by what people do.

Bytes in use on SQLite = the sum over what was done of (how often x bytes), where each of these is a row or a few, with
all their indexes:

    a record (call, contact, incoming call, meeting, booking)                    RECORD
    a meeting's form with its twelve answers, promise and place on the path      FORM
    a study of a client, with what it is reckoned from                           STUDY
    a new client with his decision maker and search keys                         CLIENT
    a sale                                                                       SALE
    a message of a slot, and its row of 90 days                                  SLOT
    a person's closed week, his list, his part of the trail                      WEEK
    an update that was handled, of the last two days only                        UPDATE

Nothing else grows: what is sent, fetched or shown leaves no row. The figures were taken from a soak of twelve days with
twenty people; that ninety days with two hundred are the same to within a fifth is the claim.
"""

from dataclasses import dataclass

RECORD = 250
FORM = 2200
STUDY = 2700
CLIENT = 1090
SALE = 185
SLOT = 170
WEEK = 300
UPDATE = 150


@dataclass(frozen=True, slots=True)
class Did:
    """What people did since the beginning, by the local Telegram's account."""

    records: int = 0
    forms: int = 0
    studies: int = 0
    clients: int = 0
    sales: int = 0
    slots: int = 0
    """Messages of slots."""
    weeks: int = 0
    """Of a person each."""
    updates: int = 0
    """Of the last two days."""


def computed(did: Did) -> int:
    """Bytes."""
    return (
        did.records * RECORD
        + did.forms * FORM
        + did.studies * STUDY
        + did.clients * CLIENT
        + did.sales * SALE
        + did.slots * SLOT
        + did.weeks * WEEK
        + did.updates * UPDATE
    )
