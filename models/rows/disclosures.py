"""What left the HMIS, and under which agreement, and what is shared in it: by HMIS client number, never by name.

What other laws ask of an agency beside the manual protects its clients too, and stands here (3-conflict-of-law).
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.cases import CaseRow
from models.rows.named import by_key
from models.rows.people import Agency, Person, Program
from models.rows.record import Id, Key, Record, Voidable, Words, ref
from workflows.law.roles import Role


class Disclosure(Record):
    """Information that was released: what, to whom, on what ground, and who decided."""

    __tablename__ = "disclosure"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    agency_id: Mapped[int | None] = ref("agency")  # whose data
    disclosed_on: Mapped[date]
    recorded_at: Mapped[datetime]
    recipient: Mapped[Words]
    what: Mapped[Words]
    ground: Mapped[Words]
    clause: Mapped[Key]
    decided_by_id: Mapped[int | None] = ref("person")
    decided_as: Mapped[Role] = by_key(Role)
    counted: Mapped[Words] = mapped_column(default="", server_default="")  # of a report, how it was counted
    document: Mapped[Words] = mapped_column(default="", server_default="")  # of a report, the name of the file
    sha256: Mapped[Key] = mapped_column(default="", server_default="")
    mistaken_at: Mapped[datetime | None]  # when it was found to be wrong; what left stays left, and stands in the log
    case: Mapped[CaseRow] = relationship(lazy="joined")
    agency: Mapped[Agency | None] = relationship(lazy="joined")
    decided_by: Mapped[Person | None] = relationship(lazy="joined")


class Agreement(Voidable, Record):
    """An agreement with somebody outside, while it runs and after (3.4-research-written)."""

    __tablename__ = "agreement"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    kind: Mapped[Key]
    title: Mapped[Words]
    party: Mapped[Words]  # the institution or person it is with
    begun_on: Mapped[date]
    ends_on: Mapped[date]
    ended_on: Mapped[date | None]
    returned_on: Mapped[date | None]  # when the data were returned or disposed of
    case: Mapped[CaseRow] = relationship(lazy="joined")


class UserOfFunder(Voidable, Record):
    """Somebody of a funder is named under its agreement, and has a license by it (3.3-agreement)."""

    __tablename__ = "user_of_funder"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")  # of the agreement
    person_id: Mapped[int] = ref("person")
    license_id: Mapped[int | None] = ref("license")  # none until it is issued


class Upload(Record):
    """An HMIS CSV export that was checked: its counts are kept, its rows never (4.4-missing-10)."""

    __tablename__ = "upload"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    name: Mapped[Words]
    size: Mapped[int]  # in bytes
    sha256: Mapped[Key]
    checked_at: Mapped[datetime]
    checked_by_id: Mapped[int | None] = ref("person")
    passed: Mapped[bool]
    report: Mapped[Words]  # the counts, as JSON
    export: Mapped[Words] = mapped_column(default="")  # the ExportID, by which the same export is known again


class ProgramSwitch(Voidable, Record):
    """A program was switched to Shared, or back to Not Shared (3.1-default-not-shared)."""

    __tablename__ = "program_switch"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    program_id: Mapped[int] = ref("program")
    shares: Mapped[bool]
    since: Mapped[date]
    recorded_at: Mapped[datetime]


class ClientConsent(Voidable, Record):
    """A client signed the consent form, which the agency keeps (2.1-consent-form)."""

    __tablename__ = "client_consent"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    agency_id: Mapped[int] = ref("agency", index=False)
    client: Mapped[Key] = mapped_column(index=True)  # the number that the HMIS gave them
    signed_on: Mapped[date]
    ends_on: Mapped[date | None]
    permits: Mapped[bool]  # whether it is the explicit permission of a victim (3.4-dv-explicit)
    recorded_at: Mapped[datetime]
    programs: Mapped[list[Program]] = relationship(secondary="consent_program", order_by="Program.project_id")


class ConsentProgram(Record):
    """A consent is for a program of the agency."""

    __tablename__ = "consent_program"
    __table_args__ = (UniqueConstraint("consent_id", "program_id"),)
    id: Mapped[Id]
    consent_id: Mapped[int] = ref("client_consent", index=False)
    program_id: Mapped[int] = ref("program")


class SharingStop(Voidable, Record):
    """A client's record is not shared, why, and since when (3.1-unshare-request, 3.4-dv-explicit)."""

    __tablename__ = "sharing_stop"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    agency_id: Mapped[int] = ref("agency", index=False)
    client: Mapped[Key] = mapped_column(index=True)
    why: Mapped[Key]
    since: Mapped[date]
    recorded_at: Mapped[datetime]


class OtherLaw(Voidable, Record):
    """A law that binds an agency: the days it gives where they are fewer, and the programs it protects."""

    __tablename__ = "other_law"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    agency_id: Mapped[int] = ref("agency")
    law: Mapped[Words]
    inspection_days: Mapped[int | None]
    correction_days: Mapped[int | None]
    protected_as: Mapped[Key]  # as what its programs count: the key of a protected kind
    since: Mapped[date]
    ends_on: Mapped[date | None]  # its last day, once it asks no more
    recorded_at: Mapped[datetime]
    case: Mapped[CaseRow] = relationship(lazy="joined")
    programs: Mapped[list[Program]] = relationship(secondary="other_law_program", order_by="Program.project_id")


class OtherLawProgram(Record):
    """A program that a law protects."""

    __tablename__ = "other_law_program"
    __table_args__ = (UniqueConstraint("law_id", "program_id"),)
    id: Mapped[Id]
    law_id: Mapped[int] = ref("other_law", index=False)
    program_id: Mapped[int] = ref("program")


class FileList(Record):
    """A list of client files from WellSky that was read, and about how many of them agencies were asked (3.4-inactive-7y)."""

    __tablename__ = "file_list"
    id: Mapped[Id]
    read_at: Mapped[datetime]
    read_by_id: Mapped[int | None] = ref("person", index=False)
    files: Mapped[int]
    read_by: Mapped[Person | None] = relationship(lazy="joined")


class ListedFile(Record):
    """A client file on such a list, at one agency: what the agency said of it, and since when it is inactive."""

    __tablename__ = "listed_file"
    __table_args__ = (UniqueConstraint("list_id", "agency_id", "client"),)
    id: Mapped[Id]
    list_id: Mapped[int] = ref("file_list", index=False)
    case_id: Mapped[int | None] = ref("case_file")  # in which the agency is asked
    agency_id: Mapped[int] = ref("agency")
    client: Mapped[Key] = mapped_column(index=True)
    last_used: Mapped[date]  # anywhere in HMIS
    agreed_at: Mapped[datetime | None]
    inactive_on: Mapped[date | None]


class FileRetention(Voidable, Record):
    """A client file that an agency has to retain longer, and what asks for it (3.4-retain-longer)."""

    __tablename__ = "file_retention"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    agency_id: Mapped[int] = ref("agency", index=False)
    client: Mapped[Key] = mapped_column(index=True)
    ground: Mapped[Key]
    source: Mapped[Words]
    until: Mapped[date | None]
    recorded_at: Mapped[datetime]
