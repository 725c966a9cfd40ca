"""A client's complaint about a posted list, at the points where the stories of privacy complaints begin."""

from datetime import date, datetime
from typing import Any

import msgspec
import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CHAIR,
    COMMITTEE,
    COMPLAINANT,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.clients.privacy_complaint import PROCESS
from workflows.manual.clients.privacy_complaint.arbitrating import Arbitration
from workflows.manual.clients.privacy_complaint.at_agency import AgencyAnswer, NoResolution
from workflows.manual.clients.privacy_complaint.at_ica import DirectorHeard, ForCommittee
from workflows.manual.clients.privacy_complaint.complaining import Bringer, Matter, PrivacyComplaint, WhoAnswers
from workflows.manual.clients.privacy_complaint.following import ComplaintWithdrawn
from workflows.manual.clients.privacy_complaint.informing import Reaction
from workflows.manual.clients.requests import Channel, Identity
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.governance.motion.putting import How, Manner, PutToVote
from workflows.manual.governance.motion.voting import Ballot, NamedBallot
from workflows.trying.simulate import Play

MORNING = local(3, 2, 9)
MARCH_2, MARCH_9, MARCH_12 = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 12)
CALENDAR = MeetingCalendar(starts=(local(4, 14, 13),))
COMPLAINT = PrivacyComplaint(
    matter=Matter.PRACTICE, agency="pathways", received_on=MARCH_2, asked=Channel.IN_PERSON, bringer=Bringer.CLIENT,
    client="267121", identity=Identity.KNOWN, what="A list with names hung at the front desk", contact="802-555-0119",
)  # fmt: skip
SETTLED = AgencyAnswer(answer="The list is gone", told_on=MARCH_9, reaction=Reaction.ACCEPTED)
WITHDRAWN = ComplaintWithdrawn(withdrawn_on=MARCH_12, asked=Channel.PHONE)
UNSETTLED = NoResolution(unsettled="The list was there for a week", told_on=MARCH_9)


def committee(*members: str) -> Committee:
    """Return who may vote."""
    return Committee(members=members, chair=members[0], seats=5, with_floor=True)


def complained(at: datetime = MORNING, left: WhoAnswers | None = None, **fields: Any) -> Play:
    """Enter the complaint on the day on which it came in."""
    play = Play(PROCESS, at)
    said = msgspec.structs.replace(COMPLAINT, **fields)
    play.do("complain", COMPLAINANT, said, left or WhoAnswers(), CALENDAR, committee("1", "2", "3", "4", "5"))
    return play


def at_ica(**fields: Any) -> Play:
    """Forward the complaint, which the agency did not settle, on March 9."""
    play = complained(**fields)
    play.now = local(3, 9, 9)
    play.do("forward", AGENCY_ADMIN, UNSETTLED)
    return play


def heard(play: Play) -> Play:
    """Let the executive director say what the agency says to it."""
    play.do("hear-director", AGENCY_DIRECTOR, DirectorHeard(words="We took it down at once"))
    return play


def before_the_committee() -> Play:
    """Bring it before the Committee, on March 12."""
    play = heard(at_ica())
    play.now = local(3, 12, 9)
    play.do("bring", SYSTEM_ADMIN, ForCommittee(unsettled="Whether staff is to be trained", told_on=MARCH_12))
    return play


def put(play: Play) -> Play:
    """Propose a decision and put it to the vote by name, by circulation until March 20."""
    play.do("propose", CHAIR, Arbitration(decision="The complaint is right, and the agency trains its staff by May"))
    play.do("put", CHAIR, PutToVote(how=How.CIRCULATION, manner=Manner.NAMED, until=date(2026, 3, 20)))
    return play


def vote(play: Play, *choices: Ballot) -> Play:
    """Let the members vote, the first one first."""
    for number, choice in enumerate(choices, 1):
        play.do("vote-by-name", COMMITTEE, NamedBallot(choice=choice), party=str(number))
    return play


def refused(play: Play, step: str, by: Role, *args: Any) -> str:
    """Return in which words a step is refused."""
    with pytest.raises(NotAllowed) as found:
        play.do(step, by, *args)
    return str(found.value)


def told(play: Play) -> set[tuple[str, Role]]:
    """Return who is told what by the last step."""
    return {(notice.template, notice.to) for notice in play.decisions[-1].notices}
