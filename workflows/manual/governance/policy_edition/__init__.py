"""D08. An edition of the deadlines and limits: a process of the desk's own, in the manual's sense (manual 5).

The Committee is the "group of HMIS users and other community stakeholders who are responsible for approving and
implementing the HMIS Policies and Procedures". Numbers of the manual are therefore changed by a motion of the Committee (P34): ICA
drafts an edition, the Committee decides, and from its first day on cases are opened under it. Running cases keep theirs, until ICA
takes them to another one.
"""

from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.grammar.words import wording
from workflows.law.readers import Side
from workflows.manual.governance.motion.decided import MotionDecided
from workflows.manual.governance.policy_edition.deciding import AWAIT, TAKE_UP, holds_from
from workflows.manual.governance.policy_edition.proposing import (
    CLAUSE,
    PROPOSE,
    EditionsKnown,
    differing,
    edition,
    name_of,
)
from workflows.manual.governance.policy_edition.states import S


@wording("the edition, as a sentence names it")
def matter(known: Known) -> str:
    """Name the edition as a sentence does."""
    return f"the {name_of(known)}"


PROCESS = (
    Process(
        "D08",
        "Edition of the deadlines and limits",
        "governance",
        heading="{edition}",
        names={"edition": edition, "matter": matter, "differing": differing, "holds_from": holds_from},
        of_the_manual=False,
    )
    .looks_up(EditionsKnown, MotionDecided)
    .shows(EditionsKnown, MotionDecided, to=(Side.COMMITTEE,))
    .one_open(LOCAL, "an edition is before the Committee already")
    .begins(PROPOSE)
    .runs(
        Waiting(S.PROPOSED, CLAUSE, "Committee").until(AWAIT).then(TAKE_UP),
        Ended(S.ADOPTED, CLAUSE, "Adopted"),
        Ended(S.KEPT, CLAUSE),
    )
)
