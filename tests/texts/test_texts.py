"""Both languages are whole, agree with each other and with the code, and show only what the parsers understand."""

import ast
import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.errands import GONE, UNREACHABLE, UNREADABLE
from bot.domain import sums, timetable_editing
from bot.domain.absences import AbsenceKind
from bot.domain.base_map import Quarter
from bot.domain.batches import KINDS
from bot.domain.board import Column as BoardColumn
from bot.domain.calibration import FUNNELS
from bot.domain.call_lists import Source as ListSource
from bot.domain.client_class import Class
from bot.domain.client_stage import ClientStage
from bot.domain.closing import Figure
from bot.domain.contacts import Why as RowWhy
from bot.domain.contacts_table import COLUMNS
from bot.domain.deputies import Problem as DeputyProblem
from bot.domain.funnel import MENDABLE, RESULTS, Gap, Kind, Result, Stage, only_result
from bot.domain.handover import HandoverState
from bot.domain.handover import Problem as HandoverProblem
from bot.domain.invitations import Refusal
from bot.domain.leaving import Problem as LeavingProblem
from bot.domain.ledger_cells import Order
from bot.domain.ledger_heads import NAMES as LEDGER_COLUMNS
from bot.domain.ledger_table import Skip
from bot.domain.ledgers import Refusal as LedgerRefusal
from bot.domain.meetings import MeetingState, Place
from bot.domain.newcomer import BY_HEAD, Item
from bot.domain.norms import NormProblem
from bot.domain.path import Move, NoJoin, PathStage
from bot.domain.path import Problem as PathProblem
from bot.domain.people import Ability, Role
from bot.domain.promises import PromiseKind
from bot.domain.qualitative import BY_KEY, QUESTIONS, UNKNOWN
from bot.domain.questionnaire import AnswerType, Audience
from bot.domain.questionnaire_rules import Why
from bot.domain.reminding import Kind as Reminded
from bot.domain.roster import Presence
from bot.domain.segments import Action as SegmentAction
from bot.domain.segments import Problem as SegmentProblem
from bot.domain.signs import Against, Sign
from bot.domain.snooze import SkipReason
from bot.domain.spans_typed import SpanProblem
from bot.domain.study import Conclusion
from bot.domain.study_choice import Cause
from bot.domain.studying import NextStep
from bot.domain.sufficiency import Basis
from bot.domain.summary import Group
from bot.domain.tables import Source
from bot.domain.team_notes import Question
from bot.domain.team_settings import SPECS, Callers, Unit
from bot.domain.timetable import WEEKDAYS, Activity
from bot.domain.unfit import Reason
from bot.domain.when import When, WhenProblem, parse_future
from bot.files.questions_words import HEADS
from bot.files.unreadable import Fault
from bot.handlers.agreements import BROKEN, MOVE
from bot.handlers.help import COMMANDS
from bot.screens import agreements, handover, notes_of_team, summary_files
from bot.screens import path as path_screens
from bot.screens.batch import TOLD_BY_SOURCE
from bot.screens.meetings import ABSENT_REASONS, CANCEL_REASONS
from bot.screens.questions import Done
from bot.screens.record import POSITIONS, REASONS
from bot.screens.screen import LABEL
from bot.screens.signs import OPTIONS
from bot.texts import LOCALES, Texts, texts
from tests.texts.catalogue import Selector, Text, catalogue, families, strings, trees, uses

MOSCOW = ZoneInfo("Europe/Moscow")

FAULTS = [*Fault, *(each.why for each in (GONE, UNREACHABLE, UNREADABLE))]

