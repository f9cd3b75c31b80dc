"""The default client-needs questionnaire: what a team that has none of its own begins with (method.md §5, SPIN).

Both languages stand side by side, so that a key means the same in each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.domain import default_options as options
from bot.domain.default_options import Both, Options
from bot.domain.questionnaire import AnswerType, Audience, Fact, Option, Part, Question, Questionnaire, Section

LOCALES = ("ru", "en")


@lru_cache(maxsize=len(LOCALES))
def default(locale: str) -> Questionnaire:
    """The form of questionnaire.md in this language. Raises ValueError for another one."""
    language = LOCALES.index(locale)
    sections: list[Section] = []
    questions: list[Question] = []
    for key, (title, questions_of) in _SECTIONS.items():
        sections.append(Section(key, title[language]))
        questions += questions_of(_Writer(language, key))
    return Questionnaire(tuple(sections), tuple(questions))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the questions of one section in one language."""

    language: int
    section: str

    def ask(
        self,
        key: str,
        text: Both,
        *parts: Part,
        fact: Fact | None = None,
        unknown: bool = False,
        audience: Audience = Audience.ALL,
    ) -> Question:
        """Required is what asks for a fact of the core; without parts it asks for words."""
        return Question(
            key,
            self.section,
            text[self.language],
            parts or (Part(AnswerType.TEXT),),
            required=fact is not None,
            unknown_allowed=unknown,
            audience=audience,
            fact=fact,
        )

    def choice(
        self, choices: Options, label: Both = ("", ""), *, of: AnswerType = AnswerType.CHOICE, own: bool = False
    ) -> Part:
        written = tuple(Option(key, text[self.language]) for key, text in choices.items())
        return Part(of, label[self.language], written, own=own)

    def number(
        self, lowest: int, highest: int | None = None, label: Both = ("", ""), *, optional: bool = False
    ) -> Part:
        most = None if highest is None else Decimal(highest)
        return Part(AnswerType.NUMBER, label[self.language], optional=optional, lowest=Decimal(lowest), highest=most)

    def money(self, label: Both, *, optional: bool = False, only_with: frozenset[str] = frozenset()) -> Part:
        written = label[self.language]
        return Part(AnswerType.MONEY, written, optional=optional, lowest=Decimal(0), only_with=only_with)

    def remark(self, label: Both) -> Part:
        """Words that are kept where they are told, and not asked for."""
        return Part(AnswerType.TEXT, label[self.language], optional=True)


def _card(w: _Writer) -> tuple[Question, ...]:
    there = w.choice(options.AT_MEETING, of=AnswerType.PEOPLE)
    kind = w.choice(options.BUSINESS, own=True)
    size = w.number(1, label=("Сколько человек или объектов?", "How many people or sites?"))
    return (
        w.ask("attendees", ("Кто на встрече?", "Who is at the meeting?"), there, fact=Fact.ATTENDEES),
        w.ask("business", ("Чем занимается компания?", "What does the company do?"), kind, size),
    )


def _now(w: _Writer) -> tuple[Question, ...]:
    volume = w.number(0, label=("Какой объём?", "How much?"))
    often = w.choice(options.REGULARITY, ("Как часто?", "How often?"))
    goods = w.remark(("Чего именно?", "Of what?"))
    return (
        w.ask(
            "supplier",
            ("Как решаете задачу сейчас, кто поставщик?", "How do you solve it now, who supplies you?"),
            fact=Fact.SUPPLIER,
        ),
        w.ask(
            "volume",
            ("Сколько покупаете и как часто?", "How much do you buy, and how often?"),
            *(volume, often, goods),
            fact=Fact.VOLUME,
        ),
        w.ask(
            "history",
            ("Давно ли с ними, почему выбрали их?", "How long have you been with them, and why them?"),
        ),
        w.ask(
            "share",
            ("Какая доля у основного поставщика?", "What share has the main supplier?"),
            w.choice(options.SHARE),
        ),
        w.ask(
            "changes",
            (
                "Что изменилось за год: объекты, мощности, люди?",
                "What has changed in a year: sites, capacity, people?",
            ),
        ),
    )


def _problems(w: _Writer) -> tuple[Question, ...]:
    unhappy = w.choice(options.UNHAPPY_WITH, of=AnswerType.CHOICES, own=True)
    return (
        w.ask(
            "problem",
            ("Что не устраивает больше всего?", "What are you least happy with?"),
            unhappy,
            fact=Fact.PROBLEM,
        ),
        w.ask(
            "failure",
            ("Какой был последний сбой и чем кончился?", "What went wrong last, and how did it end?"),
        ),
        w.ask(
            "rework",
            ("Что приходится переделывать вручную?", "What do you have to redo by hand?"),
        ),
        w.ask(
            "satisfaction",
            (
                "Насколько довольны поставщиком, от 1 до 10?",
                "How happy are you with the supplier, from 1 to 10?",
            ),
            w.number(1, 10),
        ),
    )


