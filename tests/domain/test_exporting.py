"""What is asked for as a file, as an errand keeps it and as people type it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exporting import Asked, Cursor, Format, Whose, asked_for, asked_of, format_named

NOW = datetime(2026, 11, 23, 7, 0, 5, 999, tzinfo=UTC)
places = st.integers(0, 2**62)


@given(
    st.builds(
        Asked,
        st.sampled_from(Whose),
        st.sampled_from(Format),
        places,
        st.just(NOW.isoformat()),
        places,
        st.builds(Cursor, places, places),
        places,
    )
)
def test_an_errand_keeps_what_was_asked_for(asked: Asked) -> None:
    """As plain data and back."""
    assert asked_of(asked.as_data()) == asked


def test_parts_follow_each_other_and_bear_one_moment() -> None:
    """The next one goes on where the one before ended."""
    first = asked_for(Whose.TEAM, Format.CSV, 7, NOW)
    second = first.following(Cursor(3, 99), 1000)
    assert (second.part, second.cursor, second.rows) == (2, Cursor(3, 99), 1000)
    assert first.at == second.at == NOW.replace(microsecond=0)


@pytest.mark.parametrize("data", [{}, {"whose": "team"}, {"cursor": {"sheet": 1, "page": 2}}])
def test_what_no_errand_keeps_is_refused(data: dict[str, object]) -> None:
    """Rather than guessed."""
    with pytest.raises((KeyError, TypeError)):
        asked_of(dict(data))


@pytest.mark.parametrize(
    ("said", "form"),
    [
        *(("xlsx", Format.XLSX), ("Excel", Format.XLSX), ("эксель", Format.XLSX), ("в эксель", Format.XLSX)),
        *(("csv", Format.CSV), (" CSV ", Format.CSV), ("архивом", Format.CSV), ("zip", Format.CSV)),
        *(("", None), ("pdf", None), ("всё", None)),
    ],
)
def test_the_kind_of_file_is_understood_as_it_is_typed(said: str, form: Format | None) -> None:
    """What is no kind is none."""
    assert format_named(said) is form
