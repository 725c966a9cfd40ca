"""How people and programs sign in: sessions, tokens, links to set a password, failures; and the audit log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.people import Person
from models.rows.record import Id, Key, Record, Words, ref


class SignIn(Record):
    """A browser that somebody signed in with; times are of the wall clock."""

    __tablename__ = "sign_in"
    id: Mapped[Id]
    secret_sha256: Mapped[Key] = mapped_column(unique=True)
    person_id: Mapped[int] = ref("person")
    started_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    person: Mapped[Person] = relationship(lazy="joined")


class Token(Record):
    """A program's way in, with the rights of its person."""

    __tablename__ = "token"
    id: Mapped[Id]
    secret_sha256: Mapped[Key] = mapped_column(unique=True)
    person_id: Mapped[int] = ref("person")
    name: Mapped[Words]
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="joined")


class PasswordLink(Record):
    """A link with which a person sets a password once."""

    __tablename__ = "password_link"
    id: Mapped[Id]
    secret_sha256: Mapped[Key] = mapped_column(unique=True)
    person_id: Mapped[int] = ref("person")
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="joined")


class Feed(Record):
    """The secret address under which a person's calendar program reads the person's dates."""

    __tablename__ = "feed"
    id: Mapped[Id]
    secret_sha256: Mapped[Key] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    created_at: Mapped[datetime]
    person: Mapped[Person] = relationship(lazy="joined")


class FailedSignIn(Record):
    """A sign-in that failed; too many lock the address for a while."""

    __tablename__ = "failed_sign_in"
    __table_args__ = (Index("ix_failed_sign_in_email", "email", "at"),)
    id: Mapped[Id]
    email: Mapped[Key]
    at: Mapped[datetime]


class AuditRow(Record):
    """Something done to the desk itself rather than to a case."""

    __tablename__ = "audit"
    id: Mapped[Id]
    at: Mapped[datetime]
    person_id: Mapped[int | None]
    what: Mapped[Words]


class Pulse(Record):
    """The desk's own signs of life: a worker's last beat, or the practice clock."""

    __tablename__ = "pulse"
    name: Mapped[Key] = mapped_column(primary_key=True)
    at: Mapped[datetime]
