"""P15. Research agreement (manual 3.4, use 4).

No data go to academic research without a written agreement that each agency whose data are used and ICA
approve in writing, never the researcher. An agency that refuses keeps its data out of the project, and whoever
decides for ICA, last, sees who refused. An extension takes the same consents, and an agency that
withdraws its own ends its part. At the end the personal information is returned or disposed of, and the desk asks for
the certificate until it is there.
"""

from workflows.facts.facts import fact
from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.manual.disclosure.research.approving import AGENCIES, CONCLUDE, DIRECTOR
from workflows.manual.disclosure.research.deciders import WhoDecides, not_deciding
from workflows.manual.disclosure.research.ending import CERTIFICATE, END_EARLY, RUN, WITHDRAW_PART
from workflows.manual.disclosure.research.extending import AGREED, ASK_EXTENSION, DECISION, EXTENDED_BEFORE, EXTENSION
from workflows.manual.disclosure.research.parts import PART
from workflows.manual.disclosure.research.proposing import PROPOSE, REVISION, TERMS, WITHDRAW, Proposal
from workflows.manual.disclosure.research.running import until
from workflows.manual.disclosure.research.states import S

RUNS = (S.RUNNING, S.EXTENDING, S.PROLONGING)
PROCESS = (
    Process(
        "P15",
        "Research agreement",
        "disclosure",
        heading="Research by {institution}: {project}",
        names={"institution": fact(Proposal.institution), "project": fact(Proposal.project), "until": until},
    )
    .keeps_from("3.4-research-written", "the Committee, unless its chair decides for ICA", not_deciding)
    .looks_up(WhoDecides)
    .begins(PROPOSE)
    .throughout((S.PROPOSED, S.CHANGING, S.APPROVING, S.DECIDING), may=(WITHDRAW,))
    .throughout(RUNS, meanwhile=(WITHDRAW_PART, PART), may=(END_EARLY,))
    .throughout((S.RETURNING,), meanwhile=(PART,))
    .runs(
        Waiting(S.PROPOSED, "3.4-research-term-rules", "Terms").until(TERMS),
        Waiting(S.CHANGING, "3.4-research-written", "Terms").until(REVISION),
        Waiting(S.APPROVING, "3.4-research-written", "Approvals").until(AGENCIES).then(CONCLUDE),
        Waiting(S.DECIDING, "3.4-research-written", "Approvals").until(DIRECTOR),
        Waiting(S.RUNNING, "3.4-research-term-return", "Agreement").until(RUN).may(ASK_EXTENSION, EXTENDED_BEFORE),
        Waiting(S.EXTENDING, "3.4-research-written", "Agreement").until(EXTENSION).meanwhile(RUN).then(AGREED),
        Waiting(S.PROLONGING, "3.4-research-written", "Agreement").until(DECISION).meanwhile(RUN),
        Waiting(S.RETURNING, "3.4-research-term-return", "Return").until(CERTIFICATE),
        Ended(S.CLOSED, "3.4-research-term-return", "Closed"),
        Ended(S.REFUSED, "3.4-research-written"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
