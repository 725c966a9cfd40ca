"""A made-up process that recurs: every year on July 1 each user counts their keys."""

from workflows.facts.facts import fact
from workflows.facts.rules import On
from workflows.grammar.process import Ended, Must, Per, Process, State, Step, Waiting, escalate, yearly
from workflows.grammar.recurring import Period
from workflows.law.roles import AGENCY_ADMIN, CLOCK, SYSTEM_ADMIN, USER


class S(State):
    """Where a count of keys may stand."""

    COUNTING = "COUNTING", "the keys are being counted"
    COUNTED = "COUNTED", "the keys are counted"


BEGIN = Step("begin", "9.1-count", S.COUNTING).called("Ask for the count", "Count asked for").by(CLOCK)
COUNT = (
    Must("count", "9.1-count", USER, "count {your} keys")
    .by(On(fact(Period.ends_on)), late=escalate(AGENCY_ADMIN))
    .answers(Step("count", "9.1-count", S.COUNTED).called("Count the keys", "Keys counted").by(USER, SYSTEM_ADMIN))
)
PROCESS = (
    Process("P97", "The count of keys", "made up", subject=USER, heading="The keys of {subject}")
    .untold(USER, AGENCY_ADMIN, because="whoever counts the keys knows of it")
    .recurs(yearly(7, 1), per=Per.USER, begins=BEGIN)
    .runs(Waiting(S.COUNTING, "9.1-count", "Count").until(COUNT), Ended(S.COUNTED, "9.1-count", "Counted"))
)
