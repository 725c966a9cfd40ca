"""P33: what is signed with each text, in one's own name, and what follows when the grace is over: people are told (2.1, 2.2, 3.4, 4.1)."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Else
from workflows.facts.effects import Paper, SignPaper
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.facts.text_kinds import TextKind
from workflows.grammar.process import Consent, Duty, Require, Step, escalate
from workflows.grammar.shapes import OwnSignature
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT, read_by
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, USER
from workflows.manual.governance.acknowledgment.asking import KIND, TextAsked
from workflows.manual.governance.acknowledgment.states import S

GRACE = Else(Days(fact(TextAsked.grace_days)), Days(Policy.ack_grace_days))
NO_TIME = "the manual sets no time, and names no sanction; nobody is suspended by it"
FINGERPRINT = fact(TextAsked.fingerprint)


def _to_sign(key: str, clause: str, task: str, kind: TextKind, step: Step) -> Duty:
    """Return that a text of a kind is read and signed within its grace; who is late is told, and so is who looks after them."""
    return (
        Consent(key, clause, USER, task)
        .aimed(NO_TIME, within=GRACE, remind=Policy.ack_remind_days, late=escalate((USER, AGENCY_ADMIN), SYSTEM_ADMIN))
        .by_asker_too("it is the person's own signature")
        .when(KIND.is_(kind).said(f"the text of this case is the {kind}", f"the text of this case is not the {kind}"))
        .answers(step.read_by(ICA, SUBJECT, EVERY_AGENCY))
    )


# "Vermont HMIS User Agreements list user policies and responsibilities and are electronically signed by each authorized
# HMIS user at Partner Agency."


class AgreementSigned(Form, key="AgreementSigned", kw_only=True):
    """Sign the Vermont HMIS User Agreement."""

    agree: Annotated[bool, Meta(title="I have read the User Agreement and agree to it")]
    conflict_statement: Annotated[
        bool,
        Meta(
            title="I will not change my own HMIS record or that of my immediate family",
            description="If this may concern you, disclose the conflict of interest as well, under “Start a case”",
        ),
    ]
    signed_as: Annotated[OwnSignature, read_by(ICA, SUBJECT)]


AGREEMENT = _to_sign(
    "sign-agreement",
    "2.1-user-agreement-sign",
    "read and sign the User Agreement",
    TextKind.USER_AGREEMENT,
    Step("sign-agreement", "2.1-user-agreement-sign", S.SIGNED)
    .citing("2.1-user-agreement-kept")
    .called("Sign the User Agreement", "User Agreement signed")
    .asks(AgreementSigned)
    .requires(
        Require("2.1-user-agreement-sign", "answer yes if you agree to the User Agreement; if you do not, talk to ICA",
                fact(AgreementSigned.agree).yes),
        Require("2.1-coi-statement", "all users agree to the conflict-of-interest statement",
                fact(AgreementSigned.conflict_statement).yes),
    )
    .does(SignPaper(Paper.USER_AGREEMENT, fact(AgreementSigned.signed_as), text=FINGERPRINT))
    .tells("new-agreement-to-keep", AGENCY_ADMIN),
)  # fmt: skip
# "All HMIS users (including employees, volunteers, affiliates, contractors and associates) are required to comply with this
# privacy notice. Users must receive and acknowledge receipt of a copy of this privacy notice."


class NoticeReceived(Form, key="NoticeReceived"):
    """Acknowledge the privacy notice."""

    received: Annotated[bool, Meta(title="I have received a copy of the privacy notice and will comply with it")]
    signed_as: Annotated[OwnSignature, read_by(ICA, SUBJECT)]


SEEN = "the user signed it, and the list of signatures shows it"
NOTICE = _to_sign(
    "acknowledge-notice",
    "3.4-privacy-ack",
    "read and acknowledge the privacy notice",
    TextKind.PRIVACY_NOTICE,
    Step("acknowledge-notice", "3.4-privacy-ack", S.SIGNED)
    .called("Acknowledge the privacy notice", "Privacy notice acknowledged")
    .asks(NoticeReceived)
    .requires(
        Require("3.4-privacy-ack", "answer yes once you have the privacy notice; you can print it from here",
                fact(NoticeReceived.received).yes)
    )
    .does(SignPaper(Paper.PRIVACY_NOTICE, fact(NoticeReceived.signed_as), text=FINGERPRINT))
    .untold(AGENCY_ADMIN, because=SEEN),
)  # fmt: skip
# "Ensure Partner Agency staff persons receive required HMIS training and review the Vermont HMIS Policies and Procedures,
# the Agency Partnership Agreement and any agency policies which impact the security and integrity of client information."


class ManualReviewed(Form, key="ManualReviewed", kw_only=True):
    """Say that you have reviewed the HMIS policy manual."""

    reviewed: Annotated[bool, Meta(title="I have reviewed this edition of the HMIS policy manual")]
    agency_policies: Annotated[
        bool,
        Meta(
            title="I know my agency's Partnership Agreement and its own policies on the security of client information"
        ),
    ]
    signed_as: Annotated[OwnSignature, read_by(ICA, SUBJECT)]


MANUAL = _to_sign(
    "review-manual",
    "2.2-aa-staff-training",
    "review the HMIS policy manual",
    TextKind.MANUAL,
    Step("review-manual", "2.2-aa-staff-training", S.SIGNED)
    .called("Confirm the review of the manual", "Manual reviewed")
    .asks(ManualReviewed)
    .requires(
        Require("2.2-aa-staff-training", "answer yes once you have reviewed the manual",
                fact(ManualReviewed.reviewed).yes),
        Require("2.2-aa-staff-training", "ask the agency for the Partnership Agreement and its policies, and read them too",
                fact(ManualReviewed.agency_policies).yes),
    )
    .does(SignPaper(Paper.MANUAL, fact(ManualReviewed.signed_as), text=FINGERPRINT))
    .untold(AGENCY_ADMIN, because=SEEN),
)  # fmt: skip
# "Guidelines clearly articulating the minimum expectations for data entry for all programs entering data in HMIS will be
# sent to Agency Administrators and posted on the Institute for Community Alliances' Vermont HMIS webpage."


class GuidelinesReceived(Form, key="GuidelinesReceived"):
    """Confirm that you have the minimum data-entry guidelines."""

    received: Annotated[bool, Meta(title="I have the guidelines, and my agency's programs will meet them")]
    signed_as: Annotated[OwnSignature, read_by(ICA, SUBJECT)]


GUIDELINES = _to_sign(
    "receive-guidelines",
    "4.1-guidelines-sent",
    "confirm that the data-entry guidelines have arrived",
    TextKind.GUIDELINES,
    Step("receive-guidelines", "4.1-guidelines-sent", S.SIGNED)
    .called("Confirm the guidelines", "Guidelines received")
    .asks(GuidelinesReceived)
    .requires(
        Require("4.1-guidelines-sent", "answer yes once you have the guidelines", fact(GuidelinesReceived.received).yes)
    )
    .does(SignPaper(Paper.GUIDELINES, fact(GuidelinesReceived.signed_as), text=FINGERPRINT))
    .untold(AGENCY_ADMIN, because=SEEN),
)
