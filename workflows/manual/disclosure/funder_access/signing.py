"""P18: the agency and the funder sign, each of its own will (manual 3.3).

"Funding for any Partner Agency or program using HMIS cannot be contingent upon establishing a voluntary written agreement
allowing the funder HMIS access." The executive director says so at the desk; the funder, which has no account, in what it signs.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.documents import attached
from workflows.grammar.process import Consent, Must, Require, Step, escalate
from workflows.grammar.shapes import OwnSignature, one_day
from workflows.law.choice import Choice
from workflows.law.fields import DOCUMENT, PAST, Line, Short, Text
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.funder_access.asking import FunderAccess
from workflows.manual.disclosure.funder_access.known import CLAUSE, NO_AUTOMATIC, NOT_CONTINGENT
from workflows.manual.disclosure.funder_access.states import S

NO_TIME = "the manual sets no time, and there is no access before both have signed"
ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
VOLUNTARY = "an agreement is voluntary: where funding depends on it there is no access, so do not sign"


class FunderAgencyAgrees(Form, key="FunderAgencyAgrees"):
    """Sign the agreement for the agency."""

    agree: Annotated[bool, Meta(title="The agency agrees that the funder sees this, at this level and for this time")]
    voluntary: Annotated[
        bool, Meta(title="The agency signs of its own will: no funding depends on it, and nobody said that it would")
    ]
    signed_as: OwnSignature


class Refusal(Choice):
    """Why an agency does not sign."""

    UNWANTED = "unwanted", "the agency does not want it"
    CONTINGENT = "contingent", "funding was made to depend on it"


class FunderAgencyDeclines(Form, key="FunderAgencyDeclines"):
    """Do not sign."""

    reason: Annotated[Refusal, Meta(title="Reason", description="Whatever it is, the funder gets no access")]
    why: Annotated[
        Text, Meta(title="In your own words", description="ICA reads it. The funder is told only that you do not sign")
    ]


AGENCY_SIGNS = (
    Consent("agency-signs", CLAUSE, AGENCY_DIRECTOR, "sign or decline the agreement with a funder for {subject}")
    .aimed(NO_TIME, late=escalate(AGENCY_DIRECTOR, SYSTEM_ADMIN))
    .by_asker_too("the agreement is the agency's own, the funder signs it too, and ICA decides")
    .answers(
        Step("agency-signs", CLAUSE)
        .citing(NOT_CONTINGENT)
        .called("Sign the agreement for the agency", "Agreement signed by the agency")
        .asks(FunderAgencyAgrees)
        .read_by(ICA, EVERY_AGENCY)
        .requires(
            Require(CLAUSE, "the funder gets access only if the agency agrees to it", fact(FunderAgencyAgrees.agree).yes),
            Require(NOT_CONTINGENT, VOLUNTARY, fact(FunderAgencyAgrees.voluntary).yes, about=fact(FunderAgencyAgrees.voluntary)),
        ),
        Step("decline", CLAUSE, S.ANSWERING)
        .citing(NOT_CONTINGENT)
        .called("Do not sign", "Not signed by the agency")
        .asks(FunderAgencyDeclines)
        .read_by(ICA, EVERY_AGENCY)
        .tells("funder-access-declined", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN),
    )
)  # fmt: skip


class FunderSigned(Form, key="FunderSigned", kw_only=True):
    """Hand in the agreement that the funder has signed."""

    document: Annotated[
        Line, DOCUMENT, Meta(title="The signed agreement", description="The name of a document that is with this case")
    ]
    signed_by: Annotated[Line, Meta(title="Who signed for the funder")]
    position: Annotated[Short, Meta(title="Their position there")] = ""
    signed_on: Annotated[date, PAST, Meta(title="Signed on")]
    voluntary: Annotated[bool, Meta(title="In it the funder states that no funding depends on the agreement")]
    terms: Annotated[
        bool, Meta(title="It says what the funder may see, at which level and until when, as this request does")
    ]


@condition("it is signed before it ends", "it is signed after its last day")
def _signed_in_time(known: Known) -> bool:
    return known[FunderSigned].signed_on <= known[FunderAccess].ends


FUNDER_SIGNS = (
    Must("funder-signs", CLAUSE, AGENCY_ADMIN, "hand in the agreement that the funder has signed")
    .aimed(NO_TIME, late=escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN)))
    .answers(
        Step("funder-signs", CLAUSE)
        .citing(NOT_CONTINGENT)
        .called("Hand in the agreement that the funder has signed", "Agreement signed by the funder")
        .by(AGENCY_ADMIN, SYSTEM_ADMIN)
        .asks(FunderSigned)
        .read_by(ICA, EVERY_AGENCY)
        .requires(
            attached(CLAUSE, fact(FunderSigned.document)),
            Require(NOT_CONTINGENT, "without this statement of the funder there is no access; have it added and signed",
                    fact(FunderSigned.voluntary).yes, about=fact(FunderSigned.voluntary)),
            Require(CLAUSE, "the agreement must say the same as this request; have it changed, or withdraw the request and ask anew",
                    fact(FunderSigned.terms).yes, about=fact(FunderSigned.terms)),
            Require(CLAUSE, "this day is after the last day of the agreement; check it", _signed_in_time,
                    about=fact(FunderSigned.signed_on)),
        )
    )
)  # fmt: skip
SIGNED = (
    Step("both-signed", CLAUSE, S.DECIDING)
    .called("Note that both have signed", "The agency and the funder have signed")
    .tells("funder-access-to-decide", SYSTEM_ADMIN)
)
FunderTold = one_day("FunderTold", "Confirm that the funder was told.", "Funder told on", field="told_on")
ANSWER = (
    Must("tell-funder", NO_AUTOMATIC, SYSTEM_ADMIN, "tell the funder that it gets no access")
    .aimed("the manual sets no time for it", late=ICA_LATE)
    .answers(
        Step("tell-funder", NO_AUTOMATIC, S.REFUSED)
        .called("Confirm that the funder was told", "Funder told that it gets no access")
        .asks(FunderTold)
        .untold(AGENCY_DIRECTOR, AGENCY_ADMIN, because="they heard of it when the agency did not sign")
    )
)