# Keys that the code puts together, by their beginning: what stands behind it.
FAMILIES: dict[str, Iterable[str]] = {"menu-": COMMANDS, "help-": COMMANDS, "invite-": Refusal}
# What a selector's variable can be.
VALUES: dict[str, Iterable[str]] = {
    "ability": Ability,
    "role": Role,
    "kind": Kind,
    "result": Result,
    "gap": Gap,
    "stage": Stage,
    "activity": Activity,
    "problem": WhenProblem,
    "reason": REASONS,
    "move": (),
    "position": POSITIONS,
    "type": AnswerType,
    "audience": Audience,
    "done": Done,
    "refusal": Why,
    "fault": FAULTS,
    "column": HEADS,
    "place": Place,
    "state": (MeetingState.CANCELLED, MeetingState.NOT_HELD),
    "why": Reason,
    "action": (BROKEN, MOVE),
    "question": Question,
    "topic": notes_of_team.TOPICS,
    "about": ("form", "meeting", "promise", "undated"),
    "absence": AbsenceKind,
    "span": SpanProblem,
    "refused": timetable_editing.Why,
    "table": Source,
    "weekday": WEEKDAYS,
    "source": ListSource,
    "origin": TOLD_BY_SOURCE,
    "basis": Basis,
    "change": SegmentAction,
    "trouble": SegmentProblem,
    "when": ("this", "next"),
    "quarter": Quarter,
    "option": (),
    "cause": Cause,
    "conclusion": Conclusion,
    "step": NextStep,
    "sign": Sign,
    "against": Against,
    "asks": [each.kind for each in QUESTIONS],
    "grade": ("none", *Class),
    "unfit": NormProblem,
    "whose": ("person", "role"),
    "presence": Presence,
    "hand": ("clients", "existing", "deals", "meetings", "promises", "calls"),
    "consequence": ("list", "meetings", "existing", "clients"),
    "event": ("promotion", "change"),
    "part": ("s", "l"),
    "leaves": ("yes", "no"),
    "item": Item,
    "callers": Callers,
    "threshold": [each.name for each in SPECS],
    "unit": Unit,
    "size": sums.Unit,
    "taker": (Role.HUNTER, Role.FARMER),
    "group": Group,
    "figure": Figure,
    "way": ("back", "on"),
    "how": ("head", "clock", "mended"),
    "order": Order,
}
ASKED = [kind for kind in Kind if only_result(kind) is None]
# What it can be in one text only.
VALUES_IN: dict[tuple[str, str], Iterable[str]] = {
    ("summary-column", "column"): summary_files.COLUMNS,
    ("summary-state", "state"): summary_files.STATES,
    ("team-problem", "problem"): LeavingProblem,
    ("deputy-problem", "problem"): DeputyProblem,
    ("newcomer-tick", "item"): BY_HEAD,
    ("norms-count", "stage"): dict.fromkeys(stage for funnel in FUNNELS.values() for stage in funnel),
    ("slot-promised", "when"): ("overdue", "today", "soon"),
    ("button-mend", "gap"): MENDABLE - {Gap.FORM_INCOMPLETE, Gap.NOT_ANSWERED},
    ("result-incoming", "result"): RESULTS[Kind.INCOMING],
    ("result-words", "kind"): ASKED,
    **{(f"batch-{key}", "kind"): KINDS for key in ("no-position", "no-person", "nobody", "effective", "best")},
    ("button-result", "result"): dict.fromkeys(result for kind in ASKED for result in RESULTS[kind]),
    ("promise-kind", "kind"): PromiseKind,
    ("outage-what", "kind"): Reminded,
    **{(key, "stage"): ClientStage for key in ("client-stage", "client-stage-brought")},
    ("hand-lost-reason", "reason"): handover.LOST_REASONS,
    ("hand-refusal", "reason"): handover.REFUSALS,
    ("hand-problem", "problem"): set(HandoverProblem) - {HandoverProblem.NEEDS_REASON},
    ("hand-late", "state"): set(HandoverState) - {HandoverState.OFFERED, HandoverState.MOVED, HandoverState.GIVEN},
    ("hand-line", "state"): (HandoverState.ACCEPTED, HandoverState.DECLINED),
    ("meeting-reason", "reason"): dict.fromkeys((*CANCEL_REASONS, *ABSENT_REASONS)),
    ("agreement-reason", "reason"): agreements.REASONS,
    ("skip-reason", "reason"): SkipReason,
    ("import-why", "why"): RowWhy,
    ("import-column", "column"): COLUMNS,
    ("ledger-heading", "column"): LEDGER_COLUMNS,
    ("ledger-why", "why"): Skip,
    ("ledger-refused", "why"): LedgerRefusal,
    ("questions-file-unreadable", "fault"): FAULTS,
    # "I do not know" is the same everywhere.
    **{(key, "option"): set(BY_KEY[kind].options) - {UNKNOWN} for kind, key in OPTIONS.items()},
    ("path-stage", "stage"): PathStage,
    ("path-move", "move"): Move,
    ("button-path-move", "move"): set(Move) - {Move.INTEREST},
    ("path-lost-reason", "reason"): path_screens.LOST_REASONS,
    ("path-away-reason", "reason"): path_screens.AWAY_REASONS,
    ("path-problem", "problem"): PathProblem,
    ("path-join-problem", "problem"): NoJoin,
    ("board-block", "column"): BoardColumn,
    ("list-offer", "source"): [each for each in ListSource if each is not ListSource.ADDED],
}
PLURALS = {"ru": {"one", "few", "many"}, "en": {"one", "other"}}
CATEGORIES = {"zero", "one", "two", "few", "many"}

TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote"}
LONGEST_MESSAGE = 4096
LONGEST_ALERT = 200
LONGEST_DESCRIPTION = 256
HOSTILE = '<b>&"</code>'


def render(t: Texts, text: Text, *, plain: bool = False) -> Iterator[str]:
    """The text with every choice that its selectors offer, and hostile words for all that is not chosen."""
    chosen = {selector.variable: values_of(text.key, selector) for selector in text.selectors}
    for values in itertools.product(*chosen.values()):
        arguments: dict[str, str | int] = dict.fromkeys(text.variables, HOSTILE)
        arguments |= dict(zip(chosen, values, strict=True))
        say = t.plain if plain else t
        yield say(text.key, **arguments)


def values_of(key: str, selector: Selector) -> list[str | int]:
    if selector.variable not in VALUES:
        return [0, 1, 2, 5, 11, 21]
    return list(VALUES_IN.get((key, selector.variable), VALUES[selector.variable]))


# -- the languages and the code agree


def test_all_languages_hold_the_same_keys() -> None:
    """In the same order, so that a translator finds his place."""
    russian, *others = (list(catalogue(locale)) for locale in LOCALES)
    for other in others:
        assert set(other) == set(russian)
        assert other == russian


def test_a_text_needs_the_same_in_every_language() -> None:
    """What one language is told, the others are told too."""
    wrong = {}
    for key in catalogue("ru"):
        needs = {locale: catalogue(locale)[key].variables for locale in LOCALES if key in catalogue(locale)}
        if len(set(needs.values())) != 1:
            wrong[key] = {locale: sorted(variables) for locale, variables in needs.items()}
    assert not wrong, "\n".join(f"{key}: {needs}" for key, needs in wrong.items())


def test_every_text_that_the_code_says_is_there_and_gets_what_it_needs() -> None:
    """A missing key or argument would be an apology in the chat."""
    wrong = []
    for where, tree in trees():
        for use in uses(tree, where):
            text = catalogue("ru").get(use.key)
            if text is None:
                wrong.append(f"{use.where}: no text «{use.key}»: add it to every language")
            elif use.arguments is not None and use.arguments != text.variables:
                wrong.append(f"{use.where}: «{use.key}» needs {set(text.variables)} and is given {set(use.arguments)}")
    assert wrong == []


def test_every_text_is_said_somewhere() -> None:
    """What nobody says is deleted."""
    said = set().union(*(strings(tree) for where, tree in trees() if not where.startswith("bot/texts")))
    said |= {f"{family}{name}" for family, names in FAMILIES.items() for name in names}
    assert sorted(set(catalogue("ru")) - said) == []


