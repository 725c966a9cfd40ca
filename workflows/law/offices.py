"""The offices that a person may hold: every role but those that come with a case."""

from workflows.law.choice import Choice
from workflows.law.roles import Role


class HeldRole(Choice):
    """A role that somebody holds as an office, of one agency or of the whole desk."""

    SYSTEM_ADMIN = Role.SYSTEM_ADMIN.value
    ICA_DIRECTOR = Role.ICA_DIRECTOR.value
    MANAGING_DIRECTOR = Role.MANAGING_DIRECTOR.value
    COUNSEL = Role.COUNSEL.value
    AGENCY_ADMIN = Role.AGENCY_ADMIN.value
    AGENCY_DIRECTOR = Role.AGENCY_DIRECTOR.value
    COC_BALANCE = Role.COC_BALANCE.value
    COC_CHITTENDEN = Role.COC_CHITTENDEN.value
    COMMITTEE = Role.COMMITTEE.value
    CHAIR = Role.CHAIR.value

    @property
    def role(self) -> Role:
        """The role."""
        return Role(self.key)
