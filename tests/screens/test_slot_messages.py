"""Slot messages: all nine activities, both languages, at their fullest twelve lines, each with something to press."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.clients import DecisionMaker, Standing
from bot.domain.fair_week import FairWeek
from bot.domain.funnel import Held, Stage
from bot.domain.meetings import Meeting, MeetingState, Place
from bot.domain.next_steps import NextStep
from bot.domain.norms import DEFAULT_NORMS
from bot.domain.people import Role
from bot.domain.promises import Promise, PromiseKind, PromiseState
from bot.domain.slot_content import (
    BeforeMeeting,
    ClientStudy,
    Content,
    Documents,
    Met,
    Opening,
    Reporting,
    Standup,
    Telemarketing,
    Training,
    WeekLists,
    WeekPlanning,
)
from bot.domain.snooze import SkipReason
from bot.domain.study_choice import Cause
from bot.domain.sufficiency import Basis, Rate, sufficiency
from bot.domain.time_account import TimeAccount
from bot.domain.timetable import FARMER, HUNTER, Activity, occurrence, week_of
from bot.domain.week import Tally, week_card
from bot.screens.screen import Screen
from bot.screens.slot_messages import slot_begins
from bot.screens.time_account import account_line
from bot.texts import LOCALES, texts

MOSCOW = ZoneInfo("Europe/Moscow")
MONDAY = date(2026, 11, 23)
MOST_LINES, MOST_ROWS = 12, 9
LONG = "Научно-производственное объединение «Северсталь-метизный комбинат имени Кирова»"
PEOPLE = tuple(
    DecisionMaker(n, 1, f"Константинопольский-Заречный Александр {n}", "Заместитель директора", Standing.ACTIVE)
    for n in range(5)
)


def meeting(number: int) -> Meeting:
    return Meeting(
        id=number,
        member_id=1,
        client_id=1,
        client_name=LONG,
        decision_maker=PEOPLE[0],
        record_id=1,
        starts_at=datetime(2026, 11, 23, 14, 0, tzinfo=MOSCOW),
        ends_at=datetime(2026, 11, 23, 15, 30, tzinfo=MOSCOW),
        first=True,
        place=Place.CLIENT,
        address="Екатеринбург, проспект Космонавтов 11, корпус 3",
        state=MeetingState.BOOKED,
        reason=None,
        sequence=0,
        held_record_id=None,
        purpose="обсудить смету и сроки " * 20,
        calendar=False,
        repeat=False,
    )


def promise(number: int, due_on: date) -> Promise:
    return Promise(
        id=number,
        author_id=1,
        keeper_id=1,
        client_id=1,
        client_name=LONG,
        kind=PromiseKind.OFFER,
        what="смета на бетон и арматуру " * 10,
        made_on=MONDAY - timedelta(days=9),
        due_on=due_on,
        state=PromiseState.OPEN,
        moved_from=None,
        moved_because=None,
        reason=None,
        settled_on=None,
        record_id=1,
    )


def held(number: int) -> Held:
    return Held(number, 1, 1, PEOPLE[0], MONDAY, 1, 9, 12)


SHORT = FairWeek(4, 5, 50)
TALLIES = tuple(Tally(stage, 13, 20, 50, ()) for stage in Stage)
FULLEST: dict[Activity, Content] = {
    Activity.STANDUP: Standup(
        (*HUNTER[1:6], *HUNTER[1:6]),
        MONDAY - timedelta(days=3),
        TALLIES,
        tuple(map(meeting, range(9))),
        12,
        7,
        tuple(NextStep(n, LONG, LONG, MONDAY) for n in range(9)),
        worked_weekend=(MONDAY + timedelta(days=5), MONDAY + timedelta(days=6)),
        complaints=2,
    ),
    Activity.TELEMARKETING: Telemarketing(120, 3, TALLIES[0], SHORT),
    Activity.REPORTING: Reporting(
        tuple((held(n), LONG) for n in range(9)),
        tuple(map(meeting, range(9))),
        tuple(promise(n, MONDAY - timedelta(days=2)) for n in range(9)),
        tuple((held(n), LONG) for n in range(9)),
    ),
    Activity.CLIENT_STUDY: ClientStudy(134, tuple((LONG, cause, LONG) for cause in (*Cause, *Cause)), 3),
    Activity.MEETING: BeforeMeeting(tuple(Met(meeting(n), PEOPLE, (55.75, 37.62), 7) for n in range(3))),
    Activity.DOCUMENTS: Documents(tuple(promise(n, MONDAY + timedelta(days=n - 4)) for n in range(9))),
    Activity.TRAINING: Training("Работа с возражениями <дорого> " * 6),
    Activity.WEEK_LISTS: WeekLists(week_of(MONDAY), 70, sufficiency(50, 0, Rate(22, 100, Basis.OWN), 70), fair=SHORT),
    Activity.WEEK_PLANNING: WeekPlanning(
        week_card(week_of(MONDAY), Role.HUNTER, 1, [], [], 7, fair=SHORT, norms=DEFAULT_NORMS[Role.HUNTER]),
        TimeAccount(18, 2, ((SkipReason.CLIENT, 2), (SkipReason.SICK, 1), ("пробка", 1), ("другое", 1)), 3, 2),
    ),
}
EMPTIEST: dict[Activity, Content] = {
    Activity.STANDUP: Standup((), None, (), (), 0, 0),
    Activity.TELEMARKETING: Telemarketing(0, 0, None),
    Activity.REPORTING: Reporting((), (), (), ()),
    Activity.CLIENT_STUDY: ClientStudy(0),
    Activity.MEETING: BeforeMeeting(()),
    Activity.DOCUMENTS: Documents(()),
    Activity.TRAINING: Training(None),
    Activity.WEEK_LISTS: WeekLists(week_of(MONDAY), 0, None),
    Activity.WEEK_PLANNING: WeekPlanning(
        week_card(week_of(MONDAY), Role.TRAINEE, 1, [], [], 0, norms=DEFAULT_NORMS[Role.TRAINEE]), TimeAccount()
    ),
}
SLOTS = {slot.activity: slot for slot in (*FARMER, *HUNTER)}
BOTH = [Role.HUNTER, Role.FARMER]


def opening(activity: Activity, role: Role = Role.HUNTER) -> Opening:
    slot = SLOTS[activity]
    day = MONDAY + timedelta(days=slot.weekday)
    return Opening(2**40, occurrence(slot, day, MOSCOW), role, MOSCOW)


def shown(activity: Activity, content: Content, *, locale: str = "ru", role: Role = Role.HUNTER) -> Screen:
    return slot_begins(texts(locale), opening(activity, role), content)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.buttons for button in row]


def test_every_activity_is_tried_here() -> None:
    """A new kind of slot cannot be forgotten."""
    assert set(FULLEST) == set(EMPTIEST) == set(SLOTS) == set(Activity)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", BOTH)
@pytest.mark.parametrize("activity", Activity)
def test_at_their_fullest_they_have_twelve_lines_and_few_buttons(activity: Activity, role: Role, locale: str) -> None:
    """Late and put off as well; and what people typed breaks no markup."""
    plain = opening(activity, role)
    for each in (plain, replace(plain, late=True), replace(plain, again=True)):
        screen = slot_begins(texts(locale), each, FULLEST[activity])
        assert len(screen.text.splitlines()) <= MOST_LINES, screen.text
        assert len(screen.text) < 4096
        assert "<дорого>" not in screen.text
        assert len(screen.buttons) <= MOST_ROWS
        assert len({button.data for row in screen.buttons for button in row}) == len(labels(screen))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", BOTH)
@pytest.mark.parametrize("activity", Activity)
def test_with_nothing_to_do_they_say_so_and_still_lead_somewhere(activity: Activity, role: Role, locale: str) -> None:
    """Each names its slot, holds a sentence or an ideology, and can be put off, muted or left out in one tap."""
    screen = shown(activity, EMPTIEST[activity], locale=locale, role=role)
    assert len(screen.text.splitlines()) >= 2
    data = [button.data.split(":")[0] for row in screen.buttons for button in row]
    assert {"slot.later", "slot.mute", "slot.skip"} <= set(data)
    assert "slot.go" in data or "slot.done" in data


def test_the_languages_differ() -> None:
    """No Russian word in an English message, but for names."""
    for activity, content in EMPTIEST.items():
        assert not any("а" <= letter.lower() <= "я" for letter in shown(activity, content, locale="en").text)


def test_the_morning_names_the_slots_the_last_days_result_and_what_is_due() -> None:
    """Friday's result on Monday; three meetings by name, the rest as a number."""
    text = shown(Activity.STANDUP, replace_slots(FULLEST[Activity.STANDUP])).text
    assert "09:20 Телемаркетинг\n11:00 Отчётность\n14:00 Встречи-1" in text
    assert "Итог, пт 20.11: звонки 13 · назначено 13 · проведено 13 · результативных 13" in text
    assert "14:00 Научно-производственное" in text
    assert "ещё 6" in text
    assert "перезвонить 12 · жалобы без ответа 2 · договорённости 7" in text
    assert text.splitlines()[-1].startswith("<i>«Мы зарабатываем»")


