"""P07: the user chooses a password, says that it keeps the rules, and hears before it expires (manual 2.1, Passwords).

"The user will be required to change the password the first time they log onto the system. The password must be at least 8
characters long … Passwords expire every 45 days. Users may not use the same password consecutively or reuse previous
passwords."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Must, Require, Step, again, escalate
from workflows.law.fields import DURING
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, CLOCK, SYSTEM_ADMIN, USER
from workflows.manual.people.license_end import LicenseEnded, with_the_license
from workflows.manual.people.password.states import S


class Chosen(Form, key="Chosen"):
    """Say that you have chosen a password, and that it keeps the rules. Do not write it here."""

    changed_on: Annotated[date, DURING, Meta(title="New password chosen")]
    strong: Annotated[
        bool,
        Meta(
            title="It has {password_length} characters or more, with a capital and a small letter, a digit and a "
            "special character"
        ),
    ]
    own: Annotated[
        bool, Meta(title="It is not easily guessed, is in no dictionary, and as far as I know nobody has it")
    ]
    new: Annotated[bool, Meta(title="I have not used it before")]
    kept: Annotated[
        bool, Meta(title="I share it with nobody, save it on no computer, and keep no copy where others could find it")
    ]


CLAUSE = "2.1-pw-first-change"
RULES = (
    Require("2.1-pw-length", "choose another password: it needs all of these characters", fact(Chosen.strong).yes),
    Require("2.1-pw-guessable", "choose another password: one that nobody could guess or has", fact(Chosen.own).yes),
    Require("2.1-pw-reuse", "choose another password: one that you have not used before", fact(Chosen.new).yes),
    Require("2.1-pw-no-share", "a password is yours alone, and is kept where nobody else finds it",
            fact(Chosen.kept).yes),
)  # fmt: skip
CHOOSE = (
    Consent("choose", CLAUSE, USER, "choose {your} own HMIS password, and say that it keeps the rules")
    .aimed("WellSky asks for it at the first sign-in", late=escalate(USER, AGENCY_ADMIN))
    .by_asker_too("it is the user's own password")
    .answers(
        Step("choose", CLAUSE, S.CHOSEN)
        .citing("2.1-pw-complexity", "2.1-pw-written", "2.1-pw-no-save")
        .called("Say that {your} password keeps the rules", "Password chosen by the user")
        .asks(Chosen)
        .requires(*RULES)
    )
)
EXPIRY = Days(Policy.password_expiry_days, since=fact(Chosen.changed_on))
EXPIRE = (
    Step("expire", "2.1-pw-expiry", S.EXPIRED)
    .called("Close the case: the password has expired", "Password expired")
    .untold(
        USER,
        AGENCY_ADMIN,
        SYSTEM_ADMIN,
        because="the user was reminded, and WellSky asks for a new one at the next sign-in",
    )
)
CHANGE = (
    Must("change", "2.1-pw-expiry", USER, "change {your} HMIS password")
    .by(EXPIRY, late=EXPIRE, remind=Policy.password_remind_days)
    .answers(
        Step("change", "2.1-pw-expiry")
        .citing("2.1-pw-reuse")
        .called("Say that {your} password is changed", "Password changed by the user")
        .asks(Chosen)
        .requires(*RULES)
        .leads(again())
    )
)


LEAVE = (
    Step("license-ends", "2.1-departure-48h", S.LEFT)
    .called("Close the case with the license", "Closed: the license has ended")
    .by(CLOCK)
    .asks(LicenseEnded)
    .untold(USER, AGENCY_ADMIN, SYSTEM_ADMIN, because="they heard of it when the license ended")
)


WITH_THE_LICENSE = with_the_license(LEAVE)
