"""P13: court papers, which are reviewed and answered by the return date printed on them."""

from workflows.facts.facts import Known, fact
from workflows.facts.rules import On
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR
from workflows.manual.disclosure.law_enforcement_conditions import BY_LAW, PRINTED, agencies
from workflows.manual.disclosure.law_enforcement_duties import release
from workflows.manual.disclosure.law_enforcement_forms import Request
from workflows.manual.disclosure.law_enforcement_release import Comment, CourtRelease, Objection

RETURN_DATE = On(fact(Request.return_on))
COMMENT = Step("comment", PRINTED).called("Comment on the paper", "ICA's director commented").asks(Comment)
COMMENT_HERE = (
    Step("comment-here", PRINTED)
    .called("Comment for your agency", "Agency's executive director commented")
    .asks(Comment)
)


def _lead_reviews(known: Known) -> bool:
    return "ica_director" in known.policy.court_order_reviewer


def _agencies_review(known: Known) -> bool:
    return "agency_ed" in known.policy.court_order_reviewer


def _reviewed(known: Known) -> bool:
    """Say whether all have commented who must, or the return date is here, which no review outlasts."""
    returned = known[Request].return_on
    lead = known.times(COMMENT) > 0 or not _lead_reviews(known)
    here = not known.party or known.party in known.said(COMMENT_HERE, Comment) or not _agencies_review(known)
    return (lead and here) or (returned is not None and known.today >= returned)


REVIEWED = Require(
    PRINTED,
    "a court paper is reviewed by ICA's director and the executive director first, until its return date",
    _reviewed,
)
COMPLY = (
    Must("comply", PRINTED, AGENCY_DIRECTOR, "release what the paper orders, or object through counsel")
    .by(RETURN_DATE, late=escalate(COUNSEL), remind=Policy.court_remind_days)
    .each("agency whose data are asked", agencies)
    .answers(
        release(
            "comply",
            "3.4-required-by-law",
            CourtRelease,
            lambda known: known[Request].instrument.words,
            REVIEWED,
            *BY_LAW,
        ).citing(PRINTED),
        Step("object", PRINTED)
        .called("Object in court", "Objection filed with the court")
        .asks(Objection)
        .tells("enforcement-objection", COUNSEL),
    )
)
REVIEWS = (
    Must("review-ica", PRINTED, ICA_DIRECTOR, "review the court paper and comment on it")
    .by(RETURN_DATE, late=escalate(COUNSEL), remind=Policy.court_remind_days)
    .when("ICA's director reviews court papers", _lead_reviews)
    .answers(COMMENT),
    Must("review-agency", PRINTED, AGENCY_DIRECTOR, "review the court paper and comment on it")
    .by(RETURN_DATE, late=escalate(COUNSEL), remind=Policy.court_remind_days)
    .when("the executive director of the agency reviews court papers", _agencies_review)
    .each("agency whose data are asked", agencies)
    .answers(COMMENT_HERE),
)
