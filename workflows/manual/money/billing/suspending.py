"""P22: an invoice that is past due suspends all licenses of the agency, once a person confirms it, until ICA has the payment.

"If a Partner Agency fails to pay their license fees by the stated due date, the agency's user licenses will be suspended until
the HMIS Lead Agency receives the payment."
"""

from __future__ import annotations

from dataclasses import dataclass

from workflows.facts.by_name import TellUsers
from workflows.facts.conditions import condition
from workflows.facts.effects import AccountAccess, ConfirmInWellSky, Effect, ReinstateLicense, Undone
from workflows.facts.known import Known
from workflows.grammar.process import Must, Step, escalate, otherwise, to
from workflows.grammar.shapes import follows_in_wellsky, one_day
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.money.billing.known import HAS_USERS, IS_SHOWN, LicensesBarred
from workflows.manual.money.billing.paying import (
    AGENCY_TOLD,
    BEFORE_SUSPENSION,
    DUE,
    IN_PART,
    PAY_CLAUSE,
    RECEIVE,
    SUSPEND_CLAUSE,
    in_full,
)
from workflows.manual.money.billing.states import S

AUTOMATIC = "automatic"


@dataclass(frozen=True)
class SuspendUnpaid(
    Effect,
    key="SuspendUnpaid",
    access=AccountAccess.SUSPENDED,
    felt=True,
    at_once=True,
    told="All licenses of {subject} are suspended until its invoice is paid",
    undone=Undone("the suspension of {subject}'s licenses for this invoice ends; days served stay served", by_two=True),
):
    """All licenses of an agency are suspended until the case ends the suspension."""


@condition("licenses are suspended by the date alone", "a person of ICA confirms a suspension")
def by_the_date(known: Known) -> bool:
    """Ask the edition."""
    return known.policy.suspend_mode == AUTOMATIC


@condition("a part payment ends the suspension", "only payment in full ends the suspension")
def lifted_in_part(known: Known) -> bool:
    """Ask the edition."""
    return known.policy.partial_payment_lifts


SuspendedUnpaid = one_day(
    "SuspendedUnpaid", "Confirm that the licenses are suspended.", "Suspended in WellSky on", field="suspended_on"
)
SUSPEND = (
    Step("suspend", SUSPEND_CLAUSE, S.SUSPENDED)
    .called("Confirm the suspension", "Licenses suspended for an unpaid invoice")
    .asks(SuspendedUnpaid)
    .does(SuspendUnpaid(), TellUsers("license-suspended-unpaid"), ConfirmInWellSky())
    .tells("licenses-suspended-unpaid", *AGENCY_TOLD)
)
LATE = escalate((AGENCY_DIRECTOR, SYSTEM_ADMIN), ICA_DIRECTOR, monthly=True)
OVER = (
    Step("over", SUSPEND_CLAUSE)
    .called("Note that the invoice is past due", "Invoice past due")
    .leads(
        to(S.SUSPENDED)
        .when(by_the_date & HAS_USERS)
        .called("Invoice past due; licenses suspended")
        .does(SuspendUnpaid(), TellUsers("license-suspended-unpaid"))
        .tells("licenses-suspended-unpaid", *AGENCY_TOLD, SYSTEM_ADMIN),
        otherwise(S.UNPAID).tells("invoice-unpaid", *AGENCY_TOLD, SYSTEM_ADMIN),
    )
)
PAY = (
    Must("pay", PAY_CLAUSE, AGENCY_DIRECTOR, "pay the invoice for {your} HMIS licenses")
    .by(DUE, late=OVER, remind=Policy.billing_warning_days)
    .answers(BEFORE_SUSPENSION)
)
BECAUSE = "its date is past, and the suspension lasts until it is paid"
PAST_DUE = Must(
    "overdue", PAY_CLAUSE, AGENCY_DIRECTOR, "pay the invoice for {your} HMIS licenses, which is past due"
).aimed(BECAUSE, late=LATE)
OVERDUE = PAST_DUE.answers(BEFORE_SUSPENSION)
CONFIRM = (
    Must("confirm", SUSPEND_CLAUSE, SYSTEM_ADMIN, "confirm that the licenses of {subject} are suspended")
    .aimed("the manual sets no time for it", late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR)))
    .when(HAS_USERS)
    .answers(SUSPEND)
)
FOLLOWED = (
    Step("follow", SUSPEND_CLAUSE)
    .called("Confirm the suspension in WellSky", "Suspended in WellSky")
    .asks(SuspendedUnpaid)
    .does(ConfirmInWellSky())
)
FOLLOW = (
    follows_in_wellsky("follow", SUSPEND_CLAUSE, "suspend the accounts of {subject}'s users",
                       "the suspension holds already; the accounts are to follow at once")
    .when(
        (by_the_date & ~SUSPEND.taken).said(
            "the date alone suspended the licenses", "a person of ICA confirmed the suspension"
        )
    )
    .answers(FOLLOWED)
)  # fmt: skip


def _back(known: Known) -> tuple[str, ...]:
    return known[LicensesBarred].back


def _somebody(known: Known) -> bool:
    return bool(known[LicensesBarred].back)


REINSTATE = (
    ReinstateLicense("the invoice is paid"),
    TellUsers("license-back-paid", _back, when=_somebody, licensed=False),
)
DURING_SUSPENSION = RECEIVE.leads(
    to(S.RETURNING)
    .when(in_full)
    .called("Invoice paid in full; suspension ended")
    .does(*REINSTATE)
    .tells("licenses-back-paid", *AGENCY_TOLD)
    .tells("accounts-back-paid", SYSTEM_ADMIN),
    to(S.RETURNING)
    .when(lifted_in_part)
    .called("Part of the invoice paid; suspension ended")
    .does(*REINSTATE)
    .tells("licenses-back-paid", *AGENCY_TOLD)
    .tells("accounts-back-paid", SYSTEM_ADMIN),
    IN_PART,
)
SUSPENDED = PAST_DUE.answers(DURING_SUSPENSION)
TurnedOnAgain = one_day(
    "UnpaidTurnedOn", "Confirm that the accounts are turned back on.", "Turned back on in WellSky on", field="done_on"
)
TURN_ON = (
    follows_in_wellsky("turn-on", SUSPEND_CLAUSE, "turn the accounts of {subject}'s users back on, but for those whom something else suspends",
                       "the suspension is over; the accounts are to follow at once")
    .when(IS_SHOWN)
    .answers(
        Step("turn-on", SUSPEND_CLAUSE)
        .called("Confirm that the accounts are on", "Accounts turned back on in WellSky")
        .asks(TurnedOnAgain)
        .does(ConfirmInWellSky(lifted=True))
    )
)  # fmt: skip
AFTER = RECEIVE.leads(IN_PART)  # the rest is owed until all is paid
REST = (
    Must("rest", PAY_CLAUSE, AGENCY_DIRECTOR, "pay the rest of the invoice for {your} HMIS licenses, which is past due")
    .aimed(BECAUSE, late=LATE)
    .when(lifted_in_part & ~in_full)
    .answers(AFTER)
)
FINISH = (
    Step("finish", SUSPEND_CLAUSE, S.PAID)
    .called("Close the invoice", "Invoice closed")
    .untold(
        AGENCY_DIRECTOR,
        AGENCY_ADMIN,
        SYSTEM_ADMIN,
        because="they heard of the payment, and of the end of the suspension",
    )
)
