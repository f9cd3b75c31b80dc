"""What a messenger's user expects of a conversation: search, replies, reactions, topics, unread marks, keyboards."""

import base64

import pytest
from playwright.async_api import Browser, expect

from simulator.pictures import small_png
from simulator.server import Simulator
from tests.simulator.browsing import (
    ANNA,
    BORIS,
    DESKTOP,
    PHONE,
    SIZES,
    TOKEN,
    ask,
    bot_says,
    everybody_starts,
    looking,
    opened,
    person_sends,
)

pytestmark = pytest.mark.browser


@SIZES
async def test_search_counts_marks_and_goes_from_one_to_the_next(
    telegram: Simulator, browser: Browser, size: tuple[int, int]
) -> None:
    """Ctrl+F, the newest first; ё and е are one letter; Escape ends it."""
    async with opened(browser, telegram.url, size) as window:
        await bot_says(telegram.url, "Завод Ёлка ждёт звонка")
        await bot_says(telegram.url, "<b>Зе</b>лёная елка", parse_mode="HTML")
        await bot_says(telegram.url, "Ромашка")
        await window.sees("Ромашка")
        await window.page.keyboard.press("Control+f")
        await window.page.get_by_role("searchbox").fill("елка")
        count = window.page.get_by_role("search").get_by_role("status")
        await expect(count).to_have_text("1 из 2")
        assert await window.page.evaluate(
            "[CSS.highlights.get('found').size, CSS.highlights.get('found-now').size]"
        ) == [
            2,
            1,
        ]
        await window.page.keyboard.press("Enter")
        await expect(count).to_have_text("2 из 2")
        await expect(window.page.locator(".flash")).to_contain_text("Завод Ёлка")
        await window.page.get_by_role("searchbox").fill("ничего такого")
        await expect(count).to_have_text("Не найдено")
        await window.page.keyboard.press("Escape")
        await expect(window.page.get_by_role("searchbox")).to_be_hidden()
        assert await window.page.evaluate("CSS.highlights.get('found').size") == 0


async def test_what_was_found_is_in_sight_also_in_a_message_taller_than_the_phone(
    telegram: Simulator, browser: Browser
) -> None:
    """The place, not the message's middle."""
    async with opened(browser, telegram.url, PHONE, reduced_motion="reduce") as window:
        await bot_says(telegram.url, "Осина\n" + "строка\n" * 80 + "Ольха")
        await expect(window.bubble("Ольха")).to_be_visible()
        await window.page.keyboard.press("Control+f")
        for word in ("осина", "ольха"):
            await window.page.get_by_role("searchbox").fill(word)
            await expect(window.page.get_by_role("search").get_by_role("status")).to_have_text("1 из 1")
            where = "[...CSS.highlights.get('found-now')][0].getBoundingClientRect().top"
            log = await window.page.locator(".log").bounding_box()
            assert log is not None
            assert log["y"] < await window.page.evaluate(where) < log["y"] + log["height"]


@SIZES
async def test_message_is_answered_and_reacted_to_from_its_menu(
    telegram: Simulator, browser: Browser, size: tuple[int, int]
) -> None:
    """By keyboard alone: up to the message, Enter, along the menu; the reply quotes, the reaction shows and goes."""
    async with opened(browser, telegram.url, size) as window:
        keys = window.page.keyboard
        await bot_says(telegram.url, "Планёрка в 9:30")
        await window.sees("Планёрка в 9:30")
        await window.page.get_by_role("region", name="Переписка").focus()
        await keys.press("ArrowUp")
        await expect(window.bubble("Планёрка")).to_be_focused()
        await keys.press("Enter")
        await expect(window.page.get_by_role("menuitemradio", name="Реакция 👍")).to_be_focused()
        await keys.press("Enter")
        mark = window.bubble("Планёрка").get_by_role("button", name="Реакция 👍")
        await expect(mark).to_have_attribute("aria-pressed", "true")
        await mark.click()
        await expect(mark).to_have_count(0)
        await window.bubble("Планёрка").locator(".bubble").click(button="right")
        await window.page.get_by_role("menuitem", name="Ответить").click()
        await window.write("Буду")
        await expect(window.bubble("Буду").locator(".quote").first).to_contain_text("Планёрка в 9:30")
        await expect(window.page.locator(".context")).to_be_hidden()


