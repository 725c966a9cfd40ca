"""Kim Roe of Pathways, whose conduct is looked into; the notice of most stories goes out on Wednesday, April 1, 2026."""

from datetime import date, datetime

from tests.workflows.moments import local
from workflows.engine.cases import Decision
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, COMMITTEE, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation import PROCESS
from workflows.manual.conduct.violation.alleging import Allegation, Violator
from workflows.manual.conduct.violation.following import Letter
from workflows.manual.conduct.violation.remedies import Remedy
from workflows.manual.conduct.violation.tiers import Finding, Proposal
from workflows.manual.conduct.violation.vote import Ballot, Vote
from workflows.trying.simulate import Play

ALLEGED = Allegation(
    agency="pathways", violator=Violator.USER, user="kim@example.org", what="A shared password", occurred="March 2026"
)
ABOUT_AGENCY = Allegation(agency="pathways", violator=Violator.AGENCY, what="No notice posted", occurred="March")
FINDING = Finding(nature="A shared password", occurred_on=date(2026, 3, 20))
GRAVE = Finding(nature="A shared password", occurred_on=date(2026, 3, 20), proposal=Proposal.KEEP, grounds="Remorse")
COMMITTEE_OF_FIVE = Committee(members=("11", "12", "13", "14", "15"), chair="11", seats=6, with_floor=True)


def meetings(*starts: datetime) -> MeetingCalendar:
    """Return a calendar of the Committee's meetings."""
    return MeetingCalendar(starts=starts, told_there=True)


def record(findings: int = 0, **more: object) -> ConductRecord:
    """Return the record of somebody who has long held a license."""
    return ConductRecord(findings=findings, licensed_since=date(2024, 1, 8), **more)  # type: ignore[arg-type]


def alleged(known: ConductRecord | None = None, about: Allegation = ALLEGED, policy: Policy = FIRST_EDITION) -> Play:
    """Return a case in which something is alleged, on the day before the notice."""
    play = Play(PROCESS, local(3, 31, 9), policy)
    play.learn(known or record(), meetings(local(4, 14, 13)), COMMITTEE_OF_FIVE)
    play.do("allege", SYSTEM_ADMIN, about)
    return play


def found(
    known: ConductRecord | None = None,
    finding: Finding = FINDING,
    about: Allegation = ALLEGED,
    policy: Policy = FIRST_EDITION,
) -> Play:
    """Return a case in which the violation is found, on April 1."""
    play = alleged(known, about, policy)
    play.now = local(4, 1, 9)
    play.do("find", SYSTEM_ADMIN, finding)
    before = play.case.forms[ConductRecord]
    assert isinstance(before, ConductRecord)
    play.learn(changed(before, found_at=play.now))
    return play


def notified(
    known: ConductRecord | None = None,
    finding: Finding = FINDING,
    about: Allegation = ALLEGED,
    policy: Policy = FIRST_EDITION,
) -> Play:
    """Return a case whose notice went out on April 1."""
    play = found(known, finding, about, policy)
    play.do("send-notice", SYSTEM_ADMIN, Letter(sent_on=date(2026, 4, 1)))
    return play


def remedied(play: Play, on: date) -> Decision:
    """Let the agency report its remedy."""
    return play.do("report-remedy", AGENCY_ADMIN, Remedy(action="New passwords, and a talk", received_on=on))


def vote(play: Play, member: str, choice: Ballot) -> Decision:
    """Let a member vote."""
    return play.fire(Act("vote", frozenset({COMMITTEE}), (Vote(choice=choice),), party=member))


def all_vote(play: Play, *choices: Ballot) -> None:
    """Let members vote, one after the other."""
    for member, choice in zip(COMMITTEE_OF_FIVE.members, choices, strict=False):
        vote(play, member, choice)
