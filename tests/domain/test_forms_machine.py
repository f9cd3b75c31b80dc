"""The questionnaire engine under any sequence of answers, steps, edits and crashes.

The store keeps JSON texts only, so that each step begins as after a restart. What the answers must be is kept beside it
as plain values, and what «complete» means is written a second time, slowly.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.domain import questionnaire_editing as edit
from bot.domain.answering import Problem, read, say_unknown, tap, tap_role
from bot.domain.default_questionnaire import LOCALES, default
from bot.domain.forms import Form, Given
from bot.domain.questionnaire import (
    Answer,
    AnswerType,
    Audience,
    Condition,
    Fact,
    Part,
    Person,
    Question,
    Questionnaire,
    chosen,
    missing_part,
    shown,
)
from bot.domain.questionnaire_editing import NewQuestion
from bot.domain.questionnaire_json import answer_from_data, answer_to_data, dumps, loads
from bot.domain.questionnaire_rules import CHOOSING, WITH_OPTIONS, Refused, asked, may_decide, options_of

NOW = datetime(2026, 11, 24, 13, tzinfo=UTC)
MET = date(2026, 11, 24)
ZONE = ZoneInfo("Europe/Moscow")
TYPED = (
    *("2,5, ежемесячно", "утверждён, 1,5 млн", "КП до пт", "есть, понравились сроки", "цена, срок", "500 тыс", "нет"),
    *("Альфа-Снаб", "8", "да", "до конца месяца", "ежемесячно", "не сказал", "строительство, 40", "200 monthly"),
    "Иванов Пётр; директор; решает",
    "Петрова Анна; снабженец; влияет\nИванов Пётр; директор",
)
RUBBISH = ("👍", "", "я" * 10_000, "\u202e\u200b", "999999999999999999", "31.02", "; ; ;", "-", "не знает")
WORDS = (
    "Сколько складов",
    "Кто монтирует",
    "Есть ли аварийный запас",
    "Чем платят",
    "Что с логистикой",
    "Кто охраняет",
)
PEOPLE = tuple(Person(number, f"Иванов{'абвгде'[number - 1]} Пётр", "директор", "") for number in range(1, 7))
BESIDE_THE_CORE = ("business", "share", "satisfaction", "affected", "since_visit", "recommend")
anything = st.integers(0, 10**6)


def small(locale: str) -> Questionnaire:
    """The default form with the twelve facts and a few questions of every other type: edits meet answers sooner."""
    form = default(locale)
    kept = [each for each in form.questions if each.fact or each.key in BESIDE_THE_CORE]
    return replace(form, questions=tuple(kept))


# -- the slow definition


def slowly_legal(question: Question, answer: Answer | None) -> bool:
    """Each part is said, or need not be; something is."""
    if answer is None:
        return False
    if answer.unknown and question.unknown_allowed:
        return True
    values = list(answer.values) + [None] * len(question.parts)
    first = values[0] if question.parts[0].type in CHOOSING else None
    options = set(first) if isinstance(first, tuple) else {first}
    told = 0
    for part, value in zip(question.parts, values, strict=False):
        said = value is not None and value not in ("", ())
        if said and part.type is AnswerType.PEOPLE and isinstance(value, tuple):
            said = all(
                isinstance(each, Person) and each.position and each.role and " " in each.full_name for each in value
            )
        told += said
        if not said and not part.optional and (not part.only_with or options & part.only_with):
            return False
    return told > 0


def slowly_visible(form: Questionnaire, key: str, answers: dict[str, Answer], existing: bool) -> bool:
    """By following conditions back to the start."""
    keys = [each.key for each in form.questions]
    question = form.questions[keys.index(key)]
    for_them = {True: (Audience.ALL, Audience.EXISTING), False: (Audience.ALL, Audience.NEW)}[existing]
    if question.retired or question.audience not in for_them:
        return False
    condition = question.shown_if
    if condition is None:
        return True
    if condition.question not in keys[: keys.index(key)] or condition.question not in answers:
        return False
    deciding = form.questions[keys.index(condition.question)]
    said: set[object] = set()
    for part, value in zip(deciding.parts, answers[condition.question].values, strict=False):
        if part.type in CHOOSING:
            said |= set(value) if isinstance(value, tuple) else {value}
    return bool(said & condition.options) and slowly_visible(form, condition.question, answers, existing)


# -- the store: texts, as in the database


@dataclass
class Stored:
    version: int
    existing: bool
    answers: dict[str, str] = field(default_factory=dict)


@dataclass
class Store:
    versions: list[str] = field(default_factory=list)
    forms: list[Stored] = field(default_factory=list)

    def load(self, number: int) -> Form:
        stored = self.forms[number]
        given = {key: Given(answer_from_data(json.loads(text)), 1, NOW, 1) for key, text in stored.answers.items()}
        questionnaire = loads(self.versions[stored.version])
        return Form(number, 1, "Ромашка", 1, None, stored.existing, MET, NOW, questionnaire, given)

    def keep(self, number: int, key: str, answer: Answer) -> None:
        self.forms[number].answers[key] = json.dumps(answer_to_data(answer))

    def edited(self, form: Questionnaire) -> None:
        """A version on which a form was begun stays; one that nobody has used is overwritten."""
        assert loads(dumps(form)) == form
        if any(each.version == len(self.versions) - 1 for each in self.forms):
            self.versions.append(dumps(form))
        else:
            self.versions[-1] = dumps(form)


class Filling(RuleBasedStateMachine):
    """One person fills forms while the head edits the team's questionnaire."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store()
        self.must_be: list[dict[str, Answer]] = []
        self.begun_on: list[str] = []
        self.now = 0
        """The form that is being filled."""
        self.at: str | None = None
        """The question on the screen."""

    @initialize(locale=st.sampled_from(LOCALES), existing=st.booleans())
    def starts(self, locale: str, existing: bool) -> None:
        self.store.versions.append(dumps(small(locale)))
        self.begins(existing)

    # -- steps

    @property
    def form(self) -> Form:
        return self.store.load(self.now)

    @property
    def question(self) -> Question:
        found = self.form.questionnaire.question(self.at or "")
        assert found is not None
        return found

    def is_asked(self) -> bool:
        """A question is on the screen, and is still one of this form."""
        return self.at is not None and self.question in shown(
            self.form.questionnaire, self.form.answers, existing=self.form.existing
        )

    @rule(existing=st.booleans())
    def begins(self, existing: bool) -> None:
        self.store.forms.append(Stored(len(self.store.versions) - 1, existing))
        self.must_be.append({})
        self.begun_on.append(self.store.versions[-1])
        self.resumes(len(self.must_be) - 1)

    @rule(which=anything)
    def resumes(self, which: int) -> None:
        """Days later, on any form: at the first question that is missing."""
        self.now = which % len(self.must_be)
        question = self.form.following(None)
        self.at = question.key if question else None

    @precondition(is_asked)
    @rule()
    def skips(self) -> None:
        question = self.form.following(self.at)
        self.at = question.key if question else None

    @precondition(is_asked)
    @rule()
    def goes_back(self) -> None:
        question = self.form.preceding(self.at)
        self.at = question.key if question else self.at

    @rule(which=anything)
    def jumps(self, which: int) -> None:
        form = self.form
        order = shown(form.questionnaire, form.answers, existing=form.existing)
        self.at = order[which % len(order)].key

    # -- answers

    def gives(self, answer: Answer) -> None:
        question = self.question
        self.store.keep(self.now, question.key, answer)
        self.must_be[self.now][question.key] = answer
        if missing_part(question, answer) is None:
            self.skips()

    @precondition(is_asked)
    @rule(which=anything, several=st.booleans(), part=st.none() | st.integers(0, 2))
    def taps(self, which: int, several: bool, part: int | None) -> None:
        question, known = self.question, self.form.answers.get(self.at or "")
        at = (missing_part(question, known) or 0) if part is None else part % len(question.parts)
        options = tappable(question.parts[at])
        if question.parts[at].type is AnswerType.PEOPLE:
            person, role = (
                PEOPLE[which % len(PEOPLE)],
                question.parts[at].options[which % len(question.parts[at].options)],
            )
            try:
                self.gives(tap_role(question, known, at, person, role.key))
            except ValueError:
                people = known.value(at) if known else None
                assert isinstance(people, tuple)
                assert len(people) == 5
        elif options:
            answer = tap(question, known, at, options[which % len(options)], several=several)
            for number, other in enumerate(question.parts):
                if number != at and not other.optional and not other.only_with:
                    assert answer.value(number) == (known.value(number) if known else None)
            self.gives(answer)

    @precondition(is_asked)
    @rule(text=st.sampled_from(TYPED + RUBBISH), whole=st.booleans())
    def types(self, text: str, whole: bool) -> None:
        """What is understood is kept; what is not changes nothing, and the question stays."""
        question, known = self.question, self.form.answers.get(self.at or "")
        part = None if whole else missing_part(question, known) or 0
        found = read(question, known, part, text, NOW, MET, ZONE)
        if isinstance(found, Answer):
            self.gives(found)
        else:
            assert isinstance(found, Problem)

    @precondition(is_asked)
    @rule()
    def says_that_it_is_unknown(self) -> None:
        if self.question.unknown_allowed:
            self.gives(say_unknown(self.question, self.form.answers.get(self.question.key)))

    @precondition(is_asked)
    @rule(many=st.booleans())
    def answers_as_it_should_be(self, many: bool) -> None:
        """By one tap or message a part; `many`: until nothing is asked any more, so that forms are finished too."""
        for _ in range(len(self.form.questionnaire.questions) if many else 1):
            question = self.question
            known = self.form.answers.get(question.key, Answer())
            for at, part in enumerate(question.parts):
                if part.type is AnswerType.PEOPLE:
                    known = tap_role(question, None, at, PEOPLE[0], part.options[0].key)
                elif missing_part(question, known) == at:
                    known = (
                        tap(question, known, at, tappable(part)[0], several=False)
                        if tappable(part)
                        else typed(question, known, at)
                    )
            assert slowly_legal(question, known)
            self.gives(known)
            if self.at is None:
                break

    @rule(last=anything, section=anything)
    def takes_over_without_changes(self, last: int, section: int) -> None:
        """A section of another form: nothing that this one says is altered."""
        form, other = self.form, self.store.load(last % len(self.must_be))
        key = form.questionnaire.sections[section % len(form.questionnaire.sections)].key
        for question, answer in form.carried_over(other.answers, key).items():
            assert not slowly_legal(self.found(question), self.must_be[self.now].get(question))
            assert slowly_legal(self.found(question), answer)
            self.store.keep(self.now, question, answer)
            self.must_be[self.now][question] = answer

    def found(self, key: str) -> Question:
        question = self.form.questionnaire.question(key)
        assert question is not None
        return question

    # -- the head edits meanwhile

    @rule(do=st.sampled_from(("add", "retire", "restore", "require", "rename", "move", "if", "always", "audience")),
          which=anything, what=anything, yes=st.booleans())  # fmt: skip
    def the_head_edits_a_question(self, do: str, which: int, what: int, yes: bool) -> None:
        form = loads(self.store.versions[-1])
        try:
            self.store.edited(edited_question(form, do, which, what, yes))
        except Refused:
            assert loads(self.store.versions[-1]) == form

    @rule(do=st.sampled_from(("add", "rename", "remove")), which=anything, what=anything)
    def the_head_edits_an_option(self, do: str, which: int, what: int) -> None:
        form = loads(self.store.versions[-1])
        question = form.questions[which % len(form.questions)]
        label = f"{WORDS[what % len(WORDS)]}!"
        options = options_of(question)
        try:
            if do == "add":
                form = edit.add_option(form, question.key, label)
            elif do == "rename" and options:
                form = edit.rename_option(form, question.key, options[what % len(options)].key, label)
            elif options:
                form = edit.remove_option(form, question.key, options[what % len(options)].key)
        except Refused:
            return
        self.store.edited(form)

    # -- what always holds

    @invariant()
    def no_answer_is_lost_or_altered(self) -> None:
        kept = [self.store.load(number).answers for number in range(len(self.must_be))]
        assert kept == self.must_be

    @invariant()
    def completeness_never_lies(self) -> None:
        if not self.must_be:
            return
        form, answers = self.form, self.must_be[self.now]
        visible = [
            each
            for each in form.questionnaire.questions
            if slowly_visible(form.questionnaire, each.key, answers, form.existing)
        ]
        assert visible == shown(form.questionnaire, form.answers, existing=form.existing)
        required = [each for each in visible if each.required]
        lacking = [each for each in required if not slowly_legal(each, answers.get(each.key))]
        assert (form.progress.answered, form.progress.required) == (len(required) - len(lacking), len(required))
        assert form.progress.complete == (not lacking)
        assert form.missing == lacking

    @invariant()
    def there_is_no_dead_end(self) -> None:
        """Skipping reaches every required question that is missing, or else every other open one, and ends."""
        if not self.must_be:
            return
        form, walked = self.form, list[str]()
        while question := form.following(walked[-1] if walked else None):
            walked.append(question.key)
            assert len(walked) <= len(form.questionnaire.questions)
        answers, complete = self.must_be[self.now], form.progress.complete
        assert walked == [
            each.key
            for each in form.questionnaire.questions
            if (each.required or complete)
            and slowly_visible(form.questionnaire, each.key, answers, form.existing)
            and not slowly_legal(each, answers.get(each.key))
        ]

    @invariant()
    def a_form_is_finished_on_the_version_it_was_begun_on(self) -> None:
        for stored, begun_on in zip(self.store.forms, self.begun_on, strict=True):
            assert self.store.versions[stored.version] == begun_on

    @invariant()
    def what_was_answered_stays_readable(self) -> None:
        """Its question is in every later version, and in its own each option has a label."""
        if not self.must_be:
            return
        newest = loads(self.store.versions[-1])
        for number, answers in enumerate(self.must_be):
            own = self.store.load(number).questionnaire
            for key, answer in answers.items():
                question = own.question(key)
                assert question is not None
                assert newest.question(key) is not None
                labels = {option.key for part in question.parts for option in part.options}
                assert {each for each in chosen(question, answer) if not each.startswith("=")} <= labels

    @invariant()
    def the_twelve_facts_are_asked_of_everybody_and_conditions_are_sound(self) -> None:
        if not self.must_be:
            return
        newest = loads(self.store.versions[-1])
        asking = [newest.asking(fact) for fact in Fact]
        assert all(
            each and each.required and each.shown_if is None and each.audience is Audience.ALL for each in asking
        )
        for each in asked(newest):
            if each.shown_if is not None:
                deciding = newest.question(each.shown_if.question)
                assert deciding in may_decide(newest, each.key)
                assert deciding is not None
                assert each.shown_if.options <= {option.key for option in options_of(deciding)}
        order = [each.key for each in newest.sections]
        places = [order.index(each.section) for each in newest.questions]
        assert places == sorted(places)


