"""Each sentence of behaviour.md's paragraph on legal HTML."""

import pytest

from tests.simulator.driver import ANN, RawBot, html_refusal


async def sent(bot: RawBot, text: str) -> tuple[str, list[str]]:
    """The plain text and the kinds of entities of an HTML message."""
    message = await bot.ok("sendMessage", chat_id=ANN, text=text, parse_mode="HTML")
    return message["text"], [entity["type"] for entity in message.get("entities", [])]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<a href="https://example.org/">x</a>', "text_link"),
        *((f"<{tag}>x</{tag}>", "bold") for tag in ("b", "strong")),
        *((f"<{tag}>x</{tag}>", "italic") for tag in ("i", "em")),
        *((f"<{tag}>x</{tag}>", "strikethrough") for tag in ("s", "strike", "del")),
        *((f"<{tag}>x</{tag}>", "underline") for tag in ("u", "ins")),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "custom_emoji"),
        ("<pre>x</pre>", "pre"),
        ("<code>x</code>", "code"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
    ],
)
async def test_legal_tags(bot: RawBot, html: str, kind: str) -> None:
    """Every tag that the documentation lists gives its entity."""
    assert (await sent(bot, html))[1] == [kind]


async def test_named_and_numeric_entities(bot: RawBot) -> None:
    """Four names; any other stays as it is written."""
    assert await sent(bot, "&lt;&gt;&amp;&quot;&#1103;&#x44F; &nbsp;") == ('<>&"яя &nbsp;', [])


@pytest.mark.parametrize("tag", ["br", "p", "ul", "h1", "div", "br/", "b/"])
async def test_no_other_tags_and_no_self_closing_ones(bot: RawBot, tag: str) -> None:
    """Web pages' tags are errors, not ignored."""
    said = await bot.refused("sendMessage", chat_id=ANN, text=f"a<{tag}>b", parse_mode="HTML")
    assert said == html_refusal(f'Unsupported start tag "{tag}" at byte offset 1')


async def test_lone_less_than_is_an_error_and_lone_greater_or_ampersand_is_not(bot: RawBot) -> None:
    """Whoever escapes only one of the three has to escape that one."""
    assert await sent(bot, "5 > 3 & 1") == ("5 > 3 & 1", [])
    said = await bot.refused("sendMessage", chat_id=ANN, text="3 < 5", parse_mode="HTML")
    assert said == html_refusal('Unsupported start tag "" at byte offset 2') or "Unclosed start tag" in said


async def test_offsets_in_errors_are_bytes(bot: RawBot) -> None:
    """Cyrillic letters are two, an emoji is four."""
    said = await bot.refused("sendMessage", chat_id=ANN, text="я😀<x>", parse_mode="HTML")
    assert said == html_refusal('Unsupported start tag "x" at byte offset 6')


async def test_result_is_trimmed(bot: RawBot) -> None:
    """And the entities move with the text."""
    message = await bot.ok("sendMessage", chat_id=ANN, text=" \n <b> x </b> \n", parse_mode="HTML")
    assert (message["text"], message["entities"]) == ("x", [{"type": "bold", "offset": 0, "length": 1}])
