"""P18: the access ends with the agreement: by its last day, by either side, by what ICA finds, or with the agency (manual 3.3).

"Access to HMIS will only be granted by the HMIS Lead Agency when there is a voluntary written agreement in place …" As it is read
here there is no access where there is no agreement any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.by_name import TellUsers
from workflows.facts.effects import AccountAccess, Effect, EndAgreement, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import BusinessDays
from workflows.grammar.process import Consent, Follow, Must, Step, escalate, otherwise, to
from workflows.grammar.shapes import in_wellsky, one_day
from workflows.law.choice import Choice
from workflows.law.fields import DURING, Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.funder_access.deciding import GRANT
from workflows.manual.disclosure.funder_access.known import (
    CLAUSE,
    HAS_USERS,
    LOST_LICENSES,
    NOT_CONTINGENT,
    FunderAccessKnown,
)
from workflows.manual.disclosure.funder_access.running import AGREE, LAST_DAY, last_day
from workflows.manual.disclosure.funder_access.signing import ICA_LATE
from workflows.manual.disclosure.funder_access.states import S

TOLD = ("funder-access-ended", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
CALLED = "Agreement ended"


@dataclass(frozen=True)
class EndFunderLicenses(
    Effect,
    key="EndFunderLicenses",
    access=AccountAccess.ENDED,
    felt=True,
    at_once=True,
    undone=Undone("the licenses under the agreement that ended by this come back", by_two=True),
):
    """The licenses of the funder's staff under the agreement end."""


def _today(known: Known) -> date:
    return known.today


def _has_users(known: Known) -> bool:
    return HAS_USERS.verdict(known) is True


ENDING = (
    EndFunderLicenses(),
    TellUsers("license-ended-funder", fact(FunderAccessKnown.addresses), when=_has_users),
)
EXPIRE = (
    Step("expire", CLAUSE, S.CLOSING)
    .called("End the agreement and all licenses under it", f"{CALLED}: its last day is over")
    .does(EndAgreement(last_day), *ENDING)
    .tells(*TOLD)
)
GO_ON = (
    Consent("go-on", CLAUSE, AGENCY_DIRECTOR, "agree that the funder's access goes on, or let it end")
    .by(LAST_DAY, late=EXPIRE, remind=Policy.funder_access_remind_days)
    .by_asker_too("the agreement is the agency's own, the funder signs it too, and ICA decides")
    .answers(AGREE)
)
TERM = Must("term", CLAUSE, CLOCK, "the agreement ends").by(LAST_DAY, late=EXPIRE)


class Ground(Choice):
    """Why an agreement ends early."""

    UNWANTED = "unwanted", "it is not wanted any more"
    CONTINGENT = "contingent", "funding was made to depend on it"
    BROKEN = "broken", "its terms were broken"


GroundField = Annotated[Ground, Meta(title="Reason")]


class FunderAgencyEnds(Form, key="FunderAgencyEnds"):
    """End the agreement for the agency. The access ends today."""

    ground: GroundField
    why: Annotated[
        Text, Meta(title="In your own words", description="ICA reads it. The funder is told only that it has ended")
    ]


class FunderEnds(Form, key="FunderEnds", kw_only=True):
    """Record that the funder ends the agreement."""

    received_on: Annotated[
        date, DURING, Meta(title="The funder's notice came in on", description="The agreement ends on this day")
    ]
    remark: Annotated[Remark, Meta(title="What the funder said", description="The agency reads it")] = ""


class FunderIcaEnds(Form, key="FunderIcaEnds"):
    """End the access, because of what ICA found."""

    ground: GroundField
    why: Annotated[Text, Meta(title="What ICA found", description="The agency reads it. Name no client")]


def _ends(step: Step, on: EndAgreement) -> Step:
    """Let a step end the agreement, and tell everybody."""
    return step.read_by(ICA, EVERY_AGENCY).does(on, *ENDING).tells(*TOLD)


AGENCY_ENDS = _ends(
    Step("agency-ends", CLAUSE, S.CLOSING)
    .citing(NOT_CONTINGENT)
    .called("End the agreement for the agency", f"{CALLED} by the agency")
    .by(AGENCY_DIRECTOR, AGENCY_ADMIN)
    .asks(FunderAgencyEnds),
    EndAgreement(_today),
)
FUNDER_ENDS = _ends(
    Step("funder-ends", CLAUSE, S.CLOSING)
    .called("Record that the funder ends the agreement", f"{CALLED} by the funder")
    .by(SYSTEM_ADMIN)
    .asks(FunderEnds),
    EndAgreement(fact(FunderEnds.received_on)),
)
ICA_ENDS = _ends(
    Step("ica-ends", NOT_CONTINGENT, S.CLOSING)
    .citing(CLAUSE)
    .called("End the access because of what ICA found", f"{CALLED} by ICA")
    .by(SYSTEM_ADMIN)
    .asks(FunderIcaEnds),
    EndAgreement(_today),
)


class FunderAgencyLeft(Form, key="FunderAgencyLeft"):
    """The agency uses the HMIS no longer."""

    left_on: Annotated[date, DURING, Meta(title="The agency left the HMIS on")]


LEAVES = (
    Step("agency-leaves", CLAUSE)
    .called("End the agreement, as the agency uses the HMIS no longer", f"{CALLED}: the agency uses the HMIS no longer")
    .by(CLOCK)
    .asks(FunderAgencyLeft)
    .leads(
        to(S.CLOSING).when(GRANT.taken).does(EndAgreement(fact(FunderAgencyLeft.left_on)), *ENDING),
        otherwise(S.ANSWERING).called("Request ended: the agency uses the HMIS no longer"),
    )
    .tells(*TOLD)
)


def _left(known: Known) -> FunderAgencyLeft | None:
    return FunderAgencyLeft(left_on=known.today) if known[FunderAccessKnown].leaves else None


WITH_THE_AGENCY = Follow(FunderAccessKnown, LEAVES, CLOCK, _left, "The directory says so")
Disabled = one_day(
    "FunderAccountsDisabled", "Confirm that the accounts are disabled.", "Disabled in WellSky on", field="disabled_on"
)
DISABLE = (
    in_wellsky("disable-accounts", CLAUSE, "disable the accounts of the funder's staff")
    .aimed(
        "the manual sets no time for it",
        within=BusinessDays(Policy.wellsky_days),
        remind=Policy.wellsky_remind_days,
        late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR)),
    )
    .when(LOST_LICENSES)
    .answers(
        Step("disable-accounts", CLAUSE)
        .called("Confirm that the accounts are disabled", "Accounts disabled in WellSky")
        .asks(Disabled)
    )
)
FunderToldOfEnd = one_day("FunderToldOfEnd", "Confirm that the funder was told.", "Funder told on", field="told_on")
TELL = (
    Must("tell-of-end", CLAUSE, SYSTEM_ADMIN, "tell the funder that its access has ended")
    .aimed("the manual sets no time for it", late=ICA_LATE)
    .answers(
        Step("tell-of-end", CLAUSE)
        .called("Confirm that the funder was told", "Funder told that its access has ended")
        .asks(FunderToldOfEnd)
    )
)
CLOSED = (
    Step("closed", CLAUSE, S.ENDED)
    .called("Close the case", "Access closed")
    .untold(
        AGENCY_DIRECTOR,
        AGENCY_ADMIN,
        SYSTEM_ADMIN,
        because="they heard of it when the agreement ended, and ICA closes it itself",
    )
)
