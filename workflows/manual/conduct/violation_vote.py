"""P19: what the Committee's votes come to (2.8-v3-determination): one vote each, a quorum, and a tie decides nothing."""

from __future__ import annotations

from datetime import timedelta

from workflows.facts.facts import Known
from workflows.grammar.process import Require, Step
from workflows.manual.conduct.committee import Committee, is_quorate, tally
from workflows.manual.conduct.violation_forms import Ballot, Ruling, Vote
from workflows.manual.conduct.violation_tiers import of_agency

VOTE = (
    Step("vote", "2.8-v3-determination")
    .called("Vote", "Vote given")
    .asks(Vote)
    .requires(
        Require(
            "2.8-v3-agency-subject",
            "of a user the Committee decides whether the license is kept or terminated; only an agency is suspended",
            lambda known: of_agency(known) or known[Vote].choice is not Ballot.SUSPEND,
        )
    )
)


def votes(known: Known) -> dict[str, Ballot]:
    """Return how each member voted."""
    return {member: vote.choice for member, vote in known.said(VOTE, Vote).items()}


def quorate(known: Known) -> bool:
    """Say whether as many have voted as make a decision."""
    return is_quorate(votes(known), known[Committee], known.policy)


def decided(known: Known, choice: Ballot) -> bool:
    """Say whether, with a quorum, more votes than for anything else were for this; who abstains votes for nothing."""
    cast = {member: each for member, each in votes(known).items() if each is not Ballot.ABSTAIN}
    return quorate(known) and tally(cast, known[Committee]).winner is choice


def for_keeping(known: Known) -> bool:
    """Say whether the Committee keeps the license, or suspends no agency."""
    return decided(known, Ballot.KEEP)


def for_suspending(known: Known) -> bool:
    """Say whether the Committee suspends the agency."""
    return decided(known, Ballot.SUSPEND)


def for_terminating(known: Known) -> bool:
    """Say whether the Committee ends the license, or all of the agency's."""
    return decided(known, Ballot.TERMINATE)


QUORUM = Require("1-advisory-composition", "the vote has no quorum yet", quorate)
LONG_ENOUGH = Require(
    "2.8-v3-agency-subject",
    "an agency is suspended for at least thirty days, counted from the decision",
    lambda known: known[Ruling].until >= known.today + timedelta(known.policy.v3_min_suspension_days),
)
