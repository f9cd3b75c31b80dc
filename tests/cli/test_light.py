"""Commands that need neither Telegram nor a database: at once."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from tests.cli.driver import polevik

TABLE = Path(__file__).parent.parent / "domain" / "timetable.csv"
COMMANDS = ("run", "demo", "migrate", "backup", "restore", "check", "timetable", "failed", "replay")
SECONDS = 0.5
RUNS = 5


@pytest.mark.parametrize("role", ["hunter", "farmer"])
async def test_the_timetable_is_printed_as_the_method_has_it(tmp_path: Path, role: str) -> None:
    """The columns and the rows of the role, in their order."""
    head, *rows = TABLE.read_text().splitlines()
    wanted = [head, *(row for row in rows if row.startswith(f"{role},"))]
    ended = await polevik(tmp_path, "timetable", "--role", role)
    assert ended.out.splitlines() == wanted
    assert len(wanted) > 20
    assert (ended.status, ended.err) == (0, "")


@pytest.mark.parametrize("arguments", [("timetable", "--role", "hunter"), ("--help",)])
async def test_light_commands_take_less_than_half_a_second(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """They import nothing heavy. The best of several runs: another program's work is not ours."""
    loop, taken = asyncio.get_running_loop(), []
    for _ in range(RUNS):
        begun = loop.time()
        assert (await polevik(tmp_path, *arguments)).status == 0
        taken.append(loop.time() - begun)
    assert min(taken) < SECONDS, taken


async def test_help_names_every_command(tmp_path: Path) -> None:
    """And says what each is for; so does each command's own."""
    ended = await polevik(tmp_path, "--help")
    assert ended.status == 0
    for command in COMMANDS:
        assert re.search(rf"^    {command}\s", ended.out, re.MULTILINE), command
        assert (await polevik(tmp_path, command, "--help")).status == 0


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("timetable",), ("timetable", "--role", "cook"), ("replay", "x")]
)
async def test_a_command_that_does_not_exist_is_explained(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Status 2 and the usage; nothing is touched."""
    ended = await polevik(tmp_path, *arguments)
    assert ended.status == 2
    assert "usage: polevik" in ended.err
    assert "Traceback" not in ended.err
    assert list(tmp_path.iterdir()) == []
