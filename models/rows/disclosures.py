"""What left the HMIS, and under which agreement: disclosures, agreements, and the uploads that were checked."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.cases import CaseRow
from models.rows.named import by_key
from models.rows.people import Agency, Person
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
