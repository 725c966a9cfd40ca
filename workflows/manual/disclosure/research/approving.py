"""P15: each agency whose data are used approves for itself, and ICA's director decides last; never the researcher.

"All research projects must be conducted under a written research agreement approved in writing by the designated
Agency Administrator or Executive Director."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import Condition, condition
from workflows.facts.effects import BeginAgreement
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Consent, Require, Step, escalate, otherwise, to
from workflows.grammar.shapes import OwnSignature, one_text
from workflows.grammar.words import wording
from workflows.law.fields import DURING
from workflows.law.person_names import is_name_of
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.research.deciders import DECIDERS, ROLES, THEIRS, deciding
from workflows.manual.disclosure.research.proposing import ASK_CHANGES, REFUSE, Proposal
from workflows.manual.disclosure.research.running import last_day
from workflows.manual.disclosure.research.states import S


class Approval(Form, key="Approval"):
    """Approve the project in writing."""

    signed_as: OwnSignature
    approved_on: Annotated[date, DURING, Meta(title="Date of the approval")]
    independent: Annotated[bool, Meta(title="I am not the researcher and take no part in the project")]


TYPED = "@"  # in approvals of before, which were compared by address; nobody signs so any more


@condition("who approves is somebody else than the researcher", "who approves is the researcher")
def _is_another(known: Known) -> bool:
    signed = known[Approval].signed_as
    return TYPED in signed or not is_name_of(signed, known[Proposal].researcher)


INDEPENDENT = (
    Require("3.4-research-written", "researchers do not approve their own project",
            _is_another, about=fact(Approval.signed_as)),
    Require("3.4-research-written", "who approves is not the researcher and takes no part in the project",
            fact(Approval.independent).yes),
)  # fmt: skip
APPROVE = (
    Step("approve", "3.4-research-written")
    .called("Approve the use of the agency's data", "An agency approved the use of its data")
    .asks(Approval)
    .requires(*INDEPENDENT)
)
DataRefused = one_text(
    "DataRefused", "Refuse the use of the agency's data.", "Why the agency's data are not to be used"
)
NO_TIME = "no data are given before the answer; the manual sets no time"
AGENCIES = (
    Consent("approve", "3.4-research-written", AGENCY_ADMIN, "approve or refuse the use of the agency's data")
    .aimed(NO_TIME, late=escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN)))
    .each("agency whose data are used", fact(Proposal.agencies))
    .answers(
        APPROVE,
        Step("keep-data", "3.4-research-written")
        .called("Refuse the use of the agency's data", "An agency refused the use of its data")
        .asks(DataRefused),
    )
)


@condition("an agency approved", "every agency refused")
def approved(known: Known) -> bool:
    """Look for agencies that approved; the data of those that refused are left out."""
    return bool(known.said(APPROVE, Approval))


def _decides(office: str) -> Condition:
    @condition(f"the {ROLES[office]} decides for ICA", f"the {ROLES[office]} does not decide for ICA")
    def decides(known: Known) -> bool:
        return office in deciding(known)

    return decides


CONCLUDE = (
    Step("conclude", "3.4-research-written")
    .called("Count the agencies' decisions", "The agencies have decided")
    .leads(
        *(
            to(S.DECIDING).when(approved & _decides(office)).tells("research-decision-asked", role)
            for office, role in ROLES.items()
        ),
        otherwise(S.REFUSED)
        .called("Every agency refused the use of its data")
        .tells("research-refused", SYSTEM_ADMIN, AGENCY_ADMIN),
    )
)


@condition("the last day of the project is still ahead", "the last day of the project is past")
def _still_ahead(known: Known) -> bool:
    return last_day(known) >= known.today


@wording("the last day of the project")
def _last_day(known: Known) -> str:
    return f"{last_day(known):%B %-d, %Y}"


APPROVE_FOR_ICA = Step("approve-for-ica", "3.4-research-written", S.RUNNING)


def begins(known: Known) -> date:
    """Return the day on which the last of those who must approve had done so."""
    approvals = (*known.said(APPROVE, Approval).values(), *known.said(APPROVE_FOR_ICA, Approval).values())
    return max(each.approved_on for each in (known[Approval], *approvals))


DIRECTOR = (
    Consent("decide", "3.4-research-written", DECIDERS, "approve or refuse the research project for ICA")
    .aimed(NO_TIME, late=escalate(DECIDERS, MANAGING_DIRECTOR))
    .each("office that decides for ICA", deciding)
    .answers(
        APPROVE_FOR_ICA.called("Approve the project for ICA", "ICA approved; the agreement runs")
        .asks(Approval)
        .requires(
            *INDEPENDENT,
            Require(
                "3.4-research-term-return",
                "the project ended on {last_day}; ask for a new end first",
                _still_ahead,
                names={"last_day": _last_day},
            ),
        )
        .does(BeginAgreement("research", fact(Proposal.project), fact(Proposal.institution), begins, last_day))
        .tells("research-begun", SYSTEM_ADMIN, AGENCY_ADMIN)
        .untold(*ROLES.values(), because=THEIRS),
        ASK_CHANGES,
        REFUSE,
    )
)
