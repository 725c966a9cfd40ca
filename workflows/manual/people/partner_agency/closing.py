"""P01: an agency leaves: its licenses and agreements end, then its open work, and then the agency is closed.

The manual says nothing of it. Nothing ends unseen: ICA goes through a list, and confirms it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.effects import AccountAccess, Effect, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import BusinessDays, Days
from workflows.grammar.process import LOCAL, Must, Require, Step, escalate
from workflows.grammar.shapes import in_wellsky, one_day, one_text
from workflows.law.fields import AGENCY, ENDING, Line, Text
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.people.partner_agency.states import S

SILENT = "the manual says nothing of an agency that leaves"
ICA_LATE = escalate((SYSTEM_ADMIN, ICA_DIRECTOR))


@dataclass(frozen=True)
class EndAgencyLicenses(
    Effect,
    key="EndAgencyLicenses",
    access=AccountAccess.ENDED,
    felt=True,
    at_once=True,
    undone=Undone("the licenses of the agency that ended by this come back", by_two=True),
):
    """All licenses of the agency end, and the agreements that rest on them."""


@dataclass(frozen=True)
class CloseAgency(
    Effect,
    key="CloseAgency",
    felt=True,
    undone=Undone("the agency is open again; licenses are asked for anew", by_two=True),
):
    """The agency is closed: nothing can be begun for it any more."""


class Closing(Form, key="Closing", kw_only=True):
    """Say that an agency leaves the HMIS."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency")]
    why: Annotated[Text, Meta(title="Why the agency leaves")]


Leaving = one_text("Leaving", "Say that the agency leaves the HMIS.", "Why the agency leaves")
CLOSE = (
    Step("close", LOCAL, S.CLOSING)
    .called("Close a partner agency", "The agency leaves the HMIS")
    .said("Nothing ends yet. ICA goes through the agency's licenses, agreements and open cases first.")
    .by(SYSTEM_ADMIN, AGENCY_DIRECTOR)
    .asks(Closing)
    .tells("partner-leaving", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
)
LEAVE = (
    Step("leave", LOCAL, S.CLOSING)
    .called("Close the agency, which does not renew", "The agency leaves the HMIS")
    .by(SYSTEM_ADMIN, AGENCY_DIRECTOR)
    .asks(Leaving)
    .tells("partner-leaving", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
)


class LicensesConfirmed(Form, key="LicensesConfirmed", kw_only=True):
    """Go through what ends with the agency, and tick each line."""

    licenses: Annotated[
        tuple[Line, ...], ENDING, Meta(title="Licenses", description="Each ends now, and we email its user")
    ] = ()
    agreements: Annotated[
        tuple[Line, ...], ENDING, Meta(title="Agreements", description="What becomes of each is said beside it")
    ] = ()
    cases: Annotated[
        tuple[Line, ...],
        ENDING,
        Meta(title="Open cases", description="The agency is closed once none of them waits for anybody any more"),
    ] = ()
    confirmed: Annotated[bool, Meta(title="I have gone through all of this, and the licenses end now")]


END_ALL = (
    Must("end-licenses", LOCAL, SYSTEM_ADMIN, "go through what ends with {subject}, and confirm the list")
    .aimed(SILENT, within=BusinessDays(Policy.agency_closing_days), late=ICA_LATE)
    .answers(
        Step("end-licenses", LOCAL, S.LAST_WORK)
        .called("End licenses and agreements", "Licenses and agreements ended")
        .asks(LicensesConfirmed)
        .requires(
            Require(LOCAL, "go through the list first, and say that you have", fact(LicensesConfirmed.confirmed).yes,
                    about=fact(LicensesConfirmed.confirmed))
        )
        .does(EndAgencyLicenses(), TellUsers("license-ended-with-agency"))
        .tells("partner-licenses-ended", AGENCY_DIRECTOR, AGENCY_ADMIN)
    )
)  # fmt: skip
Disabled = one_day(
    "AgencyAccountsDisabled", "Confirm that the accounts are disabled.", "Disabled in WellSky on", field="disabled_on"
)
ACCOUNTS = (
    in_wellsky("disable-accounts", LOCAL, "disable the accounts of {subject}'s users")
    .aimed(SILENT, within=BusinessDays(Policy.wellsky_days), remind=Policy.wellsky_remind_days, late=ICA_LATE)
    .answers(
        Step("disable-accounts", LOCAL)
        .called("Confirm that the accounts are disabled", "Accounts disabled in WellSky")
        .asks(Disabled)
    )
)
LAST_WORK = (
    Must("last-work", LOCAL, SYSTEM_ADMIN, "see {subject}'s open cases to their end")
    .aimed(SILENT, within=Days(Policy.partner_join_days), late=ICA_LATE)
    .answers(
        Step("last-work", LOCAL)
        .called("Say that no case is open any more", "Open work ended")
        .said("This is taken only when no case of the agency is open any more. Then the agency is closed.")
        .does(CloseAgency())
        .untold(AGENCY_DIRECTOR, AGENCY_ADMIN, because="they hear of it once the accounts are disabled too")
    )
)  # fmt: skip
CLOSED = (
    Step("closed", LOCAL, S.CLOSED)
    .called("Close the agency", "Agency closed")
    .tells("partner-closed", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
)
Stays = one_text("Stays", "Say that the agency stays.", "Why the agency stays")
STAY = (
    Step("stay", LOCAL, S.STAYED)
    .called("Close nothing: the agency stays", "The agency stays")
    .by(SYSTEM_ADMIN, AGENCY_DIRECTOR)
    .asks(Stays)
    .tells("partner-stays", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
)
