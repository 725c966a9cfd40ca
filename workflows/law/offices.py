"""The offices that a person may hold: every role but those that come with a case."""

from workflows.law.choice import Choice
from workflows.law.roles import Role


class HeldRole(Choice):
    """A role that somebody holds as an office, of one agency or of the whole desk."""

    SYSTEM_ADMIN = Role.SYSTEM_ADMIN.name_outside, Role.SYSTEM_ADMIN.words
    ICA_DIRECTOR = Role.ICA_DIRECTOR.name_outside, Role.ICA_DIRECTOR.words
    MANAGING_DIRECTOR = Role.MANAGING_DIRECTOR.name_outside, Role.MANAGING_DIRECTOR.words
    COUNSEL = Role.COUNSEL.name_outside, Role.COUNSEL.words
    AGENCY_ADMIN = Role.AGENCY_ADMIN.name_outside, Role.AGENCY_ADMIN.words
    AGENCY_DIRECTOR = Role.AGENCY_DIRECTOR.name_outside, Role.AGENCY_DIRECTOR.words
    COC_BALANCE = Role.COC_BALANCE.name_outside, Role.COC_BALANCE.words
    COC_CHITTENDEN = Role.COC_CHITTENDEN.name_outside, Role.COC_CHITTENDEN.words
    COMMITTEE = Role.COMMITTEE.name_outside, Role.COMMITTEE.words
    CHAIR = Role.CHAIR.name_outside, Role.CHAIR.words
    VICE_CHAIR = Role.VICE_CHAIR.name_outside, Role.VICE_CHAIR.words

    @property
    def role(self) -> Role:
        """The role."""
        return Role(self.key)
