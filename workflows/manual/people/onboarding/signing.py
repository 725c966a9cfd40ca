"""P03: what a new user signs before there is access: the User Agreement, and that the privacy notice was received (2.1, 3.4).

"Vermont HMIS User Agreements … are electronically signed by each authorized HMIS user at Partner Agency."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import Paper, SignPaper
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Consent, Require, Step, escalate
from workflows.grammar.shapes import SignedAs
from workflows.grammar.words import wording
from workflows.law.calendar import months_after
from workflows.law.fields import Remark
from workflows.law.person_names import is_name_of
from workflows.law.roles import AGENCY_ADMIN, TRAINEE
from workflows.manual.people.onboarding.may_hold import tracked
from workflows.manual.people.standing import PersonStanding

OtherName = Annotated[
    Remark,
    Meta(
        title="If you sign with another name: why",
        description="Only needed if your signature is not the name that the directory has for you",
    ),
]
OTHER_NAME = "the directory has the name {name}; sign with it, or say below why you sign with another name"


@wording("the person's name")
def _name(known: Known) -> str:
    return known[PersonStanding].name


# "… all users will agree to a conflict of interest statement that is part of the Vermont HMIS User Agreement."


class Signature(Form, key="Signature"):
    """Sign the Vermont HMIS User Agreement."""

    agree: Annotated[bool, Meta(title="I have read the User Agreement and agree to it")]
    conflict_statement: Annotated[
        bool, Meta(title="I will not change my own HMIS record or that of my immediate family")
    ]
    signed_as: SignedAs
    conflicts: Annotated[
        Remark,
        Meta(
            title="Conflicts of interest to disclose",
            description="Say whether you or close family may be in the HMIS; name no client",
        ),
    ] = ""
    other_name: OtherName = ""


@condition("the signature is the person's own name", "the signature is another name")
def _signs_own_name(known: Known) -> bool:
    return is_name_of(known[Signature].signed_as, known[PersonStanding].name)


SIGN = (
    Step("sign", "2.1-user-agreement-sign")
    .citing("2.1-user-agreement-kept", "2.1-coi-disclose")
    .called("Sign the User Agreement", "User Agreement signed")
    .asks(Signature)
    .requires(
        Require("2.1-user-agreement-sign", "there is no access without the User Agreement", fact(Signature.agree).yes),
        Require("2.1-coi-statement", "all users agree to the conflict-of-interest statement",
                fact(Signature.conflict_statement).yes),
        Require("2.1-user-agreement-sign", OTHER_NAME, _signs_own_name | fact(Signature.other_name).given,
                about=fact(Signature.signed_as), names={"name": _name}),
    )
    .does(SignPaper(Paper.USER_AGREEMENT, fact(Signature.signed_as), fact(Signature.conflicts)))
    .tells("agreement-to-keep", AGENCY_ADMIN)
)  # fmt: skip
SIGNED_ON = SIGN.day("the User Agreement was signed")


def last_day_of_agreement(signed_on: date, months: int) -> date | None:
    """Return the last day on which an agreement counts for a license; none if it never expires."""
    return months_after(signed_on, months) if months else None


def _has_expired(signed_on: date | None, known: Known) -> bool:
    last = signed_on and last_day_of_agreement(signed_on, known.policy.user_agreement_renewal_months)
    return last is not None and known.today > last


@condition(
    "a User Agreement with this agency is on record and has not expired",
    "no User Agreement with this agency is on record, or it has expired",
)
def _on_record(known: Known) -> bool:
    standing = known[PersonStanding]
    return standing.agreement_signed and not _has_expired(standing.agreement_signed_on, known)


@condition("the User Agreement signed here counts no longer", "the User Agreement signed here still counts")
def _counts_no_longer(known: Known) -> bool:
    """Say whether what was signed in this case has expired, or ended with a license that ended since."""
    signed, standing = SIGNED_ON.said(known), known[PersonStanding]
    if signed is None or (standing.agreement_signed and not _has_expired(standing.agreement_signed_on, known)):
        return False
    seen = standing.agreement_signed_on is not None and standing.agreement_signed_on >= signed
    return seen or _has_expired(signed, known)


agreed = (_on_record | (SIGN.taken & ~_counts_no_longer)).said(
    "the User Agreement with this agency is signed and has not expired",
    "the User Agreement with this agency is not signed, or it has expired",
)
TRAINEE_LATE = escalate((TRAINEE, AGENCY_ADMIN))
AGREEMENT = (
    Consent("agreement", "2.1-user-agreement-sign", TRAINEE, "sign the User Agreement")
    .aimed("the manual sets no time, and there is no access until it is signed", late=TRAINEE_LATE)
    .when(~_on_record)
    .lapses(_counts_no_longer)
    .answers(SIGN)
)
AGREEMENT_AGAIN = AGREEMENT.when(
    (tracked & ~_on_record).said("the User Agreement is to be signed again", "the User Agreement still counts")
)

# "Users must receive and acknowledge receipt of a copy of this privacy notice."


class Acknowledgment(Form, key="Acknowledgment"):
    """Acknowledge the privacy notice."""

    received: Annotated[bool, Meta(title="I have received a copy of the privacy notice and will comply with it")]
    signed_as: SignedAs
    other_name: OtherName = ""


@condition("the acknowledgment is in the person's own name", "the acknowledgment is in another name")
def _acknowledges_in_own_name(known: Known) -> bool:
    return is_name_of(known[Acknowledgment].signed_as, known[PersonStanding].name)


ACKNOWLEDGE = (
    Step("acknowledge", "3.4-privacy-ack")
    .called("Acknowledge the privacy notice", "Privacy notice acknowledged")
    .asks(Acknowledgment)
    .requires(
        Require("3.4-privacy-ack", "a user acknowledges receipt of the privacy notice",
                fact(Acknowledgment.received).yes),
        Require("3.4-privacy-ack", OTHER_NAME, _acknowledges_in_own_name | fact(Acknowledgment.other_name).given,
                about=fact(Acknowledgment.signed_as), names={"name": _name}),
    )
    .does(SignPaper(Paper.PRIVACY_NOTICE, fact(Acknowledgment.signed_as)))
)  # fmt: skip
_acknowledged = fact(PersonStanding.notice_acknowledged).yes
acknowledged = (_acknowledged | ACKNOWLEDGE.taken).said(
    "the privacy notice is acknowledged", "the privacy notice is not acknowledged"
)
NOTICE = (
    Consent("notice", "3.4-privacy-ack", TRAINEE, "acknowledge the privacy notice")
    .aimed("the manual sets no time, and there is no first license before it (a reading)", late=TRAINEE_LATE)
    .when((~_acknowledged).said("no acknowledgment is on record", "an acknowledgment is on record"))
    .answers(ACKNOWLEDGE)
)
NOTICE_AGAIN = NOTICE.when(
    (tracked & ~_acknowledged).said(
        "the privacy notice is to be acknowledged again", "the acknowledgment of the privacy notice still counts"
    )
)
