"""Work that the calendar begins: the periods of a year, what is told of them, and what is wrong with some."""

from dataclasses import replace
from datetime import date

import pytest

from tests.workflows.checks.lax import ASK, LAX, OPEN, SHUT, lax, rain
from tests.workflows.checks.planted import found
from tests.workflows.recurring import PROCESS
from workflows.checks.faults import faults
from workflows.checks.recurring import unbegun
from workflows.facts.effects import OpenCase
from workflows.grammar.process import Per, Process, yearly
from workflows.grammar.recurring import Period
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import CLOCK
from workflows.manual.registry import PROCESSES
from workflows.names.differences import breaks
from workflows.names.stored import stored_names
from workflows.telling.course import course
from workflows.telling.description import describe
from workflows.telling.prose import markdown

BILLING = yearly(7, 1)
BY_CLOCK = OPEN.by(CLOCK)


def of(begins: date, ends: date) -> Period:
    return Period(begins_on=begins, ends_on=ends)


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        (date(2026, 6, 30), date(2025, 7, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2027, 6, 30)),
        (date(2028, 2, 29), date(2027, 7, 1), date(2028, 6, 30)),
    ],
)
def test_a_period_begins_on_its_day_and_ends_before_the_next_one(day: date, begins: date, ends: date) -> None:
    assert BILLING.under(FIRST_EDITION).containing(day) == of(begins, ends)


def test_one_period_follows_another_without_a_gap() -> None:
    years = yearly(1, 1).under(FIRST_EDITION)
    period = years.containing(date(2026, 5, 4))
    assert (period, years.after(period)) == (
        of(date(2026, 1, 1), date(2026, 12, 31)),
        of(date(2027, 1, 1), date(2027, 12, 31)),
    )


def test_the_handbook_says_when_it_begins_and_for_whom() -> None:
    told = "\n".join(markdown(course(PROCESS, FIRST_EDITION)))
    assert (
        "Every year on July 1, for each user at each agency where they hold a license, the desk will ask for the count"
        in told
    )
    assert describe(PROCESS, FIRST_EDITION)["recurs"] == (
        "every year on July 1, for each user at each agency where they hold a license"
    )


def test_it_has_no_fault_and_brings_its_period() -> None:
    notices = frozenset({"reminder", "overdue", "still-overdue"})
    assert list(faults(PROCESS, clauses={"9.1-count"}, notices=notices, policy=FIRST_EDITION)) == []
    assert PROCESS.forms()["Period"] is Period


@pytest.mark.parametrize(("month", "day"), [(2, 29), (2, 30), (13, 1), (6, 31), (1, 0)])
def test_a_day_that_is_not_in_every_year_is_a_fault(month: int, day: int) -> None:
    process = lax(ASK.untimed("why not").answers(SHUT)).recurs(yearly(month, day), per=Per.USER, begins=BY_CLOCK)
    assert f"there is no day {day} of month {month} in every year" in found(process)


def test_what_the_calendar_begins_is_the_desks_alone_and_not_held_up() -> None:
    given = replace(OPEN, name="wake").when(rain)
    process = lax(ASK.untimed("why not").answers(SHUT)).recurs(yearly(1, 1), per=Per.USER, begins=given)
    assert {
        "the calendar begins a case with 'wake', but it is given to somebody",
        "the calendar must not be held up, but 'wake' asks for more than time",
    } <= set(found(process))


def test_a_process_that_nothing_begins_is_a_fault() -> None:
    idle = LAX.begins(BY_CLOCK)
    opens = lax(ASK.untimed("why not").answers(SHUT.does(OpenCase("P99", "open"))))
    opener = replace(opens, key="P98")
    assert list(unbegun([idle])) == ["nothing begins P99: neither people, nor another case, nor the calendar"]
    assert list(unbegun([idle, opener])) == []
    assert list(unbegun([LAX, PROCESS, *PROCESSES])) == []


def test_whom_it_recurs_for_is_stored_and_stays() -> None:
    lock = stored_names([PROCESS])
    assert lock["P97"]["recurs"] == "user"
    changed = {**lock, "P97": {**lock["P97"], "recurs": "agency"}}
    assert [sentence for sentence in breaks(lock, changed) if "recurred" in sentence] != []
    assert list(breaks(lock, lock)) == []


def test_the_names_of_a_process_that_does_not_recur_say_nothing_of_it() -> None:
    plain: Process = LAX.runs()
    assert "recurs" not in stored_names([plain])["P99"]
