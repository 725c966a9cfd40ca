"""D08: what becomes of a proposed edition: the Committee's motion decides it (manual 5).

The Committee is "responsible for approving and implementing the HMIS Policies and Procedures".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from workflows.facts.by_name import TellAgencies
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Step, escalate, otherwise, to
from workflows.grammar.words import wording
from workflows.law.policy import Policy
from workflows.law.roles import CHAIR, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.motion.decided import ADOPTED, DECIDED, MotionDecided
from workflows.manual.governance.policy_edition.proposing import CLAUSE, EditionProposal, name_of
from workflows.manual.governance.policy_edition.states import S

WHO = (COMMITTEE, CHAIR, SYSTEM_ADMIN, ICA_DIRECTOR)


@dataclass(frozen=True)
class AdoptEdition(
    Effect, key="AdoptEdition", undone=Undone("the edition is taken back, unless cases are under it already")
):
    """Cases that are opened on its first day or later are under the edition."""

    name: Term[str]
    since: Term[date]
    numbers: Term[str]


def begins(known: Known) -> date:
    """Return the first day of the edition: the one that was proposed, but none before the day after the decision."""
    found = known.forms.get(MotionDecided)
    day = found.on if isinstance(found, MotionDecided) and found.on else known.today
    return max(known[EditionProposal].since, day + timedelta(days=1))


@wording("the day from which it holds")
def holds_from(known: Known) -> str:
    """Say from when the edition holds."""
    return f"{begins(known):%B %-d, %Y}"


AWAIT = (
    Must("await", CLAUSE, SYSTEM_ADMIN, "see to it that the Committee decides on the edition")
    .aimed(
        "the manual gives the Committee no days",
        within=Days(Policy.motion_decide_days),
        late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR)),
    )
    .when((~DECIDED).said("the Committee has not decided on the motion", "the Committee has decided on the motion"))
    .met_by("the motion that this case brought before the Committee")
)
TAKE_UP = (
    Step("take-up", CLAUSE)
    .called("Take up what the Committee decided", "The Committee has decided")
    .leads(
        to(S.ADOPTED)
        .when(ADOPTED)
        .called("Edition adopted by the Committee")
        .does(
            AdoptEdition(name_of, begins, fact(EditionProposal.numbers)), TellAgencies("edition-adopted-for-agencies")
        )
        .tells("edition-adopted", *WHO),
        otherwise(S.KEPT).called("Edition not adopted by the Committee").tells("edition-kept", *WHO),
    )
)
