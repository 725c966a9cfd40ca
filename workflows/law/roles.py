"""Who acts: the roles the manual names, who may stand in for whom, and how far a role reaches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workflows.law.named import Named


class Role(Named):
    """A hat that a person wears."""

    CLOCK = "desk"
    SYSTEM_ADMIN = "system-administrator", "System Administrator", "System Administrator"
    ICA_DIRECTOR = "ica-director", "ICA director", "ICA director"
    MANAGING_DIRECTOR = "managing-director", "ICA managing director", "ICA managing director"
    COUNSEL = "counsel", "legal counsel", "legal counsel"
    AGENCY_ADMIN = "agency-administrator", "Agency Administrator", "Agency Administrator"
    AGENCY_DIRECTOR = "agency-director", "agency executive director", "agency executive director"
    TRAINEE = "trainee"
    USER = "user", "HMIS user", "HMIS user"
    COC_BALANCE = "coc-balance", "Balance of State CoC", "Balance of State CoC"
    COC_CHITTENDEN = "coc-chittenden", "Chittenden County CoC", "Chittenden County CoC"
    COMMITTEE = "committee", "Advisory Committee", "Advisory Committee"
    CHAIR = "chair", "Advisory Committee chair", "Advisory Committee chair"
    VICE_CHAIR = "vice-chair", "Advisory Committee vice chair", "Advisory Committee vice chair"
    COMPLAINANT = "complainant"
    CONCERNED = "concerned", "person concerned", "person concerned"
    ASKER = "asker"  # whoever began the case; by it nobody may do anything, and nobody agrees to what they asked for
    RESTING = (
        "resting-administrator",
        "Agency Administrator whose license is suspended",
    )  # who reads as before, and does nothing
    ACTING_DIRECTOR = (
        "acting-director",
        "Agency Administrator, for the executive director",
    )  # where the agency has none who may answer
    BARRED_DIRECTOR = (
        "barred-director",
        "agency executive director whose license is suspended",
    )  # who does as before, and agrees to nothing
    STAND_IN = "stand-in"  # for an Agency Administrator where there is none; it does, and agrees to nothing


CLOCK, SYSTEM_ADMIN, ICA_DIRECTOR, COUNSEL = Role.CLOCK, Role.SYSTEM_ADMIN, Role.ICA_DIRECTOR, Role.COUNSEL
AGENCY_ADMIN, AGENCY_DIRECTOR, TRAINEE, USER = Role.AGENCY_ADMIN, Role.AGENCY_DIRECTOR, Role.TRAINEE, Role.USER
COC_BALANCE, COC_CHITTENDEN, COMMITTEE = Role.COC_BALANCE, Role.COC_CHITTENDEN, Role.COMMITTEE
CHAIR, MANAGING_DIRECTOR, COMPLAINANT = Role.CHAIR, Role.MANAGING_DIRECTOR, Role.COMPLAINANT
VICE_CHAIR = Role.VICE_CHAIR

STAND_IN, ASKER, CONCERNED, RESTING = Role.STAND_IN, Role.ASKER, Role.CONCERNED, Role.RESTING
ACTING_DIRECTOR, BARRED_DIRECTOR = Role.ACTING_DIRECTOR, Role.BARRED_DIRECTOR

STANDS_IN_FOR = {
    ICA_DIRECTOR: {SYSTEM_ADMIN},
    AGENCY_DIRECTOR: {AGENCY_ADMIN},
    CHAIR: {COMMITTEE},
    VICE_CHAIR: {COMMITTEE},
    STAND_IN: {AGENCY_ADMIN},
    ACTING_DIRECTOR: {AGENCY_DIRECTOR},
    BARRED_DIRECTOR: {AGENCY_DIRECTOR, AGENCY_ADMIN},
}
HATS_ALONE = frozenset({STAND_IN, RESTING, ACTING_DIRECTOR, BARRED_DIRECTOR})  # worn in a case, and no office
AGREE_TO_NOTHING = frozenset({STAND_IN, BARRED_DIRECTOR})
OF_AN_AGENCY = frozenset({AGENCY_ADMIN, AGENCY_DIRECTOR})  # such a role reaches the cases of its agency only
OF_THE_CASE = frozenset({TRAINEE, USER, COMPLAINANT, CONCERNED})  # such a role is no office; it comes with a case
OF_THE_COMMITTEE = frozenset({COMMITTEE, CHAIR, VICE_CHAIR})  # who is tied to the agency of a case stands aside in it
STAFF = frozenset({SYSTEM_ADMIN, ICA_DIRECTOR, MANAGING_DIRECTOR})  # those employed by the HMIS Lead Agency


LENT = frozenset({SYSTEM_ADMIN, ICA_DIRECTOR, AGENCY_ADMIN, AGENCY_DIRECTOR})
"""What somebody who stands in is lent: no office that a case may be kept for, to be judged by it or to judge."""


@dataclass(frozen=True, eq=False)
class Offices:
    """Several offices of one kind, of which each answers for its own part: the leaders of the Continuums of Care."""

    words: str
    held: Mapping[str, Role]  # by the key of the part
    parts: Mapping[str, str]  # what each part is called

    def __call__(self, party: str) -> Role:
        """Return the office that answers for a part."""
        return self.held[party]

    def parts_of(self, roles: Iterable[Role]) -> frozenset[str]:
        """Return the parts for which these roles answer."""
        worn = frozenset(roles)
        return frozenset(part for part, role in self.held.items() if role in worn)

    def __str__(self) -> str:
        """Return what each of them is called."""
        return self.words


def may_act_as(actors: Iterable[Role], owner: Role, *, consents: bool = False) -> bool:
    """Say whether one of these roles is the owner of a task or stands in for the owner (2.1-aa-optional).

    What is done may be done for an agency without an administrator; what is agreed to is not: that falls to its
    executive director, and the director's to its administrator, where the other is missing, barred or the subject.
    """
    return any(
        actor is owner or (owner in STANDS_IN_FOR.get(actor, ()) and not (consents and actor in AGREE_TO_NOTHING))
        for actor in actors
    )


def doers_of(owner: Role) -> frozenset[Role]:
    """Return the offices whose holders do what a role owes: itself, and those that stand in for it."""
    return frozenset({owner} | {actor for actor, others in STANDS_IN_FOR.items() if owner in others}) - HATS_ALONE


def seats_of(role: Role) -> frozenset[Role]:
    """Return the offices whose holders are meant by a role of the Committee: the vice chair is one of its members."""
    return frozenset({role, VICE_CHAIR}) if role is COMMITTEE else frozenset({role})


def fill_in(owner: Role) -> tuple[Role, ...]:
    """Return who acts in turn where nobody of an office is there: for the chair the vice chair, then any member."""
    instead = vacancy(owner)
    return (VICE_CHAIR, COMMITTEE) if owner is CHAIR else (instead,) if instead is not owner else ()


def vacancy(owner: Role, *, consents: bool = False) -> Role:
    """Return who does the duties of an office that nobody holds (2.1-aa-optional); most have no substitute."""
    administrators = AGENCY_DIRECTOR if consents else SYSTEM_ADMIN
    return {AGENCY_ADMIN: administrators, AGENCY_DIRECTOR: AGENCY_ADMIN, CHAIR: COMMITTEE}.get(owner, owner)
