"""What sort of organization an agency may be."""

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
