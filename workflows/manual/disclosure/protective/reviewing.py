"""P14: ICA and legal counsel review a disclosure after it was made; what they find becomes something only if a person decides so.

The manual says nobody decides before, and nothing of who looks afterwards: all of this has local targets.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import OpenCase
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Consent, Require, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.choice import Choice
from workflows.law.fields import Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.disclosure.protective.disclosing import AT_ICA, DISCLOSE, READERS, ProtectiveDisclosure
from workflows.manual.disclosure.protective.states import S

NO_TIME = "the manual sets no time, and asks for no approval before"
REVIEW_DAYS = Days(Policy.protective_review_days)


class Verdict(Choice):
    """What a review comes to."""

    IN_ORDER = "in-order", "it was in order"
    WANTING = "wanting", "something about it was not in order"


class Review(Form, key="Review"):
    """Say whether the disclosure was in order. Only ICA and legal counsel read this."""

    verdict: Annotated[Verdict, Meta(title="Your judgment")]
    why: Annotated[Text, Meta(title="Why", description="Name no client")]


class CounselReview(Form, key="CounselReview"):
    """Say whether the disclosure was lawful. Only ICA and legal counsel read this."""

    verdict: Annotated[Verdict, Meta(title="Your judgment")]
    why: Annotated[Text, Meta(title="Why", description="Name no client")]


REVIEWS = (
    Consent("review", LOCAL, SYSTEM_ADMIN, "review the disclosure")
    .aimed(NO_TIME, within=REVIEW_DAYS, late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .read_by(*READERS)
    .answers(
        Step("review", LOCAL).called("Enter the review", "Reviewed by ICA").asks(Review).read_by(ICA, COUNSEL)
    ),
    Consent("counsel", LOCAL, COUNSEL, "review the disclosure as legal counsel")
    .aimed(NO_TIME, within=REVIEW_DAYS, late=escalate(COUNSEL, (SYSTEM_ADMIN, ICA_DIRECTOR)))
    .read_by(*READERS)
    .answers(
        Step("counsel", LOCAL)
        .called("Enter counsel's review", "Reviewed by legal counsel")
        .asks(CounselReview)
        .read_by(ICA, COUNSEL)
    ),
)  # fmt: skip
wanting = (fact(Review.verdict).is_(Verdict.WANTING) | fact(CounselReview.verdict).is_(Verdict.WANTING)).said(
    "the review found something", "both reviews found it in order"
)
TOLD = ("protective-reviewed", USER, AGENCY_ADMIN, AGENCY_DIRECTOR)
WEIGH = (
    Step("weigh", LOCAL)
    .called("Complete the review", "Reviewed by ICA and legal counsel")
    .leads(
        to(S.WANTING).when(wanting).called("ICA completes the review").tells("protective-wanting", SYSTEM_ADMIN),
        otherwise(S.REVIEWED).tells(*TOLD),
    )
)

# What the review found: a person decides whether a violation is alleged. To the agency and the user it ends alike.


class ProtectiveCharge(Form, key="ProtectiveCharge", kw_only=True):
    """Say what the violation case begins with. It is not a finding of a violation yet."""

    violator: Annotated[Violator, Meta(title="Who is said to have violated the policies")]
    what: Annotated[Text, Meta(title="What they are said to have done", description="Name no client")]
    occurred: Annotated[Line, Meta(title="When it happened, or over which period")]


@condition("a user is said to have violated the policies", "the agency is said to have violated the policies")
def _of_user(known: Known) -> bool:
    return known[ProtectiveCharge].violator is Violator.USER


@condition("the agency is said to have violated the policies", "a user is said to have violated the policies")
def _of_agency(known: Known) -> bool:
    return known[ProtectiveCharge].violator is Violator.AGENCY


def allegation(known: Known) -> tuple[Allegation]:
    """Return what the violation case begins with; the user is whom this case is about."""
    charge = known[ProtectiveCharge]
    return (
        Allegation(
            agency=known[ProtectiveDisclosure].agency, violator=charge.violator, what=charge.what,
            occurred=charge.occurred,
        ),
    )  # fmt: skip


ALLEGE = (
    Step("allege", "2.8-scope")
    .when((~AT_ICA.taken).said("an agency or its user disclosed it", "ICA itself disclosed it"))
    .called("Open a violation case", "Violation case opened")
    .asks(ProtectiveCharge)
    .read_by(ICA, COUNSEL)
    .requires(
        Require(
            "2.8-complaint-content",
            "no user recorded this disclosure, so it is the agency's; if a user violated the policies, record an allegation",
            ~_of_user | DISCLOSE.taken,
            about=fact(ProtectiveCharge.violator),
        )
    )
    .does(
        OpenCase("P19", "complained", allegation, when=_of_user),
        OpenCase("P19", "complained", allegation, when=_of_agency, about_person=False),
    )
)
Settled = one_text(
    "ProtectiveSettled",
    "Open no violation case.",
    "What follows instead, and why",
    "Only ICA and legal counsel read it",
)
DECIDE = (
    Consent("decide", LOCAL, SYSTEM_ADMIN, "decide what follows from the review")
    .aimed(NO_TIME, within=REVIEW_DAYS, late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR))
    .read_by(ICA, COUNSEL)
    .answers(
        ALLEGE,
        Step("settle", LOCAL)
        .called("Open no violation case", "No violation case opened")
        .asks(Settled)
        .read_by(ICA, COUNSEL),
    )
)
CONCLUDE = (
    Step("conclude", LOCAL, S.REVIEWED)
    .called("Complete the review", "Reviewed by ICA and legal counsel")
    .tells(*TOLD)
)  # fmt: skip
