"""P20. A complaint that a user, an agency or an ICA employee violated the manual or the agreements (manual 2.8).

Anybody may complain, by name or without. An incomplete complaint is kept and asked after, never refused. ICA looks
into it and alleges a violation, dismisses it, or finds it unfounded. One about an ICA employee goes past ICA to the
leadership of the affected Continuum and ICA's managing director; to everybody else at ICA it does not exist.
"""

from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Must, Process, Waiting, escalate
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, COMPLAINANT, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.complaint.accused import Accused, kept_from, of_employee
from workflows.manual.conduct.complaint.complaining import (
    ASK,
    COMPLAIN,
    COMPLETE,
    GO_ON,
    HAND_BACK,
    LOOK_INTO,
    PASS_ON,
    REFER,
)
from workflows.manual.conduct.complaint.deciding import CLOSE, DECIDE, TELL
from workflows.manual.conduct.complaint.leadership import (
    ANSWERS,
    ASKED_BACK,
    DECISIONS,
    HEAR,
    INQUIRY,
    MAY,
    SETTLED,
    VIEWS,
)
from workflows.manual.conduct.complaint.saying import receipt, whom
from workflows.manual.conduct.complaint.states import S

PROCESS = (
    Process(
        "P20",
        "Violation complaint",
        "conduct",
        confidential=True,
        heading="A complaint about {whom}{subject}",
        names={"whom": whom},
        receipt=receipt,
    )
    .looks_up(Accused)
    .keeps_from("2.8-ica-employee", "ICA, where an employee is complained of; the leadership, where none is", kept_from)
    .untold(
        COMPLAINANT,
        because="no account is tied to a complaint, so no email can go to whoever complained; where nothing follows, ICA "
        "answers those whom it can reach",
    )
    .untold(AGENCY_ADMIN, because="a complaint stays with those who look into it; a violation case tells the agency")
    .begins(COMPLAIN)
    .throughout((S.RECEIVED, S.ASKED, S.LOOKING), may=(REFER, HAND_BACK))
    .throughout((S.WITH_LEADERSHIP, S.DECIDING), may=MAY, meanwhile=ASKED_BACK)
    .runs(
        # "Complaints should be sent in writing to the HMIS Lead Agency at VTHMIS@icalliances.org."
        Waiting(S.RECEIVED, "2.8-complaint-content", "Received")
        .until(
            Must("read", "2.8-complaint-content", SYSTEM_ADMIN, "check that the complaint is complete")
            .by(Days(Policy.complaint_ask_days), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
            .when(~of_employee)
            .answers(LOOK_INTO, ASK, COMPLETE, GO_ON)
        )
        .then(PASS_ON),
        Waiting(S.ASKED, "2.8-complaint-content", "Received")
        .until(
            Must("answer", "2.8-complaint-content", SYSTEM_ADMIN, "add the complainant's answer, or go on without it")
            .by(Days(Policy.complaint_ask_days), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
            .when(~of_employee)
            .answers(COMPLETE, GO_ON)
        )
        .then(PASS_ON),
        Waiting(S.LOOKING, "2.8-report-duty", "Looked into").until(DECIDE).then(PASS_ON),
        Waiting(S.ANSWERING, LOCAL, "Answered").until(TELL).then(CLOSE),
        Waiting(S.WITH_LEADERSHIP, "2.8-ica-employee", "Leadership").until(VIEWS, INQUIRY).then(HEAR),
        Waiting(S.DECIDING, "2.8-ica-employee", "Leadership").until(*DECISIONS),
        Waiting(S.ANSWERING_FOR_LEADERS, LOCAL, "Leadership").until(*ANSWERS).then(SETTLED),
        Ended(S.ALLEGED, "2.8-report-duty", "Violation case"),
        Ended(S.DISMISSED, "2.8-report-duty"),
        Ended(S.UNFOUNDED, "2.8-report-duty"),
        Ended(S.SETTLED, "2.8-ica-employee"),
    )
)
