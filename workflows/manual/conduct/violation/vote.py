"""P19: the Committee's votes: one each, a quorum, and a tie decides nothing (2.8-v3-determination)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.combined_rules import Latest, Newest
from workflows.facts.conditions import Condition, Function, condition
from workflows.facts.effects import DecideFinding, TerminateLicense
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Require, Step, escalate, otherwise, to
from workflows.law.choice import Choice
from workflows.law.fields import Remark
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CHAIR, COC_BALANCE, COC_CHITTENDEN, COMMITTEE, USER
from workflows.manual.conduct.committee import Committee, is_quorate, tally
from workflows.manual.conduct.violation.alleging import of_agency
from workflows.manual.conduct.violation.decisions import weighed
from workflows.manual.conduct.violation.following import THIRD_TERM
from workflows.manual.conduct.violation.results import Result
from workflows.manual.conduct.violation.seats import open_long_enough
from workflows.manual.conduct.violation.states import S
from workflows.manual.conduct.violation.texts import ABSTAINED
from workflows.manual.conduct.violation.tiers import named_by_agency, whom

PUT_AGAIN = Step("vote-again", "1-advisory-composition", S.THIRD)
SECOND_ROUND = Days(Policy.vote_again_days, since=PUT_AGAIN.day("the question was put again"))


# "If the Advisory Committee determines the user should retain their user license, the HMIS Lead Agency will provide
# necessary training …"


class Ballot(Choice):
    """How a member votes."""

    KEEP = "keep"
    SUSPEND = "suspend", "suspend the agency"
    TERMINATE = "terminate"
    ABSTAIN = "abstain"


class Vote(Form, key="Vote"):
    """Vote."""

    choice: Annotated[Ballot, Meta(title="Vote")]
    comment: Annotated[
        Remark,
        Meta(title="Comment", description="ICA and the Committee read it after the count, if votes are shown by name"),
    ] = ""


def would_follow(known: Known) -> dict[Choice, tuple[str, ...]]:
    """Return how a member may vote, and what would follow; of a user nobody votes to suspend an agency."""
    results = {Ballot.KEEP: Result.KEPT, Ballot.SUSPEND: Result.SUSPENDED, Ballot.TERMINATE: Result.TERMINATED}
    open_ = {choice: result for choice, result in results.items() if of_agency(known) or choice is not Ballot.SUSPEND}
    said: dict[Choice, tuple[str, ...]] = {choice: weighed(known, result) for choice, result in open_.items()}
    return {**said, Ballot.ABSTAIN: (ABSTAINED,)}


VOTE = (
    Step("vote", "2.8-v3-determination")
    .called("Vote", "Vote given")
    .asks(Vote)
    .read_by(ICA, COMMITTEE)
    .secret_in(S.THIRD, Policy.votes_shown)
    .weighs(fact(Vote.choice), would_follow)
    .requires(
        Require(
            "2.8-v3-agency-subject",
            "of a user the Committee decides whether the license is kept or terminated; only an agency is suspended",
            of_agency | ~fact(Vote.choice).is_(Ballot.SUSPEND),
            about=fact(Vote.choice),
        )
    )
)
VOTES = (
    Consent("vote", "2.8-v3-determination", COMMITTEE, "vote on what follows for {subject}")
    .by(Newest(Latest(SECOND_ROUND, THIRD_TERM), THIRD_TERM), late=escalate((CHAIR, COC_BALANCE, COC_CHITTENDEN)))
    .each("member of the Committee who may vote", fact(Committee.members))
    .changeable()
    .answers(VOTE)
)


def votes(known: Known) -> dict[str, Ballot]:
    """Return how each member voted."""
    return {member: vote.choice for member, vote in known.said(VOTE, Vote).items()}


@condition("as many have voted as make a decision", "the vote has no quorum yet")
def quorate(known: Known) -> bool:
    """Count the votes against the quorum."""
    return is_quorate(votes(known), known[Committee], known.policy)


def decided(known: Known, choice: Ballot) -> bool:
    """Say whether, with a quorum, more votes than for anything else were for this; who abstains votes for nothing."""
    cast = {member: each for member, each in votes(known).items() if each is not Ballot.ABSTAIN}
    return quorate(known) and tally(cast, known[Committee]).winner is choice


def _decides(choice: Ballot, yes: str, no: str) -> Condition:
    def test(known: Known) -> bool:
        return (choice is not Ballot.SUSPEND or of_agency(known)) and decided(known, choice)

    return Function(test, yes, no)


KEEPS = _decides(Ballot.KEEP, "the Committee keeps the license", "the Committee does not keep the license")
SUSPENDS = _decides(Ballot.SUSPEND, "the Committee suspends the agency", "the Committee does not suspend the agency")
TERMINATES = _decides(Ballot.TERMINATE, "the Committee terminates", "the Committee does not terminate")
RESULTS = (
    to(S.KEPT, "2.8-v3-retain")
    .when(KEEPS)
    .does(DecideFinding("kept"), TellUsers("agency-kept-for-you", named=whom, when=named_by_agency))
    .tells("license-kept", USER, AGENCY_DIRECTOR, AGENCY_ADMIN),
    to(S.RULING, "2.8-v3-agency-subject")
    .when(SUSPENDS)
    .does(DecideFinding("suspended"))
    .tells("ruling-asked", CHAIR)
    .untold(USER, AGENCY_ADMIN, because="they hear of it when the chair has recorded for how long and how far"),
    to(S.ENDING, "2.8-v3-determination")
    .when(TERMINATES)
    .does(
        DecideFinding("terminated"),
        TerminateLicense(whole_agency=of_agency),
        TellUsers("agency-terminated-for-you", when=of_agency),
    )
    .tells("license-terminated", USER, AGENCY_DIRECTOR, AGENCY_ADMIN),
    otherwise(S.CHAIRED, "1-advisory-composition").tells("vote-undecided", CHAIR),
)
COUNT = (
    Step("count", "2.8-v3-determination")
    .called("Count the votes", "Votes counted")
    .tells("vote-counted", COMMITTEE, CHAIR)
    .leads(*RESULTS)
)
CLOSE = (
    Step("close-vote", "2.8-v3-determination")
    .called("Close the vote", "Vote closed by the chair")
    .by(CHAIR)
    .requires(
        Require("1-advisory-composition", "the vote has no quorum yet", quorate),
        Require(
            "2.8-v3-determination",
            "a vote stays open for {vote_least_days} days, unless all who may vote have voted",
            open_long_enough,
        ),
    )
    .tells("vote-closed", COMMITTEE, CHAIR)
    .untold(COC_BALANCE, COC_CHITTENDEN, because="no vote is closed while they have members to name")
    .leads(*RESULTS)
)
