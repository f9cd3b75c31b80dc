"""vCards of phones and mail programs."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import Contact, Person
from bot.domain.contacts_table import read_rows
from bot.domain.vcard import Card, as_rows, cards_in, is_vcard

ANDROID = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=D0=BE=D0=B2;=
=D0=9F=D1=91=D1=82=D1=80;;;
TEL;CELL:+79123456789
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSk
 ZJRgABAQ==

END:VCARD
"""
IPHONE = """BEGIN:VCARD
VERSION:3.0
N:Котов;Игорь;Ильич;;
FN:Игорь Ильич Котов
ORG:ООО «Ромашка\\, и сын»;Отдел закупок
TITLE:дирек
 тор
item1.TEL;type=pref:tel:+7-495-123-45-67
TEL;type=CELL:8 916 111 22 33
NOTE:END\\nof it
END:VCARD
"""


def test_cards_of_either_kind_are_read() -> None:
    """Quoted-printable, folded lines, escapes, grouped properties; ФИО surname first, the firm without department."""
    assert cards_in(ANDROID + IPHONE) == [
        Card("Иванов Пётр", "", "", ("+79123456789",)),
        Card("Котов Игорь Ильич", "ООО «Ромашка, и сын»", "директор", ("+7-495-123-45-67", "8 916 111 22 33")),
    ]


def test_a_card_becomes_a_client_with_his_person() -> None:
    """A person without a firm is the client himself; a second number is the firm's."""
    read = read_rows(as_rows(cards_in(ANDROID + IPHONE)))
    assert read.contacts == (
        Contact(1, "Иванов Пётр", people=(Person("Иванов Пётр", "", "+79123456789"),)),
        Contact(
            2,
            "ООО «Ромашка, и сын»",
            phone="+79161112233",
            people=(Person("Котов Игорь Ильич", "директор", "+74951234567"),),
        ),
    )


def test_only_what_begins_as_a_card_is_one() -> None:
    """A mark of the encoding or blank lines before it do no harm."""
    assert is_vcard("\ufeff\r\nbegin:vcard\r\n")
    assert not is_vcard("Название;BEGIN:VCARD")


def test_a_card_that_does_not_end_is_none_and_the_others_stay() -> None:
    """A file that was cut off."""
    assert len(cards_in(IPHONE + "BEGIN:VCARD\nFN:Ян\n")) == 1


def test_a_charset_that_there_is_not_is_read_as_utf_8() -> None:
    """Nothing in a card is trusted."""
    text = "BEGIN:VCARD\nFN;CHARSET=NO-SUCH;ENCODING=QUOTED-PRINTABLE:=D0=AF=D0=BD\nTEL:1\nEND:VCARD"
    assert cards_in(text) == [Card("Ян", phones=("1",))]


@given(st.lists(st.sampled_from([*ANDROID.splitlines(), *IPHONE.splitlines(), ":", "=", " ", ";;;", "TEL"])))
def test_no_order_of_lines_is_too_odd(lines: list[str]) -> None:
    """Whatever is read of it can be read as rows."""
    read_rows(as_rows(cards_in("\n".join(lines))))


@given(st.text())
def test_no_text_is_too_odd_for_cards(text: str) -> None:
    """Within a card too."""
    cards_in(text)
    cards_in(f"BEGIN:VCARD\nFN:{text}\nTEL:{text}\nEND:VCARD")
