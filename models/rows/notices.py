"""What is told: notices of cases, the messages that carry them to people, and the letters of what is wanted in writing."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.named import by_key
from models.rows.people import Person
from models.rows.record import Id, Key, Record, Words, ref
from workflows.law.roles import Role

JOINS = "joins <> ''"
UNTOLD = "outcome IN ('nobody', 'fault')"


class NoticeRow(Record):
    """A notice that a decision gave; it becomes messages when it is told, or is dropped if it is stale by then."""

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_pending", "id", sqlite_where=text("told_at IS NULL"), postgresql_where=text("told_at IS NULL")),
        Index("ix_notice_untold", "id", sqlite_where=text(UNTOLD), postgresql_where=text(UNTOLD)),
    )  # fmt: skip
    id: Mapped[Id]
    case_id: Mapped[int | None] = ref("case_file")
    template: Mapped[Key]
    role: Mapped[Role] = by_key(Role)  # to whom
    person_id: Mapped[int | None] = ref("person", index=False)  # to whom, if to one person
    clause: Mapped[Key]
    duty: Mapped[Key]  # key of the duty it is about, empty if about none
    moved_from: Mapped[date | None]  # the last day as it was, of a date that moved
    created_at: Mapped[datetime]
    version: Mapped[
        int | None
    ]  # of the case, by what it tells; on a desk whose clock stands still moments tell nothing apart
    leaves_at: Mapped[datetime | None]  # not before: until then whoever took the step may take it back
    catch_up: Mapped[bool]  # whether its moment had long passed, as after an outage
    told_at: Mapped[datetime | None]
    training_id: Mapped[int | None]  # that it is about, if about one: no reference, since a notice outlasts the list
    outcome: Mapped[Key]  # told (its messages say whom they reached), dropped, nobody, fault, otherwise
    told_on: Mapped[date | None]  # when somebody told it otherwise than by the desk's mail
    told_how: Mapped[str | None]  # and in which way


class Together(Record):
    """A notice that a message tells together with others: all that holds for the notice's case holds for the message."""

    __tablename__ = "told_together"
    __table_args__ = (UniqueConstraint("message_id", "notice_id"),)
    id: Mapped[Id]
    message_id: Mapped[int] = ref("message", index=False)
    notice_id: Mapped[int] = ref("notice")


class Message(Record):
    """One message to one person, in the outbox or sent."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("notice_id", "person_id"),
        Index("ix_message_state", "state", "next_try_at"),
        Index("ix_message_person", "person_id", "id"),
        Index("ix_message_joins", "next_try_at", sqlite_where=text(JOINS), postgresql_where=text(JOINS)),
    )
    id: Mapped[Id]
    notice_id: Mapped[int | None] = ref("notice", index=False)
    case_id: Mapped[int | None] = ref("case_file")
    person_id: Mapped[int] = ref("person", index=False)
    address: Mapped[Key]
    message_id: Mapped[Key] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    subject: Mapped[Words]
    text: Mapped[Words]
    html: Mapped[Words]
    link_mark: Mapped[Key] = mapped_column(
        default=""
    )  # what stands where a link that sets a password is put as it leaves
    calendar: Mapped[Words]  # an iCalendar object, empty without a date
    joins: Mapped[Key] = mapped_column(
        default=""
    )  # the word of those that leave in one mail; empty, if it leaves alone
    state: Mapped[Key]
    attempts: Mapped[int]
    next_try_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    error: Mapped[Words]
    returned_at: Mapped[datetime | None]  # when a server that had taken it gave it back
    returned_by: Mapped[str | None]  # the fingerprint of the last bounce that said so; it says so once
    told_on: Mapped[date | None]  # when its reader was told otherwise
    told_how: Mapped[str | None]  # and in which way
    discarded_at: Mapped[datetime | None]  # when a person dropped it while it was held
    discarded_by: Mapped[int | None]  # who: no reference, since SQLite adds none to a table that others refer to
    discarder: Mapped[Person | None] = relationship(
        primaryjoin="foreign(Message.discarded_by) == Person.id", viewonly=True
    )


class LetterRow(Record):
    """A letter to one person, or by one person to somebody outside; it is laid out once, and is the same file ever after."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("notice_id", "person_id"),
        Index("ix_letter_to_lay_out", "id", sqlite_where=text("sha256 = ''"), postgresql_where=text("sha256 = ''")),
    )
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    notice_id: Mapped[int] = ref("notice", index=False)
    person_id: Mapped[int] = ref("person")
    outside: Mapped[Words] = mapped_column(default="", server_default="")  # to whom, if to nobody who has an account
    title: Mapped[Words]
    made_at: Mapped[datetime]
    words: Mapped[Words] = mapped_column(deferred=True)  # what it says, as JSON
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)  # the PDF, once it is laid out
    size: Mapped[int]
    sha256: Mapped[Key]  # of the PDF, empty until then
    left_on: Mapped[date | None]  # when somebody sent it or handed it over, beside the desk's own mail
    left_how: Mapped[str | None]
    came_on: Mapped[date | None]  # when it came, or came back
    came_how: Mapped[str | None]
    notice: Mapped[NoticeRow] = relationship(lazy="joined")
    person: Mapped[Person] = relationship(lazy="joined")

    @property
    def to(self) -> str:
        """To whom it is."""
        return self.outside or self.person.name