def replace_slots(content: Content) -> Content:
    assert isinstance(content, Standup)
    return replace(content, slots=HUNTER[1:6])


def test_a_farmers_morning_ends_with_the_farmers_ideology() -> None:
    """Each role has its own."""
    assert "заботимся о своих клиентах" in shown(Activity.STANDUP, EMPTIEST[Activity.STANDUP], role=Role.FARMER).text


def test_calls_begin_with_a_list_and_without_one_the_list_is_made_first() -> None:
    """One tap either way."""
    assert "▶️ Начать обзвон" in labels(shown(Activity.TELEMARKETING, FULLEST[Activity.TELEMARKETING]))
    assert "📇 Собрать список" in labels(shown(Activity.TELEMARKETING, EMPTIEST[Activity.TELEMARKETING]))


@pytest.mark.parametrize("activity", [Activity.TELEMARKETING, Activity.WEEK_LISTS, Activity.WEEK_PLANNING])
def test_a_message_that_names_a_lesser_norm_says_why_once(activity: Activity) -> None:
    """«13 из 15» without a word would be a riddle to whoever knows that the norm is 30."""
    assert shown(activity, FULLEST[activity]).text.count("норма пересчитана: 4 дня из 5, ставка 50 %") == 1
    assert "пересчитана" not in shown(activity, EMPTIEST[activity]).text


