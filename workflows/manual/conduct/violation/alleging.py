"""P19: what is alleged, and of whom."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step
from workflows.grammar.shapes import one_text
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, CASE, PERSON_EMAIL, Email, Line, Text
from workflows.law.roles import AGENCY_ADMIN, CHAIR, CLOCK, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.states import S

# "HMIS users and Partner Agencies must abide by all HMIS operational policies and procedures found in the HMIS
# Policies and Procedures manual, the Vermont HMIS User Agreement, and the Partner Agency Agreement."


class Violator(Choice):
    """Whose violation it is: each has a count of its own."""

    USER = "user", "a user"
    AGENCY = "agency", "an agency"


class Allegation(Form, key="Allegation", kw_only=True):  # said again for the type checker
    """Record what is alleged."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Where it happened")]
    violator: Annotated[Violator, Meta(title="Who is said to have violated the policies or agreements")]
    user: Annotated[
        Email | None, PERSON_EMAIL, Meta(title="Email address of the user", description="Empty for an agency")
    ] = None
    what: Annotated[Text, Meta(title="What is said to have happened, and which policy or agreement it touches")]
    occurred: Annotated[Line, Meta(title="When it happened, or over which period")]


of_agency = (
    fact(Allegation.violator).is_(Violator.AGENCY).said("the violation is an agency's", "the violation is a user's")
)
ABOUT_SOMEBODY = Require(
    "2.8-complaint-content",
    "a violation of a user names the user by email address; one of an agency names none",
    (of_agency & ~fact(Allegation.user).given) | (~of_agency & fact(Allegation.user).given),
    about=fact(Allegation.user),
)
ALLEGE = (
    Step("allege", "2.8-scope", S.ALLEGED)
    .called("Record an allegation", "Allegation recorded")
    .by(SYSTEM_ADMIN)
    .asks(Allegation)
    .requires(ABOUT_SOMEBODY)
)
COMPLAINED = (
    Step("complained", "2.8-report-duty", S.ALLEGED)
    .called("Open from another case", "Allegation from another case recorded")
    .by(CLOCK)
)
AGENCY_WIDE = (
    Step("agency-wide", "2.8-agency-wide", S.PATTERN)
    .called("Put the agency at the third tier", "The agency is at the third tier")
    .by(CLOCK)
    .tells("agency-at-third-tier", COMMITTEE, CHAIR, ICA_DIRECTOR)
)
Dismissal = one_text("Dismissal", "Find no violation.", "Why no violation is found")
DISMISS = (
    Step("dismiss", "2.8-tiered", S.DISMISSED)
    .called("Find no violation", "No violation found")
    .asks(Dismissal)
    .untold(USER, AGENCY_ADMIN, because="they heard of no allegation, and nothing comes of it")
)


class SameDeed(Form, key="SameDeed"):
    """Join it to the finding of the same deed."""

    case: Annotated[Line, CASE, Meta(title="Case in which the deed was found", description="The number of the case")]


@condition(
    "the case has a finding about the same user or agency", "the case has no finding about the same user or agency"
)
def _found_there(known: Known) -> bool:
    return known[SameDeed].case.strip() in {each.case for each in known[ConductRecord].earlier}


JOIN = (
    Step("same-deed", "2.8-tiered", S.SAME_DEED)
    .called("Join it to a finding of the same deed", "Joined to the finding of the same deed")
    .asks(SameDeed)
    .requires(
        Require(
            "2.8-tiered",
            "give the number of a case in which a violation of the same user or agency was found",
            _found_there,
            about=fact(SameDeed.case),
        )
    )
    .untold(USER, AGENCY_ADMIN, because="they heard of the finding in its own case, and nothing more follows from it")
)


def same_violator(known: Known) -> str:
    """Return of whom something is alleged: a user, or an agency."""
    said = known[Allegation]
    return f"{said.agency}/{said.user or ''}"
