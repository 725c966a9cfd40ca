"""What the registries say of an agency and of a person, as onboarding and its sister processes look it up."""

from __future__ import annotations

from datetime import date

from workflows.facts.forms import Form
from workflows.law.agency_kinds import AgencyKind


class AgencyStanding(Form, key="AgencyStanding"):
    """What the desk knows of the agency."""

    kind: AgencyKind = AgencyKind.SHELTER
    partnership_signed: bool = True


class PersonStanding(Form, key="PersonStanding"):
    """What the desk knows of the person's licenses and signed forms."""

    licensed_here: bool = False
    licensed_before: bool = False
    terminated: bool = False  # and no license was issued since
    barred: bool = False  # by a suspension that still runs
    agreement_signed: bool = False
    notice_acknowledged: bool = False
    left: bool = False  # so the directory says
    agreement_signed_on: date | None = None  # the last time, also if it ended since with the license
    terminated_on: date | None = None
    licensed_until: date | None = None  # the last day of an earlier license, if none is held elsewhere
    name: str = ""  # as the directory has it


class EarlierSeries(Form, key="EarlierSeries"):
    """What the desk knows of the person's earlier training series, at any agency."""

    failed: int = 0  # in the homework


class Attempt(Form, key="Attempt"):
    """Which attempt at the series this case is, and how many before it failed in the homework."""

    number: int = 1
    failed: int = 0
    level_decided: bool = False  # an earlier attempt's decision is taken over
    allowed_on: date | None = None  # since when ICA allows a new license, after one was terminated
