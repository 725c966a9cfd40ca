"""P03: what stands between training and access: papers, security training, the user name (manual 2.1, 2.2).

"Ensure that HMIS access is granted only to staff members that have received both basic and security training, have
completed the Vermont HMIS User Agreement and are authorized to use HMIS."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import IssueLicense, Paper, RecordAttendance, SignPaper, Topic
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import BusinessDays
from workflows.grammar.process import Consent, Must, Require, Step, escalate
from workflows.grammar.shapes import SignedAs, in_wellsky
from workflows.grammar.words import wording
from workflows.law.credit import credited, no_credit
from workflows.law.fields import DURING, Line, Remark, Text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.onboarding.level import LevelDecision
from workflows.manual.people.onboarding.may_hold import MAY_HOLD
from workflows.manual.people.onboarding.requesting import Access
from workflows.manual.people.onboarding.series import ACCEPT, Minutes, Missed, trained
from workflows.manual.people.onboarding.states import S
from workflows.manual.people.standing import AgencyStanding, PersonStanding

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


TRAINEE_LATE = escalate((TRAINEE, AGENCY_ADMIN))
AGREEMENT = (
    Consent("agreement", "2.1-user-agreement-sign", TRAINEE, "sign the User Agreement")
    .aimed("the manual sets no time, and there is no access until it is signed", late=TRAINEE_LATE)
    .when(
        (~fact(PersonStanding.agreement_signed).yes).said(
            "no User Agreement with this agency is on record", "a User Agreement with this agency is on record"
        )
    )
    .answers(
        Step("sign", "2.1-user-agreement-sign")
        .citing("2.1-user-agreement-kept", "2.1-coi-disclose")
        .called("Sign the User Agreement", "User Agreement signed")
        .asks(Signature)
        .requires(
            Require("2.1-user-agreement-sign", "there is no access without the User Agreement", fact(Signature.agree).yes),
            Require("2.1-coi-statement", "all users agree to the conflict-of-interest statement",
                    fact(Signature.conflict_statement).yes),
        )
        .does(SignPaper(Paper.USER_AGREEMENT, fact(Signature.signed_as), fact(Signature.conflicts)))
        .tells("agreement-to-keep", AGENCY_ADMIN)
    )
)  # fmt: skip

# "Users must receive and acknowledge receipt of a copy of this privacy notice."


class Acknowledgment(Form, key="Acknowledgment"):
    """Acknowledge the privacy notice."""

    received: Annotated[bool, Meta(title="I have received a copy of the privacy notice and will comply with it")]
    signed_as: SignedAs


NOTICE = (
    Consent("notice", "3.4-privacy-ack", TRAINEE, "acknowledge the privacy notice")
    .aimed("the manual sets no time, and there is no first license before it (a reading)", late=TRAINEE_LATE)
    .when(
        (~fact(PersonStanding.notice_acknowledged).yes).said(
            "no acknowledgment is on record", "an acknowledgment is on record"
        )
    )
    .answers(
        Step("acknowledge", "3.4-privacy-ack")
        .called("Acknowledge the privacy notice", "Privacy notice acknowledged")
        .asks(Acknowledgment)
        .requires(
            Require("3.4-privacy-ack", "a user acknowledges receipt of the privacy notice",
                    fact(Acknowledgment.received).yes)
        )
        .does(SignPaper(Paper.PRIVACY_NOTICE, fact(Acknowledgment.signed_as)))
    )
)  # fmt: skip

# "If a user misses more than ten minutes or ten percent (whichever is greater) of a training, the user will not receive
# credit for completing the training."


class Security(Form, key="Security"):
    """Record the trainee's security training."""

    held_on: Annotated[date, DURING, Meta(title="Held on")]
    minutes: Annotated[Minutes, Meta(title="Length, in minutes")]
    missed: Annotated[Missed, Meta(title="Minutes missed")]


@condition("security training of this year or the last is on record", "no security training is on record")
def secure(known: Known) -> bool:
    """Look for security training that still counts (2.2-annual-security: each counts for its year)."""
    return known[TrainingRecord].credit(Topic.SECURITY, known, known.today.year - 1)


