"""D06. The manual is reviewed each year, and approved by the Committee and then by both Continuums of Care (manual 1, 5).

The Committee is the "group of HMIS users and other community stakeholders who are responsible for approving and
implementing the HMIS Policies and Procedures, and for working to make improvements to Vermont's HMIS."

ICA reviews the manual and hands in its new text; the case shows the differences from the edition in effect. The Committee votes as
on any motion, and then each Continuum approves it or sends it back. What is approved is published as an edition, which everybody is
asked to review (P33). A manual that stays as it is takes the same way, and nobody is asked anew.
"""

from workflows.facts.effects import ReportAgendaItem
from workflows.facts.known import Known
from workflows.grammar.process import Ended, Per, Process, Waiting, monthly, to
from workflows.grammar.words import wording
from workflows.law.readers import CONTINUUM, Side
from workflows.law.roles import COC_BALANCE, COC_CHITTENDEN, SYSTEM_ADMIN
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.governance.manual_review.approving import APPROVAL, FINISH
from workflows.manual.governance.manual_review.drafting import (
    BEGIN,
    BEGIN_NOW,
    CANCEL,
    CLAUSE,
    DRAFT,
    TITLE,
    ManualDraft,
    ManualStanding,
    changes,
    is_due,
)
from workflows.manual.governance.manual_review.states import R
from workflows.manual.governance.motion.putting import when_voted
from workflows.manual.governance.motion.states import V
from workflows.manual.governance.motion.voting import (
    COUNTED,
    by_circulation,
    came_to,
    carried,
    counted,
    put_to_vote,
    quorate,
    voted_on,
)

MATTER = "the manual"


@wording("what is voted on")
def title(known: Known) -> str:
    """Name the review."""
    del known
    return TITLE


@wording("the manual, and its new edition")
def matter(known: Known) -> str:
    """Name the manual as a sentence does."""
    draft = known.forms.get(ManualDraft)
    edition = draft.edition if isinstance(draft, ManualDraft) else ""
    return f"the HMIS policy manual, {edition}" if edition else "the HMIS policy manual, which stays as it is"


@wording("what was decided, and by how many votes")
def result(known: Known) -> str:
    """Say what the vote came to."""
    return came_to(known, "Approved", "Not approved")


@wording("what follows the approval")
def published(known: Known) -> str:
    """Say what becomes of the manual."""
    return "The edition is published, and everybody is asked to review it." if changes(known) else "It stays as it is."


def _approved(known: Known) -> str:
    return f"Approved: {counted(known)}"


def _not_approved(known: Known) -> str:
    return f"Not approved: {counted(known)}"


RESULTS = (
    to(R.CONTINUA, CLAUSE)
    .called("Approved by the Committee")
    .when(carried)
    .does(ReportAgendaItem(_approved, between=by_circulation))
    .tells(*COUNTED, SYSTEM_ADMIN)
    .tells("manual-for-continua", COC_BALANCE, COC_CHITTENDEN),
    to(R.REVIEWING, CLAUSE)
    .called("Not approved by the Committee; ICA reviews it again")
    .when(quorate)
    .does(ReportAgendaItem(_not_approved, between=by_circulation))
    .tells(*COUNTED, SYSTEM_ADMIN),
)
PROCESS = (
    Process(
        "D06",
        "Review of the policy manual",
        "governance",
        heading=TITLE,
        names={"title": title, "matter": matter, "result": result, "when_voted": when_voted, "published": published},
        of_the_manual=False,
    )
    .looks_up(MeetingCalendar, Committee, ManualStanding)
    .shows(MeetingCalendar, Committee, ManualStanding, to=(Side.COMMITTEE, CONTINUUM))
    .one_open(CLAUSE, "a review of the manual is under way already")
    .arises(monthly(), per=Per.DESK, wanted=is_due, begins=BEGIN)
    .begins(BEGIN_NOW)
    .runs(
        Waiting(R.REVIEWING, CLAUSE, "Review").until(DRAFT).may(CANCEL),
        Waiting(R.BEFORE_COMMITTEE, CLAUSE, "Committee").until(put_to_vote(MATTER)).may(CANCEL),
        *voted_on(MATTER, *RESULTS),
        Waiting(R.CONTINUA, CLAUSE, "CoCs").until(APPROVAL).then(FINISH),
        Ended(R.APPROVED, CLAUSE, "Approved"),
        Ended(V.LAPSED, CLAUSE),
        Ended(R.CANCELED, CLAUSE),
    )
)
