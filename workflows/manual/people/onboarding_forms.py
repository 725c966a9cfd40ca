"""P03: what onboarding asks of people."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Form
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, DURING, PERSON_EMAIL, PERSON_NAME, Email, Line, Remark, Text
from workflows.law.levels import Level

Minutes = Annotated[int, Meta(ge=1, le=2880)]
Missed = Annotated[int, Meta(ge=0, le=2880)]


class Engagement(Choice):
    """How a person works for an agency."""

    STAFF = "staff", "paid staff"
    VOLUNTEER = "volunteer", "official volunteer"
    CONTRACTOR = "contractor", "contractor only"
    OTHER = "other", "none of these"


class Access(
    Form, key="Access", kw_only=True
):  # said again for the type checker: fields with defaults stand among the others
    """Request a license for a new user."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    name: Annotated[Line, PERSON_NAME, Meta(title="Name of the new user")]
    email: Annotated[Email, PERSON_EMAIL, Meta(title="E-mail address", description="The user signs in with it")]
    engagement: Annotated[Engagement, Meta(title="How the person works for the agency")]
    application: Annotated[bool, Meta(title="For a volunteer: the application is on file")] = False
    agency_training: Annotated[bool, Meta(title="For a volunteer: the agency's own training is done")] = False
    hours: Annotated[bool, Meta(title="For a volunteer: hours are recorded")] = False
    adult: Annotated[bool, Meta(title="The person is at least 18 years old")]
    authorized: Annotated[bool, Meta(title="The agency authorizes the person to use the HMIS")]
    level: Annotated[Level, Meta(title="Access level wanted", description="Up to Case Manager III your agency decides")]
    director_asks: Annotated[
        bool, Meta(title="For a level above Case Manager III: the executive director asks for it")
    ] = False
    art: Annotated[bool, Meta(title="The person also needs an Advanced Reporting Tool (ART) license")] = False
    programs: Annotated[Remark, Meta(title="Programs the person will work in")] = ""
    background_check: Annotated[
        bool,
        Meta(
            title="A criminal background check was made", description="Recommended; it is recorded and decides nothing"
        ),
    ] = False


class Series(Form, key="Series"):
    """Begin the training series."""

    begun_on: Annotated[
        date, DURING, Meta(title="First session begun", description="The day of the first session, not of registration")
    ]


class Waiver(Form, key="Waiver"):
    """Waive the training series."""

    familiarity: Annotated[Text, Meta(title="How familiar the person is with the HMIS")]
    changes: Annotated[Text, Meta(title="Which updates and changes the person would have learned in the series")]


class SeriesNeeded(Form, key="SeriesNeeded"):
    """Require the series of a former license holder."""

    why: Annotated[Text, Meta(title="Why the series is needed")]


class Homework(Form, key="Homework"):
    """Hand in the homework."""

    work: Annotated[Text, Meta(title="What you hand in", description="All sessions and assignments, done")]


class Corrections(Form, key="Corrections"):
    """Say what must be corrected."""

    wanted: Annotated[Text, Meta(title="What the trainee must correct")]


class Corrected(Form, key="Corrected"):
    """Hand in the corrections."""

    work: Annotated[Text, Meta(title="What you corrected")]


class NotGrasped(Form, key="NotGrasped"):
    """Require the series again."""

    why: Annotated[Text, Meta(title="Which concepts the homework shows were not grasped")]


class NoLicense(Form, key="NoLicense"):
    """Refuse the license."""

    why: Annotated[Text, Meta(title="Why the license is refused", description="The trainee and the agency read it")]


class Session(Form, key="Session"):
    """Record the trainee's attendance at a session of the series."""

    title: Annotated[Line, Meta(title="Session")]
    held_on: Annotated[date, DURING, Meta(title="Held on")]
    minutes: Annotated[Minutes, Meta(title="Length, in minutes")]
    missed: Annotated[Missed, Meta(title="Minutes missed")]


class Security(Form, key="Security"):
    """Record the trainee's security training."""

    held_on: Annotated[date, DURING, Meta(title="Held on")]
    minutes: Annotated[Minutes, Meta(title="Length, in minutes")]
    missed: Annotated[Missed, Meta(title="Minutes missed")]


class Signature(Form, key="Signature"):
    """Sign the Vermont HMIS User Agreement."""

    agree: Annotated[bool, Meta(title="I have read the User Agreement and agree to it")]
    conflict_statement: Annotated[
        bool, Meta(title="I will not change my own HMIS record or that of my immediate family")
    ]
    signed_as: Annotated[Line, Meta(title="Your full name, as your signature")]
    conflicts: Annotated[
        Remark,
        Meta(
            title="Conflicts of interest to disclose",
            description="Say whether you or close family may be in the HMIS; name no client",
        ),
    ] = ""


class Acknowledgment(Form, key="Acknowledgment"):
    """Acknowledge the privacy notice."""

    received: Annotated[bool, Meta(title="I have received a copy of the privacy notice and will comply with it")]
    signed_as: Annotated[Line, Meta(title="Your full name, as your signature")]


class LevelDecision(Form, key="LevelDecision"):
    """Decide the access level."""

    level: Annotated[Level, Meta(title="Access level")]
    provider: Annotated[Line, Meta(title="Agency provider the user is assigned to")]
    oriented: Annotated[bool, Meta(title="The person knows the agency's and programs' data-entry rules")]


class Account(Form, key="Account"):
    """Confirm the user name."""

    username: Annotated[Line, Meta(title="User name in WellSky", description="Never the password")]
    created_on: Annotated[date, DURING, Meta(title="Created on")]


class Withdrawal(Form, key="Withdrawal"):
    """Withdraw the request."""

    why: Annotated[Text, Meta(title="Why the request is withdrawn")]
