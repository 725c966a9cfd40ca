"""P06: the access levels of the HMIS, lowest first, and what each lets its user see and do (manual 2.2, user roles)."""

from __future__ import annotations

from workflows.law.choice import Choice


class Level(Choice):
    """What a license lets its user see and do."""

    RESOURCE_1 = (
        "Resource Specialist I", "",
        "ResourcePoint only, to read: the area's agencies and programs. No client or service records.",
    )  # fmt: skip
    RESOURCE_2 = (
        "Resource Specialist II", "",
        "ResourcePoint only; may update the user's own agency and programs. No client or service records.",
    )  # fmt: skip
    RESOURCE_3 = (
        "Resource Specialist III", "",
        "ResourcePoint only; may add and remove resource groups and edit system-wide news. No client or service records.",
    )  # fmt: skip
    VOLUNTEER = (
        "Volunteer", "",
        "The clients' profile screen only; may enter, refer and check in new clients. No Services Provided tab.",
    )  # fmt: skip
    AGENCY_STAFF = (
        "Agency Staff", "",
        "ResourcePoint, all service records and the clients' profile screen; may add system-wide news. No Reports.",
    )  # fmt: skip
    CASE_MANAGER_1 = "Case Manager I", "", "All screens and Reports, except Administration and the medical screen."
    CASE_MANAGER_2 = "Case Manager II", "", "All screens and Reports, with the medical screen, except Administration."
    CASE_MANAGER_3 = (
        "Case Manager III", "",
        "As Case Manager II, and program data of all providers on the user's provider tree.",
    )  # fmt: skip
    AGENCY_ADMIN = (
        "Agency Administrator", "",
        "All screens; may add and remove users, and edit agencies and programs on the user's provider tree.",
    )  # fmt: skip
    EXECUTIVE_DIRECTOR = "Executive Director", "", "The same rights as Agency Administrator, under another name."
    SYSTEM_OPERATOR = (
        "System Operator", "",
        "Administration only: providers, users, passwords, and the order of licenses. No client or service records.",
    )  # fmt: skip
    SYSTEM_ADMIN_1 = (
        "System Administrator I", "",
        "Clients as an Agency Administrator sees them, of all agencies, and all of Administration.",
    )  # fmt: skip
    SYSTEM_ADMIN_2 = "System Administrator II", "", "Everything, without restriction."

    def within(self, ceiling: str) -> bool:
        """Say whether the level is at or below another, in the manual's order."""
        return ORDER[self] <= ORDER[Level(ceiling)]


ORDER = {level: place for place, level in enumerate(Level)}
CLAUSES = {
    Level.RESOURCE_1: "2.2-role-rs1", Level.RESOURCE_2: "2.2-role-rs2", Level.RESOURCE_3: "2.2-role-rs3",
    Level.VOLUNTEER: "2.2-role-volunteer", Level.AGENCY_STAFF: "2.2-role-agency-staff",
    Level.CASE_MANAGER_1: "2.2-role-cm1", Level.CASE_MANAGER_2: "2.2-role-cm2", Level.CASE_MANAGER_3: "2.2-role-cm3",
    Level.AGENCY_ADMIN: "2.2-role-aa", Level.EXECUTIVE_DIRECTOR: "2.2-role-ed",
    Level.SYSTEM_OPERATOR: "2.2-role-sysop", Level.SYSTEM_ADMIN_1: "2.2-role-sa1", Level.SYSTEM_ADMIN_2: "2.2-role-sa2",
}  # fmt: skip
OF_ICA = frozenset({Level.SYSTEM_OPERATOR, Level.SYSTEM_ADMIN_1, Level.SYSTEM_ADMIN_2})  # they reach all agencies
WITHOUT_REPORTS = frozenset(
    {Level.RESOURCE_1, Level.RESOURCE_2, Level.RESOURCE_3, Level.VOLUNTEER, Level.AGENCY_STAFF, Level.SYSTEM_OPERATOR}
)
