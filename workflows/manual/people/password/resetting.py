"""P07: the reset, and how the first password reaches the user (manual 2.1, Passwords).

"Passwords are automatically generated from the system when a user is created. The System Administrator or Agency
Administrator will communicate the system-generated password to the user."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import BusinessDays
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.choice import Choice
from workflows.law.fields import DURING
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.people.password.asking import CLAUSE, LICENSED
from workflows.manual.people.password.states import S
from workflows.manual.people.standing import PersonStanding


class HandedOver(Choice):
    """How the first password reached the user."""

    IN_PERSON = "in-person", "in person"
    BY_PHONE = "by-phone", "by phone, after the caller was known to be the user"


class Reset(Form, key="Reset"):
    """Confirm that a first password was set in WellSky and handed over. Do not write it here."""

    reset_on: Annotated[date, DURING, Meta(title="Reset in WellSky on")]
    handed_over: Annotated[
        HandedOver, Meta(title="How the user got it", description="Never by email, chat or voice message")
    ]


NotSet = one_text("NotSet", "Set no password.", "Why no password is set", "The user reads it")
RESET = (
    Must("reset", "2.1-aa-passwords", AGENCY_ADMIN, "set {subject}'s first password in WellSky, and hand it over")
    .aimed(
        "the manual sets no time, and the user cannot work before",
        within=BusinessDays(Policy.password_reset_days),
        remind=Policy.wellsky_remind_days,
        late=escalate((AGENCY_ADMIN, SYSTEM_ADMIN), ICA_DIRECTOR),
    )
    .answers(
        Step("reset", "2.1-aa-passwords", S.HANDED)
        .citing("2.1-pw-generated")
        .called("Confirm that a first password was handed over", "Password reset, and handed over")
        .asks(Reset)
        .requires(
            Require(CLAUSE, "the license is suspended; a password is reset when the suspension has ended",
                    ~fact(PersonStanding.barred).yes),
            Require(CLAUSE, "the user has no license at this agency any more", LICENSED),
        )
        .tells("password-to-choose", USER),
        Step("decline", CLAUSE, S.DECLINED)
        .called("Set no password", "No password set")
        .asks(NotSet)
        .tells("password-not-set", USER, AGENCY_ADMIN, SYSTEM_ADMIN),
    )
)  # fmt: skip
