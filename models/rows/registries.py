"""What outlives a case: trainings and attendance, texts and who signed them, licenses and their history."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.named import by_key
from models.rows.people import Agency, Person
from models.rows.record import Id, Key, Record, Voidable, Words, ref
from workflows.facts.effects import Paper, Topic

UNDECIDED, COUNTS = "decided_at IS NULL", "void_at IS NULL"
UNSETTLED = "done = false"


class TrainingSeries(Record):
    """A new-user series: its sessions are trainings of the list, and people are in it or not."""

    __tablename__ = "training_series"
    id: Mapped[Id]
    title: Mapped[Key] = mapped_column(unique=True)
    entered_at: Mapped[datetime]
    sessions: Mapped[list[Training]] = relationship(
        secondary="series_session", back_populates="series", order_by="Training.held_on, Training.id"
    )
    places: Mapped[list[SeriesPlace]] = relationship(cascade="all, delete-orphan")


class SeriesSession(Record):
    """A training is a session of a series, and of one only."""

    __tablename__ = "series_session"
    __table_args__ = (UniqueConstraint("training_id"),)
    id: Mapped[Id]
    series_id: Mapped[int] = ref("training_series")
    training_id: Mapped[int] = ref("training", index=False)


class SeriesPlace(Record):
    """Somebody is in a series, and so on the roster of each of its sessions."""

    __tablename__ = "series_place"
    __table_args__ = (UniqueConstraint("series_id", "person_id"),)
    id: Mapped[Id]
    series_id: Mapped[int] = ref("training_series", index=False)
    person_id: Mapped[int] = ref("person")
    person: Mapped[Person] = relationship(lazy="joined")


class Training(Record):
    """A training or a session of the new-user series, held or to be held."""

    __tablename__ = "training"
    __table_args__ = (UniqueConstraint("topic", "title", "held_on"),)
    id: Mapped[Id]
    topic: Mapped[Topic] = by_key(Topic)
    title: Mapped[Key]
    held_on: Mapped[date]
    minutes: Mapped[int]
    begins: Mapped[Key] = mapped_column(default="")  # at what time of its day, as "9:30 AM"; empty where nobody said it
    place: Mapped[Words] = mapped_column(default="")  # a room, or a link
    seats: Mapped[int | None]  # none where there is no limit
    case_id: Mapped[int | None]  # whose entry put it on the list
    called_off_at: Mapped[datetime | None]
    called_off_why: Mapped[Words] = mapped_column(default="")
    series: Mapped[TrainingSeries | None] = relationship(secondary="series_session", back_populates="sessions")
    roster: Mapped[list[Attendance]] = relationship(back_populates="training", cascade="all, delete-orphan")


class Attendance(Record):
    """A person on the roster of a training; `missed` is empty until it is recorded."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("training_id", "person_id"),)
    id: Mapped[Id]
    training_id: Mapped[int] = ref("training")
    person_id: Mapped[int] = ref("person")
    missed: Mapped[int | None]  # minutes
    recorded_at: Mapped[datetime | None]
    recorded_by_id: Mapped[int | None]
    training: Mapped[Training] = relationship(back_populates="roster", lazy="joined")
    person: Mapped[Person] = relationship(lazy="joined")


class TrainingEntry(Record):
    """What somebody was told last of a training that they are signed up for, as it stands in their calendar."""

    __tablename__ = "training_entry"
    __table_args__ = (
        UniqueConstraint("training_id", "person_id"),
        Index("ix_training_entry_open", "training_id", sqlite_where=text(UNSETTLED), postgresql_where=text(UNSETTLED)),
    )
    id: Mapped[Id]
    training_id: Mapped[int] = ref("training", index=False)
    person_id: Mapped[int] = ref("person")
    sequence: Mapped[int]  # grows with each change: a calendar takes the latest
    held_on: Mapped[date]
    begins: Mapped[Key]
    title: Mapped[Key]
    place: Mapped[Words]
    minutes: Mapped[int]
    was: Mapped[Words] = mapped_column(default="")  # when it was to be before it was moved
    over: Mapped[bool] = mapped_column(default=False)  # whether it is to be taken out of the calendar
    remind_on: Mapped[date | None]  # the next day on which they are reminded
    done: Mapped[bool] = mapped_column(
        default=False
    )  # whether the attendance is recorded, so that nothing is left to tell
    training: Mapped[Training] = relationship(lazy="joined")


class TrainingWait(Record):
    """Somebody waits for a seat in a training that is full; the first in line gets the next one."""

    __tablename__ = "training_wait"
    __table_args__ = (UniqueConstraint("training_id", "person_id"),)
    id: Mapped[Id]
    training_id: Mapped[int] = ref("training", index=False)
    person_id: Mapped[int] = ref("person")
    since: Mapped[datetime]
    person: Mapped[Person] = relationship(lazy="joined")
    training: Mapped[Training] = relationship(lazy="joined")


class SignedPaper(Voidable, Record):
    """Proof that a document was signed or acknowledged, under which name, and when."""

    __tablename__ = "signed_paper"
    __table_args__ = (Index("ix_signed_paper_whose", "person_id", "agency_id", "paper"),)
    id: Mapped[Id]
    paper: Mapped[Paper] = by_key(Paper)
    agency_id: Mapped[int | None] = ref("agency")
    person_id: Mapped[int | None] = ref("person", index=False)
    case_id: Mapped[int | None] = ref("case_file", index=False)
    signed_as: Mapped[Words]
    signed_at: Mapped[datetime]
    text_sha256: Mapped[Key]  # of the text that was signed
    disclosure: Mapped[Words]


