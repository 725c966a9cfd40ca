"""P19: what follows a third violation, and a further one after a license was kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.conditions import condition
from workflows.facts.effects import DecideFinding, SuspendLicense, TerminateLicense
from workflows.facts.facts import Today, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days, On
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.fields import Text
from workflows.law.policy import Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CHAIR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    USER,
)
from workflows.manual.conduct.violation.finding import ASKED_TO_DECIDE, NOT_YET, PROPOSED, TOLD_IN_WRITING, suspension
from workflows.manual.conduct.violation.following import RULED
from workflows.manual.conduct.violation.states import S
from workflows.manual.conduct.violation.tiers import Finding
from workflows.manual.conduct.violation.vote import PUT_AGAIN

SOON = Days(Policy.third_violation_days)  # a license, or an agency's, hangs on it: sooner than the usual target
LEAD_LATE, CHAIR_LATE = escalate(ICA_DIRECTOR, MANAGING_DIRECTOR), escalate(CHAIR, (COC_BALANCE, COC_CHITTENDEN))
# "… the Partner Agency as a whole will be subject to the consequences listed under the Third Violation above."

PROPOSE = (
    Must("propose", "2.8-v3-agency-subject", ICA_DIRECTOR, "propose to the Committee what follows for {subject}")
    .aimed("the manual sets no time; the Committee is told already", within=SOON, late=LEAD_LATE)
    .answers(
        Step("propose", "2.8-v3-agency-subject", S.THIRD)
        .called("Propose to the Committee", "Proposal made to the Committee")
        .asks(Finding)
        .read_by(*TOLD_IN_WRITING)
        .requires(PROPOSED)
        .does(suspension())
        .tells(*ASKED_TO_DECIDE)
        .untold(USER, AGENCY_ADMIN, because=NOT_YET)
    )
)
Chaired = one_text("Chaired", "Put the question again.", "What the Committee should weigh when it votes again")
CHAIR_DECIDES = (
    Must("chair", "1-advisory-composition", CHAIR, "put the question about {subject} to the Committee again")
    .aimed("the manual sets no time; silence neither ends nor keeps the license", within=SOON, late=CHAIR_LATE)
    .answers(
        PUT_AGAIN.called("Put the question again", "The Committee votes again").asks(Chaired).tells(*ASKED_TO_DECIDE)
    )
)


class Ruling(Form, key="Ruling"):
    """Record length and scope."""

    until: Annotated[
        date,
        Meta(
            title="Suspended through",
            description="From {v3_min_suspension_days} to {v3_max_suspension_days} days from the decision",
        ),
    ]
    scope: Annotated[Text, Meta(title="Scope, as the Committee decided it")]


@condition("the suspension is long enough", "the suspension is too short")
def _long_enough(known: Known) -> bool:
    return known[Ruling].until >= known.today + timedelta(known.policy.v3_min_suspension_days)


RULING_UNTIL = On(fact(Ruling.until))
RULE = (
    Must("ruling", "2.8-v3-agency-subject", CHAIR, "record for how long and how far {subject} is suspended")
    .aimed("the manual sets no time for the ruling", within=SOON, late=CHAIR_LATE)
    .answers(
        Step(RULED.name, "2.8-v3-agency-subject", S.AGENCY_SUSPENDED)
        .called("Record length and scope", "Length and scope recorded")
        .asks(Ruling)
        .requires(
            Require(
                "2.8-v3-agency-subject",
                "an agency is suspended for at least {v3_min_suspension_days} days, counted from the decision",
                _long_enough,
                about=fact(Ruling.until),
            ),
            Require(
                "2.8-v3-agency-subject",
                "check the year: a suspension lasts at most {v3_max_suspension_days} days. "
                "If it should be longer, the Committee can terminate the licenses",
                fact(Ruling.until).not_after(Today(more=Policy.v3_max_suspension_days)),
                about=fact(Ruling.until),
            ),
        )
        .does(SuspendLicense(RULING_UNTIL, whole_agency=True), TellUsers("agency-suspended-for-you"))
        .tells("agency-suspended", AGENCY_DIRECTOR, AGENCY_ADMIN)
        .untold(USER, because="the case is about no single user, and each user of the agency is told by name")
    )
)
# "If users who retain their license after their third violation have an additional violation, their license will be
# terminated and the Advisory Committee will be notified."

Judgment = one_text("Judgment", "Decide on conduct before the Committee's decision.", "Grounds", field="grounds")
CONFIRM = (
    Must("confirm", "2.8-v4-terminate", ICA_DIRECTOR, "confirm that the license of {subject} ends")
    .aimed("the manual sets no time, and nothing ends a license by itself", within=SOON, late=LEAD_LATE)
    .answers(
        Step("confirm", "2.8-v4-terminate", S.ENDING)
        .called("Confirm the termination", "Termination confirmed")
        .asks(Judgment)
        .does(DecideFinding("terminated"), TerminateLicense())
        .tells("license-terminated", USER, AGENCY_DIRECTOR, AGENCY_ADMIN)
        .tells("license-terminated-after-kept", COMMITTEE, CHAIR)
    )
)
JUDGE = (
    Must(
        "judge",
        "2.8-v4-terminate",
        ICA_DIRECTOR,
        "decide what follows from what {subject} did before the Committee decided",
    )
    .aimed("the manual sets no time, and nothing here is automatic (a reading)", within=SOON, late=LEAD_LATE)
    .answers(
        Step("to-committee", "2.8-v3-determination", S.THIRD)
        .called("Put it to the Committee", "Put to the Committee")
        .asks(Judgment)
        .does(DecideFinding(""), suspension())
        .tells(*ASKED_TO_DECIDE)
        .untold(USER, AGENCY_ADMIN, because=NOT_YET),
        Step("record-only", "2.8-v4-terminate", S.RETRAINING)
        .called("Leave it on record", "Left on record")
        .asks(Judgment)
        .does(DecideFinding("recorded"))
        .tells("finding-recorded", USER, AGENCY_DIRECTOR, AGENCY_ADMIN)
        .tells("finding-recorded-only", COMMITTEE, CHAIR),
    )
)
