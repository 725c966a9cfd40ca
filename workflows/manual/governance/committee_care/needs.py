"""D04: what the desk knows of the Committee's calendar and seats, and what is missing (manual 1).

"... made up of a geographically diverse group of HMIS Users, homeless service providers, policy makers, funders and CoC
Leadership". No size, and no frequency of meetings, is in the manual, although 2.8 hangs on the "next scheduled meeting".
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from workflows.facts.committee_seats import ends_soon
from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.words import wording
from workflows.law.wording import listed

CLAUSE = "1-advisory-composition"


class SeatHeld(msgspec.Struct, frozen=True):
    """A seat, and until when it is given."""

    seat: str
    ends_on: date | None = None  # the last day of the last term that a member has in it


class CommitteeNeeds(Form, key="CommitteeNeeds"):
    """What the directory and the calendar say of the Committee."""

    seats: Annotated[tuple[SeatHeld, ...], Meta(title="Seats, and until when they are given")] = ()
    meetings: Annotated[tuple[datetime, ...], Meta(title="Meetings on the calendar")] = ()


def empty(known: Known) -> tuple[str, ...]:
    """Return the seats that nobody has."""
    return tuple(
        each.seat for each in known[CommitteeNeeds].seats if each.ends_on is None or each.ends_on < known.today
    )


def ending(known: Known) -> tuple[str, ...]:
    """Return the seats whose terms end soon, with nobody to follow."""
    held = (each for each in known[CommitteeNeeds].seats if each.ends_on and each.ends_on >= known.today)
    return tuple(each.seat for each in held if each.ends_on and ends_soon(each.ends_on, known.today, known.policy))


@condition("a seat of the Committee is empty", "no seat of the Committee is empty")
def seats_empty(known: Known) -> bool:
    """Say whether a seat is empty."""
    return bool(empty(known))


@condition("a term on the Committee ends soon", "no term on the Committee ends soon")
def ends(known: Known) -> bool:
    """Say whether a term ends soon."""
    return bool(ending(known))


@condition("fewer than {meetings_ahead} meetings are scheduled", "{meetings_ahead} meetings or more are scheduled")
def few_meetings(known: Known) -> bool:
    """Compare the meetings that are ahead with those that are to be, at least."""
    ahead = [start for start in known[CommitteeNeeds].meetings if start > known.now]
    return len(ahead) < known.policy.meetings_ahead


@condition("the Committee keeps its seats here", "the Committee keeps no seats here")
def all_there(known: Known) -> bool:
    """Say whether the Committee's seats are on record: before that, its page alone says what is missing."""
    return bool(known[CommitteeNeeds].seats)


needs_care = all_there & (few_meetings | seats_empty | ends)


@wording("what is to be seen to")
def what_is_needed(known: Known) -> str:
    """Say what is missing."""
    found = [
        *(["the next meeting is to be scheduled"] if few_meetings(known) else ()),
        *(["a seat is empty"] if seats_empty(known) else ()),
        *(["a term ends soon"] if ends(known) else ()),
    ]
    return listed(found) if found else "meetings and seats"
