"""P20: what a complaint says: of whom, what happened, and who complains, whose name is released to nobody."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.continua import Continuum
from workflows.law.fields import ACCUSED, AGENCY, MASKED, Line, Remark, Text

Given = Annotated[str, Meta(max_length=200, pattern=r"^[^\r\n]*$")]  # one line, or nothing


class Suspect(Choice):
    """Who may be complained of."""

    USER = "user", "a user"
    AGENCY = "agency", "an agency"
    EMPLOYEE = "employee", "an ICA employee"


class Means(Choice):
    """How a complaint came."""

    WRITTEN = "written", "in writing"
    ORAL = "oral", "orally, and was written up"


AffectedContinua = Annotated[
    frozenset[Continuum],
    Meta(title="About an ICA employee: the CoC it touches", description="Choose both if you do not know"),
]
OfTheDirector = Annotated[bool, Meta(title="The employee is ICA's managing director")]


# "It is the responsibility of the Agency Administrator, or general user at Partner Agencies that do not have an Agency
# Administrator, to notify the HMIS Lead Agency when they suspect that a user or Partner Agency has violated any HMIS
# operational agreement, policy or procedure."


class Complaint(Form, key="Complaint", kw_only=True):  # said again for the type checker
    """Report a suspected violation. Leave out what you do not know: ICA keeps the complaint and asks."""

    about: Annotated[Suspect, Meta(title="Who is complained of")]
    user: Annotated[Given, ACCUSED, Meta(title="Of a user: name or email address")] = ""
    agency: Annotated[Given, AGENCY, Meta(title="Agency")] = ""
    employee: Annotated[Given, ACCUSED, Meta(title="Of an ICA employee: the name")] = ""
    continua: AffectedContinua = frozenset()
    director: OfTheDirector = False
    description: Annotated[Text, Meta(title="What happened", description="Name no client")]
    occurred: Annotated[Given, Meta(title="On which day, or over which period")] = ""
    how_known: Annotated[Remark, Meta(title="How you know of it")] = ""
    evidence: Annotated[Remark, Meta(title="Evidence, and where it is")] = ""
    means: Annotated[Means, Meta(title="How the complaint was made")] = Means.WRITTEN
    complainant: Annotated[
        Given, MASKED, Meta(title="Name of whoever complains", description="You need not give it")
    ] = ""
    contact: Annotated[Given, MASKED, Meta(title="How whoever complains can be reached")] = ""
    may_contact: Annotated[bool, Meta(title="May we contact you about this?")] = True
    anonymous: Annotated[bool, Meta(title="Do not release my name")] = False


class Referral(Form, key="Referral", kw_only=True):
    """Hand the complaint over, because it is about an ICA employee. You will not see it any more."""

    employee: Annotated[Line, ACCUSED, Meta(title="Name of the employee")]
    continua: AffectedContinua
    director: OfTheDirector


@wording("who is complained of")
def whom(known: Known) -> str:
    """Return who is complained of, in words before which no name stands; the name of the agency follows, if one is given."""
    complaint = known[Complaint]
    if complaint.about is Suspect.AGENCY and complaint.agency:
        return ""
    return f"{complaint.about}, " if complaint.agency else str(complaint.about)


def receipt(known: Known) -> str:
    """Return what somebody reads who complained."""
    return (
        "ICA's System Administrators read it. If it is about an ICA employee, the leadership of the CoC and ICA's managing director "
        "read it instead, and nobody else at ICA does. Nobody reads a complaint about themselves. "
        "You will not see it in the desk, because who complains is not written down and nobody's account is tied to it. "
        f"Keep the number. To add something, write to {known.policy.complaint_address} and give the number; "
        "about an ICA employee, write to the leadership of your CoC instead."
    )


@condition("the complainant may be contacted", "the complainant may not be contacted")
def reachable(known: Known) -> bool:
    """Ask whether there is leave to contact the complainant, and a way."""
    return known[Complaint].may_contact and bool(known[Complaint].contact.strip())
