"""What billing writes: invoices as they were on their day, and what was paid for them (2.7)."""

from __future__ import annotations

from datetime import date
from typing import cast

from sqlalchemy import select

from models.casebook.applying import Scene, apply, undo
from models.lookups.changes import tell_of_fees
from models.lookups.learning import learn_of
from models.rows.cases import CaseRow
from models.rows.money import Invoice, LicenseFee, Payment
from models.rows.people import Agency
from workflows.facts.effects import said
from workflows.manual.governance.motion.decided import MotionDecided
from workflows.manual.governance.motion.moving import ReportMotion
from workflows.manual.money.billing.known import LicensesBilled
from workflows.manual.money.billing.recorded import CancelInvoice, IssueInvoice, RecordPayment
from workflows.manual.money.fee_change.proposing import SetFee


@apply.register
def issue_invoice(effect: IssueInvoice, scene: Scene) -> None:
    """Put the invoice on the list, with the agency as it is on that day (2.7-billing-year)."""
    agency = scene.session.get_one(Agency, scene.row["agency_id"])
    scene.session.add(
        Invoice(
            case_id=scene.row["id"], agency_id=agency.id, agency_name=agency.name,
            dated_on=said(effect.dated), due_on=cast("date", effect.due), begins_on=said(effect.begins), ends_on=said(effect.ends),
            licenses=said(effect.licenses), fee=said(effect.fee), art=said(effect.art), art_fee=said(effect.art_fee),
            total=said(effect.total), recorded_at=scene.now,
        )
    )  # fmt: skip
    scene.session.flush()


@undo.register
def never_issued(_: IssueInvoice, scene: Scene) -> None:
    """Let the invoice count for nothing; what the agency has today is billed."""
    for row in _invoices(scene):
        row.void_at = scene.now
    scene.session.flush()
    learn_of(scene.session, scene.now, scene.session.get_one(CaseRow, scene.row["id"]), LicensesBilled)


@apply.register
def cancel_invoice(_: CancelInvoice, scene: Scene) -> None:
    """Show that the invoice is canceled."""
    for row in _invoices(scene):
        row.canceled_at = scene.now


@undo.register
def not_canceled(_: CancelInvoice, scene: Scene) -> None:
    """Let the invoice be owed again."""
    for row in _invoices(scene):
        row.canceled_at = None


@apply.register
def record_payment(effect: RecordPayment, scene: Scene) -> None:
    """Put the payment on the list (2.7-pay-60)."""
    scene.session.add(
        Payment(
            case_id=scene.row["id"], received_on=said(effect.on), cents=said(effect.cents),
            reference=said(effect.reference), recorded_at=scene.now,
        )
    )  # fmt: skip
    scene.session.flush()


@undo.register
def never_received(effect: RecordPayment, scene: Scene) -> None:
    """Let the payment count for nothing."""
    rows = select(Payment).where(
        Payment.case_id == scene.row["id"], Payment.received_on == said(effect.on),
        Payment.cents == said(effect.cents), Payment.reference == said(effect.reference),
    )  # fmt: skip
    row = scene.session.scalars(rows.order_by(Payment.id.desc()).limit(1)).one_or_none()
    if row is not None:
        row.void_at = scene.now
    scene.session.flush()


@apply.register
def set_fee(effect: SetFee, scene: Scene) -> None:
    """Put the fee on the list, and let the invoices that are still to be written know of it (2.7-fee-changes)."""
    scene.session.add(
        LicenseFee(
            case_id=scene.row["id"], kind=said(effect.kind).key, cents=said(effect.cents), from_on=said(effect.on),
            recorded_at=scene.now,
        )
    )  # fmt: skip
    tell_of_fees(scene.session, scene.now)


@undo.register
def never_set(_: SetFee, scene: Scene) -> None:
    """Let the fee count for nothing; an invoice that was written by it stays as it is."""
    rows = select(LicenseFee).where(LicenseFee.case_id == scene.row["id"])
    for row in scene.session.scalars(rows).unique():
        row.void_at = scene.now
    tell_of_fees(scene.session, scene.now)


@apply.register
@undo.register
def report_motion(_: ReportMotion, scene: Scene) -> None:
    """Let the case that brought a motion before the Committee learn what became of it."""
    scene.session.flush()
    case = scene.session.get_one(CaseRow, scene.row["id"], populate_existing=True)
    if case.parent_id is not None:
        learn_of(scene.session, scene.now, scene.session.get_one(CaseRow, case.parent_id), MotionDecided)


def _invoices(scene: Scene) -> list[Invoice]:
    return list(scene.session.scalars(select(Invoice).where(Invoice.case_id == scene.row["id"])))
