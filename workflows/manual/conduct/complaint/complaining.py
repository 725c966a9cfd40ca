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
from workflows.law.fields import ACCUSED, AGENCY, ANY_OF, Remark
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, COMPLAINANT, MANAGING_DIRECTOR, SYSTEM_ADMIN
from workflows.law.wording import listed
from workflows.manual.conduct.complaint.accused import REFER_AGAIN, RETURN, of_employee
from workflows.manual.conduct.complaint.saying import Complaint, Given, Referral, Suspect, reachable
from workflows.manual.conduct.complaint.states import S

# "In the event that the suspicion of violation of use is about an employee of the HMIS Lead Agency, the Agency
# Administrator or reporting user should contact …"

ticked = fact(Complaint.about).is_(Suspect.EMPLOYEE)
LEADERSHIP = (COC_BALANCE, COC_CHITTENDEN, MANAGING_DIRECTOR)
ABOUT_STAFF = ("complaint-about-staff", *LEADERSHIP)
TOUCHES = "a complaint about an ICA employee goes to the leadership of the affected CoC; say which one, or both"
COMPLAIN = (
    Step("complain", "2.8-report-duty")
    .citing("2.8-complaint-content", "2.8-complaint-writing", "2.8-anonymous")
    .called("File a complaint", "Complaint received")
    .said(
        "ICA's System Administrators read the complaint. If it is about an ICA employee, the leadership of the CoC you name and "
        "ICA's managing director read it instead, and nobody else at ICA does. Nobody reads a complaint about themselves."
    )
    .by(COMPLAINANT)
    .asks(Complaint)
    .requires(
        Require("2.8-ica-employee", TOUCHES, ~ticked | fact(Complaint.continua).given, about=fact(Complaint.continua))
    )
    .leads(
        to(S.RECEIVED).when(~of_employee).tells("complaint-received", SYSTEM_ADMIN),
        otherwise(S.WITH_LEADERSHIP, "2.8-ica-employee").tells(*ABOUT_STAFF),
    )
)
_HANDED = Require("2.8-ica-employee", TOUCHES, fact(Referral.continua).given)
REFER = (
    Step("refer", "2.8-ica-employee", S.WITH_LEADERSHIP)
    .when((~RETURN.taken).said("the leadership has not sent it back", "the leadership has sent it back"))
    .called("Hand it to the leadership", "Handed to the leadership: an ICA employee is complained of")
    .by(SYSTEM_ADMIN)
    .asks(Referral)
    .requires(_HANDED)
    .tells(*ABOUT_STAFF)
)
HAND_BACK = (
    Step(REFER_AGAIN.name, "2.8-ica-employee", S.WITH_LEADERSHIP)
    .when(RETURN.taken.said("the leadership has sent it back", "the leadership has not sent it back"))
    .called("Hand it to the leadership again", "Handed to the leadership again: an ICA employee is complained of")
    .by(SYSTEM_ADMIN)
    .asks(Referral)
    .requires(_HANDED)
    .tells(*ABOUT_STAFF)
)
PASS_ON = (
    Step("pass-on", "2.8-ica-employee", S.WITH_LEADERSHIP)
    .called("Pass it to the leadership", "Passed to the leadership: ICA's staff may not look into it")
    .tells(*ABOUT_STAFF)
)

# "A complaint about a potential violation must include the user and Partner Agency name and a description of the
# violation, including the date or timeframe of the suspected violation."
# What it lacks is asked for.


class Completed(Form, key="Completed", kw_only=True):
    """Add what the complaint lacked."""

    user: Annotated[Given, ACCUSED, ANY_OF, Meta(title="Of a user: name or email address")] = ""
    agency: Annotated[Given, AGENCY, ANY_OF, Meta(title="Agency")] = ""
    occurred: Annotated[Given, ANY_OF, Meta(title="On which day, or over which period")] = ""
    more: Annotated[Remark, ANY_OF, Meta(title="What else was learned")] = ""


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
