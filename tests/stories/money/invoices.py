"""What the stories of money share: a billing year that begins, invoices, and what comes of them."""

from datetime import date, datetime
from typing import TypeVar

import pytest

from tests.workflows.moments import local
from workflows.engine.cases import Decision, NotAllowed
from workflows.facts.effects import Effect
from workflows.facts.forms import Form
from workflows.grammar.events import THE_CLOCK, Act
from workflows.grammar.recurring import Period
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.money.billing import PROCESS
from workflows.manual.money.billing.known import Fee, FeeKind, LicensesBarred, LicensesBilled
from workflows.manual.money.billing.paying import PaymentReceived
from workflows.manual.money.billing.reckoning import Invoice, Purchase
from workflows.manual.money.billing.suspending import SuspendedUnpaid
from workflows.trying.simulate import Play

E = TypeVar("E", bound=Effect)
PERIOD = Period(begins_on=date(2026, 7, 1), ends_on=date(2027, 6, 30))
BILLED = LicensesBilled(
    licenses=10, art=2,
    fees=(Fee(FeeKind.USER, "250.00", date(2020, 7, 1)), Fee(FeeKind.ART, "120.50", date(2025, 2, 1))),
)  # fmt: skip
BARRED = LicensesBarred(users=10)
OF_AGENCY = {AGENCY_DIRECTOR, AGENCY_ADMIN}


def year_begun(billed: LicensesBilled = BILLED, policy: Policy = FIRST_EDITION) -> Play:
    play = Play(PROCESS, local(7, 1, 0), policy)
    play.fire(Act("begin", THE_CLOCK, (PERIOD, billed, BARRED)))
    play.now = local(7, 1, 9)
    return play


def bought(*, licenses: int, at: datetime, policy: Policy = FIRST_EDITION) -> Play:
    play = Play(PROCESS, at, policy)
    play.do("buy", AGENCY_ADMIN, Purchase(agency="pathways", licenses=licenses, bought_on=at.date()), BILLED, BARRED)
    return play


def owing(dated: date, policy: Policy = FIRST_EDITION) -> Play:
    """Let an invoice for ten licenses, two of them with ART, be dated on a day: $2,741."""
    play = year_begun(policy=policy)
    play.now = local(dated.month, dated.day, 9)
    play.do("issue", SYSTEM_ADMIN, Invoice(dated_on=dated))
    return play


def invoiced() -> Play:
    return owing(date(2026, 7, 15))


def suspended(policy: Policy = FIRST_EDITION) -> Play:
    """Let the invoice of July 1 be unpaid, and the licenses be suspended on August 31."""
    play = owing(date(2026, 7, 1), policy)
    play.wait(local(8, 31, 0))
    play.now = local(8, 31, 9)
    play.do("suspend", SYSTEM_ADMIN, SuspendedUnpaid(suspended_on=date(2026, 8, 31)))
    play.learn(LicensesBarred(users=10, back=("kim@example.org",), shown=True))
    return play


def paid(play: Play, amount: str, on: date, by: Role = SYSTEM_ADMIN) -> Decision:
    return play.do("receive", by, PaymentReceived(received_on=on, amount=amount, reference="Check 1041"))


def written(decision: Decision, kind: type[E]) -> list[E]:
    return [each for each in decision.effects if isinstance(each, kind)]


def who(play: Play, template: str) -> set[Role]:
    return {notice.to for notice in play.decisions[-1].notices if notice.template == template}


def refused(play: Play, step: str, by: Role, *forms: Form) -> str:
    with pytest.raises(NotAllowed) as found:
        play.do(step, by, *forms)
    return str(found.value)
