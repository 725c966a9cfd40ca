"""P22: where an invoice may stand."""

from workflows.grammar.steps import State


class S(State):
    """Where an invoice may stand."""

    PREPARING = "PREPARING", "ICA writes the invoice"
    OWED = "OWED", "the agency pays the invoice"
    UNPAID = "UNPAID", "the invoice is past due; ICA is to confirm the suspension"
    SUSPENDED = "SUSPENDED", "the agency's licenses are suspended until ICA has the payment"
    RETURNING = "RETURNING", "the suspension is over; the accounts are being turned back on"
    PAID = "PAID", "the invoice is paid"
    NOT_BILLED = "NOT_BILLED", "closed without an invoice"
    CANCELED = "CANCELED", "the invoice is canceled"
