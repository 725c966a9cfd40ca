"""P13: counsel approves after seven to fourteen days, and each Continuum of Care consents beside it.

"Be approved for release by the HMIS Lead Agency's legal counsel after a review period of seven to fourteen days and, … Have
written consent for client data release from the respective governing HUD recognized Continuum of Care."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import If
from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Must, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.continua import CONTINUUMS
from workflows.law.fields import Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    COUNSEL,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
)
from workflows.manual.disclosure.law_enforcement.checking import refuse
from workflows.manual.disclosure.law_enforcement.consenting import CONSENT, REFUSE
from workflows.manual.disclosure.law_enforcement.handing_over import continua_asked
from workflows.manual.disclosure.law_enforcement.permitted import (
    COUNSEL_REVIEW,
    REFUSE_ONE,
    RELEASE_NAME,
    may_release,
    narrowed,
    none_is_left,
    shut_out,
    undecided,
)
from workflows.manual.disclosure.law_enforcement.receiving import WHO_ENTERS
from workflows.manual.disclosure.law_enforcement.states import S


class Approval(Form, key="Approval"):
    """Approve the release."""

    opinion: Annotated[Text, Meta(title="Opinion")]
    terms: Annotated[Remark, Meta(title="Terms of the release")] = ""


@condition(
    "counsel may still refuse one agency and approve another", "there is one agency left: refuse the release as a whole"
)
def _several_are_left(known: Known) -> bool:
    return len(may_release(known)) > 1


REFUSAL_OF_ONE = (
    Must("refusal-of-one", COUNSEL_REVIEW, COUNSEL, "refuse the release by one agency")
    .at_will("counsel approves or refuses the whole release, unless it is another matter for one of the agencies")
    .each("agency whose data are asked", undecided)
    .read_by(ICA, COUNSEL)
    .when(_several_are_left)
    .answers(REFUSE_ONE)
)


_NOTHING_IS_OUT = (~Step(RELEASE_NAME, COUNSEL_REVIEW).taken).said(
    "no agency has released yet", "an agency has released already: refuse the release by each of the others"
)
REFUSE_ALL = (
    refuse(COUNSEL_REVIEW, ICA_DIRECTOR, COC_BALANCE, COC_CHITTENDEN)
    .by(COUNSEL)
    .when(_NOTHING_IS_OUT)  # what left cannot be called back
)
REVIEW = (
    Consent("counsel", COUNSEL_REVIEW, COUNSEL, "approve the release, or refuse it")
    .by(
        Days(Policy.le_review_max_days),
        late=Step("run-out", COUNSEL_REVIEW, S.RUN_OUT)
        .called("Let counsel's time run out", "Counsel's time ran out")
        .tells("enforcement-run-out", ICA_DIRECTOR, COUNSEL),
    )
    .by_asker_too(WHO_ENTERS)
    .answers(
        Step("approve", COUNSEL_REVIEW)
        .called("Approve the release", "Counsel approved")
        .asks(Approval)
        .read_by(ICA)  # the agencies hear that all conditions are met, not what counsel weighed
        .not_before(If(Policy.le_floor_enforced, Days(Policy.le_review_min_days))),
        refuse(COUNSEL_REVIEW, COC_BALANCE, COC_CHITTENDEN),
    )
)


ASKED_BESIDE = (COUNSEL, ICA_DIRECTOR, COC_BALANCE, COC_CHITTENDEN)
CONSENTS = (
    Consent("consent", "3.4-le-vi-coc", CONTINUUMS, "consent to the release in writing, or refuse it")
    .aimed(
        "the manual gives the CoC no time; nothing is released without its consent",
        within=Days(Policy.le_consent_days),  # as long as counsel's review, beside which it runs
        late=escalate(CONTINUUMS, ICA_DIRECTOR),
    )
    .by_asker_too(WHO_ENTERS)
    .each("CoC whose records are asked for", continua_asked)
    .answers(
        CONSENT,
        REFUSE.tells("enforcement-refused-here", AGENCY_DIRECTOR, AGENCY_ADMIN, each=shut_out)
        .tells("enforcement-narrowed", AGENCY_DIRECTOR, AGENCY_ADMIN, each=narrowed)
        .leads(
            to(S.REFUSED)
            .when(none_is_left)
            .tells("enforcement-refused", SYSTEM_ADMIN, AGENCY_DIRECTOR, AGENCY_ADMIN, *ASKED_BESIDE),
            otherwise(None).tells("enforcement-refused-in-part", SYSTEM_ADMIN, COUNSEL, ICA_DIRECTOR),
        ),
    )
)
Restart = one_text("Restart", "Start counsel's review again.", "Why the review starts again")
RESTART = (
    Must("restart", COUNSEL_REVIEW, ICA_DIRECTOR, "start counsel's review again, or refuse the release")
    .by(Days(Policy.escalate_again_days), late=escalate(MANAGING_DIRECTOR))
    .answers(
        Step("restart", COUNSEL_REVIEW, S.IN_REVIEW)
        .called("Start the review again", "Counsel's review started again")
        .asks(Restart)
        .tells("enforcement-review", COUNSEL),
        refuse(COUNSEL_REVIEW, COC_BALANCE, COC_CHITTENDEN),
    )
)
