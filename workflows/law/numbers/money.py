"""The numbers of the chapters on money (2.7, 4.5)."""

from __future__ import annotations

from workflows.law.setting import manual, reading, target


class Money:
    """The numbers of the chapters on money (2.7, 4.5)."""

    license_proration = target(
        "none", "2.7-purchase-any-time", "what is taken off the fee for a license bought during a billing year"
    ).means({"none": "nothing", "months": "a twelfth for each month that is over"})
    billing_year_start = manual("07-01", "2.7-billing-year", "month and day on which a billing year begins")
    invoice_month = target(7, "2.7-billing-year", "the month in which ICA sends the invoices of a billing year")
    purchase_invoice_days = target(
        5,
        "2.7-purchase-any-time",
        "business days for ICA to send the invoice for licenses bought during a billing year",
    )
    invoice_due_days = manual(60, "2.7-pay-60", "days for an agency to pay, from the date of the invoice")
    roll_weekend = target(
        False, "2.7-pay-60", "whether an invoice due on a day on which the office is closed is due on the next open day"
    ).says(yes="the next day on which the office is open, if it is closed on that day", no="no later on a weekend")
    billing_warning_days = target(
        (30, 14, 3), "2.7-nonpay-suspend", "days before an invoice is due on which the agency is warned"
    )
    suspend_mode = reading("confirm", "2.7-nonpay-suspend", "how licenses are suspended for an unpaid invoice").means(
        {"confirm": "once ICA confirms it", "automatic": "at once, and ICA follows in WellSky"}
    )
    partial_payment_lifts = reading(
        False, "2.7-nonpay-suspend", "whether a part payment ends the suspension for an unpaid invoice"
    ).says(yes="a part payment ends the suspension", no="only payment in full ends the suspension")
    fee_change_mode = reading("approval", "2.7-fee-changes", "the Advisory Committee's part in a change of fees").means(
        {"approval": "it approves the change", "notice": "it is told, and may ask questions"}
    )
    fee_question_days = target(
        14, "2.7-fee-changes", "days for the Advisory Committee to ask questions about a change of fees"
    )
    misuse_notify_days = target(5, "4.5-misuse-notify", "days for ICA to send a letter about a misuse of funds")
    misuse_cure_days = reading(
        30, "4.5-misuse-funder", "days for an agency to put a misuse of funds right, from ICA's letter"
    )
    misuse_check_days = target(7, "4.5-misuse-funder", "days for ICA to check whether a misuse of funds is put right")
    misuse_decide_days = target(
        7, "4.5-misuse-funder", "days for ICA's director to decide whether a funder is told of a misuse of funds"
    )
