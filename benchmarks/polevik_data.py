"""What Polevik needs before the benchmark's people can tell it their story, and the story in its words."""

from collections.abc import Sequence

from benchmarks.steps import Step, Story

STORY: Story = (
    Step(text="/call"),
    Step(press=0),
    Step(press=0),
    Step(press=0),
    Step(text="Перезвонить в четверг, ждут предложение"),
)


def prepare(database_url: str, people: Sequence[int]) -> None:
    """Fills a new, empty database: every one of `people` (Telegram ids) is a member of a team and has clients to call.

    Runs in a process of its own before the bot starts, so it may import what it likes at the top of its body.
    """
    raise NotImplementedError(f"benchmarks/polevik_data.py does not yet fill {database_url} for {len(people)} people")
