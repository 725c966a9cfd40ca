"""What the registries say of an agency and of a person, as onboarding and its sister processes look it up."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.counted import Same, counted
from workflows.facts.forms import Form
from workflows.law.agency_kinds import AgencyKind


class AgencyStanding(Form, key="AgencyStanding"):
    """What the desk knows of the agency."""

    kind: Annotated[AgencyKind, Meta(title="Kind of organization")] = AgencyKind.SHELTER
    partnership_signed: Annotated[bool, Meta(title="The Partnership Agreement is signed")] = True
    # And no license was issued there since.
    terminated_on: Annotated[date | None, Meta(title="The agency's licenses were terminated on")] = None
    # Looked up since a case may end with its agency.
    leaves: Annotated[bool, Meta(title="The agency leaves the HMIS")] = False


class PersonStanding(Form, key="PersonStanding"):
    """What the desk knows of the person's licenses and signed forms."""

    licensed_here: Annotated[bool, Meta(title="Holds a license at this agency")] = False
    licensed_before: Annotated[bool, Meta(title="Held a license before")] = False
    terminated: Annotated[bool, Meta(title="A license was terminated")] = False  # and no license was issued since
    barred: Annotated[bool, Meta(title="A suspension is running")] = False  # by a suspension that still runs
    agreement_signed: Annotated[bool, Meta(title="The User Agreement is signed")] = False
    notice_acknowledged: Annotated[bool, Meta(title="The privacy notice is acknowledged")] = False
    left: Annotated[bool, Meta(title="Has left")] = False  # so the directory says
    # The last time, also if it ended since with the license.
    agreement_signed_on: Annotated[date | None, Meta(title="User Agreement signed on")] = None
    terminated_on: Annotated[date | None, Meta(title="License terminated on")] = None
    # If none is held elsewhere.
    licensed_until: Annotated[date | None, Meta(title="Last day of an earlier license")] = None
    name: Annotated[str, Meta(title="Name")] = ""  # as the directory has it
    # Of somebody whom a funder's agreement names, since when it has ended.
    agreement_over_on: Annotated[date | None, Meta(title="The funder's agreement ended on")] = None


ANYWHERE, HERE = counted("P03", Same.PERSON), counted("P03", Same.PERSON_HERE)


class EarlierSeries(Form, key="EarlierSeries"):
    """What the desk knows of the person's earlier training series, at any agency."""

    failed: Annotated[int, ANYWHERE, Meta(title="Earlier series in which the homework failed")] = 0


class Attempt(Form, key="Attempt"):
    """Which attempt at the series this case is, and how many before it failed in the homework."""

    number: Annotated[int, HERE, Meta(title="Attempt")] = 1
    failed: Annotated[int, HERE, Meta(title="Earlier attempts in which the homework failed")] = 0
    # An earlier attempt's decision is taken over.
    level_decided: Annotated[bool, HERE, Meta(title="The access level is decided already")] = False
    # After one was terminated.
    allowed_on: Annotated[date | None, HERE, Meta(title="ICA allowed a new license on")] = None
