"""How people and programs sign in: sessions, tokens, links to set a password, tries; and the audit log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.people import Person
from models.rows.record import Id, Key, Record, Words, ref
from workflows.law.door import TokenArea, TokenScope


class SignIn(Record):
    """A browser that somebody signed in with; times are of the wall clock."""

    __tablename__ = "sign_in"
    id: Mapped[Id]
    secret_sha256: Mapped[Key] = mapped_column(unique=True)
    person_id: Mapped[int] = ref("person")
    started_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    seen_at: Mapped[datetime]  # to within some minutes: not every page that is opened is written down
    browser: Mapped[Key] = mapped_column(default="")  # as it calls itself
    address: Mapped[Key] = mapped_column(default="")  # of the network, from which somebody signed in
    person: Mapped[Person] = relationship(lazy="joined")


class Token(Record):
    """A program's way in, with the rights of its person as far as its scope reaches."""

    __tablename__ = "token"
    id: Mapped[Id]
    secret_sha256: Mapped[Key] = mapped_column(unique=True)
    person_id: Mapped[int] = ref("person")
    name: Mapped[Words]
    scope: Mapped[Key]
    areas: Mapped[Words]  # the keys of what it reaches; those of before keep what there was to reach
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]  # to within an hour
    revoked_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="joined")

    def scope_words(self) -> str:
        """Return how far it reaches, in words."""
        return TokenScope(self.scope).words

    def area_words(self) -> str:
        """Return what it reaches, in words."""
        return "; ".join(area.words for area in TokenArea if area.key in self.areas.split())


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
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]  # to within an hour
    person: Mapped[Person] = relationship(lazy="joined")


class EarlierPassword(Record):
    """A password that somebody had before, so that it is not taken again."""

    __tablename__ = "earlier_password"
    id: Mapped[Id]
    person_id: Mapped[int] = ref("person")
    password_hash: Mapped[str] = mapped_column(String(200))
    ended_at: Mapped[datetime]


class Tries(Record):
    """How often something was tried that must not be tried often, such as the password of an address."""

    __tablename__ = "tries"
    name: Mapped[Key] = mapped_column(primary_key=True)
    count: Mapped[int]
    since: Mapped[datetime]


class AuditRow(Record):
    """Something done to the desk itself rather than to a case, or seen on it; rows are only added."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_once", "once", unique=True), Index("ix_audit_person_id", "person_id"))
    id: Mapped[Id]
    at: Mapped[datetime]
    person_id: Mapped[int | None]
    what: Mapped[Words]
    kind: Mapped[Key] = mapped_column(default="directory")
    case_id: Mapped[int | None]
    once: Mapped[str | None] = mapped_column(String(200))  # by what no second row says the same


class AuditLink(Record):
    """A link of the chain: a row at its place, and a digest of it and of the link before."""

    __tablename__ = "audit_link"
    id: Mapped[Id]  # its place
    audit_id: Mapped[int] = mapped_column(unique=True)
    digest: Mapped[str] = mapped_column(String(64), index=True)


class AuditTally(Record):
    """How often something was refused in a minute, until it is over and stands in the log."""

    __tablename__ = "audit_tally"
    __table_args__ = (UniqueConstraint("kind", "whose", "minute"),)
    id: Mapped[Id]
    minute: Mapped[datetime]
    kind: Mapped[Key]
    whose: Mapped[int]  # nobody known is 0
    number: Mapped[int]
    what: Mapped[Words]


class Pulse(Record):
    """The desk's own signs of life: a worker's last beat, or the practice clock."""

    __tablename__ = "pulse"
    name: Mapped[Key] = mapped_column(primary_key=True)
    at: Mapped[datetime]
