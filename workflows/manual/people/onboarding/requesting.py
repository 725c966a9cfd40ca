"""P03: who may ask for a license, and for whom (manual 2.1).

"Users must be paid staff or official volunteers of a Partner Agency. An official volunteer must complete a volunteer
application with the Partner Agency, undergo agency training, and record volunteer hours with the agency. … All users must
be at least 18 years old."
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step, otherwise, to
from workflows.grammar.shapes import one_text, withdraw
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, PERSON_EMAIL, PERSON_NAME, Email, Line, Remark
from workflows.law.levels import Level
from workflows.law.roles import AGENCY_ADMIN, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.onboarding.may_hold import AT_THE_REQUEST, ENTERS_DATA
from workflows.manual.people.onboarding.reapplying import shut_out
from workflows.manual.people.onboarding.states import S

REQUIRED = "required"  # what the setting says where no license is requested without a check


class Engagement(Choice):
    """How a person works for an agency."""

    STAFF = "staff", "paid staff"
    VOLUNTEER = "volunteer", "official volunteer"
    CONTRACTOR = "contractor", "contractor only"
    FUNDER = "funder", "staff of a funder"
    OTHER = "other", "none of these"


class Access(Form, key="Access", kw_only=True):  # said again for the type checker: defaults stand among the others
    """Request a license for a new user."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    name: Annotated[Line, PERSON_NAME, Meta(title="Name of the new user")]
    email: Annotated[Email, PERSON_EMAIL, Meta(title="Email address", description="The user signs in with it")]
    engagement: Annotated[Engagement, Meta(title="How the person works for the agency")]
    application: Annotated[bool, Meta(title="For a volunteer: the application is on file")] = False
    agency_training: Annotated[bool, Meta(title="For a volunteer: the agency's own training is done")] = False
    hours: Annotated[bool, Meta(title="For a volunteer: hours are recorded")] = False
    adult: Annotated[bool, Meta(title="The person is at least {min_age} years old")]
    authorized: Annotated[bool, Meta(title="The agency authorizes the person to use the HMIS")]
    level: Annotated[Level, Meta(title="Access level wanted", description="Up to {aa_max_level} your agency decides")]
    director_asks: Annotated[
        bool, Meta(title="For a level above {aa_max_level}: the executive director asks for it")
    ] = False
    art: Annotated[bool, Meta(title="The person also needs an Advanced Reporting Tool (ART) license")] = False
    programs: Annotated[Remark, Meta(title="Programs the person will work in")] = ""
    background_check: Annotated[
        bool,
        Meta(title="A criminal background check was made", description="The manual recommends one for all users"),
    ] = False


VOLUNTEERS = fact(Access.engagement).is_(Engagement.VOLUNTEER)


@condition("the level asked for is above what an agency decides itself", "an agency decides the level asked for itself")
def above_ceiling(known: Known) -> bool:
    """Compare the level asked for with the highest that an agency decides (2.1-access-level-decider)."""
    return not known[Access].level.within(known.policy.aa_max_level)


@condition("a background check is required", "a background check is only recorded")
def _checks_background(known: Known) -> bool:
    """Ask the setting; the manual recommends a check, and requires none."""
    return known.policy.background_check == REQUIRED


ADMITTED = (
    to(S.REAPPLYING, "2.8-v4-terminate")
    .when(shut_out)
    .called("License requested after a termination")
    .tells("reapplication", TRAINEE, ICA_DIRECTOR),
    otherwise(S.ENROLLED).tells("onboarding-begins", TRAINEE),
)
REQUEST = (
    Step("request", "2.1-user-eligibility")
    .citing("2.1-background-check", "2.1-aa-training-duty")
    .called("Request a license", "License requested")
    .said(
        "The System Administrator begins the training series. If a license of the person or those of the agency were terminated, ICA's director "
        "first decides whether there may be a new one."
    )
    .by(AGENCY_ADMIN)
    .asks(Access)
    .requires(
        *(replace(each.require, about=fact(Access.agency if each is ENTERS_DATA else Access.email)) for each in AT_THE_REQUEST),
        Require("2.1-contractor-ban", "someone who is only a contractor may not hold a license",
                ~fact(Access.engagement).is_(Engagement.CONTRACTOR)),
        Require("3.3-no-automatic", "a funder has no automatic access; ask for an agreement with the funder first, under which ICA names its staff",
                ~fact(Access.engagement).is_(Engagement.FUNDER), about=fact(Access.engagement)),
        Require("2.1-user-eligibility", "a user is paid staff or an official volunteer",
                ~fact(Access.engagement).is_(Engagement.OTHER)),
        Require("2.1-volunteer-conditions", "a volunteer has completed the agency's volunteer application",
                ~VOLUNTEERS | fact(Access.application).yes, about=fact(Access.application)),
        Require("2.1-volunteer-conditions", "a volunteer has undergone the agency's training",
                ~VOLUNTEERS | fact(Access.agency_training).yes, about=fact(Access.agency_training)),
        Require("2.1-volunteer-conditions", "a volunteer records hours with the agency",
                ~VOLUNTEERS | fact(Access.hours).yes, about=fact(Access.hours)),
        Require("2.1-min-age", "a user is at least {min_age} years old", fact(Access.adult).yes),
        Require("2.2-aa-access-only-if", "the agency must authorize the user", fact(Access.authorized).yes),
        Require("2.1-access-level-decider", "above {aa_max_level} the executive director asks for the level",
                ~above_ceiling | fact(Access.director_asks).yes, about=fact(Access.director_asks)),
        Require("2.1-background-check", "a criminal background check is made before a license is requested",
                ~_checks_background | fact(Access.background_check).yes, about=fact(Access.background_check)),
    )
    .leads(*ADMITTED)
)  # fmt: skip
RETAKE = (
    Step("retake", "2.2-training-30", S.ENROLLED)
    .citing("2.2-retake-discretion")
    .called("Open the next attempt", "Next attempt opened")
    .by(CLOCK)
)
Withdrawal = one_text("Withdrawal", "Withdraw the request.", "Why the request is withdrawn")
WITHDRAW = (
    withdraw("the request", S.WITHDRAWN, AGENCY_ADMIN, Withdrawal)
    .tells("request-withdrawn", TRAINEE, SYSTEM_ADMIN)
    .untold(
        ICA_DIRECTOR,
        because="a decision about a new license falls away with the request; ICA's administrators are told",
    )
)
