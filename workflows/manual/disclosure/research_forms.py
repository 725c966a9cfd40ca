"""P15: what a research agreement asks of people."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Form
from workflows.law.choice import Choice
from workflows.law.fields import AGENCIES, DURING, PAST, PERSON_IF_KNOWN, Email, Line, Remark, Text


class Affiliation(Choice):
    """How the researcher belongs to whoever has the relationship with ICA."""

    EMPLOYED = "employed", "employed by the institution"
    AFFILIATED = "affiliated", "affiliated with the institution"
    IN_PERSON = "in-person", "has the relationship with ICA in person"
    NONE = "none", "none of these"


class Outcome(Choice):
    """What became of the personal information at the end."""

    RETURNED = "returned"
    DISPOSED = "disposed", "disposed of"


class Proposal(
    Form, key="Proposal", kw_only=True
):  # said again for the type checker: fields with defaults stand among the others
    """Record a research proposal."""

    project: Annotated[Line, Meta(title="Title of the project")]
    institution: Annotated[
        Line, Meta(title="Institution or person", description="Who has the formal relationship with ICA")
    ]
    relationship: Annotated[
        Line | None,
        Meta(
            title="Document of the formal relationship",
            description="What it is, such as a memorandum of understanding; attach it to the case",
        ),
    ] = None
    related_since: Annotated[date | None, PAST, Meta(title="Date of that document")] = None
    researcher: Annotated[Line, Meta(title="Principal investigator")]
    researcher_email: Annotated[
        Email,
        PERSON_IF_KNOWN,
        Meta(
            title="E-mail address of the principal investigator",
            description="A person of this desk who has it sees nothing of the case",
        ),
    ]
    affiliation: Annotated[Affiliation, Meta(title="How the principal investigator belongs to the institution")]
    agencies: Annotated[
        tuple[Line, ...],
        AGENCIES,
        Meta(title="Agencies whose data are used", description="Each of them approves in writing, or refuses"),
    ]
    human_subjects: Annotated[bool, Meta(title="Human-subjects review applies to the project")]
    project_ends: Annotated[date, Meta(title="End of the project")]


class Terms(Form, key="Terms", kw_only=True):
    """Find that the agreement has all its terms."""

    rules: Annotated[bool, Meta(title="It sets rules and limits for processing and securing the information")]
    returns: Annotated[bool, Meta(title="It provides for return or proper disposal at the end of the research")]
    no_other_use: Annotated[bool, Meta(title="It restricts other use or disclosure, except where law requires it")]
    complies: Annotated[bool, Meta(title="It binds the recipient to comply with all its terms")]
    board: Annotated[
        Line | None, Meta(title="Review board that approved", description="Where human-subjects review applies")
    ] = None
    board_approval: Annotated[Line | None, Meta(title="Number of the board's approval")] = None
    board_approved_on: Annotated[date | None, PAST, Meta(title="Date of the board's approval")] = None


class Changes(Form, key="Changes"):
    """Say what must be changed."""

    wanted: Annotated[Text, Meta(title="What the researcher must change in the proposal or the agreement")]


class Revision(Form, key="Revision"):
    """Record the revised agreement."""

    changed: Annotated[Text, Meta(title="What was changed", description="Attach the revised agreement to the case")]
    project_ends: Annotated[date, Meta(title="End of the project as revised", description="Changed or not")]


class Approval(Form, key="Approval"):
    """Approve the project in writing."""

    approver: Annotated[Line, Meta(title="Who approves", description="Attach the signed approval to the case")]
    approver_email: Annotated[Email, Meta(title="E-mail address of who approves")]
    approved_on: Annotated[date, DURING, Meta(title="Date of the approval")]
    independent: Annotated[bool, Meta(title="Who approves is not the researcher and takes no part in the project")]


class DataRefused(Form, key="DataRefused"):
    """Refuse the use of the agency's data."""

    why: Annotated[Text, Meta(title="Why the agency's data are not to be used")]


class ProjectRefused(Form, key="ProjectRefused"):
    """Refuse the project."""

    why: Annotated[Text, Meta(title="Why the project is refused", description="The agencies asked read it")]


class Withdrawal(Form, key="Withdrawal"):
    """Record that the proposal is withdrawn."""

    why: Annotated[Text, Meta(title="Why the proposal is withdrawn")]


class Extension(Form, key="Extension"):
    """Extend the agreement."""

    runs_until: Annotated[date, Meta(title="New end of the project")]
    why: Annotated[Text, Meta(title="Why the agreement is extended")]


class Termination(Form, key="Termination"):
    """End the agreement early."""

    ended_on: Annotated[date, DURING, Meta(title="Last day of the agreement")]
    why: Annotated[Text, Meta(title="Why the agreement ends early")]


class Certificate(Form, key="Certificate", kw_only=True):
    """Record the certificate of return or disposal."""

    outcome: Annotated[Outcome, Meta(title="What became of the personal information")]
    certified_on: Annotated[date, DURING, Meta(title="Date of return or disposal")]
    certified_by: Annotated[Line, Meta(title="Who certifies it", description="Attach the certificate to the case")]
    remark: Annotated[Remark, Meta(title="Remark")] = ""
