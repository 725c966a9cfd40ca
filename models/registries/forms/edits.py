"""What is asked when an entry of a registry is corrected: what it says from now on, and why."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from models.registries.forms.people import NewPerson
from models.registries.forms.series import NewSeries
from models.registries.forms.trainings import NewTraining
from workflows.facts.forms import Form
from workflows.law.agency_kinds import AgencyKind
from workflows.law.continua import Continuum
from workflows.law.fields import Line, enter
from workflows.law.levels import Level

Reason = Annotated[
    str,
    Meta(
        min_length=1, max_length=500, pattern=r"^[^\r\n]*\S[^\r\n]*$", title="Reason",
        description="It stays in the history of this entry.",
    ),
    enter("say why this is corrected"),
]  # fmt: skip


class PersonEdit(NewPerson, key="PersonEdit", kw_only=True):
    """What is on record about a person."""

    reason: Reason


class AgencyEdit(Form, key="AgencyEdit"):
    """What is on record about an agency."""

    name: Annotated[Line, Meta(title="Name"), enter("enter the agency's name")]
    kind: Annotated[
        AgencyKind,
        Meta(
            title="Kind of organization",
            description="If it becomes a victim service provider, a case opens in which ICA ends its licenses.",
        ),
        enter("choose the kind of organization"),
    ]
    cocs: Annotated[
        frozenset[Continuum],
        Meta(title="Continuums of Care (CoCs)", description="Where it works", min_length=1),
        enter("choose at least one Continuum of Care (CoC)"),
    ]
    reason: Reason


class TrainingEdit(NewTraining, key="TrainingEdit", kw_only=True):
    """What is on record about a training or a session."""

    reason: Reason


class SeriesEdit(NewSeries, key="SeriesEdit", kw_only=True):
    """How a new-user series is called; its sessions are trainings, and are corrected there."""

    reason: Reason


class MeetingEdit(Form, key="MeetingEdit"):
    """Where a meeting is; its time is changed by moving it."""

    place: Annotated[
        Line,
        Meta(title="Place", description="A room, or the link for a meeting online."),
        enter("enter where the Committee meets, or the link for a meeting online"),
    ]
    reason: Reason


class LicenseEdit(Form, key="LicenseEdit"):
    """What is on record about a license; when it began and ended follows from its cases and is corrected there."""

    username: Annotated[Line, Meta(title="HMIS username"), enter("enter the username")]
    level: Annotated[Level, Meta(title="Access level"), enter("choose the access level")]
    art: Annotated[bool, Meta(title="With ART"), enter("say whether the license includes ART")]
    reason: Reason
