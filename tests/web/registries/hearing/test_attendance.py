"""Who was at a meeting of the Committee, and who stood aside in which case."""

import pytest

from tests.models.violations import Bench
from tests.web.registries.desks import Browser
from tests.web.registries.hearing.desks import GRETA, HASSAN, MEETING, WALTER, Court


@pytest.fixture
def court() -> Court:
    made = Court()
    made.turn(4, 14)
    return made


def seats(court: Court) -> tuple[Browser, Browser, Bench]:
    return court.browser(court.bench.walter), court.browser(court.bench.members[0]), court.bench


def test_the_chair_records_who_was_there_and_the_committee_reads_it(court: Court) -> None:
    chair, greta, bench = seats(court)
    assert "Nobody has recorded who was there yet." in greta.get(MEETING).words
    court.attend(chair, bench.walter, bench.members[0])
    words = greta.get(MEETING).words
    assert f"Present {GRETA}, {WALTER} Absent Emil Novak, {HASSAN}" in words
    assert f"Recorded by {WALTER}" in words
    assert f"{MEETING}/attendance" not in greta.get(MEETING).html
    assert "keep the minutes" in greta.get(f"{MEETING}/attendance", 403).words


def test_it_is_corrected_with_a_reason_and_what_was_recorded_before_stays(court: Court) -> None:
    chair, greta, bench = seats(court)
    court.attend(chair, bench.walter)
    again = {"present": [str(bench.members[0].id)], "version": "1"}
    assert "Say why you correct what is recorded" in court.dana.post(f"{MEETING}/attendance", again, 422).words
    court.attend(court.dana, bench.walter, bench.members[0], version=1, reason="She came late.")
    words = greta.get(MEETING).words
    assert words.index(f"Present {GRETA}, {WALTER}") < words.index("What was recorded before")
    assert f"Present {WALTER} Absent" in words
    assert "She came late." in words


def test_two_who_record_it_at_once_do_not_overwrite_each_other(court: Court) -> None:
    chair, _, bench = seats(court)
    court.attend(chair, bench.walter)
    late = {"present": [str(bench.members[1].id)], "version": "0", "reason": "Mistake"}
    assert (
        "somebody else recorded the attendance just now"
        in court.dana.post(f"{MEETING}/attendance", late, 422).words.lower()
    )


def test_whoever_may_not_know_of_a_case_reads_not_who_stood_aside_in_it(court: Court) -> None:
    chair, greta, bench = seats(court)
    number = bench.case(court.third).id
    asks = chair.get(f"{MEETING}/attendance")
    assert f"Who stood aside in {court.third}: third violation?" in asks.words
    assert f'name="aside-{number}" id="attendance-aside-{number}-1" value="{bench.tied.id}" checked' in asks.html
    court.attend(chair, bench.walter, bench.tied, aside={number: bench.tied})
    assert f"Stood aside in {court.third}: third violation Emil Novak" in greta.get(MEETING).words
    emil = court.browser(bench.tied)
    assert court.third not in emil.get(MEETING).html
    assert "Stood aside" not in emil.get(MEETING).words
    leader = court.browser(bench.miriam)
    assert "Attendance" not in leader.get(MEETING).words
    assert "Present" not in leader.get(MEETING).words


def test_a_chair_who_may_not_know_of_a_case_corrects_the_rest_and_nothing_of_it(court: Court) -> None:
    chair, greta, bench = seats(court)
    number = bench.case(court.third).id
    court.attend(court.dana, bench.walter, aside={number: bench.walter})
    bench.recuse(court.third, bench.walter)
    assert court.third not in chair.get(f"{MEETING}/attendance").html
    court.attend(chair, bench.walter, bench.members[0], version=1, reason="She was there.")
    assert f"Stood aside in {court.third}: third violation {WALTER}" in greta.get(MEETING).words


def test_before_its_day_nobody_records_who_was_there() -> None:
    court = Court()
    court.turn(4, 13)
    chair, _, bench = seats(court)
    assert "Attendance" not in chair.get(MEETING).words
    said = {"present": [str(bench.walter.id)], "version": "0"}
    assert "the meeting is still to come" in chair.post(f"{MEETING}/attendance", said, 422).words.lower()


def test_an_attendance_without_anybody_says_what_to_choose(court: Court) -> None:
    assert "choose each member who was there" in court.dana.post(f"{MEETING}/attendance", {}, 422).words.lower()