@condition("enough of the training was attended", "too much of the training was missed")
def _credit(known: Known) -> bool:
    return credited(known[Security].minutes, known[Security].missed, known.policy)


@wording("how much was missed")
def _missed(known: Known) -> str:
    return no_credit(known[Security].minutes, known[Security].missed, known.policy)


def _title(_: Known) -> str:
    return "Security training"


SECURITY = (
    Must("security", "2.2-aa-access-only-if", SYSTEM_ADMIN, "record {subject}'s security training")
    .aimed(
        "the manual sets no time, and there is no access until it is done", late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
    )
    .when(~secure)
    .answers(
        Step("record-security-training", "2.2-aa-access-only-if")
        .citing("2.2-participation")
        .called("Record the security training", "Security training recorded")
        .asks(Security)
        .requires(
            Require("2.2-participation", "{missed}", _credit, about=fact(Security.missed), names={"missed": _missed})
        )
        .does(
            RecordAttendance(
                Topic.SECURITY, _title, fact(Security.held_on), fact(Security.minutes), fact(Security.missed)
            )
        )
    )
)

# "… the user will be required to re-take the training series, with few exceptions. The HMIS Lead Agency has sole
# discretion to waive the requirement … will consider the user's familiarity with the HMIS and the need for the user to
# learn about potential system updates and changes …"


class Waiver(Form, key="Waiver"):
    """Waive the training series."""

    familiarity: Annotated[Text, Meta(title="How familiar the person is with the HMIS")]
    changes: Annotated[Text, Meta(title="Which updates and changes the person would have learned in the series")]


WAIVE = (
    Step("waive", "2.2-waiver", S.TRAINED)
    .called("Waive the training series", "Training series waived")
    .asks(Waiver)
    .tells("series-waived", TRAINEE, AGENCY_ADMIN)
)


class Account(Form, key="Account"):
    """Confirm the username."""

    username: Annotated[Line, Meta(title="Username in WellSky", description="Never the password")]
    created_on: Annotated[date, DURING, Meta(title="Created on")]


CREATED_ON = fact(Account.created_on)
USERNAME = (
    in_wellsky("username", "2.1-username-generation", "create {subject}'s username")
    .aimed(
        "the manual sets no time for creating the account",
        within=BusinessDays(Policy.account_days),  # all is done by then, and somebody waits for the license
        late=escalate(SYSTEM_ADMIN, ICA_DIRECTOR),
    )
    .answers(
        Step("confirm-username", "2.1-username-generation")
        .citing("2.1-pw-generated")
        .called("Confirm the username", "Username created")
        .asks(Account)
        .requires(
            Require("2.1-training-before-access", "all users complete training before access is granted",
                    trained | WAIVE.taken),
            Require("2.1-training-before-access",
                    "a username is created once the homework is accepted, and no day before",
                    ~ACCEPT.taken | CREATED_ON.not_before(ACCEPT.day("the homework was accepted")), about=CREATED_ON),
            Require("2.1-training-before-access",
                    "a username is created once the series is waived, and no day before",
                    ~WAIVE.taken | CREATED_ON.not_before(WAIVE.day("the series was waived")), about=CREATED_ON),
            Require("2.2-aa-access-only-if", "a user has received security training", secure),
            Require("2.8-v1-suspend", "the person is suspended; there is no license before that ends",
                    ~fact(PersonStanding.barred).yes),
            Require("2.1-partnership-sign",
                    "no license is issued before the agency's Partnership Agreement is signed",
                    fact(AgencyStanding.partnership_signed).yes),
            *MAY_HOLD,
        )
    )
)  # fmt: skip


def _level(known: Known) -> str:
    return known[LevelDecision].level.key


ISSUE = (
    Step("issue", "2.1-username-generation", S.LICENSED)
    .called("Issue the license", "License issued")
    .does(IssueLicense(fact(Account.username), _level, fact(Access.art)))
    .tells("license-issued", TRAINEE, AGENCY_ADMIN)
)
