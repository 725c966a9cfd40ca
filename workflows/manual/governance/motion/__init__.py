"""P34. The Advisory Committee decides on a motion (manual 1, 2.1, 5).

The Committee is the "group of HMIS users and other community stakeholders who are responsible for approving and
implementing the HMIS Policies and Procedures, and for working to make improvements to Vermont's HMIS."

A member or ICA moves something. It goes on the agenda of the next meeting, and the chair puts it to the vote: openly, by name or in
secret, on the day of a meeting or by circulation with a last day. Nobody votes for another, and who stands aside neither reads
nor votes. With a quorum more votes for it than against it adopt it; without one the chair puts it again, or drops it.
"""

from workflows.facts.effects import ReportAgendaItem
from workflows.facts.facts import fact
from workflows.facts.known import Known
from workflows.grammar.process import Ended, Process, Waiting, to
from workflows.grammar.words import wording
from workflows.law.readers import Side
from workflows.law.roles import SYSTEM_ADMIN
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.governance.motion.moving import (
    BROUGHT,
    ELEMENTS,
    MOVE,
    REPORTED,
    WITHDRAW,
    AskForElement,
    ElementsAsked,
    EndElement,
    Motion,
    MotionKind,
)
from workflows.manual.governance.motion.putting import CLAUSE, when_voted
from workflows.manual.governance.motion.states import S, V
from workflows.manual.governance.motion.voting import (
    COUNTED,
    LET_REST,
    by_circulation,
    came_to,
    carried,
    counted,
    put_to_vote,
    quorate,
    voted_on,
)


@wording("what is moved")
def title(known: Known) -> str:
    """Name the motion."""
    return known[Motion].title


@wording("what is voted on")
def matter(known: Known) -> str:
    """Name the motion as a task does."""
    return f"“{known[Motion].title}”"


@wording("what was decided, and by how many votes")
def result(known: Known) -> str:
    """Say what the vote came to."""
    return came_to(known, "Adopted", "Rejected")


def _adopted(known: Known) -> str:
    return f"Adopted: {counted(known)}"


def adds(known: Known) -> bool:
    """Say whether a data element is added."""
    return known[Motion].kind is MotionKind.ADD_ELEMENT


def ends(known: Known) -> bool:
    """Say whether a data element ends."""
    return known[Motion].kind is MotionKind.END_ELEMENT


def _rejected(known: Known) -> str:
    return f"Rejected: {counted(known)}"


MATTER = "the motion"
RESULTS = (
    to(S.ADOPTED, CLAUSE)
    .citing(ELEMENTS)
    .called("Adopted")
    .when(carried)
    .does(
        AskForElement(fact(Motion.element), fact(Motion.who_for), fact(Motion.from_on), when=adds),
        EndElement(fact(Motion.element), fact(Motion.from_on), when=ends),
        ReportAgendaItem(_adopted, between=by_circulation),
        REPORTED,
    )
    .tells(*COUNTED, SYSTEM_ADMIN),
    to(S.REJECTED, CLAUSE)
    .called("Rejected")
    .when(quorate)
    .does(ReportAgendaItem(_rejected, between=by_circulation), REPORTED)
    .tells(*COUNTED, SYSTEM_ADMIN),
)
PROCESS = (
    Process(
        "P34",
        "Motion of the Advisory Committee",
        "governance",
        heading="Motion: {moved}",
        names={"moved": title, "title": title, "matter": matter, "result": result, "when_voted": when_voted},
    )
    .looks_up(MeetingCalendar, Committee, ElementsAsked)
    .shows(MeetingCalendar, Committee, ElementsAsked, to=(Side.COMMITTEE,))
    .begins(MOVE, BROUGHT)
    .takes_over(Motion)
    .runs(
        Waiting(S.MOVED, CLAUSE, "Motion").until(put_to_vote(MATTER)).may(WITHDRAW),
        *voted_on(MATTER, *RESULTS, ways=(LET_REST.does(REPORTED),)),
        Ended(S.ADOPTED, CLAUSE, "Decided"),
        Ended(S.REJECTED, CLAUSE, "Decided"),
        Ended(V.LAPSED, CLAUSE),
        Ended(S.WITHDRAWN, CLAUSE),
    )
)
