"""What is asked of a person who is new to the desk, and of an office that somebody holds."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.fields import AGENCY, Email, Line, enter
from workflows.law.offices import HeldRole


class NewPerson(Form, key="NewPerson"):
    """Somebody who is to work with the desk or with the HMIS."""

    name: Annotated[Line, Meta(title="Name"), enter("enter the person's name")]
    email: Annotated[
        Email,
        Meta(title="Email address", description="Mail from the desk goes there, and the person signs in with it."),
        enter("enter an email address, such as tess@otter-creek.example"),
    ]
    agency: Annotated[
        Line | None,
        Meta(
            title="Agency",
            description="None for staff of ICA, CoC leadership, counsel and Committee members.",
        ),
        AGENCY,
    ] = None


class Newcomer(NewPerson, key="Newcomer"):
    """Somebody who is new, and perhaps the office the person holds from the first day."""

    role: Annotated[HeldRole | None, Meta(title="Role")] = None


class NewOffice(Form, key="NewOffice"):
    """An office that somebody holds from now on."""

    role: Annotated[HeldRole, Meta(title="Role"), enter("choose the role")]
    agency: Annotated[
        Line | None, Meta(title="At which agency", description="None: the role is not at an agency"), AGENCY
    ] = None


class ClaimAnswer(Form, key="ClaimAnswer"):
    """Why an agency may not ask for somebody of another one."""

    why: Annotated[
        Line,
        Meta(title="Why not", description="The agency reads this when it sends the request again."),
        enter("say why; the agency reads it"),
    ]
