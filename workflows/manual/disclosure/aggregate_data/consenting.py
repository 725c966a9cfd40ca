"""P16: figures of single programs leave only with the written consent of the agency whose programs they are.

"Program specific information used for annual grant program reports and program specific information included in grant
applications is classified as public information. No other program specific information will be released without written
consent."
"""

from __future__ import annotations

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Must, Step, escalate, otherwise, to
from workflows.grammar.shapes import OwnSignature, one_text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.aggregate_data.asking import DETAIL, DataRequest, Detail
from workflows.manual.disclosure.aggregate_data.checking import ASK_BACK, DENY, DataAccepted
from workflows.manual.disclosure.aggregate_data.notice import ICA_LATE, SOON
from workflows.manual.disclosure.aggregate_data.states import S

CLAUSE = "3.2-program-consent"


class ProgramConsent(Form, key="ProgramConsent"):
    """Consent to the release of the figures."""

    signed_as: OwnSignature


ProgramKept = one_text("ProgramKept", "Refuse the release of the figures.", "Why the figures are not released")


def consenting(known: Known) -> tuple[str, ...]:
    """Return the agencies that are asked: those concerned, but for one that asks for its own figures."""
    said = known[DataRequest]
    return tuple(each for each in said.agencies if each != said.agency)


@condition("an agency other than the requester is concerned", "no agency other than the requester is concerned")
def _of_others(known: Known) -> bool:
    return bool(consenting(known))


TAKES_CONSENT = DETAIL.is_(Detail.PROGRAMS) & ~fact(DataAccepted.public).yes & _of_others
CONSENT = (
    Step("consent", CLAUSE).called("Consent to the release of {your} figures", "{party} consented").asks(ProgramConsent)
)
CONSENTS = (
    Consent("consent", CLAUSE, AGENCY_ADMIN, "consent to the release of {your} program figures, or refuse it")
    .aimed(
        "the manual sets no time, and no figures are given before the answer",
        within=Days(Policy.data_request_consent_days),
        late=escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN)),
    )
    .each("agency whose programs are shown", consenting)
    .answers(
        CONSENT,
        Step("keep", CLAUSE).called("Refuse the release of {your} figures", "{party} refused").asks(ProgramKept),
    )
)


@condition("there are figures that may be given", "no agency consents to the release of its figures")
def something_left(known: Known) -> bool:
    """Look for an agency that consented, or that asks for its own figures."""
    said = known[DataRequest]
    return bool(known.said(CONSENT, ProgramConsent)) or said.agency in said.agencies


GO_ON = (
    Step("go-on", "3.2-request-written")
    .called("Go on with the request", "Request checked")
    .leads(
        to(S.CONSENTING, CLAUSE)
        .when(TAKES_CONSENT)
        .called("The agencies are asked for their consent")
        .tells("aggregate-consent-asked", AGENCY_ADMIN),
        otherwise(S.PREPARING).called("Request checked; ICA prepares the report"),
    )
)
CONCLUDE = (
    Step("conclude", CLAUSE)
    .called("Count the agencies' answers", "The agencies have answered")
    .leads(
        to(S.PREPARING).when(something_left),
        otherwise(S.UNCONSENTED).called("No agency consents").tells("aggregate-unconsented", SYSTEM_ADMIN),
    )
)
ANSWER = (
    Must("answer", CLAUSE, SYSTEM_ADMIN, "tell the requester that no agency consents")
    .aimed("the manual sets no time for it", within=SOON, late=ICA_LATE)
    .answers(DENY, ASK_BACK)
)
