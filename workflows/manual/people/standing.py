"""What the registries say of an agency and of a person, as onboarding and its sister processes look it up."""

from __future__ import annotations

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
    terminated: bool = False
    barred: bool = False  # by a suspension that still runs
    agreement_signed: bool = False
    notice_acknowledged: bool = False
    left: bool = False  # so the directory says


class Attempt(Form, key="Attempt"):
    """Which attempt at the series this case is, and how many before it failed in the homework."""

    number: int = 1
    failed: int = 0
    level_decided: bool = False  # an earlier attempt's decision is taken over
