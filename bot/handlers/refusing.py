"""An editor's edits may be refused by the domain: then the person is told why."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from bot.delivery.outbox import Reply
from bot.handlers.turn import Outdated, Turn
from bot.texts import Texts

Given = TypeVar("Given")
Refusal = TypeVar("Refusal", bound=Exception)
Handler = Callable[[Turn, Given], list[Reply]]


class Refusing(Protocol):
    """Makes a handler whose refusals are said in a sentence."""

    def __call__(self, handler: Handler[Given], /) -> Handler[Given]: ...


def refusals(
    kind: type[Refusal], is_gone: Callable[[Refusal], bool], sentence: Callable[[Texts, Refusal], str]
) -> Refusing:
    """What the domain refuses is said in a sentence; a button of something that is gone is out of date."""

    def refusing(handler: Handler[Given], /) -> Handler[Given]:
        @wraps(handler)
        def handled(turn: Turn, given: Given) -> list[Reply]:
            try:
                return handler(turn, given)
            except kind as refused:
                if turn.press is not None and is_gone(refused):
                    raise Outdated from None
                return [turn.alert(sentence(turn.t, refused))]

        return handled

    return refusing
