"""P19: before a violation is found, it is said in plain sight which one it would be, and what was found before."""

from datetime import date

from tests.stories.conduct.violations import alleged, record
from workflows.law.policy import FIRST_EDITION
from workflows.manual.conduct.conduct_record import Earlier
from workflows.manual.conduct.violation.told import so_far

BEFORE = Earlier(which="first violation", nature="A screen left open", on=date(2025, 5, 2), case="25-0417")


def test_whoever_finds_it_reads_that_it_would_be_the_second_and_which_was_the_first() -> None:
    play = alleged(record(1, would_be="the second violation", earlier=(BEFORE,)))
    assert so_far.make(play.case.known(FIRST_EDITION, play.now)) == (
        "This would be the second violation. Found before: A screen left open (first violation, May 2, 2025, case 25-0417)."
    )


def test_where_nothing_was_found_it_says_so() -> None:
    play = alleged(record(would_be="the first violation"))
    assert (
        so_far.make(play.case.known(FIRST_EDITION, play.now))
        == "This would be the first violation. Nothing was found before."
    )