async def test_a_pressed_button_that_is_gone_leaves_the_keyboard_at_its_message(
    telegram: Simulator, browser: Browser
) -> None:
    """Whoever goes by keyboard goes on from there, not from the top of the page."""
    async with opened(browser, telegram.url, PHONE) as window:
        await window.page.get_by_role("textbox", name="Сообщение").focus()
        await window.page.keyboard.press("Shift+Tab")
        await window.bubble("Эхо: /start").get_by_role("button", name="Готово").focus()
        await window.page.keyboard.press("Enter")
        await expect(window.bubble("Эхо: /start, готово")).to_be_focused()


async def test_last_message_is_mended_with_the_up_arrow(telegram: Simulator, browser: Browser) -> None:
    """ArrowUp in an empty field, as on a desktop; the bubble changes in place and says so."""
    async with opened(browser, telegram.url, DESKTOP) as window:
        await window.write("Рамашка")
        await window.sees("Эхо: Рамашка")
        await window.page.get_by_role("textbox", name="Сообщение").press("ArrowUp")
        await expect(window.page.get_by_role("textbox", name="Сообщение")).to_have_value("Рамашка")
        await window.write("Ромашка")
        await expect(window.page.locator(".msg.own").last).to_contain_text("Ромашкаизменено")
        await expect(window.page.get_by_role("textbox", name="Сообщение")).to_have_value("")


async def test_what_is_not_sent_yet_stays_over_a_reload_and_an_edit(telegram: Simulator, browser: Browser) -> None:
    """Of a message that is being mended nothing stays, nor of what was sent."""
    async with opened(browser, telegram.url, DESKTOP) as window:
        field = window.page.get_by_role("textbox", name="Сообщение")
        await window.write("Ромашка")
        await window.sees("Эхо: Ромашка")
        await field.press("ArrowUp")
        await field.fill("Ромашка, второе")
        await window.page.reload()
        await expect(field).to_have_value("")
        await field.fill("Иванов просил")
        await window.page.reload()
        await expect(field).to_have_value("Иванов просил")
        await window.page.locator(".msg.own").last.click(button="right")
        await window.page.get_by_role("menuitem", name="Изменить").click()
        await expect(field).to_have_value("Ромашка")
        await field.press("Escape")
        await expect(field).to_have_value("Иванов просил")
        await field.press("Enter")
        await window.sees("Эхо: Иванов просил")
        await window.page.reload()
        await window.sees("Эхо: Иванов просил")
        await expect(field).to_have_value("")


async def test_contact_button_lets_send_ones_own_or_somebody_elses(telegram: Simulator, browser: Browser) -> None:
    """One click for the own number; a stranger's is typed in."""
    key = {"keyboard": [[{"text": "Мой номер", "request_contact": True}, {"text": "Я тут", "request_location": True}]]}
    async with opened(browser, telegram.url, PHONE) as window:
        await bot_says(telegram.url, "Пришлите номер", reply_markup=key)
        await window.page.get_by_role("button", name="Мой номер").click()
        dialog = window.page.get_by_role("dialog", name="Контакт")
        await dialog.get_by_role("button", name="Мой номер").click()
        await expect(window.page.get_by_role("log")).to_contain_text("+79000000001")
        await window.page.get_by_role("button", name="Мой номер").click()
        await dialog.get_by_label("Имя").fill("Зоя")
        await dialog.get_by_label("Телефон").fill("+79161234567")
        await dialog.get_by_role("button", name="Отправить").click()
        await expect(window.page.get_by_role("log")).to_contain_text("+79161234567")
        await window.page.get_by_role("button", name="Я тут").click()
        await window.page.get_by_role("dialog", name="Место").get_by_role("button", name="Екатеринбург").click()
        await expect(window.page.get_by_role("log")).to_contain_text("56.83890, 60.60570")
        sent = [one.content for one in telegram.world.chats[4242, ANNA].messages.values() if "contact" in one.content]
        assert [one["contact"].get("user_id") for one in sent] == [ANNA, None]


