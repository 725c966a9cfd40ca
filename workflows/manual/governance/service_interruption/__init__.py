"""P32. Service interruption (manual 2.2, 3.5 Disaster Recovery Plans).

WellSky tells ICA that HMIS is interrupted; ICA records it, and each agency's administrator tells the agency's users. Everybody reads at
/status that HMIS is interrupted, since when, what to do, and when it is expected back. Afterwards what was lost is entered again.
"""

from workflows.facts.known import Known
from workflows.grammar.process import Ended, Process, Waiting
from workflows.grammar.words import wording
from workflows.law.readers import EVERY_AGENCY
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.governance.service_interruption.moments import began, ends, lost_from
from workflows.manual.governance.service_interruption.moving import LOOK_AGAIN, MOVE, SITE, OfficeMove
from workflows.manual.governance.service_interruption.noticing import ANNOUNCE, COMMS, RECORD, Interruption, Maintenance
from workflows.manual.governance.service_interruption.restoring import BRING_BACK, FINISH, LOSS, REPORT
from workflows.manual.governance.service_interruption.states import S
from workflows.manual.governance.service_interruption.telling_users import (
    ASK,
    PASS,
    PASSED,
    REENTER,
    RELAY,
    TELL_USERS,
    NewsStands,
    ToTell,
)


@wording("what it is about: an interruption, maintenance, a move, or what an agency tells its users")
def matter(known: Known) -> str:
    """Name what a case is about."""
    told = known.forms.get(ToTell)
    if isinstance(told, ToTell):
        return f"Tell users: {told.news}"
    if OfficeMove in known.forms:
        return f"ICA works from {known[OfficeMove].office}"
    if Maintenance in known.forms:
        return f"Maintenance of HMIS, {known.calendar.day(known[Maintenance].begins_at):%B %-d, %Y}"
    return f"Interruption of HMIS, {known.calendar.day(known[Interruption].since):%B %-d, %Y}"


def one_at_a_time(known: Known) -> str:
    """Return of what there is one at a time: an interruption, a move; maintenance and news each by their moment."""
    told = known.forms.get(ToTell)
    if isinstance(told, ToTell):
        return f"{told.news.key} {told.heard_at.isoformat()}"
    if Maintenance in known.forms:
        return f"maintenance {known[Maintenance].begins_at.isoformat()}"
    return "move" if OfficeMove in known.forms else "interruption"


NAMES = {"matter": matter, "since": began, "until": ends, "lost": lost_from}
PROCESS = (
    Process("P32", "Service interruption", "governance", heading="{matter}", names=NAMES)
    .looks_up(NewsStands)
    .shows(NewsStands, to=(EVERY_AGENCY,))
    .shows(ToTell, to=(EVERY_AGENCY, USER))
    .takes_over(ToTell)
    .one_open(COMMS, "this is recorded already, and not over", one_at_a_time)
    .follows(PASSED)
    .untold(
        SYSTEM_ADMIN,
        ICA_DIRECTOR,
        because="an agency that does not tell its users in time is brought before ICA; the list of cases shows the others",
    )
    .begins(RECORD, ANNOUNCE, MOVE, ASK)
    .runs(
        Waiting(S.ANNOUNCED, COMMS, "Interrupted").until(FINISH),
        Waiting(S.DOWN, COMMS, "Interrupted").until(BRING_BACK).may(REPORT),
        Waiting(S.TELLING, RELAY, "Users told").until(TELL_USERS).may(PASS),
        Waiting(S.REENTERING, LOSS, "Entered again").until(REENTER),
        Waiting(S.MOVED, SITE, "Other office").until(LOOK_AGAIN),
        Ended(S.BACK, LOSS, "Over"),
        Ended(S.CALLED_OFF, COMMS),
        Ended(S.TOLD, RELAY),
        Ended(S.REENTERED, LOSS),
        Ended(S.SUPERSEDED, RELAY),
        Ended(S.RETURNED, SITE),
    )
)
