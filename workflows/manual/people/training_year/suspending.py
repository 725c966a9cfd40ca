"""P05: security training missed: a person confirms the suspension, which lasts until there is credit.

"… to retain their user license."
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import AccountAccess, ConfirmInWellSky, Effect, ReinstateLicense, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Must, Step, escalate, otherwise, to
from workflows.grammar.recurring import Period
from workflows.grammar.shapes import follows_in_wellsky
from workflows.law.fields import DURING
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.people.training_year.attending import SECURITY_CLAUSE
from workflows.manual.people.training_year.considering import unconsidered
from workflows.manual.people.training_year.credit_of_year import secured
from workflows.manual.people.training_year.license_held import ENDED_BEFORE, LicenseHeld, holds
from workflows.manual.people.training_year.states import S


@dataclass(frozen=True)
class SuspendUntrained(
    Effect,
    key="SuspendUntrained",
    access=AccountAccess.SUSPENDED,
    felt=True,
    at_once=True,
    told="The licenses of {subject} are suspended since the end of the training year, until security training is on record",
    undone=Undone("the suspension of {subject} under this case ends; days served stay served", by_two=True),
):
    """All licenses of a person are suspended from a day on, until the case ends the suspension."""

    since: Term[date]


def day_after(known: Known) -> date:
    """Return the day on which the next training year begins."""
    return known[Period].ends_on + timedelta(days=1)


class Suspension(Form, key="Suspension"):
    """Confirm that the license is suspended."""

    suspended_on: Annotated[
        date,
        DURING,
        Meta(
            title="Suspended in WellSky on", description="The suspension itself runs from the end of the training year"
        ),
    ]


SUSPENDED_FOR_IT = fact(LicenseHeld.suspended_already).yes.said(
    "the license is suspended already for missed security training", "the license is not suspended for it yet"
)
BARRED_OTHERWISE = fact(LicenseHeld.barred_otherwise).yes.said(
    "something else suspends the license", "nothing else suspends the license"
)
CONFIRM = (
    Must("confirm", SECURITY_CLAUSE, SYSTEM_ADMIN, "confirm that {subject}'s license is suspended")
    .aimed("the manual sets no time for it", late=escalate(ICA_DIRECTOR))
    .when(holds & ~secured & ~SUSPENDED_FOR_IT)
    .answers(
        Step("suspend", SECURITY_CLAUSE, S.SUSPENDED)
        .called("Confirm the suspension", "Suspended for missed security training")
        .asks(Suspension)
        .does(SuspendUntrained(day_after), ConfirmInWellSky())
        .tells("training-suspended", USER, AGENCY_ADMIN)
    )
)
SPARE = (
    Step("spare", SECURITY_CLAUSE)
    .called("Close it without a suspension", "No suspension")
    .leads(
        to(S.LEFT)
        .when(~holds)
        .called("No license any more")
        .untold(USER, AGENCY_ADMIN, because=ENDED_BEFORE)
        .untold(SYSTEM_ADMIN, because="ICA ended the license and has nothing left to confirm"),
        to(S.LISTED)
        .when(unconsidered)
        .called("Security training made up for; other trainings are missing")
        .tells("training-spared", USER, AGENCY_ADMIN, SYSTEM_ADMIN),
        otherwise(S.RESTORED)
        .called("Nothing left to suspend")
        .tells("training-spared", USER, AGENCY_ADMIN, SYSTEM_ADMIN),
    )
)
REINSTATE = (
    Step("reinstate", SECURITY_CLAUSE, S.RETURNING)
    .called("End the suspension", "Suspension ended")
    .does(ReinstateLicense("security training is on record"))
    .tells("training-made-up", USER, AGENCY_ADMIN, SYSTEM_ADMIN)
)


class TurnedOn(Form, key="TurnedOn"):
    """Confirm that the account is turned back on."""

    done_on: Annotated[date, DURING, Meta(title="Turned back on in WellSky on")]


TURN_ON = (
    follows_in_wellsky(
        "turn-on",
        SECURITY_CLAUSE,
        "turn {subject}'s account back on",
        "the suspension is over; the account is to follow at once",
    )
    .when(holds & ~BARRED_OTHERWISE)
    .answers(
        Step("turn-on", SECURITY_CLAUSE)
        .called("Confirm that the account is on", "Account turned back on in WellSky")
        .asks(TurnedOn)
        .does(ConfirmInWellSky(lifted=True))
    )
)
FINISH = (
    Step("finish", SECURITY_CLAUSE)
    .called("Close the training year", "Training year closed")
    .leads(
        to(S.LISTED).when(unconsidered),
        otherwise(S.RESTORED)
        .untold(USER, AGENCY_ADMIN, because="they heard of it when the suspension ended")
        .untold(SYSTEM_ADMIN, because="ICA has turned the account back on, or has nothing to turn on"),
    )
)
