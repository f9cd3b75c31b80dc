"""What is read from outside: halves of characters and depths that nothing could be done with."""

import pytest

from simulator.values import NotUtf8Error, read_json

WHOLE, HALF = '"\\ud83d\\ude00"', '"\\ud83d"'


@pytest.mark.parametrize(("begin", "end"), [("[", "]"), ('{"a":', "}")])
def test_what_is_nested_too_deep_is_said_to_be(begin: str, end: str) -> None:
    """With an escaped character too, for which the whole value is looked through; how deep is too deep Python says."""
    for deep in (600, 900, 5000):
        try:
            read_json((begin * deep + WHOLE + end * deep).encode())
        except ValueError as error:
            refused = str(error)
    assert refused == "nested too deep"


def test_an_escaped_character_is_read_and_half_of_one_is_not() -> None:
    """At a depth that requests have."""
    assert read_json(f"[[{WHOLE}]]".encode()) == [["😀"]]
    with pytest.raises(NotUtf8Error):
        read_json(f"[[{HALF}]]".encode())
