"""P19: what a violation asks of people."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Form
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, DURING, PAST, PERSON_EMAIL, Email, Line, Remark, Text


class Violator(Choice):
    """Whose violation it is: each has a count of its own."""

    USER = "user", "a user"
    AGENCY = "agency", "an agency"


class Allegation(Form, key="Allegation", kw_only=True):  # said again for the type checker
    """Record what is alleged."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Where it happened")]
    violator: Annotated[Violator, Meta(title="Who is said to have violated the policies or agreements")]
    user: Annotated[
        Email | None, PERSON_EMAIL, Meta(title="E-mail address of the user", description="Empty for an agency")
    ] = None
    what: Annotated[Text, Meta(title="What is said to have happened, and which policy or agreement it touches")]
    occurred: Annotated[Line, Meta(title="When it happened, or over which period")]


class Proposal(Choice):
    """What ICA proposes to the Committee at the third tier."""

    KEEP = "keep", "keep the license"
    SUSPEND = "suspend", "suspend the agency"
    TERMINATE = "terminate"


class Finding(Form, key="Finding", kw_only=True):
    """Find a violation."""

    nature: Annotated[
        Line, Meta(title="Nature of the violation", description="It stands on the Committee's agenda: no names")
    ]
    occurred_on: Annotated[date, PAST, Meta(title="Day it happened", description="The last day, of a period")]
    law: Annotated[bool, Meta(title="A law was broken, in connection with the HMIS or its data")] = False
    counsel_note: Annotated[Remark, Meta(title="Which law, and counsel's note on it")] = ""
    named: Annotated[
        tuple[Line, ...],
        Meta(title="Of an agency's violation: users it names, by e-mail address", description="One a line"),
    ] = ()
    proposal: Annotated[Proposal | None, Meta(title="At the third tier: what ICA proposes to the Committee")] = None
    grounds: Annotated[Remark, Meta(title="Grounds of the proposal")] = ""


class Dismissal(Form, key="Dismissal"):
    """Find no violation."""

    why: Annotated[Text, Meta(title="Why no violation is found")]


class Letter(Form, key="Letter"):
    """Confirm the written notice."""

    sent_on: Annotated[date, DURING, Meta(title="Notice sent on", description="A suspension counts from this day")]


class Remedy(Form, key="Remedy"):
    """Report the remedy."""

    action: Annotated[Text, Meta(title="Action taken to remedy the violation")]
    received_on: Annotated[date, DURING, Meta(title="Report received by ICA on")]


class OtherRemedy(Form, key="OtherRemedy"):
    """Take the report of another agency."""

    agency_name: Annotated[Line, Meta(title="Agency that reports", description="The one the person works for now")]
    action: Annotated[Text, Meta(title="Action taken to remedy the violation")]
    received_on: Annotated[date, DURING, Meta(title="Report received by ICA on")]


class TrainingGiven(Form, key="TrainingGiven"):
    """Record the training given."""

    held_on: Annotated[date, DURING, Meta(title="Held on")]
    what: Annotated[Line, Meta(title="What was taught")]


class Done(Form, key="Done"):
    """Confirm what was done in WellSky."""

    done_on: Annotated[date, DURING, Meta(title="Done in WellSky on")]


class Told(Form, key="Told"):
    """Record that the Committee was told."""

    told_on: Annotated[date, DURING, Meta(title="Meeting at which the Committee was told")]


class NoMeeting(Form, key="NoMeeting"):
    """Say why no meeting is scheduled."""

    why: Annotated[Text, Meta(title="Why no meeting is scheduled, and when one will be")]


class Pattern(Form, key="Pattern"):
    """Record the look at the agency's violations."""

    note: Annotated[Text, Meta(title="What you found, and what you did about it")]


class Ballot(Choice):
    """How a member votes."""

    KEEP = "keep"
    SUSPEND = "suspend", "suspend the agency"
    TERMINATE = "terminate"
    ABSTAIN = "abstain"


class Vote(Form, key="Vote"):
    """Vote."""

    choice: Annotated[Ballot, Meta(title="Vote")]
    comment: Annotated[Remark, Meta(title="Comment", description="It goes into the minutes")] = ""


class Chaired(Form, key="Chaired"):
    """Put the question again."""

    why: Annotated[Text, Meta(title="What the Committee should weigh when it votes again")]


class Ruling(Form, key="Ruling"):
    """Record length and scope."""

    until: Annotated[date, Meta(title="Suspended through", description="At least 30 days from the decision")]
    scope: Annotated[Text, Meta(title="Scope, as the Committee decided it")]


class Judgment(Form, key="Judgment"):
    """Decide on conduct before the Committee's decision."""

    grounds: Annotated[Text, Meta(title="Grounds")]
