"""Factories: motions of the Advisory Committee."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.workflows.moments import local
from workflows.law.roles import CHAIR, COMMITTEE
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.governance.motion import PROCESS
from workflows.manual.governance.motion.moving import ElementsAsked, Motion, MotionKind
from workflows.manual.governance.motion.putting import How, Manner, PutToVote
from workflows.manual.governance.motion.voting import Ballot, NamedBallot, OpenBallot, SecretBallot
from workflows.trying.simulate import Play

MARCH_2, MEETING = local(3, 2), local(3, 10, 13)
FIVE = ("1", "2", "3", "4", "5")  # the members, of whom the first is the chair
CALENDAR = MeetingCalendar(starts=(MEETING, local(4, 14, 13)))
BALLOTS = {
    Manner.OPEN: ("vote", OpenBallot),
    Manner.NAMED: ("vote-by-name", NamedBallot),
    Manner.SECRET: ("vote-in-secret", SecretBallot),
}


def committee(*members: str, seats: int = 5) -> Committee:
    """Return who may vote."""
    return Committee(members=members, chair="1" if "1" in members else "", seats=seats, with_floor=True)


def moved(at: datetime = MARCH_2, *members: str, names: tuple[str, ...] = (), **fields: Any) -> Play:
    """Move something, as a member of the Committee."""
    play = Play(PROCESS, at)
    said = {
        "title": "Training twice a year",
        "text": "Resolved, that users train twice a year.",
        "kind": MotionKind.RESOLUTION,
    }
    motion = Motion(**{**said, **fields})
    play.do("move", COMMITTEE, motion, CALENDAR, committee(*(members or FIVE)), ElementsAsked(names=names))
    return play


def put(play: Play, manner: Manner = Manner.OPEN, until: date | None = None) -> Play:
    """Put it to the vote: by circulation if a last day is named, else at the next meeting."""
    play.do("put", CHAIR, PutToVote(how=How.CIRCULATION if until else How.MEETING, manner=manner, until=until))
    return play


def vote(play: Play, manner: Manner = Manner.OPEN, **cast: Ballot) -> Play:
    """Let members vote, each as it is said: m1=Ballot.FOR."""
    step, form = BALLOTS[manner]
    for member, choice in cast.items():
        play.do(step, COMMITTEE, form(choice=choice), party=member.removeprefix("m"))
    return play
