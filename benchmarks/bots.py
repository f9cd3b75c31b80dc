"""The bots that are compared: how each is started, and the words its story is told in.

To add one: a program that polls `BOT_API_URL` with `BOT_TOKEN`, and a line here.
"""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import polevik_data
from benchmarks.steps import Step, Story

Prepare = Callable[[str, Sequence[int]], None]
"""`prepare(database_url, ids of the people)`: a function of a module's top level, run before the bot starts."""


@dataclass(frozen=True, slots=True)
class Bot:
    """`environment` is added to BOT_TOKEN, BOT_API_URL and DATABASE_URL, which every bot gets."""

    name: str
    command: tuple[str, ...]
    story: Story
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Prepare | None = None
    lacks: Callable[[], str] = str
    """What this machine has not got to run it; empty: nothing."""


def _lacks_grammy() -> str:
    if shutil.which("node") is None:
        return "NO NODE"
    return "" if (_BASELINES / "node_modules" / "grammy").is_dir() else "NO GRAMMY (`make bench` installs it)"


_BASELINES = Path(__file__).parent / "baselines"
_NOTE = Step(text="Перезвонить в четверг, ждут предложение")

_TYPED: Story = (
    Step(text="/call"),
    Step(text="Ромашка"),
    Step(text="Иванова Мария"),
    Step(text="Договорились"),
    _NOTE,
)

_PRESSED: Story = (
    Step(text="/call"),
    Step(press="Ромашка"),
    Step(press="Иванова"),
    Step(press="Договорились"),
    _NOTE,
)

_ALL = (
    Bot("echo", (sys.executable, "-m", "benchmarks.baselines.echo"), _TYPED),
    Bot("fsm", (sys.executable, "-m", "benchmarks.baselines.fsm"), _PRESSED),
    Bot("ptb", (sys.executable, "-m", "benchmarks.baselines.ptb"), _PRESSED),
    Bot("grammy", ("node", "benchmarks/baselines/grammy.mjs"), _PRESSED, lacks=_lacks_grammy),
    Bot(
        "polevik",
        (sys.executable, "-m", "bot", "run"),
        polevik_data.STORY,
        environment={"SENDS_PER_SECOND": "0", "OWNER_ID": "1"},
        prepare=polevik_data.prepare,
    ),
)

BOTS: Mapping[str, Bot] = {bot.name: bot for bot in _ALL}
