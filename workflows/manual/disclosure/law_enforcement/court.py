"""P13: court papers, which are reviewed and answered by the return date printed on them.

"In response to a lawful court order, court-ordered warrant, subpoena or summons issued by a judicial officer or a grand
jury subpoena, if the court ordered disclosure goes through the HMIS Lead Agency and is reviewed by the Executive Director
for any additional action or comment."
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Else
from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days, On
from workflows.grammar.process import Consent, Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.fields import Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua
from workflows.manual.disclosure.law_enforcement.further_papers import NEW_DATE
from workflows.manual.disclosure.law_enforcement.receiving import PRINTED, WHO_ENTERS, Request, urgent
from workflows.manual.disclosure.law_enforcement.releasing import COMPLY_NAME, Given, release
from workflows.manual.disclosure.law_enforcement.return_dates import NewReturnDate, set_later

RETURN_DATE = Else(On(fact(NewReturnDate.return_on)), Else(On(fact(Request.return_on)), Days(Policy.court_usual_days)))
Comment = one_text("Comment", "Comment on the court paper.", "Comment, or further action advised", field="comment")
COMMENT = (
    Step("comment", PRINTED)
    .called("Comment on the paper", "ICA's director commented")
    .asks(Comment)
    .read_by(ICA, COUNSEL, EVERY_AGENCY)
)
COMMENT_HERE = (
    Step("comment-here", PRINTED)
    .called("Comment for {your} agency", "Agency's executive director commented")
    .asks(Comment)
    .read_by(ICA, COUNSEL)
)


@condition("ICA's director reviews court papers", "ICA's director does not review court papers")
def lead_reviews(known: Known) -> bool:
    """Ask the setting who reviews court papers."""
    return "ica_director" in known.policy.court_order_reviewer


@condition("the executive director of the agency reviews court papers", "no agency reviews court papers")
def agencies_review(known: Known) -> bool:
    """Ask the setting who reviews court papers."""
    return "agency_ed" in known.policy.court_order_reviewer


@condition("all who must have commented, or the return date is here", "somebody who must has not commented yet")
def _reviewed(known: Known) -> bool:
    """Wait for the comments of ICA and of the agency; no review outlasts the return date."""
    request = known[Request]
    returned = set_later(known, request.return_on) or request.received_on + timedelta(
        days=known.policy.court_usual_days
    )
    lead = COMMENT.taken(known) or not lead_reviews(known)
    here = not known.party or known.party in known.said(COMMENT_HERE, Comment) or not agencies_review(known)
    return (lead and here) or known.today >= returned


class CourtRelease(Given, key="CourtRelease"):
    """Release what a court paper orders."""

    extent: Annotated[bool, Meta(title="It is no more than the law requires")]
    cleared: Annotated[
        bool,
        Meta(
            title="No record is protected by 42 CFR Part 2 or VAWA, or counsel has cleared it",
            description="Such records need more than a court paper",
        ),
    ]


class Objection(Form, key="Objection"):
    """Object to the paper in court, through counsel."""

    paper: Annotated[Line, Meta(title="Number of the paper filed with the court")]
    why: Annotated[Text, Meta(title="Why the agency objects")]
    settled: Annotated[bool, Meta(title="The court has ruled already, and nothing has to be released")] = False


OBJECT = (
    Step("object", PRINTED)
    .called("Object in court", "Objection filed with the court")
    .asks(Objection)
    .read_by(ICA, COUNSEL)  # what one agency objects is no other agency's to know
    .tells("enforcement-objection", COUNSEL)
)


def _instrument(known: Known) -> str:
    return known[Request].instrument.words


COMPLY = (
    Consent("comply", PRINTED, AGENCY_DIRECTOR, "release what the paper orders, or object through counsel")
    .by(RETURN_DATE, late=escalate(COUNSEL), remind=Policy.court_remind_days)
    .by_asker_too(WHO_ENTERS)
    .each("agency whose data are asked", fact(Request.agencies))
    .answers(
        release(
            COMPLY_NAME, "3.4-required-by-law", CourtRelease, _instrument,
            Require(PRINTED,
                    "a court paper is reviewed by ICA's director and the executive director first, until its return date",
                    _reviewed),
            Require("3.4-required-by-law", "a court paper is answered only to the extent the law requires",
                    fact(CourtRelease.extent).yes),
            Require(PRINTED, "records under 42 CFR Part 2 or VAWA need more than a court paper: counsel clears them first",
                    fact(CourtRelease.cleared).yes),
        ).citing(PRINTED),
        OBJECT,
    )
)  # fmt: skip
REVIEWS = (
    Must("review-ica", PRINTED, ICA_DIRECTOR, "review the court paper and comment on it")
    .by(RETURN_DATE, late=escalate(COUNSEL), remind=Policy.court_remind_days)
    .when(lead_reviews)
    .answers(COMMENT),
    Must("review-agency", PRINTED, AGENCY_DIRECTOR, "review the court paper and comment on it")
    .by(RETURN_DATE, late=escalate(COUNSEL), remind=Policy.court_remind_days)
    .when(agencies_review)
    .each("agency whose data are asked", fact(Request.agencies))
    .answers(COMMENT_HERE),
)
Advice = one_text(
    "UrgentAdvice",
    "Say what is to be done by the return date.",
    "What is to be done",
    "ICA and the agencies asked read it",
)


def _advise(name: str) -> Step:
    said = Step(name, PRINTED).asks(Advice).read_by(ICA, EVERY_AGENCY)
    return said.tells("enforcement-advice", AGENCY_DIRECTOR, ICA_DIRECTOR)


ADVISE = _advise("advise").called("Say what is to be done", "Counsel said what is to be done")
ADVISE_AGAIN = (
    _advise("advise-again")
    .called("Say anew what is to be done", "Counsel said anew what is to be done")
    .by(COUNSEL)
    .when(
        (NEW_DATE.taken & ADVISE.taken).said(
            "the court set another return date, and counsel has said what is to be done",
            "there is no new return date, or counsel has yet to say what is to be done at all",
        )
    )
)


URGENT = (
    Must("urgent-paper", PRINTED, COUNSEL, "say what is to be done about the court paper by its return date")
    .by(RETURN_DATE, late=escalate(ICA_DIRECTOR), remind=Policy.court_urgent_remind_days)
    .when(
        (urgent & fact(AskedContinua.watched).yes).said(
            "the return date is at hand, or past", "the return date is not at hand, or the case is from before"
        )
    )
    .answers(ADVISE)
)
