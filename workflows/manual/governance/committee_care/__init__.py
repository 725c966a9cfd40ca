"""D04. The Committee can meet: its meetings are on the calendar, its seats are filled, and its terms are renewed (manual 1).

"Guidance for the implementation of Vermont's HMIS is provided by an Advisory Committee made up of a geographically diverse
group of HMIS Users, homeless service providers, policy makers, funders and CoC Leadership."

The manual says neither how often the Committee meets nor how long anybody sits. So the desk looks when the roll or the
calendar changes, and every month: where no meeting is ahead, a seat is empty, or a term ends soon, ICA has a task, and the
chair hears of it. Nobody loses a seat by it.
"""

from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Ended, Must, Per, Process, Step, Waiting, escalate, monthly
from workflows.law.policy import Policy
from workflows.law.readers import Side
from workflows.law.roles import CHAIR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.committee_care.needs import (
    CLAUSE,
    CommitteeNeeds,
    ends,
    few_meetings,
    needs_care,
    seats_empty,
    what_is_needed,
)
from workflows.manual.governance.committee_care.states import S

BECAUSE = "the manual says neither how often the Committee meets nor who sits on it how long"
WITHIN = Days(Policy.committee_care_days)
LATE = escalate((SYSTEM_ADMIN, CHAIR), ICA_DIRECTOR)
NOTICE_OF_NEED = ("committee-needs", SYSTEM_ADMIN, CHAIR)
NEED = (
    Step("need", CLAUSE, S.WANTED)
    .called("Ask ICA to see to the Committee", "The Committee needs a meeting or a member")
    .by(CLOCK)
    .tells(*NOTICE_OF_NEED)
)
MEETINGS = (
    Must("schedule", CLAUSE, SYSTEM_ADMIN, "put the Committee's next meetings on the calendar")
    .aimed(BECAUSE, within=WITHIN, late=LATE)
    .when(few_meetings)
    .met_by("Schedule them under Meetings. This task then closes automatically.")
)
SEATS = (
    Must("fill-seats", CLAUSE, SYSTEM_ADMIN, "have the empty seats of the Committee filled")
    .aimed(BECAUSE, within=WITHIN, late=LATE)
    .when(seats_empty)
    .met_by(
        "Give the seat to a member on the Committee's page, or give the seat up. This task then closes automatically."
    )
)
TERMS = (
    Must("renew-terms", CLAUSE, SYSTEM_ADMIN, "settle who follows where a term on the Committee ends")
    .aimed(BECAUSE, within=WITHIN, late=LATE)
    .when(ends)
    .met_by("Enter the next term on the Committee's page. This task then closes automatically.")
)
SETTLED = Step("settled", CLAUSE, S.SETTLED).called(
    "Close the case: the Committee is in order", "Meetings are scheduled and seats are filled"
)
PROCESS = (
    Process(
        "D04",
        "Meetings and seats of the Advisory Committee",
        "governance",
        heading="The Advisory Committee: {needed}",
        names={"needed": what_is_needed},
        of_the_manual=False,
    )
    .looks_up(CommitteeNeeds)
    .shows(CommitteeNeeds, to=(Side.COMMITTEE,))
    .keeps_no_documents("what is missing is entered in the directory; keep papers with a motion or with a meeting")
    .one_open(LOCAL, "a case about the Committee's meetings and seats is open already")
    .arises(monthly(), per=Per.DESK, wanted=needs_care, begins=NEED)
    .runs(
        Waiting(S.WANTED, CLAUSE, "Meetings and seats")
        .said("ICA schedules meetings and has seats filled. Nobody loses a seat by this.")
        .until(MEETINGS, SEATS, TERMS)
        .then(SETTLED),
        Ended(S.SETTLED, CLAUSE, "Done"),
    )
)
