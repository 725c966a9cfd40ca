"""What kinds of notices are called where a mail tells several together."""

from __future__ import annotations

from collections.abc import Mapping

from models.casebook.handing_on import ASKED, BACK, HANDED, LOST
from models.registries.taking_part.dated import ABSENT, WAS_THERE
from models.registries.taking_part.dated import REMINDER as SESSION_REMINDER
from models.registries.taking_part.news import CALLED_OFF, INVITED, OFF, SEAT_FREE
from models.registries.taking_part.news import MOVED as SESSION_MOVED
from workflows.engine.ladder import MOVED, OPENED, OVERDUE, REMINDER, STILL_OVERDUE, WAITING_MOVED

HEADINGS: Mapping[str, str] = {
    OVERDUE: "Past due",
    STILL_OVERDUE: "Still past due",
    REMINDER: "Due soon",
    MOVED: "Due on another day now",
    WAITING_MOVED: "Later or sooner than you were told",
    SESSION_REMINDER: "Trainings coming up",
    SESSION_MOVED: "Trainings that changed",
    CALLED_OFF: "Trainings that are called off",
    SEAT_FREE: "You have a seat",
    INVITED: "You are signed up",
    OFF: "You are no longer signed up",
    ABSENT: "Trainings that you missed",
    WAS_THERE: "Attendance put right",
    OPENED: "New",
    ASKED: "Asked for",
    HANDED: "Yours now",
    BACK: "Back with the team",
    LOST: "No longer yours",
}  # in the order in which they are told


def kind_words(kind: str) -> str:
    """Return the heading over the lines of a kind."""
    return HEADINGS.get(kind, "News")


def place(kind: str) -> int:
    """Return where the lines of a kind have their place: what is late comes first."""
    return list(HEADINGS).index(kind) if kind in HEADINGS else len(HEADINGS)