class PolicyText(Voidable, Record):
    """An edition of a text: from the moment it is asked of anybody it stays as it is for good."""

    __tablename__ = "policy_text"
    __table_args__ = (
        # what was signed is told by it: the same words are the same edition
        Index("ix_policy_text_words", "paper", "fingerprint", unique=True, sqlite_where=text(COUNTS),
              postgresql_where=text(COUNTS)),
    )  # fmt: skip
    id: Mapped[Id]
    paper: Mapped[Paper] = by_key(Paper)
    edition: Mapped[Key]
    words: Mapped[Words]
    fingerprint: Mapped[Key]  # SHA-256 of the words
    news: Mapped[Words] = mapped_column(default="")  # what is new in it, for who signed the one before
    posted_at: Mapped[Words] = mapped_column(default="")  # the address of the page on which ICA posted it
    effective_on: Mapped[date]
    grace_days: Mapped[int | None]  # none: as the setting says
    asks: Mapped[bool]  # whether it is asked of everybody it concerns; what the desk itself brings is not
    begins_at: Mapped[datetime]  # the first moment at which it is asked
    asked_from: Mapped[datetime | None]  # when the first were asked
    entered_at: Mapped[datetime]
    entered_by_id: Mapped[int | None] = ref("person", index=False)
    entered_by: Mapped[Person | None] = relationship(lazy="joined")


class TextAsked(Record):
    """An edition was asked of somebody at an agency, once and never again; 0 stands for no agency."""

    __tablename__ = "text_asked"
    __table_args__ = (UniqueConstraint("text_id", "person_id", "agency_id"),)
    id: Mapped[Id]
    text_id: Mapped[int] = ref("policy_text", index=False)
    person_id: Mapped[int] = ref("person")
    agency_id: Mapped[int]
    case_id: Mapped[int | None] = ref("case_file")
    fault: Mapped[str | None]  # why the sweep could not open the case


class License(Record):
    """A user's license at an agency."""

    __tablename__ = "license"
    id: Mapped[Id]
    person_id: Mapped[int] = ref("person")
    agency_id: Mapped[int | None] = ref("agency")
    username: Mapped[Key]
    level: Mapped[Key]
    art: Mapped[bool]
    issued_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_why: Mapped[Key] = mapped_column(default="")
    last_log_on: Mapped[date | None]  # to WellSky, as the last list of log-ons has it
    person: Mapped[Person] = relationship(lazy="joined")
    agency: Mapped[Agency | None] = relationship(lazy="joined")
    events: Mapped[list[LicenseEvent]] = relationship(order_by="LicenseEvent.id", cascade="all, delete-orphan")
    levels: Mapped[list[LicenseLevel]] = relationship(
        order_by="LicenseLevel.since, LicenseLevel.id", cascade="all, delete-orphan"
    )

    def levels_that_count(self) -> list[LicenseLevel]:
        """Return the accesses that it gave and gives, in their order, without those that were entered in error."""
        return sorted((each for each in self.levels if each.void_at is None), key=LicenseLevel.begins)


class LicenseEvent(Record):
    """Something that happened to a license, and the case behind it."""

    __tablename__ = "license_event"
    id: Mapped[Id]
    license_id: Mapped[int] = ref("license")
    case_id: Mapped[int | None] = ref("case_file", index=False)
    at: Mapped[datetime]
    words: Mapped[Words]


class LicenseLevel(Voidable, Record):
    """Which access a license gave from when on, until the next one, and the case that decided it; the last one counts."""

    __tablename__ = "license_level"
    id: Mapped[Id]
    license_id: Mapped[int] = ref("license")
    case_id: Mapped[int | None] = ref("case_file", index=False)
    level: Mapped[Key]
    art: Mapped[bool]
    since: Mapped[datetime]

    def begins(self) -> datetime:
        """Return since when it counts."""
        return self.since

    def has_art(self) -> bool:
        """Say whether it is for ART."""
        return self.art


class PersonClaim(Record):
    """An agency asks for somebody who belongs to another one; ICA says whether it may, and until then nobody is told anything."""

    __tablename__ = "person_claim"
    __table_args__ = (
        UniqueConstraint("person_id", "agency_id"),
        Index("ix_person_claim_open", "asked_at", sqlite_where=text(UNDECIDED), postgresql_where=text(UNDECIDED)),
    )
    id: Mapped[Id]
    person_id: Mapped[int] = ref("person", index=False)
    agency_id: Mapped[int] = ref("agency", index=False)
    called: Mapped[Words]  # the name and the address as they were typed: all that the asker is ever told of the person
    asked_by_id: Mapped[int] = ref("person", index=False)
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = ref("person", index=False)
    allowed: Mapped[bool] = mapped_column(default=False)
    why: Mapped[Words] = mapped_column(default="")  # why ICA refused it
    person: Mapped[Person] = relationship(lazy="joined", foreign_keys=[person_id])
    agency: Mapped[Agency] = relationship(lazy="joined")
    asked_by: Mapped[Person] = relationship(lazy="joined", foreign_keys=[asked_by_id])
