"""Files made in a process of their own: the same ones, and what goes wrong there stays there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.files import making
from bot.files.workshop import NotMade, Workshop
from tests.files.test_summary_files import group, week

PICTURE = "summary_png"


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    made = Workshop()
    yield made
    made._end()


def test_the_same_file_is_made_as_here_one_after_another(workshop: Workshop) -> None:
    """Its process stays for the next."""
    data = week(group(4, 4, "Анна «Ли»"))
    assert workshop.make(PICTURE, data) == making.make(PICTURE, data)
    process = workshop._process
    assert workshop.make(PICTURE, data).startswith(b"\x89PNG")
    assert process is workshop._process is not None


def test_what_fails_is_told_by_kind_and_place_without_the_data(workshop: Workshop) -> None:
    """It is a client's; and the next file is made all the same."""
    with pytest.raises(NotMade) as failed:
        workshop.make(PICTURE, {"title": "Ромашка"})
    assert (failed.value.why, "Ромашка" in str(vars(failed.value))) == ("KeyError", False)
    assert failed.value.at.startswith("summary_picture.py:")
    assert workshop.make(PICTURE, week(group(1, 2, "Ли")))


def test_a_process_that_is_no_more_is_started_anew(workshop: Workshop) -> None:
    """It ends when nothing was to be made for long, or is killed."""
    data = week(group(1, 2, "Ли"))
    first = workshop.make(PICTURE, data)
    assert workshop._process is not None
    workshop._process.kill()
    workshop._process.wait()
    assert workshop.make(PICTURE, data) == first


def test_a_light_file_needs_no_process(workshop: Workshop) -> None:
    """Some lines of text; what fails is as it is."""
    with pytest.raises(KeyError):
        workshop.make("ics", {})
    assert workshop._process is None
