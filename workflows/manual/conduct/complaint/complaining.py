"""P20: what a complaint says, and what it lacks.

An incomplete complaint is kept and asked after, never refused; who wants to stay unnamed is released to nobody.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.continua import LEADERS, Continuum
from workflows.law.fields import AGENCY, MASKED, Line, Remark, Text
from workflows.law.roles import (
    COC_BALANCE,
    COC_CHITTENDEN,
    COMPLAINANT,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)
from workflows.law.wording import listed
from workflows.manual.conduct.complaint.states import S

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
    user: Annotated[Given, Meta(title="Of a user: name or email address")] = ""
    agency: Annotated[Given, AGENCY, Meta(title="Agency")] = ""
    employee: Annotated[Given, Meta(title="Of an ICA employee: the name")] = ""
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

    employee: Annotated[Line, Meta(title="Name of the employee")]
    continua: AffectedContinua
    director: OfTheDirector


@condition("an ICA employee is complained of", "a user or an agency is complained of")
def of_employee(known: Known) -> bool:
    """Ask the complaint, and what ICA found."""
    return Referral in known.forms or known[Complaint].about is Suspect.EMPLOYEE


def _said(known: Known) -> Referral | Complaint:
    return known[Referral] if Referral in known.forms else known[Complaint]


@wording("who is complained of")
def whom(known: Known) -> str:
    """Return who is complained of, in words before which no name stands; the name of the agency follows, if one is given."""
    complaint = known[Complaint]
    if complaint.about is Suspect.AGENCY and complaint.agency:
        return ""
    return f"{complaint.about}, " if complaint.agency else str(complaint.about)


def touched(known: Known) -> frozenset[Continuum]:
    """Return the Continuums whose leadership hears of it."""
    return _said(known).continua


@condition("the managing director is complained of", "the managing director is not the one complained of")
def of_director(known: Known) -> bool:
    """Ask whether it is about the managing director, who then hears nothing of it."""
    return of_employee(known) and _said(known).director


def kept_from(known: Known) -> frozenset[Role]:
    """Keep it from all of ICA but its managing director where an employee is complained of, else from the leadership."""
    if not of_employee(known):
        return frozenset({MANAGING_DIRECTOR, *LEADERS.values()})
    unaffected = {leader for continuum, leader in LEADERS.items() if continuum not in touched(known)}
    director = {MANAGING_DIRECTOR} if of_director(known) else set[Role]()
    return frozenset({SYSTEM_ADMIN, ICA_DIRECTOR, *unaffected, *director})


def receipt(known: Known) -> str:
    """Return what somebody reads who complained."""
    return (
        "You will not see it in the desk, because who complains is not written down and nobody's account is tied to it. "
        f"Keep the number. To add something, write to {known.policy.complaint_address} and give the number; "
        "about an ICA employee, write to the leadership of your Continuum instead."
    )


# "In the event that the suspicion of violation of use is about an employee of the HMIS Lead Agency, the Agency
# Administrator or reporting user should contact …"

TOUCHES = "a complaint about an ICA employee goes to the leadership of the affected CoC; say which one, or both"
COMPLAIN = (
    Step("complain", "2.8-report-duty")
    .citing("2.8-complaint-content", "2.8-complaint-writing", "2.8-anonymous")
    .called("File a complaint", "Complaint received")
    .by(COMPLAINANT)
    .asks(Complaint)
    .requires(
        Require(
            "2.8-ica-employee", TOUCHES, ~of_employee | fact(Complaint.continua).given, about=fact(Complaint.continua)
        )
    )
    .leads(
        to(S.RECEIVED).when(~of_employee).tells("complaint-received", SYSTEM_ADMIN),
        otherwise(S.WITH_LEADERSHIP, "2.8-ica-employee").tells(
            "complaint-about-staff", COC_BALANCE, COC_CHITTENDEN, MANAGING_DIRECTOR
        ),
    )
)
REFER = (
    Step("refer", "2.8-ica-employee", S.WITH_LEADERSHIP)
    .called("Hand it to the leadership", "Handed to the leadership: an ICA employee is complained of")
    .by(SYSTEM_ADMIN)
    .asks(Referral)
    .requires(Require("2.8-ica-employee", TOUCHES, fact(Referral.continua).given))
    .tells("complaint-about-staff", COC_BALANCE, COC_CHITTENDEN, MANAGING_DIRECTOR)
)

# "A complaint about a potential violation must include the user and Partner Agency name and a description of the
# violation, including the date or timeframe of the suspected violation."
# What it lacks is asked for.


class Completed(Form, key="Completed", kw_only=True):
    """Add what the complaint lacked."""

    user: Annotated[Given, Meta(title="Of a user: name or email address")] = ""
    agency: Annotated[Given, AGENCY, Meta(title="Agency")] = ""
    occurred: Annotated[Given, Meta(title="On which day, or over which period")] = ""
    more: Annotated[Remark, Meta(title="What else was learned")] = ""


def missing(known: Known) -> list[str]:
    """Return which of the things that a complaint must say are not known yet."""
    said: list[Complaint | Completed] = [known[Complaint]]
    said += [known[Completed]] if Completed in known.forms else []
    needed = {
        "the user": known[Complaint].about is not Suspect.USER or any(each.user.strip() for each in said),
        "the agency": any(each.agency for each in said),
        "the date or period": any(each.occurred.strip() for each in said),
    }
    return [thing for thing, given in needed.items() if not given]


@wording("what is missing")
def _missing(known: Known) -> str:
    return f"{listed(missing(known))} {'is' if len(missing(known)) == 1 else 'are'} missing"


@condition("the complaint says all that it must", "something is missing in the complaint")
def _complete(known: Known) -> bool:
    return not missing(known)


@condition("the complainant may be contacted", "the complainant may not be contacted")
def reachable(known: Known) -> bool:
    """Ask whether there is leave to contact the complainant, and a way."""
    return known[Complaint].may_contact and bool(known[Complaint].contact.strip())


LOOK_INTO = (
    Step("look-into", "2.8-complaint-content", S.LOOKING)
    .called("Look into it", "Complaint complete")
    .requires(
        Require(
            "2.8-complaint-content",
            "a complaint names user and agency and the date or period; here {missing}",
            _complete,
            names={"missing": _missing},
        )
    )
)
Question = one_text("Question", "Ask for what the complaint lacks.", "What you asked the complainant", field="wanted")
ASK = (
    Step("ask", "2.8-complaint-content", S.ASKED)
    .when(reachable)
    .called("Ask for what is missing", "Complainant asked")
    .asks(Question)
)
COMPLETE = (
    Step("complete", "2.8-complaint-content", S.LOOKING)
    .called("Add what was missing", "Complaint completed")
    .asks(Completed)
)
Without = one_text("Without", "Go on without what the complaint lacks.", "Why you go on without it")
GO_ON = (
    Step("go-on", "2.8-complaint-content", S.LOOKING).called("Go on without it", "Looked into as it is").asks(Without)
)
