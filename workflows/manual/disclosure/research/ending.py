"""P15: the agreement runs, is extended or cut short, and ends with a certificate of return or disposal.

"… Provide for the return or proper disposal of all personal information at the conclusion of the research. …"
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Newest
from workflows.facts.conditions import condition
from workflows.facts.effects import EndAgreement, ExtendAgreement
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, Require, Step, escalate
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Line, Remark
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.research.approving import begins
from workflows.manual.disclosure.research.running import ENDS, LAST_DAY, Extension, Termination, last_day, newest
from workflows.manual.disclosure.research.states import S

RUN = Must("run", "3.4-research-term-return", CLOCK, "the project ends").by(
    LAST_DAY,
    late=Step("project-ends", "3.4-research-term-return", S.RETURNING)
    .called("End the agreement", "The project ended")
    .does(EndAgreement(last_day))
    .tells("research-ended", SYSTEM_ADMIN, AGENCY_ADMIN),
)


@wording("the day the agreement began")
def _began(known: Known) -> str:
    return f"{begins(known):%B %-d, %Y}"


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
            names={"began": _began},
        )
    )
    .does(EndAgreement(last_day))
    .tells("research-ended", SYSTEM_ADMIN, AGENCY_ADMIN)
)


@wording("the last day so far")
def _so_far(known: Known) -> str:
    return f"{newest(known, *ENDS[2:]):%B %-d, %Y}"


@condition(
    "the new end is later than today and than the end so far", "the new end is not later than today or the end so far"
)
def _later(known: Known) -> bool:
    return known[Extension].runs_until > max(known.today, newest(known, *ENDS[2:]))


EXTEND = (
    Step("extend", LOCAL)
    .called("Extend the agreement", "Agreement extended")
    .by(ICA_DIRECTOR)
    .asks(Extension)
    .requires(
        Require(
            LOCAL,
            "an extension ends later than today and than {so_far}",
            _later,
            about=fact(Extension.runs_until),
            names={"so_far": _so_far},
        )
    )
    .does(ExtendAgreement(fact(Extension.runs_until)))
    .tells("research-extended", SYSTEM_ADMIN, AGENCY_ADMIN)
)


class Outcome(Choice):
    """What became of the personal information at the end."""

    RETURNED = "returned"
    DISPOSED = "disposed", "disposed of"


class Certificate(Form, key="Certificate", kw_only=True):
    """Record the certificate of return or disposal."""

    outcome: Annotated[Outcome, Meta(title="What became of the personal information")]
    certified_on: Annotated[date, DURING, Meta(title="Date of return or disposal")]
    certified_by: Annotated[Line, Meta(title="Who certifies it", description="Attach the certificate to the case")]
    remark: Annotated[Remark, Meta(title="Remark")] = ""


@condition("the return is no earlier than the beginning", "the return is before the beginning")
def _certified_later(known: Known) -> bool:
    return known[Certificate].certified_on >= begins(known)


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
        .on_any_day("data may be returned or disposed of while the agreement still runs")
        .requires(
            Require(
                "3.4-research-term-return",
                "the agreement began on {began}; nothing is returned or disposed of earlier",
                _certified_later,
                about=fact(Certificate.certified_on),
                names={"began": _began},
            )
        )
        .does(EndAgreement(last_day, fact(Certificate.certified_on)))
        .tells("research-returned", AGENCY_ADMIN)
    )
)
