"""Questionnaires and answers for tests of any form: as odd as the engine allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bot.domain.questionnaire import (
    Answer,
    AnswerType,
    Audience,
    Condition,
    Fact,
    Option,
    Part,
    Person,
    Question,
    Questionnaire,
    Section,
    Value,
)
from bot.domain.questionnaire_rules import WITH_OPTIONS

WORDS = ("цена", "срок", "качество", "не знает", "есть", "нет", "70–99 %", "Рамочный договор", "yes", "раз в месяц")
keys = st.text("abcxyz019_", min_size=1, max_size=12)
lines = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30).filter(
    lambda line: bool(line.strip())
)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**9)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
people = st.builds(Person, st.integers(0, 10**9), lines, lines, st.one_of(st.just(""), keys))


@st.composite
def options(draw: st.DrawFn) -> tuple[Option, ...]:
    labels = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=5, unique=True))
    found = draw(st.lists(keys, min_size=len(labels), max_size=len(labels), unique=True))
    return tuple(Option(key, label) for key, label in zip(found, labels, strict=True))


@st.composite
def parts(draw: st.DrawFn) -> Part:
    kind = draw(st.sampled_from(AnswerType))
    lowest, highest = draw(st.none() | decimals), draw(st.none() | decimals)
    if lowest is not None and highest is not None:
        lowest, highest = min(lowest, highest), max(lowest, highest)
    return Part(
        kind,
        label=draw(st.just("") | lines),
        options=draw(options()) if kind in WITH_OPTIONS else (),
        optional=draw(st.booleans()),
        own=kind in WITH_OPTIONS and kind is not AnswerType.PEOPLE and draw(st.booleans()),
        lowest=lowest,
        highest=highest,
        within_month=draw(st.booleans()),
    )


@st.composite
def questions(draw: st.DrawFn, key: str = "q", section: str = "s") -> Question:
    first = draw(parts())
    some = [option.key for option in first.options]
    others = draw(st.lists(st.tuples(parts(), st.sets(st.sampled_from(some)) if some else st.just(set())), max_size=2))
    decides_nothing = first.type is AnswerType.PEOPLE
    joined = [replace(each, only_with=frozenset() if decides_nothing else frozenset(only)) for each, only in others]
    return Question(
        key,
        section,
        draw(lines),
        (first, *joined),
        required=draw(st.booleans()),
        unknown_allowed=draw(st.booleans()),
        audience=draw(st.sampled_from(Audience)),
        retired=draw(st.booleans()),
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """A form whose questions may depend on earlier ones and ask for facts."""
    sections = tuple(Section(f"s{n}", draw(lines)) for n in range(draw(st.integers(1, 3))))
    made: list[Question] = []
    facts = draw(st.permutations(list(Fact)))
    for section in sections:
        for _ in range(draw(st.integers(0, 3))):
            question = draw(questions(f"q{len(made)}", section.key))
            deciding = [each for each in made if each.parts[0].options and not each.retired]
            if len(deciding) > 0 and draw(st.booleans()):
                other = draw(st.sampled_from(deciding))
                some = draw(st.sets(st.sampled_from([each.key for each in other.parts[0].options]), min_size=1))
                question = replace(question, shown_if=Condition(other.key, frozenset(some)))
            if draw(st.booleans()):
                question = replace(question, fact=facts[len(made)])
            made.append(question)
    return Questionnaire(sections, tuple(made))


words_or_option = st.one_of(keys, lines.map(lambda line: f"={line}"))
values: st.SearchStrategy[Value | None] = st.one_of(
    st.none(),
    lines,
    words_or_option,
    decimals,
    days,
    st.booleans(),
    st.lists(words_or_option, max_size=5).map(tuple),
    st.lists(people, max_size=5).map(tuple),
)
answers = st.builds(Answer, st.lists(values, max_size=3).map(tuple), st.booleans())
