"""The programs of the practice desk's agencies: one in each Continuum an agency works in, of the kind that it has."""

from __future__ import annotations

from datetime import datetime

from models.registries.programs import enter_program
from models.rows.people import Agency
from models.store.transaction import Transaction
from workflows.law.agency_kinds import AgencyKind, ProjectType, Protected

FIRST, SECOND = "11", "21"  # the ProjectIDs of the made-up exports
PROGRAMS: dict[AgencyKind, tuple[str, ProjectType, tuple[Protected, ...]]] = {
    AgencyKind.SHELTER: ("Main shelter", ProjectType.EMERGENCY_SHELTER, ()),
    AgencyKind.HOUSING: ("Apartments", ProjectType.RAPID_REHOUSING, ()),
    AgencyKind.OUTREACH: ("Outreach team", ProjectType.STREET_OUTREACH, ()),
    AgencyKind.YOUTH: ("Drop-in center", ProjectType.DAY_SHELTER, (Protected.YOUTH,)),
    AgencyKind.VETERANS: ("Veterans' housing", ProjectType.SUPPORTIVE, ()),
    AgencyKind.COMMUNITY_ACTION: ("Rent help", ProjectType.PREVENTION, ()),
    AgencyKind.VICTIM_SERVICES: ("Safe shelter", ProjectType.EMERGENCY_SHELTER, (Protected.VICTIM_SERVICES,)),
    AgencyKind.LEGAL: ("Legal clinic", ProjectType.SERVICES_ONLY, (Protected.LEGAL,)),
}


def settle_programs(session: Transaction, agency: Agency, now: datetime) -> None:
    """Enter the programs of an agency as ICA would have."""
    name, kind, protected = PROGRAMS[AgencyKind(agency.kind)]
    for project_id, continuum in zip((FIRST, SECOND), agency.cocs, strict=False):
        called = name if project_id == FIRST else f"{name}, {continuum.words}"
        facts = {"agency": agency.key, "name": called, "project_id": project_id, "continuum": continuum, "kind": kind}
        enter_program(session, {**facts, "protected": protected}, now)