def test_keys_are_put_together_only_in_families_that_are_listed_here() -> None:
    """So that every key that can come out is known and there."""
    assert {family for _, tree in trees() for family in families(tree)} == set(FAMILIES)
    names = {f"{family}{name}" for family, names in FAMILIES.items() for name in names}
    assert sorted(names - set(catalogue("ru"))) == []


def test_the_search_for_keys_finds_every_way_of_saying() -> None:
    """A search that finds nothing would prove nothing."""
    code = 't("a"); t.plain("b", n=1); turn.t("c", **more); texts(x)("d"); turn.t.plain("e" if x else "f"); t(f"g-{x}")'
    tree = ast.parse(code)
    found = {use.key: use.arguments for use in uses(tree, "")}
    nothing: frozenset[str] = frozenset()
    assert found == {"a": nothing, "b": frozenset({"n"}), "c": None, "d": nothing, "e": nothing, "f": nothing}
    assert list(families(tree)) == ["g-"]


# -- choices


def unnamed(locale: str, key: str, selector: Selector) -> Iterator[str]:
    """What this choice does not name, or names in vain."""
    variants = set(selector.variants)
    if selector.variable in VALUES:
        values = set(map(str, values_of(key, selector)))
        if not variants - {"other"} <= values:
            yield f"never chosen: {variants - values}"
        if selector.default != "other" and variants != values:
            yield f"not named: {values - variants}"
    elif variants & CATEGORIES:
        if variants != PLURALS[locale]:
            yield f"{locale} has other plurals: {PLURALS[locale]}"
        if selector.default not in ("many", "other"):
            yield f"the default is «{selector.default}»: make it many or other"
    elif selector.default != "other":
        yield f"«{selector.variable}» is unknown here: add it to VALUES"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_choice_names_all_it_can_be(locale: str) -> None:
    """A new role or gap must not fall silently under another one's words; only `*[other]` may stand for the rest."""
    texts_ = catalogue(locale).items()
    faults = [
        f"{key}: {fault}" for key, text in texts_ for each in text.selectors for fault in unnamed(locale, key, each)
    ]
    assert not faults, "\n".join(faults)


def test_the_check_of_choices_can_fail() -> None:
    """On each kind of mistake."""
    assert list(unnamed("ru", "x", Selector("role", tuple(Role), Role.HEAD))) == []
    assert list(unnamed("ru", "x", Selector("days", ("one", "few", "many"), "many"))) == []
    for selector in (
        Selector("role", (*Role, "nobody"), "other"),
        Selector("role", (Role.HEAD,), Role.HEAD),
        Selector("days", ("one", "other"), "other"),
        Selector("days", ("one", "few", "many"), "one"),
        Selector("nonsense", ("a", "b"), "a"),
    ):
        assert list(unnamed("ru", "x", selector)) != [], selector


def test_days_are_counted_right_in_russian() -> None:
    """1 день, 3 дня, 7 дней, 11 дней, 21 день."""
    t = texts("ru")
    said = [t.plain("button-plus-days", days=days) for days in (1, 3, 7, 11, 21)]
    assert said == ["+1 день", "+3 дня", "+7 дней", "+11 дней", "+21 день"]


def test_a_norm_that_is_met_leaves_nothing() -> None:
    """Zero is said in words."""
    assert texts("ru").plain("progress", stage="x", counted=50, norm=50, left=0) == "x: 50 из 50, норма выполнена"
    assert texts("ru").plain("progress", stage="x", counted=49, norm=50, left=1) == "x: 49 из 50, осталось 1"


def test_numbers_are_shown_as_they_are() -> None:
    """No thousands separators that a parser of the week would trip over."""
    for locale in LOCALES:
        assert texts(locale).plain("week-line", stage="x", counted=1234, norm=5000) == "x: 1234/5000"


