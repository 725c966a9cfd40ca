"""P13: what comes later in the same matter: the court sets another return date, or there is a further paper.

"In response to a lawful court order, court-ordered warrant, subpoena or summons issued by a judicial officer or a grand
jury subpoena": each such paper is one of these, and has to be reviewed as one. Of a second paper the manual says no more.

A new date is of the same paper, whatever it asks. A further paper asks for something, perhaps of others, on a ground of its
own: its consents, its objections and the rulings on them are of a case of its own, linked to the first.
"""

from __future__ import annotations

import msgspec

from workflows.facts.conditions import condition
from workflows.facts.effects import OpenCase
from workflows.facts.facts import Fact, fact
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step, otherwise, to
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_DIRECTOR, CLOCK, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.disclosure.law_enforcement.receiving import (
    EVIDENCE,
    PRINTED,
    READERS,
    ROUTES,
    WRITTEN,
    Instrument,
    Request,
    complete,
    urgent,
)
from workflows.manual.disclosure.law_enforcement.return_dates import NewReturnDate


@condition("it is another date than the present one", "that is the return date already")
def _is_another(known: Known) -> bool:
    """Compare it with what is printed, as long as the court set no other before."""
    return NEW_DATE.name in known.taken or known[NewReturnDate].return_on != known[Request].return_on


def _new_date(*told: Role) -> Step:
    """Return how ICA or counsel enters a new return date; whoever answers by it is told at once."""
    return (
        Step("new-return-date", PRINTED)
        .called("Enter a new return date", "Court set a new return date")
        .by(SYSTEM_ADMIN, COUNSEL)
        .asks(NewReturnDate)
        .read_by(ICA, COUNSEL, EVERY_AGENCY)
        .requires(
            Require(
                PRINTED,
                "this is the return date that the case has already",
                _is_another,
                about=fact(NewReturnDate.return_on),
            )
        )
        .leads(
            to(None)
            .when(urgent)
            .called("Court set a new return date, which is at hand")
            .tells("enforcement-urgent", *told),
            otherwise(None).tells("enforcement-new-date", *told),
        )
    )


NEW_DATE = _new_date(COUNSEL, ICA_DIRECTOR, AGENCY_DIRECTOR)
NEW_DATE_UNCLASSIFIED = _new_date(COUNSEL)  # the agencies hear of the paper once counsel has said what it is


class FurtherPaper(Request, key="FurtherPaper", kw_only=True):
    """Enter a further paper in this matter; it gets a case of its own, linked to this one."""


def _as_received(known: Known) -> tuple[Request]:
    return (Request(**msgspec.structs.asdict(known[FurtherPaper])),)


FURTHER = (
    Step("further-paper", WRITTEN)
    .called("Enter a further paper", "Further paper entered; it has a case of its own")
    .by(SYSTEM_ADMIN)
    .asks(FurtherPaper)
    .read_by(ICA, COUNSEL)  # whose data it asks for is told in its own case, to those concerned
    .requires(
        *complete(FurtherPaper),
        Require(
            EVIDENCE,
            "evidence of a crime at an agency comes without a paper: begin a case with it",
            ~Fact[Instrument](FurtherPaper, "instrument").is_(Instrument.PREMISES),
            about=Fact(FurtherPaper, "instrument"),
        ),
    )
    .does(OpenCase("P13", "followed", _as_received, about_person=False))
)
FOLLOWED = (
    Step("followed", WRITTEN)
    .called("Begin with a further paper of another case", "Further paper in a matter known already entered")
    .by(CLOCK)
    .asks(Request)
    .read_by(*READERS)
    .dated(fact(Request.received_on))
    .leads(*ROUTES)
)
