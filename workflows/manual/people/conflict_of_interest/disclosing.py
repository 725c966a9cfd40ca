"""P09: what a user disclosed or is suspected of, and what is arranged with a user who disclosed it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Newest
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Office, Require, Step, escalate, otherwise, to
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, DURING, PAST, PERSON_EMAIL, Email, Line, Remark, Text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.people.conflict_of_interest.states import S

# "Users must disclose any potential conflict of interest to their Agency Administrator or System Administrator."


class Source(Choice):
    """How a conflict came up."""

    DISCLOSED = "disclosed", "the user disclosed it"
    SUSPECTED = "suspected", "somebody suspects that the user changed their own or a family member's record"
    OTHER = "other", "somebody suspects that the user broke the User Agreement in another way"


class Recipient(Choice):
    """To whom a user disclosed; the choice is the user's."""

    AGENCY = "agency", "the Agency Administrator"
    ICA = "ica", "the System Administrator at ICA"


class Whose(Choice):
    """Whose record is meant; never which one."""

    OWN = "own", "the user's own"
    FAMILY = "family", "an immediate family member's"
    BOTH = "both", "the user's own and a family member's"
    NEITHER = "neither", "neither, or not known"


class Conflict(Form, key="Conflict", kw_only=True):  # said again for the type checker
    """Record what a user disclosed, or what somebody suspects. A conflict of your own is for a colleague to record."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Where the user works")]
    user: Annotated[Email, PERSON_EMAIL, Meta(title="Email address of the user")]
    source: Annotated[Source, Meta(title="How it came up")]
    recipient: Annotated[
        Recipient | None,
        Meta(
            title="Of a disclosure: who is to arrange what follows",
            description="As the user wishes; ICA, where the administrator is the one in conflict",
        ),
    ] = None
    whose: Annotated[
        Whose, Meta(title="Whose record it is about", description="Immediate family: {immediate_family_definition}")
    ]
    known_on: Annotated[
        date,
        PAST,
        Meta(
            title="Disclosed or suspected", description="The day the user told somebody, or somebody first suspected it"
        ),
    ]
    what: Annotated[
        Text,
        Meta(
            title="What was disclosed, or what points to it", description="Name no client, and give no client's number"
        ),
    ]


class WhoseRecord(Choice):
    """Whose record a user means who discloses it; never which one."""

    OWN = "own", "my own"
    FAMILY = "family", "an immediate family member's"
    BOTH = "both", "my own and a family member's"


class Disclosure(Form, key="Disclosure"):
    """Tell that you, or somebody of your immediate family, is a client too."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Where you work")]
    recipient: Annotated[
        Recipient,
        Meta(
            title="Who is to arrange with you what follows",
            description="If you are the only Agency Administrator, ICA arranges it either way",
        ),
    ]
    whose: Annotated[
        WhoseRecord,
        Meta(title="Whose record it is about", description="Immediate family: {immediate_family_definition}"),
    ]
    what: Annotated[
        Text,
        Meta(
            title="What they should know to arrange it",
            description="Such as which program. Name no client, and give no client's number",
        ),
    ]


def said(known: Known) -> Conflict | Disclosure:
    """Return what the case began with: what the user sent, or what somebody entered."""
    return known[Disclosure] if Disclosure in known.forms else known[Conflict]


@condition("the user disclosed it", "somebody suspects it")
def disclosed(known: Known) -> bool:
    """Ask how it came up."""
    return Disclosure in known.forms or known[Conflict].source is Source.DISCLOSED


@condition(
    "the user disclosed it to the Agency Administrator", "the user did not disclose it to the Agency Administrator"
)
def to_agency(known: Known) -> bool:
    """Ask to whom the user turned."""
    return disclosed(known) and said(known).recipient is Recipient.AGENCY


@condition("another breach of the User Agreement is suspected", "a conflict of interest is suspected")
def of_another_breach(known: Known) -> bool:
    """Ask what is suspected."""
    return Disclosure not in known.forms and known[Conflict].source is Source.OTHER


