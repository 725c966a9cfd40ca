"""P18. The access of a funder (manual 3.3, Release of data for grant funders).

No funder has access by itself. The agency and the funder sign an agreement, and each says that no funding depends on it; ICA
decides. The funder's staff then get licenses of the agency, as the stated exception: each is named, trained and signs the User
Agreement as any user does (P03). The access ends with the agreement: by its last day, by either side, by what ICA finds, or with
the agency; every license under it ends that day.
"""

from workflows.facts.facts import fact
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.law.readers import EVERY_AGENCY
from workflows.manual.disclosure.funder_access.asking import ASK, WITHDRAW, FunderAccess, matter
from workflows.manual.disclosure.funder_access.deciding import DECIDE
from workflows.manual.disclosure.funder_access.ending import (
    AGENCY_ENDS,
    CLOSED,
    DISABLE,
    FUNDER_ENDS,
    GO_ON,
    ICA_ENDS,
    LEAVES,
    TELL,
    TERM,
    WITH_THE_AGENCY,
)
from workflows.manual.disclosure.funder_access.known import CLAUSE, NO_AUTOMATIC, FunderAccessKnown
from workflows.manual.disclosure.funder_access.naming import NAME_USER
from workflows.manual.disclosure.funder_access.running import DECIDE_LONGER, until
from workflows.manual.disclosure.funder_access.signing import AGENCY_SIGNS, ANSWER, FUNDER_SIGNS, SIGNED
from workflows.manual.disclosure.funder_access.states import S
from workflows.manual.people.standing import AgencyStanding

PROCESS = (
    Process(
        "P18",
        "Funder access",
        "disclosure",
        heading="Access for {funder} at {subject}",
        names={"funder": fact(FunderAccess.funder), "until": until},
    )
    .looks_up(AgencyStanding, FunderAccessKnown, CaseDocuments)
    .shows(AgencyStanding, FunderAccessKnown, to=(EVERY_AGENCY,))
    .one_open(CLAUSE, "this funder has access at the agency, or it is asked for, already", matter)
    .follows(WITH_THE_AGENCY)
    .begins(ASK)
    .throughout((S.SIGNING, S.DECIDING), may=(WITHDRAW, LEAVES))
    .throughout((S.RUNNING, S.EXTENDING), may=(NAME_USER, AGENCY_ENDS, FUNDER_ENDS, ICA_ENDS, LEAVES))
    .runs(
        Waiting(S.SIGNING, CLAUSE, "Signatures").until(AGENCY_SIGNS, FUNDER_SIGNS).then(SIGNED),
        Waiting(S.ANSWERING, NO_AUTOMATIC, "Decision").until(ANSWER),
        Waiting(S.DECIDING, CLAUSE, "Decision").until(DECIDE),
        Waiting(S.RUNNING, CLAUSE, "Access").until(GO_ON),
        Waiting(S.EXTENDING, CLAUSE, "Access").until(DECIDE_LONGER).meanwhile(TERM),
        Waiting(S.CLOSING, CLAUSE, "End").until(DISABLE, TELL).then(CLOSED),
        Ended(S.ENDED, CLAUSE, "Ended"),
        Ended(S.REFUSED, NO_AUTOMATIC),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
