"""The minutes of a meeting: drafted, edited, approved at a later one, and read by sight."""

import pytest

from models.registries.meeting_calendar import schedule
from tests.desks import SETTLED, local
from tests.models.violations import SENT, Bench
from tests.web.registries.hearing.desks import GRETA, MEETING, STATEMENT, WALTER, Court

MINUTES, EDIT, APPROVE = f"{MEETING}/minutes", f"{MEETING}/minutes/edit", f"{MEETING}/minutes/approve"


@pytest.fixture
def court() -> Court:
    """Return a desk after the vote, on the day of the meeting, with its attendance recorded."""
    made = Court()
    bench = made.bench
    bench.do(made.third, bench.dana, "send-notice", local(4, 2), **SENT)
    for each in (*bench.members, bench.walter):
        bench.vote(made.third, each, "keep", local(4, 14, 14))
    assert bench.case(made.third).state == "KEPT"
    made.turn(4, 14)
    made.attend(made.dana, bench.walter, bench.members[0], aside={bench.case(made.third).id: bench.tied})
    return made


def part(court: Court) -> str:
    return f"part-{court.bench.case(court.third).id}"


def test_the_draft_says_who_was_there_what_was_decided_and_the_votes_and_nothing_of_what_was_said(court: Court) -> None:
    words = court.browser(court.bench.members[0]).get(MINUTES).words
    assert "Draft From what is recorded; nobody has saved it yet" in words
    assert "Meeting of the HMIS Advisory Committee on Tuesday, April 14, 2026, Montpelier." in words
    assert f"Present: {GRETA} and {WALTER}." in words
    assert f"{court.third}: third violation, in closed session." in words
    assert "The Committee decided that the license is kept." in words
    assert f"keep 4 ({GRETA}" in words
    assert "Emil Novak stood aside." in words
    for kept in ("Kim Roe", STATEMENT, "Remorse", "Zelda"):
        assert kept not in words


def test_who_stands_aside_reads_the_minutes_without_the_case(court: Court) -> None:
    emil = court.browser(court.bench.tied).get(MINUTES)
    assert "Present" in emil.words
    assert court.third not in emil.html
    assert "license is kept" not in emil.html
    assert "closed" not in emil.words  # nothing tells that there was a part without them


def test_neither_coc_leadership_nor_an_agency_reads_them_and_no_member_edits_them(court: Court) -> None:
    court.browser(court.bench.miriam).get(MINUTES, 403)
    court.tess.get(MINUTES, 403)
    court.browser(court.bench.members[0]).get(EDIT, 403)


def test_the_chair_edits_them_and_what_they_said_before_stays(court: Court) -> None:
    chair = court.browser(court.bench.walter)
    chair.post(EDIT, {"version": "0", "part-0": "First words.", part(court): "Kept."})
    chair.post(EDIT, {"version": "1", "part-0": "Better words.", part(court): "Kept."})
    words = court.browser(court.bench.members[0]).get(MINUTES).words
    assert words.index("Better words.") < words.index("What they said before") < words.index("First words.")
    assert (
        "Somebody else saved the minutes just now"
        in court.dana.post(EDIT, {"version": "1", "part-0": "Lost words."}, 422).words
    )


def test_whoever_edits_them_without_knowing_of_a_case_changes_nothing_of_it(court: Court) -> None:
    court.dana.post(EDIT, {"version": "0", "part-0": "Words.", part(court): "The part of the case."})
    court.bench.recuse(court.third, court.bench.walter)
    chair = court.browser(court.bench.walter)
    assert court.third not in chair.get(EDIT).html
    chair.post(EDIT, {"version": "1", "part-0": "Other words.", part(court): "Changed blindly."})
    words = court.dana.get(MINUTES).words
    assert "Other words. The part of the case." in words
    assert "Changed blindly" not in words


def test_they_are_approved_at_a_later_meeting_and_then_corrected_with_a_reason_only(court: Court) -> None:
    assert "save the minutes first" in court.dana.post(APPROVE, {"meeting": "1"}, 422).words.lower()
    court.dana.post(EDIT, {"version": "0", "part-0": "Words."})
    bench: Bench = court.bench
    with court.database.writing() as session:
        later = schedule(session, {"starts_at": local(5, 12, 13), "place": "Barre"}, SETTLED, bench.dana.id).id
    assert "Choose the later meeting" in court.dana.post(APPROVE, {"meeting": str(later)}, 422).words
    court.turn(5, 12, 9)
    court.browser(bench.walter).post(APPROVE, {"meeting": str(later)})
    words = court.browser(bench.members[0]).get(MINUTES).words
    assert f"Approved at the meeting of Tuesday, May 12, 2026 Recorded by {WALTER}" in words
    new = {"version": "1", "part-0": "Right words."}
    assert "Say why you correct minutes that were approved" in court.dana.post(EDIT, new, 422).words
    court.dana.post(EDIT, {**new, "reason": "A name was wrong."})
    words = court.dana.get(MINUTES).words
    assert "Corrected since" in words
    assert "Why they were corrected: A name was wrong." in words


def test_a_meeting_to_come_has_no_minutes() -> None:
    court = Court()
    court.dana.get(MINUTES, 404)
