"""P18: which funder is to see what, at which level, and how long (manual 3.3).

"Access to HMIS will only be granted by the HMIS Lead Agency when there is a voluntary written agreement in place between
the funding entity and the Partner Agency or program." How long such an agreement runs the manual does not say.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact, today
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step
from workflows.grammar.shapes import one_text, withdraw
from workflows.grammar.words import wording
from workflows.law.calendar import months_after
from workflows.law.fields import AGENCY, Line, Text
from workflows.law.levels import OF_ICA, Level
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.funder_access.known import CLAUSE, NO_AUTOMATIC, STAYS
from workflows.manual.disclosure.funder_access.states import S


class FunderAccess(Form, key="FunderAccess", kw_only=True):
    """Ask for a funder's access to HMIS, under an agreement with the agency that it funds."""

    agency: Annotated[Line, AGENCY, Meta(title="Agency", description="Whose programs the funder pays for")]
    funder: Annotated[Line, Meta(title="Name of the funder")]
    contact: Annotated[Line, Meta(title="Email or postal address of the funder", description="ICA writes to it")]
    scope: Annotated[
        Text,
        Meta(
            title="What the funder may see",
            description="Which programs, and which data in them. Name no client",
        ),
    ]
    purpose: Annotated[Text, Meta(title="What the funder needs it for")]
    level: Annotated[
        Level,
        Meta(title="Highest access level", description="Nobody of the funder gets a higher one under this agreement"),
    ]
    begins: Annotated[date, Meta(title="First day of the agreement")]
    ends: Annotated[
        date,
        Meta(
            title="Last day of the agreement",
            description="At the latest {funder_access_term_months} months later; the agency may agree to a longer term before it ends",
        ),
    ]


def matter(known: Known) -> str:
    """Return which funder it is."""
    return " ".join(known[FunderAccess].funder.casefold().split())


@condition("the level is one of an agency", "the level is one of ICA, and reaches all agencies")
def _of_an_agency(known: Known) -> bool:
    return known[FunderAccess].level not in OF_ICA


def last_day_possible(known: Known) -> date:
    """Return the last day on which an agreement that begins then may end."""
    return months_after(known[FunderAccess].begins, known.policy.funder_access_term_months)


@condition("it ends within its term", "it runs longer than its term")
def _within(known: Known) -> bool:
    return known[FunderAccess].ends <= last_day_possible(known)


@wording("the last day possible")
def _last_day(known: Known) -> str:
    return f"{last_day_possible(known):%B %-d, %Y}"


ENDS = fact(FunderAccess.ends)
ASK = (
    Step("ask", NO_AUTOMATIC, S.SIGNING)
    .citing(CLAUSE)
    .called("Ask for a funder's access to HMIS", "Access for a funder asked for")
    .said(
        "No funder has access by itself. The agency and the funder sign an agreement, and each says that no funding depends "
        "on it. Then ICA decides."
    )
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN)
    .asks(FunderAccess)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(CLAUSE, "the agency leaves the HMIS, or is a victim service provider; a funder sees nothing of it there",
                STAYS, about=fact(FunderAccess.agency)),
        Require(CLAUSE, "this level reaches all agencies, and the agreement is with one; choose a lower one",
                _of_an_agency, about=fact(FunderAccess.level)),
        Require(CLAUSE, "the last day is past already; enter a later one", ENDS.not_before(today), about=ENDS),
        Require(CLAUSE, "the agreement ends before it begins; enter a later last day",
                ENDS.not_before(fact(FunderAccess.begins)), about=ENDS),
        Require(CLAUSE, "an agreement runs for {funder_access_term_months} months at most, so here through {last_day}",
                _within, about=ENDS, names={"last_day": _last_day}),
    )
    .tells("funder-access-to-sign", AGENCY_DIRECTOR, AGENCY_ADMIN)
)  # fmt: skip
NotWanted = one_text("FunderAccessNotWanted", "Withdraw the request.", "Why the request is withdrawn")
WITHDRAW = (
    withdraw("the request", S.WITHDRAWN, AGENCY_ADMIN, NotWanted)
    .by(AGENCY_ADMIN, SYSTEM_ADMIN)
    .read_by(ICA, EVERY_AGENCY)
    .tells("funder-access-not-given", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
)
