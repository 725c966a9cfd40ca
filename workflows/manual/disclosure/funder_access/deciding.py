"""P18: ICA, and nobody else, grants the access (manual 3.3).

"Access to HMIS will only be granted by the HMIS Lead Agency when there is a voluntary written agreement in place …"
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import BeginAgreement
from workflows.facts.facts import fact, today
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step
from workflows.law.fields import DURING, Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.funder_access.asking import ENDS, FunderAccess
from workflows.manual.disclosure.funder_access.known import CLAUSE, NO_AUTOMATIC
from workflows.manual.disclosure.funder_access.signing import ICA_LATE
from workflows.manual.disclosure.funder_access.states import S
from workflows.manual.people.standing import AgencyStanding

KIND, TITLE = "funder access", "Funder access agreement"


class FunderAccessGranted(Form, key="FunderAccessGranted", kw_only=True):
    """Grant the access."""

    told_on: Annotated[date, DURING, Meta(title="Funder told on")]
    remark: Annotated[Remark, Meta(title="What you agreed with the agency and the funder, if anything")] = ""


class FunderAccessRefused(Form, key="FunderAccessRefused", kw_only=True):
    """Refuse the access."""

    why: Annotated[Text, Meta(title="Why the funder gets no access", description="The agency reads it")]
    told_on: Annotated[date, DURING, Meta(title="Funder told on")]


GRANT = (
    Step("grant", CLAUSE, S.RUNNING)
    .called("Grant the access", "Access granted")
    .said(
        "Nobody of the funder has access yet. Name each person in this case: they take the training and sign the User Agreement "
        "before they get a license, and all their licenses end with the agreement."
    )
    .asks(FunderAccessGranted)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require("2.1-partnership-sign", "no license is issued before the agency's Partnership Agreement is signed",
                fact(AgencyStanding.partnership_signed).yes),
        Require(CLAUSE, "the last day of the agreement is past; refuse it, and a new one can be asked for", ENDS.not_before(today)),
    )
    .does(BeginAgreement(KIND, TITLE, fact(FunderAccess.funder), fact(FunderAccess.begins), ENDS))
    .tells("funder-access-granted", AGENCY_DIRECTOR, AGENCY_ADMIN)
)  # fmt: skip
REFUSE = (
    Step("refuse", NO_AUTOMATIC, S.REFUSED)
    .called("Refuse the access", "Access refused")
    .asks(FunderAccessRefused)
    .read_by(ICA, EVERY_AGENCY)
    .tells("funder-access-not-given", AGENCY_DIRECTOR, AGENCY_ADMIN)
)
DECIDE = (
    Must("decide", CLAUSE, SYSTEM_ADMIN, "decide whether the funder gets access")
    .aimed(
        "the manual sets no time for it, and there is no access before it",
        within=Days(Policy.funder_access_decision_days),
        late=ICA_LATE,
    )
    .answers(GRANT, REFUSE)
)
