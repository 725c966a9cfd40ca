"""1: meetings and seats of the Committee are seen to: a case says what is missing, and closes once nothing is."""

from datetime import date, datetime

from tests.workflows.moments import local
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import CLOCK
from workflows.manual.governance.committee_care import PROCESS
from workflows.manual.governance.committee_care.needs import (
    CommitteeNeeds,
    SeatHeld,
    ending,
    needs_care,
    what_is_needed,
)
from workflows.trying.simulate import Play

MARCH = local(3, 2)
MEETING, USERS, FUNDERS = local(4, 14, 13), "HMIS users, the whole state", "funders, Chittenden County"


def needs(*seats: SeatHeld, meetings: tuple[datetime, ...] = (MEETING,)) -> CommitteeNeeds:
    return CommitteeNeeds(seats=seats, meetings=meetings)


def wanted(found: CommitteeNeeds, at: datetime = MARCH) -> Play:
    play = Play(PROCESS, at)
    play.do("need", CLOCK, found)
    return play


def test_each_thing_that_is_missing_is_a_task_and_what_is_there_is_none() -> None:
    play = wanted(needs(SeatHeld(USERS), SeatHeld(FUNDERS, date(2026, 4, 1)), meetings=()))
    assert set(play.case.owed) == {"schedule", "fill-seats", "renew-terms"}
    assert set(wanted(needs(SeatHeld(USERS), SeatHeld(FUNDERS, date(2027, 4, 1)))).case.owed) == {"fill-seats"}
    heading = what_is_needed.read(play.case.known(FIRST_EDITION, play.now))
    assert heading == "the next meeting is to be scheduled, a seat is empty, and a term ends soon"


def test_it_closes_by_itself_once_nothing_is_missing() -> None:
    play = wanted(needs(SeatHeld(USERS), SeatHeld(FUNDERS, date(2027, 4, 1)), meetings=()))
    play.learn(needs(SeatHeld(USERS, date(2028, 3, 2)), SeatHeld(FUNDERS, date(2027, 4, 1)), meetings=()))
    assert set(play.case.owed) == {"schedule"}
    play.learn(needs(SeatHeld(USERS, date(2028, 3, 2)), SeatHeld(FUNDERS, date(2027, 4, 1))))
    assert play.case.state == "SETTLED"


def test_a_term_that_ends_within_sixty_days_is_to_be_renewed_and_one_that_ends_later_is_not() -> None:
    today = local(3, 2)  # the sixtieth day after it is May 1
    for last_day, soon in ((date(2026, 3, 2), True), (date(2026, 4, 30), True), (date(2026, 5, 1), False)):
        play = wanted(needs(SeatHeld(FUNDERS, last_day)), today)
        assert bool(ending(play.case.known(FIRST_EDITION, today))) is soon


def test_a_committee_that_keeps_no_seats_here_is_asked_for_nothing() -> None:
    known = wanted(needs(meetings=())).case.known(FIRST_EDITION, local(3, 2))
    assert needs_care.verdict(known) is False
