"""5: the manual is reviewed each year, approved by the Committee and then by both CoCs, and published once both have."""

from datetime import date
from typing import Any

import pytest

from tests.stories.governance.motions import CALENDAR, committee
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import AddAgendaItem
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import CHAIR, COC_BALANCE, COC_CHITTENDEN, COMMITTEE, SYSTEM_ADMIN
from workflows.manual.governance.manual_review import PROCESS
from workflows.manual.governance.manual_review.approving import PublishManual, SentBack
from workflows.manual.governance.manual_review.drafting import TITLE, ManualDraft, ManualStanding, ReviewNow, is_due
from workflows.manual.governance.motion.putting import How, Manner, PutToVote
from workflows.manual.governance.motion.voting import Ballot, OpenBallot
from workflows.trying.simulate import Play

MARCH_2, MARCH_9, JULY_1 = local(3, 2), date(2026, 3, 9), date(2026, 7, 1)
STANDING = ManualStanding(
    edition="2025", reviewed_on=date(2025, 3, 2), editions=("2025",), newest_from=date(2025, 3, 2), kept=True
)
NEW: dict[str, Any] = {
    "summary": "Passwords are longer.",
    "edition": "2026",
    "effective_on": JULY_1,
    "words": "The whole text.",
}


def handed_in(**said: Any) -> Play:
    """Begin the review and hand in the manual."""
    play = Play(PROCESS, MARCH_2)
    play.do(
        "begin-now",
        SYSTEM_ADMIN,
        ReviewNow(why="A year is over"),
        CALENDAR,
        committee("1", "2", "3", "4", "5"),
        STANDING,
    )
    play.do("hand-in-manual", SYSTEM_ADMIN, ManualDraft(**{**NEW, **said}))
    return play


def approved(play: Play, choice: Ballot = Ballot.FOR) -> Play:
    """Let the Committee vote on it by circulation."""
    play.do("put", CHAIR, PutToVote(how=How.CIRCULATION, manner=Manner.OPEN, until=MARCH_9))
    for member in ("1", "2", "3", "4", "5"):
        play.do("vote", COMMITTEE, OpenBallot(choice=choice), party=member)
    return play


def published(play: Play) -> list[PublishManual]:
    return [each for each in play.decisions[-1].effects if isinstance(each, PublishManual)]


def test_it_is_due_twelve_months_after_the_last_review_where_the_committee_keeps_its_seats_here() -> None:
    play = handed_in()
    assert is_due.verdict(play.case.known(FIRST_EDITION, MARCH_2)) is True  # the very day
    assert is_due.verdict(play.case.known(FIRST_EDITION, local(3, 1))) is False
    play.learn(ManualStanding(reviewed_on=date(2025, 3, 2)))
    assert is_due.verdict(play.case.known(FIRST_EDITION, MARCH_2)) is False


def test_after_the_committee_both_cocs_approve_it_and_only_then_it_is_published() -> None:
    play = handed_in()
    assert AddAgendaItem(TITLE) in play.decisions[-1].effects
    approved(play)
    assert play.case.state == "CONTINUA"
    play.do("approve-manual", COC_BALANCE, party="balance")
    assert (play.case.state, published(play)) == ("CONTINUA", [])
    play.do("approve-manual", COC_CHITTENDEN, party="chittenden")
    assert play.case.state == "APPROVED"
    assert published(play) == [PublishManual("2026", "The whole text.", "Passwords are longer.", JULY_1)]


def test_a_manual_that_is_approved_after_its_first_day_is_in_effect_from_the_approval_on() -> None:
    play = approved(handed_in())
    play.wait(local(7, 10))
    play.do("approve-manual", COC_BALANCE, party="balance")
    play.do("approve-manual", COC_CHITTENDEN, party="chittenden")
    assert [each.on for each in published(play)] == [date(2026, 7, 10)]


def test_a_manual_that_stays_as_it_is_is_approved_alike_and_nothing_is_published() -> None:
    play = approved(handed_in(edition="", effective_on=None, words=""))
    play.do("approve-manual", COC_BALANCE, party="balance")
    play.do("approve-manual", COC_CHITTENDEN, party="chittenden")
    assert (play.case.state, published(play)) == ("APPROVED", [])


def test_a_coc_that_sends_it_back_has_ica_hand_it_in_again_and_all_decide_anew() -> None:
    play = approved(handed_in())
    play.do("approve-manual", COC_BALANCE, party="balance")
    play.do("send-back-manual", COC_CHITTENDEN, SentBack(why="The fee is missing."), party="chittenden")
    assert play.case.state == "REVIEWING"
    play.do("hand-in-manual", SYSTEM_ADMIN, ManualDraft(**NEW))
    assert play.case.state == "BEFORE_COMMITTEE"
    assert set(approved(play).case.owed) == {"approve-manual:balance", "approve-manual:chittenden"}


def test_the_committee_that_does_not_approve_it_sends_it_back_to_ica_and_no_coc_is_asked() -> None:
    assert approved(handed_in(), Ballot.AGAINST).case.state == "REVIEWING"


@pytest.mark.parametrize("said", [{"edition": ""}, {"effective_on": None}, {"words": ""}, {"edition": "2025"},
                                  {"effective_on": date(2026, 3, 2)}])  # fmt: skip
def test_a_new_text_has_a_new_name_and_a_first_day_ahead(said: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        handed_in(**said)
