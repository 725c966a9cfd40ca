"""P23. Change of the license fee (manual 2.7, Annual Vermont HMIS License Fees).

"All changes in amounts charged for user licenses will be approved by the HMIS Advisory Committee. … The HMIS Advisory Committee
will be notified of changes in cost and given the opportunity to ask questions regarding the impact of such change."

The manual says both, and an edition says which: ICA's proposal is a motion of the Committee (P34), or it is told to the Committee,
which may ask questions before ICA sets the fee. It is billed from the next billing year after the decision on; until then the old
fee is. What ART costs ICA is passed on and decided by nobody: it is put on record.
"""

from workflows.facts.known import Known
from workflows.grammar.process import Ended, Process, Waiting
from workflows.law.readers import Side
from workflows.manual.governance.motion.decided import MotionDecided
from workflows.manual.money.fee_change.deciding import ANSWER, ASK, AWAIT, SET, TAKE_UP, billed_from
from workflows.manual.money.fee_change.proposing import CLAUSE, PROPOSE, RECORD, FeeOnRecord, FeesKnown, matter
from workflows.manual.money.fee_change.states import S


def _which(known: Known) -> str:
    """Return what it is of which one case is open at a time: the fee for a user license; of other amounts any number."""
    said = known.forms.get(FeeOnRecord)
    return f"{said.kind.key}/{said.from_on}/{said.amount}" if isinstance(said, FeeOnRecord) else "change"


PROCESS = (
    Process(
        "P23",
        "Change of the license fee",
        "money",
        heading="{matter}",
        names={"matter": matter, "billed_from": billed_from},
    )
    .looks_up(FeesKnown, MotionDecided)
    .shows(FeesKnown, MotionDecided, to=(Side.COMMITTEE,))
    .one_open(CLAUSE, "a change of the fee is under way already", _which)
    .begins(PROPOSE, RECORD)
    .runs(
        Waiting(S.PROPOSED, CLAUSE, "Committee").until(AWAIT, SET).then(TAKE_UP).may(ASK, ANSWER),
        Ended(S.CHANGED, CLAUSE, "Decided"),
        Ended(S.KEPT, CLAUSE),
        Ended(S.ON_RECORD, CLAUSE),
    )
)
