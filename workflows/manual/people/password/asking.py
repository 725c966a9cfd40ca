"""P07: a user cannot sign in, and asks for a reset, or somebody asks for them (manual 2.1, Passwords).

"If a user unsuccessfully attempts to log on 3 times, their User ID will be "locked out," and access permission will be
revoked rendering the user unable to gain access until their password is reset by contacting either their Agency or System
Administrator."
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step
from workflows.grammar.shapes import one_text, withdraw
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, PAST, PERSON_EMAIL, Email, Line
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, USER
from workflows.manual.people.password.states import S
from workflows.manual.people.standing import PersonStanding

CLAUSE = "2.1-lockout-3"


class Why(Choice):
    """Why a password is to be set."""

    LOCKED = "locked", "locked out after failed attempts to sign in"
    FORGOTTEN = "forgotten", "forgotten"
    STOLEN = "stolen", "somebody else may know it"
    FIRST = "first", "the account is new"


class ResetForUser(Form, key="ResetForUser", kw_only=True):
    """Ask for a new password for a user. Write no password anywhere in this desk."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    user: Annotated[Email, PERSON_EMAIL, Meta(title="Email address of the user")]
    why: Annotated[Why, Meta(title="Why")]
    since: Annotated[date, PAST, Meta(title="The user cannot sign in since")]


class OwnReset(Form, key="OwnReset", kw_only=True):
    """Ask for a new HMIS password. Write no password anywhere in this desk."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Where you work")]
    why: Annotated[Why, Meta(title="Why")]


LICENSED = fact(PersonStanding.licensed_here).yes
SAYS = "The Agency Administrator, or ICA where there is none, sets a first password and hands it over. It is written nowhere here."
ASK_FOR = (
    Step("ask-for", CLAUSE, S.ASKED)
    .citing("2.2-sec-shutout", "2.1-aa-passwords")
    .called("Ask for a new password for a user", "New password asked for")
    .said(SAYS)
    .by(AGENCY_ADMIN, SYSTEM_ADMIN)
    .asks(ResetForUser)
    .requires(
        Require(CLAUSE, "the user has no license at this agency, so there is no password to reset", LICENSED,
                about=fact(ResetForUser.user))
    )
    .tells("password-asked", AGENCY_ADMIN)
)  # fmt: skip
ASK = (
    Step("ask", CLAUSE, S.ASKED)
    .citing("2.2-sec-shutout")
    .called("Ask for a new password of {your} own", "New password asked for by the user")
    .said(SAYS)
    .by(USER)
    .asks(OwnReset)
    .requires(Require(CLAUSE, "you have no license at this agency, so there is no password to reset", LICENSED))
    .tells("password-asked", AGENCY_ADMIN)
)


def why(known: Known) -> Why:
    """Return why a password is to be set."""
    return known[OwnReset].why if OwnReset in known.forms else known[ResetForUser].why


Again = one_text("LockedAgain", "Ask for another first password.", "Why the user cannot sign in")
ASK_AGAIN = (
    Step("ask-again", CLAUSE, S.ASKED)
    .citing("2.2-sec-shutout", "2.1-aa-passwords")
    .called("Ask for another first password", "Another first password asked for")
    .by(AGENCY_ADMIN, USER, SYSTEM_ADMIN)
    .asks(Again)
    .tells("password-asked", AGENCY_ADMIN)
    .untold(USER, because="the user asked, or told whoever asked, and is handed the next first password")
)
NotWanted = one_text("ResetNotWanted", "Withdraw the request.", "Why no reset is wanted any more")
WITHDRAW = (
    withdraw("the request", S.WITHDRAWN, AGENCY_ADMIN, NotWanted)
    .by(AGENCY_ADMIN, USER, SYSTEM_ADMIN)
    .tells("password-not-set", USER, AGENCY_ADMIN, SYSTEM_ADMIN)
)
