"""What a mail needs to know, as values: to whom, about which case and which task, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from models.health.ailment import Ailment
from notifications.writing.dates import Day, Due
from notifications.writing.letterhead import Desk
from workflows.engine.losses import NO_PART
from workflows.facts.forms import Form
from workflows.law.calendar import Calendar, Receipt
from workflows.law.policy import Policy
from workflows.law.roles import OF_THE_CASE, Role
from workflows.law.setting import Origin


@dataclass(frozen=True)
class Reader:
    """Who is told, and in which hat."""

    name: str
    role: Role | None = None
    subject: bool = False  # whether the case is about this person
    sent: bool = False  # whether this person began it about themselves, and has a receipt
    keeper: bool = False  # whether this person keeps the case
    fills_in: bool = False  # whether the office of the role is vacant
    welcome: str = ""  # a link to set a password with, for somebody who has none yet
    link_lasts: str = ""  # for how long such a link works

    @property
    def first(self) -> str:
        """The name by which a mail greets."""
        return (self.name.split() or [""])[0]


@dataclass(frozen=True)
class Task:
    """A duty of the case, as its reader sees it."""

    id: int
    key: str
    words: str  # the task itself
    for_others: str  # as others read of it than its owner
    owner: Role
    clause: str
    origin: Origin | None  # of the number behind its date
    mine: bool  # whether it is the reader's to do
    deed: str = ""  # what the button says, if there is just one way to answer
    goal: str = ""  # where the case then goes
    lapses: str = ""  # what the desk does when the date passes
    tells: tuple[Role, ...] = ()  # who else hears when it is late
    monthly: bool = False  # whether the owner is then asked for it every month
    due: Due | None = None
    receipt: Receipt | None = None


@dataclass(frozen=True)
class Matter:
    """The case, so far as mail may tell of it."""

    number: str
    process: str
    title: str
    confidential: bool
    agency: str
    subject: str
    keeper: str
    policy: Policy
    closed_to_subject: bool = False  # whether the person it is about is only told of it
    accuses: bool = False  # whether it is never open to that person, so that no subject of a mail names them
    facts: Mapping[str, Form] = field(default_factory=dict)
    taken: Mapping[str, date] = field(default_factory=dict)  # when each step was last taken
    words: Mapping[str, str] = field(default_factory=dict)  # what its process names of it


@dataclass(frozen=True)
class Entry:
    """A dated task for somebody's calendar."""

    duty: int
    number: str
    day: date
    words: str  # empty where the case is confidential
    clause: str
    version: int  # of the case: it grows whenever a date moves
    over: bool = False  # whether the task has ended


@dataclass(frozen=True)
class Move:
    """A date of the reader's that is another than it was: of which task, the day it was, and why."""

    task: Task
    was: Day
    why: str


@dataclass(frozen=True)
class Away:
    """Who is away on some days, the last one among them."""

    name: str
    begins: Day
    ends: Day


@dataclass(frozen=True)
class Occasion:
    """A meeting or a training for somebody's calendar."""

    kind: str  # by which its id in calendars begins, whatever becomes of it
    id: int
    title: str
    starts: datetime | date  # of a day alone, where nobody said when
    place: str
    version: int  # how often it was changed: a calendar takes the latest
    minutes: int = 0  # how long it is, where that is said
    over: bool = False  # whether it is to be taken out again

    @property
    def path(self) -> str:
        """Where the desk shows it."""
        return f"{self.kind}s/{self.id}"


@dataclass(frozen=True)
class Met:
    """A meeting of the Committee that was scheduled, moved or canceled."""

    id: int
    when: str
    place: str
    before: str = ""  # when it was, if it was moved
    why: str = ""
    entry: Occasion | None = None  # for calendars


@dataclass(frozen=True)
class Seat:
    """A training that somebody is signed up for, or was."""

    id: int
    title: str
    day: Day
    when: str  # with the time, where that is said
    minutes: int
    place: str
    was: str = ""  # when it was to be, if it was moved
    why: str = ""  # it is called off
    series: str = ""  # of which it is a session, if it is one
    last_day: Day | None = None  # on which one may sign off, if one may
    entry: Occasion | None = None  # for calendars


@dataclass(frozen=True)
class Decided:
    """What ICA decided on somebody of another agency whom an agency asked for: their name and address as they were typed."""

    called: str
    asked_on: str
    why: str = ""


@dataclass(frozen=True)
class Telling:
    """One notice on its way to one person."""

    template: str
    desk: Desk
    reader: Reader
    now: datetime
    calendar: Calendar
    clause: str = ""
    matter: Matter | None = None
    task: Task | None = None  # the one it is about, if about one
    tasks: Mapping[str, Task] = field(default_factory=dict)  # what is open in the case
    entries: tuple[Entry, ...] = ()
    moves: tuple[Move, ...] = ()
    corrected: str = ""  # what was corrected, if it tells of a correction
    asked_by: str = ""  # who asks for a task, if it tells of that
    away: Away | None = None  # for whom its reader stands in, if it tells of that
    meeting: Met | None = None  # of the Committee, if it tells of that
    claim: Decided | None = None  # on somebody of another agency, if it tells of that
    training: Seat | None = None  # that one is signed up for, if it tells of that
    ailments: tuple[Ailment, ...] = ()  # what is wrong with the desk, if it tells of that

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """What it brings for calendars besides tasks."""
        found = (each.entry for each in (self.meeting, self.training) if each)
        return tuple(each for each in found if each)

    @property
    def is_by_name(self) -> bool:
        """Whether it tells somebody by name what concerns them in a case that is not about them, and that they do not see."""
        return self.reader.role in OF_THE_CASE and not self.reader.subject

    @property
    def link(self) -> str:
        """Where the button leads."""
        if self.reader.welcome:
            return self.reader.welcome
        if self.template == NO_PART:
            return self.desk.home
        if self.training is not None:
            return self.desk.training(self.training.id)
        if self.matter is None:
            return f"{self.desk.home}meetings/{self.meeting.id}" if self.meeting else self.desk.home
        if not (self.is_by_name or (self.reader.subject and self.matter.closed_to_subject)):
            return self.desk.case(self.matter.number)
        return self.desk.receipt(self.matter.number) if self.reader.sent else self.desk.home
