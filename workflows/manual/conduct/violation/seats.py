"""P19: enough members must be able to vote: where recusals leave fewer, the decision waits until others are named.

The manual gives the Committee no size and no quorum; that it decides with a number of votes at least, and never one member
alone, is a reading (1-advisory-composition).
"""

from __future__ import annotations

from datetime import timedelta

from workflows.facts.conditions import condition
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Step, escalate
from workflows.law.continua import CONTINUUMS, Continuum
from workflows.law.policy import Policy
from workflows.law.roles import CHAIR, COC_BALANCE, COC_CHITTENDEN
from workflows.manual.conduct.committee import Committee

CLAUSE = "1-advisory-composition"
PUT_AGAIN = Step("vote-again", CLAUSE)
QUESTIONS = (Step("find", CLAUSE), Step("propose", CLAUSE), Step("to-committee", CLAUSE), PUT_AGAIN)
ASKED = tuple(step.day("the question was put") for step in QUESTIONS)


@condition("fewer members may vote than make a decision", "enough members may vote")
def too_few(known: Known) -> bool:
    """Compare those who may vote with the fewest votes that decide."""
    committee = known[Committee]
    return committee.with_floor and len(committee.members) < known.policy.committee_fewest_votes


@condition("the vote has been open long enough", "the vote was opened only a short time ago")
def open_long_enough(known: Known) -> bool:
    """Count the days since the question was last put."""
    days = [day for each in ASKED if (day := each.said(known))]
    floor = known[Committee].with_floor
    return not (floor and days) or known.today >= max(days) + timedelta(known.policy.vote_least_days)


def _both(known: Known) -> frozenset[Continuum]:
    del known
    return frozenset(Continuum)


ALTERNATES = (
    Must(
        "alternates",
        CLAUSE,
        CONTINUUMS,
        "name alternates for the Committee, so that enough members can vote on {subject}",
    )
    .aimed(
        "the manual gives the Committee no size; the suspension goes on until enough members can vote",
        within=Days(Policy.third_violation_days),
        late=escalate(CONTINUUMS, (CHAIR, COC_BALANCE, COC_CHITTENDEN)),
    )
    .each("CoC that names members", _both)
    .when(too_few)
    .met_by("Ask ICA to add the members in the directory and confirm them. This task then closes automatically.")
)
