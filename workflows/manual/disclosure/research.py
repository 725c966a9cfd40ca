"""P15. Research agreement (manual 3.4, use 4).

No data go to academic research without a written agreement that each agency whose data are used and ICA
approve in writing, never the researcher. An agency that refuses keeps its data out of the project, and ICA's
director, who decides last, sees who refused. At the end the personal information is returned or disposed of,
and the desk asks for the certificate until it is there.
"""

from workflows.grammar.process import LOCAL, Ended, Process, Step, Waiting
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.research_conditions import PROPOSABLE, approving
from workflows.manual.disclosure.research_duties import (
    AGENCIES,
    CERTIFICATE,
    DIRECTOR,
    END_EARLY,
    EXTEND,
    REVISION,
    RUN,
    TERMS,
    WITHDRAW,
    S,
)
from workflows.manual.disclosure.research_forms import Proposal

PROCESS = (
    Process("P15", "Research agreement", "disclosure")
    .begins(
        Step("propose", "3.4-research-relationship", S.PROPOSED)
        .citing("3.4-research-affiliated")
        .called("Record a research proposal", "Research proposal received")
        .by(SYSTEM_ADMIN)
        .asks(Proposal)
        .requires(*PROPOSABLE)
    )
    .runs(
        Waiting(S.PROPOSED, "3.4-research-term-rules", "Terms").until(TERMS).may(WITHDRAW),
        Waiting(S.CHANGING, "3.4-research-written", "Terms").until(REVISION).may(WITHDRAW),
        Waiting(S.APPROVING, "3.4-research-written", "Approvals")
        .until(AGENCIES)
        .then(
            Step("conclude", "3.4-research-written", S.DECIDING)
            .called("Hand the project to ICA's director", "The agencies have decided")
            .when("an agency approved", lambda known: bool(approving(known)))
            .tells("research-decision-asked", ICA_DIRECTOR),
            Step("conclude", "3.4-research-written", S.REFUSED)
            .called("Refuse the project", "Every agency refused the use of its data")
            .tells("research-refused", SYSTEM_ADMIN, AGENCY_ADMIN),
        )
        .may(WITHDRAW),
        Waiting(S.DECIDING, "3.4-research-written", "Approvals").until(DIRECTOR).may(WITHDRAW),
        Waiting(S.RUNNING, "3.4-research-term-return", "Agreement").until(RUN).may(END_EARLY, EXTEND),
        Waiting(S.RETURNING, "3.4-research-term-return", "Return").until(CERTIFICATE),
        Ended(S.CLOSED, "3.4-research-term-return", "Closed"),
        Ended(S.REFUSED, "3.4-research-written"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
