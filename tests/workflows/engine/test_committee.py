"""The Committee in a case: the next meeting after a finding, who makes a quorum, what the votes come to."""

from datetime import date, datetime

import pytest

from tests.workflows.moments import local
from workflows.facts.facts import DayOf, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known, Taken
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.manual.conduct.committee import Committee, MeetingCalendar, is_quorate, quorum, tally
from workflows.manual.conduct.meeting_rule import NextMeeting

FOUND = DayOf("find", "it was found")


class Found(Form, key="Found"):
    """A finding with its moment."""

    at: datetime | None


def meets(*starts: datetime, found: datetime | None = None, on: date | None = None) -> date | None:
    """Return the meeting on which a finding of a moment, or of a day, hangs."""
    forms: dict[type[Form], Form] = {MeetingCalendar: MeetingCalendar(starts=starts), Found: Found(at=found)}
    known = Known(FIRST_EDITION, local(9, 11), forms, {"find": Taken(1, on)} if on else {})
    receipt = NextMeeting(FOUND if on else fact(Found.at)).reckon(known, date(2026, 9, 11))
    return receipt.day if receipt else None


def committee(count: int, chair: str = "1") -> Committee:
    return Committee(
        members=tuple(str(number) for number in range(1, count + 1)), chair=chair, seats=count, with_floor=True
    )


@pytest.mark.parametrize(("starts", "day"), [
    ((local(9, 15),), date(2026, 9, 15)),
    ((local(10, 6),), date(2026, 10, 6)),
    ((local(9, 12), local(10, 6)), date(2026, 9, 12)),
    ((local(10, 6), local(9, 12)), date(2026, 9, 12)),
    ((local(12, 1),), date(2026, 12, 1)),
    ((), None),
], ids=["as scheduled", "moved", "one added", "in any order", "canceled: the next", "none: no date"])  # fmt: skip
def test_a_finding_of_september_10_hangs_on_the_next_meeting(starts: tuple[datetime, ...], day: date | None) -> None:
    assert meets(*starts, found=local(9, 10)) == day
    assert meets(*starts, on=date(2026, 9, 10)) == day


def test_a_meeting_counts_only_if_it_starts_after_the_moment_of_the_finding() -> None:
    assert meets(local(9, 10, 13), found=local(9, 10, 12)) == date(2026, 9, 10)
    assert meets(local(9, 10, 13), found=local(9, 10, 13)) is None
    assert meets(local(9, 10, 13), found=local(9, 10, 14)) is None


def test_where_only_the_day_of_the_finding_is_known_a_meeting_of_that_day_does_not_count() -> None:
    assert meets(local(9, 10, 23), local(9, 11, 1), on=date(2026, 9, 10)) == date(2026, 9, 11)


def test_a_meeting_that_is_over_stays_the_one_on_which_the_finding_hung() -> None:
    assert meets(local(9, 10, 15), local(12, 1), found=local(9, 10, 12)) == date(2026, 9, 10)


def test_nothing_hangs_on_a_meeting_before_the_violation_is_found() -> None:
    assert meets(local(9, 15)) is None


def test_the_receipt_says_which_rule_it_was_and_from_which_day_on() -> None:
    forms: dict[type[Form], Form] = {MeetingCalendar: MeetingCalendar(starts=(local(10, 6),))}
    known = Known(FIRST_EDITION, local(9, 11), forms, {"find": Taken(1, date(2026, 9, 10))})
    receipt = NextMeeting(FOUND).reckon(known, date(2026, 9, 11))
    assert receipt is not None
    assert receipt.rule == "the Committee's next meeting after it was found"
    assert (receipt.start, receipt.ends) == (date(2026, 9, 10), local(10, 7, 0))
    assert [str(source) for source in NextMeeting(FOUND).sources()] == ["it was found", "The Committee's meetings"]


@pytest.mark.parametrize(("members", "votes"), [(0, 3), (1, 3), (2, 3), (3, 3), (4, 3), (5, 3), (6, 4), (8, 5)])
def test_a_quorum_is_more_than_half_of_those_who_may_vote_and_three_at_least(members: int, votes: int) -> None:
    assert quorum(committee(members), FIRST_EDITION) == votes


def test_another_share_is_a_setting_and_all_are_the_most_that_can_be_asked() -> None:
    two_thirds = Policy("two thirds", date(2026, 1, 1), Policy.committee_quorum_percent.to(66))
    all_of_them = Policy("all", date(2026, 1, 1), Policy.committee_quorum_percent.to(100))
    assert (quorum(committee(6), two_thirds), quorum(committee(6), all_of_them)) == (4, 6)


def test_without_anybody_entitled_there_is_never_a_quorum() -> None:
    assert not is_quorate({}, committee(0), FIRST_EDITION)
    assert not is_quorate({"1": "keep"}, committee(0), FIRST_EDITION)


def test_each_member_has_one_vote_and_who_may_not_vote_has_none() -> None:
    counted = tally({"1": "keep", "2": "terminate", "3": "keep", "9": "terminate"}, committee(3))
    assert dict(counted.counts) == {"keep": 2, "terminate": 1}
    assert (counted.given, counted.winner, counted.is_tied) == (3, "keep", False)


def test_a_tie_has_no_winner() -> None:
    tied = tally({"1": "keep", "2": "terminate"}, committee(3))
    assert (tied.winner, tied.is_tied, set(tied.leading)) == (None, True, {"keep", "terminate"})
    assert is_quorate({"1": "keep", "2": "terminate", "3": "abstain"}, committee(3), FIRST_EDITION)


def test_where_nobody_has_voted_nothing_leads_and_nothing_is_tied() -> None:
    nothing = tally(dict[str, str](), committee(3))
    assert (nothing.winner, nothing.is_tied, nothing.leading) == (None, False, ())


def test_the_vote_of_a_member_who_stands_aside_later_no_longer_counts() -> None:
    votes = {"1": "keep", "2": "terminate", "3": "terminate"}
    assert tally(votes, committee(3)).winner == "terminate"
    assert tally(votes, Committee(members=("1", "2"), chair="1", seats=3, with_floor=True)).is_tied