def _effects(w: _Writer) -> tuple[Question, ...]:
    sum_of_it = w.money(("Сколько денег?", "How much money?"), optional=True)
    words = w.remark(("Что ещё?", "What else?"))
    return (
        w.ask(
            "cost",
            ("Во что это обходится: деньги, простой, срывы?", "What does it cost: money, downtime, missed dates?"),
            *(sum_of_it, words),
            fact=Fact.COST,
            unknown=True,
        ),
        w.ask(
            "affected",
            ("На кого ещё это влияет?", "Whom else does it affect?"),
            w.choice(options.AFFECTED, of=AnswerType.CHOICES, own=True),
        ),
        w.ask(
            "half_year",
            ("Что будет через полгода, если не менять?", "What if nothing changes for half a year?"),
        ),
    )


def _value(w: _Writer) -> tuple[Question, ...]:
    return (
        w.ask(
            "result",
            ("Какой результат нужен, чтобы менять?", "What result would make a change worth it?"),
            fact=Fact.RESULT,
        ),
        w.ask(
            "criteria",
            ("По чему выбираете, что главное?", "What do you choose by, what comes first?"),
            w.choice(options.CRITERIA, of=AnswerType.ORDERED),
            fact=Fact.CRITERIA,
        ),
        w.ask(
            "gain",
            ("Что это даст вам лично и компании?", "What will you and the company gain?"),
        ),
    )


def _decision(w: _Writer) -> tuple[Question, ...]:
    amount = w.money(("Порядок суммы?", "Roughly how much?"), only_with=frozenset({"approved", "planned"}))
    day = Part(AnswerType.DATE)
    return (
        w.ask(
            "deciders",
            ("Кто решает, согласует, может остановить?", "Who decides, approves, can stop it?"),
            w.choice(options.DECIDING, of=AnswerType.PEOPLE),
            fact=Fact.DECIDERS,
        ),
        w.ask(
            "budget",
            ("Есть ли бюджет?", "Is there a budget?"),
            *(w.choice(options.BUDGET), amount),
            fact=Fact.BUDGET,
            unknown=True,
        ),
        w.ask(
            "deadline",
            ("Когда нужно решение, к чему привязано?", "When is it needed, and what for?"),
            *(day, w.remark(("К чему привязано?", "What does it depend on?"))),
            fact=Fact.DEADLINE,
        ),
        w.ask(
            "procurement",
            ("Как проходит закупка?", "How do you buy?"),
            w.choice(options.PROCUREMENT),
        ),
        w.ask(
            "rivals",
            ("Кого ещё рассматриваете, чем нравятся?", "Whom else do you consider, and why?"),
        ),
    )


def _outcome(w: _Writer) -> tuple[Question, ...]:
    day = Part(
        AnswerType.DATE, ("К какому дню?", "By what day?")[w.language], within_month=True, only_with=options.PROGRESS
    )
    return (
        w.ask(
            "interest",
            ("Интерес клиента?", "Is the client interested?"),
            *(w.choice(options.INTEREST), w.remark(("Что заинтересовало?", "In what?"))),
            fact=Fact.INTEREST,
        ),
        w.ask(
            "agreement",
            ("О чём и к какому дню договорились?", "What was agreed, and by what day?"),
            *(w.choice(options.AGREEMENT), day, w.remark(("Что именно?", "What exactly?"))),
            fact=Fact.AGREEMENT,
        ),
    )


def _existing(w: _Writer) -> tuple[Question, ...]:
    for_them = Audience.EXISTING
    bought = w.number(0, label=("Сколько?", "How much?"), optional=True)
    return (
        w.ask(
            "since_visit",
            ("Что изменилось с прошлого визита?", "What has changed since the last visit?"),
            audience=for_them,
        ),
        w.ask(
            "elsewhere",
            ("Что покупаете не у нас?", "What do you buy from others?"),
            *(Part(AnswerType.TEXT), bought),
            audience=for_them,
        ),
        w.ask(
            "recommend",
            ("Порекомендовали бы нас, от 0 до 10, почему?", "Would you recommend us, 0 to 10, and why?"),
            *(w.number(0, 10), w.remark(("Почему?", "Why?"))),
            audience=for_them,
        ),
    )


Questions = Callable[[_Writer], tuple[Question, ...]]

_SECTIONS: dict[str, tuple[Both, Questions]] = {
    "card": (("Карточка", "Card"), _card),
    "now": (("Текущая ситуация", "Situation now"), _now),
    "problems": (("Проблемы", "Problems"), _problems),
    "effects": (("Последствия", "What they lead to"), _effects),
    "value": (("Ценность и критерии", "Value and criteria"), _value),
    "decision": (("Решение, деньги, сроки", "Decision, money, time"), _decision),
    "outcome": (("Итог", "Outcome"), _outcome),
    "existing": (("Действующий клиент", "Existing client"), _existing),
}
