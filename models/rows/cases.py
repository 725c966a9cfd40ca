"""Cases, what is owed in them, what happened to them, and by what they are found."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.named import by_key
from models.rows.people import Agency, Person
from models.rows.record import Id, Key, Record, Words, ref
from workflows.law.roles import Role
from workflows.law.setting import Origin


class CaseRow(Record):
    """A case; only the casebook writes it, and all of `body` follows from the history."""

    __tablename__ = "case_file"
    __table_args__ = (
        Index("ix_case_file_open", "opened_at", "id", sqlite_where=text("closed_at IS NULL"),
              postgresql_where=text("closed_at IS NULL")),
        Index("ix_case_file_all", "opened_at", "id"),
    )  # fmt: skip
    id: Mapped[Id]
    number: Mapped[Key] = mapped_column(unique=True)
    process: Mapped[Key] = mapped_column(index=True)
    edition: Mapped[Key]
    agency_id: Mapped[int | None] = ref("agency")
    subject_id: Mapped[int | None] = ref("person")
    keeper_id: Mapped[int | None] = ref("person")  # of ICA, who looks after it
    parent_id: Mapped[int | None] = ref("case_file")  # the case that opened it
    client: Mapped[Key] = mapped_column(index=True, default="")  # the HMIS number of the client it is about
    withheld: Mapped[Words] = mapped_column(default="")  # roles it is kept from, each between semicolons
    closed_to_subject: Mapped[bool] = mapped_column(default=False)
    heading: Mapped[Words]
    state: Mapped[Key]
    version: Mapped[int]
    opened_at: Mapped[datetime]
    received_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    body: Mapped[Words]
    agency: Mapped[Agency | None] = relationship(lazy="joined")
    subject: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[subject_id])
    keeper: Mapped[Person | None] = relationship(lazy="joined", foreign_keys=[keeper_id])


class Party(Record):
    """An agency that has a part in a case which is not one agency's alone."""

    __tablename__ = "party"
    __table_args__ = (UniqueConstraint("case_id", "agency_id"),)
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file", index=False)
    agency_id: Mapped[int] = ref("agency")


OPEN = "closed_at IS NULL"
AWAKE = "closed_at IS NULL AND fault IS NULL AND next_at IS NOT NULL"
SET_ASIDE = "fault IS NOT NULL AND closed_at IS NULL"


