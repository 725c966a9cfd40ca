"""P18: the agreement runs to its last day, unless the agency agrees to a longer term, the funder signs it, and ICA grants it.

"Funding for any Partner Agency or program using HMIS cannot be contingent upon establishing a voluntary written agreement …" So
both say again that no funding depends on it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Newest
from workflows.facts.conditions import condition
from workflows.facts.effects import ExtendAgreement
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known, Unknown
from workflows.facts.rules import Days, On
from workflows.grammar.documents import attached
from workflows.grammar.process import Must, Require, Step
from workflows.grammar.shapes import OwnSignature
from workflows.grammar.words import wording
from workflows.law.calendar import months_after
from workflows.law.fields import DOCUMENT, DURING, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.funder_access.asking import ENDS
from workflows.manual.disclosure.funder_access.known import CLAUSE, NOT_CONTINGENT
from workflows.manual.disclosure.funder_access.signing import ICA_LATE, VOLUNTARY
from workflows.manual.disclosure.funder_access.states import S


class FunderLongerTerm(Form, key="FunderLongerTerm", kw_only=True):
    """Agree for the agency that the funder's access goes on."""

    runs_until: Annotated[
        date,
        Meta(
            title="New last day",
            description="At the latest {funder_access_term_months} months after the last day so far",
        ),
    ]
    voluntary: Annotated[
        bool, Meta(title="The agency agrees of its own will: no funding depends on it, and nobody said that it would")
    ]
    signed_as: OwnSignature


class FunderLongerTermGranted(Form, key="FunderLongerTermGranted", kw_only=True):
    """Grant the longer term, which the funder has signed too."""

    runs_until: Annotated[date, Meta(title="New last day", description="The day to which the agency agreed")]
    document: Annotated[
        Line,
        DOCUMENT,
        Meta(title="What the funder signed", description="The name of a document that is with this case"),
    ]
    signed_by: Annotated[Line, Meta(title="Who signed for the funder")]
    voluntary: Annotated[bool, Meta(title="In it the funder states that no funding depends on the agreement")]


LAST_DAYS: tuple[Fact[date], ...] = (fact(FunderLongerTermGranted.runs_until), ENDS)  # the newest first
LAST_DAY = Newest(*map(On, LAST_DAYS))


def last_day(known: Known) -> date:
    """Return the last day of the agreement, as it was granted last."""
    for each in LAST_DAYS:
        if day := each.said(known):
            return day
    raise Unknown("the last day")


@wording("the last day of the agreement")
def until(known: Known) -> str:
    """Return the last day of the agreement in words."""
    return f"{last_day(known):%B %-d, %Y}"


def _latest(known: Known) -> date:
    return months_after(last_day(known), known.policy.funder_access_term_months)


@wording("the latest day to which the term may go")
def _at_most(known: Known) -> str:
    return f"{_latest(known):%B %-d, %Y}"


@condition("the new last day is later than the one so far", "the new last day is not later than the one so far")
def _later(known: Known) -> bool:
    return known[FunderLongerTerm].runs_until > last_day(known)


@condition("the longer term is within the bound", "the longer term is beyond the bound")
def _bounded(known: Known) -> bool:
    return known[FunderLongerTerm].runs_until <= _latest(known)


AGREE = (
    Step("agree-longer", CLAUSE, S.EXTENDING)
    .citing(NOT_CONTINGENT)
    .called("Agree to a longer term", "The agency agreed to a longer term")
    .asks(FunderLongerTerm)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(CLAUSE, "the agreement runs through {until} already; enter a later day", _later,
                about=fact(FunderLongerTerm.runs_until), names={"until": until}),
        Require(CLAUSE, "{funder_access_term_months} months are added at most, so it ends by {at_most}", _bounded,
                about=fact(FunderLongerTerm.runs_until), names={"at_most": _at_most}),
        Require(NOT_CONTINGENT, VOLUNTARY, fact(FunderLongerTerm.voluntary).yes, about=fact(FunderLongerTerm.voluntary)),
    )
    .tells("funder-access-longer-asked", SYSTEM_ADMIN)
)  # fmt: skip


@wording("the day to which the agency agreed")
def _agreed(known: Known) -> str:
    return f"{known[FunderLongerTerm].runs_until:%B %-d, %Y}"


@condition("the day is the one the agency agreed to", "the day is another than the agency agreed to")
def _as_agreed(known: Known) -> bool:
    return known[FunderLongerTermGranted].runs_until == known[FunderLongerTerm].runs_until


class FunderLongerTermRefused(Form, key="FunderLongerTermRefused"):
    """Refuse the longer term."""

    why: Annotated[Text, Meta(title="Why the term stays as it is", description="The agency reads it")]
    told_on: Annotated[date, DURING, Meta(title="Funder told on")]


DECIDE_LONGER = (
    Must("decide-longer", CLAUSE, SYSTEM_ADMIN, "decide on a longer term, once the funder has signed it")
    .aimed(
        "the agreement ends on the day agreed so far, unless ICA grants the longer term before",
        within=Days(Policy.funder_access_decision_days),
        late=ICA_LATE,
    )
    .answers(
        Step("grant-longer", CLAUSE, S.RUNNING)
        .citing(NOT_CONTINGENT)
        .called("Grant the longer term", "Longer term granted")
        .asks(FunderLongerTermGranted)
        .read_by(ICA, EVERY_AGENCY)
        .requires(
            Require(CLAUSE, "the agency agreed to {agreed}; enter that day", _as_agreed,
                    about=fact(FunderLongerTermGranted.runs_until), names={"agreed": _agreed}),
            attached(CLAUSE, fact(FunderLongerTermGranted.document)),
            Require(NOT_CONTINGENT, "without this statement of the funder there is no access; have it added and signed",
                    fact(FunderLongerTermGranted.voluntary).yes, about=fact(FunderLongerTermGranted.voluntary)),
        )
        .does(ExtendAgreement(fact(FunderLongerTermGranted.runs_until)))
        .tells("funder-access-longer", AGENCY_DIRECTOR, AGENCY_ADMIN),
        Step("refuse-longer", CLAUSE, S.RUNNING)
        .called("Refuse the longer term", "Longer term refused")
        .asks(FunderLongerTermRefused)
        .read_by(ICA, EVERY_AGENCY)
        .tells("funder-access-not-longer", AGENCY_DIRECTOR, AGENCY_ADMIN),
    )
)  # fmt: skip
