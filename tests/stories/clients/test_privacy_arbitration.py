"""3.4: what neither the agency nor ICA settles the Advisory Committee decides for good, by a vote like any other."""

from datetime import date

from tests.stories.clients.privacy_complaints import (
    WITHDRAWN,
    at_ica,
    before_the_committee,
    committee,
    complained,
    put,
    told,
    vote,
)
from tests.workflows.moments import local
from workflows.facts.effects import AddAgendaItem, ReportAgendaItem
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CHAIR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    SYSTEM_ADMIN,
    VICE_CHAIR,
    Role,
)
from workflows.manual.clients.privacy_complaint import PROCESS
from workflows.manual.clients.privacy_complaint.arbitrating import ArbitrationTold, kept_from
from workflows.manual.governance.motion.voting import Ballot
from workflows.trying.simulate import Play

FOR, AGAINST = Ballot.FOR, Ballot.AGAINST
OF_COMMITTEE, LEADERS = {COMMITTEE, CHAIR, VICE_CHAIR}, {COC_BALANCE, COC_CHITTENDEN}


def kept(play: Play) -> set[Role]:
    return set(kept_from(play.case.known(play.policy, play.now)))


# "If there is no resolution, the Vermont HMIS Advisory Committee will oversee final arbitration."


def test_what_ica_cannot_settle_the_committee_decides_by_a_vote_like_any_other() -> None:
    play = before_the_committee()
    assert AddAgendaItem("Arbitration of a privacy complaint") in play.decisions[-1].effects
    assert {to for _, to in told(play)} == {CHAIR, COMMITTEE, AGENCY_DIRECTOR, AGENCY_ADMIN}
    assert play.due("propose") == date(2026, 3, 22)
    vote(put(play), FOR, FOR, FOR, AGAINST, AGAINST)
    assert play.case.state == "TELLING"
    assert ReportAgendaItem("Decided: for 3, against 2", between=True) in play.decisions[-1].effects
    play.do("tell", SYSTEM_ADMIN, ArbitrationTold(words="The agency trains its staff", told_on=date(2026, 3, 12)))
    assert (play.case.state, play.case.owed) == ("ARBITRATED", {})
    assert {to for _, to in told(play)} == {AGENCY_DIRECTOR, AGENCY_ADMIN, CHAIR}


def test_a_proposal_without_majority_gives_way_to_another_one_and_nothing_ends_undecided() -> None:
    play = vote(put(before_the_committee()), AGAINST, AGAINST, AGAINST, FOR, FOR)
    assert (play.case.state, "propose" in play.case.owed) == ("ARBITRATING", True)
    assert AddAgendaItem("Arbitration of a privacy complaint") in play.decisions[-1].effects
    vote(put(play), FOR)
    play.wait(local(3, 21, 1))
    assert play.case.state == "CHAIRED"
    assert {step.name for step, _ in PROCESS.ways_in("CHAIRED")} & {"put", "propose-another", "let-rest"} == {
        "put", "propose-another",
    }  # fmt: skip
    play.do("propose-another", CHAIR)
    assert play.case.state == "ARBITRATING"


def test_where_too_many_members_stand_aside_it_waits_and_the_cocs_name_alternates() -> None:
    play = put(before_the_committee())
    assert kept(play) == LEADERS
    play.learn(committee("1", "2"))
    assert {"alternates:balance", "alternates:chittenden"} <= set(play.case.owed)
    assert kept(play) == set()
    vote(play, FOR, FOR)
    assert play.case.state == "CHAIRED"  # two decide nothing
    play.do("withdraw-at-committee", SYSTEM_ADMIN, WITHDRAWN)
    assert told(play) >= {("privacy-withdrawn", COC_BALANCE), ("privacy-withdrawn", COC_CHITTENDEN)}
    assert told(play) >= {("committee-dropped", COMMITTEE), ("committee-dropped", CHAIR)}


def test_the_committee_knows_nothing_of_it_before_it_comes_there() -> None:
    assert kept(complained()) == kept(at_ica()) == OF_COMMITTEE | LEADERS
    assert kept(before_the_committee()) == LEADERS
