"""P10: what the desk keeps of sharing, by HMIS client number and by program: no name, no birthday, and no signed form."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.law.agency_kinds import AgencyKind, Protected
from workflows.law.choice import Choice
from workflows.law.value import Value


class Stop(Choice):
    """Why a client's record is not shared any more."""

    WISH = "wish", "the client asks not to share it"
    ABUSE = "abuse", "the client is or may be a victim of abuse, neglect or domestic violence"
    UNDER_AGE = "under-age", "the client is under age, and cannot consent"


class Switch(Value, frozen=True):
    """A program was switched to Shared, or back to Not Shared."""

    shares: bool
    on: date


class SharedProgram(Value, frozen=True):
    """A program of the agency, with all that decides whether it may share."""

    name: Annotated[str, Meta(title="Name")]
    project_id: Annotated[str, Meta(title="ProjectID", min_length=1)]
    protected: Annotated[tuple[Protected, ...], Meta(title="Protected kinds")] = ()
    ended_on: Annotated[date | None, Meta(title="Last day")] = None
    switches: Annotated[tuple[Switch, ...], Meta(title="Switches")] = ()


class SignedForm(Value, frozen=True):
    """A consent form that a client signed for some programs; `permits` is the explicit one of a victim."""

    on: date
    programs: tuple[str, ...]
    permits: bool = False
    ends_on: date | None = None


class Stopped(Value, frozen=True):
    """Why the client's record was to be taken off, and since when."""

    why: Stop
    on: date


class SharingOnRecord(Form, key="SharingOnRecord"):
    """What is on record of the agency's programs, and of the client there."""

    kind: Annotated[AgencyKind | None, Meta(title="Kind of agency")] = None
    programs: Annotated[tuple[SharedProgram, ...], Meta(title="Programs")] = ()
    closes_on: Annotated[date | None, Meta(title="Last day of a program that shares")] = None
    signed: Annotated[tuple[SignedForm, ...], Meta(title="Consent forms of other cases")] = ()
    stops: Annotated[tuple[Stopped, ...], Meta(title="Stops of other cases")] = ()
