"""The README's pictures: a demo is started, a visitor is invited and logs calls; `python -m tools.screenshots`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
LISTEN = "127.0.0.1:8797"
PHONE = {"width": 390, "height": 844}
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def demo() -> Iterator[str]:
    """A running demo on a Monday morning; gives the address that the visitor opens."""
    command = [sys.executable, "-m", "bot", "demo", "--listen", LISTEN, "--now", "2026-11-23T09:21:00+03:00"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own demo
    try:
        assert process.stdout is not None
        yield next(found[0] for line in process.stdout if (found := re.search(r"http\S+start=\S+", line)))
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is not installed: apt-get install chromium")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        page = browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]}, device_scale_factor=2)
        page.goto(address)
        page.get_by_role("button", name="Не сейчас").click()
        come_in(page)
        log_calls(page)
        browser.close()


def come_in(page: Page) -> None:
    settle(page, "Как вас записать")
    write(page, "Семён Кротов", "Где вы работаете")
    press(page, "✅ Москва", "Язык?")
    press(page, "Русский", "Готово, Семён Кротов")


def log_calls(page: Page) -> None:
    write(page, "/call ООО Ромашка; Иванов Пётр Сергеевич; директор; отказ дорого", "1 из 55")
    write(page, "/call Север-Строй; Котов Игорь Львович; главный инженер; перезвонить завтра", "2 из 55")
    write(page, "/call Ромашка; Лебедева Анна Ильинична; закупки; перезвонить в пятницу", "3 из 55")
    write(page, "/walkin Клуб Сирень; Зимина Ольга Львовна; завхоз; контакт", "Клуб Сирень")
    press(page, "📞 Звонок", "Кому звонили")
    press(page, "Клуб Сирень", "С кем")
    press(page, "Зимина", "Чем кончилось")
    press(page, "📅 Встреча", "Когда встреча")
    press(page, "вт 24.11 11:00", "Назначенные встречи: 1 из 12")
    # The pinned card is edited last, within the budget of one message a second in a chat.
    page.get_by_text("4/55 · 1/12").first.wait_for()
    page.screenshot(path=PICTURES / "call.png")
    write(page, "/call Завод Ёлка; Зайцев Михаил; перезвонить в четверг", "нет должности")
    page.screenshot(path=PICTURES / "mend.png")


def write(page: Page, text: str, answer: str) -> None:
    page.get_by_role("textbox").last.fill(text)
    page.get_by_role("textbox").last.press("Enter")
    settle(page, answer)


def press(page: Page, label: str, answer: str) -> None:
    page.get_by_role("button", name=label).last.click()
    settle(page, answer)


def settle(page: Page, answer: str) -> None:
    """Wait for the answer, and for the page to have scrolled to it."""
    found = page.get_by_text(answer).last
    found.wait_for()
    found.scroll_into_view_if_needed()
    page.wait_for_function(
        "() => { const l = document.querySelector('[role=log]'); l.scrollTop = l.scrollHeight; return true }"
    )


if __name__ == "__main__":
    main()