def test_gaps_are_counted_by_kind_and_the_first_are_one_tap_away() -> None:
    """A line a kind; last week itself is behind the last button."""
    screen = shown(Activity.REPORTING, FULLEST[Activity.REPORTING])
    assert [line[-3:] for line in screen.text.splitlines()[2:]] == [": 9"] * 4
    assert labels(screen)[0].startswith("📝 Научно")
    assert labels(screen)[5] == "◀️ Прошлая неделя"


def test_one_gap_of_each_kind_has_its_own_button() -> None:
    """Questionnaire, meeting, promise, agreement."""
    one = Reporting(((held(1), "Ромашка"),), (meeting(2),), (promise(3, MONDAY),), ((held(4), "Вектор"),))
    data = [row[0].data for row in shown(Activity.REPORTING, one).buttons[:4]]
    assert [each.split(":", 2)[2] for each in data] == ["form:1", "meet:2", "deal:3", "form:4"]


def test_a_booked_slot_tells_who_where_and_what_for_and_a_free_one_offers_to_book() -> None:
    """The same button opens the meeting or makes one."""
    one = BeforeMeeting((Met(meeting(3), PEOPLE[:2], None, 7),))
    screen = shown(Activity.MEETING, one)
    for part in ("Встреча: Научно", "14:00", "Космонавтов 11", "Ещё решают", "🎯 обсудить смету"):
        assert part in screen.text
    assert any(label.startswith("📋") for label in labels(screen))
    assert "📅 Назначить" in labels(shown(Activity.MEETING, BeforeMeeting(())))


def test_documents_are_told_apart_by_their_days() -> None:
    """Overdue, today's, and those that come soon."""
    assert "Просрочено 4 · сегодня 1 · скоро 4" in documents_shown().text


def documents_shown() -> Screen:
    content = FULLEST[Activity.DOCUMENTS]
    assert isinstance(content, Documents)
    day = opening(Activity.DOCUMENTS).occurrence.day
    return shown(
        Activity.DOCUMENTS,
        Documents(tuple(promise(n, day + timedelta(days=n - 4)) for n in range(len(content.promises)))),
    )


def test_the_training_has_its_topic_or_says_that_there_is_none() -> None:
    """Set by the head."""
    assert "Тема: <b>SPIN</b>" in shown(Activity.TRAINING, Training("SPIN")).text
    assert "не назначил" in shown(Activity.TRAINING, Training(None)).text


def test_next_weeks_list_is_measured_at_the_persons_own_rate() -> None:
    """As the method says it."""
    text = shown(Activity.WEEK_LISTS, FULLEST[Activity.WEEK_LISTS]).text
    assert "При вашем дозвоне 22 % для 50 результативных нужно 227 номеров, в списке 70" in text


def test_the_planning_sums_up_the_week_and_its_time() -> None:
    """A line a stage, why the norm is less, and the slots."""
    text = shown(Activity.WEEK_PLANNING, FULLEST[Activity.WEEK_PLANNING]).text
    assert "Назначенные встречи: 0/5" in text
    assert "4 дня из 5" in text
    assert (
        "Блоки: 18 из 30 по плану · 5 пропущено: вызвал клиент 2, болезнь 1, пробка 1, другое 1"
        " · 2 на другое · 3 без отметки · 2 впереди" in text
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "account",
    [
        TimeAccount(0, 0, (("sick", 2),), 28),
        TimeAccount(9, 1, (), 4, 16),
        TimeAccount(1, 2, (("sick", 3), ("work", 4), ("client", 5), ("a", 6), ("b", 7)), 8, 9),
    ],
)
def test_the_figures_of_the_time_account_add_up(locale: str, account: TimeAccount) -> None:
    """Used, otherwise, missed with a reason and without a word, to come: all that the line names make the whole."""
    (line,) = account_line(texts(locale), account)
    planned, *others = line.split(" · ")
    used, whole = map(int, re.findall(r"\d+", planned))
    assert used + sum(int(each.split()[0]) for each in others) == whole == account.total
    assert "без отметки" in line or locale == "en"


def test_a_week_without_slots_says_nothing_of_them() -> None:
    """Zero of zero is no news, nor is a week of which nothing is known yet."""
    assert account_line(texts("ru"), TimeAccount()) == []
    assert account_line(texts("ru"), TimeAccount(to_come=30)) == []
    assert account_line(texts("ru"), TimeAccount(18)) == ["Блоки: 18 из 18 по плану"]
