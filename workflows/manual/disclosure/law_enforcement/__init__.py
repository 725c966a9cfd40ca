"""P13. A law-enforcement request (manual 3.4, uses 5 and 6).

A written request is released only if all conditions are met and the agency then chooses to; counsel does not
approve before day 7, and silence never releases. A court paper is reviewed and answered by the return date
printed on it, or the one that the court sets later; a further paper in the matter has a linked case of its own. Federal protective requests and evidence of a crime at the agency have short paths of their own.
Every release is in the disclosure log.
"""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Must, Process, Step, Waiting, escalate, otherwise, to
from workflows.law.fields import DURING, Remark
from workflows.law.policy import Policy
from workflows.law.readers import CONTINUUM
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COUNSEL,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
)
from workflows.manual.disclosure.law_enforcement.checking import (
    ICA_LATE,
    REQUEST_BACK,
    RESUBMIT,
    TELL_OFFICIAL,
    refuse,
)
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua
from workflows.manual.disclosure.law_enforcement.court import ADVISE_AGAIN, COMPLY, RETURN_DATE, REVIEWS, URGENT
from workflows.manual.disclosure.law_enforcement.further_papers import (
    FOLLOWED,
    FURTHER,
    NEW_DATE,
    NEW_DATE_UNCLASSIFIED,
)
from workflows.manual.disclosure.law_enforcement.handing_over import HAND_OF_BOTH, HAND_TO_COUNSEL, HANDED, unaffected
from workflows.manual.disclosure.law_enforcement.permitted import COUNSEL_REVIEW, consented, may_release
from workflows.manual.disclosure.law_enforcement.receiving import (
    CLASSIFY,
    EVIDENCE,
    PRINTED,
    PROTECTED,
    RECEIVE,
    WRITTEN,
    same_number,
    what_came_in,
)
from workflows.manual.disclosure.law_enforcement.releasing import GIVE_EVIDENCE, PROTECT, RELEASE, answer, close
from workflows.manual.disclosure.law_enforcement.reviewing import CONSENTS, REFUSAL_OF_ONE, REFUSE_ALL, RESTART, REVIEW
from workflows.manual.disclosure.law_enforcement.ruling import AWAIT_RULING, OBEY, RULED, RULING, RULING_ON_ALL
from workflows.manual.disclosure.law_enforcement.states import S


class Withdrawn(Form, key="Withdrawn"):
    """Close the request because the official withdrew it."""

    withdrawn_on: Annotated[date, DURING, Meta(title="Withdrawn on")]
    remark: Annotated[Remark, Meta(title="What the official said")] = ""


