"""P05: general and ART trainings missed: the user is on the list, and only ICA decides whether it becomes a violation case.

"HMIS users and Partner Agencies must abide by all HMIS operational policies and procedures …"
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import OpenCase
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Must, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.law.fields import Text
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.people.training_year.attending import GENERAL_CLAUSE
from workflows.manual.people.training_year.credit_of_year import behind, year
from workflows.manual.people.training_year.license_held import ENDED_BEFORE, LicenseHeld, holds
from workflows.manual.people.training_year.states import S


class Missed(Form, key="Missed"):
    """Say what the violation case begins with. It is not a finding of a violation yet."""

    what: Annotated[Text, Meta(title="What the user missed, and what was done to remind them")]


def allegation(known: Known) -> tuple[Allegation]:
    """Return what the violation case begins with."""
    held, said = known[LicenseHeld], known[Missed]
    alleged = Allegation(
        agency=held.agency, violator=Violator.USER, user=held.user, what=said.what,
        occurred=f"Training year {year.read(known)}",
    )  # fmt: skip
    return (alleged,)


ALLEGE = (
    Step("allege", GENERAL_CLAUSE)
    .citing("2.2-art-two", "2.8-scope")
    .called("Open a violation case", "Violation case opened")
    .asks(Missed)
    .does(OpenCase("P19", "complained", allegation))
)
LeftAlone = one_text(
    "LeftAlone", "Open no violation case.", "Why nothing more follows", "The user and the agency read it"
)
LEAVE = (
    Step("leave", GENERAL_CLAUSE)
    .called("Open no violation case", "No violation case opened")
    .asks(LeftAlone)
    .tells("training-left", USER, AGENCY_ADMIN)
)
considered = (ALLEGE.taken | LEAVE.taken).said("ICA decided what follows", "ICA has not decided what follows")
unconsidered = (holds & behind & ~considered).said(
    "general or ART trainings are missing, and ICA has not decided what follows",
    "no general or ART training is missing, or ICA decided what follows",
)
CONSIDER = (
    Must("consider", GENERAL_CLAUSE, SYSTEM_ADMIN, "decide what follows for {subject}, who missed trainings")
    .aimed("the manual names neither a sanction nor a time", late=escalate(ICA_DIRECTOR))
    .when(holds & behind)
    .answers(ALLEGE, LEAVE)
)
SETTLE = (
    Step("settle", GENERAL_CLAUSE)
    .called("Close the training year", "Training year closed")
    .leads(
        to(S.CONSIDERED)
        .when(considered)
        .untold(
            USER, AGENCY_ADMIN, because="they heard what ICA decided when it decided, or hear it in the violation case"
        ),
        to(S.LEFT).when(~holds).untold(USER, AGENCY_ADMIN, because=ENDED_BEFORE),
        otherwise(S.MET).tells("training-complete", USER, AGENCY_ADMIN),
    )
)
