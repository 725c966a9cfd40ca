"""P26: each Continuum decides for its own projects, in two gates, and may end imports again.

"… a CoC has at its discretion whether or not to permit imports and may require direct data entry … Once a Partner
Agency's vendor has been approved, the CoC will evaluate importing as it relates to funding requirements and its potential
impact on the data integrity of Vermont's HMIS."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.shapes import one_text
from workflows.grammar.steps import Office, Step
from workflows.law.continua import LEADERS
from workflows.law.fields import Text
from workflows.law.roles import AGENCY_ADMIN, COC_BALANCE, COC_CHITTENDEN, SYSTEM_ADMIN, Role
from workflows.manual.data.imports.requesting import ImportRequest
from workflows.manual.data.imports.states import S

CONCERNED = fact(ImportRequest.continua)
DirectEntry = one_text(
    "DirectEntry", "Require direct data entry instead.", "Why imports are not allowed", "The agency reads it"
)
APPROVE_VENDOR = (
    Step("approve-vendor", "4.4-evaluate")
    .citing("4.4-coc-review")
    .called("Approve the vendor", "Vendor approved, {party}")
)
REFUSE = (
    Step("refuse", "4.4-coc-discretion", S.REFUSED)
    .called("Require direct data entry", "Imports refused")
    .asks(DirectEntry)
    .tells("import-refused", AGENCY_ADMIN, COC_BALANCE, COC_CHITTENDEN)
)


# "Allowing CSV and/or XML imports could impact data integrity and increase the likelihood of duplication of client
# files within the system."


class Weighing(Form, key="Weighing"):
    """Allow imports for the CoC's projects."""

    funding: Annotated[Text, Meta(title="How importing relates to the funding requirements")]
    integrity: Annotated[
        Text, Meta(title="Its effect on data integrity", description="Duplicate client files among others")
    ]


ALLOW = (
    Step("allow-imports", "4.4-evaluate")
    .citing("4.4-coc-discretion", "4.4-duplicates-warning")
    .called("Allow imports", "Imports allowed, {party}")
    .asks(Weighing)
)
REVOKE = (
    Step("revoke", "4.4-coc-discretion", S.REVOKED)
    .called("End the imports, and require direct data entry", "Imports ended by the CoC")
    .by(*(Office(leader, when=CONCERNED.includes(continuum)) for continuum, leader in LEADERS.items()))
    .asks(DirectEntry)
    .tells("import-revoked", AGENCY_ADMIN, SYSTEM_ADMIN)
)


def unconcerned(known: Known) -> frozenset[Role]:
    """Return the Continuums that have none of the projects."""
    return frozenset(leader for continuum, leader in LEADERS.items() if continuum not in CONCERNED(known))
