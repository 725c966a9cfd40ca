"""P03: access: the series may be spared, the username is created, and the license is issued (manual 2.1, 2.2)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import IssueLicense
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import BusinessDays
from workflows.grammar.process import Office, Require, Step, escalate
from workflows.grammar.shapes import in_wellsky
from workflows.law.fields import DURING, Line
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.onboarding.level import LevelDecision
from workflows.manual.people.onboarding.needed import NEEDED
from workflows.manual.people.onboarding.requesting import Access
from workflows.manual.people.onboarding.series import ACCEPT
from workflows.manual.people.onboarding.sparing import COUNT, WAIVE
from workflows.manual.people.onboarding.states import S

# "The Agency Administrator and all users must complete training before access to the system is granted by the HMIS
# Lead Agency."
# "The System Administrator will generate usernames and passwords within the administrative function of the software."


class Account(Form, key="Account"):
    """Confirm the username."""

    username: Annotated[Line, Meta(title="Username in WellSky", description="Never the password")]
    created_on: Annotated[date, DURING, Meta(title="Created on")]


@condition("an agency creates usernames itself", "ICA creates the usernames")
def _agencies_create(known: Known) -> bool:
    """Ask the setting; as the manual is read, an agency asks and ICA creates."""
    return known.policy.aa_can_create_users


CREATED_ON = fact(Account.created_on)
USERNAME = (
    in_wellsky("username", "2.1-username-generation", "create {subject}'s username")
    .aimed(
        "the manual sets no time for creating the account",
        within=BusinessDays(Policy.account_days),  # all is done by then, and somebody waits for the license
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
    )
    .answers(
        Step("confirm-username", "2.1-username-generation")
        .read_by(ICA, EVERY_AGENCY, SUBJECT)
        .citing("2.1-pw-generated")
        .called("Confirm the username", "Username created")
        .by(SYSTEM_ADMIN, Office(AGENCY_ADMIN, when=_agencies_create))
        .asks(Account)
        .requires(
            *(each.require for each in NEEDED),
            *(
                Require("2.1-training-before-access", f"a username is created once {what}, and no day before",
                        ~step.taken | CREATED_ON.not_before(step.day(what)), about=CREATED_ON)
                for step, what in (
                    (ACCEPT, "the homework is accepted"),
                    (WAIVE, "the series is waived"),
                    (COUNT, "the earlier series is counted"),
                )
            ),
        )
    )
)  # fmt: skip


def _level(known: Known) -> str:
    return known[LevelDecision].level.key


ISSUE = (
    Step("issue", "2.1-username-generation", S.LICENSED)
    .called("Issue the license", "License issued")
    .does(IssueLicense(fact(Account.username), _level, fact(Access.art)))
    .tells("license-issued", TRAINEE, AGENCY_ADMIN)
    .untold(
        SYSTEM_ADMIN, ICA_DIRECTOR, because="ICA issues the license itself, and only once none of its tasks is left"
    )
)
