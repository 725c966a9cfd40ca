"""Posted forms read back into facts: every sort of answer, and what is wrong with dates."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

import pytest
from msgspec import Meta

from web.pages.forms.posted import Posted
from web.pages.forms.questions import Sort, declared
from web.pages.forms.reading import NoDay, day_of, facts_of
from workflows.answers.reading import read
from workflows.engine.cases import NotAllowed
from workflows.facts.forms import Form
from workflows.law.calendar import calendar_of
from workflows.law.fields import Email, Line, Remark, Text

CALENDAR = calendar_of("America/New_York", frozenset())


class Color(StrEnum):
    """Few choices."""

    RED = "red"
    BLUE = "deep blue"


class Letter(StrEnum):
    """Many choices."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"
    F = "f"


class Everything(Form, key="Everything"):
    """One field of every sort."""

    line: Annotated[Line, Meta(title="A line", description="In a few words")]
    text: Text
    email: Email
    count: Annotated[int, Meta(ge=1)]
    agreed: bool
    color: Color
    letter: Letter
    day: date
    at: datetime
    several: frozenset[Color] = frozenset()
    lines: tuple[str, ...] = ()
    flag: bool = False
    usual: bool = True
    later: date | None = None
    other: Color | None = None
    words: Remark = ""
    preset: Color = Color.BLUE


FILLED = {
    "line": "  A line ", "text": "Two\nlines", "email": "a@b.example", "count": "1,200", "agreed": "no", "color": "deep blue",
    "letter": "f", "day-m": "6", "day-d": "15", "day-y": "2026", "at-m": "6", "at-d": "15", "at-y": "2026", "at-t": "16:32",
}  # fmt: skip


def facts(**typed: Any) -> dict[str, Any]:
    """Return the facts of a form filled in as usual but for some fields; a hyphen is written as two underscores."""
    posted = {**FILLED, **{name.replace("__", "-"): value for name, value in typed.items()}}
    return facts_of(Everything, Posted.of(posted), CALENDAR).facts


def test_a_form_filled_in_reads_back_as_the_form_it_is() -> None:
    said = facts(several=["red", "deep blue"], lines="one\n\n two ", flag="yes", usual="no")
    form = read(Everything, said, "2.1")
    assert isinstance(form, Everything)
    assert (form.line, form.count, form.agreed, form.color) == ("A line", 1200, False, Color.BLUE)
    assert form.at == datetime(2026, 6, 15, 20, 32, tzinfo=form.at.tzinfo).astimezone(form.at.tzinfo).replace(hour=16)
    assert (form.several, form.lines) == (frozenset(Color), ("one", "two"))
    assert (form.flag, form.usual, form.later, form.other) == (True, False, None, None)


def test_what_is_left_empty_is_left_out_so_that_it_is_asked_for_or_takes_its_default() -> None:
    said = facts(line="  ", color="", day__m="", day__d="", day__y="")
    assert not {"line", "color", "day", "later", "words", "preset"} & said.keys()
    with pytest.raises(NotAllowed) as refused:
        read(Everything, said, "2.1")
    assert [refusal.field for refusal in refused.value.refusals] == ["line", "color", "day"]


def test_a_box_left_unticked_says_no() -> None:
    assert facts()["flag"] is False


@pytest.mark.parametrize(
    ("name", "typed"), [("count", "many"), ("agreed", "maybe"), ("color", "green"), ("email", "a b")]
)
def test_an_answer_that_fits_nowhere_reaches_the_reader_who_refuses_it(name: str, typed: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        read(Everything, facts(**{name: typed}), "2.1")
    assert refused.value.first.field == name


DAYS = [
    (("6", "31", "2026"), "June has 30 days", "d"),
    (("2", "29", "2026"), "February 2026 has 28 days", "d"),
    (("", "3", "2026"), "Choose the month", "m"),
    (("6", "", "2026"), "Enter the day", "d"),
    (("6", "3", ""), "Enter the year", "y"),
    (("6", "3", "26"), "Enter the year with its four digits", "y"),
    (("6", "third", "2026"), "Enter the day as a number", "d"),
    (("6", "0", "2026"), "Enter the day as a number", "d"),
    (("13", "3", "2026"), "Choose the month", "m"),
    (("6", "3", "99999"), "Enter the year with its four digits", "y"),
]


@pytest.mark.parametrize(("parts", "sentence", "part"), DAYS)
def test_a_day_that_is_none_says_what_to_enter_and_where(parts: tuple[str, str, str], sentence: str, part: str) -> None:
    posted = Posted.of(dict(zip(("day-m", "day-d", "day-y"), parts, strict=True)))
    with pytest.raises(NoDay) as error:
        day_of(posted, "day")
    assert (error.value.fault.sentence, error.value.fault.part) == (sentence, part)


def test_a_leap_day_is_a_day() -> None:
    assert day_of(Posted.of({"day-m": "2", "day-d": "29", "day-y": "2028"}), "day") == date(2028, 2, 29)


def test_a_moment_needs_its_day_and_a_time() -> None:
    assert facts(at__m="", at__d="", at__y="", at__t="")["line"] == "A line"
    filled = facts_of(Everything, Posted.of({**FILLED, "at-t": "noon"}), CALENDAR)
    assert (filled.faults["at"].sentence, filled.facts["at"]) == ("Enter the time, as 14:30", "unreadable")


def test_each_field_is_asked_for_by_its_sort() -> None:
    sorts = {answer.name: answer.sort for answer in declared(Everything)}
    assert sorts == {
        "line": Sort.LINE, "text": Sort.TEXT, "email": Sort.EMAIL, "count": Sort.NUMBER, "agreed": Sort.YES_NO,
        "color": Sort.RADIOS, "letter": Sort.LIST, "day": Sort.DATE, "at": Sort.MOMENT, "several": Sort.SEVERAL,
        "lines": Sort.LINES, "flag": Sort.CHECK, "usual": Sort.YES_NO, "later": Sort.DATE, "other": Sort.RADIOS,
        "words": Sort.TEXT, "preset": Sort.RADIOS,
    }  # fmt: skip


def test_labels_limits_and_defaults_come_from_the_declaration() -> None:
    answers = {answer.name: answer for answer in declared(Everything)}
    assert (answers["line"].label, answers["line"].hint, answers["line"].longest) == ("A line", "In a few words", 200)
    assert (answers["text"].optional, answers["words"].optional, answers["flag"].optional) == (False, True, False)
    assert [answers[name].default for name in ("agreed", "usual", "preset", "several", "later")] == [
        "",
        "yes",
        "deep blue",
        "",
        "",
    ]
