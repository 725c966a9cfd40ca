"""P22. Billing of licenses (manual 2.7, HMIS License Fees).

"Billing for licenses will occur once annually, covering July - June. The annual fee must be paid within 60 days following the
date of the invoice. If a Partner Agency fails to pay their license fees by the stated due date, the agency's user licenses will
be suspended until the HMIS Lead Agency receives the payment."

Every July ICA writes each agency with users an invoice for its licenses as they are on that day; licenses bought between have an
invoice of their own. Payments are counted as they come. From the day after the due date a person of ICA confirms that all licenses
of the agency are suspended. That is a ground of its own beside all others, ends with the payment in full and on the day of it,
and is never a violation; nothing that was paid is paid back.
"""

from workflows.grammar.process import Ended, Per, Process, Waiting
from workflows.grammar.recurring import Period, yearly_from
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY
from workflows.manual.money.billing.invoicing import BEGIN, BUY, PREPARE, YEAR_CLAUSE
from workflows.manual.money.billing.known import LicensesBarred, LicensesBilled
from workflows.manual.money.billing.paying import CANCEL, PAY_CLAUSE, SUSPEND_CLAUSE, received, rest
from workflows.manual.money.billing.reckoning import amount, foreseen, lines, matter
from workflows.manual.money.billing.states import S
from workflows.manual.money.billing.suspending import CONFIRM, FINISH, FOLLOW, OVERDUE, PAY, REST, SUSPENDED, TURN_ON

PROCESS = (
    Process(
        "P22",
        "License billing",
        "money",
        heading="{matter}: {subject}",
        names={
            "matter": matter,
            "amount": amount,
            "lines": lines,
            "foreseen": foreseen,
            "paid": received,
            "rest": rest,
        },
    )
    .looks_up(LicensesBilled, LicensesBarred)
    .shows(LicensesBilled, Period, to=(EVERY_AGENCY,))
    .in_writing(YEAR_CLAUSE, "invoice")
    .recurs(yearly_from(Policy.billing_year_start), per=Per.AGENCY_WITH_USERS, begins=BEGIN, onward=True)
    .begins(BUY)
    .runs(
        Waiting(S.PREPARING, YEAR_CLAUSE, "Invoice")
        .said("ICA sends {subject} the invoice; as of today: {foreseen}.")
        .until(PREPARE),
        Waiting(S.OWED, PAY_CLAUSE, "Payment")
        .said("{subject} pays {rest}. ICA has received {paid} of {amount}.")
        .until(PAY)
        .may(CANCEL),
        Waiting(S.UNPAID, SUSPEND_CLAUSE, "Past due")
        .said("{rest} is past due. ICA looks for a payment that is not recorded, and else confirms the suspension.")
        .until(OVERDUE)
        .meanwhile(CONFIRM)
        .may(CANCEL),
        Waiting(S.SUSPENDED, SUSPEND_CLAUSE, "Past due")
        .said("All licenses of {subject} are suspended until ICA has received {rest}. It is no violation.")
        .until(SUSPENDED)
        .meanwhile(FOLLOW),
        Waiting(S.RETURNING, SUSPEND_CLAUSE, "Return").until(TURN_ON, REST).then(FINISH),
        Ended(S.PAID, PAY_CLAUSE, "Closed"),
        Ended(S.NOT_BILLED, YEAR_CLAUSE),
        Ended(S.CANCELED, PAY_CLAUSE),
    )
)
