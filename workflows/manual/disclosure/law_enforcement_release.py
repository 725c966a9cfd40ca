"""P13: what an agency confirms and records when it releases information, or why it does not."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import Form
from workflows.law.fields import DURING, Line, Text


class Given(Form, key="Given"):
    """Record what is given, to whom, and when."""

    recipient: Annotated[Line, Meta(title="Given to")]
    what: Annotated[Text, Meta(title="What is given")]
    given_on: Annotated[date, DURING, Meta(title="Given on")]
    lawful: Annotated[
        bool,
        Meta(
            title="It is consistent with applicable law and standards of ethical conduct",
            description="42 CFR Part 2 and VAWA protect some records further",
        ),
    ]


class Release(Given, key="Release"):
    """Release on a written request; confirm its conditions as you see them."""

    signed: Annotated[bool, Meta(title="A supervisory official has signed the request")]
    material: Annotated[bool, Meta(title="It states how the information is relevant and material")]
    identified: Annotated[bool, Meta(title="It identifies the information wanted")]
    limited: Annotated[bool, Meta(title="It is specific and limited in scope, and so is what is given")]
    approved: Annotated[bool, Meta(title="ICA's legal counsel has approved the release")]
    consented: Annotated[bool, Meta(title="The Continuum of Care has consented in writing")]
    deidentified: Annotated[bool, Meta(title="It states that de-identified information could not be used")]


class CourtRelease(Given, key="CourtRelease"):
    """Release what a court paper orders."""

    extent: Annotated[bool, Meta(title="It is no more than the law requires")]
    cleared: Annotated[
        bool,
        Meta(
            title="No record is protected by 42 CFR Part 2 or VAWA, or counsel has cleared it",
            description="Such records need more than a court paper",
        ),
    ]


class ProtectiveRelease(Given, key="ProtectiveRelease"):
    """Release for federal protective services."""

    authorized: Annotated[bool, Meta(title="The official is an authorized federal official")]
    limited: Annotated[bool, Meta(title="The information is specific and limited to the purpose")]


class PremisesRelease(Given, key="PremisesRelease"):
    """Release evidence of a crime at the agency."""

    evidence: Annotated[bool, Meta(title="The agency believes it is evidence of criminal conduct")]
    on_premises: Annotated[bool, Meta(title="The conduct occurred on the agency's premises")]
    good_faith: Annotated[bool, Meta(title="The belief is held in good faith")]


class Declined(Form, key="Declined"):
    """Choose not to release."""

    why: Annotated[Text, Meta(title="Why nothing is released")]


class Objection(Form, key="Objection"):
    """Object to the paper in court, through counsel."""

    paper: Annotated[Line, Meta(title="Number of the paper filed with the court")]
    why: Annotated[Text, Meta(title="Why the agency objects")]


class Comment(Form, key="Comment"):
    """Comment on the court paper."""

    comment: Annotated[Text, Meta(title="Comment, or further action advised")]
