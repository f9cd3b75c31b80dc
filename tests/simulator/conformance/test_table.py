"""The table of errors and the tests that prove it stay together."""

import ast
import re
from pathlib import Path

import pytest

from tests.simulator.conformance import test_errors
from tests.simulator.conformance.rows import ROWS

TABLE = Path(__file__).parents[4] / "shared" / "telegram" / "behaviour.md"
ROW = re.compile(r"^\| (?P<when>[^|]+) \| (?P<answer>[^|]+) \|$", re.MULTILINE)


def rows(text: str) -> list[tuple[str, str]]:
    """What happens and what is answered, of each row of the section Errors."""
    section = text.partition("## Errors")[2].partition("\n## ")[0]
    found = [(row["when"], row["answer"]) for row in ROW.finditer(section)]
    return [row for row in found if row[0] != "when" and set(row[0]) != {"-"}]


def name_of_test(when: str) -> str:
    """`edit: no such message` is proved by `test_edit_no_such_message`."""
    return "test_" + re.sub(r"[^a-z0-9]+", "_", when.lower().replace("(known)", "")).strip("_")


def quoted(answer: str) -> list[str]:
    """The words that the answers of a row are made of, without what differs from call to call."""
    texts = re.findall(r"`([^`]+)`", answer)
    pieces = [piece for text in texts for piece in re.split(r"\bREASON\b|\bN\b|…|parameters\.|\"x\"", text)]
    return [stripped for piece in pieces if (stripped := piece.strip().strip(","))]


def strings(source: str) -> str:
    """All that the tests say, with adjacent literals joined as Python joins them."""
    tree = ast.parse(source)
    return "\n".join(
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@pytest.mark.parametrize(("when", "answer"), ROWS)
def test_every_row_has_a_test_of_its_name_that_speaks_its_words(when: str, answer: str) -> None:
    """Whoever adds a row is told the name of the test to write."""
    assert hasattr(test_errors, name_of_test(when)), f"write {name_of_test(when)} in test_errors.py"
    said = strings(Path(test_errors.__file__).read_text("utf-8"))
    assert [piece for piece in quoted(answer) if piece not in said] == []


def test_every_test_has_a_row_and_no_row_is_said_twice() -> None:
    """A row that is lost takes nothing along."""
    tests = [name for name in vars(test_errors) if name.startswith("test_")]
    assert sorted(tests) == sorted(name_of_test(when) for when, _ in ROWS)


@pytest.mark.skipif(not TABLE.exists(), reason="behaviour.md lies beside the repository, where it was written")
def test_rows_are_those_of_the_table_that_was_researched() -> None:
    """Where the research is at hand, a row of it that was not taken over is told."""
    assert tuple(rows(TABLE.read_text("utf-8"))) == ROWS


def test_rows_are_read_from_the_table() -> None:
    """A table whose form changed would otherwise be an empty one."""
    table = "## Errors\n| when | answer |\n| --- | --- |\n| a: b (known) | `400 X N` |\n\n## Updates\n| c | d |\n"
    assert rows(table) == [("a: b (known)", "`400 X N`")]
    assert name_of_test("a: b (known)") == "test_a_b"
