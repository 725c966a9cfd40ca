"""Numbers, days and moments are read in one place, and what only looks like one is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.answers.written import MOST, day, moment, whole_number


@pytest.mark.parametrize(
    "words", ["", " 1", "1 ", "²", "٣", "--5", "+5", "1_000", "1.0", "1e3", "9" * 5000, "\x001", "½", "-"]
)
def test_what_looks_like_a_number_is_none(words: str) -> None:
    assert whole_number(words) is None


def test_a_number_is_read_within_its_bounds() -> None:
    assert (whole_number("7"), whole_number("007"), whole_number("-5"), whole_number("-5", least=-9)) == (
        7,
        7,
        None,
        -5,
    )
    assert whole_number("13", least=1, most=12) is None


@pytest.mark.parametrize("words", ["0001-01-01", "9999-12-31", "2026-02-30", "2026-3-2", "٢٠٢٦-٠٣-٠٢", "20260302", ""])
def test_what_looks_like_a_day_is_none(words: str) -> None:
    assert day(words) is None


def test_a_day_and_a_moment_are_read() -> None:
    assert day("2026-03-02") == date(2026, 3, 2)
    assert moment("2026-03-02T09:00:00-05:00") is not None


@pytest.mark.parametrize("words", ["2026-03-02T09:00:00", "0001-01-01T00:00:00+14:00", "9" * 5000, "2026-03-02", "٣"])
def test_what_looks_like_a_moment_is_none(words: str) -> None:
    assert moment(words) is None


@given(st.text(max_size=60))
def test_nothing_that_is_written_breaks_a_reader(words: str) -> None:
    number, found, at = whole_number(words), day(words), moment(words)
    assert number is None or 0 <= number <= MOST
    assert found is None or found.isoformat() == words
    assert at is None or at.tzinfo
