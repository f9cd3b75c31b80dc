"""Telegram's HTML: text with tags in, plain text with entities out.

It follows the server's own reading of it, down to the errors' byte offsets, because a message that a lenient parser
lets through is one that never arrives.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from simulator.errors import BotApiError, bad_request
from simulator.links import checked_link, mentioned_user
from simulator.state import Json

SPACE = " \t\r\n\0\v"
KIND_OF_TAG = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(
    r"&(?:#(?:[xX](?P<hex>[0-9a-fA-F]{1,6})(?![0-9a-fA-F])|(?P<decimal>[0-9]{1,7})(?![0-9]))|(?P<name>[A-Za-z]+));?"
)
PLAIN = re.compile("[^<&]+")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
ATTRIBUTE_THAT_COUNTS = {"a": "href", "code": "class", "span": "class", "tg-emoji": "emoji-id"}


@dataclass(frozen=True, slots=True)
class OpenTag:
    name: str
    argument: str
    start: int  # in UTF-16 units of the result
    position: int  # in pieces of the result


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@lru_cache(maxsize=1024)  # what is sent to many people is read once
def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and entities (offsets and lengths in UTF-16 units), not to be changed. Raises the server's 400."""
    return _Reader(source).read()


class _Reader:
    """One pass over the text. `at` is the next character to look at."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[OpenTag] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            if self.source[self.at] == "<":
                if self.source.startswith("/", self.at + 1):
                    self.end_tag()
                else:
                    self.start_tag()
            elif self.source[self.at] == "&":
                self.add(self.character())
            else:
                plain = PLAIN.match(self.source, self.at)
                assert plain is not None
                self.at = plain.end()
                self.add(plain[0])
        if self.open:
            raise refusal(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        for entity in self.entities:
            entity.pop("_language", None)
        return "".join(self.pieces), self.entities

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += utf16_length(text)

    def byte(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def skip_space(self) -> None:
        while self.at < len(self.source) and self.source[self.at] in SPACE:
            self.at += 1

    def character(self) -> str:
        """The character that `&...;` at this place stands for; a lone ampersand is itself."""
        match = CHARACTER.match(self.source, self.at)
        decoded = "" if match is None else decoded_character(match)
        if match is None or not decoded:
            self.at += 1
            return "&"
        self.at = match.end()
        return decoded

    def word(self, stop: str) -> str:
        begin = self.at
        while self.at < len(self.source) and self.source[self.at] not in SPACE and self.source[self.at] not in stop:
            self.at += 1
        return self.source[begin : self.at]

    def start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self.word(">").lower()
        if not self.peek():
            raise refusal(f"Unclosed start tag at byte offset {self.byte(begin)}")
        if tag not in KIND_OF_TAG:
            raise refusal(f'Unsupported start tag "{tag}" at byte offset {self.byte(begin)}')
        argument = ""
        while True:
            self.skip_space()
            if self.peek() == ">":
                break
            name, value = self.attribute(tag, begin)
            if name == ATTRIBUTE_THAT_COUNTS.get(tag) or (tag, name) == ("blockquote", "expandable"):
                argument = value
        self.at += 1
        if tag == "span" and argument != "tg-spoiler":
            raise refusal(f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte(begin)}')
        self.open.append(OpenTag(tag, argument, self.length, len(self.pieces)))

    def attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self.word("=>")
        if not name:
            raise refusal(f'Empty attribute name in the tag "{tag}" at byte offset {self.byte(begin)}')
        self.skip_space()
        if self.peek() != "=":
            if (tag, name) == ("blockquote", "expandable") and self.peek():
                return name, name
            where = f'in declaration of an attribute of the tag "{tag}" at byte offset {self.byte(begin)}'
            raise refusal(f"Expected equal sign {where}")
        self.at += 1
        self.skip_space()
        if not self.peek():
            raise refusal(f'Unclosed start tag "{tag}" at byte offset {self.byte(begin)}')
        value = self.quoted() if self.peek() in "'\"" else self.name_token()
        if not self.peek():
            raise refusal(f"Unclosed start tag at byte offset {self.byte(begin)}")
        return name, value

    def quoted(self) -> str:
        quote = self.peek()
        self.at += 1
        value: list[str] = []
        while self.peek() and self.peek() != quote:
            if self.peek() == "&":
                value.append(self.character())
            else:
                value.append(self.peek())
                self.at += 1
        self.at += 1
        return "".join(value)

    def name_token(self) -> str:
        begin = self.at
        match = NAME_TOKEN.match(self.source, begin)
        assert match is not None
        self.at = match.end()
        if self.peek() and self.peek() not in SPACE + ">":
            raise refusal(f"Unexpected end of name token at byte offset {self.byte(begin)}")
        return match[0].lower()

    def end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise refusal(f"Unexpected end tag at byte offset {self.byte(begin)}")
        self.at += 2
        name = self.word(">").lower()
        self.skip_space()
        if self.peek() != ">":
            raise refusal(f"Unclosed end tag at byte offset {self.byte(begin)}")
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.name:
            raise refusal(
                f'Unmatched end tag at byte offset {self.byte(begin)}, expected "</{opened.name}>", found "</{name}>"'
            )
        if self.length > opened.start:
            self.close(opened)

    def close(self, tag: OpenTag) -> None:
        entity: Json = {"type": KIND_OF_TAG[tag.name], "offset": tag.start, "length": self.length - tag.start}
        if tag.name == "a":
            self.close_link(tag, entity)
            return
        if tag.name == "tg-emoji":
            if not tag.argument.isdecimal() or int(tag.argument) == 0:
                raise refusal("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = tag.argument
        elif tag.name == "blockquote" and tag.argument:
            entity["type"] = "expandable_blockquote"
        elif tag.name in ("pre", "code"):
            language = tag.argument.removeprefix("language-") if tag.argument.startswith("language-") else ""
            inner = self.entities[-1] if self.entities else {}
            same_place = (inner.get("offset"), inner.get("length")) == (entity["offset"], entity["length"])
            found = language or inner.get("_language")
            if found and same_place and {inner["type"], entity["type"]} == {"pre", "code"}:
                # <pre><code class="language-x">, in either order, is one block with a language
                inner.update(type="pre", language=found)
                return
            entity["_language"] = language
        self.entities.append(entity)

    def close_link(self, tag: OpenTag, entity: Json) -> None:
        """A link that no phone would open leaves its text behind and no entity, as on the server."""
        target = tag.argument or "".join(self.pieces[tag.position :])
        if user_id := mentioned_user(target):
            self.entities.append(entity | {"type": "text_mention", "_user": user_id})
        elif url := checked_link(target):
            self.entities.append(entity | {"url": url})


def decoded_character(match: re.Match[str]) -> str:
    """The character meant by an entity, or nothing where the server leaves it as it is written."""
    if match["name"]:
        return NAMED.get(match["name"], "")
    code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    if code == 0 or code >= 0x10FFFF:
        return ""
    if 0xD800 <= code <= 0xDFFF:
        raise bad_request(
            "can't parse entities: Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code)


def refusal(reason: str) -> BotApiError:
    return bad_request(f"can't parse entities: {reason}")
