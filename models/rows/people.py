"""Agencies, their programs, people, and the offices people hold."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.choices import ChoiceKey, ChoiceKeys
from models.rows.named import by_key
from models.rows.record import Id, Key, Record, Voidable, Words, ref
from workflows.law.agency_kinds import AgencyKind, ProjectType, Protected
from workflows.law.continua import Continuum
from workflows.law.roles import Role


class Agency(Record):
    """A partner agency, or one that wants to be."""

    __tablename__ = "agency"
    id: Mapped[Id]
    key: Mapped[Key] = mapped_column(unique=True)
    name: Mapped[Words]
    kind: Mapped[Key]
    cocs: Mapped[tuple[Continuum, ...]] = mapped_column(ChoiceKeys(Continuum))  # in which it works
    guideline_days: Mapped[int | None]  # its own, sooner term for inspection requests
    closed_at: Mapped[datetime | None]

    def continua(self) -> list[str]:
        """Return the Continuums of Care in which the agency works, in words."""
        return [each.words for each in self.cocs]

    def kind_words(self) -> str:
        """Return what sort of organization it is, in words; a kind that there is not any more stays as it is."""
        return AgencyKind(self.kind).words if self.kind in set(AgencyKind) else self.kind


class Program(Voidable, Record):
    """A project of an agency, as ICA keeps it: no agency says by itself of which kind its programs are."""

    __tablename__ = "program"
    __table_args__ = (UniqueConstraint("agency_id", "project_id"),)
    id: Mapped[Id]
    agency_id: Mapped[int] = ref("agency", index=False)
    name: Mapped[Key]
    project_id: Mapped[Key]  # as the agency's exports name it
    continuum: Mapped[Continuum] = mapped_column(ChoiceKey(Continuum))
    kind: Mapped[ProjectType] = mapped_column(ChoiceKey(ProjectType))
    protected: Mapped[tuple[Protected, ...]] = mapped_column(ChoiceKeys(Protected))
    ended_on: Mapped[date | None]  # the last day on which it works
    entered_at: Mapped[datetime]
    assessments: Mapped[Words] = mapped_column(default="", server_default="")  # as they are set up in WellSky
    report: Mapped[Words] = mapped_column(default="", server_default="")  # the name of its standard report
    agency: Mapped[Agency] = relationship(lazy="joined")


class Person(Record):
    """Somebody the desk knows by name: staff of ICA or of an agency, a trainee, a Committee member."""

    __tablename__ = "person"
    id: Mapped[Id]
    name: Mapped[Words]
    email: Mapped[Key] = mapped_column(unique=True)  # in lower case
    agency_id: Mapped[int | None] = ref("agency")
    password_hash: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    mail_rhythm: Mapped[Key] = mapped_column(default="")  # as they chose it; empty, if they leave it to the desk
    agency: Mapped[Agency | None] = relationship(lazy="joined")
    offices: Mapped[list[Office]] = relationship(
        cascade="all, delete-orphan", back_populates="holder", order_by="Office.id"
    )


class Office(Record):
    """A role that a person holds: of one agency, or of the whole desk."""

    __tablename__ = "office"
    __table_args__ = (
        UniqueConstraint("person_id", "role", "agency_id"),
        Index("ix_office_role", "role", "agency_id"),
    )
    id: Mapped[Id]
    person_id: Mapped[int] = ref("person")
    role: Mapped[Role] = by_key(Role)
    agency_id: Mapped[int | None] = ref("agency")
    holder: Mapped[Person] = relationship(back_populates="offices")

    def is_a(self, role: Role) -> bool:
        """Say whether it is an office of this role."""
        return self.role is role


class Absence(Record):
    """Days on which somebody is away, the last one among them."""

    __tablename__ = "absence"
    __table_args__ = (Index("ix_absence_days", "ends_on", "begins_on"),)
    id: Mapped[Id]
    person_id: Mapped[int] = ref("person")
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    stand_in_id: Mapped[int | None] = ref("person")
    entered_at: Mapped[datetime]