WITHDRAW = (
    Step("withdraw", LOCAL)
    .called("Record that the official withdrew it", "Official withdrew the request")
    .by(SYSTEM_ADMIN)
    .asks(Withdrawn)
    .tells("enforcement-withdrawn", COUNSEL, AGENCY_DIRECTOR, AGENCY_ADMIN, ICA_DIRECTOR)
    .leads(
        to(S.WITHDRAWN).when(HANDED).tells("enforcement-withdrawn", COC_BALANCE, COC_CHITTENDEN),
        otherwise(S.WITHDRAWN).untold(
            COC_BALANCE, COC_CHITTENDEN, because="the CoCs have a part in it only once the request is complete"
        ),
    )
)
PROCESS = (
    Process(
        "P13",
        "Law-enforcement request",
        "disclosure",
        confidential=True,
        heading="{asks}",
        names={"asks": what_came_in},
    )
    .keeps_from(
        "3.4-le-vi-coc",
        "a CoC whose consent plays no part: until it is asked to consent to the release of its records",
        unaffected,
    )
    .looks_up(AskedContinua)
    .shows(AskedContinua, to=(COUNSEL, CONTINUUM))
    .watches(
        "3.4-le-vi-coc",
        "a consent without which nothing is released",
        consented,
        "enforcement-consent-missing",
        COUNSEL,
        ICA_DIRECTOR,
        SYSTEM_ADMIN,
        AGENCY_DIRECTOR,
        AGENCY_ADMIN,
    )
    .likely_twice("a request of this agency with this case number is open already", same_number)
    .begins(RECEIVE, FOLLOWED)
    .at_any_time(WITHDRAW, FURTHER)
    .runs(
        Waiting(S.CHECKING, WRITTEN, "Check").until(
            Must("check", WRITTEN, SYSTEM_ADMIN, "check the request, statement by statement")
            .aimed(
                "the manual sets no time before the request is complete",
                within=Days(Policy.le_check_days),
                late=ICA_LATE,
            )
            .answers(HAND_TO_COUNSEL, HAND_OF_BOTH, REQUEST_BACK)
        ),
        Waiting(S.RETURNED, WRITTEN, "Check")
        .until(
            Must("completed-request", WRITTEN, SYSTEM_ADMIN, "enter the completed written request when it comes")
            .aimed(
                "it is for the official to complete the request, and nothing is released before; ICA asks again or refuses",
                late=ICA_LATE,
            )
            .answers(RESUBMIT, refuse(WRITTEN))
        )
        .meanwhile(TELL_OFFICIAL),
        Waiting(S.CLASSIFYING, PRINTED, "Check")
        .until(
            Must("classify", PRINTED, COUNSEL, "say what the attorney's subpoena is")
            .by(RETURN_DATE, late=escalate(ICA_DIRECTOR), remind=Policy.court_remind_days)
            .answers(CLASSIFY)
        )
        .may(NEW_DATE_UNCLASSIFIED),
        Waiting(S.IN_REVIEW, COUNSEL_REVIEW, "Review")
        .until(REVIEW, CONSENTS)
        .then(
            Step("offer", WRITTEN, S.OFFERED)
            .called("Leave it to the agencies", "All conditions met; the agencies decide")
            .tells("enforcement-permitted", AGENCY_DIRECTOR, each=may_release)
        )
        .meanwhile(REFUSAL_OF_ONE),
        Waiting(S.RUN_OUT, COUNSEL_REVIEW, "Review")
        .until(RESTART)
        .meanwhile(CONSENTS, REFUSAL_OF_ONE)
        .may(refuse(COUNSEL_REVIEW, ICA_DIRECTOR, COC_BALANCE, COC_CHITTENDEN).by(COUNSEL)),
        Waiting(S.OFFERED, WRITTEN, "Decision")
        .until(
            answer(
                WRITTEN,
                "release the information, or decide not to",
                "the agency may, but need not, release; the manual sets no time",
                RELEASE,
                may_release,
            )
        )
        .then(close(WRITTEN, COC_BALANCE, COC_CHITTENDEN))
        .meanwhile(CONSENTS, REFUSAL_OF_ONE)
        .may(REFUSE_ALL),
        Waiting(S.IN_COURT, PRINTED, "Decision")
        .until(COMPLY)
        .then(close(PRINTED, COUNSEL, ICA_DIRECTOR, AGENCY_DIRECTOR, unless=(AWAIT_RULING,)))
        .meanwhile(*REVIEWS, URGENT)
        .may(NEW_DATE, ADVISE_AGAIN),
        Waiting(S.OBJECTED, PRINTED, "Decision").until(RULING_ON_ALL, RULING).then(RULED).meanwhile(OBEY),
        Waiting(S.ORDERED, PRINTED, "Decision").until(OBEY).then(close(PRINTED, ICA_DIRECTOR, AGENCY_DIRECTOR)),
        Waiting(S.PROTECTIVE, PROTECTED, "Decision")
        .until(
            answer(
                PROTECTED,
                "release what is specific and limited, or decide not to",
                "the manual sets no time for a federal protective request",
                PROTECT,
            )
        )
        .then(close(PROTECTED)),
        Waiting(S.PREMISES, EVIDENCE, "Decision")
        .until(
            answer(
                EVIDENCE,
                "give the evidence to law enforcement, or decide not to",
                "the manual sets no time; the agency may, but need not, disclose",
                GIVE_EVIDENCE,
            )
        )
        .then(close(EVIDENCE)),
        Ended(S.RELEASED, "3.4-le-ethics", "Answered"),
        Ended(S.DECLINED, WRITTEN),
        Ended(S.REFUSED, WRITTEN),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
