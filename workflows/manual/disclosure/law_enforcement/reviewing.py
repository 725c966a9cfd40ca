"""P13: counsel approves, and the Continuum of Care consents in writing.

"Be approved for release by the HMIS Lead Agency's legal counsel after a review period of seven to fourteen days and, … Have
written consent for client data release from the respective governing HUD recognized Continuum of Care."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import If
from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Must, Step, escalate
from workflows.grammar.shapes import OwnSignature, one_text
from workflows.law.continua import CONTINUUMS
from workflows.law.fields import DURING, Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
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
from workflows.manual.disclosure.law_enforcement.handing_over import continua_asked
from workflows.manual.disclosure.law_enforcement.receiving import WHO_ENTERS, Request
from workflows.manual.disclosure.law_enforcement.states import S

COUNSEL_REVIEW = "3.4-le-v-counsel"
RELEASE_NAME, DECLINE_NAME = "release", "decline"  # of how an agency answers once all conditions are met


class Approval(Form, key="Approval"):
    """Approve the release."""

    opinion: Annotated[Text, Meta(title="Opinion")]
    terms: Annotated[Remark, Meta(title="Terms of the release")] = ""


class NotHere(Form, key="NotHere"):
    """Refuse the release by one agency; the others are not concerned."""

    why: Annotated[Text, Meta(title="Why this agency may not release", description="The agency and ICA read it")]


def own(known: Known) -> tuple[str, ...]:
    """Return the agency of which something is said, which is no other agency's to know."""
    return (known.party,)


REFUSE_ONE = (
    Step("refuse-one", COUNSEL_REVIEW)
    .called("Refuse the release by one agency", "Counsel refused the release by {party}")
    .asks(NotHere)
    .read_by(ICA)
    .tells("enforcement-refused-one", ICA_DIRECTOR, SYSTEM_ADMIN)
    .tells("enforcement-refused-one", AGENCY_DIRECTOR, AGENCY_ADMIN, each=own)
)


def may_release(known: Known) -> tuple[str, ...]:
    """Return the agencies whose data are asked and whose release counsel did not refuse."""
    refused = known.said(REFUSE_ONE, NotHere)
    return tuple(each for each in known[Request].agencies if each not in refused)


@condition(
    "counsel may still refuse one agency and approve another", "there is one agency left: refuse the release as a whole"
)
def _several_are_left(known: Known) -> bool:
    return len(may_release(known)) > 1


def undecided(known: Known) -> tuple[str, ...]:
    """Return the agencies that may release and have not said what they do: what was given out cannot be refused."""
    given_or_not = known.answers.get(RELEASE_NAME, {}).keys() | known.answers.get(DECLINE_NAME, {}).keys()
    return tuple(each for each in may_release(known) if each not in given_or_not)


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


class CoCConsent(Form, key="Consent"):
    """Consent in writing."""

    signed_by: OwnSignature
    signed_on: Annotated[date, DURING, Meta(title="Signed on")]
    terms: Annotated[Remark, Meta(title="Terms of the consent")] = ""


CONSENT = (
    Step("consent", "3.4-le-vi-coc")
    .called("Consent in writing", "CoC consented, {party}")
    .asks(CoCConsent)
    .read_by(ICA, COUNSEL, EVERY_AGENCY)  # what one CoC sets as its terms is not the other's to know
)


@condition("each CoC whose records are asked for has consented", "a CoC whose records are asked for has not consented")
def all_consented(known: Known) -> bool:
    """Look for the consent of each of them, given by itself."""
    return continua_asked(known) <= known.said(CONSENT, CoCConsent).keys()


def consented(known: Known) -> frozenset[str]:
    """Return the consent to the release, if all who have to give it have."""
    return frozenset({CONSENT.name}) if continua_asked(known) and all_consented.verdict(known) else frozenset()


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
        refuse("3.4-le-vi-coc", COUNSEL, ICA_DIRECTOR, COC_BALANCE, COC_CHITTENDEN),
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
