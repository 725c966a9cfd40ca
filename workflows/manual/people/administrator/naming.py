"""P02: the agency names an administrator, because it must or because it wants one, or has another one take over.

"Partner Agencies with 10 or more users must designate one person to be the Agency Administrator."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Require, Step, escalate
from workflows.law.fields import AGENCY, Email, Line
from workflows.law.mail.addresses import as_kept
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.manual.people.administrator.states import S
from workflows.manual.people.administrator.users import CLAUSE, AgencyUsers

CALLED = "Name of the new administrator"
ADDRESS = "Email address of the new administrator"


class Designation(Form, key="Designation", kw_only=True):
    """Name the agency's Agency Administrator, or who takes over from the present one."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    name: Annotated[Line, Meta(title=CALLED)]
    email: Annotated[Email, Meta(title=ADDRESS)]
    instead_of: Annotated[
        Email | None,
        Meta(
            title="Takes over from",
            description="The email address of whoever gives the role up. Their open tasks go to the new administrator. "
            "Leave it empty if nobody does.",
        ),
    ] = None


class NamedAdministrator(Form, key="NamedAdministrator", kw_only=True):
    """Name the agency's Agency Administrator."""

    name: Annotated[Line, Meta(title=CALLED, description="One person of your agency")]
    email: Annotated[Email, Meta(title=ADDRESS)]


@condition("whoever gives the role up has it", "whoever is to give the role up does not have it")
def _has_the_role(known: Known) -> bool:
    before = known[Designation].instead_of
    return before is None or as_kept(before) in known[AgencyUsers].administrators


@condition("somebody else is named than whoever has the role", "whoever is named has the role already")
def _is_new(known: Known) -> bool:
    return as_kept(known[Designation].email) not in known[AgencyUsers].administrators


SAID = "ICA records it in the directory. From then on the administrator has the agency's open tasks."
NEED = (
    Step("need", CLAUSE, S.WANTED)
    .citing("2.1-aa-optional")
    .called("Ask the agency to name an Agency Administrator", "An Agency Administrator is to be named")
    .by(CLOCK)
    .tells("administrator-wanted", AGENCY_DIRECTOR, SYSTEM_ADMIN)
)
DESIGNATE = (
    Step("designate", CLAUSE, S.RECORDING)
    .citing("2.1-aa-optional", "2.2-aa-single-contact")
    .called("Name the Agency Administrator", "Agency Administrator named")
    .said(SAID)
    .by(AGENCY_DIRECTOR)
    .asks(Designation)
    .requires(
        Require(CLAUSE, "this person is the agency's administrator already; name somebody else", _is_new,
                about=fact(Designation.email)),
        Require(CLAUSE, "nobody with this address is the agency's administrator; correct it, or leave it empty",
                _has_the_role, about=fact(Designation.instead_of)),
    )
    .tells("administrator-to-record", SYSTEM_ADMIN)
)  # fmt: skip
NAME = (
    Step("name", CLAUSE, S.RECORDING)
    .called("Name the Agency Administrator", "Agency Administrator named")
    .said(SAID)
    .asks(NamedAdministrator)
    .tells("administrator-to-record", SYSTEM_ADMIN)
)
NAMING = (
    Consent("name", CLAUSE, AGENCY_DIRECTOR, "name an Agency Administrator for {subject}")
    .aimed(
        "the manual sets no time for it",
        within=Days(Policy.aa_appoint_days),
        late=escalate((AGENCY_DIRECTOR, SYSTEM_ADMIN), monthly=True),
    )
    .by_asker_too("the agency names whom it wants")
    .answers(NAME)
)
