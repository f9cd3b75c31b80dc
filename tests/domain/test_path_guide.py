"""What the guides say of paths and boards is understood as it stands there."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.board_typed import read_line as read_board
from bot.domain.path_typed import read_said

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
GUIDES = (("guide.ru.md", "## Путь клиента"), ("guide.en.md", "## A client's path"))


def quoted(guide: str, title: str) -> list[str]:
    text = (Path(__file__).parents[2] / "docs" / guide).read_text("utf-8")
    section = text[text.index(title) :].partition("\n## ")[0]
    return re.findall(r"`([^`]+)`", section.replace("\n", " "))


@pytest.mark.parametrize(("guide", "title"), GUIDES)
def test_every_line_of_the_guide_is_understood(guide: str, title: str) -> None:
    """A move, a sum or the head's word behind each client; a block behind each board, or a name."""
    said = [line.partition(";")[2] for line in quoted(guide, title) if line.startswith(("/path ", "…;"))]
    assert len(said) >= 10
    for rest in said:
        line = read_said(rest, NOW, ZoneInfo("Europe/Moscow"))
        assert line.move or line.amount or line.joins, rest
        assert not line.unread, rest
    boards = [line.removeprefix("/board ") for line in quoted(guide, title) if line.startswith("/board ")]
    assert len(boards) == 5
    assert [read_board(line).column is None for line in boards] == [True, False, False, False, False]