# -- what Telegram takes


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag not in TAGS:
            self.wrong.append(f"<{tag}> is no tag of Telegram's")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")


def problems(html: str) -> list[str]:
    """What Telegram would refuse in this HTML."""
    parser = _Tags()
    parser.feed(html)
    parser.close()
    bare = re.findall(r"&(?!(?:lt|gt|amp|quot|#\d+);)|<(?![a-z/])", html)
    return [*parser.wrong, *(f"<{tag}> stays open" for tag in parser.open), *(f"bare {sign}" for sign in bare)]


def test_the_check_of_tags_can_fail() -> None:
    """On each kind of mistake."""
    assert problems("<b>да</b> &lt; <code>x</code>") == []
    for html in ("<b>", "</b>", "<b><i></b></i>", "<br>", "a & b", "a < b", "<table></table>"):
        assert problems(html) != []


def refused(t: Texts, text: Text) -> Iterator[str]:
    """What is wrong with the text, whichever way it is said."""
    try:
        for html in render(t, text):
            yield from problems(html)
            if len(html) > LONGEST_MESSAGE:
                yield f"{len(html)} characters, more than a message"
            if not html.strip():
                yield "says nothing"
    except LookupError as error:
        yield f"cannot be said: {error}"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_is_legal_html_whatever_people_are_called(locale: str) -> None:
    """Arguments are escaped, tags are balanced, nothing is longer than a message."""
    t = texts(locale)
    faults = [f"{key}: {fault}" for key, text in catalogue(locale).items() for fault in refused(t, text)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("locale", LOCALES)
def test_labels_and_alerts_fit_and_hold_no_markup(locale: str) -> None:
    """Buttons fit one line of a phone, alerts and the menu's descriptions Telegram's limits; none of them is HTML."""
    t = texts(locale)
    for key, text in catalogue(locale).items():
        fixed = not text.variables - {selector.variable for selector in text.selectors}
        if (
            key.startswith(("button-", "menu-", "reason", "position", "invite-role"))
            and key != "position-bad"
            and fixed
        ):
            limit = LONGEST_DESCRIPTION if key.startswith("menu-") else LABEL
            assert all(len(said) <= limit and "<" not in said for said in render(t, text, plain=True)), key
    roles = [t.plain("role-name", role=role) for role in Role]
    alerts = [t.plain("refused-ability", ability=ability, role=role) for ability in Ability for role in roles]
    alerts += [t.plain(key) for key in ("outdated", "already-recorded", "nothing-to-mend")]
    assert [alert for alert in alerts if len(alert) > LONGEST_ALERT or "<" in alert] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_labels_of_the_reply_keyboard_differ(locale: str) -> None:
    """A label is a command."""
    labels = [texts(locale).plain(f"button-{name}") for name in ("call", "walkin", "today", "week", "invite", "help")]
    assert len(set(labels)) == len(labels)


def test_the_two_languages_call_themselves_by_name() -> None:
    """Whoever cannot read the one finds the other."""
    assert [texts(locale).plain("language-name") for locale in LOCALES] == ["Русский", "English"]
    assert texts("de").locale == "ru"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_week_has_seven_names_of_days(locale: str) -> None:
    """From Monday, parted by spaces, and the parser reads each back as that day."""
    days = texts(locale).plain("weekdays").split()
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=MOSCOW)
    read_back = [parse_future(day, monday - timedelta(days=1), MOSCOW) for day in days[:6]]
    assert len(days) == 7
    assert read_back == [When(monday.date() + timedelta(days=n)) for n in range(6)]


def test_a_text_that_is_not_there_is_an_error_and_not_an_empty_message() -> None:
    """So is a missing argument."""
    with pytest.raises(LookupError, match="ru/ has no text «nonsense»"):
        texts("ru")("nonsense")
    with pytest.raises(LookupError, match="undone"):
        texts("ru")("undone")
