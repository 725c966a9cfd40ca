"""P15: the agreement runs, is cut short or loses consents, and ends with a certificate of return or disposal.

"… Provide for the return or proper disposal of all personal information at the conclusion of the research. …"
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Newest, Where
from workflows.facts.conditions import condition
from workflows.facts.effects import EndAgreement
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, escalate, otherwise, to
from workflows.law.fields import DURING, Line, Remark
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, CHAIR, CLOCK, ICA_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.research.approving import begins
from workflows.manual.disclosure.research.deciders import NEXT
from workflows.manual.disclosure.research.parts import (
    MAY_WITHDRAW,
    WITHDRAW_CONSENT,
    ConsentWithdrawn,
    Outcome,
    began,
    none_left,
    parts_returned,
    withdrawn,
)
from workflows.manual.disclosure.research.running import ENDS, LAST_DAY, Termination, last_day
from workflows.manual.disclosure.research.states import S

RUN = Must("run", "3.4-research-term-return", CLOCK, "the project ends").by(
    LAST_DAY,
    late=Step("project-ends", "3.4-research-term-return", S.RETURNING)
    .called("End the agreement", "The project ended")
    .does(EndAgreement(last_day))
    .tells("research-ended", SYSTEM_ADMIN, AGENCY_ADMIN, ICA_DIRECTOR)
    .untold(MANAGING_DIRECTOR, CHAIR, because=NEXT),
)


@condition("the last day is no earlier than the beginning", "the last day is before the beginning")
def _within(known: Known) -> bool:
    return known[Termination].ended_on >= begins(known)


END_EARLY = (
    Step("end-early", "3.4-research-term-return", S.RETURNING)
    .called("End the agreement early", "Agreement ended early")
    .by(SYSTEM_ADMIN)
    .asks(Termination)
    .requires(
        Require(
            "3.4-research-term-return",
            "the agreement began on {began}; it ends no earlier",
            _within,
            about=fact(Termination.ended_on),
            names={"began": began},
        )
    )
    .does(EndAgreement(last_day))
    .tells("research-ended", SYSTEM_ADMIN, AGENCY_ADMIN, ICA_DIRECTOR)
    .untold(MANAGING_DIRECTOR, CHAIR, because=NEXT)
)


WITHDRAW_PART = MAY_WITHDRAW.answers(
    WITHDRAW_CONSENT.leads(
        to(S.RETURNING)
        .when(none_left)
        .called("The last agency withdrew its consent; the agreement ended")
        .does(EndAgreement(fact(ConsentWithdrawn.ended_on)))
        .tells("research-ended", SYSTEM_ADMIN, AGENCY_ADMIN, ICA_DIRECTOR)
        .untold(MANAGING_DIRECTOR, CHAIR, because=NEXT),
        otherwise(None).tells("research-part-ended", SYSTEM_ADMIN, AGENCY_ADMIN),
    )
)


def final_day(known: Known) -> date:
    """Return the last day of the agreement: the one of the last consent, if all were withdrawn."""
    return max(each.ended_on for each in withdrawn(known).values()) if none_left(known) else last_day(known)


class Certificate(Form, key="Certificate", kw_only=True):
    """Record the certificate of return or disposal."""

    outcome: Annotated[Outcome, Meta(title="What became of the personal information")]
    certified_on: Annotated[date, DURING, Meta(title="Date of return or disposal")]
    certified_by: Annotated[Line, Meta(title="Who certifies it", description="Attach the certificate to the case")]
    remark: Annotated[Remark, Meta(title="Remark")] = ""


@condition("the return is no earlier than the beginning", "the return is before the beginning")
def _certified_later(known: Known) -> bool:
    return known[Certificate].certified_on >= begins(known)


WITHDRAWN = WITHDRAW_CONSENT.day("the last agency withdrew its consent")
CERTIFICATE = (
    Must("certificate", "3.4-research-term-return", SYSTEM_ADMIN, "obtain the certificate of return or disposal")
    .by(
        Newest(
            Where(none_left, Days(Policy.research_return_days, since=WITHDRAWN)),
            *(Days(Policy.research_return_days, since=day) for day in ENDS),
        ),
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR, monthly=True),
    )
    .answers(
        Step("record-certificate", "3.4-research-term-return", S.CLOSED)
        .called("Record the certificate", "Certificate of return or disposal recorded")
        .asks(Certificate)
        .on_any_day("data may be returned or disposed of while the agreement still runs")
        .requires(
            Require(
                "3.4-research-term-return",
                "the agreement began on {began}; nothing is returned or disposed of earlier",
                _certified_later,
                about=fact(Certificate.certified_on),
                names={"began": began},
            ),
            Require(
                "3.4-research-term-return",
                "record the certificates for the agencies that withdrew their consent first",
                parts_returned,
            ),
        )
        .does(EndAgreement(final_day, fact(Certificate.certified_on)))
        .tells("research-returned", AGENCY_ADMIN)
        .untold(SYSTEM_ADMIN, because="it records both certificates, and the parts come first")
    )
)
