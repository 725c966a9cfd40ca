"""P01. A partner agency joins, and renews its agreement (manual 2.1, Partner Agency Requirements; 3.1).

ICA takes an agency in: its executive director, or whom it authorizes, signs the Partnership Agreement, and ICA keeps the original; the
agency hands in its own rules on Confidential Data and says once what its computers are like; ICA completes its page. No license
is issued before the agreement is signed: P03 asks the directory for it. A victim service provider enters nothing in HMIS: what it
uses in its place is a case of P30. Every year the agreement is renewed; a renewal that is late is chased, and suspends nobody. An
agency that leaves ends with a list that ICA confirms.
"""

from workflows.grammar.documents import CaseDocuments
from workflows.grammar.process import LOCAL, Ended, Per, Process, Waiting, monthly
from workflows.law.readers import EVERY_AGENCY
from workflows.manual.people.partner_agency.closing import ACCOUNTS, CLOSE, CLOSED, END_ALL, LAST_WORK, LEAVE, STAY
from workflows.manual.people.partner_agency.joining import (
    ADHERE,
    AGREEMENT,
    COMPUTERS,
    JOIN,
    JOINED,
    LOCAL_RULES,
    PAGE,
    PROHIBITED,
    TURN,
    WITHDRAW,
)
from workflows.manual.people.partner_agency.known import AgencyPage, AgencyWork
from workflows.manual.people.partner_agency.renewing import FOLLOWED, RENEW, RENEWAL, RENEWED, WANTED
from workflows.manual.people.partner_agency.signing import CLAUSE
from workflows.manual.people.partner_agency.states import S
from workflows.manual.people.standing import AgencyStanding

PROCESS = (
    Process("P01", "Partner agency", "people", heading="{subject} as a partner agency")
    .looks_up(AgencyStanding, AgencyPage, AgencyWork, CaseDocuments)
    .shows(AgencyStanding, AgencyPage, to=(EVERY_AGENCY,))
    .one_open(ADHERE, "a case about this agency as a partner is open already")
    .follows(*FOLLOWED)
    .arises(monthly(), per=Per.AGENCY, wanted=WANTED, begins=RENEW)
    .begins(JOIN, CLOSE)
    .runs(
        Waiting(S.JOINING, ADHERE, "Joining")
        .until(AGREEMENT, LOCAL_RULES, COMPUTERS, PAGE)
        .then(JOINED)
        .may(TURN, WITHDRAW),
        Waiting(S.RENEWING, CLAUSE, "Renewal").until(RENEWAL, LOCAL_RULES).then(RENEWED).may(LEAVE, TURN),
        Waiting(S.CLOSING, LOCAL, "Leaving")
        .said("ICA goes through the users and the open cases of the agency. Nothing has ended yet.")
        .until(END_ALL)
        .may(STAY),
        Waiting(S.LAST_WORK, LOCAL, "Leaving")
        .said("The licenses have ended. What is open is finished or withdrawn, and then the agency is closed.")
        .until(ACCOUNTS, LAST_WORK)
        .then(CLOSED),
        Ended(S.PARTNER, ADHERE, "Done"),
        Ended(S.ELSEWHERE, PROHIBITED),
        Ended(S.RENEWED, CLAUSE, "Done"),
        Ended(S.CLOSED, LOCAL, "Done"),
        Ended(S.STAYED, LOCAL),
        Ended(S.WITHDRAWN, LOCAL),
    )
)