async def test_commands_are_chosen_with_arrows(telegram: Simulator, browser: Browser) -> None:
    """Those of the narrowest scope; the field names the chosen one to a screen reader."""
    offered = [{"command": "call", "description": "Звонок"}, {"command": "week", "description": "Моя неделя"}]
    await ask(telegram.url, f"/bot{TOKEN}/setMyCommands", commands=offered[:1])
    await ask(telegram.url, f"/bot{TOKEN}/setMyCommands", commands=offered, scope={"type": "all_private_chats"})
    async with opened(browser, telegram.url, DESKTOP) as window:
        field = window.page.get_by_role("textbox", name="Сообщение")
        await field.fill("/")
        await expect(window.page.get_by_role("option")).to_have_count(2)
        await field.press("ArrowDown")
        chosen = window.page.get_by_role("option", selected=True)
        await expect(chosen).to_contain_text("/week")
        await expect(field).to_have_attribute("aria-activedescendant", str(await chosen.get_attribute("id")))
        await field.press("Enter")
        await window.sees("Эхо: /week")
        await field.fill("/we")
        await field.press("Enter")
        await expect(window.page.get_by_role("log").get_by_text("Эхо: /week", exact=True)).to_have_count(2)


async def test_pressed_button_spins_until_it_is_answered(telegram: Simulator, browser: Browser) -> None:
    """An alert is a dialog that has to be closed."""
    async with opened(browser, telegram.url, PHONE) as window:
        spinner = window.page.get_by_role("img", name="Жду ответа")
        await ask(telegram.url, "/sim/faults", kind="slow", method="editMessageText", delay_ms=1000)
        await window.page.get_by_role("button", name="Готово").click()
        await expect(spinner).to_be_visible()
        await expect(window.page.locator(".toasts")).to_contain_text("Записано")
        await expect(spinner).to_have_count(0)


async def test_unread_marks_stand_until_the_chat_is_opened(telegram: Simulator, browser: Browser) -> None:
    """A badge beside the person, a count in the title, a line above the first unread message."""
    await everybody_starts(telegram.url)
    async with looking(browser, f"{telegram.url}/?user={ANNA}", DESKTOP) as window:
        await window.sees("Эхо: /start")
        boris = window.page.get_by_role("navigation", name="Люди").get_by_role("button", name="Борис")
        await boris.click()
        await expect(boris).to_have_attribute("aria-current", "true")
        await window.page.get_by_role("navigation", name="Люди").get_by_role("button", name="Анна").click()
        for text in ("раз", "два", "три"):
            await bot_says(telegram.url, text, BORIS)
        await expect(boris).to_contain_text("непрочитанных: 3")
        await expect(window.page).to_have_title("(4) Bot")  # Vera's greeting is unread too
        await boris.click()
        line = window.page.get_by_text("Непрочитанные сообщения")
        await expect(line).to_be_visible()
        assert await line.evaluate("node => node.parentNode.nextElementSibling.textContent.startsWith('раз')")
        await expect(boris.locator(".badge")).to_have_count(0)


async def test_button_to_the_end_counts_what_came_meanwhile(telegram: Simulator, browser: Browser) -> None:
    """Whoever reads above is left there; one press leads down."""
    async with opened(browser, telegram.url, PHONE) as window:
        for number in range(30):
            await bot_says(telegram.url, f"строка {number}")
        await window.sees("строка 29")
        await window.page.locator(".scroller").evaluate("node => { node.scrollTop = 0; }")
        await expect(window.page.get_by_role("button", name="К последним сообщениям")).to_be_visible()
        await bot_says(telegram.url, "новое")
        await window.page.get_by_role("button", name="К последним сообщениям, новых: 1").click()
        await expect(window.bubble("новое")).to_be_in_viewport()
        await expect(window.page.get_by_role("button", name="К последним сообщениям")).to_have_count(0)


