"""P35: the agency and ICA agree, each for itself; from then on the agency's terms apply, also to what is under way (manual 3).

"… to collaboratively update the applicable policies for the Partner Agency to accurately reflect the additional protections."
"""

from __future__ import annotations

from dataclasses import dataclass

from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Step, escalate
from workflows.grammar.shapes import OwnSignature, one_text
from workflows.law.agency_kinds import Protected
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.policy_conflict.reporting import CLAUSE, LAW
from workflows.manual.governance.policy_conflict.states import S
from workflows.manual.governance.policy_conflict.terms import CORRECTION, INSPECTION, NAMED, TREATED

ALL = (AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN, ICA_DIRECTOR)
WITHIN = Days(Policy.conflict_agree_days)


@dataclass(frozen=True)
class BindByLaw(
    Effect,
    key="BindByLaw",
    felt=True,
    undone=Undone("what the law asks of {subject} counts for nothing, and dates are reckoned without it", by_two=True),
):
    """What the law asks of {subject} is on record; requests under way get the sooner date, and protected programs share nothing."""

    law: Term[str]
    inspection_days: Term[int | None]
    correction_days: Term[int | None]
    programs: Term[tuple[str, ...]]
    protected_as: Term[Protected]


class TermsAgreed(Form, key="TermsAgreed"):
    """Agree to the terms for the agency."""

    signed_as: OwnSignature


class TermsAgreedByICA(Form, key="TermsAgreedByICA"):
    """Agree to the terms for ICA."""

    signed_as: OwnSignature


Objected = one_text("TermsObjected", "Ask for other terms.", "What should change", "ICA and the agency read it")
ObjectedByICA = one_text("TermsObjectedByICA", "Ask for other terms, for ICA.", "What should change",
                         "ICA and the agency read it")  # fmt: skip
AGREE = (
    Consent("agree", CLAUSE, AGENCY_DIRECTOR, "agree to the terms for {subject}, or ask for others")
    .aimed("the manual sets no time for it", within=WITHIN, late=escalate((AGENCY_DIRECTOR, SYSTEM_ADMIN)))
    .by_asker_too("whoever reports the law speaks for the agency, and the terms are ICA's")
    .answers(
        Step("agree", CLAUSE)
        .called("Agree to the terms", "Agreed to by the agency")
        .asks(TermsAgreed)
        .read_by(ICA, EVERY_AGENCY),
        Step("object", CLAUSE, S.WEIGHING)
        .called("Ask for other terms", "Other terms asked for by the agency")
        .asks(Objected)
        .read_by(ICA, EVERY_AGENCY)
        .tells("conflict-objected", *ALL),
    )
)
AGREE_FOR_ICA = (
    Consent("agree-for-ica", CLAUSE, ICA_DIRECTOR, "agree to the terms for {subject}, or ask for others")
    .aimed("the manual sets no time for it", within=WITHIN, late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR)))
    .answers(
        Step("agree-for-ica", CLAUSE)
        .called("Agree to the terms for ICA", "Agreed to by ICA")
        .asks(TermsAgreedByICA)
        .read_by(ICA, EVERY_AGENCY),
        Step("object-for-ica", CLAUSE, S.WEIGHING)
        .called("Ask for other terms, for ICA", "Other terms asked for by ICA")
        .asks(ObjectedByICA)
        .read_by(ICA, EVERY_AGENCY)
        .tells("conflict-objected", *ALL),
    )
)
TAKE_EFFECT = (
    Step("take-effect", CLAUSE, S.IN_FORCE)
    .called("Let the terms apply", "Terms agreed; they apply from today")
    .does(BindByLaw(LAW, INSPECTION, CORRECTION, NAMED, TREATED))
    .tells("conflict-in-force", *ALL)
)
