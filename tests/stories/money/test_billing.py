"""2.7: once a year an invoice for the licenses of an agency, due within 60 days; unpaid, its licenses are suspended until it is paid."""

from datetime import date, datetime

import pytest

from tests.stories.money.invoices import (
    BILLED,
    OF_AGENCY,
    PERIOD,
    bought,
    invoiced,
    owing,
    paid,
    refused,
    suspended,
    who,
    written,
    year_begun,
)
from tests.workflows.moments import local
from workflows.facts.by_name import TellUsers
from workflows.facts.effects import ConfirmInWellSky, ReinstateLicense
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.setting import Origin
from workflows.law.value import changed
from workflows.manual.money.billing import PROCESS
from workflows.manual.money.billing.known import Fee, FeeKind, LicensesBarred, LicensesBilled
from workflows.manual.money.billing.paying import InvoiceCanceled
from workflows.manual.money.billing.reckoning import Invoice
from workflows.manual.money.billing.recorded import IssueInvoice, RecordPayment
from workflows.manual.money.billing.suspending import SuspendedUnpaid, SuspendUnpaid, TurnedOnAgain
from workflows.trying.simulate import Play


def day(month: int, number: int, hour: int = 9) -> datetime:
    return local(month, number, hour)


# "Billing for licenses will occur once annually, covering July - June."


def test_every_july_ica_writes_each_agency_an_invoice_for_its_licenses_of_july_to_june() -> None:
    play = year_begun()
    assert play.due("invoice") == date(2026, 7, 31)
    play.now = day(7, 15)
    done = play.do("issue", SYSTEM_ADMIN, Invoice(dated_on=date(2026, 7, 15)))
    (invoice,) = written(done, IssueInvoice)
    assert (invoice.begins, invoice.ends) == (PERIOD.begins_on, PERIOD.ends_on)
    assert (invoice.licenses, invoice.fee, invoice.art, invoice.art_fee) == (10, 25_000, 2, 12_050)
    assert invoice.total == 274_100
    assert (play.case.state, who(play, "invoice")) == ("OWED", OF_AGENCY)
    assert PROCESS.written["invoice"] == "2.7-billing-year"


@pytest.mark.parametrize(
    ("billed", "said"),
    [
        (BILLED, "$2,741.00 for 10 licenses, 2 of them with ART"),
        (changed(BILLED, licenses=1, art=0), "$250.00 for 1 license"),
        (changed(BILLED, licenses=0, art=0), "the agency has no license to bill"),
        (changed(BILLED, fees=()), "a fee that it needs is not on record"),
        (changed(BILLED, fees=BILLED.fees[:1]), "a fee that it needs is not on record"),
    ],
)
def test_whoever_is_to_send_an_invoice_reads_what_it_would_come_to(billed: LicensesBilled, said: str) -> None:
    play = year_begun(billed)
    assert PROCESS.names["foreseen"].read(play.case.known(play.policy, play.now)) == said


def test_an_agency_without_licenses_gets_no_invoice_and_the_reason_is_on_record() -> None:
    play = year_begun(changed(BILLED, licenses=0, art=0))
    assert "no license" in refused(play, "issue", SYSTEM_ADMIN, Invoice(dated_on=date(2026, 7, 1)))
    step = next(each for each, _ in PROCESS.ways_in("PREPARING") if each.name == "leave")
    assert step.form is not None
    play.do("leave", SYSTEM_ADMIN, step.form(why="All licenses ended in June"))
    assert (play.case.state, who(play, "invoice-left")) == ("NOT_BILLED", OF_AGENCY)


# "The additional amount charged for these licenses will reflect the actual cost of the license charged to the HMIS Lead Agency
# under the HMIS software contract."


def test_no_invoice_is_written_before_the_fee_and_what_art_costs_ica_are_on_record() -> None:
    user = tuple(each for each in BILLED.fees if each.kind is FeeKind.USER)
    play = year_begun(changed(BILLED, fees=()))
    assert "2.7-billing-year" in refused(play, "issue", SYSTEM_ADMIN, Invoice(dated_on=date(2026, 7, 1)))
    play = year_begun(changed(BILLED, fees=user))
    assert "2.7-art-price" in refused(play, "issue", SYSTEM_ADMIN, Invoice(dated_on=date(2026, 7, 1)))


def test_the_fee_is_the_one_in_force_when_the_billing_year_began() -> None:
    later = Fee(FeeKind.USER, "400.00", date(2027, 7, 1))
    play = year_begun(changed(BILLED, fees=(*BILLED.fees, later)))
    (invoice,) = written(play.do("issue", SYSTEM_ADMIN, Invoice(dated_on=date(2026, 7, 1))), IssueInvoice)
    assert invoice.fee == 25_000


