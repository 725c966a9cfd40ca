"""P16. A request for aggregate data (manual 3.2, Principles for Release of Data).

Anybody may ask, in writing, for data of a period; ICA enters what comes from outside, and a partner agency asks for itself.
Thirty days of notice are asked for, and what comes later is decided on and never rejected for it. Figures of single programs
leave with the written consent of their agencies, data of single clients never: such a request goes on to the agency that
has them. No report leaves without the statement of what it is made of, and every delivery is in the disclosure log.
"""

from workflows.facts.facts import fact
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.manual.disclosure.aggregate_data.asking import ASK, WRITTEN, DataRequest, same_request
from workflows.manual.disclosure.aggregate_data.checking import CHECK, COMPLETION, DENY, WITHDRAW
from workflows.manual.disclosure.aggregate_data.consenting import ANSWER, CLAUSE, CONCLUDE, CONSENTS, GO_ON
from workflows.manual.disclosure.aggregate_data.delivering import PREPARE
from workflows.manual.disclosure.aggregate_data.notice import EXCEPT
from workflows.manual.disclosure.aggregate_data.states import S

OPEN = (S.CHECKING, S.RETURNED, S.CONSENTING, S.PREPARING)
PROCESS = (
    Process(
        "P16",
        "Aggregate data request",
        "disclosure",
        heading="{requester} asks for data, received {received}",
        names={"requester": fact(DataRequest.requester), "received": fact(DataRequest.received_on)},
    )
    .looks_up(CaseDocuments)
    .likely_twice("a request of the same name for the same period is open already", same_request)
    .begins(ASK)
    .throughout(OPEN, may=(DENY, WITHDRAW))
    .throughout((S.UNCONSENTED,), may=(WITHDRAW,))
    .runs(
        Waiting(S.CHECKING, WRITTEN, "Check").until(CHECK, EXCEPT).then(GO_ON),
        Waiting(S.RETURNED, WRITTEN, "Check").until(COMPLETION),
        Waiting(S.CONSENTING, CLAUSE, "Consent").until(CONSENTS).then(CONCLUDE),
        Waiting(S.UNCONSENTED, CLAUSE, "Consent").until(ANSWER),
        Waiting(S.PREPARING, "3.2-deidentified-only", "Report").until(PREPARE),
        Ended(S.DELIVERED, "3.2-deidentified-only", "Answered"),
        Ended(S.SENT_ON, "3.2-identified-routing"),
        Ended(S.DENIED, "3.2-deny"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
