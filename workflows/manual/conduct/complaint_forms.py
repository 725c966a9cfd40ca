"""P20: what a complaint asks of people."""

from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Form
from workflows.law.choice import Choice
from workflows.law.continua import Continuum
from workflows.law.fields import AGENCY, MASKED, Line, Remark, Text

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
    Meta(title="Of an ICA employee: the Continuum it touches", description="Choose both if you do not know"),
]
OfTheDirector = Annotated[bool, Meta(title="The employee is ICA's managing director")]


class Complaint(Form, key="Complaint", kw_only=True):  # said again for the type checker
    """Report a suspected violation. Leave out what you do not know: ICA keeps the complaint and asks."""

    about: Annotated[Suspect, Meta(title="Who is complained of")]
    user: Annotated[Given, Meta(title="Of a user: name or e-mail address")] = ""
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


class Question(Form, key="Question"):
    """Ask for what the complaint lacks."""

    wanted: Annotated[Text, Meta(title="What you asked the complainant")]


class Completed(Form, key="Completed", kw_only=True):
    """Add what the complaint lacked."""

    user: Annotated[Given, Meta(title="Of a user: name or e-mail address")] = ""
    agency: Annotated[Given, AGENCY, Meta(title="Agency")] = ""
    occurred: Annotated[Given, Meta(title="On which day, or over which period")] = ""
    more: Annotated[Remark, Meta(title="What else was learned")] = ""


class Without(Form, key="Without"):
    """Go on without what the complaint lacks."""

    why: Annotated[Text, Meta(title="Why you go on without it")]


class Referral(Form, key="Referral", kw_only=True):
    """Hand the complaint over, because it is about an ICA employee. You will not see it any more."""

    employee: Annotated[Line, Meta(title="Name of the employee")]
    continua: AffectedContinua
    director: OfTheDirector


class Dropped(Form, key="Dropped"):
    """Dismiss the complaint."""

    why: Annotated[Text, Meta(title="Why the complaint is dismissed")]


class Unfounded(Form, key="Unfounded"):
    """Find the complaint unfounded."""

    why: Annotated[Text, Meta(title="What you looked into, and what it showed")]


class Answered(Form, key="Answered"):
    """Record that the complainant was told."""

    words: Annotated[Text, Meta(title="What the complainant was told")]


class Inquiry(Form, key="Inquiry"):
    """Put on record what was found."""

    found: Annotated[Text, Meta(title="What was looked into, and what was found")]


class BalanceView(Form, key="BalanceView"):
    """Give the view of the Balance of State."""

    view: Annotated[Text, Meta(title="The Continuum's view, and what should follow")]


class ChittendenView(Form, key="ChittendenView"):
    """Give the view of Chittenden County."""

    view: Annotated[Text, Meta(title="The Continuum's view, and what should follow")]


class Outcome(Form, key="Outcome"):
    """Record what was decided."""

    borne_out: Annotated[bool, Meta(title="The complaint is borne out")]
    follows: Annotated[
        Text, Meta(title="What follows", description="The tiers of the manual are for users and agencies only")
    ]
