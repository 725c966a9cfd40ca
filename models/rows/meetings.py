"""The Advisory Committee: its calendar, its agendas, who was at its meetings, its seats, and the data elements it asks for."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.cases import CaseRow
from models.rows.choices import ChoiceKey
from models.rows.people import Person
from models.rows.record import Id, Key, Record, Voidable, Words, ref
from workflows.facts.committee_seats import SeatArea, SeatKind


class Meeting(Record):
    """A meeting of the Advisory Committee, held or to be held (1-advisory-composition)."""

    __tablename__ = "meeting"
    id: Mapped[Id]
    starts_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[Words]
    canceled_at: Mapped[datetime | None]
    canceled_why: Mapped[Words] = mapped_column(default="")


class AgendaItem(Voidable, Record):
    """What the Committee is to be told; it hangs on the next meeting that starts after `since`."""

    __tablename__ = "agenda_item"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    words: Mapped[Words]  # the case's number and the nature of the finding, never a name
    since: Mapped[datetime]
    told_at: Mapped[datetime | None]
    meeting_id: Mapped[int | None] = ref("meeting")  # at which it was told
    outcome: Mapped[Key] = mapped_column(default="")
    between: Mapped[bool] = mapped_column(default=False)  # decided without a meeting: the next one is told
    case: Mapped[CaseRow] = relationship(lazy="joined")


class MeetingAttendance(Record):
    """Who was at a meeting, as somebody recorded it; the newest counts, and those before are its history."""

    __tablename__ = "meeting_attendance"
    id: Mapped[Id]
    meeting_id: Mapped[int] = ref("meeting")
    at: Mapped[datetime]
    by_id: Mapped[int] = ref("person", index=False)
    reason: Mapped[Words] = mapped_column(default="")  # why what was recorded before is corrected
    by: Mapped[Person] = relationship(lazy="joined")
    seats: Mapped[list[MeetingSeat]] = relationship(lazy="selectin", order_by="MeetingSeat.id")
    aside: Mapped[list[StoodAside]] = relationship(lazy="selectin", order_by="StoodAside.id")


class MeetingSeat(Record):
    """A member of the Committee at a meeting, or not there."""

    __tablename__ = "meeting_seat"
    __table_args__ = (UniqueConstraint("attendance_id", "person_id"),)
    id: Mapped[Id]
    attendance_id: Mapped[int] = ref("meeting_attendance", index=False)
    person_id: Mapped[int] = ref("person", index=False)
    present: Mapped[bool]
    person: Mapped[Person] = relationship(lazy="joined")


class StoodAside(Record):
    """A member who stood aside while the Committee dealt with a case."""

    __tablename__ = "stood_aside"
    __table_args__ = (UniqueConstraint("attendance_id", "case_id", "person_id"),)
    id: Mapped[Id]
    attendance_id: Mapped[int] = ref("meeting_attendance", index=False)
    case_id: Mapped[int] = ref("case_file")
    person_id: Mapped[int] = ref("person", index=False)
    person: Mapped[Person] = relationship(lazy="joined")


class Minutes(Record):
    """The minutes of a meeting as somebody saved them; the newest counts, and those before are their history."""

    __tablename__ = "minutes"
    id: Mapped[Id]
    meeting_id: Mapped[int] = ref("meeting")
    at: Mapped[datetime]
    by_id: Mapped[int] = ref("person", index=False)
    reason: Mapped[Words] = mapped_column(default="")  # why minutes that were approved are corrected
    by: Mapped[Person] = relationship(lazy="joined")
    parts: Mapped[list[MinutesPart]] = relationship(lazy="selectin", order_by="MinutesPart.id")


class MinutesPart(Record):
    """A part of the minutes: what is about a case is read by those who may know of the case."""

    __tablename__ = "minutes_part"
    __table_args__ = (UniqueConstraint("minutes_id", "case_id"),)
    id: Mapped[Id]
    minutes_id: Mapped[int] = ref("minutes", index=False)
    case_id: Mapped[int | None] = ref("case_file")
    words: Mapped[Words]


class MinutesApproval(Record):
    """That the Committee approved the minutes of a meeting, at a later one."""

    __tablename__ = "minutes_approval"
    __table_args__ = (UniqueConstraint("meeting_id"),)
    id: Mapped[Id]
    meeting_id: Mapped[int] = ref("meeting", index=False)
    minutes_id: Mapped[int] = ref("minutes", index=False)
    approved_at_id: Mapped[int] = ref("meeting", index=False)  # the later meeting
    at: Mapped[datetime]
    by_id: Mapped[int] = ref("person", index=False)
    by: Mapped[Person] = relationship(lazy="joined")
    approved_at: Mapped[Meeting] = relationship(foreign_keys="MinutesApproval.approved_at_id", lazy="joined")


class CommitteeSeat(Record):
    """A seat of the Committee, whoever has it (1-advisory-composition)."""

    __tablename__ = "committee_seat"
    id: Mapped[Id]
    kind: Mapped[SeatKind] = mapped_column(ChoiceKey(SeatKind))
    area: Mapped[SeatArea] = mapped_column(ChoiceKey(SeatArea))
    added_at: Mapped[datetime]
    added_by_id: Mapped[int | None] = ref("person", index=False)
    given_up_on: Mapped[date | None]  # from when on there is no such seat
    terms: Mapped[list[CommitteeTerm]] = relationship(
        lazy="selectin", order_by="CommitteeTerm.begins_on, CommitteeTerm.id", back_populates="seat"
    )


class CommitteeTerm(Voidable, Record):
    """For how long somebody has a seat; a membership itself is a role that two people give (D02)."""

    __tablename__ = "committee_term"
    id: Mapped[Id]
    seat_id: Mapped[int] = ref("committee_seat")
    person_id: Mapped[int] = ref("person")
    begins_on: Mapped[date]
    ends_on: Mapped[date]  # its last day
    at: Mapped[datetime]
    by_id: Mapped[int | None] = ref("person", index=False)
    seat: Mapped[CommitteeSeat] = relationship(back_populates="terms")
    person: Mapped[Person] = relationship(lazy="joined", foreign_keys="CommitteeTerm.person_id")


class DataElement(Voidable, Record):
    """A data element that the Committee asks for beyond HUD's, and from when to when (2.1-minimum-elements)."""

    __tablename__ = "data_element"
    id: Mapped[Id]
    name: Mapped[Words]
    who_for: Mapped[Words]  # which programs collect it
    begins_on: Mapped[date]
    ends_on: Mapped[date | None]  # its last day, once the Committee no longer asks for it
    case_id: Mapped[int] = ref("case_file")  # by which motion it was added
    ended_by_id: Mapped[int | None] = ref("case_file", index=False)
    entered_at: Mapped[datetime]


class AdoptedEdition(Voidable, Record):
    """An edition of the deadlines and limits that the Committee adopted, its first day, and its numbers, a line each (5-ac-def)."""

    __tablename__ = "adopted_edition"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    name: Mapped[Words]
    since: Mapped[date]
    numbers: Mapped[Words]
    recorded_at: Mapped[datetime]
