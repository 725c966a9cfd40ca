"""P19: the Committee decides with so many votes at least, and in a vote that stays open (1-advisory-composition)."""

from datetime import date

import pytest

from tests.stories.conduct.violations import GRAVE, all_vote, found, notified, record, vote
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.law.roles import CHAIR, SYSTEM_ADMIN
from workflows.manual.conduct.committee import Committee
from workflows.manual.conduct.violation.following import Letter
from workflows.manual.conduct.violation.statement import Statement
from workflows.manual.conduct.violation.told import heard
from workflows.manual.conduct.violation.vote import Ballot

KEEP, TERMINATE = Ballot.KEEP, Ballot.TERMINATE


def test_where_recusals_leave_too_few_to_decide_the_decision_waits_and_the_cocs_name_alternates() -> None:
    play = notified(record(2), GRAVE)
    play.learn(Committee(members=("11", "12"), chair="11", seats=5, with_floor=True))
    assert {key for key in play.case.owed if key.startswith("alternates")} == {
        "alternates:balance", "alternates:chittenden",
    }  # fmt: skip
    all_vote(play, TERMINATE, TERMINATE)
    assert (play.case.state, len(play.decisions[-1].effects)) == ("THIRD", 0)
    play.learn(Committee(members=("11", "12", "13"), chair="11", seats=6, with_floor=True))
    assert not {key for key in play.case.owed if key.startswith("alternates")}
    vote(play, "13", KEEP)
    assert play.case.state == "ENDING"


def test_one_member_alone_decides_nothing() -> None:
    play = notified(record(2), GRAVE)
    play.learn(Committee(members=("11",), chair="11", seats=5, with_floor=True))
    vote(play, "11", TERMINATE)
    assert play.case.state == "THIRD"
    play.now = local(4, 20)
    with pytest.raises(NotAllowed, match="no quorum"):
        play.do("close-vote", CHAIR)


def test_the_chair_closes_no_vote_within_its_shortest_time_unless_all_have_voted() -> None:
    play = notified(record(2), GRAVE)
    all_vote(play, KEEP, KEEP, KEEP)
    with pytest.raises(NotAllowed, match="a vote stays open for 3 days"):
        play.do("close-vote", CHAIR)
    play.now = local(4, 4, 9)
    play.do("close-vote", CHAIR)
    assert play.case.state == "KEPT"
    at_once = notified(record(2), GRAVE)
    all_vote(at_once, KEEP, KEEP, KEEP, KEEP, KEEP)
    assert at_once.case.state == "KEPT"


def test_the_accused_is_heard_and_the_members_read_it_before_they_vote() -> None:
    play = notified(record(2), GRAVE)
    assert play.due("statement") == date(2026, 4, 8)
    play.do("hand-in-statement", SYSTEM_ADMIN, Statement(words="I was covering two desks that night."))
    assert "statement" not in play.case.owed
    assert play.case.state == "THIRD"


def test_a_notice_that_goes_out_late_leaves_the_accused_the_whole_time_for_a_statement() -> None:
    play = found(record(2), GRAVE)
    play.wait(local(4, 11))
    play.do("send-notice", SYSTEM_ADMIN, Letter(sent_on=date(2026, 4, 11)))
    assert play.due("statement") == date(2026, 4, 18)
    assert "until April 18, 2026" in heard.read(play.case.known(play.policy, play.now))
