"""P09: ICA decides whether an infraction that the audit found becomes a violation case.

"HMIS users and Partner Agencies must abide by all HMIS operational policies and procedures found in … the Vermont HMIS
User Agreement, …"
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import OpenCase
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Must, Step
from workflows.law.fields import Line, Text
from workflows.law.roles import SYSTEM_ADMIN, USER
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.people.conflict_of_interest.auditing import LATE, Closing
from workflows.manual.people.conflict_of_interest.disclosing import Conflict, said
from workflows.manual.people.conflict_of_interest.states import S


class Charge(Form, key="Charge"):
    """Say what the violation case begins with. It is not a finding of a violation yet."""

    what: Annotated[Text, Meta(title="What the user is said to have done", description="Name no client")]
    occurred: Annotated[Line, Meta(title="When it happened, or over which period")]


def allegation(known: Known) -> tuple[Allegation]:
    """Return what the violation case begins with: the user and the agency of this one, and what ICA alleges."""
    began, charge = said(known), known[Charge]
    email = began.user if isinstance(began, Conflict) else None  # who sent it is the person the case is about
    alleged = Allegation(
        agency=began.agency, violator=Violator.USER, user=email, what=charge.what, occurred=charge.occurred
    )
    return (alleged,)


DECIDE = (
    Must("decide", "2.1-coi-no-edit", SYSTEM_ADMIN, "decide whether the infraction becomes a violation case")
    .aimed("the manual sets no time for it, and the audit sanctions nobody", late=LATE)
    .answers(
        Step("allege", "2.1-coi-no-edit", S.ALLEGED)
        .citing("2.8-scope")
        .called("Open a violation case", "Violation case opened")
        .asks(Charge)
        .does(OpenCase("P19", "complained", allegation))
        .untold(USER, because="the violation case tells the user what ICA decides there"),
        Step("leave", "2.1-coi-no-edit", S.LEFT)
        .called("Open no violation case", "No violation case opened")
        .asks(Closing)
        .tells("conflict-left", USER),
    )
)
