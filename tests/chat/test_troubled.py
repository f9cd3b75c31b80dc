"""Work goes on while Telegram fails now and then; `make test-faults` plays all the chat's stories so."""

from __future__ import annotations

from tests.chat.conftest import found, join, kept_records
from tests.chat.meetings import MEET, WHOLE, at, fill
from tests.chat.test_calls import known_client
from tests.chat.town import town
from tests.chat.troubled import CALLS, UPDATES, mixed


async def test_everything_is_done_once_though_one_call_in_ten_fails(quick_url: str, webhook: bool) -> None:
    """A call, a meeting with its form, a slot's message: all are shown, and what was recorded stands there once."""
    async with town(quick_url, webhook=webhook, trouble=mixed(0.1, "sample")) as place:
        head = await found(place)
        ivan = await join(place, head, 2, "Иван Орлов")
        await known_client(ivan)
        await ivan.say("/call")
        await ivan.press("Ромашка")
        await ivan.press("Иванов П. С.")
        await ivan.press("Отказ")
        await ivan.sees("Засчитано")
        await ivan.say(MEET)
        await ivan.sees("Кто на встрече?")
        await fill(ivan, WHOLE)
        await ivan.sees("анкета готова, 12 из 12")
        await place.move_to(at(24, "09:20"))
        await ivan.sees("09:20 · Телемаркетинг")
        kinds = sorted(row.kind for row in await kept_records(place))
        assert kinds == ["call", "call", "meeting"]
        planned = place.simulator.world.faults.planned
        assert len(planned) == len(CALLS) + len(UPDATES)
        assert sum(fault.spoilt for fault in planned if fault.kind != "lost_answer") >= 5
