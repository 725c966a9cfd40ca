"""P31: a person looks at the name; no pattern can tell whether it is true (manual 4.2).

"All providers within HMIS must be named so that they accurately reflect the type of service carried out by the corresponding
Partner Agency program."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import BusinessDays
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.shapes import send_back
from workflows.law.fields import Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.data.program.asking import (
    CHOSEN,
    TAKEN,
    UNFIT,
    NameField,
    fits,
    free,
    wanted_name,
)
from workflows.manual.data.program.known import NAMES
from workflows.manual.data.program.states import S

ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)


class NameApproved(Form, key="NameApproved"):
    """Approve the name."""

    reflects: Annotated[bool, Meta(title="The name truly says what kind of service the program is")]


class OtherNameAsked(Form, key="OtherNameAsked"):
    """Ask for another name."""

    wanted: Annotated[
        Text, Meta(title="What the name does not say, or says wrongly", description="The agency reads it")
    ]


class OtherName(Form, key="OtherName"):
    """Give the program another name."""

    name: NameField


def name_of(known: Known) -> str:
    """Return the name as it was asked for last; empty where it stays as it is."""
    other = known.forms.get(OtherName)
    return (other.name if isinstance(other, OtherName) else wanted_name(known)).strip()


@condition("no other program of the agency has this name", "a program of the agency has this name already")
def _free(known: Known) -> bool:
    return free(known, known[OtherName].name, CHOSEN.said(known) or ())


@condition("the name looks as ICA wants it", "the name does not look as ICA wants it")
def _fits(known: Known) -> bool:
    return fits(known, known[OtherName].name)


REVIEW = (
    Must("review-name", NAMES, SYSTEM_ADMIN, "look at the name of {subject}'s program")
    .aimed("the manual does not say who looks at names, nor when", within=BusinessDays(Policy.program_name_days), late=ICA_LATE)
    .answers(
        Step("approve-name", NAMES, S.SETTING_UP)
        .called("Approve the name", "Name approved")
        .asks(NameApproved)
        .read_by(ICA, EVERY_AGENCY)
        .requires(
            Require(NAMES, "a name says truly what kind of service it is; ask for another one",
                    fact(NameApproved.reflects).yes, about=fact(NameApproved.reflects))
        )
        .tells("program-name-approved", AGENCY_ADMIN),
        send_back("ask-name", NAMES, S.RENAMING, "another name", OtherNameAsked)
        .read_by(ICA, EVERY_AGENCY)
        .tells("program-name-asked", AGENCY_ADMIN),
    )
)  # fmt: skip
RENAME = (
    Must("rename", NAMES, AGENCY_ADMIN, "give {your} program another name")
    .aimed(
        "the manual sets no time, and the program is set up under no other name",
        late=escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN)),
    )
    .answers(
        Step("rename", NAMES, S.NAMING)
        .called("Give it another name", "Another name given")
        .asks(OtherName)
        .read_by(ICA, EVERY_AGENCY)
        .requires(
            Require(NAMES, TAKEN, _free, about=fact(OtherName.name)),
            Require(NAMES, UNFIT, _fits, about=fact(OtherName.name)),
        )
        .tells("program-to-name", SYSTEM_ADMIN)
    )
)
