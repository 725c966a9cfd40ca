"""P02: ICA records who was named; with the role, the agency's open tasks go to the new administrator.

"The Agency Administrator, or System Administrator when no Agency Administrator is designated, will be responsible for resetting
passwords and monitoring HMIS access by users at the Partner Agency."
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import BusinessDays
from workflows.grammar.process import Follow, Must, Step, escalate
from workflows.grammar.shapes import one_text, send_back
from workflows.law.fields import Line
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.people.administrator.ending import FOLLOW_NUMBER
from workflows.manual.people.administrator.states import S
from workflows.manual.people.administrator.users import CLAUSE, AgencyUsers
from workflows.manual.people.administrator.who import email_of, given_up_by, name_of


@dataclass(frozen=True)
class DesignateAdministrator(
    Effect,
    key="DesignateAdministrator",
    felt=True,
    undone=Undone("the role goes back: who was named no longer has it, and who gave it up has it again"),
):
    """Who was named is the agency's administrator, and has its open tasks; who gave the role up for it no longer is."""

    name: Term[str]
    email: Term[str]
    instead_of: Term[tuple[str, ...]] = ()


Again = one_text(
    "AnotherName", "Ask the agency for another name.", "Why somebody else is to be named", "The agency reads it"
)


def hands_over(known: Known) -> bool:
    """Say whether somebody gives the role up for it."""
    return bool(given_up_by(known))


RECORDING = (
    Must("record", CLAUSE, SYSTEM_ADMIN, "record whom {subject} names as Agency Administrator")
    .aimed(
        "the manual sets no time for it",
        within=BusinessDays(Policy.aa_record_days),
        late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR)),
    )
    .answers(
        Step("record", CLAUSE, S.DESIGNATED)
        .citing("2.2-aa-single-contact")
        .called("Record the Agency Administrator", "Agency Administrator recorded")
        .does(
            DesignateAdministrator(name_of, email_of, given_up_by),
            TellUsers("administrator-handed-over", given_up_by, hands_over, licensed=False),
        )
        .tells("administrator-recorded", AGENCY_ADMIN, AGENCY_DIRECTOR),
        send_back("ask-again", CLAUSE, S.WANTED, "another name", Again).tells(
            "administrator-named-again", AGENCY_DIRECTOR
        ),
    )
)


class AdministratorInDirectory(Form, key="AdministratorInDirectory"):
    """The directory has an administrator of the agency."""

    email: Annotated[Line, Meta(title="Agency Administrator")]


IN_DIRECTORY = (
    Step("in-directory", CLAUSE, S.DESIGNATED)
    .called("Close the case: there is an Agency Administrator", "Agency Administrator recorded in the directory")
    .by(CLOCK)
    .asks(AdministratorInDirectory)
    .tells("administrator-recorded", AGENCY_ADMIN, AGENCY_DIRECTOR)
)


def _is_there(known: Known) -> AdministratorInDirectory | None:
    """Return who the directory has as administrator, unless that is whoever is to give the role up."""
    there = [each for each in known[AgencyUsers].administrators if each not in given_up_by(known)]
    return AdministratorInDirectory(email=there[0]) if there else None


FOLLOWED = (
    Follow(AgencyUsers, IN_DIRECTORY, CLOCK, _is_there, "The directory says so"),
    FOLLOW_NUMBER,
)
