"""P29. A complaint about privacy and security (manual 3.4, Complaints and Accountability).

Anybody asks or complains, by themselves or through whoever enters it, known or unknown. The agency answers first, then the System
Administrators with its executive director, and at last the Committee decides, each within days that are ICA's own target. Whoever
is named, or tied to the agency where the Committee votes, stands aside. What is about something else goes by the agency's own
grievance procedure. The complainant knows at each level where it stands.
"""

from workflows.grammar.process import LOCAL, Ended, Process, Waiting
from workflows.law.readers import Side
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, COMPLAINANT
from workflows.manual.clients.privacy_complaint.arbitrating import (
    ALTERNATES,
    MATTER,
    PROPOSAL,
    PROPOSE_ANOTHER,
    RESULTS,
    TELL,
    kept_from,
    matter,
    result,
    title,
)
from workflows.manual.clients.privacy_complaint.at_agency import (
    ANSWER,
    ESCALATE,
    IDENTITY,
    PASS_ON,
    PROGRAM_DIRECTOR,
    TAKE_UP,
)
from workflows.manual.clients.privacy_complaint.at_ica import ARBITRATE, BRING_BY_ITSELF, DECIDE, DIRECTOR
from workflows.manual.clients.privacy_complaint.complaining import (
    AT_AGENCY,
    COMPLAIN,
    RECEIVED,
    WhoAnswers,
    at,
    receipt,
    same_complaint,
)
from workflows.manual.clients.privacy_complaint.following import (
    ALLEGE,
    REPORT_BREACH,
    WITHDRAW_AT_AGENCY,
    WITHDRAW_AT_COMMITTEE,
    WITHDRAW_AT_ICA,
)
from workflows.manual.clients.privacy_complaint.informing import INFORM_AT_AGENCY, INFORM_AT_ICA, INFORM_OF_COMMITTEE
from workflows.manual.clients.privacy_complaint.states import S
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.governance.motion.putting import when_voted
from workflows.manual.governance.motion.states import V
from workflows.manual.governance.motion.voting import put_to_vote, voted_on

VOTING = (V.OPEN, V.NAMED, V.SECRET)
BEFORE_COMMITTEE = (S.ARBITRATING, S.PROPOSED, *VOTING, V.CHAIRED)
PROCESS = (
    Process(
        "P29",
        "Privacy complaint",
        "clients",
        heading="Privacy complaint of {received}{at}{subject}",
        names={"received": RECEIVED, "at": at, "title": title, "matter": matter, "result": result, "when_voted": when_voted},
        receipt=receipt,
    )
    .looks_up(WhoAnswers, MeetingCalendar, Committee)
    .shows(MeetingCalendar, Committee, to=(Side.COMMITTEE,))
    .keeps_from(
        ARBITRATE, "the Committee until it comes there, and the CoCs unless too few members can vote on it", kept_from
    )
    .untold(
        COMPLAINANT,
        because="the complainant has no account here; the agency or ICA tells them, and records on which day",
    )
    .untold(
        COC_BALANCE,
        COC_CHITTENDEN,
        because="with too few members nothing is decided, and with enough of them the CoCs have no part in it",
    )
    .likely_twice("a complaint about this client's information is open already", same_complaint)
    .begins(COMPLAIN)
    .throughout((S.AGENCY, S.ICA, *BEFORE_COMMITTEE), may=(ALLEGE, REPORT_BREACH))
    .throughout(BEFORE_COMMITTEE, meanwhile=(ALTERNATES, INFORM_OF_COMMITTEE), may=(WITHDRAW_AT_COMMITTEE,))
    .runs(
        Waiting(S.AGENCY, AT_AGENCY, "Agency")
        .until(ANSWER)
        .then(PASS_ON)
        .meanwhile(PROGRAM_DIRECTOR, INFORM_AT_AGENCY)
        .may(TAKE_UP, IDENTITY, WITHDRAW_AT_AGENCY),
        Waiting(S.ICA, ESCALATE, "ICA and executive director")
        .until(DECIDE)
        .then(BRING_BY_ITSELF)
        .meanwhile(DIRECTOR, INFORM_AT_ICA)
        .may(WITHDRAW_AT_ICA),
        Waiting(S.ARBITRATING, ARBITRATE, "Committee").until(PROPOSAL),
        Waiting(S.PROPOSED, ARBITRATE, "Committee").until(put_to_vote(MATTER)),
        *voted_on(MATTER, *RESULTS, ways=(PROPOSE_ANOTHER,)),
        Waiting(S.TELLING, ARBITRATE, "Decision").until(TELL),
        Ended(S.RESOLVED, AT_AGENCY, "Answered"),
        Ended(S.ARBITRATED, ARBITRATE),
        Ended(S.SENT_ON, "3.4-complaint-other"),
        Ended(S.WITHDRAWN, LOCAL),
    )
)  # fmt: skip