class DutyRow(Record):
    """A duty that was opened, with the one row of its deadline: `next_at` walks up the ladder."""

    __tablename__ = "duty"
    __table_args__ = (
        Index("ix_duty_due", "next_at", "id", sqlite_where=text(AWAKE), postgresql_where=text(AWAKE)),
        Index("ix_duty_mine", "assignee_id", "due_order", "id", sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        Index("ix_duty_team", "team", "due_order", "id", sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        Index("ix_duty_agency", "agency_id", "due_order", "id", sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        Index("ix_duty_live", "case_id", "key", unique=True, sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        Index("ix_duty_done", "done_by_id", "closed_at"),
        Index("ix_duty_set_aside", "id", sqlite_where=text(SET_ASIDE), postgresql_where=text(SET_ASIDE)),
    )  # fmt: skip
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    key: Mapped[Key]
    task: Mapped[Words]
    told: Mapped[Words]  # as others read it than its owner, where that is not the same
    owner: Mapped[Role] = by_key(Role)  # the role the manual names
    team: Mapped[Role] = by_key(Role)  # the role that does it here, if the office is vacant another one
    agency_id: Mapped[int | None]
    assignee_id: Mapped[int | None] = ref("person", index=False)
    clause: Mapped[Key]
    origin: Mapped[Origin | None] = by_key(Origin)  # of the number behind its date
    opened_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    due_at: Mapped[datetime | None]  # the first moment that is too late
    due_order: Mapped[datetime]  # the same, or the end of time: the order of the inbox
    next_at: Mapped[datetime | None]
    next_rung: Mapped[Key]
    still: Mapped[bool]  # whether the deadline stands still
    receipt: Mapped[Words]  # as JSON, empty without a date
    closed_at: Mapped[datetime | None]
    closed_how: Mapped[Key]
    done_by_id: Mapped[int | None] = ref("person", index=False)
    snoozed_until: Mapped[datetime | None]
    fault: Mapped[str | None]  # why the sweep set the deadline aside
    readers: Mapped[Words] = mapped_column(default="")  # who reads of it, each between semicolons

    @property
    def task_of_others(self) -> str:
        """The task as others read it than its owner."""
        return self.told or self.task


class HistoryRow(Record):
    """Something that happened to a case; with `event` it is one that replays."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_case", "case_id", "id"),)
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file", index=False)
    at: Mapped[datetime]
    effective_on: Mapped[date]
    person_id: Mapped[int | None] = ref("person", index=False)
    role: Mapped[Role | None] = by_key(Role)
    kind: Mapped[Key]
    title: Mapped[Words]
    clause: Mapped[Key]
    from_state: Mapped[Key]
    to_state: Mapped[Key]
    event: Mapped[Words]
    effects: Mapped[Words]  # as JSON, empty without any
    note: Mapped[Words]
    readers: Mapped[Words] = mapped_column(default="")  # who reads of it at all, each between semicolons
    sequel: Mapped[Words] = mapped_column(
        default=""
    )  # of what the desk did then by itself: each step and its words, as JSON


class Document(Record):
    """A file kept with a case."""

    __tablename__ = "document"
    __table_args__ = (Index("ix_document_added", "added_by_id", "added_at", "size"),)
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    name: Mapped[Words]
    media_type: Mapped[Key]
    size: Mapped[int]  # in bytes
    sha256: Mapped[Key]
    added_at: Mapped[datetime]
    added_by_id: Mapped[int] = ref("person")
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    readers: Mapped[Words] = mapped_column(default="")  # each between semicolons
    withheld: Mapped[WithheldEntry | None] = relationship(
        lazy="joined", viewonly=True, foreign_keys="WithheldEntry.document_id"
    )

    @property
    def counts_as(self) -> str:
        """The name by which steps know it: its own, or the one that stands in for it once it is withheld."""
        return f"withheld document {self.id}" if self.withheld else self.name


class WithheldEntry(Record):
    """A note or a document whose content was removed for good: the trace that stays, and what took its place."""

    __tablename__ = "withheld_entry"
    id: Mapped[Id]
    history_id: Mapped[int] = mapped_column(ForeignKey("history.id"), unique=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), unique=True)
    at: Mapped[datetime]
    by_id: Mapped[int] = ref("person", index=False)
    words: Mapped[Words]  # who withheld it, when and why, as the timeline says it
    successor_id: Mapped[int | None] = ref("document", index=False)


class CaseWords(Record):
    """The words of a case that the same people read: a row for each readership."""

    __tablename__ = "case_words"
    __table_args__ = (UniqueConstraint("case_id", "readers"),)
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file", index=False)
    readers: Mapped[Key] = mapped_column(default="")  # each between semicolons; empty are all who may see the case
    words: Mapped[Words]  # folded, each once, between spaces


class Recusal(Record):
    """A person who has nothing to do with a case from now on, and sees nothing of it."""

    __tablename__ = "recusal"
    __table_args__ = (UniqueConstraint("case_id", "person_id"),)
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    person_id: Mapped[int] = ref("person")
    at: Mapped[datetime]
    reason: Mapped[Words]
    accused: Mapped[bool] = mapped_column(default=False)  # by what the case says, and not by their own word


class Draft(Record):
    """A form half filled in, as its author left it; nobody else sees it."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("person_id", "about", "step"),)
    id: Mapped[Id]
    about: Mapped[Key]  # what its form is of: "case:12", "late:12", "start:P13"
    case_id: Mapped[int | None] = ref("case_file")
    person_id: Mapped[int] = ref("person")
    step: Mapped[Key]
    fields: Mapped[Words]  # as JSON
    saved_at: Mapped[datetime] = mapped_column(index=True)


class CaseBehind(Record):
    """A case whose look-ups, or whose names, may not be what the registries say, since when."""

    __tablename__ = "case_behind"
    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[datetime]
    renamed: Mapped[bool] = mapped_column(default=False, server_default=false())  # whether it is to be called anew
