"""P15: what is owed for a research agreement, and the steps that several of its states share."""

from workflows.facts.combined_rules import Newest
from workflows.facts.effects import BeginAgreement, EndAgreement, ExtendAgreement
from workflows.facts.facts import fact
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, State, Step, escalate
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.research_conditions import (
    APPROVE,
    CERTIFIED,
    COMPLETE,
    ENDS,
    LAST_DAY,
    LATER,
    REVISED,
    STILL_AHEAD,
    WITHIN,
    WRITTEN,
    begins,
    last_day,
)
from workflows.manual.disclosure.research_forms import (
    Approval,
    Certificate,
    Changes,
    DataRefused,
    Extension,
    ProjectRefused,
    Proposal,
    Revision,
    Termination,
    Terms,
    Withdrawal,
)


class S(State):
    """Where a research project may stand."""

    PROPOSED = "PROPOSED", "ICA is checking the terms of the agreement"
    CHANGING = "CHANGING", "the researcher is changing the proposal or the agreement"
    APPROVING = "APPROVING", "the agencies whose data are used are deciding"
    DECIDING = "DECIDING", "ICA's director is deciding"
    RUNNING = "RUNNING", "the agreement is running"
    RETURNING = "RETURNING", "the project has ended; the certificate of return or disposal is outstanding"
    CLOSED = "CLOSED", "the personal information is returned or disposed of"
    REFUSED = "REFUSED", "the project is refused"
    WITHDRAWN = "WITHDRAWN", "the proposal is withdrawn"


ASK_CHANGES = (
    Step("ask-changes", "3.4-research-written", S.CHANGING).called("Ask for changes", "Changes asked").asks(Changes)
)
REFUSE = (
    Step("refuse", "3.4-research-written", S.REFUSED)
    .called("Refuse the project", "Project refused")
    .asks(ProjectRefused)
    .tells("research-refused", SYSTEM_ADMIN, AGENCY_ADMIN)
)
WITHDRAW = (
    Step("withdraw", LOCAL, S.WITHDRAWN)
    .called("Withdraw the proposal", "Proposal withdrawn")
    .by(SYSTEM_ADMIN)
    .asks(Withdrawal)
    .tells("research-withdrawn", AGENCY_ADMIN)
)

TERMS = (
    Must("terms", "3.4-research-written", SYSTEM_ADMIN, "check the terms of the agreement")
    .untimed("the manual sets no time for the check")
    .answers(
        Step("accept-terms", "3.4-research-term-rules", S.APPROVING)
        .citing(
            "3.4-research-term-return", "3.4-research-term-reuse", "3.4-research-term-comply", "3.4-research-irb"
        )
        .called("Find the agreement complete", "Agreement found complete")
        .asks(Terms)
        .requires(*COMPLETE)
        .tells("research-approval-asked", AGENCY_ADMIN),
        ASK_CHANGES,
        REFUSE,
    )
)  # fmt: skip
REVISION = (
    Must("revision", "3.4-research-written", SYSTEM_ADMIN, "record the revised agreement")
    .untimed("the researcher takes the time that the changes need")
    .answers(
        Step("revise", "3.4-research-written", S.PROPOSED)
        .called("Record the revised agreement", "Revised agreement received")
        .asks(Revision)
        .requires(REVISED),
        REFUSE,
    )
)
AGENCIES = (
    Must("approve", "3.4-research-written", AGENCY_ADMIN, "approve or refuse the use of the agency's data")
    .untimed("there are no data before it, and the manual sets no time")
    .each("agency whose data are used", lambda known: tuple(dict.fromkeys(known[Proposal].agencies)))
    .answers(
        APPROVE.requires(*WRITTEN),
        Step("keep-data", "3.4-research-written")
        .called("Refuse the use of the agency's data", "An agency refused the use of its data")
        .asks(DataRefused),
    )
)
DIRECTOR = (
    Must("decide", "3.4-research-written", ICA_DIRECTOR, "approve or refuse the research project for ICA")
    .untimed("there are no data before it, and the manual sets no time")
    .answers(
        Step("approve-for-ica", "3.4-research-written", S.RUNNING)
        .called("Approve the project for ICA", "ICA approved; the agreement runs")
        .asks(Approval)
        .requires(*WRITTEN, STILL_AHEAD)
        .does(BeginAgreement("research", fact(Proposal.project), fact(Proposal.institution), begins, last_day))
        .tells("research-begun", SYSTEM_ADMIN, AGENCY_ADMIN),
        ASK_CHANGES,
        REFUSE,
    )
)

RUN = Must("run", "3.4-research-term-return", CLOCK, "let the project run to its last day").by(
    LAST_DAY,
    late=Step("project-ends", "3.4-research-term-return", S.RETURNING)
    .called("End the agreement", "The project ended")
    .does(EndAgreement(last_day))
    .tells("research-ended", SYSTEM_ADMIN, AGENCY_ADMIN),
)
END_EARLY = (
    Step("end-early", "3.4-research-term-return", S.RETURNING)
    .called("End the agreement early", "Agreement ended early")
    .by(SYSTEM_ADMIN)
    .asks(Termination)
    .requires(WITHIN)
    .does(EndAgreement(last_day))
    .tells("research-ended", SYSTEM_ADMIN, AGENCY_ADMIN)
)
EXTEND = (
    Step("extend", LOCAL)
    .called("Extend the agreement", "Agreement extended")
    .by(ICA_DIRECTOR)
    .asks(Extension)
    .requires(LATER)
    .does(ExtendAgreement(fact(Extension.runs_until)))
    .tells("research-extended", SYSTEM_ADMIN, AGENCY_ADMIN)
)
CERTIFICATE = (
    Must("certificate", "3.4-research-term-return", SYSTEM_ADMIN, "obtain the certificate of return or disposal")
    .by(
        Newest(*(Days(Policy.research_return_days, since=day) for day in ENDS)),
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR, monthly=True),
    )
    .answers(
        Step("record-certificate", "3.4-research-term-return", S.CLOSED)
        .called("Record the certificate", "Certificate of return or disposal recorded")
        .asks(Certificate)
        .requires(CERTIFIED)
        .does(EndAgreement(last_day, fact(Certificate.certified_on)))
        .tells("research-returned", AGENCY_ADMIN)
    )
)
