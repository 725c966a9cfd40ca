"""D03. Who still works with HMIS, asked of each agency every few months.

"The Agency Administrator, or System Administrator when no Agency Administrator is designated, will be responsible for
resetting passwords and monitoring HMIS access by users at the Partner Agency."

A departure that nobody reports leaves a license open. So the desk asks, and does not wait to be told: one list of the agency's users, one tick a person. Who leaves is reported with the
answer, by the rules of P04; another access level by those of P06, and work for another agency by those of P08. Silence is told to those above; nobody loses a license by it. The first review of a year also
asks what an agency confirms once a year: that the Consumer Notice is posted, and that its information is up to date;
where that stayed without an answer, the next review asks again.
"""

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import On
from workflows.grammar.process import LOCAL, Ended, Follow, Must, Per, Process, Step, Waiting, every_months
from workflows.grammar.recurring import Period
from workflows.grammar.words import wording
from workflows.law.fields import DURING
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.manual.people.users_review.answering import CONFIRMATION, LEAVES, REVIEW
from workflows.manual.people.users_review.other_work import ELSEWHERE, OTHER_ACCESS
from workflows.manual.people.users_review.states import S
from workflows.manual.people.users_review.users import UsersHere


@wording("the months of the review")
def months(known: Known) -> str:
    """Say "January to March 2026"."""
    period = known[Period]
    return f"{period.begins_on:%B} to {period.ends_on:%B %Y}"


BEGIN = (
    Step("begin", LOCAL, S.ASKED)
    .called("Ask who still works with HMIS", "Agency asked who still works with HMIS")
    .by(CLOCK)
    .tells("review-of-users", AGENCY_ADMIN, AGENCY_DIRECTOR)
)
QUARTER = Must("over", LOCAL, CLOCK, "the next review begins").by(
    On(fact(Period.ends_on)),
    late=Step("leave-unanswered", LOCAL, S.UNANSWERED)
    .called("End the review without an answer", "Review ended without an answer")
    .tells("review-of-users-unanswered", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN),
)


class NoUsers(Form, key="NoUsers"):
    """The agency has no users any more."""

    since: Annotated[date, DURING, Meta(title="Nobody has a license since")]


NOBODY_LEFT = (
    Step("nobody-left", LOCAL, S.REVIEWED)
    .called("Close the review: the agency has no users", "Review closed: nobody has a license any more")
    .by(CLOCK)
    .asks(NoUsers)
    .untold(AGENCY_ADMIN, because="they heard of it when the licenses ended")
)


def _nobody(known: Known) -> NoUsers | None:
    here = known[UsersHere]
    return NoUsers(since=known.today) if here.agency and not here.users else None


WITH_THE_USERS = Follow(UsersHere, NOBODY_LEFT, CLOCK, _nobody, "The directory says so")
PROCESS = (
    Process(
        "D03",
        "Review of an agency's users",
        "people",
        heading="Still yours? {months}",
        names={"months": months},
        of_the_manual=False,
    )
    .looks_up(UsersHere)
    .follows(WITH_THE_USERS)
    .shows(UsersHere, Period, to=(EVERY_AGENCY,))
    .recurs(every_months(Policy.users_review_months), per=Per.AGENCY_WITH_USERS, begins=BEGIN)
    .runs(
        Waiting(S.ASKED, LOCAL, "Answer")
        .said("{subject} says of each user whether they still work with HMIS.")
        .until(REVIEW, CONFIRMATION)
        .then(Step("finish", LOCAL, S.REVIEWED).called("Finish the review", "Review finished"))
        .meanwhile(QUARTER)
        .may(LEAVES, OTHER_ACCESS, ELSEWHERE, NOBODY_LEFT),
        Ended(S.REVIEWED, LOCAL),
        Ended(S.UNANSWERED, LOCAL),
    )
)