async def test_forum_shows_a_topic_at_a_time(telegram: Simulator, browser: Browser) -> None:
    """«Все» shows each message with its topic; what is written in a topic goes there."""
    await everybody_starts(telegram.url)
    group = -1001000000001
    await ask(telegram.url, "/sim/groups", id=group, title="Отдел", members=[ANNA, BORIS], forum=True)
    topic = (await ask(telegram.url, f"/sim/groups/{group}/topics", name="Итоги"))["id"]
    await person_sends(telegram.url, BORIS, text="всем привет", chat_id=group)
    async with looking(browser, f"{telegram.url}/?user={ANNA}", DESKTOP) as window:
        await window.page.get_by_role("button", name="Отдел").click()
        await window.sees("всем привет")
        await expect(window.page.get_by_role("heading", name="Отдел")).to_be_visible()
        await window.page.get_by_role("button", name="# Итоги").click()
        await expect(window.bubble("всем привет")).to_have_count(0)
        await window.write("неделя сдана")
        await window.sees("неделя сдана")
        assert list(telegram.world.chats[0, group].messages.values())[-1].topic == topic
        await window.page.get_by_role("button", name="Назад").click()
        await window.sees("Эхо: /start")


async def test_photos_sent_together_stand_in_one_bubble_and_open_large(telegram: Simulator, browser: Browser) -> None:
    """An album is one grid; the large view goes from one to the next with arrows."""
    items = [{"photo": {"content_base64": base64.b64encode(small_png(side)).decode()}} for side in (100, 120, 140)]
    async with opened(browser, telegram.url, PHONE) as window:
        await ask(telegram.url, f"/sim/users/{ANNA}/album", items=items)
        album = window.page.get_by_role("group", name="Альбом")
        await expect(album.get_by_role("button")).to_have_count(3)
        await expect(album.locator("img").last).to_have_js_property("naturalWidth", 140)
        await album.get_by_role("button").first.click()
        dialog = window.page.get_by_role("dialog", name="Фото")
        await expect(dialog.get_by_role("status")).to_have_text("1 из 3")
        await window.page.keyboard.press("ArrowRight")
        await expect(dialog.get_by_role("status")).to_have_text("2 из 3")
        await window.page.keyboard.press("Escape")
        await expect(dialog).to_have_count(0)


async def test_theme_follows_the_system_until_it_is_switched(telegram: Simulator, browser: Browser) -> None:
    """The choice outlives a reload and can be given up."""
    async with opened(browser, telegram.url, PHONE, color_scheme="dark") as window:

        async def ground() -> str:
            return str(await window.page.evaluate("getComputedStyle(document.body).backgroundColor"))

        dark = await ground()
        await window.choose("Ещё", "Светлая тема")
        light = await ground()
        assert light == "rgb(255, 255, 255)" != dark
        await window.page.reload()
        await window.sees("Эхо: /start")
        assert await ground() == light
        await window.choose("Ещё", "Тема как в системе")
        assert await ground() == dark


async def test_vote_in_a_poll_is_shown_at_once(telegram: Simulator, browser: Browser) -> None:
    """The bars follow the votes, in place."""
    async with opened(browser, telegram.url, PHONE) as window:
        poll = {"question": "Когда?", "options": [{"text": "Утром"}, {"text": "Днём"}]}
        await ask(telegram.url, f"/bot{TOKEN}/sendPoll", chat_id=ANNA, **poll)
        await window.page.get_by_role("button", name="Днём").click()
        await expect(window.page.get_by_role("button", name="Днём")).to_contain_text("100 %")
        await expect(window.page.get_by_text("1 голос")).to_be_visible()
