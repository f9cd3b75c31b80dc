"""Telegram's HTML, read as the server reads it."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import BotApiError
from simulator.html import parse_html, utf16_length

letters = st.text(st.characters(codec="utf-8"))
tags = st.sampled_from(
    ["b", "/b", "i", "/i", "a href='https://a.ru'", "/a", "code", "/code", "pre", "/pre", "br", "/", ""]
)
soup = st.lists(st.one_of(letters, tags.map(lambda tag: f"<{tag}>"), st.sampled_from("<>&;\"'=#x1")).map(str)).map(
    "".join
)


@given(letters)
def test_escaped_text_comes_back_unchanged(text: str) -> None:
    """What is escaped is shown as it was written."""
    assert parse_html(escape(text)) == (text, [])


@given(soup)
def test_any_input_is_parsed_or_refused(source: str) -> None:
    """Nothing crashes, and every entity lies within the text."""
    try:
        text, entities = parse_html(source)
    except BotApiError as error:
        refusal = error.description
        text, entities = "", []
    else:
        refusal = ""
    assert not refusal or refusal.startswith("Bad Request: can't parse entities: ")
    for entity in entities:
        assert entity["offset"] >= 0
        assert entity["length"] > 0
        assert entity["offset"] + entity["length"] <= utf16_length(text)


@given(letters.filter(bool), letters.filter(bool))
def test_entity_covers_exactly_its_text(before: str, inside: str) -> None:
    """Offsets count UTF-16 units of what stands before."""
    _, entities = parse_html(f"{escape(before)}<u>{escape(inside)}</u>")
    assert entities == [{"type": "underline", "offset": utf16_length(before), "length": utf16_length(inside)}]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        *[(tag, "bold") for tag in ("b", "strong", "B")],
        *[(tag, "italic") for tag in ("i", "em")],
        *[(tag, "strikethrough") for tag in ("s", "strike", "del")],
        *[(tag, "underline") for tag in ("u", "ins")],
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
    ],
)
def test_legal_tags(tag: str, kind: str) -> None:
    """Each legal tag becomes one entity."""
    assert parse_html(f"<{tag}>x</{tag}>") == ("x", [{"type": kind, "offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        ('<a href="https://a.ru/?x=1&amp;y=2">x</a>', {"type": "text_link", "url": "https://a.ru/?x=1&y=2"}),
        ('<span class="tg-spoiler">x</span>', {"type": "spoiler"}),
        ('<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>', {"type": "custom_emoji"}),
        ('<pre><code class="language-python">x</code></pre>', {"type": "pre", "language": "python"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
    ],
)
def test_tags_with_attributes(source: str, entity: dict[str, str]) -> None:
    """The attribute is part of the meaning."""
    text, entities = parse_html(source)
    assert text == "x"
    assert len(entities) == 1
    assert entity.items() <= entities[0].items()


def test_empty_tag_leaves_nothing() -> None:
    """An entity covers at least one character."""
    assert parse_html("<b></b>x<i></i>") == ("x", [])


def test_nested_tags_are_separate_entities() -> None:
    """The outer one comes first."""
    text, entities = parse_html("<b>a<i>b</i></b>")
    assert (text, [(e["type"], e["offset"], e["length"]) for e in entities]) == (
        "ab",
        [("bold", 0, 2), ("italic", 1, 1)],
    )


def test_link_that_no_phone_opens_leaves_plain_text() -> None:
    """A tel: link is dropped without a word, as on the server."""
    assert parse_html('<a href="tel:+79161234567">call</a>') == ("call", [])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&#1087;&#x43f;", "пп"),
        ("a > b & c", "a > b & c"),
        ("&nbsp;&apos;", "&nbsp;&apos;"),
        ("&#0;&#99999999;", "&#0;&#99999999;"),
    ],
)
def test_character_entities(source: str, text: str) -> None:
    """Four names and numbers; anything else stays as written, and a lone > or & is no error."""
    assert parse_html(source) == (text, [])


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("я<h1>", 'Unsupported start tag "h1" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<a href=a_b>x</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_errors_name_the_byte_offset(source: str, reason: str) -> None:
    """The server's own words, counted in bytes."""
    with pytest.raises(BotApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"
