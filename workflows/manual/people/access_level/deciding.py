"""P06: the executive director asks for a high level, and whoever decides says yes or no (manual 2.1, User Access).

Who decides above Case Manager III the manual leaves open. As it is read here, the System Administrator does, and only
where the agency's executive director asks for it.
"""

from __future__ import annotations

from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Must, Step, escalate
from workflows.grammar.shapes import one_text, refuse
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.people.access_level.asking import ART_CLAUSE, CLAUSE, TO_DECIDE, ica_decides
from workflows.manual.people.access_level.states import S

NO_TIME = "the manual sets no time, and the access stays as it is until it is decided"
IN_TIME = Days(Policy.access_decision_days)
REFUSED = ("access-not-changed", USER, AGENCY_ADMIN, AGENCY_DIRECTOR)
NotAsked = one_text(
    "AccessNotAsked", "Do not ask ICA for the level.", "Why the agency does not ask", "The user reads it"
)
ENDORSE = (
    Consent("endorse", CLAUSE, AGENCY_DIRECTOR, "ask ICA for {subject}'s higher access level, or say no")
    .aimed(NO_TIME, within=IN_TIME, late=escalate(AGENCY_DIRECTOR, SYSTEM_ADMIN))
    .by_asker_too("a request of the executive director is all that the manual could mean here; ICA decides")
    .answers(
        Step("endorse", CLAUSE, S.DECIDING)
        .called("Ask ICA for the level", "Higher access level asked for by the executive director")
        .tells(TO_DECIDE, SYSTEM_ADMIN),
        Step("not-endorse", CLAUSE, S.REFUSED)
        .called("Say no", "Higher access level not asked for")
        .asks(NotAsked)
        .tells(*REFUSED),
    )
)
NotGiven = one_text(
    "AccessRefused", "Refuse the change of access.", "Why the access stays as it is", "The user reads it"
)
REFUSE = refuse("the change", CLAUSE, S.REFUSED, NotGiven).tells(*REFUSED)
DECIDE = Step("decide", CLAUSE, S.CHANGING).citing("2.2-sec-access-level", ART_CLAUSE)
TASK = "decide about the change of {subject}'s access"
LEVEL = (
    Must("decide", CLAUSE, AGENCY_ADMIN, TASK)
    .aimed(NO_TIME, within=IN_TIME, late=escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN)))
    .when(~ica_decides)
    .answers(
        DECIDE.called("Make the change", "Change of access decided by the agency").tells(
            "access-to-change", SYSTEM_ADMIN
        ),
        REFUSE,
    )
)
HIGH_LEVEL = (
    Must("decide-high", CLAUSE, SYSTEM_ADMIN, TASK)
    .aimed(NO_TIME, within=IN_TIME, late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .when(ica_decides)
    .answers(
        DECIDE.called("Make the change", "Change of access decided by ICA").untold(
            AGENCY_ADMIN, because="it was ICA's task, and an email follows when the access is changed"
        ),
        REFUSE,
    )
)