def typed(question: Question, known: Answer, part: int) -> Answer:
    """A figure is understood as one, and as words."""
    figure = "5 млн" if question.parts[part].type is AnswerType.MONEY else "5"
    found = read(question, known, part, figure, NOW, MET, ZONE)
    assert isinstance(found, Answer)
    return found


def tappable(part: Part) -> list[str]:
    """The buttons of a part; of a day, of yes and no too."""
    if part.type in CHOOSING:
        return [option.key for option in part.options]
    figures = [str(number) for number in range(11)] if part.lowest == 0 and part.highest == 10 else []
    return {AnswerType.DATE: ["20261201", "20261224"], AnswerType.YES_NO: ["yes", "no"]}.get(part.type, figures)


def edited_question(form: Questionnaire, do: str, which: int, what: int, yes: bool) -> Questionnaire:
    """Mostly of a question beside the core, where more may be done. Raises Refused."""
    beside = [each for each in form.questions if each.fact is None]
    some = beside if which % 4 else form.questions
    question = some[which % len(some)]
    edits: dict[str, Callable[[], Questionnaire]] = {
        "add": lambda: edit.add_question(form, form.sections[which % len(form.sections)].key, new_question(what, yes)),
        "retire": lambda: edit.retire(form, question.key),
        "restore": lambda: edit.restore(form, question.key),
        "require": lambda: edit.require(form, question.key, yes),
        "rename": lambda: edit.rename(form, question.key, WORDS[what % len(WORDS)]),
        "move": lambda: edit.move(form, question.key, 1 if yes else -1),
        "audience": lambda: edit.set_audience(form, question.key, list(Audience)[what % len(Audience)]),
        "always": lambda: edit.show_if(form, question.key, None),
        "if": lambda: edit.show_if(form, question.key, condition(form, what)),
    }
    return edits[do]()


def new_question(what: int, required: bool) -> NewQuestion:
    kind = list(AnswerType)[what % len(AnswerType)]
    options = ("Да", "Нет", "Цена") if kind in WITH_OPTIONS else ()
    return NewQuestion(f"{WORDS[what % len(WORDS)]}?", kind, options, required=required)


def condition(form: Questionnaire, what: int) -> Condition:
    """On some question with a choice; whether it is earlier the edit finds out."""
    deciding = [each for each in asked(form) if any(part.type in CHOOSING for part in each.parts)]
    other = deciding[what % len(deciding)]
    options = options_of(other)
    return Condition(other.key, frozenset({options[what % len(options)].key}))


TestFilling = Filling.TestCase
TestFilling.settings = settings(deadline=None, max_examples=60, stateful_step_count=50)
