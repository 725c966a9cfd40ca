"""P06: the access levels of the HMIS, lowest first (manual 2.2, user roles)."""

from workflows.law.choice import Choice


class Level(Choice):
    """What a license lets its user see and do."""

    RESOURCE_1 = "Resource Specialist I"
    RESOURCE_2 = "Resource Specialist II"
    RESOURCE_3 = "Resource Specialist III"
    VOLUNTEER = "Volunteer"
    AGENCY_STAFF = "Agency Staff"
    CASE_MANAGER_1 = "Case Manager I"
    CASE_MANAGER_2 = "Case Manager II"
    CASE_MANAGER_3 = "Case Manager III"
    AGENCY_ADMIN = "Agency Administrator"
    EXECUTIVE_DIRECTOR = "Executive Director"
    SYSTEM_OPERATOR = "System Operator"
    SYSTEM_ADMIN_1 = "System Administrator I"
    SYSTEM_ADMIN_2 = "System Administrator II"

    def within(self, ceiling: str) -> bool:
        """Say whether the level is at or below another, in the manual's order."""
        return ORDER[self] <= ORDER[Level(ceiling)]


ORDER = {level: place for place, level in enumerate(Level)}
