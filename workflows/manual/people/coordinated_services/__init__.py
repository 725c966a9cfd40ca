"""P08. Coordinated Services Agreement (manual 2.1, Participation Agreement Documents).

A named user of one agency may enter data or report for another one. The user and the executive directors of both
agencies sign; ICA files the agreement and opens the access. It ends with its term, with either agency's notice, or with
the user's license, whichever comes first; with either agency too, once it leaves the HMIS. While the license is suspended the agreement rests: nobody can sign in with
it, and ICA opens no access. The task to open it stays, with its date: that it vanished would tell the other agency of a suspension.
"""

from workflows.facts.facts import fact
from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.law.readers import EVERY_AGENCY, SUBJECT
from workflows.law.roles import AGENCY_ADMIN, USER
from workflows.manual.people.coordinated_services.asking import (
    ASK,
    CLAUSE,
    REVIEWED,
    WITHDRAW,
    CoordinatedServices,
    OtherAgency,
)
from workflows.manual.people.coordinated_services.ending import (
    CLOSE,
    GIVE_NOTICE,
    LEAVES,
    OTHER_LEAVES,
    TERM,
    WITH_THE_LICENSE,
    WITH_THE_OTHER,
)
from workflows.manual.people.coordinated_services.signing import AGENCIES_SIGN, KEEP, SIGNED, USER_SIGNS
from workflows.manual.people.coordinated_services.states import S
from workflows.manual.people.standing import PersonStanding


def matter(known: Known) -> str:
    """Return for which other agency it is."""
    return known[CoordinatedServices].other


PROCESS = (
    Process(
        "P08",
        "Coordinated Services Agreement",
        "people",
        subject=USER,
        heading="{subject} to work for {other}",
        names={"other": fact(OtherAgency.name)},
    )
    .looks_up(PersonStanding, OtherAgency)
    .shows(OtherAgency, to=(EVERY_AGENCY, SUBJECT))
    .one_open(CLAUSE, "there is an agreement, or a request for one, about this user and that agency", matter)
    .untold(AGENCY_ADMIN, because="the executive directors sign and are told; administrators see the case")
    .follows(WITH_THE_LICENSE, WITH_THE_OTHER)
    .begins(ASK, REVIEWED)
    .throughout((S.SIGNING, S.KEEPING), may=(WITHDRAW, LEAVES, OTHER_LEAVES))
    .runs(
        Waiting(S.SIGNING, CLAUSE, "Signatures").until(USER_SIGNS, AGENCIES_SIGN).then(SIGNED),
        Waiting(S.KEEPING, "2.1-csa-kept", "Access").until(KEEP),
        Waiting(S.RUNNING, CLAUSE, "Agreement").until(TERM).may(GIVE_NOTICE, LEAVES, OTHER_LEAVES),
        Waiting(S.CLOSING, CLAUSE, "Access").until(CLOSE),
        Ended(S.ENDED, CLAUSE, "Ended"),
        Ended(S.REFUSED, CLAUSE),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