# "Partner Agencies may purchase licenses at any time."


def test_licenses_bought_between_have_an_invoice_and_days_of_their_own() -> None:
    play = bought(licenses=3, at=day(11, 2))
    assert who(play, "invoice-to-write") == {SYSTEM_ADMIN}
    assert play.due("invoice") == date(2026, 11, 9)
    play.now = day(11, 4)
    (invoice,) = written(play.do("issue", SYSTEM_ADMIN, Invoice(dated_on=date(2026, 11, 4))), IssueInvoice)
    assert (invoice.begins, invoice.ends) == (date(2026, 11, 2), date(2027, 6, 30))
    assert (invoice.licenses, invoice.art, invoice.total) == (3, 0, 75_000)
    assert play.due("pay") == date(2027, 1, 3)


def test_an_office_may_take_off_the_months_that_are_over() -> None:
    monthly = Policy("by months", FIRST_EDITION.since, Policy.license_proration.to("months"))
    play = bought(licenses=3, at=day(11, 2), policy=monthly)
    (invoice,) = written(play.do("issue", SYSTEM_ADMIN, Invoice(dated_on=date(2026, 11, 2))), IssueInvoice)
    assert (invoice.fee, invoice.total) == (16_667, 50_001)  # eight of twelve months, of each license


# "The annual fee must be paid within 60 days following the date of the invoice."


def test_an_invoice_is_due_by_the_last_moment_of_day_60_also_on_a_sunday() -> None:
    play = owing(date(2026, 7, 15))
    assert play.due("pay") == date(2026, 9, 13)
    play.wait(day(9, 13, 23))
    assert play.case.state == "OWED"
    play.wait(day(9, 14, 0))
    assert (play.case.state, who(play, "invoice-unpaid")) == ("UNPAID", OF_AGENCY | {SYSTEM_ADMIN})


def test_the_sixty_days_are_the_manuals_own_number_as_long_as_no_edition_moves_the_day() -> None:
    receipt = owing(date(2026, 7, 15)).case.owed["pay"].receipt
    assert receipt is not None
    assert [(number.value, number.origin) for number in receipt.numbers] == [("60", Origin.MANUAL)]


def test_an_office_may_move_what_falls_due_on_a_weekend() -> None:
    rolling = Policy("rolling", FIRST_EDITION.since, Policy.roll_weekend.to(value=True))
    assert owing(date(2026, 7, 15), rolling).due("pay") == date(2026, 9, 14)


def test_the_agency_is_warned_thirty_fourteen_and_three_days_ahead() -> None:
    play = owing(date(2026, 7, 15))
    told = {
        decision.at.astimezone(play.policy.calendar.zone).date()
        for decision in play.wait(day(9, 13))
        if decision.notices
    }
    friday_before = date(2026, 8, 28)  # since the office is closed on the Sunday
    assert told == {date(2026, 8, 14), friday_before, date(2026, 9, 10)}


# "If a Partner Agency fails to pay their license fees by the stated due date, the agency's user licenses will be suspended until
# the HMIS Lead Agency receives the payment."


def test_a_person_of_ica_confirms_the_suspension_and_every_user_hears_of_it() -> None:
    play = owing(date(2026, 7, 1))
    play.wait(day(8, 31, 0))
    assert {"confirm", "overdue"} == set(play.case.owed)
    play.now = day(8, 31)
    done = play.do("suspend", SYSTEM_ADMIN, SuspendedUnpaid(suspended_on=date(2026, 8, 31)))
    assert play.case.state == "SUSPENDED"
    assert [type(each) for each in done.effects] == [SuspendUnpaid, TellUsers, ConfirmInWellSky]
    assert who(play, "licenses-suspended-unpaid") == OF_AGENCY


def test_licenses_may_be_suspended_by_the_date_alone_where_an_edition_says_so() -> None:
    at_once = Policy("at once", FIRST_EDITION.since, Policy.suspend_mode.to("automatic"))
    play = owing(date(2026, 7, 1), at_once)
    play.wait(day(8, 31, 0))
    assert play.case.state == "SUSPENDED"
    assert [type(each) for each in play.decisions[-1].effects] == [SuspendUnpaid, TellUsers]
    play.now = day(8, 31)
    play.do("follow", SYSTEM_ADMIN, SuspendedUnpaid(suspended_on=date(2026, 8, 31)))
    assert set(play.case.owed) == {"overdue"}


def test_an_agency_without_a_license_left_has_nothing_to_suspend_and_still_owes() -> None:
    play = owing(date(2026, 7, 1))
    play.learn(LicensesBarred(users=0))
    play.wait(day(8, 31, 0))
    assert set(play.case.owed) == {"overdue"}


