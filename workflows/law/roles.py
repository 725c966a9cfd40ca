"""Who acts: the roles the manual names, who may stand in for whom, and how far a role reaches."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """A hat that a person wears."""

    CLOCK = "desk"
    SYSTEM_ADMIN = "System Administrator"
    ICA_DIRECTOR = "ICA director"
    MANAGING_DIRECTOR = "ICA managing director"
    COUNSEL = "legal counsel"
    AGENCY_ADMIN = "Agency Administrator"
    AGENCY_DIRECTOR = "agency executive director"
    TRAINEE = "trainee"
    USER = "HMIS user"
    COC_BALANCE = "Balance of State CoC"
    COC_CHITTENDEN = "Chittenden County CoC"
    COMMITTEE = "Advisory Committee"
    CHAIR = "Advisory Committee chair"
    COMPLAINANT = "complainant"


CLOCK, SYSTEM_ADMIN, ICA_DIRECTOR, COUNSEL = Role.CLOCK, Role.SYSTEM_ADMIN, Role.ICA_DIRECTOR, Role.COUNSEL
AGENCY_ADMIN, AGENCY_DIRECTOR, TRAINEE, USER = Role.AGENCY_ADMIN, Role.AGENCY_DIRECTOR, Role.TRAINEE, Role.USER
COC_BALANCE, COC_CHITTENDEN, COMMITTEE = Role.COC_BALANCE, Role.COC_CHITTENDEN, Role.COMMITTEE
CHAIR, MANAGING_DIRECTOR, COMPLAINANT = Role.CHAIR, Role.MANAGING_DIRECTOR, Role.COMPLAINANT

STANDS_IN_FOR = {
    ICA_DIRECTOR: {SYSTEM_ADMIN},
    AGENCY_DIRECTOR: {AGENCY_ADMIN},
    CHAIR: {COMMITTEE},
}
OF_AN_AGENCY = frozenset({AGENCY_ADMIN, AGENCY_DIRECTOR})  # such a role reaches the cases of its agency only
OF_THE_CASE = frozenset({TRAINEE, USER, COMPLAINANT})  # such a role is no office; it comes with a case
OF_THE_COMMITTEE = frozenset({COMMITTEE, CHAIR})  # who is tied to the agency of a case stands aside in it
STAFF = frozenset({SYSTEM_ADMIN, ICA_DIRECTOR, MANAGING_DIRECTOR})  # those employed by the HMIS Lead Agency


def may_act_as(actors: Iterable[Role], owner: Role) -> bool:
    """Say whether one of these roles is the owner of a task or stands in for the owner."""
    return any(actor is owner or owner in STANDS_IN_FOR.get(actor, ()) for actor in actors)


def vacancy(owner: Role) -> Role:
    """Return who does the duties of an office that nobody holds (2.1-aa-optional); most have no substitute."""
    return {AGENCY_ADMIN: SYSTEM_ADMIN, CHAIR: COMMITTEE}.get(owner, owner)
