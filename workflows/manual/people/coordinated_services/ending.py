"""P08: the agreement ends at the first of its last day, either agency's notice or leaving, and the end of the user's license."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import EndAgreement
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import BusinessDays, On
from workflows.grammar.process import Follow, Must, Step, escalate, otherwise, to
from workflows.grammar.shapes import in_wellsky, one_day, one_text
from workflows.law.fields import DURING
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.people.coordinated_services.asking import CLAUSE, CoordinatedServices, OtherAgency
from workflows.manual.people.coordinated_services.signing import OPEN
from workflows.manual.people.coordinated_services.states import S
from workflows.manual.people.license_end import LicenseEnded, with_the_license

TOLD = ("coordinated-services-ended", USER, AGENCY_DIRECTOR, SYSTEM_ADMIN)
CALLED = "Agreement ended"
TERM = Must("term", CLAUSE, CLOCK, "the agreement ends").by(
    On(fact(CoordinatedServices.ends)),
    late=Step("expire", CLAUSE, S.CLOSING)
    .called("End the agreement", f"{CALLED}: its last day is over")
    .does(EndAgreement(fact(CoordinatedServices.ends)))
    .tells(*TOLD),
)


def today_of(known: Known) -> date:
    """Return the day on which a step is taken."""
    return known.today


NoticeOfEnd = one_text(
    "AgreementEnds", "End the agreement by notice.", "Why the agreement ends", "Both agencies read it"
)
GIVE_NOTICE = (
    Step("give-notice", CLAUSE, S.CLOSING)
    .called("End the agreement", f"{CALLED} by notice")
    .by(AGENCY_ADMIN, SYSTEM_ADMIN)
    .asks(NoticeOfEnd)
    .does(EndAgreement(today_of))
    .tells(*TOLD)
)


LEAVES = (
    Step("license-ends", CLAUSE)
    .called("End the agreement with the license", f"{CALLED} with the user's license")
    .by(CLOCK)
    .asks(LicenseEnded)
    .leads(
        to(S.CLOSING).when(OPEN.taken).does(EndAgreement(fact(LicenseEnded.ended_on))),
        otherwise(S.WITHDRAWN).called("Request ended with the user's license"),
    )
    .tells(*TOLD)
)


WITH_THE_LICENSE = with_the_license(LEAVES)


class OtherAgencyLeft(Form, key="OtherAgencyLeft"):
    """The other agency is no partner agency any more."""

    left_on: Annotated[date, DURING, Meta(title="The other agency left the HMIS on")]


OTHER_LEAVES = (
    Step("other-agency-leaves", CLAUSE)
    .called("End the agreement with the other agency", f"{CALLED}: the other agency leaves the HMIS")
    .by(CLOCK)
    .asks(OtherAgencyLeft)
    .leads(
        to(S.CLOSING).when(OPEN.taken).does(EndAgreement(fact(OtherAgencyLeft.left_on))),
        otherwise(S.WITHDRAWN).called("Request ended: the other agency leaves the HMIS"),
    )
    .tells(*TOLD)
)


def _left(known: Known) -> OtherAgencyLeft | None:
    return OtherAgencyLeft(left_on=known.today) if known[OtherAgency].leaves else None


WITH_THE_OTHER = Follow(OtherAgency, OTHER_LEAVES, CLOCK, _left, "The directory says so")
Closed = one_day("AccessClosed", "Confirm that the access is closed.", "Access closed in WellSky on", field="closed_on")
CLOSE = (
    in_wellsky("close-access", CLAUSE, "close {subject}'s access for the other agency")
    .aimed(
        "the manual sets no time for it",
        within=BusinessDays(Policy.wellsky_days),
        remind=Policy.wellsky_remind_days,
        late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR)),
    )
    .answers(
        Step("close-access", CLAUSE, S.ENDED)
        .called("Confirm that the access is closed", "Access closed in WellSky")
        .asks(Closed)
        .untold(USER, because="they heard of it when the agreement ended")
    )
)