TO_AGENCY = (
    to(S.DISCLOSED)
    .when(to_agency)
    .called("Possible conflict disclosed to the agency")
    .tells("conflict-disclosed", USER)
    .tells("conflict-to-arrange", AGENCY_ADMIN)
)
TO_ICA = (
    to(S.DISCLOSED)
    .called("Possible conflict disclosed to ICA")
    .tells("conflict-disclosed", USER)
    .tells("conflict-to-arrange", SYSTEM_ADMIN)
)
DISCLOSE = (
    Step("disclose", "2.1-coi-disclose")
    .citing("2.1-coi-no-edit")
    .called("Disclose a conflict of interest of {your} own", "Conflict of interest disclosed")
    .said(
        "The Agency Administrator or ICA arranges with you who works on the record instead. Until then, change nothing in "
        "it. You get a receipt; the case itself stays with those who arrange it."
    )
    .by(USER)
    .asks(Disclosure)
    .leads(TO_AGENCY, TO_ICA)
)
RECORD = (
    Step("record", "2.1-coi-disclose")
    .citing("2.1-coi-no-edit", "2.1-coi-audit")
    .called("Record a conflict of interest", "Conflict of interest recorded")
    .said(
        "After a disclosure, the Agency Administrator or ICA arranges with the user who works on the record instead. "
        "After a suspicion, ICA runs the audit trail report, and the user hears of it only if there is an infraction."
    )
    .by(AGENCY_ADMIN, SYSTEM_ADMIN, Office(MANAGING_DIRECTOR, when=~disclosed))
    .asks(Conflict)
    .dated(fact(Conflict.known_on))
    .requires(
        Require(
            "2.1-coi-disclose",
            "users disclose to the Agency Administrator or to the System Administrator; say which",
            ~disclosed | fact(Conflict.recipient).given,
            about=fact(Conflict.recipient),
        )
    )
    .leads(
        TO_AGENCY,
        TO_ICA.when(disclosed),
        to(S.CONSIDERED, "2.1-coi-audit")
        .when(of_another_breach)
        .called("Suspicion recorded")
        .tells("conflict-suspected", SYSTEM_ADMIN),
        otherwise(S.SUSPECTED, "2.1-coi-audit").called("Suspicion recorded").tells("conflict-suspected", SYSTEM_ADMIN),
    )
)

# "Users will be prohibited from making changes to the information in their own file or the files of their immediate
# family members."


class Arrangement(Form, key="Arrangement", kw_only=True):
    """Record what you arranged with the user. The user reads it in an email."""

    agreed_on: Annotated[date, DURING, Meta(title="Arranged with the user on")]
    arranged: Annotated[
        Text,
        Meta(
            title="What you arranged",
            description="Such as who enters the data instead. Name no client; the user reads this",
        ),
    ]
    suspicion: Annotated[
        Remark,
        Meta(
            title="If such a record may have been changed already: what points to it",
            description="ICA then runs the audit trail report. Name no client; the user does not read this",
        ),
    ] = ""


turned = fact(Arrangement.suspicion).given.said(
    "such a record may have been changed already", "nothing points to a change"
)
ARRANGE = (
    Step("arrange", "2.1-coi-disclose")
    .citing("2.1-coi-no-edit")
    .called("Record what was arranged", "Arranged who works on the record instead")
    .asks(Arrangement)
    .tells("conflict-arranged", USER)
    .leads(
        to(S.SUSPECTED, "2.1-coi-audit")
        .when(turned)
        .called("Arranged, and handed to ICA for an audit")
        .tells("conflict-suspected", SYSTEM_ADMIN),
        otherwise(S.ARRANGED).untold(
            SYSTEM_ADMIN, because="ICA sees in the case what the agency arranged, and has nothing left to do"
        ),
    )
)
TASK = "arrange who works on the record instead"  # tasks go into mail and calendars, which name no user
IN_TIME = Newest(
    Days(Policy.coi_disclosure_days, since=fact(Conflict.known_on)),
    Days(Policy.coi_disclosure_days, since=DISCLOSE.day("the disclosure")),
)
ARRANGEMENTS = (
    Must("arrange", "2.1-coi-disclose", AGENCY_ADMIN, TASK)
    .by(IN_TIME, late=escalate(AGENCY_ADMIN, SYSTEM_ADMIN, monthly=True))
    .when(to_agency)
    .answers(ARRANGE),
    Must("arrange-at-ica", "2.1-coi-disclose", SYSTEM_ADMIN, TASK)
    .by(IN_TIME, late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR, monthly=True))
    .when(~to_agency)
    .answers(ARRANGE),
)
