"""What licenses cost, what agencies are billed for them, and what they paid; amounts in cents (2.7)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.rows.cases import CaseRow
from models.rows.people import Agency
from models.rows.record import Id, Key, Record, Voidable, Words, ref


class LicenseFee(Voidable, Record):
    """What a license costs a year, from a day on (2.7-fee-changes)."""

    __tablename__ = "license_fee"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    kind: Mapped[Key]
    cents: Mapped[int]
    from_on: Mapped[date]
    recorded_at: Mapped[datetime]
    case: Mapped[CaseRow] = relationship(lazy="joined")


class Invoice(Voidable, Record):
    """An invoice as it was on its day: the agency, its licenses, and what each cost (2.7-billing-year)."""

    __tablename__ = "invoice"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    agency_id: Mapped[int] = ref("agency")
    agency_name: Mapped[Words]
    dated_on: Mapped[date]
    due_on: Mapped[date]
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    licenses: Mapped[int]
    fee: Mapped[int]
    art: Mapped[int]
    art_fee: Mapped[int]
    total: Mapped[int]
    recorded_at: Mapped[datetime]
    canceled_at: Mapped[datetime | None]
    case: Mapped[CaseRow] = relationship(lazy="joined")
    agency: Mapped[Agency] = relationship(lazy="joined")


class Payment(Voidable, Record):
    """A payment that ICA received for an invoice (2.7-pay-60)."""

    __tablename__ = "payment"
    id: Mapped[Id]
    case_id: Mapped[int] = ref("case_file")
    received_on: Mapped[date]
    cents: Mapped[int]
    reference: Mapped[Words] = mapped_column(default="")
    recorded_at: Mapped[datetime]
