"""P06. Access level and ART license (manual 2.1, User Access; 2.2, user roles; 2.7, ART licenses).

Whom the agency lets see and do what it decides itself, up to Case Manager III; above, its executive director asks for the
level and ICA decides. An ART license is added and ended in the same way: it rests on the user's license, is suspended with
it, and ends with it. ICA makes each change in WellSky and confirms it here; the license keeps the history of its levels.
"""

from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.grammar.words import wording
from workflows.law.readers import EVERY_AGENCY, SUBJECT
from workflows.law.roles import USER
from workflows.manual.people.access_level.asking import (
    ART_CLAUSE,
    ASK,
    ASK_ICA,
    CHANGE,
    CLAUSE,
    REVIEWED,
    WITHDRAW,
    art_then,
    level_then,
)
from workflows.manual.people.access_level.changing import LEAVE, MAKE, WITH_THE_LICENSE
from workflows.manual.people.access_level.deciding import ENDORSE, HIGH_LEVEL, LEVEL
from workflows.manual.people.access_level.held import AccessHeld
from workflows.manual.people.access_level.states import S
from workflows.manual.people.standing import PersonStanding


@wording("the access asked for")
def _access(known: Known) -> str:
    return f"{level_then(known)} with ART" if art_then(known) else level_then(known)


PROCESS = (
    Process(
        "P06",
        "Access level and ART license",
        "people",
        subject=USER,
        heading="Access for {subject}: {access}",
        names={"access": _access},
    )
    .looks_up(PersonStanding, AccessHeld)
    .shows(AccessHeld, to=(EVERY_AGENCY, SUBJECT))
    .one_open(CLAUSE, "a change of this user's access is under way already; finish or withdraw it first")
    .follows(WITH_THE_LICENSE)
    .begins(CHANGE, ASK_ICA, ASK, REVIEWED)
    .throughout((S.ENDORSING, S.DECIDING, S.CHANGING), may=(WITHDRAW, LEAVE))
    .runs(
        Waiting(S.ENDORSING, CLAUSE, "Request").until(ENDORSE),
        Waiting(S.DECIDING, CLAUSE, "Decision").until(LEVEL, HIGH_LEVEL),
        Waiting(S.CHANGING, "2.2-sec-access-level", "WellSky").until(MAKE),
        Ended(S.CHANGED, CLAUSE, "Changed"),
        Ended(S.REFUSED, CLAUSE),
        Ended(S.WITHDRAWN, LOCAL),
        Ended(S.LEFT, ART_CLAUSE),
    )
)
