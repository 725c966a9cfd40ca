"""P03: what must be so before a license is issued: one list, shown from the first day and asked again at the last click.

"Ensure that HMIS access is granted only to staff members that have received both basic and security training, have
completed the Vermont HMIS User Agreement and are authorized to use HMIS."
"""

from __future__ import annotations

from workflows.grammar.process import Needed, Office
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.onboarding.level import decided
from workflows.manual.people.onboarding.may_hold import (
    ENTERS_DATA,
    NO_SUSPENSION,
    NOT_LEFT,
    ONE_LICENSE,
    PARTNERSHIP_SIGNED,
)
from workflows.manual.people.onboarding.own_sessions import attended
from workflows.manual.people.onboarding.reapplying import shut_out
from workflows.manual.people.onboarding.requesting import above_ceiling
from workflows.manual.people.onboarding.security import secure
from workflows.manual.people.onboarding.series import ACCEPT
from workflows.manual.people.onboarding.signing import acknowledged, agreed
from workflows.manual.people.onboarding.sparing import COUNT, WAIVE

NEEDED = (
    ENTERS_DATA,
    PARTNERSHIP_SIGNED,
    ONE_LICENSE,
    NOT_LEFT,
    Needed(
        "allowed", "2.8-v4-terminate", "No license was terminated, or ICA allows a new one",
        "the person's license was terminated; ICA decides first whether there may be a new one", ~shut_out,
    ).seen_to(ICA_DIRECTOR),
    NO_SUSPENSION,
    Needed(
        "trained", "2.1-training-before-access", "The training series is done, or ICA has waived it",
        "all users complete training before access is granted", (ACCEPT.taken & attended) | WAIVE.taken | COUNT.taken,
    ).seen_to(Office(TRAINEE, when=~ACCEPT.taken), SYSTEM_ADMIN),
    Needed(
        "security", "2.2-aa-access-only-if", "Security training of this year or last is on record",
        "a user has received security training of this year or the last", secure,
    ).seen_to(SYSTEM_ADMIN),
    Needed(
        "agreement", "2.1-user-agreement-sign", "The User Agreement with this agency is signed and has not expired",
        "a user has signed the User Agreement with this agency, and it has not expired", agreed,
    ).seen_to(TRAINEE),
    Needed(
        "notice", "3.4-privacy-ack", "The privacy notice is acknowledged",
        "a user has acknowledged the privacy notice", acknowledged,
    ).seen_to(TRAINEE),
    Needed(
        "level", "2.1-access-level-decider", "The access level is decided",
        "the access level is decided before a license is issued", decided,
    ).seen_to(Office(AGENCY_ADMIN, when=~above_ceiling), SYSTEM_ADMIN),
)  # fmt: skip
