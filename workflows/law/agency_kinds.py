"""What sort of organization an agency may be, and of which kind its programs are."""

from collections.abc import Iterable

from workflows.law.choice import Choice


class AgencyKind(Choice):
    """What sort of organization an agency is."""

    SHELTER = "shelter"
    HOUSING = "housing provider"
    OUTREACH = "outreach program"
    YOUTH = "youth provider"
    VETERANS = "veterans' provider"
    COMMUNITY_ACTION = "community action agency"
    VICTIM_SERVICES = "victim service provider"
    LEGAL = "legal services"


class ProjectType(Choice):
    """A project type of HUD's HMIS data standards (2.02.6)."""

    EMERGENCY_SHELTER = "emergency-shelter", "emergency shelter"
    NIGHT_BY_NIGHT = "night-by-night", "emergency shelter, night by night"
    TRANSITIONAL = "transitional-housing", "transitional housing"
    SUPPORTIVE = "supportive-housing", "permanent supportive housing"
    STREET_OUTREACH = "street-outreach", "street outreach"
    SERVICES_ONLY = "services-only", "services only"
    OTHER = "other", "other project"
    SAFE_HAVEN = "safe-haven", "safe haven"
    HOUSING_ONLY = "housing-only", "permanent housing only"
    HOUSING_WITH_SERVICES = "housing-with-services", "permanent housing with services"
    DAY_SHELTER = "day-shelter", "day shelter"
    PREVENTION = "prevention", "homelessness prevention"
    RAPID_REHOUSING = "rapid-rehousing", "rapid re-housing"
    COORDINATED_ENTRY = "coordinated-entry", "coordinated entry"


class Protected(Choice):
    """A kind of program for which the manual has rules of its own (3.1-protected-programs, 3.1-unnamed)."""

    VICTIM_SERVICES = "victim-services", "victim services"
    HIV_AIDS = "hiv-aids", "HIV/AIDS services"
    YOUTH = "youth", "youth services"
    LEGAL = "legal", "legal services"
    OTHER_LAW = "other-law", "protected by another law"  # as agreed in P35


MAY_BE_UNNAMED = frozenset({Protected.YOUTH, Protected.LEGAL})
"""Programs that may enter clients as unnamed; those for victims of violence and for HIV/AIDS may not (3.1-unnamed)."""


def may_be_unnamed(kinds: Iterable[Protected]) -> bool:
    """Say whether clients of a program of these kinds may be entered as unnamed (3.1-unnamed)."""
    return bool(MAY_BE_UNNAMED & {*kinds})
