"""P21: ICA decides whether a violation case follows; a report that was late sanctions nobody by itself.

"Take appropriate measures to prevent unauthorized data disclosure." is every user's duty; whether somebody failed in it is
found in a case of its own, or not at all.
"""

from __future__ import annotations

from workflows.facts.effects import OpenCase
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Must, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.breach.locking import opened, unsettled
from workflows.manual.conduct.breach.states import S
from workflows.manual.conduct.violation.alleging import ABOUT_SOMEBODY, Allegation


def allegation(known: Known) -> tuple[Allegation]:
    """Return what the violation case begins with."""
    return (known[Allegation],)


NoViolation = one_text("BreachNoViolation", "Open no violation case.", "Why none follows", "Name no client")
DECIDE = (
    Must("decide", "2.2-user-prevent-disclosure", SYSTEM_ADMIN, "decide whether a violation case follows from the breach")
    .aimed("the manual sets no time for it", within=Days(Policy.violation_decide_days), late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .read_by(ICA, COUNSEL)
    .answers(
        Step("allege", "2.8-scope")
        .citing("2.2-user-prevent-disclosure")
        .called("Open a violation case", "Violation case opened")
        .asks(Allegation)
        .read_by(ICA, COUNSEL)
        .requires(ABOUT_SOMEBODY)
        .does(OpenCase("P19", "complained", allegation)),
        Step("leave", "2.2-user-prevent-disclosure")
        .called("Open no violation case", "No violation case opened")
        .asks(NoViolation)
        .read_by(ICA, COUNSEL),
    )
)  # fmt: skip
# What was decided is told by the violation case, if one follows; to the agency the breach ends alike either way.
TOLD = ("breach-closed", AGENCY_DIRECTOR, AGENCY_ADMIN)
FINISH = (
    Step("finish", LOCAL)
    .called("Close the case", "ICA has dealt with it")
    .leads(to(S.LOCKED).when(unsettled), to(S.CLOSED).when(opened).tells(*TOLD), otherwise(S.CLOSED))
    .untold(SYSTEM_ADMIN, because="it ends with what they decided, once nothing is left to do in WellSky")
)
CLOSE = Step("close", LOCAL, S.CLOSED).called("Close the case", "Lock lifted, and everything done").tells(*TOLD)
NoBreach = one_text("NoBreach", "Close it: it was no breach.", "Why it was none", "Name no client")
DISMISS = (
    Step("dismiss", LOCAL)
    .when(
        (~unsettled).said("no license is locked", "a license is locked, or still off in WellSky; lift the lock first")
    )
    .called("Close it: it was no breach", "It was no breach")
    .by(SYSTEM_ADMIN)
    .asks(NoBreach)
    .read_by(ICA, COUNSEL)
    .tells("breach-unfounded", COUNSEL)
    .leads(
        to(S.UNFOUNDED).when(opened).tells("breach-unfounded", AGENCY_DIRECTOR, AGENCY_ADMIN), otherwise(S.UNFOUNDED)
    )
)