def test_payment_in_full_ends_the_suspension_on_the_day_on_which_ica_received_it() -> None:
    play = suspended()
    play.now = day(9, 11)
    done = paid(play, "2741.00", date(2026, 9, 10))
    assert (play.case.state, done.on) == ("RETURNING", date(2026, 9, 10))
    assert [type(each) for each in done.effects] == [RecordPayment, ReinstateLicense, TellUsers]
    assert (who(play, "licenses-back-paid"), who(play, "accounts-back-paid")) == (OF_AGENCY, {SYSTEM_ADMIN})
    play.do("turn-on", SYSTEM_ADMIN, TurnedOnAgain(done_on=date(2026, 9, 11)))
    assert (play.case.state, play.case.owed) == ("PAID", {})


def test_nothing_is_turned_on_where_everybody_is_suspended_for_something_else() -> None:
    play = suspended()
    play.learn(LicensesBarred(users=1, stay=("Kim Roe",)))
    play.now = day(9, 10)
    paid(play, "2741", date(2026, 9, 10))
    assert play.case.state == "PAID"


def test_part_payments_are_counted_and_end_no_suspension() -> None:
    play = owing(date(2026, 7, 1))
    play.now = day(8, 1)
    paid(play, "1000.00", date(2026, 8, 1))
    assert (play.case.state, who(play, "invoice-paid-in-part")) == ("OWED", OF_AGENCY)
    assert PROCESS.names["rest"].read(play.case.known(play.policy, play.now)) == "$1,741.00"
    play.wait(day(8, 31, 0))
    play.now = day(8, 31)
    play.do("suspend", SYSTEM_ADMIN, SuspendedUnpaid(suspended_on=date(2026, 8, 31)))
    play.learn(LicensesBarred(users=10, back=("kim@example.org",), shown=True))
    paid(play, "1000", date(2026, 8, 31))
    assert play.case.state == "SUSPENDED"
    paid(play, "741.00", date(2026, 8, 31))
    assert play.case.state == "RETURNING"


def test_an_office_may_let_a_part_payment_end_the_suspension_and_the_rest_is_still_owed() -> None:
    lifting = Policy("lifting", FIRST_EDITION.since, Policy.partial_payment_lifts.to(value=True))
    play = suspended(lifting)
    play.now = day(9, 10)
    paid(play, "1000.00", date(2026, 9, 10))
    assert (play.case.state, set(play.case.owed)) == ("RETURNING", {"turn-on", "rest"})
    play.do("turn-on", SYSTEM_ADMIN, TurnedOnAgain(done_on=date(2026, 9, 10)))
    paid(play, "1741.00", date(2026, 9, 10))
    assert play.case.state == "PAID"


def test_a_payment_counts_from_the_day_ica_received_it_whenever_it_is_entered() -> None:
    play = suspended()
    play.now = day(9, 2)
    done = paid(play, "2741.00", date(2026, 8, 29))
    assert (play.case.state, done.on) == ("RETURNING", date(2026, 8, 31))  # on which it was suspended
    (payment,) = written(done, RecordPayment)
    assert payment.on == date(2026, 8, 29)


def test_an_unpaid_invoice_is_never_a_violation_and_nothing_is_paid_back() -> None:
    effects = {type(effect).__name__ for _, step, _ in PROCESS.arrows() for effect in step.effects}
    assert not effects & {"OpenCase", "RecordFinding", "SuspendLicense", "TerminateLicense"}
    assert "2.8-no-refund" in {clause for _, step, _ in PROCESS.arrows() for clause in step.clauses}


def test_an_invoice_may_be_canceled_by_icas_director_with_a_reason() -> None:
    play = owing(date(2026, 7, 1))
    assert "ICA director" in refused(play, "cancel", SYSTEM_ADMIN, InvoiceCanceled(why="Twice"))
    play.do("cancel", ICA_DIRECTOR, InvoiceCanceled(why="The agency was billed twice"))
    assert (play.case.state, who(play, "invoice-canceled")) == ("CANCELED", OF_AGENCY | {SYSTEM_ADMIN})


def test_who_pays_is_not_who_says_that_it_is_paid() -> None:
    play = owing(date(2026, 7, 1))
    for role in (AGENCY_DIRECTOR, AGENCY_ADMIN):
        with pytest.raises(Exception, match="System Administrator"):
            paid(play, "2741.00", date(2026, 7, 1), role)


def test_the_numbers_are_the_registers() -> None:
    play: Play = invoiced()
    assert play.policy.invoice_due_days == 60
    assert play.policy.billing_warning_days == (30, 14, 3)
