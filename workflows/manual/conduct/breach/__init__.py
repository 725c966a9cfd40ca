"""P21. Security breach (manual 2.1, 2.2 and 2.8).

Anybody reports what they noticed or suspect, at any hour, by name or without. ICA stops it, sizes it by the audit trail
report and may lock licenses at once; counsel says whom the law wants told, and by when. What a user or agency did wrong
becomes a violation case only if ICA decides so.
"""

from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.law.roles import AGENCY_ADMIN, COMPLAINANT
from workflows.manual.conduct.breach.deciding import CLOSE, DECIDE, DISMISS, FINISH
from workflows.manual.conduct.breach.locking import CHECK_ACCESS, LOCK_NOW, LOCKS, TELL_AGENCY, kept_from
from workflows.manual.conduct.breach.reporting import FOUND, REPORT, UNLAWFUL, receipt, what_came_in
from workflows.manual.conduct.breach.sizing import ADVISE, AUDITED, CONTAIN, GO_ON, NOTIFY, SIZE
from workflows.manual.conduct.breach.states import S

UNDER_WAY = (S.REPORTED, S.TELLING, S.DECIDING)
PROCESS = (
    Process(
        "P21",
        "Security breach",
        "conduct",
        heading="{what}",
        names={"what": what_came_in},
        receipt=receipt,
    )
    .keeps_from(UNLAWFUL, "the agency, until ICA tells it or locks a license of one of its users", kept_from)
    .untold(
        COMPLAINANT,
        because="no account is tied to a report, so no email can go to whoever reported; ICA reaches those who gave a way",
    )
    .untold(AGENCY_ADMIN, because="ICA tells the agency what it has to know, and a violation case tells it of its own")
    .begins(REPORT, FOUND)
    .throughout(UNDER_WAY, meanwhile=(*LOCKS, CHECK_ACCESS), may=(LOCK_NOW, TELL_AGENCY))
    .runs(
        Waiting(S.REPORTED, "2.1-unauthorized-report", "Stopped and sized")
        .until(CONTAIN, SIZE, ADVISE)
        .then(GO_ON)
        .may(DISMISS),
        Waiting(S.TELLING, UNLAWFUL, "Told").until(NOTIFY),
        Waiting(S.DECIDING, AUDITED, "Decided").until(DECIDE).then(FINISH),
        Waiting(S.LOCKED, LOCAL, "Lock").until(*LOCKS).then(CLOSE),
        Ended(S.CLOSED, AUDITED, "Closed"),
        Ended(S.UNFOUNDED, LOCAL),
    )
)
